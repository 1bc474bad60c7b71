"""What holds of every risk, whatever happened."""

from math import exp, prod

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.reasons import Ground
from domain.risk import Risk, risk
from domain.values import Kind
from domain.watch import Watch
from tests.histories import PARTNERS, SPAN, Event, events
from tests.watches import probabilities, watched

YEARS = 30
"""So many times longer than other made-up histories: memberships are a matter of years."""

histories = st.lists(events, max_size=30).map(lambda told: [each.but(day=each.day * YEARS) for each in told])
days = st.integers(0, SPAN * YEARS)
cadences = st.dictionaries(st.sampled_from(PARTNERS), st.floats(1.0, 400.0))
pairs = st.lists(st.tuples(st.sampled_from(PARTNERS), st.sampled_from(PARTNERS)), max_size=4)

AGAINST = (Kind.CRITICISM, Kind.OPPOSITION, Kind.TRADE_BROKEN, Kind.VOTE_AGAINST, Kind.ABSTENTION, Kind.CONFLICT)


def coalition(told: list[Event], agreed: dict[str, float], links: list[tuple[str, str]]) -> Watch:
    """A watch, with the links among those who have a part in it."""
    known = {event.who for event in told}
    return watched(*told, cadence=agreed, links=[link for link in links if known.issuperset(link)])


def by_name(watch: Watch, told: Risk) -> dict[str, float]:
    return {watch.acts.partners[place]: hazard for place, hazard in zip(told.place, told.hazard.tolist(), strict=True)}


@given(histories, days, cadences, pairs, st.integers(1, 1_000))
@settings(max_examples=60)
def test_a_probability_is_one_and_its_reasons_multiply_up_to_it(told, day, agreed, links, horizon):
    stands = risk(coalition(told, agreed, links), [day], horizon)
    assert np.isfinite(stands.probability).all()
    assert ((stands.probability > 0) & (stands.probability < 1)).all()
    for number, hazard in enumerate(stands.hazard):
        ratios = [reason.ratio for reason in stands.reasons(number)]
        assert all(np.isfinite(ratios))
        assert stands.base[number] * prod(ratios) == pytest.approx(hazard, rel=1e-9)
        logs = sum(each[number] for each in stands.log_ratios.values())
        assert stands.base[number] * exp(logs) == pytest.approx(hazard, rel=1e-12)


@given(histories, histories, days, cadences, pairs)
@settings(max_examples=80)
def test_no_later_fact_changes_an_earlier_forecast(before, after, day, agreed, links):
    told = [event.but(day=min(event.day, day)) for event in before]
    later = [event.but(day=day + 1 + event.day) for event in after]
    known = {event.who for event in told}
    heard = [link for link in links if known.issuperset(link)]
    then, now = (coalition(each, agreed, heard) for each in (told, told + later))
    foreseen, replayed = (by_name(each, risk(each, [day])) for each in (then, now))
    assert foreseen.keys() == replayed.keys()
    for name, hazard in foreseen.items():
        assert replayed[name] == pytest.approx(hazard, rel=1e-9)


@given(histories, st.randoms(use_true_random=False), days)
@settings(max_examples=30)
def test_the_order_of_telling_does_not_matter(told, chance, day):
    one, other = watched(*told), watched(*chance.sample(told, len(told)))
    assert probabilities(one, day) == pytest.approx(probabilities(other, day), rel=1e-9)


@given(histories, days, st.tuples(st.sampled_from(PARTNERS), st.sampled_from(AGAINST)), cadences, pairs)
@settings(max_examples=80)
def test_an_act_against_us_today_never_makes_a_departure_less_likely(told, day, act, agreed, links):
    who, kind = act
    joined = [*told, Event(who, Kind.JOIN, 0)]
    calm, stirred = (coalition(each, agreed, links) for each in (joined, [*joined, Event(who, kind, day)]))
    before, after = (by_name(each, risk(each, [day])) for each in (calm, stirred))
    assert before.keys() == after.keys()
    for name, hazard in after.items():
        expected = pytest.approx(before[name], rel=1e-9)
        assert hazard == expected or (name == who and hazard > before[name])


@given(histories, days, st.floats(1.0, 400.0), st.floats(1.0, 400.0))
@settings(max_examples=30)
def test_the_closer_the_agreed_cadence_the_more_a_silence_counts(told, day, one, other):
    joined = [*told, Event("ada", Kind.JOIN, 0)]
    closer, wider = (
        risk(watched(*joined, cadence={"ada": each}), [day]) for each in (min(one, other), max(one, other))
    )
    assert (closer.log_ratios[Ground.SILENCE] >= wider.log_ratios[Ground.SILENCE] - 1e-12).all()


@given(histories, days)
@settings(max_examples=30)
def test_a_departure_of_whom_one_listens_to_counts_against_staying(told, day):
    joined = [*told, Event("ada", Kind.JOIN, 0), Event("bea", Kind.JOIN, 0)]
    heard, unheard = (risk(watched(*joined, links=links), [day]) for links in ([("ada", "bea")], []))
    assert (heard.log_ratios[Ground.INFLUENCER_LEFT] >= unheard.log_ratios[Ground.INFLUENCER_LEFT]).all()
