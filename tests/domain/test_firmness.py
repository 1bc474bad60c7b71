"""Firmness: evidence behind the support, and support in public."""

import numpy as np
import pytest

from domain.firmness import Firmness, firmness, supporting
from domain.values import Kind
from tests.situations import a_situation, recorded

LOW = np.array([0.6])


def of(*acts: tuple[Kind, str | None], weight: float = 1.0) -> Firmness:
    """The firmness of somebody who did these acts, by kind and visibility, one a day."""
    rows = [recorded("ada", kind, day, visibility=seen) for day, (kind, seen) in enumerate(acts)]
    told = a_situation(*rows).acts
    return firmness(LOW, supporting(told, np.full(len(told.who), weight)))


def test_support_in_public_is_firmer_than_in_private():
    private, public = of((Kind.PLEDGE, None)), of((Kind.ENDORSEMENT, None))
    assert private.score.tolist() == [0.3]
    assert public.score.tolist() == [0.8]


def test_half_of_the_support_in_public_is_half_the_share():
    told = of((Kind.PLEDGE, None), (Kind.ENDORSEMENT, None))
    assert told.public_share.tolist() == [0.5]
    assert (told.supporting.tolist(), told.public.tolist()) == ([2], [1])


def test_what_is_told_of_visibility_stands_above_the_kind():
    assert of((Kind.PLEDGE, "public")).public_share.tolist() == [1.0]
    assert of((Kind.ENDORSEMENT, "private")).public_share.tolist() == [0.0]
    assert of((Kind.CONTRIBUTION, "public"), (Kind.JOIN, "private")).public_share.tolist() == [0.5]


def test_acts_of_which_nobody_told_whether_they_were_public_do_not_count():
    told = of((Kind.JOIN, None), (Kind.ENDORSEMENT, None))
    assert told.public_share.tolist() == [1.0]
    assert told.supporting.tolist() == [1]


def test_a_meeting_however_warm_is_no_act_of_support():
    assert of((Kind.MEETING, "public")).supporting.tolist() == [0]


def test_acts_that_do_not_count_in_favour_are_no_support():
    told = of((Kind.ENDORSEMENT, None), weight=0.0)
    assert (told.supporting.tolist(), told.public_share.tolist()) == ([0], [0.0])


def test_faded_acts_count_less_for_the_share():
    told = a_situation(recorded("ada", Kind.PLEDGE, 1), recorded("ada", Kind.ENDORSEMENT, 2)).acts
    assert firmness(LOW, supporting(told, np.array([0.25, 0.75]))).public_share.tolist() == [0.75]


def test_who_never_supported_in_public_stands_on_evidence_alone():
    assert of().score.tolist() == [0.3]


def test_each_partner_has_their_own():
    told = a_situation(recorded("ada", Kind.ENDORSEMENT, 1), recorded("bea", Kind.PLEDGE, 2)).acts
    both = firmness(np.array([0.5, 0.5]), supporting(told, np.ones(2)))
    assert both.public_share.tolist() == [1.0, 0.0]


def test_nobody_has_no_firmness():
    told = firmness(np.zeros(0), supporting(a_situation().acts, np.zeros(0)))
    assert all(len(values) == 0 for values in vars(told).values())


@pytest.mark.parametrize("kind", [Kind.VOTE_WITH])
def test_votes_are_public(kind):
    assert of((kind, None)).public_share.tolist() == [1.0]
