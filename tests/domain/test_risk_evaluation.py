"""The risk judged by who departed."""

from math import log

import pytest

from domain.risk import risk
from domain.risk_evaluation import RiskScores, risk_scores
from domain.values import Kind
from domain.watch import watch
from tests.histories import Event, acts_of

HORIZON = 90
LAST = 1_800


def coalition(*leaves: tuple[int, int], members: int = 12, last: int = LAST, called: str = "m") -> list[Event]:
    """Members who all join on day 0; some leave, each by number and day. The last day has a meeting."""
    joins = [Event(f"{called}{number}", Kind.JOIN, 0) for number in range(members)]
    gone = [Event(f"{called}{number}", Kind.LAPSE, day) for number, day in leaves]
    return [*joins, *gone, Event("guest", Kind.MEETING, last)]


def scored(*coalitions: list[Event], horizon: int = HORIZON) -> RiskScores:
    told = risk_scores([acts_of(*events) for events in coalitions], horizon)
    assert told is not None
    return told


def test_members_present_are_judged_each_quarter_of_the_later_half():
    told = scored(coalition((0, 300), (1, LAST - 1)))
    quarters = 10  # from the last day back to the middle, none of them overlapping
    assert told.n == 11 * quarters
    assert told.base_rate == pytest.approx(1 / told.n)
    assert told.horizon_days == HORIZON


@pytest.mark.parametrize(("day", "counted"), [(LAST, 1), (LAST - 89, 1), (901, 1), (899, 0), (850, 0)])
def test_a_departure_counts_where_it_falls_into_the_days_ahead(day, counted):
    told = scored(coalition((0, 300), (1, day), (2, 1_500)))
    assert round(told.base_rate * told.n) == 1 + counted


def test_it_is_the_risk_itself_that_is_judged():
    events = coalition((0, 300), (1, 1_730))
    acts = acts_of(*events)
    days = range(LAST - HORIZON, LAST // 2 - 1, -HORIZON)
    told = risk(watch(acts), days, HORIZON)
    gone = [told.day[n] == days[0] and acts.partners[told.place[n]] == "m1" for n in range(len(told.place))]
    chances = [p if left else 1 - p for p, left in zip(told.probability.tolist(), gone, strict=True)]
    assert sum(gone) == 1
    assert scored(events).log_loss == pytest.approx(-sum(map(log, chances)) / len(chances))


def test_the_base_rate_is_the_best_that_one_number_can_do():
    told = scored(coalition((0, 300), (1, 1_000), (2, 1_500)))
    rate = told.base_rate
    assert told.base_log_loss == pytest.approx(-rate * log(rate) - (1 - rate) * log(1 - rate))


def test_the_coalitions_of_a_file_are_judged_together_over_the_same_days():
    one, other = coalition((0, 300), (1, 1_500)), coalition((0, 1_200), called="o")
    assert scored(one, other).n == scored(one).n + 11 * 10 + len(range(900, 1_200, 90))


def test_who_shows_signs_before_departing_is_told_from_those_who_stay():
    signs = [Event("m1", Kind.CRITICISM, 1_430), Event("m2", Kind.OPPOSITION, 1_070)]
    plain = coalition((0, 300), (1, 1_500), (2, 1_130))
    assert scored([*plain, *signs]).auc > scored(plain).auc
    assert scored([*plain, *signs]).log_loss < scored(plain).log_loss


@pytest.mark.parametrize(
    "coalitions",
    [
        [],
        [[]],
        [[Event("guest", Kind.MEETING, 5)]],
        [coalition()],
        [coalition((0, 300))],
        [coalition((0, 1_700))],
        [coalition((0, 1), last=2)],
        [coalition((0, 0), last=0)],
    ],
    ids=["no file", "no acts", "no members", "no departure", "none later", "none earlier", "too short", "one day"],
)
def test_without_departures_before_and_after_there_is_nothing_to_judge_by(coalitions):
    assert risk_scores([acts_of(*events) for events in coalitions]) is None


def test_where_all_depart_nobody_is_told_apart():
    everybody = [(number, 200 if number < 6 else LAST - 30) for number in range(12)]
    assert risk_scores([acts_of(*coalition(*everybody))], 895) is None
