"""`groundswell readiness`: the six marks of a sound coalition, what they stand on and what would raise them."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from gateway.cli.options import AsJson, Coalition
from gateway.cli.output import FOR, QUIET, out, print_json, say, table
from gateway.cli.viewing import Known, On, bar, looked_at, moment_as_json, print_title, whole

if TYPE_CHECKING:
    from domain.marks.mark import Mark
    from domain.readiness import Readiness
    from domain.situation import Situation

Facts = Annotated[bool, typer.Option("--facts", help="Show what each figure was counted from, one by one.")]

WIDTHS = (len("conflict resolution"), len("100"), len("0.50"))
"""Columns alike in all marks."""

LAST = 6
"""Facts of a part that people are shown; --json has all."""


def readiness(
    name: Coalition, on: On = None, known: Known = None, facts: Facts = False, as_json: AsJson = False
) -> None:
    """The readiness card: six marks of a sound coalition, from what is recorded, and what would raise them."""
    from domain.readiness import readiness as card_of
    from gateway.cli.readiness_json import card_as_json

    situation = looked_at(name, on, known)
    card = card_of(situation)
    if as_json:
        print_json(moment_as_json(situation) | card_as_json(card, _people(situation)))
        return
    print_title(situation, known)
    _print_headline(card)
    people = _people(situation)
    for mark in card.marks:
        _print_mark(mark, people, facts=facts)


def _print_headline(card: "Readiness") -> None:
    if card.score is None:
        say("Nothing is known yet that a mark could be counted from.\n")
        return
    known = [(mark.score, mark.name) for mark in card.marks if mark.score is not None]
    least, name = min(known)
    of = len(card.marks)
    told = "the mean of its marks" if card.known == of else f"the mean of the {card.known} marks of {of} that are known"
    stands = Text.assemble("readiness ", (whole(card.score), "bold"), f" of 100, {told}; ")
    out().print(stands + Text(f"the lowest is {name} with {whole(least)}\n"), soft_wrap=True)


def _print_mark(mark: "Mark", people: list[str], *, facts: bool) -> None:
    from service.readiness_in_words import advice_in_words, part_in_words

    shown = table("mark", "figure", "weight", "told", right=("figure", "weight"), whole=("mark",))
    shown.show_header = False
    for column, width in zip(shown.columns, WIDTHS, strict=False):
        column.min_width = width
    shown.add_row(Text(mark.name, "bold"), Text(whole(mark.score), "bold"), "", bar(mark.score))
    for part in mark.parts:
        told = Text(part_in_words(part), QUIET if part.score is None else "")
        weight = f"{part.weight:.2f}" if part.weight else ""
        shown.add_row(f"  {part.name}", whole(part.score), Text(weight, QUIET), told)
    out().print(shown)
    if facts:
        _print_facts(mark, people)
    for advice in mark.advice:
        who = people[advice.person] if advice.person is not None else None
        gain = "makes it known" if advice.gain is None else f"+{advice.gain:.1f}"
        out().print(Text.assemble(("  → ", QUIET), advice_in_words(advice, who), (f"  {gain}", FOR)), soft_wrap=True)
    say()


def _print_facts(mark: "Mark", people: list[str]) -> None:
    from domain.time import day_of
    from gateway.cli.readiness_json import dashed

    for part in mark.parts:
        latest = sorted(part.because, key=lambda each: -each.day)
        for each in latest[:LAST]:
            who = people[each.person] if each.person is not None else each.name or ""
            told = f"{day_of(each.day)}  {each.what.replace('_', ' ')}  {who}  {dashed(each) or ''}"
            out().print(Text(f"    {part.name}: {told}".rstrip(), QUIET), soft_wrap=True)
        if len(latest) > LAST:
            say(f"    {part.name}: … and {len(latest) - LAST:,} more; --json has all", QUIET)


def _people(situation: "Situation") -> list[str]:
    return [*situation.names, *(outsider.name for outsider in situation.outsiders)]
