"""What the page My week shows: what is due with whom, and why it matters."""

from dataclasses import dataclass
from typing import NamedTuple

from dashboard import figures, words
from dashboard.moments import Moment
from dashboard.shown.stakeholder.favours import promised, term
from domain.alert import Loss
from domain.due import Due, duties, next_due
from domain.momentum import POINTS
from domain.scene import Scene
from domain.situation import Situation
from domain.time import day_of
from domain.values import Kind

EVERYBODY, MINE = "Everybody's", "Mine"
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

SHOWN = 0.0005
"""A stake below half a tenth of a point is not worth the words."""


class Task(NamedTuple):
    """One thing to do: with whom, what, since when, why it matters, and what logging it fills in."""

    name: str
    what: str
    since: str
    why: str
    late: bool
    kind: Kind
    note: str


@dataclass(frozen=True)
class Week:
    """What is due by the end of the coming week, what is most at stake first."""

    conditions: list[Task]
    trades: list[Task]
    contacts: list[Task]

    @property
    def empty(self) -> bool:
        """Whether nothing is due."""
        return not (self.conditions or self.trades or self.contacts)


def week(moment: Moment, reader: str | None) -> Week:
    """The week of those of whom the reader recorded something; without a reader, of everybody."""
    return figures.made(moment, _week, reader)


def _week(moment: Moment, reader: str | None) -> Week:
    situation, found = figures.situation(moment), duties(figures.at(moment, Scene))
    mine = of_whom(moment, reader)
    return Week(
        [_condition(situation, each) for each in _of(found.conditions, mine)],
        [_trade(situation, each) for each in _of(found.trades, mine)],
        [_contact(situation, each) for each in _of(found.contacts, mine)],
    )


def of_whom(moment: Moment, reader: str | None) -> frozenset[int] | None:
    """The places of those of whom the reader recorded something; None is everybody, where no reader is given."""
    return None if reader is None else figures.at(moment, recorded_by, reader)


def recorded_by(situation: Situation, who: str) -> frozenset[int]:
    """The places of the partners of whom somebody recorded an interaction."""
    return frozenset({situation.places[row.partnership] for row in situation.rows if row.recorded_by == who})


def _of(found: tuple[Due, ...], mine: frozenset[int] | None) -> list[Due]:
    return [each for each in found if mine is None or each.place in mine]


def _condition(situation: Situation, each: Due) -> Task:
    since = f"met since {words.day(day_of(each.on))}, {_ago(situation.day - each.on)}"
    return Task(
        name=situation.names[each.place],
        what=f"would withdraw, and it is so: {each.condition}",
        since=since,
        why=at_stake(each.stake),
        late=True,
        kind=Kind.MEETING,
        note=f"About: {each.condition}",
    )


def _trade(situation: Situation, each: Due) -> Task:
    return Task(
        name=situation.names[each.place],
        what=promised(each.trade) if each.trade else "",
        since=term(each.trade, situation.day) if each.trade else "",
        why=at_stake(each.stake),
        late=each.on < situation.day,
        kind=Kind.TRADE_HONOURED,
        note="",
    )


def _contact(situation: Situation, each: Due) -> Task:
    late = situation.day - each.on
    every = words.count(round(each.every or 0), "day")
    agreed = situation.partners[each.place].cadence is not None
    expected = f"a contact every {every} is agreed" if agreed else f"a contact every {every} or so was usual"
    due = f"{words.count(late, 'day')} overdue" if late > 0 else "due today" if not late else f"due in {-late} days"
    return Task(
        name=situation.names[each.place],
        what=f"{due}; {expected}",
        since=f"fell due {words.day(day_of(each.on))}" if late > 0 else f"falls due {words.day(day_of(each.on))}",
        why=at_stake(each.stake),
        late=late > 0,
        kind=Kind.MEETING,
        note="",
    )


def _ago(days: int) -> str:
    return f"{words.count(days, 'day')} ago" if days > 0 else "today"


def at_stake(stake: Loss) -> str:
    """What rests on somebody, in points."""
    parts = (("chance", stake.chance), ("strength", stake.strength))
    told = [f"{POINTS * amount:.1f} points of {name}" for name, amount in parts if amount >= SHOWN]
    return f"{' and '.join(told)} rest on them" if told else "hardly anything rests on them yet"


def headline(it: Week) -> str:
    """How much is due, in a sentence."""
    late = sum(task.late for task in it.contacts)
    told = [
        _counted(late, "person is slipping away", "people are slipping away"),
        _counted(len(it.contacts) - late, "contact falls due", "contacts fall due"),
        _counted(len(it.trades), "trade is due", "trades are due"),
        _counted(len(it.conditions), "condition of withdrawal is met", "conditions of withdrawal are met"),
    ]
    said = words.listed([each for each in told if each])
    return f"{words.capital(said)} this week." if said else "Nothing is due this week: well done."


def _counted(number: int, one: str, many: str) -> str:
    if not number:
        return ""
    return f"{NUMBERS[number] if number < len(NUMBERS) else f'{number:,}'} {one if number == 1 else many}"


def what_comes_next(moment: Moment) -> str:
    """What falls due first after this week, as Markdown; and the next milestone."""
    situation = figures.situation(moment)
    due = next_due(figures.at(moment, Scene))
    ahead = [each for each in situation.milestones if each.reached_on is None and each.due_on >= day_of(situation.day)]
    told = []
    if due is not None:
        thing = "a trade" if due.trade else "a contact"
        who = words.escaped(situation.names[due.place])
        told.append(f"Next, {thing} with {who} falls due on {words.day(day_of(due.on))}.")
    if ahead:
        told.append(f"The next milestone is {words.escaped(ahead[0].name)}, due {words.day(ahead[0].due_on)}.")
    return " ".join(told) or "Nothing is agreed for later: agree a cadence with those who matter, and it shows here."
