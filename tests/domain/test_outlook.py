"""By when it would be won on the present trend."""

import numpy as np
import pytest
from scipy.special import expit, logit

from domain.changes import Floats, as_floats
from domain.identity import coalition_id
from domain.outlook import EVEN, SAFE, WEEK, Outlook, chances, outlook
from domain.record import evidence
from domain.replay import standing
from domain.terms import terms
from domain.values import Kind
from domain.winning import HALF
from tests.given import COALITION
from tests.histories import Event, acts_of, evidence_of

HOME, TODAY = coalition_id(COALITION), 100
JOIN = Event("ada", Kind.JOIN, 10, influence=1.0)


def alone(support: float, earlier: float, weeks: int = 8) -> Floats:
    """The chance where one stakeholder's support is all it takes."""
    return chances(
        terms(HALF, np.ones(1), np.zeros(1, dtype=np.bool_)), as_floats([support]), as_floats([earlier]), weeks
    )


def test_log_odds_go_on_by_a_quarter_of_their_last_change_each_week():
    ahead = alone(0.4, 0.3)
    assert ahead[0] == pytest.approx(0.4)
    assert logit(ahead[4]) - logit(0.4) == pytest.approx(logit(0.4) - logit(0.3))
    assert np.diff(logit(ahead)).tolist() == pytest.approx([(logit(0.4) - logit(0.3)) / 4] * 8)


def test_a_trend_downwards_goes_on_too():
    assert alone(0.3, 0.4)[4] == pytest.approx(expit(2 * logit(0.3) - logit(0.4)))


@pytest.mark.parametrize(("support", "earlier"), [(0.5, 0.5), (1.0, 0.5), (0.0, 0.5), (0.7, 0.0), (0.7, 1.0)])
def test_where_nothing_moves_or_certainty_is_stated_support_stays(support, earlier):
    assert alone(support, earlier).tolist() == pytest.approx([support] * 9)


def test_the_first_day_is_told_to_the_week():
    ahead = Outlook(TODAY, alone(0.4, 0.3, weeks=52))
    assert ahead.reached(0.1) == TODAY
    assert ahead.reached(EVEN) == TODAY + 4 * WEEK  # 0.405 to go in log-odds, 0.110 a week
    assert ahead.reached(SAFE) == TODAY + 17 * WEEK


def test_what_the_trend_does_not_reach_has_no_day():
    assert Outlook(TODAY, alone(0.4, 0.4)).reached(EVEN) is None


def test_a_coalition_goes_on_as_in_the_last_four_weeks():
    acts = acts_of(JOIN, JOIN.but(kind=Kind.CRITICISM, day=TODAY - 40), JOIN.but(kind=Kind.PLEDGE, day=TODAY - 5))
    now, before = (standing(evidence(acts), day) for day in (TODAY, TODAY - 28))
    ahead = outlook(now, before, HALF, HOME, weeks=4)
    assert ahead.day == TODAY
    assert logit(ahead.chance[4]) == pytest.approx(2 * logit(now.support[0]) - logit(before.support[0]))


def test_who_was_not_known_four_weeks_ago_has_no_trend():
    acts = acts_of(JOIN.but(day=TODAY - 3))
    now, before = (standing(evidence(acts), day) for day in (TODAY, TODAY - 28))
    assert outlook(now, before, HALF, HOME).chance.tolist() == pytest.approx([now.support[0]] * 53)


def test_where_nobody_is_known_the_outlook_is_no_chance():
    nobody = standing(evidence_of(), TODAY)
    assert not outlook(nobody, nobody, HALF, HOME).chance.any()
