"""Opening the workplace for one command, and waiting until a new fact is visible."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gateway.cli.errors import BadInput, Failed
from gateway.cli.output import err, waiting

if TYPE_CHECKING:
    from service.settings import Settings
    from service.use_cases import UseCases
    from workers.workplace import Workplace


@dataclass(frozen=True)
class Opened:
    """What a command has: the use cases as whoever runs it may use them; what it records is counted by `place`."""

    services: "UseCases"
    place: "Workplace"


OWN_WORK, OTHERS_WORK = 60.0, 3.0
"""Seconds to wait for a fact to be counted: by this process itself, or by the workers of the queue."""


def settings() -> "Settings":
    """The settings of the environment; a bad one is named."""
    from pydantic import ValidationError

    from service.settings import Settings

    try:
        found = Settings()
    except ValidationError as error:
        wrong = error.errors(include_url=False)[0]
        name = f"GROUNDSWELL_{str(wrong['loc'][0]).upper()}"
        reason = wrong["msg"].removeprefix("Value error, ")
        raise BadInput(f"The setting {name} is wrong: {reason[0].lower()}{reason[1:]}.") from error
    _check_file(found)
    return found


def _check_file(found: "Settings") -> None:
    """Say at once what no waiting can mend about a database file."""
    file = found.sqlite_path
    if file is None:
        return
    if not file.name or file.is_dir():
        raise BadInput(
            f"GROUNDSWELL_DATABASE_URL names the folder '{file}'; give a file in it, such as groundswell.db."
        )
    if file.exists() and not os.access(file, os.R_OK | os.W_OK):
        raise Failed(f"The database file '{file}' may not be read and written; ask its owner, or choose another.")


@contextmanager
def opened(*, whatever_version: bool = False) -> Iterator[Opened]:
    """The use cases for one command, as far as who runs it may; no worker runs.

    Read models of another version are refused, unless the command can do without them.
    """
    chosen = settings()
    from gateway.cli.logs import quiet
    from workers.workplace import open_workplace

    quiet(chosen.log_level)
    with waiting("Opening the database"):
        workplace = open_workplace(chosen, rebuilding=whatever_version)
    try:
        yield Opened(workplace.services.acting(workplace.services.caller()), workplace)
    finally:
        workplace.close()


@contextmanager
def up_to_date() -> Iterator[Opened]:
    """The same with all facts counted in, as far as this process is the one who counts."""
    with opened() as command, at_work(command.place):
        place = command.place
        if place.in_process and _behind(place):
            place.queue.wake()
            with waiting("Counting facts"):
                place.settle(OWN_WORK)
        yield command


@contextmanager
def at_work(workplace: "Workplace") -> Iterator[None]:
    """With no queue this process does the work itself, meanwhile."""
    from workers.workplace import working

    with working(workplace, sweep=False) if workplace.in_process else nullcontext():
        yield


def _behind(workplace: "Workplace") -> bool:
    models = workplace.services.read_models
    return models.timeline.position() < models.timeline.head() or bool(models.stale())


def wait_until_counted(command: Opened, coalition: str | None = None) -> bool:
    """Wait until the facts saved by now are visible, of one coalition or of all; whether they are."""
    workplace = command.place
    head = workplace.services.read_models.timeline.head()
    with waiting("Counting facts"):
        if workplace.in_process:
            workplace.settle(OWN_WORK)
            return _counted(workplace, head, coalition)
        deadline = time.monotonic() + OTHERS_WORK
        while not (done := _counted(workplace, head, coalition)) and time.monotonic() < deadline:
            time.sleep(0.05)
    return done


def _counted(workplace: "Workplace", head: int, coalition: str | None) -> bool:
    services = workplace.services
    if services.read_models.timeline.position() < head:
        return False
    return services.reading.counted(coalition) if coalition else not services.read_models.stale()


def say_if_not_counted(command: Opened, *, counted: bool) -> None:
    """Tell that the fact is safe and where to look, if it is not visible yet."""
    if not counted:
        who = "this process could not count it" if command.place.in_process else "no worker has counted it yet"
        err().print(f"It is recorded, but {who}; 'groundswell status' tells more.", soft_wrap=True)
