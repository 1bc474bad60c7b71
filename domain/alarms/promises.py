"""What was promised and is late, trades and milestones; and conflicts that are open."""

from collections.abc import Iterator

from domain.alarms.people import present
from domain.alert import NOTHING, Alert, AlertKind, Loss
from domain.changes import Floats
from domain.lifts import lifted
from domain.practice import BREACH, BROKEN, PRACTICES, Hoped, MoveKind, weight_in_favour
from domain.scene import Scene
from domain.time import day_number


def trades_overdue(scene: Scene) -> Iterator[Alert]:
    """Trades that fell due and are open, one for each partner on the map: the harm is what a broken one does."""
    day, here = scene.situation.day, present(scene)
    broken = scene.stakes.backing - _after(scene, BROKEN)
    for place, there in scene.open_trades.items():
        first = there[0]  # those overdue come first
        if here[place] and first.due_on is not None and first.overdue(day):
            since, stake = day_number(first.due_on), _worth(scene, broken, place)
            yield Alert(AlertKind.TRADE, stake, BREACH, since, (place,), (first.agreed,), trade=first)


def conflicts_open(scene: Scene) -> Iterator[Alert]:
    """Conflicts with partners on the map that are not settled: what a reconciliation would bring back."""
    here = present(scene)
    mended = _after(scene, PRACTICES[MoveKind.RECONCILE].hoped) - scene.stakes.backing
    for place, each in scene.open_conflicts.items():
        if here[place]:
            stake = _worth(scene, mended, place)
            yield Alert(AlertKind.CONFLICT, stake, since=each.raised.day, places=(place,), facts=(each.raised,))


def milestones_overdue(scene: Scene) -> Iterator[Alert]:
    """Milestones that fell due and are not reached; no figure tells what that costs."""
    for each in scene.situation.milestones:
        if each.overdue(scene.situation.day):
            yield Alert(AlertKind.MILESTONE, NOTHING, since=day_number(each.due_on), subject=each.name)


def _after(scene: Scene, done: tuple[Hoped, ...]) -> Floats:
    """The support of everybody, were these acts done today with each alone."""
    policy, outside = scene.situation.policy, len(scene.people) - len(scene.now.mass)
    return lifted(scene.now, weight_in_favour(done, policy), policy, outside)


def _worth(scene: Scene, support: Floats, place: int) -> Loss:
    """What so much support of somebody, 0 or more, is worth."""
    amount = max(float(support[place]), 0.0)
    return Loss(*(amount * float(worth.rise[place]) for worth in (scene.stakes.chance, scene.stakes.strength)))
