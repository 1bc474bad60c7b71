"""The figures of a week, and the sentences that stand above everything else."""

from collections.abc import Callable, Iterator
from math import isnan
from uuid import UUID

from domain.changes import number
from domain.explanation import Explanation
from domain.momentum import POINTS
from domain.situation import Situation
from domain.terms import Obstacle, terms_of
from domain.trail import Trail
from domain.whip_count import likely
from domain.why import MomentumExplanation
from service.brief import words
from service.brief.content import Figure
from service.explanation_in_words import Change, headline
from service.whip_in_words import chance_in_words, held_in_words, of_what

IN_EIGHT = "in eight cases of ten"


def strength(ends: Trail) -> Figure:
    """Strength on the scale to 100, with its interval; `ends`: the first day and the last."""
    before, now = (number(POINTS * each) for each in ends.strength)
    low, high = (number(POINTS * each[-1]) for each in (ends.low, ends.high))
    between = "" if low is None or high is None else f"of 100, {low:.1f} to {high:.1f} {IN_EIGHT}"
    shown = words.NOTHING if now is None else f"{now:.1f}"
    change = "" if now is None or before is None else f"{words.signed(now - before)} in a week"
    return Figure("Strength", now, before, low, high, shown, change, between)


def momentum(told: MomentumExplanation) -> Figure:
    """Momentum in points per four weeks."""
    now, before = number(told.after), number(told.before)
    return Figure("Momentum", now, before, None, None, words.signed(now), _changed(now, before), "points in four weeks")


def winning(situation: Situation, ends: Trail) -> Figure:
    """The chance of winning; a week before by the same terms. `low` and `high`: what will be held."""
    before, now = (float(each) for each in ends.chance)
    stand = situation.standing
    wins = terms_of(stand, situation.winning, UUID(situation.coalition_id))
    held = likely(wins, stand.backing[stand.on_map])
    low, high = held or (None, None)
    change = _changed(POINTS * now, POINTS * before)
    shown = chance_in_words(now)
    return Figure("Chance of winning", now, before, low, high, shown, change, _held(situation, wins.obstacle, held))


def sentences(situation: Situation, told: Explanation, figures: tuple[Figure, ...]) -> Iterator[str]:
    """What the week was, in a few sentences."""
    _, moves, wins = figures
    if isnan(told.after):
        yield "Nobody here has influence yet, so there is no strength to speak of."
        return
    if isnan(told.before):
        yield f"Strength is {POINTS * told.after:.1f} of 100; a week ago nobody had influence."
    else:
        change = Change("Strength", POINTS * told.before, POINTS * told.after, told.strength)
        yield headline(situation, change, told.first)
    if moves.value is not None:
        yield f"Momentum is {moves.shown} points in four weeks{_once(moves.before, words.signed)}."
    if wins.value is not None:
        yield f"The chance of winning is {wins.shown}{_once(wins.before, chance_in_words)}."


def _once(before: float | None, shown: Callable[[float], str]) -> str:
    return f"; a week ago it was {shown(before)}" if before is not None else ""


def _held(situation: Situation, obstacle: Obstacle | None, held: tuple[float, float] | None) -> str:
    """What will be for it, with its interval; why nothing can win, where it cannot."""
    if obstacle is not None:
        return f"it cannot win: {obstacle}"
    if held is None:
        return ""
    low, high = (held_in_words(situation.winning, each) for each in held)
    return f"{low} to {high} {of_what(situation.winning)} expected for it {IN_EIGHT}"


def _changed(now: float | None, before: float | None) -> str:
    """The change of a week as the difference of what was shown, so that it agrees with both."""
    if now is None or before is None:
        return ""
    return f"{words.signed(round(now, 1) - round(before, 1))} in a week"
