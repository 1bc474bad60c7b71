"""Who may be lost: members at risk, conditions of withdrawal that are met, pivotal people gone silent."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from domain.alert import Alert, AlertKind, Loss
from domain.changes import Floats, as_floats
from domain.scene import Scene
from domain.time import day_number

RISKY = 1.5
"""Who departs with so many times the probability of a member without reasons is at risk."""

LIKELY = 0.2
"""Who departs with this probability is at risk, however often others depart."""

LEAST = 0.001
"""Risk is told from this expected loss of chance or strength on: a tenth of a point."""

WITHDRAWS = 0.5
"""How likely somebody withdraws of whom a condition of withdrawal is met: a judgement."""

QUIET = 2.0
"""Cadences after which somebody is called silent."""

PIVOTAL = 0.05
"""Who decides with this probability today, or has this share of the influence, must not be lost from sight."""


GONE = 5 * 365
"""Days without any act after which somebody is gone and no longer called silent: a judgement."""


def at_risk(scene: Scene) -> Iterator[Alert]:
    """Members who are likely to depart within the horizon of `domain.risk`."""
    found = scene.risk
    likely, base = found.probability, found.base_probability
    for number in np.flatnonzero((likely >= RISKY * base) | (likely >= LIKELY)).tolist():
        place = int(found.place[number])
        reasons = tuple(each for each in found.reasons(number) if each.ratio > 1)
        since = max((each.since for each in reasons if each.since is not None), default=None)
        stake = held(scene, place)
        told = Alert(AlertKind.RISK, stake, float(likely[number]), since, (place,), reasons=reasons)
        if told.severity >= LEAST:
            yield told


def would_withdraw(scene: Scene) -> Iterator[Alert]:
    """Partners on the map of whom a condition of withdrawal is met."""
    for place in np.flatnonzero(present(scene)).tolist():
        for mark in scene.situation.partners[place].met:
            since, stake = day_number(mark.on), held(scene, place)
            yield Alert(AlertKind.CONDITION, stake, WITHDRAWS, since, (place,), subject=mark.condition)


def silent(scene: Scene) -> Iterator[Alert]:
    """People who may decide, and with whom contact is long overdue; lost as likely as they depart."""
    engaged, here = scene.engaged, present(scene)
    quiet = engaged.silence > QUIET * engaged.cadence
    base = float(scene.risk.base_probability.max(initial=0.0))
    for place in np.flatnonzero(here & quiet & ~gone(scene) & (pivotal(scene) >= PIVOTAL)).tolist():
        likely = max(float(scene.departing[place]), base)
        since = scene.situation.day - int(engaged.silence[place])
        yield Alert(AlertKind.SILENCE, held(scene, place), likely, since, (place,))


def gone(scene: Scene) -> NDArray[np.bool_]:
    """Of which partners nothing at all was told for so long that nobody waits for word of them."""
    acts = scene.situation.acts
    last = acts.first_day.copy()
    np.maximum.at(last, acts.who, acts.day)
    return np.asarray(scene.situation.day - last > GONE)


def held(scene: Scene, place: int) -> Loss:
    """What would be lost with somebody."""
    return Loss(float(scene.stakes.chance.hold[place]), float(scene.stakes.strength.hold[place]))


def present(scene: Scene) -> NDArray[np.bool_]:
    """Which partners are on the map and did not break away."""
    return scene.situation.standing.on_map & ~scene.situation.standing.away


def pivotal(scene: Scene) -> Floats:
    """How much hangs on each partner: the probability that they decide today, or their share of the influence."""
    decides = scene.stakes.prospects.pivotal
    return as_floats(np.maximum(decides, scene.situation.network.mass[: len(decides)]))
