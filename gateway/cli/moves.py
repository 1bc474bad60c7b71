"""`groundswell moves`: what to do next, and why."""

from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer
from rich.text import Text

from gateway.cli.options import AsJson, Coalition
from gateway.cli.output import AGAINST, FOR, QUIET, out, percent, print_json, say, table
from gateway.cli.viewing import Known, On, looked_at, moment_as_json, print_title
from service.figures_in_words import many

if TYPE_CHECKING:
    from domain.briefing import Briefing
    from domain.moves import Move, Moves
    from domain.trades import Trade

Top = Annotated[int, typer.Option(help="How many moves to tell.", min=1, max=10_000)]


def moves(name: Coalition, *, top: Top = 10, on: On = None, known: Known = None, as_json: AsJson = False) -> None:
    """What to do next: the moves that are expected to gain most in the chance of winning per effort.

    A move is expected to gain how likely it goes well times what it then
    does to the chance, by the support of whom it is made with, and of those
    who listen to them. Effort is counted in one-on-one meetings. How likely
    moves go well, and what effort they take, are published judgements
    (docs/model.md).
    """
    from domain.moves import moves as moves_of

    situation = looked_at(name, on, known)
    found = moves_of(situation, top)
    if as_json:
        print_json(moment_as_json(situation) | _as_json(found, situation.day))
        return
    print_title(situation, known)
    _print_headline(found)
    if found.ranked:
        out().print(_table(found, situation.day))
        say(f"{len(found.ranked):,} of {many(found.considered, 'move')}; --top tells more", QUIET)


def _print_headline(found: "Moves") -> None:
    from domain.stakes import Measure

    if found.obstacle is not None:
        out().print(Text(f"It cannot win as it stands: {found.obstacle}.", AGAINST), soft_wrap=True)
    if not found.ranked:
        say("There is no move that is expected to gain anything; log interactions with those who have influence.")
        return
    if found.measure is Measure.STRENGTH:
        settled = "as good as certain" if found.today > 0.5 else "out of reach"  # noqa: PLR2004  even
        told = f"Winning is {settled}, so moves are ranked by what strength gains, in points"
    else:
        told = f"The chance of winning today is {100 * found.today:.2f} %; moves are ranked by what it gains, in points"
    out().print(Text(f"{told}, for each effort of a one-on-one meeting.\n"), soft_wrap=True)


def _table(found: "Moves", day: int) -> Any:
    shown = table("", "gain", "move, and what speaks for it", right=("", "gain"))
    for number, move in enumerate(found.ranked, 1):
        shown.add_row(str(number), Text(_points(move.per_effort(found.measure)), FOR), _told(move, found, day))
    return shown


def _told(move: "Move", found: "Moves", day: int) -> Text:
    """The move in a line, and its reasons, a line each."""
    from domain.stakes import Measure
    from service.moves_in_words import move_in_words, reasons_in_words

    gain = move.chance if found.measure is Measure.CHANCE else move.strength
    counted = f"{_points(gain)} in all, goes well with {percent(move.success)}, effort {move.effort:g}"
    lines = (Text(each, QUIET) for each in (counted, *reasons_in_words(move, day)))
    return Text("\n").join([Text(move_in_words(move), "bold"), *lines])


def _points(gain: float) -> str:
    """A gain in hundredths."""
    return f"{100 * gain:+.2f}" if gain >= 0.00005 else "< 0.01"  # noqa: PLR2004  what rounds to nothing


def _as_json(found: "Moves", day: int) -> dict[str, Any]:
    return {
        "measure": found.measure,
        "chance": found.today,
        "obstacle": found.obstacle,
        "considered": found.considered,
        "moves": [_move(move, found, day) for move in found.ranked],
    }


def _move(move: "Move", found: "Moves", day: int) -> dict[str, Any]:
    from service.moves_in_words import move_in_words, reasons_in_words

    return {
        "kind": move.kind,
        "move": move_in_words(move),
        "reasons": reasons_in_words(move, day),
        "gain": {"chance": move.chance, "strength": move.strength},
        "gain_per_effort": move.per_effort(found.measure),
        "success": move.success,
        "effort": move.effort,
        "trade": _trade(move.trade, day) if move.trade else None,
        "people": [_person(person, day) for person in move.people],
    }


def _person(person: "Briefing", day: int) -> dict[str, Any]:
    from domain.agenda import Agenda
    from domain.time import day_of

    fields = ("bloc", "influence", "support", "low", "high", "stance", "member", "away", "on_map")
    silence, cadence, agreed = person.contact or (None, None, None)
    agenda = (person.profile.agenda if person.profile else None) or Agenda()
    met = person.profile.met if person.profile else ()
    return {
        "stakeholder": person.name,
        **{field: getattr(person.partner, field, None) for field in fields},
        "share": person.share,
        "pivotal": person.pivotal,
        "listeners": person.listeners,
        "risk": person.risk,
        "silence": silence,
        "cadence": cadence,
        "cadence_agreed": agreed,
        "through": person.through,
        "reach": person.reach,
        **agenda.model_dump(exclude={"conditions"}),
        "conditions_met": [{"condition": mark.condition, "on": mark.on} for mark in met],
        "trades": [_trade(trade, day) for trade in person.trades],
        "conflict_since": day_of(person.conflict.day) if person.conflict else None,
    }


def _trade(trade: "Trade", day: int) -> dict[str, Any]:
    from domain.time import day_of

    sides = {"gave": trade.agreed.gave, "got": trade.agreed.got}
    return {
        "id": str(UUID(trade.agreed.interaction_id)),
        "agreed_on": day_of(trade.agreed.day),
        "due_on": trade.due_on,
        "overdue": trade.overdue(day),
        **{side: item.model_dump() if item else None for side, item in sides.items()},
    }
