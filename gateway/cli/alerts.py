"""`groundswell alerts`: what must not be missed, worst first, and what to do about it."""

from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer
from rich.text import Text

from gateway.cli.options import AsJson, Coalition
from gateway.cli.output import AGAINST, QUIET, out, print_json, say
from gateway.cli.viewing import Known, On, looked_at, moment_as_json, print_title
from service.figures_in_words import many

if TYPE_CHECKING:
    from domain.alert import Alert, Loss
    from domain.alerts import Alerts
    from domain.moves import Move
    from domain.situation import Situation
    from domain.tellings import Telling

Facts = Annotated[bool, typer.Option("--facts", help="Show the facts behind each alert.")]


def alerts(
    name: Coalition, *, on: On = None, known: Known = None, facts: Facts = False, as_json: AsJson = False
) -> None:
    """What must not be missed, worst first, each with what is at stake and what to do.

    An alert is as bad as the loss to be expected: what is at stake in chance
    of winning or in strength, times how likely it is lost. From 5 points on
    act now, from 1 point on act soon (docs/figures.md).
    """
    from domain.alerts import alerts as alerts_of

    situation = looked_at(name, on, known)
    found = alerts_of(situation)
    if as_json:
        print_json(moment_as_json(situation) | _as_json(found, situation))
        return
    print_title(situation, known)
    _print(found, situation, facts=facts)


def _print(found: "Alerts", situation: "Situation", *, facts: bool) -> None:
    if not found.told:
        say("Nothing to be alarmed about." if situation.names else "Nobody is known yet; log an interaction.")
        return
    say()
    for each in found.told:
        _print_one(each, situation, facts=facts)
    for kind, number in found.more.items():
        say(f"… and {many(number, 'more alert')} of the kind: {kind}", QUIET)


def _print_one(each: "Alert", situation: "Situation", *, facts: bool) -> None:
    from domain.alert import Level
    from service.alerts_in_words import (
        alert_in_words,
        answer_in_words,
        fact_in_words,
        reasons_in_words,
        stake_in_words,
    )
    from service.moves_in_words import gain_in_words

    level = Text(f"{each.level}: ", AGAINST if each.level is Level.NOW else "bold")
    out().print(level + Text(alert_in_words(each, situation), "bold"), soft_wrap=True)
    behind = [*reasons_in_words(each, situation), *(fact_in_words(fact, situation) for fact in each.facts)]
    for line in (stake_in_words(each), *(behind if facts else ())):
        say(f"  {line}", QUIET)
    gain = gain_in_words(each.move) if each.move else ""
    out().print(Text.assemble("  → ", answer_in_words(each), (f"  {gain}" if gain else "", QUIET)), soft_wrap=True)
    say()


def _as_json(found: "Alerts", situation: "Situation") -> dict[str, Any]:
    return {
        "alerts": [_alert(each, situation) for each in found.told],
        "more": {str(kind): number for kind, number in found.more.items()},
    }


def _alert(each: "Alert", situation: "Situation") -> dict[str, Any]:
    from domain.time import day_of
    from service.alerts_in_words import alert_in_words, answer_in_words, reasons_in_words, stake_in_words

    return {
        "kind": each.kind,
        "level": each.level,
        "alert": alert_in_words(each, situation),
        "since": None if each.since is None else day_of(each.since),
        "stakeholders": [situation.names[place] for place in each.places],
        "subject": each.subject,
        "before": each.before,
        "after": each.after,
        "severity": each.severity,
        "likelihood": each.likelihood,
        "stake": _loss(each.stake),
        "at_stake": stake_in_words(each),
        "reasons": reasons_in_words(each, situation),
        "facts": [_fact(fact, situation) for fact in each.facts],
        "answer": answer_in_words(each),
        "move": _move(each.move) if each.move else None,
    }


def _loss(stake: "Loss") -> dict[str, float]:
    return {"chance": stake.chance, "strength": stake.strength}


def _fact(fact: "Telling", situation: "Situation") -> dict[str, Any]:
    from domain.time import day_of

    who = situation.names[fact.place]
    return {
        "id": str(UUID(fact.interaction_id)),
        "stakeholder": who,
        "kind": fact.kind,
        "occurred_on": day_of(fact.day),
        "to": fact.to,
    }


def _move(move: "Move") -> dict[str, Any]:
    return {
        "kind": move.kind,
        "stakeholder": move.people[0].name,
        "gain": {"chance": move.chance, "strength": move.strength},
        "success": move.success,
        "effort": move.effort,
    }
