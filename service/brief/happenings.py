"""What happened in the week that is to be known whatever it moved, and where the timetable stands."""

from collections.abc import Iterator

from domain.situation import Situation
from domain.time import day_number, day_of
from domain.values import Kind
from domain.week import Week
from service.brief.content import Event
from service.figures_in_words import date_in_words, many

EVENTS = 6
"""Most events that are told one by one."""

VERBS = {
    Kind.DEFECTION: "defected",
    Kind.LAPSE: "lapsed",
    Kind.RETURN: "returned",
    Kind.ENDORSEMENT: "endorsed it",
    Kind.JOIN: "joined",
    Kind.PLEDGE: "pledged support",
}
"""What each kind is called; those to be known first come first."""


def events(situation: Situation, week: Week) -> tuple[tuple[Event, ...], int]:
    """What happened, those to be known first, each kind in order of time; and how much more there was."""
    found = [*_reached(week), *_turns(situation, week)]
    shown = found[:EVENTS]
    return tuple(sorted(shown, key=lambda event: event.on)), len(found) - len(shown)


def _reached(week: Week) -> Iterator[Event]:
    for step in week.reached:
        if step.reached_on is not None:
            yield Event(step.reached_on, f"milestone reached: {step.name}", None)


def _turns(situation: Situation, week: Week) -> Iterator[Event]:
    order = list(VERBS)
    for telling in sorted(week.turns, key=lambda each: order.index(each.kind)):
        to = f" to {telling.to}" if telling.to else ""
        yield Event(day_of(telling.day), f"{VERBS[telling.kind]}{to}", situation.names[telling.place])


def timetable(situation: Situation, week: Week) -> tuple[str, ...]:
    """The next milestone and when; and what is overdue."""
    return (*_next(situation, week), *_overdue(situation, week))


def _next(situation: Situation, week: Week) -> Iterator[str]:
    if week.ahead:
        step = week.ahead[0]
        days = day_number(step.due_on) - situation.day
        when = f"in {many(days, 'day')}" if days else "today"
        yield f"Next milestone: {step.name}, due {date_in_words(step.due_on)}, {when}."
    elif not week.overdue:
        yield "No milestone is planned ahead; a next small step keeps people with you."


def _overdue(situation: Situation, week: Week) -> Iterator[str]:
    if week.overdue:
        step = week.overdue[-1]
        days = situation.day - day_number(step.due_on)
        more = f", and {many(len(week.overdue) - 1, 'more', 'more')}" if len(week.overdue) > 1 else ""
        yield f"Overdue: {step.name}, by {many(days, 'day')}{more}."
