"""The explanation of a change for people: a headline, and tables whose columns add up."""

import numpy as np
from rich.table import Table
from rich.text import Text

from domain.changes import Floats
from domain.explanation import PARTS, Parts
from domain.momentum import POINTS
from domain.rounding import adding_up
from domain.time import day_of
from gateway.cli.explain_facts import print_facts, print_facts_alone, print_peers, summed
from gateway.cli.output import QUIET, out, say, signed, table
from gateway.cli.viewing import instant_of, narrow
from service.explained import SHOWS, Explained
from service.explanation_in_words import Change, headline, headline_alone, parts_in_words
from service.figures_in_words import many


def print_all(told: Explained, top: int, known: str | None) -> None:
    """Why the figure of the coalition changed: by parts, by stakeholder, by fact."""
    _print_title(told, known)
    if not told.known:
        say(_why_not(told))
        return
    say(headline(told.situation, told.change, told.first))
    if told.first < (told.situation.evidence.first_day or 0):
        say(f"Nothing was known on {day_of(told.first)} yet, and strength counted as one half.", QUIET)
    out().print(Text(), _parts_table(told), Text())
    _print_people(told, top)
    print_facts(told, top)
    print_peers(told, top)


def print_alone(told: Explained, place: int, top: int, known: str | None) -> None:
    """Why the support of one partner changed, and what that did to the figure of the coalition."""
    _print_title(told, known)
    it, name = told.support, told.situation.names[place]
    before, after = _levels(told, place)
    support = Change(f"Support of {name}", before, after, it.support)
    say(headline_alone(told.situation, support, told.first, place))
    came = told.came(place)
    if came is not None:
        say(f"{name} came in on {day_of(came)}; before, support is what their peers let expect.", QUIET)
    theirs = [effect for effect in told.effects if effect.telling.place == place]
    out().print(Text(), _parts_table_alone(told, place, len(theirs)), Text())
    print_facts_alone(told, theirs, top)


def _print_title(told: Explained, known: str | None) -> None:
    situation = told.situation
    as_known = f", as known on {instant_of(situation)}" if known else ""
    span = f" · {day_of(told.first)} to {day_of(situation.day)}{as_known}"
    out().print(Text.assemble((situation.coalition, "bold"), (span, QUIET)), soft_wrap=True)


def _why_not(told: Explained) -> str:
    if not told.support.partners:
        return f"Nothing is known of it by {day_of(told.situation.day)}; log an interaction, and there is a strength."
    return (
        f"Nobody on the map had influence all the time, so there is no change of {told.figure} to explain; "
        "--stakeholder NAME tells of somebody's support."
    )


def _parts_table(told: Explained) -> Table:
    """What the change is owed to, and from where to where it went."""
    words, whole = parts_in_words(told.situation, told.first, len(told.effects)), told.whole
    shown = table("owed to", told.figure, "", right=(told.figure,))
    for part in PARTS:
        if whole[part] or part == "facts":
            shown.add_row(part, signed(whole[part], 2), Text(words[part], QUIET))
    ends = f"from {told.change.before:.2f} to {told.change.after:.2f}"
    shown.add_row("change", signed(whole["points"], 2), ends, style="bold")
    return shown


def _parts_table_alone(told: Explained, place: int, facts: int) -> Table:
    """What the change of one partner's support is owed to; beside it, what came of it for the coalition."""
    columns = {"support": _of(told.support.support, place, POINTS)}
    if told.known:
        columns[told.figure] = _of(told.change.parts, place, 1.0)
    words = parts_in_words(told.situation, told.first, facts)
    shown = table("owed to", *columns, "", right=tuple(columns))
    for part in PARTS:
        cells = [column[part] for column in columns.values()]
        if any(cells) or part == "facts":
            shown.add_row(part, *(signed(cell, 2) for cell in cells), Text(words[part], QUIET))
    ends = "support from {:.1f} to {:.1f} %".format(*_levels(told, place))
    shown.add_row("change", *(signed(each["points"], 2) for each in columns.values()), ends, style="bold")
    return shown


def _of(parts: Parts, place: int, scale: float) -> dict[str, float]:
    each = [scale * float(getattr(parts, part)[place]) for part in PARTS]
    return {"points": round(sum(each), 2)} | dict(zip(PARTS, adding_up(each, sum(each)), strict=True))


def _print_people(told: Explained, top: int) -> None:
    """Those through whom most of the change came; all others are summed up in a row."""
    columns = _columns(told.change.parts)
    order = np.argsort(-np.abs(columns["points"]), kind="stable")
    top = min(top, int((np.abs(columns["points"]) >= SHOWS).sum()))
    if not top:
        return
    cells = [summed(values[order].tolist(), top, told.whole[name]) for name, values in columns.items()]
    shown = table("stakeholder", *columns, "support, %", right=(*columns, "support, %"))
    for number, place in enumerate(order[:top].tolist()):
        name = Text(told.situation.names[place], overflow="ellipsis", no_wrap=True)
        support = " → ".join(f"{level:.1f}" for level in _levels(told, place))
        shown.add_row(name, *(signed(each[number], 2) for each in cells), support)
    if len(order) > top:
        shown.add_row(Text(many(len(order) - top, "other"), QUIET), *(signed(each[-1], 2) for each in cells))
    shown.add_row("change", *(signed(told.whole[name], 2) for name in columns), style="bold")
    out().print(narrow(shown), Text())


def _columns(parts: Parts) -> dict[str, Floats]:
    """The points of everybody, and those parts of them that anybody has."""
    each = {part: getattr(parts, part) for part in PARTS}
    return {"points": parts.total} | {part: values for part, values in each.items() if np.abs(values).max() >= SHOWS}


def _levels(told: Explained, place: int) -> tuple[float, float]:
    return POINTS * float(told.support.earlier[place]), POINTS * float(told.support.later[place])
