"""What support may and may not do, whatever happened."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.momentum import Month, months
from domain.replay import Standing, standing
from domain.values import Kind
from tests.histories import BLOCS, PARTNERS, POLICY, SPAN, Event, evidence_of, histories

LAST = SPAN + 1
"""A day on which or after which nothing of a history happens."""

FOR = Event("ada", Kind.VOTE_WITH, LAST)
AGAINST = FOR.but(kind=Kind.VOTE_AGAINST)


def support(*history: Event, day: int = LAST) -> dict[str, float]:
    """Everybody's support at the end of a day."""
    stand = standing(evidence_of(*history), day)
    return dict(zip(stand.partners, stand.support.tolist(), strict=True))


@given(histories, st.sampled_from(BLOCS))
@settings(max_examples=100)
def test_who_acts_for_us_stands_no_lower_than_had_they_acted_against(history, bloc):
    with_us, against_us = (support(*history, act.but(bloc=bloc)) for act in (FOR, AGAINST))
    assert with_us["ada"] >= against_us["ada"]


@given(histories, st.integers(0, 500))
@settings(max_examples=100)
def test_silence_never_adds_evidence_and_brings_support_to_rest(history, days):
    told = evidence_of(*history)
    before, after, at_rest = (standing(told, LAST + later) for later in (0, days, 10_000_000))
    assert np.all(after.evidence <= before.evidence + 1e-9)
    assert np.all(np.abs(after.support - at_rest.support) <= np.abs(before.support - at_rest.support) + 1e-9)


roll_calls = st.lists(
    st.lists(st.sampled_from([Kind.VOTE_WITH, Kind.VOTE_AGAINST]), min_size=len(PARTNERS), max_size=len(PARTNERS)),
    max_size=12,
)


@given(roll_calls, st.sampled_from([Kind.VOTE_WITH, Kind.VOTE_AGAINST]))
@settings(max_examples=100)
def test_a_roll_call_on_which_all_vote_alike_tells_nothing_of_who_is_firmer(calls, alike):
    votes = [zip(PARTNERS, call, strict=True) for call in calls]
    day_by_day = [Event(who, kind, day) for day, call in enumerate(votes) for who, kind in call]
    everybody = [Event(who, alike, len(calls)) for who in PARTNERS]
    before = support(*day_by_day, *(event.but(kind=Kind.MESSAGE) for event in everybody), day=len(calls))
    after = support(*day_by_day, *everybody, day=len(calls))
    for one in PARTNERS:
        for other in PARTNERS:
            if before[one] >= before[other] + 1e-12:
                assert after[one] >= after[other] - 1e-12


@given(histories, histories, st.integers(-5, SPAN))
@settings(max_examples=60)
def test_no_later_act_changes_a_bit_of_what_was(history, more, day):
    until = [event for event in history if event.day <= day]
    later = [event.but(day=event.day + day + 1, bloc="a bloc before all others") for event in more]
    one, other = evidence_of(*until), evidence_of(*until, *later)
    same(standing(one, day), standing(other, day), "strength", "momentum", "support", "evidence")
    for mine, theirs in zip(months(one, day), months(other, day), strict=True):
        same(mine, theirs, "strength", "momentum")


def same(one: Standing | Month, other: Standing | Month, *figures: str) -> None:
    """These figures of both are the same, to the last bit."""
    for name in figures:
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name), err_msg=name)


@given(histories)
@settings(max_examples=60)
def test_for_and_against_are_mirror_images(history):
    mirror = {Kind.VOTE_WITH: Kind.VOTE_AGAINST, Kind.VOTE_AGAINST: Kind.VOTE_WITH}
    votes = [event.but(kind=kind) for event, kind in zip(history, [*mirror] * len(history), strict=False)]
    one = support(*votes)
    other = support(*(vote.but(kind=mirror[vote.kind]) for vote in votes))
    np.testing.assert_allclose([one[who] for who in one], [1 - other[who] for who in one], atol=1e-9)
    assert POLICY.weights[Kind.VOTE_WITH] == -POLICY.weights[Kind.VOTE_AGAINST]
