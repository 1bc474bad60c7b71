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


class DatabaseAway(GroundswellError):
    """The database did not answer in time. Nothing was recorded."""

    def __init__(self, seconds: float, reason: str) -> None:
        self.reason = reason
        super().__init__(
            f"The database did not answer within {seconds:g} seconds ({reason}); check that it runs and try again."
        )


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
    while True:
        try:
            return work()
        except (*AWAY, *conflicts) as error:
            if time.monotonic() + pause > deadline:
                reason = str(error).strip().splitlines()[0][:200]
                raise DatabaseAway(seconds, reason) from error
        time.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311  jitter, not a secret
        pause = min(pause * 2, 0.5)
