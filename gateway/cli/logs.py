"""Log messages on stderr: one line each, with traces only where they were asked for."""

import logging
import sys

from gateway.cli.errors import BadInput


class OneLine(logging.Formatter):
    """A message without the trace behind it."""

    def formatException(self, ei: object) -> str:  # noqa: ARG002, N802  logging's name and argument
        """Nothing: the message says what failed, `groundswell status` says why."""
        return ""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        return super().format(record).rstrip()


class Stderr(logging.Handler):
    """Writes to what is stderr at the time."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one message."""
        sys.stderr.write(f"{self.format(record)}\n")


def quiet(level: str) -> None:
    """For a command: the libraries speak up only where a person asked for details."""
    _configure(level)
    if not logging.getLogger().isEnabledFor(logging.INFO):
        logging.getLogger("dramatiq").setLevel(logging.CRITICAL)
        logging.getLogger("eventsourcing").setLevel(logging.CRITICAL)


def talking(level: str) -> None:
    """For a process that runs on: what fails is said as it happens."""
    _configure(level)


def _configure(level: str) -> None:
    name = level.strip().upper()
    if name not in logging.getLevelNamesMapping():
        raise BadInput(f"The setting GROUNDSWELL_LOG_LEVEL is wrong: '{level}' is none of DEBUG, INFO, WARNING, ERROR.")
    handler = Stderr()
    plain = "%(asctime)s %(levelname)s %(message)s"
    handler.setFormatter(logging.Formatter(plain) if name == "DEBUG" else OneLine(plain))
    logging.basicConfig(level=name, handlers=[handler], force=True)
