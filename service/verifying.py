"""Verifying: rebuild the read models aside and compare them row for row with the live ones."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import isclose
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from sqlalchemy import Connection, Row, Table, select

from service.database import Database
from service.progress import Progress
from service.projections import refresh, schema
from service.projections.computed import Counted, Record, compute
from service.projections.policies import adopted
from service.projections.tables import (
    coalition_now,
    coalitions,
    dead_letters,
    links,
    months,
    partnership_now,
    partnerships,
    policies,
    relationships,
    stakeholders,
    tiles,
    timeline,
    tree,
)
from service.projections.tiles import Tree, grown
from service.projections.timeline import Timeline
from service.settings import Settings

SERIES = ("strength", "momentum")
"""The columns of `months`: float64, one a day."""

ROUNDING = 1e-9
"""How far another processor's rounding may take a figure, relatively and absolutely."""

ROWS = (coalitions, stakeholders, relationships, partnerships, links, policies, timeline, tree, tiles)
"""The tables that are compared row for row with those made aside."""

SHOWN = 100
"""Most differences that are told one by one."""


@dataclass(frozen=True)
class Difference:
    """A row that is not what the facts say: its table and key, as it is and as it should be."""

    table: str
    key: str
    live: str
    rebuilt: str


@dataclass
class Verdict:
    """What a comparison found. `found` counts all differences, of which the first are kept."""

    facts: int = 0
    rows: int = 0
    found: int = 0
    differences: list[Difference] = field(default_factory=list)

    @property
    def identical(self) -> bool:
        """Whether everything is as the facts say."""
        return self.found == 0

    def compare(self, table: Table, key: str, live: Record | None, rebuilt: Record | None) -> None:
        """Note whether two versions of one row are alike."""
        self.rows += 1
        differing = _differing(live, rebuilt)
        if differing:
            self.found += 1
            if len(self.differences) < SHOWN:
                told = (_told(each, differing) for each in (live, rebuilt))
                self.differences.append(Difference(table.name, key, *told))


def verify(timeline_live: Timeline, progress: Progress) -> Verdict:
    """Compare what is live with what the facts up to the live position say.

    Writes nothing to the live database. `progress` is told how many facts of how many are done.
    """
    verdict = Verdict()
    with TemporaryDirectory() as folder, timeline_live.database.reading() as live:
        aside = Database(Settings(database_url=f"sqlite:///{Path(folder) / 'aside.db'}"))
        schema.prepare(aside)
        _rebuild(timeline_live, aside, schema.position(live), verdict, progress)
        _grow(Tree(timeline_live.database, aside, timeline_live.batch), grown(live).position)
        with aside.reading() as rebuilt:
            for table in ROWS:
                _compare_tables(table, live, rebuilt, verdict)
            for letter in rebuilt.execute(select(dead_letters)):
                verdict.compare(dead_letters, letter.subject, None, {"reason": letter.reason})
            computed = live.execute(select(coalition_now)).all()
            for now in computed:
                _compare_computed(now, live, rebuilt, verdict)
            _find_strays(live, {now.coalition_id for now in computed}, verdict)
        aside.close()
    return verdict


def _rebuild(
    timeline_live: Timeline,
    aside: Database,
    until: int,
    verdict: Verdict,
    progress: Progress,
) -> None:
    follower = Timeline(timeline_live.facts, aside, timeline_live.clock, timeline_live.batch)
    while taken := follower.advance(until):
        verdict.facts += taken
        progress(follower.position(), until)


def _grow(tree_aside: Tree, until: int) -> None:
    while tree_aside.advance(until):
        pass


def _compare_tables(table: Table, live: Connection, rebuilt: Connection, verdict: Verdict) -> None:
    """Walk both tables in order of their key, side by side."""
    keys = list(table.primary_key.columns)
    query = select(table).order_by(*keys)
    mine, theirs = (_rows(connection, query) for connection in (live, rebuilt))
    left, right = next(mine, None), next(theirs, None)
    while left is not None or right is not None:
        left_key, right_key = (_key(row, keys) if row else None for row in (left, right))
        here = min(key for key in (left_key, right_key) if key is not None)
        live_row = left if left_key == here else None
        rebuilt_row = right if right_key == here else None
        verdict.compare(table, " ".join(map(str, here)), live_row, rebuilt_row)
        left = next(mine, None) if live_row else left
        right = next(theirs, None) if rebuilt_row else right


def _rows(connection: Connection, query: Any) -> Iterator[Record]:
    for row in connection.execute(query.execution_options(yield_per=1000)).mappings():
        yield dict(row)


def _key(row: Record, keys: list[Any]) -> tuple[Any, ...]:
    return tuple(row[key.name] for key in keys)


def _compare_computed(now: Row[Any], live: Connection, rebuilt: Connection, verdict: Verdict) -> None:
    rows, position = refresh.read(rebuilt, now.coalition_id, position=now.position)
    in_force = adopted(rebuilt, now.coalition_id, position=now.position)
    should = compute(now.coalition_id, rows, in_force, Counted(position, now.through))
    verdict.compare(coalition_now, now.coalition_id, dict(now._mapping), should.now)  # noqa: SLF001
    for table, key, wanted in (
        (partnership_now, "place", should.partners),
        (months, "first_day", should.months),
    ):
        query = select(table).where(table.c.coalition_id == now.coalition_id)
        there = {row[key]: dict(row) for row in live.execute(query).mappings()}
        expected = {row[key]: row for row in wanted}
        for place in sorted(there.keys() | expected.keys()):
            verdict.compare(table, f"{now.coalition_id} {place}", there.get(place), expected.get(place))


def _find_strays(live: Connection, computed: set[str], verdict: Verdict) -> None:
    """Rows of coalitions that were never computed: no fact tells of them."""
    for table in (partnership_now, months):
        for row in live.execute(select(table).where(table.c.coalition_id.not_in(computed))).mappings():
            verdict.compare(table, f"{row['coalition_id']} (stray)", dict(row), None)


def _differing(live: Record | None, rebuilt: Record | None) -> list[str]:
    if live is None or rebuilt is None:
        return ["*"]
    if live == rebuilt:
        return []
    return [name for name in rebuilt if not _alike(name, live[name], rebuilt[name])]


def _alike(name: str, live: Any, rebuilt: Any) -> bool:
    """Equal; numbers as far as another processor's rounding may differ."""
    if isinstance(live, float) and isinstance(rebuilt, float):
        return isclose(live, rebuilt, rel_tol=ROUNDING, abs_tol=ROUNDING)
    if isinstance(live, bytes) and isinstance(rebuilt, bytes) and name in SERIES:
        mine, theirs = np.frombuffer(live), np.frombuffer(rebuilt)
        return mine.shape == theirs.shape and np.allclose(mine, theirs, rtol=ROUNDING, atol=ROUNDING, equal_nan=True)
    return bool(live == rebuilt)


def _told(row: Record | None, differing: list[str]) -> str:
    if row is None:
        return "missing"
    shown = row if differing == ["*"] else {name: row[name] for name in differing}
    values = ((name, f"{len(v)} bytes" if isinstance(v, bytes) else v) for name, v in shown.items())
    return ", ".join(f"{name}={value}" for name, value in values)[:500]
