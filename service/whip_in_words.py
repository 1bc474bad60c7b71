"""The chance of winning and what is held, in words that people read."""

from collections.abc import Sequence

from domain.flip import Flip
from domain.outlook import WEEKS, Outlook
from domain.situation import Situation
from domain.time import day_of
from domain.winning import Winning
from service.figures_in_words import date_in_words, listed

CERTAIN = 0.001
"""A chance nearer than this to 0 or 1 is not told in figures."""


def chance_in_words(chance: float) -> str:
    """A chance for people: never told as certain where it is not."""
    if 0 < chance < CERTAIN:
        return "< 0.1 %"
    if 1 - CERTAIN < chance < 1:
        return "> 99.9 %"
    return f"{100 * chance:.1f} %"


def held_in_words(winning: Winning, value: float) -> str:
    """What is held: a share of influence, or heads."""
    if winning.share is not None:
        return f"{100 * value:.0f} %"
    return f"{value:.0f}" if value == round(value) else f"{value:.1f}"


def of_what(winning: Winning) -> str:
    """What is counted, with its verb: "of influence is"."""
    if winning.share is not None:
        return "of influence is"
    return (
        "stakeholders are" if winning.count is not None else f"of the {len(winning.must_have)} who must be for it are"
    )


def reached_in_words(outlook: Outlook, least: float) -> str:
    """When the chance is at least this on the present trend: "by 2026-03-01"."""
    day = outlook.reached(least)
    return f"by {date_in_words(day_of(day))}" if day is not None else f"in none of {WEEKS} weeks"


def hangs_in_words(chance: float, missed: str, if_lost: float) -> str:
    """On whom the chance hangs most, as a sentence; `missed` is the name, `if_lost` the chance without them."""
    now, then = chance_in_words(chance), chance_in_words(if_lost)
    if now == then:
        return "The chance hangs on no single stakeholder."
    return f"Losing {missed} would do most: {now} → {then}."


def flip_in_words(flip: Flip, names: Sequence[str], winning: Winning, held: float, needed: float) -> str:
    """What would turn the count, as a sentence; empty where nobody would. `held` and `needed` as they are now."""
    if not flip.places:
        return ""
    whom = listed([names[place] for place in flip.places])
    now, then, enough = (held_in_words(winning, each) for each in (held, flip.held[-1], needed))
    do = "losing" if flip.wins else "winning over"
    if not flip.enough:
        them = f"the {len(flip.places)} who weigh most" if len(flip.places) > 1 else whom
        return f"Even {do} {them} would not turn it: {now} expected would become {then}, and {enough} is needed."
    side = "less than" if flip.wins else "at least"
    return f"{do.capitalize()} {whom} would turn it: {now} expected would become {then}, {side} the {enough} needed."


def must_have_names(situation: Situation, winning: Winning, names: Sequence[str]) -> list[str]:
    """The names of those who had to be for it then; `names` are those of `winning`, which counts now."""
    if situation.winning == winning:
        return list(names)
    known = {each.stakeholder_id: each.name for each in situation.profiles.values()}
    return [known.get(each.hex, "somebody who has no part in it") for each in situation.winning.must_have]
