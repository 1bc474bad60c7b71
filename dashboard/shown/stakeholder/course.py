"""Support through time with the acts on it, and why it changed between two days."""

from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
import pandas as pd

from dashboard import figures, words
from dashboard.shown.stakeholder.person import Person
from dashboard.shown.stakeholder.standing import change
from dashboard.shown.waterfall import Step, largest, waterfall
from dashboard.span import QUIET_DAYS, SPANS, STEPS, Span
from domain.effects import Effect, effects_on
from domain.explanation import Explanation
from domain.following import followed
from domain.momentum import POINTS
from domain.situation import Situation
from domain.tellings import Telling, tellings
from domain.time import day_number, day_of
from domain.why import why
from service.explanation_in_words import parts_in_words

MARKS = 300
"""Most marks that the chart draws: of more, the latest."""

FACTS = 6
"""Facts that the waterfall tells one by one."""


def span_of(it: Person, length: str) -> Span:
    """The days shown: so long a time, until shortly after the coalition's last fact."""
    begin, end = int(it.situation.acts.first_day[it.place]), int(it.situation.acts.day[-1])
    last, days = min(it.situation.day, end + QUIET_DAYS), SPANS.get(length)
    first = begin if days is None else max(begin, last - days)
    return Span(day_of(first), day_of(last), step=-(-(last - first + 1) // STEPS))


class Course(NamedTuple):
    """Support through time, and what is marked on it.

    `days`: one row for each day shown, support and its interval, from 0 to 1. `marks`: one row for each act drawn: its
    day, the support after it, what it was, and whether it was for the initiative.
    """

    days: pd.DataFrame
    marks: pd.DataFrame


def course(it: Person, span: Span) -> Course:
    """Somebody's support along a span, and the acts on it."""
    return figures.at(it.moment, _course, it.place, span)


def _course(situation: Situation, place: int, span: Span) -> Course:
    days = _days(situation, place, span)
    return Course(days, _marks(situation, place, days))


def _days(situation: Situation, place: int, span: Span) -> pd.DataFrame:
    first, last = day_number(span.first), day_number(span.last)
    found = followed(situation, place, np.arange(last, first - 1, -span.step)[::-1])
    days = pd.to_datetime([day_of(day) for day in found.day.tolist()])
    return pd.DataFrame({"day": days, "support": found.support, "low": found.low, "high": found.high})


def _told(situation: Situation, place: int) -> list[Telling]:
    rows = situation.by_column.where("partnership", {situation.acts.partners[place]})
    return tellings(rows, situation.places)


def _marks(situation: Situation, place: int, course: pd.DataFrame) -> pd.DataFrame:
    acts = situation.acts
    mine = np.flatnonzero(acts.who == place)
    weights = (acts.favour - acts.against)[mine].tolist()
    rows = [_mark(each, weight) for each, weight in zip(_told(situation, place), weights, strict=True)]
    drawn = pd.DataFrame(rows, columns=["day", "what", "side", "tone"])
    drawn = drawn[drawn["day"].between(course["day"].min(), course["day"].max())].tail(MARKS)
    days = [(each - course["day"].min()).days for each in drawn["day"]]
    return drawn.assign(support=np.interp(days, (course["day"] - course["day"].min()).dt.days, course["support"]))


def _mark(each: Telling, weight: float) -> tuple[pd.Timestamp, str, str, str]:
    tone = "" if each.tone is None else words.TONES[each.tone]
    side = "For it" if weight > 0 else "Against it" if weight < 0 else "Neither"
    return pd.Timestamp(day_of(each.day)), words.headed(each.kind), side, tone


def explained(it: Person, first: date, last: date) -> Explanation:
    """Why their support changed between the ends of two days."""
    return figures.at(it.moment, why, day_number(first), day_number(last))


def before_the_first(it: Person) -> date:
    """The day before somebody's first interaction: what came after it explains all of their support."""
    return day_of(int(it.situation.acts.first_day[it.place])) - timedelta(days=1)


def steps(it: Person, found: Explanation) -> pd.DataFrame:
    """The waterfall of their support, in points: fading, the facts that did most, what peers let expect."""
    whole, done = change(it, found), effects_on(it.situation, found.acts, it.place)
    say = parts_in_words(it.situation, found.first, len(done))
    other = {part: POINTS * float(getattr(found.support, part)[it.place]) for part in ("policy", "fading", "peers")}
    parts = [
        Step("Policy", other["policy"], say["policy"]),
        Step("Fading", other["fading"], say["fading"]),
        *largest(_by_day(done), FACTS),
        Step("Peers", other["peers"], say["peers"]),
    ]
    return waterfall(whole.before, whole.after, parts, (_end(found.first), _end(found.last)))


def _by_day(done: list[Effect]) -> list[Step]:
    """What was done on each day, interactions of one kind together."""
    sums: dict[str, list[float]] = {}
    for each in done:
        what = f"{words.headed(each.telling.kind)}, {words.day(day_of(each.telling.day))}"
        sums.setdefault(what, []).append(POINTS * each.support)
    return [Step(what, sum(each), words.count(len(each), "interaction")) for what, each in sums.items()]


def _end(day: int) -> str:
    return words.day(day_of(day))


def facts(it: Person, found: Explanation) -> pd.DataFrame:
    """The facts of those days, what did most first: when, what, and by how many points."""
    done = sorted(effects_on(it.situation, found.acts, it.place), key=lambda each: -abs(each.support))
    rows = [(day_of(each.telling.day), words.headed(each.telling.kind), POINTS * each.support) for each in done]
    return pd.DataFrame(rows, columns=["Happened", "What", "Points"])
