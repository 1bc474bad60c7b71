"""Who is around somebody: whom they listen to, who listens to them, and the way to reach them."""

import pandas as pd

from dashboard import figures, words
from dashboard.shown.stakeholder.person import Person
from domain.around import MOST, Around, around
from domain.paths import Path
from domain.scene import Scene
from domain.situation import Situation
from domain.support import stance
from domain.values import Stance

LONGEST = 17
"""Letters of a name that the chart shows."""


def near(it: Person) -> Around:
    """Those around them."""
    return figures.at(it.moment, _around, it.place)


def _around(situation: Situation, place: int) -> Around:
    return around(situation.network, place)


def nodes(it: Person, found: Around) -> pd.DataFrame:
    """One row for each person drawn, at `x` and `y`; `size` follows their influence."""
    people = figures.at(it.moment, Scene).people
    rows = [
        (people[each.place], _short(people[each.place]), each.x, each.y, *_stands(it.situation, each.place))
        for each in found.shown
    ]
    return pd.DataFrame(rows, columns=["name", "label", "x", "y", "stance", "support", "influence"])


def links(found: Around) -> pd.DataFrame:
    """One row for each link drawn: from the influencer to the listener."""
    them, *others = found.shown
    ends = [((each.x, each.y), (them.x, them.y)) for each in others if each.x < 0]
    ends += [((them.x, them.y), (each.x, each.y)) for each in others if each.x > 0]
    return pd.DataFrame([(*begin, *end) for begin, end in ends], columns=["x", "y", "x2", "y2"])


def everyone(it: Person, places: tuple[int, ...]) -> pd.DataFrame:
    """One row for each of these people: name, stance, support in percent and share of influence in percent."""
    people = figures.at(it.moment, Scene).people
    told = [(people[place], *_stands(it.situation, place)) for place in places]
    return pd.DataFrame(told, columns=["Stakeholder", "Stance", "Support", "Influence"])


def _stands(situation: Situation, place: int) -> tuple[str, float | None, float]:
    """Stance, support and share of influence, both in percent; no support of who is no partner yet."""
    share, stand = 100 * float(situation.network.mass[place]), situation.standing
    if place >= situation.network.partners:
        return Stance.UNAWARE.capitalize(), None, share
    support = float(stand.support[place])
    band = stance(support, aware=bool(stand.aware[place]), away=bool(stand.away[place]))
    return band.capitalize(), 100 * support, share


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def sentence(it: Person, found: Around) -> str:
    """How many they listen to, and how many listen to them."""
    heard, by = len(found.heard), len(found.listeners)
    listen = "listen to them" if by > 1 else "listens to them"
    cut = f" Of each side the {MOST} most influential are drawn." if max(heard, by) > MOST else ""
    return f"{words.escaped(it.name)} listens to {_many(heard)}; {_many(by)} {listen}.{cut}"


def _many(number: int) -> str:
    return words.count(number, "stakeholder") if number else "nobody"


def way(it: Person) -> str:
    """Through whom to reach them, and how likely that goes well."""
    scene = figures.at(it.moment, Scene)
    path: Path = scene.ways[it.place]
    reached = f"reached with a probability of {words.percent(path.probability)}"
    if not path.through:
        return f"Go to them directly: that is the best way, {reached}."
    first, *then = [words.escaped(scene.people[place]) for place in path.through]
    return f"Speak first to {first}{''.join(f', then to {each}' for each in then)}: so they are {reached}."
