"""`python -m dashboard run FILE`: Streamlit, whose server ends well when it is asked to."""

import asyncio
import signal
import sys

from streamlit.web.cli import main


def _end(*_: object) -> None:
    """End at once. A server that runs has closed all before it raises the signal again, and ends by itself."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        sys.exit(0)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _end)
    main(prog_name="streamlit")
