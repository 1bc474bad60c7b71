"""Where a stakeholder is named in texts that are not theirs: these stay when they are erased."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, or_, select

from service.projections.search import either_case
from service.projections.tables import timeline

SHOWN = 200
"""Most mentions that are told."""


def mentions(connection: Connection, name: str, theirs: Collection[UUID], about: Collection[int]) -> list[int]:
    """The positions of facts that name somebody, in order, the first ones.

    Looked at are notes and particulars of others' facts, and blocs, sources and recorders of all.
    `theirs` are their partnerships, `about` the positions of the facts about themselves.
    """
    words = " +".join(map(either_case, name.split()))
    whole = rf"(^|\W){words}(\W|$)"
    others = timeline.c.partnership_id.not_in([each.hex for each in theirs]) & timeline.c.position.not_in(about)
    told = or_(_holds("note", whole), _holds("more", whole)) & others
    always = or_(*(_holds(column, whole) for column in ("bloc", "source", "recorded_by")))
    query = select(timeline.c.position).where(told | always).order_by(timeline.c.position).limit(SHOWN)
    return list(connection.execute(query).scalars())


def _holds(column: str, pattern: str) -> ColumnElement[bool]:
    return timeline.c[column].regexp_match(pattern)
