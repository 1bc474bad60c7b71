"""What the page What-if shows: what the assumed would do beside today, and whose share of that is whose."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from dashboard import figures, words
from dashboard.moments import Moment
from dashboard.shown.assumptions import Assumption
from domain.momentum import POINTS
from domain.situation import Situation
from domain.whatif import Figures, Interval, Moved, WhatIf, what_if
from service.whip_in_words import chance_in_words
from service.wording import stance_in_words

OTHERS = "all others, who move along"


class Beside(NamedTuple):
    """A figure today and then, with the difference in points; None where there is none."""

    name: str
    today: str
    then: str
    difference: float | None


def supposed(moment: Moment, assumed: Sequence[Assumption]) -> WhatIf:
    """What would be; raises `HypothesisRefused` for what is not possible."""
    today = figures.at(moment, Figures)

    def compared(situation: Situation, *told: Assumption) -> WhatIf:
        return what_if(situation, [each.hypothesis() for each in told], today)

    return figures.at(moment, compared, *assumed)


def headline(told: WhatIf) -> str:
    """The chance then, beside that of today."""
    today, then = (chance_in_words(each or 0.0) for each in told.chance)
    if told.obstacle is not None:
        return f"It could not win then: {told.obstacle}. Today the chance is {today}."
    step = words.points(_points(told.chance.difference))
    if step == words.points(0.0):
        return f"The chance of winning would stay at {then}."
    side = "above" if step[0] == "+" else "below"
    return f"The chance of winning would be {then}, {step[1:]} points {side} today's {today}."


def headline_today(told: WhatIf) -> str:
    """The chance where nothing is assumed yet."""
    return f"The chance of winning is {chance_in_words(told.chance.today or 0.0)} today: choose what might happen."


def figures_of(told: WhatIf) -> list[Beside]:
    """The figures of the coalition, with the differences in points."""
    today, then = told.intervals
    strength = _with_interval(told.strength.today, today), _with_interval(told.strength.then, then)
    chance = [chance_in_words(each or 0.0) for each in told.chance]
    momentum = [f"{words.points(each)} points" for each in told.momentum]
    health = [_whole(each) for each in told.health]
    return [
        Beside("Chance of winning", chance[0], chance[1], _points(told.chance.difference)),
        Beside("Strength", *strength, _points(told.strength.difference)),
        Beside("Momentum", momentum[0], momentum[1], told.momentum.difference),
        Beside("Health of 100", health[0], health[1], told.health.difference),
    ]


def bands(told: WhatIf) -> pd.DataFrame:
    """The whip count twice: one row for each band and time."""
    return pd.DataFrame(
        [
            {
                "stance": band.stance.capitalize(),
                "when": when,
                "share": band.share,
                "label": f"{when}: {words.percent(band.share)} · {band.heads:,}",
            }
            for when, there in zip(("today", "then"), told.bands, strict=True)
            for band in there
        ]
    )


def bands_in_words(told: WhatIf) -> str:
    """The same as a sentence."""
    pairs = zip(*told.bands, strict=True)
    return "; ".join(
        f"{now.stance} {words.percent(now.share)}, then {words.percent(then.share)}" for now, then in pairs
    )


def shares(told: WhatIf) -> pd.DataFrame:
    """Whose share of the difference is whose, in points of chance and of strength, in the order assumed."""
    names = [*(moved.name for moved in told.concerned), OTHERS]
    return pd.DataFrame(
        [
            {"who": name, "Chance": POINTS * share.chance, "Strength": POINTS * share.strength}
            for name, share in zip(names, told.shares, strict=True)
        ],
        columns=["who", "Chance", "Strength"],
    )


def shares_in_words(told: WhatIf) -> str:
    """The same as a sentence."""
    names = [*(moved.name for moved in told.concerned), OTHERS]
    points = (words.points(POINTS * share.chance) for share in told.shares)
    return "; ".join(f"{name} {point}" for name, point in zip(names, points, strict=True))


def moved(told: WhatIf) -> pd.DataFrame:
    """Those concerned, and those who move along most."""
    rows = [(each, "assumed of") for each in told.concerned] + [(each, "moves along") for each in told.others]
    return pd.DataFrame(
        [
            {
                "Stakeholder": each.name,
                "Support today": _percent(each.support.today),
                "Support then": _percent(each.support.then),
                "Stance then": _stance(each),
                "Why": why,
            }
            for each, why in rows
        ]
    )


def _stance(each: Moved) -> str:
    return stance_in_words(each.then).capitalize() if each.then.on_map else "Off the map"


def _with_interval(value: float | None, interval: Interval) -> str:
    low, high = interval
    return words.percent(value) + ("" if low is None or high is None else f" ({words.between(low, high)})")


def _whole(value: float | None) -> str:
    return words.NOTHING if value is None else f"{value:.0f}"


def _percent(value: float | None) -> float | None:
    return None if value is None else 100 * value


def _points(difference: float | None) -> float | None:
    return None if difference is None else POINTS * difference
