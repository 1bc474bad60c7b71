"""Why strength or momentum changed over a span: its headline, its waterfall, and the facts behind it."""

from collections.abc import Sequence

import pandas as pd

from dashboard import words
from dashboard.shown.waterfall import Step, largest, waterfall
from domain.effects import strongest
from domain.explanation import PARTS
from domain.situation import Situation
from domain.time import day_of
from service.explained import Explained, explained
from service.explanation_in_words import headline, parts_in_words

STRENGTH, MOMENTUM = "Strength", "Momentum"
BY_CAUSE, BY_STAKEHOLDER = "Cause", "Stakeholder"
FACTS = 200
"""Facts shown of an explanation; they are those that did most."""


def of_strength(situation: Situation, first: int) -> Explained:
    """Why strength changed since the end of a day (a day number)."""
    return explained(situation, first, momentum=False)


def of_momentum(situation: Situation, first: int) -> Explained:
    """Why momentum changed since the end of a day (a day number)."""
    return explained(situation, first, momentum=True)


def sentence(told: Explained) -> str:
    """What changed, by how much, and mostly why."""
    if told.known:
        return headline(told.situation, told.change, told.first)
    return "Nobody on the map had influence all the time, so there is no change to explain."


def steps(told: Explained, by: str) -> pd.DataFrame:
    """The waterfall, in points: by cause, or by stakeholder."""
    parts = _by_stakeholder(told) if by == BY_STAKEHOLDER else _by_cause(told)
    ends = words.day(day_of(told.first)), words.day(day_of(told.situation.day))
    return waterfall(told.change.before, told.change.after, parts, ends)


def _by_cause(told: Explained) -> Sequence[Step]:
    say = parts_in_words(told.situation, told.first, len(told.effects))
    return [Step(part.capitalize(), float(getattr(told.change.parts, part).sum()), say[part]) for part in PARTS]


def _by_stakeholder(told: Explained) -> Sequence[Step]:
    points = told.change.parts.total.tolist()
    moved = zip(told.situation.names, points, strict=True)
    return largest([Step(name, each) for name, each in moved])


def facts(told: Explained) -> pd.DataFrame:
    """The facts that did most, one row each: when, whose, what, and the points they are worth."""
    names = told.situation.names
    rows = [
        (day_of(it.telling.day), names[it.telling.place], words.headed(it.telling.kind), round(it.points, 2))
        for it in strongest(told.effects)[:FACTS]
    ]
    return pd.DataFrame(rows, columns=["Happened", "Stakeholder", "What", "Points"])
