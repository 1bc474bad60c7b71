"""The coalition's own rate of departures, its blocs' and its seasons', by hand."""

from collections.abc import Sequence

import numpy as np
import pytest

from domain.changes import as_floats
from domain.exposure import STRETCH, YEAR, Exposure, exposure
from domain.hazard import (
    BATCH,
    BLOC_STRENGTH,
    PRIOR,
    PRIOR_STRENGTH,
    RECENT_STRENGTH,
    SEASON_STRENGTH,
    bloc_ratios,
    level,
    season_ratio,
)
from domain.memberships import memberships
from domain.reasons import RATIOS, Ground
from domain.values import Kind
from tests.histories import Event, acts_of
from tests.watches import watched

TODAY = 3_000
BEGINS = (0, 30, 60, 90)
QUARTER = 90


def past(*stretches: tuple[int, int, float, float], bloc: Sequence[int] | None = None) -> Exposure:
    """Stretches by begin, end, departures and ratio."""
    begin, end, departed, ratio = zip(*stretches, strict=True) if stretches else ((), (), (), ())
    days = np.array([begin, end, bloc or [0] * len(begin)], dtype=np.int64)
    return Exposure(days[0], days[1], days[2], as_floats(departed), as_floats(ratio))


def joined_until(end: int, *, who: str = "ada", start: int = 0, kind: Kind = Kind.LAPSE) -> list[Event]:
    return [Event(who, Kind.JOIN, start), Event(who, kind, end)]


@pytest.mark.parametrize("through", [1, 29, 30, 31, 95, 200])
def test_stretches_cover_each_day_of_a_membership_once(through):
    cut = exposure(watched(*joined_until(95)), through)
    covered = [day for begin, end in zip(cut.begin, cut.end, strict=True) for day in range(begin, end)]
    assert covered == [*range(min(through, 95))]
    assert (cut.end - cut.begin).max() <= STRETCH


def test_members_of_one_bloc_share_their_stretches_and_the_days_of_all_count():
    two = exposure(watched(*joined_until(95), *joined_until(400, who="bea", start=17)), 200)
    apart = [exposure(watched(*each), 200) for each in (joined_until(95), joined_until(400, start=17))]
    assert len(two.begin) < sum(len(each.begin) for each in apart)
    assert two.due.sum() == pytest.approx(sum(each.due.sum() for each in apart))
    assert two.departed.sum() == 1


def test_each_year_counts_by_the_reasons_that_stood_in_it():
    calm, critical = (
        exposure(watched(*joined_until(95), *more), 95) for more in ([], [Event("ada", Kind.CRITICISM, 30)])
    )
    expected = [
        ratio * RATIOS[Ground.CRITICISM] ** (begin >= 30) for begin, ratio in zip(BEGINS, calm.ratio, strict=True)
    ]
    assert critical.begin.tolist() == list(BEGINS)
    assert critical.ratio.tolist() == pytest.approx(expected)


def test_a_departure_ends_its_stretch_and_no_other():
    cut = exposure(watched(*joined_until(95)), 200)
    assert cut.departed.tolist() == [0, 0, 0, 1]
    assert cut.end.tolist() == [30, 60, 90, 95]


@pytest.mark.parametrize("day", [10, 60, 94, 95, 150])
def test_what_was_known_on_a_day_is_what_is_known_until_then(day):
    told = watched(*joined_until(95), *joined_until(120, who="bea", start=61))
    cut, alone = exposure(told, 400).until(day), exposure(told, day)
    assert set(zip(cut.begin.tolist(), cut.end.tolist(), strict=True)) == set(
        zip(alone.begin.tolist(), alone.end.tolist(), strict=True)
    )
    assert cut.departed.sum() == alone.departed.sum()
    assert cut.due.sum() == pytest.approx(alone.due.sum())


def test_before_anything_is_known_the_prior_is_the_level():
    assert level(past(), TODAY) == pytest.approx(PRIOR)


def test_departures_raise_the_level_and_years_without_any_lower_it():
    long_ago = TODAY - 2_000
    stayed, left = past((long_ago, TODAY, 0, 50)), past((long_ago, TODAY, 90, 50))
    assert level(stayed, TODAY) < PRIOR < level(left, TODAY)


def test_the_level_by_hand():
    years, departed, age = 2.0, 3.0, 730
    lasting = (departed + PRIOR_STRENGTH) / (years + PRIOR_STRENGTH / PRIOR)
    begin = TODAY - age
    told = past((begin, begin + STRETCH, departed, years * YEAR / STRETCH))
    by_hand = (0.25 * departed + RECENT_STRENGTH) / (0.25 * years + RECENT_STRENGTH / lasting)
    assert level(told, TODAY) == pytest.approx(by_hand)


def test_what_reasons_made_of_the_past_is_not_taken_for_the_coalitions_own():
    plain, risky = (past((0, TODAY, 40, ratio)) for ratio in (20, 40))
    assert level(risky, TODAY) < level(plain, TODAY)


def test_a_bloc_that_departs_more_has_a_higher_ratio():
    told = past((TODAY - 30, TODAY, 9, 100), (TODAY - 30, TODAY, 0, 100), (TODAY - 30, TODAY, 5, 1), bloc=[1, 2, 0])
    ratios = bloc_ratios(told, 0.1, TODAY, 3)
    due = 0.1 * 100 * 30 / YEAR
    weight = 0.5 ** (30 / 365)
    assert ratios[1] == pytest.approx((weight * 9 + BLOC_STRENGTH) / (weight * due + BLOC_STRENGTH))
    assert ratios[2] < 1 < ratios[1]
    assert ratios[3] == 1.0  # nobody was in it
    assert ratios[0] == 1.0  # no bloc at all


def test_there_is_no_season_in_what_is_even():
    even = past(*((begin, begin + 30, 5, 10) for begin in range(TODAY - 3_000, TODAY, 30)))
    assert season_ratio(even, TODAY, QUARTER) == pytest.approx(1.0, abs=0.02)


def test_where_departures_came_at_this_time_of_the_year_they_are_expected_again():
    ahead, behind = (past(*_yearly(offset)) for offset in (45, -45))
    assert season_ratio(ahead, TODAY, QUARTER) > 1.5
    assert season_ratio(behind, TODAY, QUARTER) < 0.8


def _yearly(offset: int, departed: float = 30) -> list[tuple[int, int, float, float]]:
    """Three years of membership, each with departures so many days after the day of today in it."""
    peaks = [TODAY + offset - round(year * YEAR) for year in range(1, 4)]
    return [
        (begin, begin + 30, departed * any(begin <= peak < begin + 30 for peak in peaks), 10)
        for begin in range(TODAY - 1_140, TODAY, 30)
    ]


def test_many_departures_in_one_batch_say_hardly_more_than_some():
    some, many = (season_ratio(past(*_yearly(45, size)), TODAY, QUARTER) for size in (BATCH, 100 * BATCH))
    one = season_ratio(past(*_yearly(45, 1)), TODAY, QUARTER)
    assert 1 < one < 1.3 < some < many < 2 * some
    assert SEASON_STRENGTH == 2


@pytest.mark.parametrize("horizon", [366, 3_000])
def test_over_a_whole_year_there_is_no_season(horizon):
    assert season_ratio(past(*_yearly(45)), TODAY, horizon) == pytest.approx(1.0)


def test_without_a_past_there_is_no_season():
    assert season_ratio(past(), TODAY, QUARTER) == 1.0
    assert season_ratio(exposure(watched(Event("ada", Kind.JOIN, TODAY)), TODAY), TODAY, QUARTER) == 1.0


def test_a_coalition_of_acts_without_members_has_no_stretches():
    assert len(exposure(watched(Event("ada", Kind.VOTE_WITH, 5)), 500).begin) == 0
    assert len(memberships(acts_of(Event("ada", Kind.VOTE_WITH, 5))).who) == 0
