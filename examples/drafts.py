"""From the plot to single acts: who does what on which day of the story, and when it becomes known."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from domain.values import Kind
from examples.bargains import BARGAINS, Bargain
from examples.cast import CAST, RIVAL, Player, Role, player
from examples.dice import Dice
from examples.incidents import INCIDENTS, MISQUOTED, MISTAKEN, Incident
from examples.occasions import MILESTONES, VOTES
from examples.phrases import PHRASES
from examples.plot import BEATS, MOODS, WARMTH, Beat

LAST_DAY = 546
"""The last day of the story: a year and a half from Monday to Monday."""

SLEEP = {Role.LAPSER: (295, LAST_DAY), Role.SLEEPER: (295, 425)}
"""From which day until which some are not to be reached."""


@dataclass(frozen=True)
class Draft:
    """An act on a day of the story. `ref` tells it from all others, whatever the first day is."""

    ref: str
    player: Player
    kind: Kind
    day: int
    also: dict[str, Any]
    delay: int = 0

    @property
    def known(self) -> int:
        """The day it becomes known; with the story's end all is known."""
        return min(self.day + self.delay, LAST_DAY)


def drafts(dice: Dice) -> list[Draft]:
    """All acts of the story."""
    acts = [
        *(act for each in CAST for act in _beats(each, dice)),
        *_votes(dice),
        *(act for each in CAST for act in _contacts(each, dice)),
        *(act for number, bargain in enumerate(BARGAINS) for act in _trade(number, bargain, dice)),
        *(_incident(number, each) for number, each in enumerate((MISQUOTED, MISTAKEN, *INCIDENTS))),
    ]
    return [*acts, *_shares(acts, dice)]


def _beats(who: Player, dice: Dice) -> Iterator[Draft]:
    for number, beat in enumerate(BEATS[who.role]):
        if dice.happens(beat.chance):
            day = dice.between(beat.first, beat.last)
            also = _manner(beat.kind, mood(day, who), dice) | _particulars(beat)
            yield _placed(Draft(f"beat-{who.short}-{number}", who, beat.kind, day, also), dice)


def _particulars(beat: Beat) -> dict[str, Any]:
    if beat.kind is Kind.DEFECTION:
        return {"to": RIVAL, "visibility": "public"}
    return {"stance": beat.stance} if beat.stance else {}


def _votes(dice: Dice) -> Iterator[Draft]:
    for number, vote in enumerate(VOTES):
        for who in CAST:
            if who.role in vote.chances and dice.happens(0.75):
                chance_with, chance_none = vote.chances[who.role]
                kind = _ballot(chance_with, chance_none, dice)
                also = {"visibility": "public", "note": f"On {vote.subject}."}
                yield Draft(f"vote-{who.short}-{number}", who, kind, vote.day, also)


def _ballot(chance_with: float, chance_none: float, dice: Dice) -> Kind:
    if dice.happens(chance_with):
        return Kind.VOTE_WITH
    return Kind.ABSTENTION if dice.happens(chance_none / (1 - chance_with)) else Kind.VOTE_AGAINST


def _contacts(who: Player, dice: Dice) -> Iterator[Draft]:
    """Meetings and messages every few weeks, in the tone of the time; founders first."""
    day = dice.between(0, 30) if who.role is Role.FOUNDER else dice.between(8, 120)
    number = 0
    while day < LAST_DAY - 3:
        kind = Kind.MEETING if dice.happens(0.55) else Kind.MESSAGE
        also = _manner(kind, mood(day, who), dice)
        if not _silent(who.role, day):
            yield _placed(Draft(f"contact-{who.short}-{number}", who, kind, day, also), dice)
        number += 1
        day += dice.between(24, 60) * (2 if who.role in {Role.OPPONENT, Role.DESERTER} else 1)


def _silent(role: Role, day: int) -> bool:
    """Who is not talked with: strangers at all, others once they have fallen asleep."""
    return role is Role.STRANGER or (role in SLEEP and SLEEP[role][0] < day < SLEEP[role][1])


def _trade(number: int, bargain: Bargain, dice: Dice) -> Iterator[Draft]:
    who, ref = player(bargain.short), f"trade-{number}"
    sides = {
        side: {"what": what, "worth": worth, "description": told}
        for side, (what, worth, told) in {"gave": bargain.gave, "got": bargain.got}.items()
    }
    note = f"We give {bargain.gave[2]}, we get {bargain.got[2]}."
    also = {**sides, "due_day": bargain.due, "visibility": "private", "note": note}
    yield _placed(Draft(ref, who, Kind.TRADE, bargain.agreed, also), dice)
    if bargain.ended is not None:
        settles = _manner(bargain.end, 0, dice) | {"settles": ref}
        yield _placed(Draft(f"{ref}-end", who, bargain.end, bargain.ended, settles), dice)


def _incident(number: int, told: Incident) -> Draft:
    also = told.also | {"note": told.note}
    return Draft(f"incident-{number}", player(told.short), told.kind, told.occurred, also, told.known - told.occurred)


def _shares(acts: list[Draft], dice: Dice) -> Iterator[Draft]:
    """Who takes part in the milestones: about half of the founders and friends that have joined by then."""
    joined = {act.player: act.day for act in acts if act.kind is Kind.JOIN}
    for name, _, _, reached in MILESTONES:
        for who in CAST:
            if reached and who.role in {Role.FOUNDER, Role.FRIEND} and joined[who] < reached and dice.happens(0.5):
                also = {"visibility": "public", "note": f"{name}."}
                yield _placed(Draft(f"share-{who.short}-{name}", who, Kind.MILESTONE, reached, also), dice)


def _placed(draft: Draft, dice: Dice) -> Draft:
    """The same on a working day, and known up to two days later."""
    day = draft.day - max(0, draft.day % 7 - 4)  # what falls on a weekend happens on the Friday before
    return replace(draft, day=day, delay=dice.between(0, 2))


def mood(day: int, who: Player) -> float:
    """The tone that contacts with somebody have at a time."""
    return next(tone for until, tone in MOODS if day <= until) + WARMTH.get(who.role, 0.0)


def _manner(kind: Kind, tone: float, dice: Dice) -> dict[str, Any]:
    """Tone, format, visibility and note, as far as the kind has them."""
    manner: dict[str, Any] = {"note": dice.one_of(PHRASES[kind])}
    if kind in {Kind.MEETING, Kind.MESSAGE}:
        manner |= {"tone": max(-2, min(2, round(dice.around(tone, 1.5)))), "visibility": "private"}
    if kind is Kind.MEETING:
        manner["format"] = "one-on-one" if dice.happens(0.7) else "group"
    if kind in {Kind.CRITICISM, Kind.OPPOSITION}:
        manner |= {"tone": -dice.between(1, 2), "visibility": "public" if dice.happens(0.6) else "private"}
    if kind in {Kind.ENDORSEMENT, Kind.PLEDGE}:
        manner |= {"tone": dice.between(1, 2), "visibility": "public" if kind is Kind.ENDORSEMENT else "private"}
    return manner
