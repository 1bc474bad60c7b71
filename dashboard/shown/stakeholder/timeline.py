"""Everything recorded about somebody, with what each interaction still does to their support."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard import data, figures, frames, words
from dashboard.shown.stakeholder.person import Person
from domain.effects import effects_on
from domain.explanation import Explanation
from domain.momentum import POINTS
from domain.policy import SEEN
from domain.situation import Situation
from domain.why import why
from service.projections.entries import Entry

MOST = 1_000
"""Most facts shown; the page Facts has all."""

ANY, PUBLIC, PRIVATE = "All", "Public", "Private"


@dataclass(frozen=True)
class Wanted:
    """Which facts to show; what is left empty narrows nothing."""

    kinds: Collection[str] = ()
    seen: str = ANY
    by: str | None = None

    def takes(self, entry: Entry) -> bool:
        """Whether a fact is wanted."""
        return (
            (not self.kinds or entry.kind in self.kinds)
            and self.seen in {ANY, _seen(entry)}
            and self.by in {None, entry.recorded_by}
        )


def entries(it: Person) -> list[Entry]:
    """What is recorded about them, newest first."""
    return data.reading().entries(it.moment.coalition, stakeholder=it.name, limit=MOST)


def kinds(told: Sequence[Entry]) -> list[str]:
    """The kinds there are."""
    return sorted({entry.kind for entry in told}, key=words.headed)


def recorders(told: Sequence[Entry]) -> list[str]:
    """Who recorded anything."""
    return sorted({entry.recorded_by for entry in told if entry.recorded_by}, key=str.casefold)


def table(it: Person, told: Sequence[Entry], wanted: Wanted) -> pd.DataFrame:
    """One row for each fact wanted; points are those of their support that it is worth today."""
    worth, later = _worth(it), {entry.amends: entry.kind for entry in told if entry.amends is not None}
    rows = [
        {
            "Happened": entry.occurred_at.date(),
            "What": words.headed(entry.kind) + frames.fate(later.get(entry.position)),
            "Points": worth.get(entry.position),
            "Tone": words.TONES.get(entry.tone, "") if entry.tone is not None else "",
            "Seen by": _seen(entry).lower(),
            "Note": entry.told,
            "Recorded by": entry.recorded_by,
            "Known": entry.recorded_at.date(),
        }
        for entry in told
        if wanted.takes(entry)
    ]
    columns = ["Happened", "What", "Points", "Tone", "Seen by", "Note", "Recorded by", "Known"]
    return pd.DataFrame(rows, columns=columns)


def _worth(it: Person) -> dict[int, float]:
    """By how many points of support each of their interactions moves them today, by position."""
    ever = figures.at(it.moment, _since_ever)
    return {each.telling.position: POINTS * each.support for each in effects_on(it.situation, ever.acts, it.place)}


def _since_ever(situation: Situation) -> Explanation:
    return why(situation, int(situation.acts.day[0]) - 1)


def _seen(entry: Entry) -> str:
    seen = entry.visibility or {kind.value: how for kind, how in SEEN.items()}.get(entry.kind)
    return seen.capitalize() if seen else ""
