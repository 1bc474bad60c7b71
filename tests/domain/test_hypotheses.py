"""What can be assumed, and what rows it makes."""

import pytest

from domain.errors import HypothesisRefused, Invalid
from domain.hypotheses import Hypothesis, assumed, hypothesis
from domain.situation import Situation
from domain.tellings import Recorded
from domain.time import DAY_IN_MICROSECONDS
from domain.values import Kind
from tests.given import met, named
from tests.situations import TODAY, a_situation, partnership, recorded, side

LAST_MOMENT = (TODAY + 1) * DAY_IN_MICROSECONDS - 1


def added(situation: Situation, *hypothetical: Hypothesis) -> list[Recorded]:
    """The rows that are only assumed."""
    rows = assumed(situation, hypothetical).rows
    assert list(rows[: len(situation.rows)]) == list(situation.rows)
    return list(rows[len(situation.rows) :])


def test_what_is_assumed_comes_after_all_that_happened_in_the_order_given():
    situation = a_situation(recorded("ada", Kind.JOIN, 10), recorded("bea", Kind.PLEDGE, TODAY))
    first, second = added(situation, hypothesis("bea", Kind.CRITICISM), hypothesis("ada", Kind.DEFECTION))
    assert (first.partnership, first.kind) == (partnership("bea"), "criticism")
    assert (second.partnership, second.kind) == (partnership("ada"), "defection")
    assert situation.rows[-1].position < first.position < second.position
    assert situation.rows[-1].occurred_at < first.occurred_at < second.occurred_at == LAST_MOMENT


def test_all_that_an_interaction_tells_can_be_assumed():
    told = {"tone": 2, "visibility": "private", "influence": 3.0, "bloc": "north", "format": "one-on-one"}
    (row,) = added(a_situation(), hypothesis("ada", Kind.MEETING, **told))
    assert (row.tone, row.visibility, row.influence, row.bloc) == (2, "private", 3.0, "north")
    (telling,) = assumed(a_situation(), [hypothesis("ada", Kind.MEETING, **told)]).told({Kind.MEETING})
    assert telling.format == "one-on-one"


def test_moment_and_id_of_what_is_assumed_do_not_matter():
    (row,) = added(a_situation(), Hypothesis("ada", met("2031-01-01", "some id", tone=1)))
    assert row.occurred_at == LAST_MOMENT
    assert row.interaction_id != named("some id").hex


def test_the_same_twice_happens_twice():
    again = hypothesis("ada", Kind.ENDORSEMENT)
    assert len(added(a_situation(), again, again)) == 2


def test_names_are_known_however_they_are_written():
    situation = a_situation(recorded("ada", Kind.JOIN, 10))
    (row,) = added(situation, hypothesis(" ADA ", Kind.PLEDGE))
    assert row.partnership == partnership("ada")
    assert assumed(situation, [hypothesis(" ADA ", Kind.PLEDGE)]).profiles == situation.profiles


def test_somebody_not_known_yet_becomes_known():
    there = assumed(a_situation(), [hypothesis("Zoe ", Kind.JOIN), hypothesis("zoe", Kind.PLEDGE)])
    assert there.names == ["Zoe"]
    assert there.standing.member.tolist() == [True]


def test_a_defector_cannot_endorse_but_return():
    situation = a_situation(recorded("ada", Kind.DEFECTION, 10))
    with pytest.raises(HypothesisRefused, match=r"'ada: endorsement' cannot be assumed.*record the return first"):
        assumed(situation, [hypothesis("ada", Kind.ENDORSEMENT)])
    assert len(added(situation, hypothesis("ada", Kind.RETURN), hypothesis("ada", Kind.ENDORSEMENT))) == 2


def test_who_is_assumed_to_defect_cannot_endorse_after():
    situation = a_situation(recorded("ada", Kind.JOIN, 10))
    with pytest.raises(HypothesisRefused) as refused:
        assumed(situation, [hypothesis("ada", Kind.DEFECTION), hypothesis("ada", Kind.ENDORSEMENT)])
    assert (refused.value.number, refused.value.who, refused.value.kind) == (1, "ada", "endorsement")


def test_a_correction_counts_for_what_is_possible():
    defected = recorded("ada", Kind.DEFECTION, 10, "turn")
    situation = a_situation(defected, recorded("ada", Kind.LAPSE, 10, "turn", amends=defected.position))
    assert len(added(situation, hypothesis("ada", Kind.ENDORSEMENT))) == 1


def test_a_settlement_settles_the_oldest_open_trade():
    situation = a_situation(
        recorded("ada", Kind.TRADE, 10, "first", gave=side("ideas", 2)),
        recorded("ada", Kind.TRADE_HONOURED, 20, trade="first"),
        recorded("ada", Kind.TRADE, 30, "second", gave=side("ideas", 3)),
        recorded("ada", Kind.TRADE, 40, "third", gave=side("ideas", 4)),
    )
    there = assumed(situation, [hypothesis("ada", Kind.TRADE_BROKEN)])
    assert [each.honoured for each in there.trades] == [True, False, None]


def test_a_trade_can_be_assumed_and_honoured():
    trade = hypothesis("ada", Kind.TRADE, gave=side("capital", 3), got=side("access", 2))
    there = assumed(a_situation(), [trade, hypothesis("ada", Kind.TRADE_HONOURED)])
    assert [(each.gave, each.got, each.honoured) for each in there.trades] == [(3, 2, True)]


def test_what_was_never_agreed_cannot_be_broken():
    with pytest.raises(HypothesisRefused, match="record the trade first"):
        assumed(a_situation(recorded("ada", Kind.JOIN, 10)), [hypothesis("ada", Kind.TRADE_BROKEN)])


def test_senseless_fields_are_refused():
    with pytest.raises(Invalid, match="tone"):
        hypothesis("ada", Kind.MEETING, tone=7)
    with pytest.raises(Invalid, match="name"):
        assumed(a_situation(), [hypothesis(" ", Kind.MEETING)])
