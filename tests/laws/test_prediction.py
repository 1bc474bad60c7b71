"""What was predicted of an act follows from strictly earlier days, and from nothing else."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.baselines import BASELINES, scored
from domain.evaluation import judged
from tests.histories import SPAN, Event, acts_of, histories

Predictions = dict[tuple[int, str], list[float]]
"""By day and stakeholder, what the model and each baseline said of the acts."""


def predicted(events: list[Event], through: int = SPAN) -> Predictions:
    """What was said of the acts until a day; the same of all acts of one stakeholder on one day."""
    acts = acts_of(*events)
    told, counting = judged(acts), scored(acts)
    values = np.column_stack([told.model, *(told.baselines[name] for name in BASELINES)])
    found: Predictions = {}
    for day, who, said in zip(acts.day[counting].tolist(), acts.who[counting], values.tolist(), strict=True):
        if day <= through:
            first = found.setdefault((day, acts.partners[who]), said)
            np.testing.assert_allclose(said, first, rtol=1e-9)
    return found


def same(one: Predictions, other: Predictions) -> None:
    assert one.keys() == other.keys()
    for act, said in one.items():
        np.testing.assert_allclose(said, other[act], rtol=1e-9)


@given(histories, st.integers(0, SPAN))
@settings(max_examples=80)
def test_no_later_act_changes_an_earlier_prediction(history, last_day):
    until_then = [event for event in history if event.day <= last_day]
    same(predicted(history, last_day), predicted(until_then))


@given(histories, st.randoms(use_true_random=False))
@settings(max_examples=80)
def test_the_order_of_telling_changes_no_prediction(history, chance):
    same(predicted(history), predicted(chance.sample(history, len(history))))


@given(histories.filter(bool), st.data())
@settings(max_examples=80)
def test_what_else_happens_on_a_day_changes_no_prediction_of_that_day(history, data):
    day = data.draw(st.sampled_from([event.day for event in history]), label="day")
    other = data.draw(st.sampled_from(history), label="also happens").but(day=day, bloc=None)
    before, after = predicted(history, day), predicted([*history, other], day)
    same(before, {act: said for act, said in after.items() if act in before})


@given(histories)
@settings(max_examples=80)
def test_every_prediction_is_a_probability(history):
    for said in predicted(history).values():
        assert all(0 < each < 1 for each in said)
