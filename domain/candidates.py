"""Candidates: which moves can be made with whom, and what each is expected to bring.

    gain = success * (lift * rise + relief * hold)        success = reached * went well

`lift`: how much support rises if the acts hoped for happen (`domain.lifts`); `rise` and `hold` are
the worths of `domain.stakes`. `relief`: by how much less likely they depart, since any move ends a
silence, and an endorsement ends support in private only (the ratios of `domain.reasons`).
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from domain.changes import Floats, Ints, as_floats
from domain.lifts import lifted
from domain.marks.common import SUPPORTS
from domain.practice import BREACH, BROKEN, EFFORT_OF_WORTH, PRACTICES, MoveKind, weight_in_favour
from domain.reasons import Ground
from domain.scene import Scene
from domain.stakes import Worth
from domain.trades import Trade

FIRM = 0.5
"""Whoever is to speak in public supports it with at least this, nine times in ten."""

MOSTLY_PRIVATE = 0.5
"""Who did less than this part of their supporting acts in public has not yet spoken out."""

Mask = NDArray[np.bool_]


class Candidate(NamedTuple):
    """A move that can be made: its kind, the places of those it is made with, and what comes of it.

    `success` 0 to 1, `effort` in one-on-one meetings, `chance` and `strength` the gains expected, 0 to 1.
    """

    kind: MoveKind
    places: tuple[int, ...]
    success: float
    effort: float
    chance: float
    strength: float


def candidates(scene: Scene) -> Iterator[Candidate]:
    """All moves with one person who is on the map, or broke away, or is listened to from outside."""
    for kind, who in _who(scene).items():
        place = np.flatnonzero(who)
        figures = (success(scene, kind), _effort(scene, kind), *gains(scene, kind))
        yield from alone(kind, place, *(each[place] for each in figures))


def alone(kind: MoveKind, place: Ints, *figures: Floats) -> Iterator[Candidate]:
    """Moves of one kind, each with one person; success, effort, and gains of chance and of strength."""
    for each, told in zip(place.tolist(), zip(*(each.tolist() for each in figures), strict=True), strict=True):
        yield Candidate(kind, (each,), *told)


def gains(scene: Scene, kind: MoveKind) -> tuple[Floats, Floats]:
    """What a move of this kind is expected to bring with each person: of chance, and of strength."""
    well, lift, relief = success(scene, kind), _lift(scene, kind), _relief(scene, kind)

    def of(worth: Worth) -> Floats:
        return well * (lift * worth.rise + relief * worth.hold)

    return of(scene.stakes.chance), of(scene.stakes.strength)


def success(scene: Scene, kind: MoveKind) -> Floats:
    """How likely a move of this kind goes well with each person; what we owe takes no reaching."""
    well = PRACTICES[kind].success(scene.support)
    return well if kind is MoveKind.HONOUR else scene.reach * well


def _who(scene: Scene) -> dict[MoveKind, Mask]:
    """With whom a move of each kind can be made."""
    stand, firm, engaged = scene.situation.standing, scene.firm, scene.engaged
    here = stand.on_map & ~stand.away
    may_withdraw = np.array([bool(each.met) for each in scene.situation.partners], dtype=np.bool_)
    lost = here & stand.member & ((engaged.silence > engaged.cadence) | may_withdraw)
    ready = here & (stand.support >= SUPPORTS) & (stand.low >= FIRM) & (firm.public_share < MOSTLY_PRIVATE)
    wants = np.array([bool(each.agenda and each.agenda.wants) for each in scene.situation.partners], dtype=np.bool_)
    outside = ~scene.of_partners(np.ones(len(here), dtype=np.bool_))
    owed, late = (_with_a_trade(scene, kind) for kind in (MoveKind.HONOUR, MoveKind.COLLECT))
    at_work = scene.of_partners(here)
    return {
        MoveKind.ONE_ON_ONE: scene.of_partners(here & ~lost) | outside,
        MoveKind.RETOUCH: scene.of_partners(lost),
        MoveKind.ENDORSEMENT: scene.of_partners(ready),
        MoveKind.HONOUR: owed & at_work,
        MoveKind.COLLECT: late & ~owed & at_work,
        MoveKind.OFFER: scene.of_partners(here & wants) & ~scene.among(scene.open_trades),
        MoveKind.WIN_BACK: scene.of_partners(stand.on_map & stand.away),
        MoveKind.RECONCILE: scene.among(scene.open_conflicts) & at_work,
    }


def trade_of(scene: Scene, kind: MoveKind, place: int) -> Trade | None:
    """The open trade that a move is about: the first in which we promised something, or the first overdue."""
    day, there = scene.situation.day, scene.open_trades.get(place, [])
    if kind is MoveKind.HONOUR:
        return next((each for each in there if each.gave), None)
    return next((each for each in there if each.overdue(day)), None) if kind is MoveKind.COLLECT else None


def _with_a_trade(scene: Scene, kind: MoveKind) -> Mask:
    return scene.among(place for place in scene.open_trades if trade_of(scene, kind, place))


def _lift(scene: Scene, kind: MoveKind) -> Floats:
    policy, outside = scene.situation.policy, len(scene.people) - len(scene.now.mass)
    then = lifted(scene.now, PRACTICES[kind].weight(policy), policy, outside)
    if kind not in {MoveKind.HONOUR, MoveKind.COLLECT}:
        return then - scene.stakes.backing
    broken = lifted(scene.now, weight_in_favour(BROKEN, policy), policy, outside)
    breach = BREACH * (scene.stakes.backing - broken) * _with_a_trade(scene, MoveKind.COLLECT)
    return then - scene.stakes.backing + breach


def _relief(scene: Scene, kind: MoveKind) -> Floats:
    silence = scene.relief(Ground.SILENCE)
    return silence + scene.relief(Ground.PRIVATE_ONLY) if kind is MoveKind.ENDORSEMENT else silence


def _effort(scene: Scene, kind: MoveKind) -> Floats:
    effort = np.full(len(scene.people), PRACTICES[kind].effort)
    if kind is MoveKind.HONOUR:
        for place in scene.open_trades:
            trade = trade_of(scene, kind, place)
            effort[place] += EFFORT_OF_WORTH * trade.gave if trade else 0.0
    return as_floats(effort)
