"""Whatever is assumed comes out as if it had been recorded."""

from collections import Counter
from datetime import datetime, timedelta
from uuid import uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import HypothesisRefused, Refused
from domain.hypotheses import Hypothesis, assumed, hypothesis
from domain.situation import Situation
from domain.values import Kind
from tests.given import COALITION, NOW, an
from tests.world import World, a_small_world

EARLIER = NOW - timedelta(days=40)
TURNING = [Kind.JOIN, Kind.LAPSE, Kind.DEFECTION, Kind.RETURN, Kind.TRADE, Kind.TRADE_HONOURED, Kind.TRADE_BROKEN]


@st.composite
def facts(draw: st.DrawFn) -> Hypothesis:
    """Any act of one of three, most of them of kinds that have rules."""
    kind = draw(st.one_of(st.sampled_from(TURNING), st.sampled_from(list(Kind))))
    fields = {
        "tone": draw(st.sampled_from([None, -1, 2])),
        "visibility": draw(st.sampled_from([None, "private", "public"])),
        "influence": draw(st.sampled_from([None, 0.0, 2.5])),
        "bloc": draw(st.sampled_from([None, "north"])),
    }
    return hypothesis(draw(st.sampled_from(["Ada", "Bea", "Cy"])), kind, **fields)


def told(world: World, fact: Hypothesis, happened: datetime) -> bool:
    """Record a fact for real, if its partnership lets us."""
    try:
        world.tell(fact.what.model_copy(update={"id": uuid4(), "occurred_at": happened}), about=fact.who)
    except Refused:
        return False
    return True


def refused_at(situation: Situation, supposed: list[Hypothesis]) -> int | None:
    """Which of the hypotheses cannot be assumed, if one cannot."""
    try:
        assumed(situation, supposed)
    except HypothesisRefused as refused:
        return refused.number
    return None


@given(st.lists(facts(), max_size=6), st.lists(facts(), max_size=6))
@settings(max_examples=25)
def test_what_is_assumed_comes_out_as_if_it_had_been_recorded(known, supposed):
    with a_small_world() as world:
        for number, fact in enumerate(known):
            told(world, fact, EARLIER + timedelta(minutes=number))
        world.tell(an(Kind.MEETING, "2024-05-01"), about="Ada")
        world.catch_up()
        today = world.services.situations.of(COALITION)
        taken: list[Hypothesis] = []
        for fact in supposed:
            world.clock.advance(minutes=1)
            recorded = told(world, fact, world.clock())
            assert refused_at(today, [*taken, fact]) == (None if recorded else len(taken))
            taken += [fact] * recorded
        world.catch_up()
        assert_alike(assumed(today, taken), world.services.situations.of(COALITION))


def assert_alike(supposed: Situation, recorded: Situation) -> None:
    """That both tell the same of everybody, in whatever order they came to be known."""
    assert standing_by_name(supposed) == standing_by_name(recorded)
    assert trades_by_name(supposed) == trades_by_name(recorded)
    assert repr(supposed.standing.strength) == repr(recorded.standing.strength)  # as text, NaN is NaN


def standing_by_name(situation: Situation) -> dict[str, object]:
    return dict(zip(situation.names, situation.standing.each(), strict=True))


def trades_by_name(situation: Situation) -> Counter[tuple[str, bool | None]]:
    return Counter((situation.names[each.place], each.honoured) for each in situation.trades)
