"""The facts that a change is owed to, for people: one by one, and by day where they taught what to expect of peers."""

from collections.abc import Sequence
from uuid import UUID

import numpy as np
from rich.text import Text

from domain.effects import Effect, strongest
from domain.momentum import POINTS
from domain.rounding import adding_up
from domain.time import day_of
from gateway.cli.output import PIPE_WIDTH, QUIET, out, say, signed, table
from service.explained import SHOWS, Explained
from service.explanation_in_words import day_in_words
from service.figures_in_words import many

NOTHING = "No fact of these days counts."
MISSED = "What is no longer of the last four weeks counts the other way."


def print_facts(told: Explained, top: int) -> None:
    """The facts that did most; all others are summed up in a row."""
    done, figure, wide = strongest(told.effects), told.figure, out().width >= PIPE_WIDTH
    if not done:
        say(NOTHING)
        return
    support = ["support"] if told.momentum is None else []
    columns = ("date", "kind", "stakeholder", *support, figure, *(["id"] if wide else []))
    shown = table(*columns, right=("support", figure), whole=("date", "kind", "id"))
    *rows, rest = summed([effect.points for effect in done], top, told.whole["facts"])
    for effect, points in zip(done, rows, strict=False):
        moved = [signed(POINTS * effect.support, 2)] if support else []
        name = Text(told.situation.names[effect.telling.place], overflow="ellipsis", no_wrap=True)
        shown.add_row(*_when(effect), name, *moved, signed(points, 2), *([_id(effect)] if wide else []))
    if len(done) > top:
        shown.add_row("", "", Text(_more(done, top), QUIET), *([""] if support else []), signed(rest, 2))
    out().print(shown)
    if not wide:
        say("--stakeholder NAME tells the ids, too.", QUIET)
    if told.momentum:
        say(MISSED, QUIET)


def print_facts_alone(told: Explained, theirs: list[Effect], top: int) -> None:
    """The facts about one partner, with the ids by which they are corrected."""
    if not theirs:
        say(NOTHING)
        return
    done = sorted(theirs, key=lambda effect: -abs(effect.points if told.momentum else effect.support))
    moved = {"support": [POINTS * effect.support for effect in done]} if told.momentum is None else {}
    moved |= {told.figure: [effect.points for effect in done]} if told.known else {}
    shown = table("date", "kind", *moved, "id", right=tuple(moved), whole=("date", "kind", "id"))
    shown.padding = (0, 1, 0, 0)  # so that the ids fit into 80 columns
    cells = [summed(each, top, sum(each)) for each in moved.values()]
    for number, effect in enumerate(done[:top]):
        shown.add_row(*_when(effect), *(signed(each[number], 2) for each in cells), _id(effect))
    if len(done) > top:
        shown.add_row("", Text(_more(done, top), QUIET), *(signed(each[-1], 2) for each in cells))
    out().print(shown)
    if told.momentum:
        say(MISSED, QUIET)


def print_peers(told: Explained, top: int) -> None:
    """The days that did most through what they let expect of others; all others are summed up in a row."""
    found, figure = told.peers, told.figure
    order = np.argsort(-np.abs(found.points), kind="stable")
    ranked = found.points[order].tolist()
    if not ranked or abs(ranked[0]) < SHOWS:
        return
    *rows, rest, turned = adding_up([*ranked[:top], sum(ranked[top:]), found.turning], told.whole["peers"])
    shown = table("what peers let expect", "recorded that day", figure, right=(figure,))
    for place, points in zip(order.tolist(), rows, strict=False):
        day = int(found.day[place])
        shown.add_row(str(day_of(day)), Text(day_in_words(told.situation, day)), signed(points, 2))
    if len(ranked) > top:
        shown.add_row(Text(many(len(ranked) - top, "other day"), QUIET), "", signed(rest, 2))
    if turned:
        shown.add_row(Text("changes of bloc", QUIET), "", signed(turned, 2))
    out().print(Text(), shown)


def summed(values: Sequence[float], top: int, whole: float) -> list[float]:
    """The first figures and the sum of all others, rounded so that they add up to the whole."""
    return adding_up([*values[:top], sum(values[top:])], whole)


def _when(effect: Effect) -> tuple[str, str]:
    return str(day_of(effect.telling.day)), effect.telling.kind.replace("_", " ")


def _id(effect: Effect) -> Text:
    return Text(str(UUID(effect.telling.interaction_id)), QUIET)


def _more(done: Sequence[Effect], top: int) -> str:
    return f"{len(done) - top:,} more"
