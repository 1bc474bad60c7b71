"""What a brief holds: figures with their words. Every way of showing it shows these, and words nothing itself.

Points are hundredths of strength. Names and notes are as people typed them: who shows them escapes them.
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Figure:
    """A figure at the end of the week, and a week before; None where there is none.

    `shown`, `change` and `likely` are the same in words: what it is, what it changed by, its interval.
    """

    name: str
    value: float | None
    before: float | None
    low: float | None
    high: float | None
    shown: str
    change: str
    likely: str


@dataclass(frozen=True)
class Mover:
    """Through whom strength changed, by how many points, and what that is owed to most."""

    stakeholder: str
    points: float
    reasons: str


@dataclass(frozen=True)
class Moved:
    """The change of strength in the week in points, as it is shown: drivers, drags and the rest add up to it.

    So do `parts`: each with what it is. `others`: how many the rest are.
    """

    points: float
    drivers: tuple[Mover, ...]
    drags: tuple[Mover, ...]
    others: int
    rest: float
    parts: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Deed:
    """One fact of the week: when, about whom, what; and what it did to strength, in points."""

    on: date
    stakeholder: str
    what: str
    points: float


@dataclass(frozen=True)
class Event:
    """Something to know of the week: when, what, and about whom if it was somebody."""

    on: date
    what: str
    stakeholder: str | None


@dataclass(frozen=True)
class Concern:
    """An alert: what it is, how soon to act, what is at stake, what to do about it, and about whom it is."""

    what: str
    level: str
    stake: str
    answer: str
    people: tuple[str, ...]


@dataclass(frozen=True)
class Threat:
    """A member who may depart: how likely, 0 to 1, within the days looked ahead, with what influence, and why."""

    stakeholder: str
    risk: float
    told: str
    reasons: str


@dataclass(frozen=True)
class Step:
    """Something to do next, with whom, what it is expected to gain, and what speaks for it."""

    move: str
    people: tuple[str, ...]
    gain: str
    reasons: str


@dataclass(frozen=True)
class Brief:
    """The week of a coalition that ends with the day `last`, by what was known at an instant.

    `people`: how many are known. `headline` is a few sentences; `risks` and `next_moves` introduce what
    follows them. `strength` is that by day, 0 to 1, up to the last one, None on days without, and
    `strength_told` the same in words; `threshold` is the share that wins, if one does. `quality` tells
    what to make of the figures.
    """

    coalition: str
    purpose: str
    people: int
    week: str
    first: date
    last: date
    known: datetime
    headline: tuple[str, ...]
    figures: tuple[Figure, ...]
    moved: Moved | None
    deeds: tuple[Deed, ...]
    events: tuple[Event, ...]
    more_events: int
    timetable: tuple[str, ...]
    risks: str
    concerns: tuple[Concern, ...]
    threats: tuple[Threat, ...]
    next_moves: str
    steps: tuple[Step, ...]
    quality: tuple[str, ...]
    strength: tuple[float | None, ...]
    strength_told: str
    threshold: float | None
