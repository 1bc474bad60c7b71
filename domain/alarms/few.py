"""Where the figures rest on few people, or on what was said of them long ago."""

from collections.abc import Iterator

import numpy as np

from domain.alarms.people import PIVOTAL, held, pivotal
from domain.alert import NOTHING, Alert, AlertKind, Loss
from domain.changes import EVERY_DAY, Ints
from domain.scene import Scene
from domain.time import DAY_IN_MICROSECONDS

HANGS = 0.2
"""Whose loss would cost this much of the chance, on them alone it hangs."""

AGED = 365
"""Days after which influence that was stated, or never was, is out of date: a year, a judgement."""

NEVER = -EVERY_DAY
"""Before all days: influence that was never stated."""


def hangs_on_one(scene: Scene) -> Iterator[Alert]:
    """Partners whose defection alone would cost much of the chance."""
    found, base = scene.stakes.prospects, float(scene.risk.base_probability.max(initial=0.0))
    cost = np.where(scene.situation.standing.on_map, found.chance - found.if_lost, 0.0)
    for place in np.flatnonzero(cost >= HANGS).tolist():
        yield Alert(
            AlertKind.FRAGILE,
            Loss(float(cost[place]), held(scene, place).strength),
            max(float(scene.departing[place]), base),
            places=(place,),
            before=found.chance,
            after=float(found.if_lost[place]),
        )


def out_of_date(scene: Scene) -> Iterator[Alert]:
    """Pivotal people whose influence was last stated long ago, in one alert; or, if never, who came long ago."""
    since, weight = np.maximum(_stated(scene), scene.situation.acts.first_day), pivotal(scene)
    old = np.flatnonzero((weight >= PIVOTAL) & (scene.situation.day - since > AGED))
    if len(old):
        places = old[np.argsort(-weight[old], kind="stable")].tolist()
        share = float(scene.situation.network.mass[old].sum())
        yield Alert(AlertKind.STALE, NOTHING, since=int(since[old].min()), places=tuple(places), after=share)


def _stated(scene: Scene) -> Ints:
    """The day on which the influence of each partner was last stated, or never."""
    situation = scene.situation
    stated = np.full(len(situation.names), NEVER, dtype=np.int64)
    columns = situation.by_column
    there = columns.places("influence", lambda influence: influence is not None)
    known, of_row = columns.told["partnership"]
    place = np.array([situation.places[partnership] for partnership in known], dtype=np.int64)
    np.maximum.at(stated, place[of_row[there]], columns.when[there] // DAY_IN_MICROSECONDS)
    return stated
