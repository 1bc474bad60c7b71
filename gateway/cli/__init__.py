"""The command line `groundswell`."""

import sys


def main() -> None:
    """Run the command that the arguments name; Ctrl-C ends it quietly at any moment."""
    try:
        from gateway.cli.app import app  # noqa: PLC0415  Ctrl-C during the import is quiet, too

        app()
    except KeyboardInterrupt:
        sys.exit(130)
