"""What the page Network shows: who listens to whom, the blocs, and whom it pays to win over."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard import figures, words
from dashboard.moments import Moment
from dashboard.shown.labels import Label, Room, placed, uncovering
from dashboard.shown.layout import layout
from dashboard.shown.map import AWAY
from domain.changes import Floats
from domain.influence import LEAST, Influence, influence
from domain.situation import Situation
from domain.values import Stance
from service.influence_in_words import listening_in_words
from service.wording import stance_in_words

SHOWN = 120
"""Most people that one picture shows."""

BROKERS = 10
"""How many who stand between blocs are ringed."""

ROOMS = {"wide": Room(740, 500, 30), "narrow": Room(300, 500, 6)}
"""The room for names on a wide screen and on a telephone."""

PLACED = ["x", "y", "Bloc"]
SMALLEST, LARGEST = 60, 800
"""Areas of the points, in pixels: of nobody's influence, and of the greatest share."""

OUTSIDE = "No partner yet"

ABOVE = 0.045
"""How far a bloc's name stands above its highest person."""


@dataclass(frozen=True)
class Web:
    """The influence network of a coalition; `person` is the place of who would be won over."""

    moment: Moment
    told: Influence
    person: int | None

    @property
    def linked(self) -> bool:
        """Whether anybody is known to listen to anybody."""
        return len(self.told.network.listener) > 0

    @property
    def brokers(self) -> list[int]:
        """The places of those who stand between blocs, the most important first."""
        places: list[int] = self.told.centrality.brokers.tolist()
        return places

    @property
    def places(self) -> list[int]:
        """Who is shown: those linked to anybody, the most worth winning first, and around who was chosen."""
        return figures.at(self.moment, picked, self._aside)

    @property
    def points(self) -> Floats:
        """Where they are drawn."""
        return figures.at(self.moment, laid_out, self._aside)

    @property
    def _aside(self) -> int | None:
        """The person, where the picture of the network does not show them anyway."""
        return self.person if self.person not in figures.at(self.moment, picked, None) else None

    @property
    def gains(self) -> Floats:
        """What each one gains if the person is won over, 0 where nobody is chosen."""
        if self.person is None:
            return np.zeros(len(self.told.names))
        return self.told.cascade.gains(self.person)


def web(moment: Moment, chosen: str | None) -> Web:
    """The network at a moment, and what winning somebody over would bring."""
    told = figures.at(moment, influence)
    return Web(moment, told, told.place(chosen) if chosen else None)


def picked(situation: Situation, person: int | None) -> list[int]:
    """The places of those who are shown, at most `SHOWN`, and some around the person."""
    told = influence(situation)
    links = told.network
    degree = told.centrality.listeners + told.centrality.listens_to
    order = np.lexsort((-told.centrality.voice, -told.worth))
    shown: list[int] = order[degree[order] > 0][:SHOWN].tolist()
    if person is None:
        return shown
    near = [*links.listener[links.influencer == person], *links.influencer[links.listener == person]]
    around = [person, *(int(each) for each in near[: SHOWN // 4])]
    return [*around, *(each for each in shown if each not in around)][:SHOWN]


def laid_out(situation: Situation, person: int | None) -> Floats:
    """Where they are drawn, x and y from 0 to 1."""
    return layout(situation.network, picked(situation, person))


def headline(it: Web) -> str:
    """Whom it pays most to win over, and whether people listen to their like."""
    if not it.linked:
        return "Nobody is known to listen to anybody yet."
    best = int(np.argmax(it.told.worth))
    own = float((1 - it.told.support[best]) * it.told.network.mass[best])
    through = words.points(100 * (float(it.told.worth[best]) - own))
    name, worth = words.escaped(it.told.names[best]), words.points(100 * float(it.told.worth[best]))
    return f"Winning {name} over would bring most: {worth} points of strength, {through} through those who listen."


def scope(it: Web) -> str:
    """How much of the network the picture shows, and how people listen."""
    everybody, shown = len(it.told.names), len(it.places)
    links = words.count(len(it.told.network.listener), "link")
    part = f"{shown:,} of {words.count(everybody, 'stakeholder')}, those linked and most worth winning"
    whole = f"{words.count(everybody, 'stakeholder')}"
    return f"{part if shown < everybody else whole}; {links}. {listening_in_words(it.told)}"


def nodes(it: Web) -> pd.DataFrame:
    """One row for each one shown."""
    told, places, gains = it.told, it.places, it.gains
    ringed, stances = set(it.brokers[:BROKERS]), figures.at(it.moment, stances_of)
    rows = [
        {
            "Stakeholder": told.names[place],
            "Bloc": told.network.blocs[place] or "",
            "Stance": stances[place].capitalize(),
            "Support": words.percent(float(told.support[place])) if place < told.network.partners else "not known",
            "share": float(told.network.mass[place]),
            "worth": 100 * float(told.worth[place]),
            "listeners": int(told.centrality.listeners[place]),
            "between": float(told.centrality.between[place]),
            "kind": _kind(stances[place].capitalize(), partner=place < told.network.partners),
            "gain": 100 * float(gains[place]),
            "ringed": place in ringed,
            "chosen": place == it.person,
            "lit": it.person is None or bool(gains[place] >= LEAST),
        }
        for place in places
    ]
    return _named(pd.DataFrame(rows), it.points)


def _kind(stance: str, *, partner: bool) -> str:
    if not partner:
        return OUTSIDE
    return AWAY if stance == AWAY else "Partner"


def stances_of(situation: Situation) -> list[str]:
    """Where each one of the network stands, in words; of influencers who are no partners nothing is known."""
    known = [stance_in_words(each) for each in situation.standing.each()]
    return [*known, *(Stance.UNAWARE.value for _ in situation.outsiders)]


def _named(found: pd.DataFrame, points: Floats) -> pd.DataFrame:
    found = found.assign(x=points[:, 0], y=points[:, 1])
    first = found["chosen"] | (found["worth"] == found["worth"].max())  # of whom the headline tells
    order = [each for each in np.lexsort((-found["share"], ~first)).tolist() if found["lit"].iloc[each]]
    found = found.assign(half=_halves(found["share"].to_numpy()))
    labels, named = _labels(found), blocs(found)
    words_of = {at: [Label(*each) for each in named[named[at]][PLACED].itertuples(index=False)] for at in ROOMS}
    return found.assign(**{at: placed(labels, order, room, words_of[at]) for at, room in ROOMS.items()})


def _halves(share: Floats) -> Floats:
    """Half the size of each point in pixels: the area goes with the share of influence."""
    most = float(share.max(initial=0.0)) or 1.0
    return np.asarray(np.sqrt((SMALLEST + (LARGEST - SMALLEST) * share / most) / np.pi))


def _labels(found: pd.DataFrame) -> list[Label]:
    return [Label(*each) for each in zip(*(found[name] for name in ("x", "y", "Stakeholder", "half")), strict=True)]


def blocs(found: pd.DataFrame) -> pd.DataFrame:
    """One row for each bloc of the nodes drawn, the largest first: its name in the middle of its people, above them.

    `wide` and `narrow` tell where it covers nobody: a name across somebody tells less than none.
    """
    people = found[found["Bloc"] != ""].groupby("Bloc", as_index=False)
    named = people.agg(x=("x", "mean"), y=("y", "max"), share=("share", "sum")).sort_values("share", ascending=False)
    named = named.assign(y=named["y"] + ABOVE)
    words_of, labels = [Label(*each) for each in named[PLACED].itertuples(index=False)], _labels(found)
    return named.assign(**{at: uncovering(words_of, labels, room) for at, room in ROOMS.items()})


def links(it: Web) -> pd.DataFrame:
    """Two rows for each link drawn: its thick end at who is listened to, its thin end at the listener."""
    network, gains = it.told.network, it.gains
    points = dict(zip(it.places, it.points, strict=True))
    ends = zip(network.influencer.tolist(), network.listener.tolist(), strict=True)
    rows = [
        (number, *points[place], width, bool(gains[told] >= LEAST and gains[heard] >= LEAST))
        for number, (told, heard) in enumerate(ends)
        if told in points and heard in points
        for place, width in ((told, 1.0), (heard, 0.0))
    ]
    return pd.DataFrame(rows, columns=["link", "x", "y", "width", "flows"])
