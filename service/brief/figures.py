"""The figures of a week, and the sentences that stand above everything else."""

from collections.abc import Callable, Iterator
from math import isnan
from uuid import UUID

from domain.chance import chance
from domain.explanation import Explanation
from domain.momentum import POINTS
from domain.replay import Standing, standing
from domain.situation import Situation
from domain.terms import terms_of
from domain.whip_count import WhipCount
from domain.why import MomentumExplanation, told_on
from service.brief import words
from service.brief.content import Figure
from service.explanation_in_words import Change, headline


def strength(told: Explanation) -> Figure:
    """Strength on the scale to 100."""
    now, before = _number(POINTS * told.after), _number(POINTS * told.before)
    change = "" if now is None or before is None else f"{words.signed(now - before)} in a week"
    return Figure("Strength", now, before, None, None, _of_100(now), change, "of 100")


def momentum(told: MomentumExplanation) -> Figure:
    """Momentum in points per four weeks."""
    now, before = _number(told.after), _number(told.before)
    return Figure("Momentum", now, before, None, None, words.signed(now), _changed(now, before), "points in four weeks")


def winning(situation: Situation, count: WhipCount, first: int) -> Figure:
    """The chance of winning; a week before by the same terms. `low` and `high`: what will be held."""
    now, before = count.prospects.chance, _chance_then(situation, first)
    return Figure(
        "Chance of winning",
        now,
        before,
        count.low,
        count.high,
        words.chance(now),
        _changed(POINTS * now, None if before is None else POINTS * before),
        _held(situation, count),
    )


def sentences(situation: Situation, told: Explanation, first: int, figures: tuple[Figure, ...]) -> Iterator[str]:
    """What the week was, in a few sentences."""
    _, moves, wins = figures
    if isnan(told.after):
        yield "Nobody here has influence yet, so there is no strength to speak of."
        return
    if isnan(told.before):
        yield f"Strength is {POINTS * told.after:.1f} of 100; a week ago nobody had influence."
    else:
        change = Change("Strength", POINTS * told.before, POINTS * told.after, told.strength)
        yield headline(situation, change, first)
    if moves.value is not None:
        yield f"Momentum is {moves.shown} points in four weeks{_once(moves.before, words.signed)}."
    if wins.value is not None:
        yield f"The chance of winning is {wins.shown}{_once(wins.before, words.chance)}."


def _once(before: float | None, shown: Callable[[float], str]) -> str:
    return f"; a week ago it was {shown(before)}" if before is not None else ""


def _chance_then(situation: Situation, first: int) -> float | None:
    then = standing(told_on(situation, first), first)
    return _chance(then, situation) if then.partners else None


def _chance(stand: Standing, situation: Situation) -> float:
    terms = terms_of(stand, situation.winning, UUID(situation.coalition_id))
    return chance(terms, stand.backing[stand.on_map])


def _held(situation: Situation, count: WhipCount) -> str:
    """What will be for it, with its interval; why nothing can win, where it cannot."""
    if count.prospects.obstacle is not None:
        return f"it cannot win: {count.prospects.obstacle}"
    if count.low is None or count.high is None:
        return ""
    if situation.winning.share is not None:
        return f"{100 * count.low:.0f} to {words.percent(count.high)} of influence for it in eight cases of ten"
    return f"{count.low:.0f} to {count.high:.0f} for it in eight cases of ten"


def _of_100(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _changed(now: float | None, before: float | None) -> str:
    """The change of a week as the difference of what was shown, so that it agrees with both."""
    if now is None or before is None:
        return ""
    return f"{words.signed(round(now, 1) - round(before, 1))} in a week"


def _number(value: float) -> float | None:
    return None if isnan(value) else float(value)
