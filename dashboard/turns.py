"""Pages take turns: as many run at a time as there are cores.

A page is work for one core. Twenty that run side by side get in each other's way, so that all of them end
late; one after the other takes a quarter less work, and half of the readers wait half as long.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, local
from time import sleep

PATIENCE = 1.0
"""Seconds after which a page runs all the same: what others read for minutes holds nobody up for longer."""

places = BoundedSemaphore(os.cpu_count() or 1)
_run = local()


@contextmanager
def turn() -> Iterator[None]:
    """Wait for a turn, and give it back."""
    _run.has_place = places.acquire(timeout=PATIENCE)
    try:
        yield
    finally:
        give_back()


def rest(seconds: float) -> None:
    """Let others run for so long. The page then goes on at once: it has waited."""
    give_back()
    sleep(seconds)


def give_back() -> None:
    """Run on without a turn, before what may take long: nobody waits for it."""
    if getattr(_run, "has_place", False):
        _run.has_place = False
        places.release()
