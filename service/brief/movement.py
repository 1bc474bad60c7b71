"""What moved strength in the week, and the facts that did most: rounded so that what is shown adds up."""

from math import isnan

from domain.drivers import Driver, movers
from domain.effects import effects, strongest
from domain.explanation import PARTS, Explanation
from domain.momentum import POINTS
from domain.rounding import adding_up
from domain.situation import Situation
from domain.time import day_of
from service.brief.content import Deed, Moved, Mover
from service.brief.words import signed
from service.explanation_in_words import reasons_in_words

MOVERS = 4
"""Most drivers that are named, and drags."""

DEEDS = 5
"""Most facts that are named."""

SHOWS = 0.005
"""Points below which a figure of two decimals shows nothing."""

LABELS = {
    "facts": "facts",
    "fading": "what was known faded",
    "peers": "what peers let expect",
    "influence": "influence, coming and going",
    "policy": "another policy",
}


def moved(situation: Situation, told: Explanation) -> Moved | None:
    """Through whom and by what strength changed; None where there was none at one end."""
    if isnan(told.before) or isnan(told.after):
        return None
    points = round(round(POINTS * told.after, 2) - round(POINTS * told.before, 2), 2) + 0.0
    drivers, drags = movers(situation, told, MOVERS)
    named = [*drivers, *drags]
    exact = [each.points for each in named]
    change = float(told.strength.total.sum())
    *shown, rest = adding_up([*exact, change - sum(exact)], points)
    lines = [Mover(each.name, value, _reasons(each)) for each, value in zip(named, shown, strict=True)]
    others = int((abs(told.strength.total) > 0).sum()) - len(named)
    return Moved(points, tuple(lines[: len(drivers)]), tuple(lines[len(drivers) :]), others, rest, _parts(told, points))


def _reasons(driver: Driver) -> str:
    told = [f"{LABELS.get(reason, reason)} {signed(points, 2)}" for reason, points in reasons_in_words(driver)]
    return ", ".join(told)


def _parts(told: Explanation, points: float) -> tuple[tuple[str, float], ...]:
    sums = [float(getattr(told.strength, part).sum()) for part in PARTS]
    shown = zip(PARTS, adding_up(sums, points), strict=True)
    return tuple((LABELS[part], value) for part, value in shown if abs(value) >= SHOWS)


def deeds(situation: Situation, told: Explanation) -> tuple[Deed, ...]:
    """The facts of the week that moved strength most."""
    if isnan(told.after):
        return ()
    done = [each for each in strongest(effects(situation, told.acts))[:DEEDS] if abs(each.points) >= SHOWS]
    return tuple(
        Deed(
            on=day_of(each.telling.day),
            stakeholder=situation.names[each.telling.place],
            what=each.telling.kind.replace("_", " "),
            points=each.points,
        )
        for each in done
    )
