"""Who left lately, and which counter-coalitions there are."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from domain.alert import Alert, AlertKind, Loss
from domain.identity import key
from domain.momentum import WINDOW
from domain.returns import with_back
from domain.scene import Scene
from domain.tellings import Telling
from domain.values import Kind

DEPARTURES = frozenset({Kind.LAPSE, Kind.DEFECTION})

MOST = 10
"""How many of those who left are looked at, the most influential first: each takes a count of the chance."""


def departures(scene: Scene) -> Iterator[Alert]:
    """Who lapsed or defected within the last four weeks and is not back."""
    influence, since = scene.situation.standing.influence, scene.situation.day - WINDOW
    left = [each for each in _left(scene) if each.day > since]
    for each in sorted(left, key=lambda each: -influence[each.place])[:MOST]:
        yield Alert(
            AlertKind.DEPARTURE,
            _lost(scene, [each.place]),
            since=each.day,
            places=(each.place,),
            facts=(each,),
            subject=each.to,
        )


def counter_coalitions(scene: Scene) -> Iterator[Alert]:
    """Each counter-coalition to which somebody broke away who is not back."""
    influence = scene.situation.standing.influence
    went: dict[str, list[Telling]] = defaultdict(list)
    for each in _left(scene):
        if each.to:
            went[key(each.to)].append(each)
    for there in went.values():
        places = sorted({each.place for each in there}, key=lambda place: (-influence[place], place))
        yield Alert(
            AlertKind.COUNTER_COALITION,
            _lost(scene, places),
            since=min(each.day for each in there),
            places=tuple(places),
            facts=tuple(sorted(there, key=lambda each: -each.day)),
            subject=there[0].to,
        )


def _left(scene: Scene) -> list[Telling]:
    """The last departure of each partner who is not back."""
    stand = scene.situation.standing
    last = {each.place: each for each in scene.situation.told(DEPARTURES)}
    return [each for place, each in last.items() if stand.away[place] or not stand.on_map[place]]


def _lost(scene: Scene, places: Sequence[int]) -> Loss:
    """What there would be more, were they still here with the support they would have."""
    stand = scene.situation.standing
    there = np.isin(np.arange(len(stand.partners)), places)
    now, back = (scene.stakes.prospects.chance, stand.strength), with_back(scene, there, stand.support)
    more = np.nan_to_num(back) - np.nan_to_num(now)  # where nobody has influence there is no strength to lose
    return Loss(*np.maximum(more, 0.0).tolist())
