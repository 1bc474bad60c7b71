"""The explanation of a change for people: tables whose columns add up."""

from collections.abc import Sequence
from uuid import UUID

import numpy as np
from rich.table import Table
from rich.text import Text

from domain.changes import Floats
from domain.effects import Effect, strongest
from domain.explanation import PARTS, Parts
from domain.momentum import POINTS
from domain.rounding import adding_up
from domain.time import day_of
from gateway.cli.explained import Explained
from gateway.cli.output import PIPE_WIDTH, QUIET, direction, many, out, say, table
from gateway.cli.viewing import instant_of, narrow
from service.explanation_in_words import Change, day_in_words, headline, headline_alone, parts_in_words

SHOWS = 0.005
"""Points below which a figure of two decimals shows nothing."""


def print_all(told: Explained, top: int, known: str | None) -> None:
    """Why the figure of the coalition changed: by parts, by stakeholder, by fact."""
    _print_title(told, known)
    if not told.known:
        say(_why_not(told))
        return
    say(headline(told.situation, told.change, told.first))
    if told.first < (told.situation.evidence.first_day or 0):
        say(f"Nothing was known on {day_of(told.first)} yet, and strength counted as one half.", QUIET)
    say()
    out().print(_parts_table(told))
    say()
    _print_people(told, top)
    _print_facts(told, told.effects, top, named=True)
    _print_peers(told, top)


def print_alone(told: Explained, place: int, top: int, known: str | None) -> None:
    """Why the support of one partner changed, and what that did to the figure of the coalition."""
    _print_title(told, known)
    it, name = told.support, told.situation.names[place]
    support = Change(f"Support of {name}", POINTS * it.earlier[place], POINTS * it.later[place], it.support)
    say(headline_alone(told.situation, support, told.first, place))
    came = told.came(place)
    if came is not None:
        say(f"{name} came in on {day_of(came)}; before, support is what their peers let expect.", QUIET)
    say()
    theirs = [effect for effect in told.effects if effect.telling.place == place]
    out().print(_parts_table_alone(told, place, theirs))
    say()
    _print_facts(told, sorted(theirs, key=lambda effect: -abs(effect.support)), top, named=False)


def _print_title(told: Explained, known: str | None) -> None:
    situation = told.situation
    as_known = f", as known on {instant_of(situation)}" if known else ""
    span = f" · {day_of(told.first)} to {day_of(situation.day)}{as_known}"
    out().print(Text.assemble((situation.coalition, "bold"), (span, QUIET)), soft_wrap=True)


def _why_not(told: Explained) -> str:
    if not told.support.partners:
        return f"Nothing is known of it by {day_of(told.situation.day)}; log an interaction, and there is a strength."
    figure = told.change.figure.lower()
    return (
        f"Nobody on the map had influence all the time, so there is no change of {figure} to explain; "
        "--stakeholder NAME tells of somebody's support."
    )


def _parts_table(told: Explained) -> Table:
    """What the change is owed to, and from where to where it went."""
    figure, words = told.change.figure.lower(), _words(told, told.effects)
    shown = table("owed to", figure, "", right=(figure,))
    whole = _whole(told)
    for part in PARTS:
        if whole[part] or part == "facts":
            shown.add_row(part, points(whole[part]), Text(words[part], QUIET))
    ends = Text(f"from {told.change.before:.2f} to {told.change.after:.2f}", QUIET)
    shown.add_row(Text("change", "bold"), points(whole["points"], "bold"), ends)
    return shown


def _whole(told: Explained) -> dict[str, float]:
    """The change as shown, and its parts, which add up to it."""
    change = told.change
    total = round(round(change.after, 2) - round(change.before, 2), 2)
    sums = [float(getattr(change.parts, part).sum()) for part in PARTS]
    return {"points": total} | dict(zip(PARTS, adding_up(sums, total), strict=True))


def _parts_table_alone(told: Explained, place: int, theirs: list[Effect]) -> Table:
    """What the change of one partner's support is owed to; beside it, what came of it for the coalition."""
    columns = {"support": _of(told.support.support, place, POINTS)}
    if told.known:
        columns[told.change.figure.lower()] = _of(told.change.parts, place, 1.0)
    words = _words(told, theirs)
    shown = table("owed to", *columns, "", right=tuple(columns))
    for part in PARTS:
        cells = [column[part] for column in columns.values()]
        if any(cells) or part == "facts":
            shown.add_row(part, *map(points, cells), Text(words[part], QUIET))
    before, after = _levels(told, place)
    ends = Text(f"support from {before:.1f} to {after:.1f} %", QUIET)
    shown.add_row(Text("change", "bold"), *(points(each["points"], "bold") for each in columns.values()), ends)
    return shown


def _of(parts: Parts, place: int, scale: float) -> dict[str, float]:
    each = [scale * float(getattr(parts, part)[place]) for part in PARTS]
    return {"points": round(sum(each), 2)} | dict(zip(PARTS, adding_up(each, sum(each)), strict=True))


def _words(told: Explained, done: list[Effect]) -> dict[str, str]:
    return parts_in_words(told.situation, told.first, many(len(done), "interaction") if done else "")


def _print_people(told: Explained, top: int) -> None:
    """Those through whom most of the change came, and all others in one row."""
    parts, whole = told.change.parts, _whole(told)
    order = [place for place in np.argsort(-np.abs(parts.total), kind="stable") if abs(parts.total[place]) >= SHOWS]
    rows = order[:top]
    if not rows:
        return
    each = {"points": parts.total} | {part: getattr(parts, part) for part in PARTS}
    columns = {name: values for name, values in each.items() if name == "points" or np.abs(values).max() >= SHOWS}
    cells = [_column(values, rows, whole[name]) for name, values in columns.items()]
    shown = table("stakeholder", *columns, "support, %", right=(*columns, "support, %"))
    for number, place in enumerate(rows):
        name = Text(told.situation.names[place], overflow="ellipsis", no_wrap=True)
        shown.add_row(name, *(points(column[number]) for column in cells), _arrow(told, place))
    others = len(told.support.partners) - len(rows)
    if others:
        shown.add_row(Text(many(others, "other"), QUIET), *(points(column[-1]) for column in cells), "")
    shown.add_row(Text("change", "bold"), *(points(whole[name], "bold") for name in columns), "")
    out().print(narrow(shown))
    say()


def _column(values: Floats, rows: Sequence[int], whole: float) -> list[float]:
    """The figures of these rows and of all others together, rounded so that they add up to the whole."""
    listed = [float(values[place]) for place in rows]
    return adding_up([*listed, float(values.sum()) - sum(listed)], whole)


def _arrow(told: Explained, place: int) -> str:
    return " → ".join(f"{level:.1f}" for level in _levels(told, place))


def _levels(told: Explained, place: int) -> tuple[float, float]:
    return POINTS * float(told.support.earlier[place]), POINTS * float(told.support.later[place])


def _print_facts(told: Explained, done: list[Effect], top: int, *, named: bool) -> None:
    """The facts that did most, and all others in one row; of several stakeholders with their names."""
    if not done:
        say("No fact of these days counts.")
        return
    ranked = done if not named and told.momentum is None else strongest(done)
    moved = {} if told.momentum else {"support": [POINTS * effect.support for effect in ranked]}
    moved |= {told.change.figure.lower(): [effect.points for effect in ranked]} if told.known else {}
    wide = out().width >= PIPE_WIDTH or not named
    columns = ("date", "kind", *(["stakeholder"] if named else []), *moved, *(["id"] if wide else []))
    shown = table(*columns, right=tuple(moved), whole=("date", "kind", "id"))
    for number, effect in enumerate(ranked[:top]):
        figures = (points(each[number]) for each in moved.values())
        shown.add_row(*_fact(told, effect, named=named), *figures, *([_id(effect)] if wide else []))
    if ranked[top:]:
        sums = [Text() if name == "support" and named else points(sum(each[top:])) for name, each in moved.items()]
        shown.add_row("", Text(f"{len(ranked[top:]):,} more", QUIET), *([""] if named else []), *sums)
    out().print(shown)
    if not wide:
        say("--stakeholder NAME tells the ids, too.", QUIET)
    if told.momentum:
        say("What is no longer of the last four weeks counts the other way.", QUIET)


def _print_peers(told: Explained, top: int) -> None:
    """The days that did most through what they let expect of others, and all others in one row."""
    moved, whole = told.peers, _whole(told)["peers"]
    order = [place for place in np.argsort(-np.abs(moved.points), kind="stable") if abs(moved.points[place]) >= SHOWS]
    if not order:
        return
    rows = order[:top]
    listed = [float(moved.points[place]) for place in rows]
    rest = float(moved.points.sum()) - sum(listed)
    *cells, others, turned = adding_up([*listed, rest, moved.turning], whole)
    shown = table("what peers let expect", "recorded that day", told.change.figure.lower(), right=(told.change.figure.lower(),))
    for place, cell in zip(rows, cells, strict=True):
        day = int(moved.day[place])
        shown.add_row(str(day_of(day)), Text(day_in_words(told.situation, day)), points(cell))
    if len(moved.day) > len(rows):
        shown.add_row(Text(many(len(moved.day) - len(rows), "other day"), QUIET), "", points(others))
    if turned:
        shown.add_row(Text("changes of bloc", QUIET), "", points(turned))
    shown.add_row(Text("change", "bold"), "", points(whole, "bold"))
    say()
    out().print(shown)


def _fact(told: Explained, effect: Effect, *, named: bool) -> list[str | Text]:
    name = Text(told.situation.names[effect.telling.place], overflow="ellipsis", no_wrap=True)
    return [str(day_of(effect.telling.day)), effect.telling.kind.replace("_", " "), *([name] if named else [])]


def _id(effect: Effect) -> Text:
    return Text(str(UUID(effect.telling.interaction_id)), QUIET)


def points(value: float, style: str = "") -> Text:
    """A change in points with its sign, in the colour of its direction."""
    value = round(value, 2) + 0.0
    return Text(f"{value:+.2f}" if value else "0.00", f"{style} {direction(value)}".strip())
