"""How sound the partnership is, and how likely they depart, each with its reasons."""

import pandas as pd

from dashboard import figures, words
from dashboard.shown.directions import behind
from dashboard.shown.scores import Row
from dashboard.shown.stakeholder.person import Person
from domain.departing import risk_of
from domain.health import FULL, CoalitionHealth, health
from domain.risk import HORIZON, Risk
from service.risk_in_words import reason_in_words


def of_health(it: Person) -> CoalitionHealth:
    """The health of everybody."""
    return figures.at(it.moment, health)


def health_headline(it: Person) -> str:
    """The health, and what most of what is missing is."""
    told = of_health(it)
    missing = {part.name: float(part.weight[it.place] * (FULL - part.score[it.place])) for part in told.parts}
    most = max(missing, key=lambda name: missing[name])
    return f"Health {told.health[it.place]:.0f} of 100; most of what is missing is {most}."


def parts(it: Person) -> list[Row]:
    """Each part of the health with its weight and what it was counted from."""
    return behind(it.situation, of_health(it), it.place)


def _entry(it: Person) -> tuple[Risk, int | None]:
    """The risks of all members, and their number among them; None of somebody who is no member."""
    told = figures.at(it.moment, risk_of)
    theirs = [number for number, place in enumerate(told.place.tolist()) if place == it.place]
    return told, theirs[0] if theirs else None


def risk_headline(it: Person) -> str:
    """How likely they depart, beside a member without reasons."""
    told, number = _entry(it)
    if number is None:
        return "Only members can depart, and they are none at present."
    likely, base = words.share(float(told.probability[number])), words.share(float(told.base_probability[number]))
    return f"They depart within {HORIZON} days with a probability of {likely}; a member without reasons with {base}."


def reasons(it: Person) -> pd.DataFrame:
    """What makes them likelier to depart, or less likely, the strongest first."""
    told, number = _entry(it)
    found = told.reasons(number) if number is not None else []
    rows = [
        (reason_in_words(each, it.situation), "likelier" if each.ratio > 1 else "less likely", each.ratio)
        for each in found
    ]
    return pd.DataFrame(rows, columns=["Reason", "Makes it", "Times"])
