"""Looking after the master keys: which there are, and a new one in the place of the old."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from cryptography.exceptions import InvalidTag
from sqlalchemy import bindparam, select, update

from domain.roles import Right
from service.database import Database
from service.guard import INSIDE, Guard, Where, needs
from service.patience import patiently
from service.progress import Progress, silent
from service.sealing.master_keys import MasterKey, MasterKeyError, MasterKeys, add_first
from service.sealing.opening import in_use
from service.sealing.table import keys

AT_ONCE = 1_000
"""Data keys wrapped anew in one transaction."""


@dataclass(frozen=True)
class Listed:
    """A master key by its name: whether it wraps new data keys, and how many it has wrapped."""

    name: str
    first: bool
    wraps: int


@dataclass(frozen=True)
class Rotated:
    """What a rotation did: the key that wraps now, whether it is new, how many data keys it took over.

    `broken` counts data keys that no master key unwraps; they stay as they are. `old` are keys that
    nothing in the database needs any more.
    """

    name: str
    new: bool
    taken_over: int
    broken: int
    old: list[str]


@dataclass(frozen=True)
class Keys:
    """The use cases of the master keys."""

    masters: MasterKeys
    database: Database
    guard: Guard = INSIDE

    @needs(Right.ADMINISTER, Where.EVERYWHERE)
    def listed(self) -> list[Listed]:
        """Every master key, the one that wraps first."""
        there = self.masters.all()
        used = self._in_use()
        return [Listed(each.name, number == 0, used.get(each.name, 0)) for number, each in enumerate(there)]

    @needs(Right.ADMINISTER, Where.EVERYWHERE)
    def rotate(self, progress: Progress = silent) -> Rotated:
        """Wrap all data keys by a new master key; what they seal stays as it is.

        A rotation that was stopped half-way is completed, with the key it began with. So is one for
        which somebody put a new first line into the file.
        """
        used = self._in_use()
        new = set(used) <= {self.masters.first().name}
        if new:
            add_first(self.masters.file, MasterKey.new())
        first = self.masters.first()
        taken_over, broken = self._take_over(first, sum(used.values()), progress)
        needed = {first.name, *self._in_use()}
        old = [each.name for each in self.masters.all() if each.name not in needed]
        return Rotated(first.name, new, taken_over, broken, old)

    def _in_use(self) -> dict[str, int]:
        with self.database.reading() as connection:
            return in_use(connection)

    def _take_over(self, first: MasterKey, of: int, progress: Progress) -> tuple[int, int]:
        done, broken, after = 0, 0, ""
        while rows := self._next(first, after):
            good = [wrapped for row in rows if (wrapped := self._anew(first, *row))]
            patiently(lambda: self._write(good))  # noqa: B023  it is over when this returns
            done, broken, after = done + len(good), broken + len(rows) - len(good), rows[-1][0]
            progress(done, max(of, done))
        return done, broken

    def _next(self, first: MasterKey, after: str) -> list[tuple[str, bytes, str]]:
        columns = keys.c.aggregate_id, keys.c.wrapped, keys.c.master
        others = select(*columns).where(keys.c.master != first.name, keys.c.aggregate_id > after)
        with self.database.reading() as connection:
            rows = connection.execute(others.order_by(keys.c.aggregate_id).limit(AT_ONCE))
            return [cast("tuple[str, bytes, str]", tuple(row)) for row in rows]

    def _anew(self, first: MasterKey, owner: str, wrapped: bytes, master: str) -> dict[str, Any] | None:
        try:
            secret = self.masters.named(master).unwrap(wrapped, owner)
        except (InvalidTag, MasterKeyError):
            return None
        return {"owner": owner, "before": wrapped, "after": first.wrap(secret, owner), "by": first.name}

    def _write(self, rows: Sequence[dict[str, Any]]) -> None:
        """Put them in the place of the old ones; what was destroyed meanwhile stays destroyed."""
        same = (keys.c.aggregate_id == bindparam("owner")) & (keys.c.wrapped == bindparam("before"))
        if rows:
            with self.database.writing() as connection:
                anew = update(keys).where(same).values(wrapped=bindparam("after"), master=bindparam("by"))
                connection.execute(anew, list(rows))
