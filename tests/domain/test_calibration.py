"""Fitting the policy to a past, and judging the fit by what came later."""

import numpy as np
import pytest

from domain.calibration import LEAST, Calibration, calibration, reweighed
from domain.errors import TooLittlePast
from domain.policy import DEFAULT, MOST, Policy
from domain.prediction import predictions
from domain.values import Kind
from tests.histories import Event, acts_of

PEOPLE = [f"person {number}" for number in range(12)]


def votes(days: int, chance_of, seed: int = 1) -> list[Event]:
    """Everybody votes every third day; `chance_of(person, day)` is the chance of a vote with us."""
    dice = np.random.default_rng(seed)
    return [
        Event(who, Kind.VOTE_WITH if dice.random() < chance_of(number, day) else Kind.VOTE_AGAINST, day)
        for day in range(0, days, 3)
        for number, who in enumerate(PEOPLE)
    ]


def steady(number: int, _: int) -> float:
    """Half are nearly always for, half nearly always against."""
    return 0.95 if number % 2 else 0.05


def restless(number: int, day: int) -> float:
    """Everybody changes sides every 50 days, one after another."""
    return 0.95 if (day + 4 * number) // 50 % 2 else 0.05


def lowered(told: Calibration) -> float:
    """By how much the log loss of the later part is lower with the fit."""
    assert told.before.log_loss is not None
    assert told.after.log_loss is not None
    return told.before.log_loss - told.after.log_loss


def fitted(*events: Event, policy: Policy = DEFAULT) -> Calibration:
    return calibration(acts_of(*events, policy=policy))


def test_stable_people_in_one_bloc_are_judged_more_by_themselves():
    told = fitted(*votes(600, steady))
    assert told.fitted.pull < told.present.pull
    assert told.gain > 0


def test_people_who_change_sides_are_judged_by_what_they_did_of_late():
    told = fitted(*votes(900, restless))
    assert told.fitted.half_life < told.present.half_life
    assert told.better
    assert lowered(told) > 0


def test_what_was_good_before_but_not_later_is_no_better():
    """For two thirds of the time everybody is steady; then each does the opposite."""
    events = votes(600, lambda number, day: steady(number + (day > 400), day))
    told = fitted(*events, policy=Policy(half_life=30, pull=8, recent_pull=4))
    assert told.fitted != told.present
    assert not told.better


def test_days_are_not_divided_between_the_parts():
    told = fitted(*votes(300, steady))
    assert told.since % 3 == 0
    assert told.learnt + told.judged == len(PEOPLE) * 100
    assert told.learnt % len(PEOPLE) == 0


def test_the_gain_is_the_difference_of_the_log_losses():
    told = fitted(*votes(300, restless))
    assert told.gain == pytest.approx(lowered(told), abs=1e-12)
    assert told.error is not None


def test_a_kind_told_seldom_keeps_its_weight():
    told = fitted(*votes(300, restless), Event(PEOPLE[0], Kind.DEFECTION, 5), Event(PEOPLE[0], Kind.RETURN, 6))
    assert told.fitted.weights[Kind.DEFECTION] == told.present.weights[Kind.DEFECTION]


def test_a_fit_can_be_adopted_and_read_again():
    told = fitted(*votes(900, restless))
    assert Policy.model_validate_json(told.fitted.model_dump_json()) == told.fitted
    assert all(abs(weight) <= MOST for weight in told.fitted.weights.values())


@pytest.mark.parametrize("events", [[], votes(3, steady), votes(20, steady)], ids=["nothing", "one day", "few"])
def test_too_short_a_past_is_refused_with_what_there_is(events):
    with pytest.raises(TooLittlePast) as refused:
        fitted(*events)
    assert refused.value.acts == len(events)
    assert str(LEAST) in str(refused.value)


def test_progress_is_told_and_never_passes_its_end():
    seen: list[tuple[int, int]] = []
    calibration(acts_of(*votes(300, restless)), lambda done, of: seen.append((done, of)))
    assert seen[0][0] == 1
    assert all(done <= of for done, of in seen)


def test_weighing_anew_is_the_same_as_weighing_by_the_other_policy():
    events = votes(60, steady)
    other = Policy(half_life=50, weights={**DEFAULT.weights, Kind.VOTE_WITH: 2.0})
    anew, outright = reweighed(acts_of(*events), other), acts_of(*events, policy=other)
    assert predictions(anew).tolist() == predictions(outright).tolist()
