"""What the page Difference shows of one day: as it was believed, as it is known now, and what was learnt since."""

from math import isnan

import pandas as pd

from dashboard import data, figures, words
from dashboard.moments import Moment
from dashboard.shown.difference import SHOWS
from domain.belief import Belief, Learnt
from domain.headlines import headlines
from domain.whip import whip_count
from service.projections.entries import Entry
from service.projections.lists import CoalitionSummary
from service.whip_in_words import chance_in_words

SHARES = {"strength", "chance", "public_share"}
"""Figures from 0 to 1, which are shown as percentages."""

LABELS = {
    "strength": "Strength",
    "momentum": "Momentum, points",
    "chance": "Chance of winning",
    "public_share": "Public share",
    "health": "Health",
    "readiness": "Readiness",
    "members": "Members",
    "stakeholders": "Stakeholders",
    "alerts": "Alerts",
}

KINDS = {
    Learnt.POLICY: "another policy",
    Learnt.LATE: "facts told late",
    Learnt.CORRECTED: "corrections",
    Learnt.RETRACTED: "facts taken back",
}


def found(moment: Moment) -> Belief:
    """The day of a moment as believed at its end, and as known at the moment."""
    belief: Belief = figures.at(moment, _belief, moment)
    return belief


def _belief(_: object, moment: Moment) -> Belief:
    return data.services().situations.belief(moment.coalition, moment.on, known=moment.known)


def headline(it: Belief) -> str:
    """What was believed, what is known, and how much was learnt, in a sentence."""
    was, now = (each.standing.strength for each in (it.believed, it.known))
    learnt = f"{words.count(len(it.learnt), 'fact') if it.learnt else 'nothing'} of what had happened by then"
    told = f"We believed strength to be {_percent(was)}, and know now that it was {_percent(now)}"
    return f"{told}; {learnt} {'was' if len(it.learnt) < 2 else 'were'} learnt since."  # noqa: PLR2004  one or none


def compared(it: Belief) -> pd.DataFrame:
    """Each figure, and the whip count, as believed and as known."""
    was, now = headlines(it.believed), headlines(it.known)
    rows = [[LABELS[name], _told(name, was[name]), _told(name, now[name])] for name in LABELS]
    bands = (whip_count(each.standing.each()) for each in (it.believed, it.known))
    rows += [[words.headed(one.stance), str(one.heads), str(two.heads)] for one, two in zip(*bands, strict=True)]
    return pd.DataFrame(rows, columns=["Figure", "As believed then", "As known now"])


def _told(name: str, value: float | None) -> str:
    if value is None:
        return "–"
    if name == "chance":
        return chance_in_words(value)
    if name in SHARES:
        return _percent(value)
    return words.points(value) if name == "momentum" else f"{value:,.0f}"


def _percent(share: float) -> str:
    """With one decimal, for what was learnt since often changes little."""
    return "none" if isnan(share) else f"{100 * share:.1f} %"


def steps(it: Belief) -> list[str]:
    """What each kind of fact learnt since did to strength, a sentence each."""
    return [f"{words.headed(KINDS[how])}: {_step(points)}" for how, points in it.steps.items()]


def _step(points: float) -> str:
    moved = abs(points) >= SHOWS
    return f"strength {words.points(points)} points" if moved else "no change of strength that shows"


def learnt(it: Belief, coalition: CoalitionSummary) -> list[Entry]:
    """The facts learnt since, the last ones first."""
    return data.reading().facts(coalition.name, list(it.learnt)[::-1][: data.SHOWN])
