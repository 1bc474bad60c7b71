"""What the page Alerts shows of a coalition: what must not be missed, and what to do about it."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from dashboard import figures, words
from dashboard.moments import Moment
from domain.alert import Alert, AlertKind, Level
from domain.alerts import Alerts, alerts
from domain.practice import PRACTICES
from domain.situation import Situation
from service.alerts_in_words import (
    alert_in_words,
    answer_in_words,
    fact_in_words,
    reasons_in_words,
    stake_in_words,
)
from service.moves_in_words import gain_in_words

EVERY = "all"
LEVELS = (EVERY, *Level)
NAMED = 3
"""Stakeholders that an alert leads to."""


class Fact(NamedTuple):
    """A fact behind an alert: in words, and its position in the log."""

    told: str
    position: int


class Shown(NamedTuple):
    """An alert in words; `log` is what the form to log the answer is filled with, empty where none is meant.

    `milestone` is the one to be reached, or planned anew.
    """

    level: Level
    kind: AlertKind
    what: str
    stake: str
    answer: str
    gain: str
    reasons: list[str]
    facts: list[Fact]
    names: list[str]
    log: Mapping[str, str]
    milestone: str | None

    @property
    def name(self) -> str:
        """What it goes by in the address."""
        return "-".join([self.kind.replace(" ", "-"), *self.names[:1]])


def found(moment: Moment) -> Alerts:
    """The alerts of a coalition at a moment."""
    return figures.at(moment, alerts)


def headline(told: Alerts) -> str:
    """How many there are to act on."""
    count = Counter(each.level for each in told.told)
    now, soon = count[Level.NOW], count[Level.SOON]
    if not told.told:
        return "Nothing to be alarmed about."
    if not now and not soon:
        return f"Nothing to act on now or soon; {words.count(len(told.told), 'thing')} to keep an eye on."
    parts = [f"{number} to act on {when}" for number, when in ((now, "now"), (soon, "soon")) if number]
    watched = f", {count[Level.WATCH]} to keep an eye on" if count[Level.WATCH] else ""
    return f"{words.count(len(told.told), 'alert')}: {' and '.join(parts)}{watched}."


def more(told: Alerts) -> str:
    """How many are not told one by one."""
    rest = [f"{number:,} more of the kind '{kind}'" for kind, number in told.more.items()]
    return f"Not shown, being less bad: {words.listed(rest)}." if rest else ""


def shown(situation: Situation, alert: Alert) -> Shown:
    """An alert as people read it."""
    answer = answer_in_words(alert)
    return Shown(
        level=alert.level,
        kind=alert.kind,
        what=alert_in_words(alert, situation),
        stake=words.capital(stake_in_words(alert)),
        answer=words.capital(answer),
        gain=gain_in_words(alert.move) if alert.move else "",
        reasons=[words.capital(reason) for reason in reasons_in_words(alert, situation)],
        facts=[Fact(fact_in_words(each, situation), each.position) for each in alert.facts],
        names=[situation.names[place] for place in alert.places[:NAMED]],
        log=_log(situation, alert),
        milestone=alert.subject if alert.kind is AlertKind.MILESTONE else None,
    )


def _log(situation: Situation, alert: Alert) -> dict[str, str]:
    if alert.kind is AlertKind.STALE:
        return {"stakeholder": situation.names[alert.places[0]], "kind": "assessment"}
    if alert.move is None or len(alert.move.people) != 1:
        return {}
    filled = {"stakeholder": alert.move.people[0].name, "kind": PRACTICES[alert.move.kind].hoped[0].kind.value}
    trade = alert.move.trade
    return filled | ({"trade": trade.agreed.interaction_id} if trade else {})
