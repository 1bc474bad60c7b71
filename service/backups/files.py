"""The files of backups: written aside and given their name when whole; named by time; the old ones removed."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import chain, count
from pathlib import Path
from tempfile import TemporaryDirectory

from service.backups.errors import AlreadyThere
from service.durable import settle

FORM = "groundswell-%Y%m%dT%H%M%SZ.backup"
"""The name of a backup in a folder: the instant in UTC at which it was begun."""

ASIDE = ".groundswell-unfinished-"
"""How the folders begin in which backups are made."""

LEFTOVER_SECONDS = 24 * 60 * 60
"""How old such a folder is when whoever made it must have been killed."""


def named(to: Path, now: datetime) -> Path:
    """The file to write: `to`, or one named by the time where that is a folder."""
    return to / now.astimezone(UTC).strftime(FORM) if to.is_dir() else to


def taken_at(file: Path) -> datetime | None:
    """When a backup was begun, by its name; None where it is none of ours."""
    try:
        taken = datetime.strptime(file.name, FORM).replace(tzinfo=UTC)
    except ValueError:  # another file
        return None
    return taken if taken.strftime(FORM) == file.name else None


def expired(folder: Path, now: datetime, days: int) -> list[Path]:
    """The backups in a folder that are older than so many days, the oldest first."""
    found = sorted((taken, file) for file in folder.iterdir() if (taken := taken_at(file)) and file.is_file())
    return [file for taken, file in found if now - taken > timedelta(days=days)]


def before_restore(file: Path, now: datetime, suffix: str = "") -> Path:
    """The name under which what stood in the place of `file` is kept: by the time, and a number if that is taken."""
    name = f"{file.name}.before-restore-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    numbers = chain([""], (f"-{number}" for number in count(2)))
    candidates = (file.with_name(f"{name}{number}{suffix}") for number in numbers)
    return next(each for each in candidates if not each.exists())


@contextmanager
def aside(beside: Path, prefix: str = ASIDE) -> Iterator[Path]:
    """A folder beside a file, which only its owner may enter; removed afterwards with all that is in it."""
    _sweep(beside.parent, prefix)
    with TemporaryDirectory(prefix=prefix, dir=beside.parent) as folder:
        yield Path(folder)


def _sweep(folder: Path, prefix: str) -> None:
    """Remove what those left who were killed."""
    for each in folder.glob(f"{prefix}*"):
        if time.time() - each.stat().st_mtime > LEFTOVER_SECONDS:
            shutil.rmtree(each)


def refuse_to_overwrite(file: Path, *, force: bool) -> None:
    """Raise `AlreadyThere` where the file is there, unless it may be replaced."""
    if file.exists() and not force:
        raise AlreadyThere(file)


def give_name(whole: Path, file: Path) -> None:
    """Give a finished file its name, once it is safely on the disk; nobody but its owner may read it."""
    whole.chmod(0o600)
    settle(whole)
    whole.replace(file)
    settle(file.parent)
