"""The command line `groundswell`."""

import sys


def main() -> None:
    """Run the command that the arguments name; Ctrl-C ends it quietly at any moment."""
    try:
        from gateway.cli.app import app

        app()
    except KeyboardInterrupt:
        sys.exit(130)
