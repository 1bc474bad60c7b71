"""What is ahead: who may depart, and what to do next."""

from collections.abc import Container

from domain.alert import Alert, AlertKind
from domain.alerts import Alerts
from domain.moves import Move, Moves
from domain.reasons import Reason
from domain.risk import Risk
from domain.situation import Situation
from domain.stakes import Measure
from service.alerts_in_words import alert_in_words, answer_in_words, stake_in_words
from service.brief.content import Concern, Step, Threat
from service.brief.words import signed
from service.figures_in_words import many, percent
from service.moves_in_words import move_in_words, reasons_in_words
from service.risk_in_words import reason_in_words

CONCERNS, THREATS, STEPS, REASONS = 3, 2, 3, 2
"""Most alerts, members, moves, and reasons of each that are told."""

HEADLINES = frozenset({AlertKind.STRENGTH, AlertKind.MOMENTUM, AlertKind.CHANCE})
"""Alerts about figures that stand above everything else already."""


def risks(found: Risk) -> str:
    """How many departures are to be expected."""
    members = len(found.place)
    if not members:
        return "Nobody is a member, so there is nobody who could depart."
    expected, days = float(found.probability.sum()), many(found.horizon, "day")
    return f"{expected:.1f} of {many(members, 'member')} expected to depart within {days}."


def concerns(situation: Situation, found: Alerts) -> tuple[Concern, ...]:
    """The worst alerts."""
    told = [alert for alert in found.told if alert.kind not in HEADLINES]
    return tuple(_concern(situation, alert) for alert in told[:CONCERNS])


def _concern(situation: Situation, alert: Alert) -> Concern:
    people = tuple(situation.names[place] for place in alert.places)
    return Concern(
        what=alert_in_words(alert, situation),
        level=alert.level.value,
        stake=stake_in_words(alert),
        answer=answer_in_words(alert),
        people=people,
    )


def threats(situation: Situation, found: Risk, told: Container[str]) -> tuple[Threat, ...]:
    """The members with whom most influence is likely to go, most first, but for those already told of."""
    influence = situation.standing.influence[found.place]
    stake = found.probability * influence
    order = sorted(range(len(stake)), key=lambda number: (-stake[number], found.place[number]))
    new = [number for number in order if stake[number] > 0 and situation.names[found.place[number]] not in told]
    return tuple(_threat(situation, found, number) for number in new[:THREATS])


def _threat(situation: Situation, found: Risk, number: int) -> Threat:
    place = int(found.place[number])
    mass, risk = situation.standing.mass, float(found.probability[number])
    share = float(mass[place] / mass.sum()) if mass.sum() else 0.0
    told = f"departs with {100 * risk:.1f} %, and holds {percent(share)} of influence"
    return Threat(situation.names[place], risk, told, _why(situation, found.reasons(number)))


def _why(situation: Situation, reasons: list[Reason]) -> str:
    """What makes a departure likelier, most first."""
    likelier = sorted((each for each in reasons if each.ratio > 1), key=lambda each: -each.ratio)
    return "; ".join(reason_in_words(each, situation) for each in likelier[:REASONS])


def next_moves(found: Moves) -> str:
    """What the moves are ranked by."""
    if not found.ranked:
        return "There is no move that is expected to gain anything; log interactions with those who have influence."
    what = "the chance of winning" if found.measure is Measure.CHANCE else "strength"
    shown = min(STEPS, len(found.ranked))
    return f"The best {shown} of {many(found.considered, 'move')}, by what {what} gains per effort."


def steps(found: Moves, day: int) -> tuple[Step, ...]:
    """The best moves."""
    return tuple(_step(move, found.measure, day) for move in found.ranked[:STEPS])


def _step(move: Move, measure: Measure, day: int) -> Step:
    gain, what = (move.chance, "chance of winning") if measure is Measure.CHANCE else (move.strength, "strength")
    shown = f"{signed(100 * gain, 2)} points" if gain >= 0.00005 else "less than 0.01 points"  # noqa: PLR2004  rounds to nothing
    return Step(
        move=move_in_words(move),
        people=tuple(person.name for person in move.people),
        gain=f"{shown} of {what}, goes well with {percent(move.success)}",
        reasons="; ".join(reasons_in_words(move, day)[: 1 if len(move.people) > 1 else REASONS]),
    )
