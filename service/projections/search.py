"""Searching the timeline: which facts are asked for, and where they lie."""

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, Select, and_, not_, select, true

from domain.identity import stakeholder_id
from domain.roles import Sight
from domain.time import end_of, microseconds
from domain.values import Readers
from service.projections.tables import NOBODY, partnerships, stakeholders, timeline


@dataclass(frozen=True)
class Search:
    """What is asked for; whatever is left out narrows nothing.

    `text` is looked for in notes, in what else a fact tells and in stakeholders' names, however its
    letters are written. Days are those on which it happened, instants those at which it was
    recorded; both ends are included. With `amending`, only corrections and retractions; with
    `interactions`, only what tells of one. `beyond` leaves out what had happened by a day and was
    known at an instant.
    """

    text: str = ""
    kinds: Collection[str] = ()
    stakeholders: Collection[str] = ()
    recorders: Collection[str] = ()
    sources: Collection[str] = ()
    happened_from: date | None = None
    happened_by: date | None = None
    recorded_from: datetime | None = None
    recorded_by: datetime | None = None
    amending: bool = False
    interactions: bool = False
    beyond: tuple[date, datetime] | None = None

    @property
    def rare(self) -> bool:
        """Whether it may ask for few among many, which are found quicker by looking at all.

        What was recorded by an instant is most of what had happened by then.
        """
        return (
            bool(self.text or self.kinds or self.stakeholders or self.recorders or self.sources or self.amending)
            or (self.recorded_from or self.beyond) is not None
        )


def newest(coalition_id: str | None, search: Search, sight: Sight) -> Select[tuple[str, int]]:
    """The coalitions and positions of the facts asked for, newest first; None is every coalition."""
    when = timeline.c.occurred_at
    query = select(timeline.c.coalition_id, timeline.c.position).where(*_conditions(search, sight))
    if coalition_id is not None:
        query = query.where(timeline.c.coalition_id == coalition_id)
    ordered = when + 0 if search.rare else when  # a sum keeps the database from walking all in order of time
    return query.order_by(ordered.desc(), timeline.c.position.desc())


def positions(connection: Connection, coalition_id: str, search: Search, sight: Sight) -> list[int]:
    """The positions of all facts asked for, newest first."""
    query = newest(coalition_id, search, sight).with_only_columns(timeline.c.position)
    return [position for (position,) in connection.execute(query).cursor.fetchall()]


def amendments_of(connection: Connection, coalition_id: str, those: Collection[int]) -> dict[int, str]:
    """Which of these positions were amended later, and the kind of what amended each last."""
    it = timeline.c
    # asked for the coalition as well, SQLite would look through all of its facts
    query = select(it.coalition_id, it.amends, it.kind).where(it.amends.in_(those)).order_by(it.position)
    return {amended: kind for of, amended, kind in connection.execute(query) if of == coalition_id}


class Offered(NamedTuple):
    """What can be asked for: the kinds of facts there are, who recorded some, and from where; each in order."""

    kinds: list[str]
    recorders: list[str]
    sources: list[str]


def offered(connection: Connection, coalition_id: str) -> Offered:
    """What the facts of a coalition are of, nobody and nowhere left out."""
    columns = timeline.c.kind, timeline.c.recorded_by, timeline.c.source
    found = connection.execute(select(*columns).where(timeline.c.coalition_id == coalition_id).distinct()).all()
    return Offered(*(sorted({row[place] for row in found} - {NOBODY}, key=str.casefold) for place in range(3)))


def _conditions(search: Search, sight: Sight) -> Iterator[ColumnElement[bool]]:
    yield from _chosen(search)
    yield from _times(search)
    if search.text:
        yield _telling_of(search.text, sight)
    if search.amending:
        yield timeline.c.amends.is_not(None)
    if search.interactions:
        yield timeline.c.interaction_id != NOBODY


def _chosen(search: Search) -> Iterator[ColumnElement[bool]]:
    for column, wanted in (
        (timeline.c.kind, search.kinds),
        (timeline.c.recorded_by, search.recorders),
        (timeline.c.source, search.sources),
    ):
        if wanted:
            yield column.in_(wanted)
    if search.stakeholders:
        theirs = select(partnerships.c.partnership_id).where(partnerships.c.stakeholder_id.in_(_called(search)))
        yield timeline.c.partnership_id.in_(theirs)


def _called(search: Search) -> Select[tuple[str]]:
    """The ids of the stakeholders asked for; of the erased by what they are called now."""
    ids = [stakeholder_id(name).hex for name in search.stakeholders]
    known = stakeholders.c
    erased = known.erased_at.is_not(None) & known.name.in_(search.stakeholders)
    return select(known.stakeholder_id).where(known.stakeholder_id.in_(ids) | erased)


def _times(search: Search) -> Iterator[ColumnElement[bool]]:
    occurred, recorded = timeline.c.occurred_at, timeline.c.recorded_at
    if search.happened_from is not None:
        yield occurred > end_of(search.happened_from - timedelta(days=1))
    if search.happened_by is not None:
        yield occurred <= end_of(search.happened_by)
    if search.recorded_from is not None:
        yield recorded >= microseconds(search.recorded_from)
    if search.recorded_by is not None:
        yield recorded <= microseconds(search.recorded_by)
    if search.beyond is not None:
        on, known = search.beyond
        yield not_(and_(occurred <= end_of(on), recorded <= microseconds(known)))


def _telling_of(text: str, sight: Sight) -> ColumnElement[bool]:
    named = select(partnerships.c.partnership_id).join(
        stakeholders, stakeholders.c.stakeholder_id == partnerships.c.stakeholder_id
    )
    return (
        (_holds(timeline.c.note, either_case(text)) & _readable(sight))
        | _holds(timeline.c.more, either_case(json.dumps(text, ensure_ascii=False)[1:-1]) + IN_A_VALUE)
        | timeline.c.partnership_id.in_(named.where(_holds(stakeholders.c.name, either_case(text))))
    )


def _readable(sight: Sight) -> ColumnElement[bool]:
    """Whether somebody reads the note of a fact, as `Sight.reads` has it; what they do not read is not found by."""
    readers = timeline.c.note_for
    if sight.everything:
        return true()
    theirs = readers.is_(None) | (timeline.c.recorded_by == sight.me)
    return theirs | (readers == Readers.MANAGERS) if sight.manages else theirs


def _holds(column: Column[str], pattern: str) -> ColumnElement[bool]:
    return column.regexp_match(pattern)


IN_A_VALUE = r'(?=([^"\\]|\\.)*"[],}])'
"""What follows a part of a value in JSON; after a part of a name it is a colon."""


def either_case(text: str) -> str:
    """A regular expression for a text, however its letters are written.

    It spells out both cases of each letter: databases differ in which letters they know.
    """
    return "".join(map(_either, text))


def _either(letter: str) -> str:
    cases = {each for each in (letter, letter.lower(), letter.upper(), letter.casefold()) if len(each) == 1}
    return f"[{''.join(sorted(cases))}]" if len(cases) > 1 else re.escape(letter)
