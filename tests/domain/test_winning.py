"""What may count as winning."""

import pytest

from domain.errors import ThresholdOutOfRange, WinningUnclear
from domain.identity import stakeholder_id
from domain.winning import HALF, Winning, winning

ADA, BO = stakeholder_id("Ada"), stakeholder_id("Bo")


@pytest.mark.parametrize("share", [0, -1, 1.01, float("nan"), float("inf"), -float("inf")])
def test_a_share_out_of_range_is_refused(share):
    with pytest.raises(ThresholdOutOfRange, match="share above 0 and up to 1") as refusal:
        winning(share=share)
    assert refusal.value.of == "share"


@pytest.mark.parametrize("share", [1e-9, 0.5001, 1])
def test_any_share_up_to_all_influence_is_allowed(share):
    assert winning(share=share).share == share


@pytest.mark.parametrize("count", [0, -3])
def test_a_count_of_nobody_is_refused(count):
    with pytest.raises(ThresholdOutOfRange, match="whole number of 1 or more") as refusal:
        winning(count=count)
    assert (refusal.value.of, refusal.value.threshold) == ("count", count)


def test_a_count_may_be_more_than_there_will_ever_be():
    assert winning(count=10**30).count == 10**30


def test_a_share_and_a_count_at_once_are_refused():
    with pytest.raises(WinningUnclear, match="a share or a count, not both"):
        winning(share=0.5, count=3)


def test_no_condition_at_all_is_refused():
    with pytest.raises(WinningUnclear, match="state a share, a count or who must be for it"):
        winning()


def test_must_haves_may_stand_alone_or_beside_a_threshold():
    assert winning(must_have=[ADA]).must_have == (ADA,)
    assert winning(count=2, must_have=[ADA]) == Winning(count=2, must_have=(ADA,))


def test_the_order_of_must_haves_and_saying_one_twice_mean_nothing():
    assert winning(must_have=[ADA, BO, ADA]) == winning(must_have=[BO, ADA])


def test_half_of_the_influence_wins_where_nobody_said_otherwise():
    assert Winning(share=0.5) == HALF
