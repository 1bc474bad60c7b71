"""Alerts in words: what happened or threatens, what is at stake, what is behind it, and what to do."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from domain.alert import Alert, AlertKind
from domain.momentum import POINTS
from domain.outlook import EVEN, SAFE
from domain.risk import HORIZON
from domain.situation import Situation
from domain.tellings import Telling
from domain.time import day_of
from domain.values import Kind
from service.explanation_in_words import Change, headline
from service.figures_in_words import date_in_words, listed, percent
from service.moves_in_words import move_in_words, trade_in_words
from service.risk_in_words import reason_in_words

NAMED = 3
"""How many people are named in one breath."""

SHOWN = 0.0005
"""A stake below this, half a tenth of a point, is not worth the words."""


def alert_in_words(alert: Alert, situation: Situation) -> str:
    """What it is, in a sentence."""
    return _WHAT[alert.kind](alert, situation)


def stake_in_words(alert: Alert) -> str:
    """What is at stake, in points of chance and of strength, and how likely it is lost."""
    if alert.kind is AlertKind.CANNOT_WIN:
        return "all of the chance of winning is lost"
    parts = (("chance", alert.stake.chance), ("strength", alert.stake.strength))
    told = [f"{_points(amount)} of {name}" for name, amount in parts if amount >= SHOWN]
    if not told and alert.stake.most > 0:
        return f"less than {_points(0.001)} of chance or strength at stake"
    if not told:
        return "nothing that can be counted in chance or strength"
    if alert.likelihood == 1.0:
        return f"{' and '.join(told)} {'gone' if alert.kind in GONE else 'to gain back'}"
    return f"{' and '.join(told)} at stake, lost with {percent(alert.likelihood)}"


def answer_in_words(alert: Alert) -> str:
    """What to do about it."""
    if alert.kind in BY_HAND:
        return BY_HAND[alert.kind]
    if alert.move is None:
        return "log what happens with those who have influence: no move is known that gains anything"
    return move_in_words(alert.move)


def fact_in_words(telling: Telling, situation: Situation) -> str:
    """An interaction behind an alert: what, whom with, and when."""
    kind, to = telling.kind.replace("_", " "), f" to {telling.to}" if telling.to else ""
    return f"{date_in_words(day_of(telling.day))}: {kind}{to}, {situation.names[telling.place]}"


def reasons_in_words(alert: Alert, situation: Situation) -> list[str]:
    """Why somebody is likelier to depart, the strongest reason first; nothing for other alerts."""
    return [f"{reason_in_words(each, situation)} (x {each.ratio:.2f})" for each in alert.reasons]


def _cannot_win(alert: Alert, _: Situation) -> str:
    return f"It cannot win as it stands: {alert.subject}."


def _chance(alert: Alert, situation: Situation) -> str:
    before, after = alert.before or 0.0, alert.after or 0.0
    below = next((f", below {percent(each)}" for each in (EVEN, SAFE) if after < each <= before), "")
    through = f", mostly through {_names(alert, situation)}" if alert.places else ""
    return f"The chance of winning fell {_points(before - after)} in four weeks, to {percent(after)}{below}{through}."


def _fell(figure: str) -> Callable[[Alert, Situation], str]:
    def told(alert: Alert, situation: Situation) -> str:
        if alert.parts is None or alert.since is None:
            return f"{figure} fell."
        change = Change(figure, alert.before or 0.0, alert.after or 0.0, alert.parts)
        return headline(situation, change, alert.since)

    return told


def _departed(alert: Alert, situation: Situation) -> str:
    left = "broke away" if alert.facts[0].kind is Kind.DEFECTION else "lapsed"
    to = f" to {alert.subject}" if alert.subject else ""
    return f"{_names(alert, situation)} {left}{to} on {_since(alert)}."


def _counter(alert: Alert, situation: Situation) -> str:
    heads, who = len(alert.places), _names(alert, situation)
    return f"{who} {'is' if heads == 1 else 'are'} with the counter-coalition {alert.subject}."


def _condition(alert: Alert, situation: Situation) -> str:
    return f"{_names(alert, situation)} would withdraw, and since {_since(alert)} it is so: {alert.subject}."


def _risk(alert: Alert, situation: Situation) -> str:
    most = alert.reasons[0] if alert.reasons else None
    why = f", most of all: {reason_in_words(most, situation)}" if most else ""
    return f"{_names(alert, situation)} departs within {HORIZON} days with {percent(alert.likelihood)}{why}."


def _silent(alert: Alert, situation: Situation) -> str:
    return f"No contact with {_names(alert, situation)} since {_since(alert)}, {_ago(alert, situation)} ago."


def _trade(alert: Alert, situation: Situation) -> str:
    told = trade_in_words(alert.trade, situation.day) if alert.trade else ""
    return f"A trade with {_names(alert, situation)} is overdue: {told}."


def _conflict(alert: Alert, situation: Situation) -> str:
    return f"A conflict with {_names(alert, situation)} is open since {_since(alert)}, for {_ago(alert, situation)}."


def _fragile(alert: Alert, situation: Situation) -> str:
    without, today = (percent(each or 0.0) for each in (alert.after, alert.before))
    return f"The chance of winning hangs on {_names(alert, situation)}: without them it is {without}, not {today}."


def _milestone(alert: Alert, situation: Situation) -> str:
    return f"The milestone '{alert.subject}' was due on {_since(alert)}, {_ago(alert, situation)} ago."


def _stale(alert: Alert, situation: Situation) -> str:
    told = f"The influence of {_names(alert, situation)} was not stated for more than a year"
    return f"{told}; they have {percent(alert.after or 0.0)} of all influence."


def _names(alert: Alert, situation: Situation) -> str:
    names = [situation.names[place] for place in alert.places]
    more = len(names) - NAMED
    return listed([*names[:NAMED], f"{more} more"] if more > 0 else names)


def _since(alert: Alert) -> str:
    return "" if alert.since is None else date_in_words(day_of(alert.since))


def _ago(alert: Alert, situation: Situation) -> str:
    days = 0 if alert.since is None else situation.day - alert.since
    return f"{days:,} day{'' if days == 1 else 's'}"


def _points(amount: float) -> str:
    shown = f"{POINTS * amount:.1f}"
    return f"{shown} point{'' if shown == '1.0' else 's'}"


GONE = frozenset({AlertKind.CHANCE, AlertKind.STRENGTH, AlertKind.MOMENTUM, AlertKind.DEPARTURE})
"""What is lost already; of other things that happened it is told what can be gained back."""

BY_HAND: Mapping[AlertKind, str] = MappingProxyType(
    {
        AlertKind.MILESTONE: "record that it is reached, or plan it for another day",
        AlertKind.STALE: "state their influence anew, with an assessment",
    }
)
"""What to do where no move with a person is meant."""

_WHAT: Mapping[AlertKind, Callable[[Alert, Situation], str]] = MappingProxyType(
    {
        AlertKind.CANNOT_WIN: _cannot_win,
        AlertKind.CHANCE: _chance,
        AlertKind.STRENGTH: _fell("Strength"),
        AlertKind.MOMENTUM: _fell("Momentum"),
        AlertKind.DEPARTURE: _departed,
        AlertKind.COUNTER_COALITION: _counter,
        AlertKind.CONDITION: _condition,
        AlertKind.RISK: _risk,
        AlertKind.SILENCE: _silent,
        AlertKind.TRADE: _trade,
        AlertKind.CONFLICT: _conflict,
        AlertKind.FRAGILE: _fragile,
        AlertKind.MILESTONE: _milestone,
        AlertKind.STALE: _stale,
    }
)
