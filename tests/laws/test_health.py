"""What holds of every health, whatever happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.engagement import Engagement, Touches, engagement
from domain.health import health
from domain.situation import Situation
from domain.time import EPOCH_DAY
from domain.values import Kind, Relationship
from tests.situations import TODAY, a_profile, a_situation, partnership, recorded, side

WHO = ("ada", "bea", "cy")
TRADES = ("A", "B", "C")

sides = st.one_of(st.none(), st.integers(1, 5).map(lambda worth: side("ideas", worth)))
due = st.integers(0, 2 * TODAY).map(lambda day: (EPOCH_DAY + timedelta(days=day)).isoformat())


@dataclass(frozen=True)
class Told:
    """An interaction of a made-up situation."""

    who: str
    kind: Kind
    day: int
    fields: dict[str, Any]


def fields(kind: Kind) -> st.SearchStrategy[dict[str, Any]]:
    every: dict[str, st.SearchStrategy[Any]] = {
        "influence": st.one_of(st.none(), st.just(0.0), st.floats(0.001, 1e6)),
        "visibility": st.sampled_from([None, "private", "public"]),
        "tone": st.one_of(st.none(), st.integers(-2, 2)),
    }
    if kind is Kind.TRADE:
        more = {"called": st.sampled_from(TRADES), "gave": sides, "got": sides, "due_on": st.one_of(st.none(), due)}
        return st.fixed_dictionaries(every | more)
    if kind in {Kind.TRADE_HONOURED, Kind.TRADE_BROKEN}:
        return st.fixed_dictionaries(every | {"trade": st.sampled_from(TRADES)})
    return st.fixed_dictionaries(every)


@st.composite
def situations(draw) -> Situation:
    rows = []
    for kind in draw(st.lists(st.sampled_from(Kind), max_size=25)):
        who, day = draw(st.sampled_from(WHO)), draw(st.integers(0, TODAY))
        rows.append(recorded(who, kind, day, **draw(fields(kind))))
    cadence, relationship = st.one_of(st.none(), st.integers(1, 400)), st.sampled_from([None, *Relationship])
    profiles = {partnership(who): a_profile(who, cadence=draw(cadence), relationship=draw(relationship)) for who in WHO}
    return a_situation(*rows, profiles=profiles)


@given(situations())
@settings(max_examples=150)
def test_health_and_its_parts_lie_between_0_and_100_and_weights_add_up(situation):
    told = health(situation)
    for values in (told.health, *(part.score for part in told.parts)):
        assert np.all((values >= 0) & (values <= 100 + 1e-9))
    weights = np.array([part.weight for part in told.parts])
    assert np.all(weights >= 0)
    assert weights.sum(axis=0) == pytest.approx(np.ones(len(told.health)))
    assert told.health == pytest.approx(sum(part.weight * part.score for part in told.parts))


@given(situations())
@settings(max_examples=100)
def test_a_coalitions_health_lies_between_those_of_its_partnerships(situation):
    told, stand = health(situation), situation.standing
    counting = told.health[stand.on_map & (stand.influence > 0)]
    if not len(counting):
        assert told.directions.whole.health is None
        return
    assert told.directions.whole.health is not None
    assert counting.min() - 1e-9 <= told.directions.whole.health <= counting.max() + 1e-9


@given(situations())
@settings(max_examples=100)
def test_directions_divide_the_coalition(situation):
    found = health(situation).directions
    assert sum(group.heads for group in found.by_relationship.values()) == found.whole.heads
    assert sum(group.share for group in found.by_relationship.values()) == pytest.approx(found.whole.share)
    parts = [group.share * group.health for group in found.by_relationship.values() if group.health is not None]
    assert sum(parts) == pytest.approx(found.whole.health or 0.0)


def engaged(days: Sequence[int], worth: Sequence[float], cadence: int, first_day: int) -> Engagement:
    told = Touches(np.zeros(len(days), dtype=np.int64), np.array(days, dtype=np.int64), np.array(worth, dtype=float))
    return engagement(told, np.array([float(cadence)]), np.array([first_day]), TODAY)


@given(st.integers(1, 400), st.integers(-2000, TODAY))
@settings(max_examples=100)
def test_whoever_is_met_at_every_cadence_is_fully_engaged(cadence, first_day):
    days = range(first_day, TODAY + 1, cadence)
    assert engaged(days, [1.0] * len(days), cadence, first_day).score[0] == pytest.approx(1.0, abs=1e-9)


@given(
    st.lists(st.tuples(st.integers(0, TODAY), st.sampled_from([0.25, 1.0]))), st.integers(0, TODAY), st.integers(1, 60)
)
@settings(max_examples=100)
def test_one_more_contact_never_lowers_engagement(contacts, day, cadence):
    days, worth = [when for when, _ in contacts], [value for _, value in contacts]
    before = engaged(days, worth, cadence, 0)
    after = engaged([*days, day], [*worth, 1.0], cadence, 0)
    assert after.score[0] >= before.score[0]
    assert after.kept[0] > before.kept[0]


@given(situations().filter(lambda situation: situation.places), st.data())
@settings(max_examples=100)
def test_an_endorsement_today_never_lowers_support_firmness_and_engagement(situation, data):
    who = data.draw(st.sampled_from(situation.names))
    more = recorded(who, Kind.ENDORSEMENT, TODAY)
    before = health(situation)
    after = health(a_situation(*situation.rows, more, profiles=situation.profiles))
    place = situation.place(who)
    for old, new in zip(before.parts[:3], after.parts[:3], strict=True):
        assert new.score[place] >= old.score[place] - 1e-9
