"""The support model judged beside simple habits of guessing."""

from math import isfinite

import pytest

from domain.baselines import BASELINES
from domain.evaluation import Evaluation, evaluation, judged, pooled
from domain.prediction import predictions
from domain.values import Kind
from tests.histories import Event, acts_of

WITH, AGAINST = Kind.VOTE_WITH, Kind.VOTE_AGAINST


def votes(*kinds: Kind, who: str = "ada", first: int = 1) -> list[Event]:
    """One vote a day."""
    return [Event(who, kind, first + number) for number, kind in enumerate(kinds)]


def evaluated(*coalitions: list[Event]) -> Evaluation:
    return evaluation([acts_of(*events) for events in coalitions])


def test_every_act_that_counts_is_judged_and_no_other():
    events = [
        Event("ada", Kind.LAPSE, 1),
        Event("ada", WITH, 2),
        Event("ada", Kind.MEETING, 3),
        Event("ada", AGAINST, 4),
    ]
    assert evaluated(events).scored == 2


def test_the_models_own_predictions_are_what_is_judged():
    acts = acts_of(*votes(WITH, AGAINST, WITH), Event("bea", Kind.LAPSE, 2))
    told = judged(acts)
    counting = (acts.favour > 0) | (acts.against > 0)
    assert told.model.tolist() == predictions(acts)[counting].tolist()
    assert told.outcome.tolist() == (acts.favour[counting] > 0).tolist()


def test_the_acts_of_all_coalitions_are_judged_together():
    told = evaluated(votes(WITH, WITH), votes(AGAINST, who="ada", first=9))
    assert told.scored == 3
    by_hand = [(1 - 1 / 2) ** 2, (1 - 2 / 3) ** 2, (1 / 2) ** 2]  # another coalition's acts tell nothing
    assert told.baselines["lifetime"].brier == pytest.approx(sum(by_hand) / 3)


def test_the_same_day_of_two_coalitions_is_two_roll_calls():
    together = pooled([judged(acts_of(*votes(kind))) for kind in (WITH, AGAINST)])
    assert len(set(together.roll_call.tolist())) == 2
    assert evaluated(votes(WITH), votes(AGAINST)).model.auc_within_day is None
    one = [*votes(WITH), *votes(AGAINST, who="bea")]
    assert evaluated(one).model.auc_within_day == 0.5


def test_who_was_known_is_told_apart_within_a_day():
    known = [*votes(WITH, WITH, WITH), *votes(AGAINST, AGAINST, AGAINST, who="bea")]
    told = evaluated(known)
    assert told.baselines["lifetime"].auc_within_day == (0.5 + 1 + 1) / 3
    assert told.baselines["coalition"].auc_within_day == 0.5


def test_the_curves_stand_for_every_act():
    told = evaluated(votes(WITH, AGAINST, WITH), votes(AGAINST))
    assert set(told.curves) == {"model", "lifetime"}
    for curve in told.curves.values():
        assert sum(each.acts for each in curve) == 4


@pytest.mark.parametrize("coalitions", [[], [[]], [[Event("ada", Kind.LAPSE, 1)]]])
def test_where_nothing_counts_there_are_no_figures(coalitions):
    told = evaluated(*coalitions)
    assert told.scored == 0
    assert set(told.baselines) == set(BASELINES)
    for scores in (told.model, *told.baselines.values()):
        assert set(vars(scores).values()) == {None}


@pytest.mark.parametrize("events", [votes(WITH), [Event(who, WITH, 5) for who in ("ada", "bea")]])
def test_one_act_or_one_day_or_one_outcome_gives_no_ranking_and_finite_figures(events):
    told = evaluated(events)
    assert (told.model.auc, told.model.auc_within_day) == (None, None)
    figures = (told.model.log_loss, told.model.brier, told.model.calibration_error)
    assert all(figure is not None and isfinite(figure) for figure in figures)
