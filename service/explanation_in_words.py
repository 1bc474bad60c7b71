"""Why strength, momentum or somebody's support changed, in sentences."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from domain.changes import Floats, as_floats
from domain.drivers import Driver
from domain.effects import Effect
from domain.explanation import PARTS, Parts
from domain.momentum import WINDOW
from domain.situation import Situation
from domain.time import day_of
from domain.values import Kind
from domain.why import policy_then
from service.figures_in_words import date_in_words, many
from service.wording import policy_changes

SHOWS = 0.05
"""Points below which a change is called none in a sentence, which tells one decimal."""

KINDS = [kind.value for kind in Kind]

WEEK = 7
MOST_WEEKS = 12


class Change(NamedTuple):
    """What a figure changed by, in points, and what that is owed to; `parts` have one entry a partner."""

    figure: str
    before: float
    after: float
    parts: Parts

    @property
    def points(self) -> float:
        """After, less before."""
        return self.after - self.before


def headline(situation: Situation, change: Change, first: int) -> str:
    """What changed by how much since the end of a day, and what that is mostly owed to."""
    return _headline(change, situation.day - first, _cause(situation, change))


def headline_alone(situation: Situation, change: Change, first: int, place: int, last: int | None = None) -> str:
    """The same of the part of one partner; until the end of `last`, the situation's day if left out."""
    last = situation.day if last is None else last
    return _headline(change, last - first, _cause_alone(change, place))


def _headline(change: Change, days: int, cause: str) -> str:
    if abs(change.points) < SHOWS:
        return f"{change.figure} held at {change.after:.1f} {span(days)}."
    verb = "rose" if change.points > 0 else "fell"
    told = f"{change.figure} {verb} {abs(change.points):.1f} points {span(days)}, to {change.after:.1f}"
    return f"{told}, mostly because {cause}."


def span(days: int) -> str:
    """So many days, as people say it: "in four weeks"."""
    weeks, rest = divmod(days, WEEK)
    if days == WINDOW:
        return "in four weeks"
    if days == WEEK:
        return "in a week"
    if rest or weeks > MOST_WEEKS:
        return f"in {many(days, 'day')}"
    return f"in {many(weeks, 'week')}"


def _cause(situation: Situation, change: Change) -> str:
    """The part that did most in the direction of the change, and through whom."""
    sign = np.sign(change.points)
    part = max(PARTS, key=lambda part: sign * getattr(change.parts, part).sum())
    owed = sign * getattr(change.parts, part)
    who = _leading(situation.names, owed)
    return {
        "facts": f"of facts about {who}",
        "fading": f"what was known of {who} faded",
        "peers": f"{'more' if sign > 0 else 'less'} is to be expected of {_leading(*_by_bloc(situation, owed))}",
        "influence": f"of who came, went or changed in influence: {who}",
        "policy": "another policy was adopted",
    }[part]


def _by_bloc(situation: Situation, owed: Floats) -> tuple[list[str], Floats]:
    """The names of the blocs, and what is owed to the members of each."""
    blocs = [bloc or "those of no bloc" for bloc in situation.standing.blocs]
    names, place = np.unique(blocs, return_inverse=True)
    return names.tolist(), as_floats(np.bincount(place, weights=owed))


def _cause_alone(change: Change, place: int) -> str:
    part = max(PARTS, key=lambda part: np.sign(change.points) * getattr(change.parts, part)[place])
    return {
        "facts": "of what happened",
        "fading": "what was known faded",
        "peers": "of what their peers let expect",
        "influence": "of influence, or of coming or going",
        "policy": "another policy was adopted",
    }[part]


def _leading(names: Sequence[str], points: Floats) -> str:
    """Those through whom most came: one name or two, and how many more there are."""
    order = [int(place) for place in np.argsort(-points, kind="stable") if points[place] > 0]
    shown = [names[place] for place in order[:2]]
    more = len(order) - len(shown)
    return ", ".join(shown) + f" and {many(more, 'other')}" if more else " and ".join(shown)


def parts_in_words(situation: Situation, first: int, facts: int) -> dict[str, str]:
    """What each part is; `facts`: how many count."""
    return {
        "facts": many(facts, "interaction") if facts else "none that counts",
        "fading": "what was known before counts less",
        "peers": "what their blocs let expect",
        "influence": "influence stated anew, coming onto the map, going off it",
        "policy": policy_in_words(situation, first),
    }


def day_in_words(situation: Situation, day: int) -> str:
    """What was recorded on a day, by kind: "43 vote with, 2 abstention"."""
    acts = situation.acts
    here = slice(*np.searchsorted(acts.day, [day, day + 1]))
    kinds, counts = np.unique(acts.kind[here][situation.evidence.weight[here] > 0], return_counts=True)
    ranked = sorted(zip(counts.tolist(), kinds.tolist(), strict=True), key=lambda each: -each[0])
    return ", ".join(f"{count:,} {KINDS[kind].replace('_', ' ')}" for count, kind in ranked)


def policy_in_words(situation: Situation, first: int) -> str:
    """What another policy, adopted since the end of a day, changed; nothing where none was."""
    changes = policy_changes(situation.policy, policy_then(situation, first))
    if not changes:
        return ""
    since = max(each.since for each in situation.adopted)
    told = [f"{name} {now} instead of {was}" for name, was, now in changes[:2]]
    more = f" and {len(changes) - len(told)} more" if len(changes) > len(told) else ""
    return f"adopted {date_in_words(day_of(since))}: {', '.join(told)}{more}"


def reasons_in_words(driver: Driver, most: int = 3) -> list[tuple[str, float]]:
    """What somebody's part of the momentum is owed to most: each reason with its points, the largest first."""
    facts = [(effect_in_words(effect), effect.points) for effect in driver.facts]
    others = [(part, points) for part, points in driver.parts.items() if part != "facts"]
    ranked = sorted([*facts, *others], key=lambda reason: -abs(reason[1]))
    return [reason for reason in ranked[:most] if abs(reason[1]) >= SHOWS / 10]


def effect_in_words(effect: Effect) -> str:
    """An interaction, shortly: "vote with 2024-06-12"."""
    return f"{effect.telling.kind.replace('_', ' ')} {date_in_words(day_of(effect.telling.day))}"
