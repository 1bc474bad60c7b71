"""The whip count in full."""

from uuid import UUID

import numpy as np
import pytest
from hypothesis import given

from domain.outlook import outlook
from domain.replay import standing
from domain.terms import Obstacle
from domain.values import Kind, Stance
from domain.whip_count import likely, whip_count_of
from domain.winning import Winning
from tests.contests import Contest, contests
from tests.situations import TODAY, a_situation, recorded

ROWS = [recorded("ada", Kind.ENDORSEMENT, 50, influence=2.0), recorded("bea", Kind.CRITICISM, 60, influence=1.0)]


def test_it_counts_bands_chance_and_trend_of_one_and_the_same_standing():
    situation = a_situation(*ROWS)
    count = whip_count_of(situation)
    assert sum(band.heads for band in count.bands) == 2
    assert count.outlook.chance[0] == pytest.approx(count.prospects.chance)
    before = standing(situation.evidence, TODAY - 28)
    ahead = outlook(situation.standing, before, situation.winning, UUID(situation.coalition_id))
    assert np.array_equal(count.outlook.chance, ahead.chance)


def test_what_is_expected_to_be_held_lies_within_what_is_likely():
    count = whip_count_of(a_situation(*ROWS))
    assert count.low is not None
    assert count.high is not None
    assert 0.0 <= count.low <= count.prospects.held <= count.high <= 1.0


def test_the_chance_before_is_what_was_told_then():
    turned = recorded("bea", Kind.ENDORSEMENT, TODAY - 10)
    assert (
        whip_count_of(a_situation(*ROWS, turned)).before
        == whip_count_of(a_situation(*ROWS, day=TODAY - 28)).prospects.chance
    )


def test_a_coalition_of_nobody_has_no_count():
    count = whip_count_of(a_situation())
    assert (count.low, count.high, count.prospects.obstacle) == (None, None, Obstacle.NOBODY)
    assert {band.heads for band in count.bands} == {0}


def test_where_nobody_has_influence_heads_can_still_be_counted():
    rows = [recorded("ada", Kind.ENDORSEMENT, 50, influence=0.0)]
    assert whip_count_of(a_situation(*rows)).low is None
    assert whip_count_of(a_situation(*rows, winning=Winning(count=1))).high == 1.0


def test_who_broke_away_holds_nothing():
    count = whip_count_of(a_situation(*ROWS, recorded("ada", Kind.DEFECTION, 70), recorded("bea", Kind.LAPSE, 70)))
    assert (count.low, count.high, count.prospects.held) == (0.0, 0.0, 0.0)
    assert next(band for band in count.bands if band.stance is Stance.STRONG_OPPOSE).heads == 1


@given(contests())
def test_what_is_likely_leaves_at_most_a_tenth_at_either_end(contest: Contest):
    found = likely(contest.terms, contest.supports)
    if found is None:
        return
    low, high = found
    held = contest.ways @ contest.terms.measure
    odds = np.where(contest.ways, contest.supports, 1 - contest.supports).prod(axis=1)
    assert odds[held < low - 1e-9].sum() <= 0.1 + 1e-9
    assert odds[held > high + 1e-9].sum() <= 0.1 + 1e-9
