"""From any error to one sentence with the way out on stderr, and an exit code; never a trace.

0   done
1   failed for a reason outside the input: the database is away, a difference was found
2   bad input: nothing was recorded
130 stopped by Ctrl-C
"""

import logging
import os
import sys
from collections.abc import Callable
from typing import Any

import typer
from rich.text import Text

from domain.errors import GroundswellError, Invalid, Refused, Unknown
from gateway.cli.output import err

logger = logging.getLogger(__name__)

BAD_INPUT, FAILED, STOPPED, PIPE_CLOSED = 2, 1, 130, 141


class BadInput(GroundswellError):
    """Something typed that cannot be meant; the text is the whole sentence."""


class Failed(GroundswellError):
    """Something outside the input that keeps the command from its work."""


def exit_code_of(command: Callable[[], Any]) -> int:
    """Run a command; tell what went wrong in one sentence; the code to exit with."""
    try:
        result = command()
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit) as error:
        if isinstance(error, SystemExit) and not isinstance(error.__context__, BrokenPipeError):
            raise
        return _pipe_closed()  # told by typer as an exit, if it was met inside a command
    except KeyboardInterrupt:
        return STOPPED
    except typer.Abort as error:
        if isinstance(error.__context__, KeyboardInterrupt):
            return STOPPED
        return _say("No answer was given, so nothing was recorded.", BAD_INPUT)
    except Exception as error:
        logger.debug("the command failed", exc_info=True)
        return _say(*sentence(error))
    return result if isinstance(result, int) else 0


def sentence(error: Exception) -> tuple[str, int]:
    """What to say about an error, and the exit code."""
    match error:
        case BadInput() | Refused() | Unknown() | Invalid():
            return _ended(str(error)), BAD_INPUT
        case GroundswellError():
            return _ended(str(error)), BAD_INPUT if _about_the_file(error) else FAILED
        case typer.TyperException():
            told = error.format_message()  # empty where typer has just shown the help instead
            return told and _ended(f"{told.rstrip('.')}; --help tells more"), error.exit_code
        case OSError(filename=str() as name, strerror=str() as reason):
            return _ended(f"{name}: {reason[0].lower()}{reason[1:]}"), BAD_INPUT
        case _ if type(error).__module__.split(".")[0] in {"sqlalchemy", "eventsourcing", "psycopg", "sqlite3"}:
            return _ended(f"The database refused: {_first_line(error)}; check GROUNDSWELL_DATABASE_URL"), FAILED
    told = f"{type(error).__name__}: {_first_line(error)}"
    return _ended(f"Something unforeseen went wrong ({told}); GROUNDSWELL_LOG_LEVEL=DEBUG shows where"), FAILED


def _about_the_file(error: GroundswellError) -> bool:
    return type(error).__name__ == "FileRejected"  # by name: its module is slow to import


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(".")[:200] if lines else "no reason was given"


def _ended(text: str) -> str:
    text = "".join(sign if sign.isprintable() else " " for sign in text)  # one line, whatever was typed
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _say(text: str, code: int) -> int:
    if text:
        err().print(Text(text), soft_wrap=True)
    return code


def _pipe_closed() -> int:
    """The reader has gone (`| head`): nothing may be written any more, not even while Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CLOSED
