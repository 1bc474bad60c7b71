"""Harbour Renewal: a coalition that never was, told day by day from a seed.

The story hangs on its first day, a Monday, and on nothing else that moves. Whoever loads it picks
that day once, so that the story ends in the week of the first load, and later finds it again in
what is recorded: a load on any later day tells the very same facts under the same ids.

Nothing here looks at a clock or a store: equal arguments give equal steps. Every fact carries two
times of the story, when it occurred and when it became known, so that a replay as known on an
earlier day has something to show.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from domain.values import Kind, Relationship
from examples import NAME, incidents
from examples.agendas import CONDITIONS, WISHES
from examples.calendar import Calendar
from examples.cast import CAST, Player, player
from examples.dice import Dice
from examples.drafts import LAST_DAY
from examples.occasions import MILESTONES
from examples.records import records
from examples.steps import (
    AffirmPurpose,
    AgreeCadence,
    Correct,
    DefineWinning,
    Form,
    Listen,
    MarkCondition,
    PlanMilestone,
    ReachMilestone,
    Record,
    Register,
    Retract,
    StateAgenda,
    Step,
)

SEED = 7
"""The seed of the bundled story."""

PURPOSE = "Synthetic example, nobody in it exists: renew the old harbour without closing it."
RENEWED = "Synthetic example, nobody in it exists: renew the old harbour by day, let the town sleep by night."


def first_day_for(today: date) -> date:
    """The Monday on which a story has to begin to be over, only just, by today."""
    latest = today - timedelta(days=LAST_DAY + 1)
    return latest - timedelta(days=latest.weekday())


def story(seed: int, first_day: date) -> list[Step]:
    """Everything to record, in the order in which it became known."""
    dice, calendar = Dice(seed), Calendar(first_day)
    told = records(seed, calendar, dice)
    steps = [
        *_decisions(calendar),
        *_milestones(calendar),
        *_acquaintances(told.values(), calendar, dice),
        *_agendas(calendar),
        *told.values(),
        *_amendments(told, calendar),
    ]
    return sorted(steps, key=lambda step: step.known_at)  # stable: of one instant, in the order above


def _decisions(calendar: Calendar) -> Iterator[Step]:
    yield Form(calendar.at(0, 6), NAME, PURPOSE)
    yield DefineWinning(calendar.at(210, 12), NAME, share=0.6)
    yield AffirmPurpose(calendar.at(385, 12), NAME, RENEWED)


def _milestones(calendar: Calendar) -> Iterator[Step]:
    for step in MILESTONES:
        yield PlanMilestone(calendar.at(step.planned, 7), NAME, step.name, calendar.on(step.due))
        if step.reached is not None:
            yield ReachMilestone(calendar.at(step.reached, 17), NAME, step.name, calendar.on(step.reached))


def _acquaintances(told: Iterable[Record], calendar: Calendar, dice: Dice) -> Iterator[Step]:
    """Each stakeholder becomes known with the first interaction; whom they listen to, weeks later."""
    known = {
        record.stakeholder: record.known_at for record in sorted(told, key=lambda each: -each.known_at.timestamp())
    }
    for who in CAST:
        yield Register(known[who.name], NAME, who.name, who.relationship)
    for who in CAST:
        for heard in _heard_by(who, dice):
            later = max(known[who.name], known[heard.name]) + timedelta(days=dice.between(3, 60))
            yield Listen(min(later, calendar.at(LAST_DAY - 2, 12)), NAME, who.name, heard.name)
    turned = calendar.at(452, 12)
    yield Register(turned, NAME, player("Island terminal operator").name, Relationship.PARTNER)


def _heard_by(who: Player, dice: Dice) -> Iterator[Player]:
    """Somebody weightier of the same bloc, and at times somebody weightier of another."""
    weightier = [each for each in CAST if each.influence > who.influence]
    near = [each for each in weightier if each.bloc == who.bloc]
    far = [each for each in weightier if each.bloc != who.bloc]
    if near and dice.happens(0.8):
        yield dice.one_of(near)
    if far and dice.happens(0.35):
        yield dice.one_of(far)


def _agendas(calendar: Calendar) -> Iterator[Step]:
    """What the main figures want, how often to be in touch with them, and what would make them withdraw."""
    for wish in WISHES:
        name = player(wish.short).name
        yield StateAgenda(calendar.at(wish.day, 10), NAME, name, wish.agenda)
        yield AgreeCadence(calendar.at(wish.day, 10, 5), NAME, name, wish.cadence)
    for each in CONDITIONS:
        name = player(each.short).name
        yield MarkCondition(calendar.at(each.known, 16), NAME, name, each.condition, calendar.on(each.day), each.met)


def _amendments(told: dict[str, Record], calendar: Calendar) -> Iterator[Step]:
    """One fact is corrected weeks later, and one is taken back."""
    misquoted, mistaken = told["incident-0"], told["incident-1"]
    private = {"kind": Kind.PLEDGE, "visibility": "private", "note": "Said in private that it will back the renewal."}
    as_it_was = misquoted.interaction.model_copy(update=private)
    right, gone = calendar.at(incidents.MISQUOTED_KNOWN, 11), calendar.at(incidents.MISTAKEN_KNOWN, 11)
    yield Correct(right, NAME, misquoted.stakeholder, as_it_was, incidents.MISQUOTED_WHY)
    yield Retract(gone, NAME, mistaken.stakeholder, mistaken.interaction, incidents.MISTAKEN_WHY)
