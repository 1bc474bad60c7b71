"""Waiting for a database that is busy or briefly away, instead of troubling a person with it."""

import random
import time
from collections.abc import Callable
from typing import TypeVar

import sqlalchemy.exc
from eventsourcing import persistence

from domain.errors import GroundswellError
from service.store import LOCK_TIMEOUT

T = TypeVar("T")

AWAY = (
    persistence.OperationalError,
    persistence.InterfaceError,
    sqlalchemy.exc.OperationalError,
    sqlalchemy.exc.InterfaceError,
)
"""What a locked, restarting or unreachable database raises."""


BROKEN = (persistence.PersistenceError, sqlalchemy.exc.DBAPIError)
"""Whatever else a database may raise; not worth another try by itself."""


class DatabaseAway(GroundswellError):
    """The database did not answer in time. Nothing was recorded."""

    def __init__(self, seconds: float, reason: str) -> None:
        self.reason = reason
        super().__init__(
            f"The database cannot be used ({reason}; waited up to {seconds:g} seconds); "
            "check that it runs and GROUNDSWELL_DATABASE_URL is right, then try again."
        )


class Contended(GroundswellError):
    """Others kept changing what was to be decided upon. Nothing was recorded."""

    def __init__(self) -> None:
        super().__init__("Others keep recording about the same stakeholder; try again in a moment.")


HOPELESS = ("unable to open database file", "file is not a database", "password authentication")
"""What waiting does not mend."""


def _hopeless(error: Exception) -> bool:
    return any(sign in str(error) for sign in HOPELESS)


def patiently(
    work: Callable[[], T],
    *,
    seconds: float = LOCK_TIMEOUT,
    conflicts: tuple[type[Exception], ...] = (),
) -> T:
    """The result of the work, tried again while the database is away or others get ahead.

    `work` must be safe to run again: it reloads what it decides upon. `conflicts` are further
    errors worth another try.
    """
    deadline = time.monotonic() + seconds
    pause = 0.005
    tries: tuple[type[Exception], ...] = (*AWAY, *conflicts)
    while True:
        try:
            return work()
        except (*BROKEN, *conflicts) as error:  # type: ignore[misc]  # mypy loses the types here
            worth_a_try = isinstance(error, tries) and not _hopeless(error)
            if not worth_a_try and not _hopeless(error):
                raise
            if not worth_a_try or time.monotonic() + pause > deadline:
                if isinstance(error, conflicts):
                    raise Contended from error
                raise DatabaseAway(seconds, _told(error)) from error
        time.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311  # nosec B311 # jitter, not a secret
        pause = min(pause * 2, 0.5)


def _told(error: Exception) -> str:
    """The first line of what the driver says."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0][:200]
