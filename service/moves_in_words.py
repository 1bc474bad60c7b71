"""A move and what speaks for it, in words that people read."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from domain.briefing import Briefing
from domain.momentum import POINTS
from domain.moves import Move
from domain.practice import MoveKind
from domain.risk import HORIZON
from domain.time import day_of
from domain.trades import Trade
from domain.values import Item
from service.figures_in_words import date_in_words, listed, many, percent

NAMED = 3
"""How many of a room are named in one breath."""

SEEN = 0.00005
"""A gain below this, half a hundredth of a point, is less than what is told."""

WORDS: Mapping[MoveKind, str] = MappingProxyType(
    {
        MoveKind.ONE_ON_ONE: "meet {} one-on-one",
        MoveKind.RETOUCH: "get back in touch with {}",
        MoveKind.GROUP: "bring together {}",
        MoveKind.ENDORSEMENT: "ask {} for a public endorsement",
        MoveKind.HONOUR: "honour the trade with {}",
        MoveKind.COLLECT: "ask {} to honour the trade",
        MoveKind.OFFER: "offer {} a trade",
        MoveKind.WIN_BACK: "win {} back",
        MoveKind.RECONCILE: "settle the conflict with {}",
    }
)


def move_in_words(move: Move) -> str:
    """What to do, and with whom."""
    names = [person.name for person in move.people]
    more = len(names) - NAMED
    named = [*names[:NAMED], f"{more} more"] if more > 0 else names
    return WORDS[move.kind].format(listed(named))


def gain_in_words(move: Move) -> str:
    """What a move is expected to gain, how likely it goes well, and what it takes."""
    gains = (("chance", move.chance), ("strength", move.strength))
    told = " and ".join(f"{POINTS * gain:+.2f} points of {name}" for name, gain in gains if gain >= SEEN)
    return f"{told or 'less than 0.01 points'} expected; goes well with {percent(move.success)}, effort {move.effort:g}"


def reasons_in_words(move: Move, day: int) -> list[str]:
    """What speaks for it, and what to know before it, at the end of a day (a day number)."""
    if move.kind is MoveKind.GROUP:
        return [_room(move.people), ", ".join(_seat(person) for person in move.people)]
    (person,) = move.people
    return [*_standing(person), *_contact(person), *_agenda(person), *_trades(person, day), *_conflict(person)]


def _room(people: Sequence[Briefing]) -> str:
    there = [person.partner for person in people if person.partner]
    mass = sum(each.influence for each in there)
    support = sum(each.influence * each.support for each in there) / mass if mass else 0.0
    share = sum(person.share for person in people)
    return f"enough consensus stands: support {percent(support)} in the room, with {percent(share)} of influence"


def _seat(person: Briefing) -> str:
    return f"{person.name} {percent(person.partner.support)}" if person.partner else person.name


def _standing(person: Briefing) -> Iterator[str]:
    it = person.partner
    heard = f"; {many(person.listeners, 'listens', 'listen')} to them" if person.listeners else ""
    if it is None:
        yield f"has no part in the coalition yet{heard}"
        return
    between = f"{100 * it.low:.0f} to {percent(it.high)} in eight cases of ten"
    departed = "broke away; " if it.away else "" if it.on_map else "left; "
    yield f"{departed}support {percent(it.support)}, {between}"
    yield f"{percent(person.share)} of influence, decides today with {percent(person.pivotal)}{heard}"
    if person.risk is not None:
        yield f"departs within {HORIZON} days with {percent(person.risk)}"


def _contact(person: Briefing) -> Iterator[str]:
    if person.through:
        yield f"reached through {', then '.join(person.through)}, with {percent(person.reach)}"
    if person.contact is None:
        return
    cadence = f"{person.contact.cadence:.0f} days {'agreed' if person.contact.agreed else 'expected'}"
    silence = person.contact.silence
    last = "never in touch" if silence is None else f"last contact {many(silence, 'day')} ago"
    yield f"{last}, {cadence}"


def _agenda(person: Briefing) -> Iterator[str]:
    if person.profile is None:
        return
    for mark in person.profile.met:
        yield f"would withdraw, and since {date_in_words(mark.on)} it is so: {mark.condition}"
    agenda = person.profile.agenda
    if agenda is None:
        return
    for label, lines in (("wants", agenda.wants), ("would trade", agenda.offers), ("cares about", agenda.interests)):
        if lines:
            yield f"{label}: {'; '.join(lines)}"


def _trades(person: Briefing, day: int) -> Iterator[str]:
    yield from (trade_in_words(trade, day) for trade in person.trades)


def trade_in_words(trade: Trade, day: int) -> str:
    """An open trade: when it was agreed, what was promised, when it falls or fell due."""
    sides = (("we promised", trade.agreed.gave), ("they promised", trade.agreed.got))
    promised = ", ".join(f"{label} {_item(item)}" for label, item in sides if item) or "nothing is told of it"
    return f"open trade of {date_in_words(day_of(trade.agreed.day))}: {promised}{_due(trade, day)}"


def _due(trade: Trade, day: int) -> str:
    if trade.due_on is None:
        return ""
    due = date_in_words(trade.due_on)
    return f"; overdue since {due}" if trade.overdue(day) else f"; due on {due}"


def _item(item: Item) -> str:
    return f"{item.what} worth {item.worth}{f' ({item.description})' if item.description else ''}"


def _conflict(person: Briefing) -> Iterator[str]:
    if person.conflict:
        yield f"a conflict is open since {date_in_words(day_of(person.conflict.day))}"
