"""Alerts: what a leader must not miss, worst first, each with the best move against it.

The rules are in `domain.alarms`, what makes one worse than another in `domain.alert`. Of one person
only the worst is told of what are ways to lose them; of one kind at most `MOST` alerts.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from domain.alarms.departures import counter_coalitions, departures
from domain.alarms.few import hangs_on_one, out_of_date
from domain.alarms.people import at_risk, silent, would_withdraw
from domain.alarms.promises import conflicts_open, milestones_overdue, trades_overdue
from domain.alarms.trend import trend
from domain.alert import Alert, AlertKind
from domain.candidates import candidates
from domain.moves import measured_in, merit, move_of
from domain.practice import MoveKind
from domain.returns import returns
from domain.scene import Scene
from domain.situation import Situation
from domain.tellings import Telling, tellings

MOST = 5
"""Most alerts of one kind: more are counted, and not told one by one."""

LATEST = 3
"""Facts told of somebody, where an alert has none of its own."""

RULES: Sequence[Callable[[Scene], Iterable[Alert]]] = (
    trend,
    departures,
    counter_coalitions,
    would_withdraw,
    at_risk,
    silent,
    trades_overdue,
    conflicts_open,
    hangs_on_one,
    milestones_overdue,
    out_of_date,
)

LOSSES = frozenset({AlertKind.CONDITION, AlertKind.RISK, AlertKind.SILENCE})
"""Ways to lose the same person."""

AGAINST: Mapping[AlertKind, frozenset[MoveKind]] = MappingProxyType(
    {
        AlertKind.TRADE: frozenset({MoveKind.HONOUR, MoveKind.COLLECT}),
        AlertKind.CONFLICT: frozenset({MoveKind.RECONCILE}),
        AlertKind.SILENCE: frozenset({MoveKind.ONE_ON_ONE, MoveKind.RETOUCH}),
    }
)
"""The moves that end an alert, where not all with that person are meant."""

EVERY_MOVE = frozenset(MoveKind)

OF_ALL = frozenset({AlertKind.CANNOT_WIN, AlertKind.CHANCE, AlertKind.STRENGTH, AlertKind.MOMENTUM})
"""What the best move with anybody is told against."""

UNANSWERED = frozenset({AlertKind.MILESTONE, AlertKind.STALE})
"""What no move is made against, and no interactions are behind."""


@dataclass(frozen=True)
class Alerts:
    """The alerts at the end of a situation's day, worst first; `more`: how many of a kind are not told."""

    told: tuple[Alert, ...]
    more: Mapping[AlertKind, int]


def alerts(situation: Situation) -> Alerts:
    """What must not be missed; nothing where nobody is known yet."""
    return alerts_in(Scene(situation))


def alerts_in(scene: Scene) -> Alerts:
    """The same in a scene that is known already."""
    situation = scene.situation
    if not situation.names:
        return Alerts((), {})
    found = [alert for rule in RULES for alert in rule(scene)]
    found.sort(key=lambda each: (-each.severity, [situation.names[place] for place in each.places]))
    once = _each_person_once(found)
    told, count = _few_of_a_kind(once), Counter(each.kind for each in once)
    more = {kind: number - MOST for kind, number in count.items() if number > MOST}
    answers = _Answers(scene)
    return Alerts(tuple(map(answers.to, _with_facts(situation, told))), more)


def _each_person_once(ranked: Iterable[Alert]) -> list[Alert]:
    kept: dict[object, Alert] = {}
    for number, each in enumerate(ranked):
        kept.setdefault(each.places if each.kind in LOSSES else number, each)
    return list(kept.values())


def _few_of_a_kind(ranked: Iterable[Alert]) -> list[Alert]:
    seen: Counter[AlertKind] = Counter()
    kept = []
    for each in ranked:
        seen[each.kind] += 1
        if seen[each.kind] <= MOST:
            kept.append(each)
    return kept


class _Answers:
    """The best move that can be made with one person against each alert."""

    def __init__(self, scene: Scene) -> None:
        self.scene, found = scene, [*candidates(scene), *returns(scene)]
        measure = measured_in(scene.stakes.prospects.chance, found)
        self.ranked = sorted(found, key=lambda each: (merit(each, measure), scene.people[each.places[0]]))
        self.rank_of: dict[int, list[int]] = defaultdict(list)
        for rank, each in enumerate(self.ranked):
            self.rank_of[each.places[0]].append(rank)

    def to(self, alert: Alert) -> Alert:
        """The alert with the best move; without one where there is none."""
        ranks = self._among(alert)
        wanted = AGAINST.get(alert.kind, EVERY_MOVE)
        best = next((self.ranked[rank] for rank in ranks if self.ranked[rank].kind in wanted), None)
        return replace(alert, move=move_of(self.scene, best)) if best else alert

    def _among(self, alert: Alert) -> Iterable[int]:
        """The ranks of moves with those it is about; of all moves, where everybody may help."""
        if alert.kind in UNANSWERED:
            return ()
        if alert.kind in OF_ALL:
            return range(len(self.ranked))
        return sorted(rank for place in alert.places for rank in self.rank_of[place])


def _with_facts(situation: Situation, told: Sequence[Alert]) -> list[Alert]:
    """The alerts; those without facts of their own with what speaks for them of the people they are about."""
    bare = {place for each in told if not each.facts and each.kind not in UNANSWERED for place in each.places}
    of: dict[int, list[Telling]] = {place: [] for place in bare}
    theirs = {situation.acts.partners[place] for place in bare}
    rows = situation.by_column.where("partnership", theirs)
    for telling in reversed(tellings(rows, situation.places)):
        of[telling.place].append(telling)
    return [each if each.facts or each.kind in UNANSWERED else replace(each, facts=_facts(each, of)) for each in told]


def _facts(alert: Alert, of: Mapping[int, Sequence[Telling]]) -> tuple[Telling, ...]:
    """Of those it is about, newest first: what happened on the days of the reasons, or else the latest."""
    there = [telling for place in alert.places for telling in of.get(place, ())]
    days = {reason.since for reason in alert.reasons}
    return tuple([each for each in there if each.day in days] or there)[:LATEST]
