"""The same facts, told late or early, mean the same."""

from collections.abc import Sequence
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.acts import acts
from domain.by_column import Row
from domain.momentum import months
from domain.record import evidence
from domain.replay import standing
from domain.values import Kind
from tests.given import COALITION, an, but
from tests.histories import POLICY, SPAN, histories, rows
from tests.world import World, a_small_world

WITHOUT_CONDITIONS = [
    kind for kind in Kind if kind not in {Kind.DEFECTION, Kind.RETURN, Kind.TRADE_HONOURED, Kind.TRADE_BROKEN}
]
"""Kinds that are never refused, whatever else is told."""


def alike(first: Sequence[Row], second: Sequence[Row]) -> None:
    one, other = acts(first, POLICY), acts(second, POLICY)
    for day in (0, SPAN // 2, SPAN, SPAN + 50):
        same_standing(standing(evidence(one), day), standing(evidence(other), day))
    for mine, theirs in zip(months(evidence(one), SPAN), months(evidence(other), SPAN), strict=True):
        assert mine.first_day == theirs.first_day
        for name in ("strength", "momentum"):
            np.testing.assert_allclose(getattr(mine, name), getattr(theirs, name), rtol=1e-6, atol=1e-9)


def same_standing(one, other) -> None:
    for name in ("partners", "blocs"):
        assert getattr(one, name) == getattr(other, name)
    for name in ("influence", "member", "on_map", "away", "aware"):
        assert getattr(one, name).tolist() == getattr(other, name).tolist()
    for name in ("support", "evidence", "low", "high", "drive", "strength", "momentum"):
        np.testing.assert_allclose(getattr(one, name), getattr(other, name), rtol=1e-9, atol=1e-9)


@given(histories, st.randoms(use_true_random=False))
@settings(max_examples=80)
def test_any_order_of_telling_means_the_same(history, chance):
    shuffled = chance.sample(history, len(history))
    alike(rows(history), rows(shuffled))


@given(histories.filter(bool), st.data())
@settings(max_examples=40)
def test_it_does_not_matter_when_a_correction_is_told(history, data):
    wrong = data.draw(st.integers(0, len(history) - 1), label="the fact told wrongly")
    right = history[wrong]
    told_wrongly = [*history[:wrong], right.but(kind=Kind.CONFLICT, day=right.day + 3), *history[wrong + 1 :]]
    later = data.draw(st.integers(len(history) + 1, len(history) + 99), label="position of the correction")
    alike(rows(history), [*rows(told_wrongly), right.row(later, amends=wrong + 1)])


@st.composite
def tellings(draw):
    """Interactions of several stakeholders, in two orders; each with a way to catch up in between."""
    kinds = st.sampled_from(WITHOUT_CONDITIONS)
    blocs = st.sampled_from([None, "North", "South"])
    each = st.tuples(st.sampled_from(["Ada", "Bea", "Cy"]), kinds, st.integers(0, 60), st.integers(-2, 2), blocs)
    facts = draw(st.lists(each, max_size=8))
    return facts, draw(st.permutations(range(len(facts)))), draw(st.sets(st.integers(0, 8)))


def tell(world: World, facts, order, pauses) -> None:
    for told, number in enumerate(order):
        who, kind, day, tone, bloc = facts[number]
        first = an(kind, "2024-03-01", f"fact {number}", tone=tone, bloc=bloc)
        world.tell(but(first, occurred_at=first.occurred_at + timedelta(days=day)), about=who)
        if told in pauses:
            world.catch_up()
    world.catch_up()


@given(tellings())
@settings(max_examples=10)
def test_late_and_early_recording_show_the_same(case):
    facts, order, pauses = case
    with a_small_world() as early, a_small_world() as late:
        tell(early, facts, range(len(facts)), set())
        tell(late, facts, order, pauses)
        assert early.support() == pytest.approx(late.support(), abs=1e-9)
        one, other = (world.services.reading.series(COALITION) for world in (early, late))
        assert one.first_day == other.first_day
        np.testing.assert_allclose(one.strength, other.strength, atol=1e-9)
        np.testing.assert_allclose(one.momentum, other.momentum, atol=1e-7)
