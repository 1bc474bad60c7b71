"""What the page Difference shows: two instants of a coalition, and what lies between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import isnan

import pandas as pd

from dashboard import data, figures, words
from dashboard.moments import Moment
from dashboard.shown.facts import matching
from domain.acts import RETRACTION
from domain.difference import Shift, difference
from domain.replay import Partner
from domain.situation import Situation
from domain.trail import trail
from service.projections.entries import Entry
from service.projections.lists import CoalitionSummary
from service.projections.search import Search
from service.whip_in_words import chance_in_words
from service.wording import stance_in_words

SHOWS = 0.05
"""Points below which a part of a change would show as none."""


@dataclass(frozen=True)
class Instant:
    """The end of `on`, by what was known at the end of `known`."""

    on: date
    known: date

    @property
    def cut(self) -> tuple[date, datetime]:
        """The same as a search takes it."""
        return self.on, data.end_of(self.known)

    @property
    def words(self) -> str:
        """When that is: '3 Mar 2024 as known on 5 Mar 2024'."""
        return f"{words.day(self.on)} as known on {words.day(self.known)}"


@dataclass(frozen=True)
class Difference:
    """A coalition at two instants."""

    summary: CoalitionSummary
    before: Instant
    after: Instant

    @property
    def situations(self) -> tuple[Situation, Situation]:
        """All that was known at each."""
        then, now = (figures.situation(self._moment(each)) for each in (self.before, self.after))
        return then, now

    @property
    def shifts(self) -> list[Shift]:
        """Everybody who stands elsewhere, by whose part of the change in strength is largest."""
        return [shift for shift in self._everybody if shift.moved]

    @property
    def rest(self) -> float:
        """What of the change in strength is owed to all others together, in points."""
        return sum(shift.points for shift in self._everybody if not shift.moved)

    @property
    def _everybody(self) -> list[Shift]:
        return figures.at(self._moment(self.after), _shifts, self._moment(self.before))

    @property
    def points(self) -> float:
        """What strength changed by, in points; NaN where there was none."""
        then, now = (each.standing.strength for each in self.situations)
        return 100 * (now - then)

    def figures(self) -> pd.DataFrame:
        """Each figure before and after, and what it changed by, as shown."""
        then, now = (_figures(self._moment(each)) for each in (self.before, self.after))
        rows = [[name, then[name][1], now[name][1], _change(name, then[name][0], now[name][0])] for name in then]
        return pd.DataFrame(rows, columns=["Figure", "Before", "After", "Change"])

    def came(self) -> list[int]:
        """Where the facts lie that count after and did not before, newest first."""
        return _between(self.summary.name, self.before, self.after, self.summary.position)

    def gone(self) -> list[int]:
        """Where those lie that counted before and do not after: the later instant knows of fewer."""
        if self.before.on <= self.after.on and self.before.known <= self.after.known:
            return []
        return _between(self.summary.name, self.after, self.before, self.summary.position)

    def facts(self, positions: list[int]) -> list[Entry]:
        """The first of these facts."""
        return data.reading().facts(self.summary.name, positions[: data.SHOWN])

    def _moment(self, instant: Instant) -> Moment:
        known = None if instant.known == data.today() else data.end_of(instant.known)
        return figures.then(self.summary, instant.on, known)


def _shifts(after: Situation, before: Moment) -> list[Shift]:
    return difference(figures.situation(before), after)


def _between(name: str, one: Instant, other: Instant, last: int) -> list[int]:
    on, known = other.cut
    found: list[int] = matching(
        name, last, Search(happened_by=on, recorded_by=known, beyond=one.cut), data.sight(name)
    ).tolist()
    return found


def _figures(moment: Moment) -> dict[str, tuple[float, str]]:
    """Each figure as a number and as shown."""
    situation = figures.situation(moment)
    stand, at = situation.standing, figures.at(moment, trail, (situation.day,))
    members, known = int(stand.member.sum()), len(situation.names)
    momentum = "–" if isnan(stand.momentum) else f"{words.points(stand.momentum)} points"
    return {
        "Strength": (100 * stand.strength, words.percent(stand.strength)),
        "Momentum": (stand.momentum, momentum),
        "Chance of winning": (100 * float(at.chance[0]), chance_in_words(float(at.chance[0]))),
        "Public share": (100 * float(at.public[0]), words.percent(float(at.public[0]))),
        "Members": (members, f"{members:,}"),
        "Stakeholders": (known, f"{known:,}"),
    }


def _change(name: str, before: float, after: float) -> str:
    change = after - before
    if isnan(change):
        return "–"
    if name in {"Members", "Stakeholders"}:
        return f"{change:+,.0f}".replace("-", words.MINUS) if change else "none"
    return f"{words.points(change)} points" if abs(change) >= SHOWS else "none"


def headline(it: Difference, facts: list[Entry], number: int) -> str:
    """What changed and what came between, in a sentence."""
    corrections = sum(each.amends is not None for each in facts)
    corrected = f", {words.count(corrections, 'correction')} among them" if corrections else ""
    came = f"{words.count(number, 'fact') if number else 'no fact'} came between{corrected}"
    return f"{_strength(it)}; {came}."


def _strength(it: Difference) -> str:
    if isnan(it.points):
        return "Strength cannot be compared, for nobody had influence at one of the two"
    after = words.percent(it.situations[1].standing.strength)
    if abs(it.points) < SHOWS:
        return f"Strength is the same at both, {after}"
    verb = "higher" if it.points > 0 else "lower"
    return f"Strength is {abs(it.points):.1f} points {verb}, at {after}{_through(it)}"


def _through(it: Difference) -> str:
    sign = 1 if it.points > 0 else -1
    led = [words.escaped(shift.name) for shift in it.shifts if sign * shift.points >= SHOWS][:2]
    return f", mostly through {words.listed(led)}" if led else ""


def people(shifts: Sequence[Shift]) -> pd.DataFrame:
    """One row for each who stands elsewhere."""
    rows = [[shift.name, *map(_told, (shift.before, shift.after)), *_support(shift), shift.points] for shift in shifts]
    return pd.DataFrame(rows, columns=["Stakeholder", "Stance before", "Stance after", "Before", "After", "Part"])


def _told(partner: Partner | None) -> str:
    return "not known yet" if partner is None else stance_in_words(partner).capitalize()


def _support(shift: Shift) -> list[float | None]:
    return [None if each is None else 100 * each.support for each in (shift.before, shift.after)]


def corrections(facts: list[Entry], name: str) -> list[str]:
    """What was corrected or taken back, each in a sentence."""
    amending = [each for each in facts if each.amends is not None]
    originals = data.reading().facts(name, sorted({each.amends for each in amending if each.amends is not None}))
    first = {each.position: each for each in originals}
    return [_amended(each, first[each.amends]) for each in amending if each.amends in first]


def _amended(by: Entry, original: Entry) -> str:
    what = f"{words.headed(original.kind)} of {words.day(original.occurred_at.date())}"
    whom = f" with {words.escaped(original.stakeholder)}" if original.stakeholder else ""
    deed = "taken back" if by.kind == RETRACTION else "corrected"
    reason = f": {words.escaped(by.more['reason'])}" if by.more.get("reason") else ""
    return f"{what}{whom} {deed} on {words.day(by.recorded_at.date())} by {words.escaped(by.recorded_by)}{reason}"
