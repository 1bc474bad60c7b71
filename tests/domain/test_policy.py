"""The parameters of the support model, and which are in force when."""

import pytest
from pydantic import ValidationError

from domain.policy import DEFAULT, ENTERS, LEAVES, SEEN, TONE_WEIGHTS, WEIGHTS, InForce, Policy, policy_on
from domain.values import Kind

FORGETFUL, STUBBORN = Policy(half_life=30), Policy(half_life=3000)


def test_until_something_is_adopted_the_default_is_in_force():
    assert policy_on([], 10) == DEFAULT == Policy()
    assert policy_on([InForce(11, FORGETFUL)], 10) == DEFAULT


def test_a_policy_counts_from_the_day_of_its_adoption_until_the_next():
    adopted = [InForce(10, FORGETFUL), InForce(20, STUBBORN)]
    in_force = [policy_on(adopted, day).half_life for day in (9, 10, 19, 20, 9_999)]
    assert in_force == [180, 30, 30, 3000, 3000]


def test_of_two_policies_adopted_on_one_day_the_later_counts():
    assert policy_on([InForce(10, FORGETFUL), InForce(10, STUBBORN)], 10) == STUBBORN


def test_half_is_left_after_a_half_life():
    assert FORGETFUL.daily**30 == pytest.approx(0.5)
    assert STUBBORN.daily**3000 == pytest.approx(0.5)


@pytest.mark.parametrize("nonsense", [0.0, -1.0, float("inf"), float("nan")])
@pytest.mark.parametrize("name", ["half_life", "pull", "recent_pull", "day_pull", "coalition_pull", "doubt"])
def test_half_life_pulls_and_doubt_are_more_than_nothing_and_finite(name, nonsense):
    with pytest.raises(ValidationError, match=name):
        Policy.model_validate({name: nonsense})


@pytest.mark.parametrize("nonsense", [-0.1, 1.1, float("nan")])
@pytest.mark.parametrize("name", ["crowding", "private", "unstated_influence", "discord"])
def test_shares_are_shares(name, nonsense):
    with pytest.raises(ValidationError, match=name):
        Policy.model_validate({name: nonsense})


@pytest.mark.parametrize("nonsense", [0.0, 1.0])
def test_blocs_are_never_taken_to_be_the_same_or_to_have_nothing_in_common(nonsense):
    with pytest.raises(ValidationError, match="discord"):
        Policy(discord=nonsense)


@pytest.mark.parametrize("name", ["weights", "tone_weights"])
@pytest.mark.parametrize("nonsense", [10.1, -10.1, float("nan"), float("inf")])
def test_a_weight_is_between_ten_acts_against_and_ten_for(name, nonsense):
    with pytest.raises(ValidationError, match=name):
        Policy.model_validate({name: {"vote_with": nonsense}})


def test_a_policy_says_nothing_else():
    with pytest.raises(ValidationError, match="bloc_pull"):
        Policy.model_validate({"bloc_pull": 2.0})


def test_a_policy_read_back_is_the_same():
    policy = Policy(half_life=1 / 3, weights={Kind.VOTE_WITH: 0.1 + 0.2}, tone_weights={})
    assert Policy.model_validate_json(policy.model_dump_json()) == policy


def test_each_policy_has_its_own_weights():
    assert Policy().weights == WEIGHTS
    assert Policy().tone_weights == TONE_WEIGHTS
    assert Policy().weights is not Policy().weights


def test_what_leaves_counts_against_us_or_not_at_all_and_what_enters_for_us():
    assert all(WEIGHTS[kind] > 0 for kind in ENTERS)
    assert all(WEIGHTS.get(kind, 0.0) <= 0 for kind in LEAVES)
    assert not ENTERS & LEAVES


def test_kinds_that_are_seen_count_and_contacts_count_by_tone_alone():
    assert set(SEEN) <= set(WEIGHTS)
    assert not set(WEIGHTS) & set(TONE_WEIGHTS)
