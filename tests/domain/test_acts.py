"""Timeline rows as arrays: what counts, how much, and what holds from when."""

import pytest

from domain.acts import RETRACTION, acts
from domain.policy import ENTERS, LEAVES, TONE_WEIGHTS, WEIGHTS, Policy
from domain.values import Kind
from tests.histories import POLICY, Event, acts_of, dense

JOIN = Event("ada", Kind.JOIN, 10)


PUBLIC = JOIN.but(visibility="public")


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_counts_its_weight_for_or_against(kind):
    told = acts_of(PUBLIC.but(kind=kind))
    weight = WEIGHTS.get(kind, 0.0)
    assert (told.favour.tolist(), told.against.tolist()) == ([max(weight, 0.0)], [max(-weight, 0.0)])


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("tone", [-2, -1, 0, 1, 2])
def test_contacts_count_by_their_tone_and_other_kinds_do_not(kind, tone):
    told = acts_of(PUBLIC.but(kind=kind, tone=tone))
    weight = WEIGHTS.get(kind, 0.0) + TONE_WEIGHTS.get(kind, 0.0) * tone
    assert told.favour[0] - told.against[0] == pytest.approx(weight)


@pytest.mark.parametrize(("visibility", "left"), [("private", 0.75), ("public", 1.0)])
@pytest.mark.parametrize("kind", WEIGHTS)
def test_what_is_done_in_private_counts_less(kind, visibility, left):
    told = acts_of(JOIN.but(kind=kind, visibility=visibility))
    assert told.favour[0] - told.against[0] == pytest.approx(left * WEIGHTS[kind])


@pytest.mark.parametrize("kind", Kind)
def test_where_it_is_not_told_a_pledge_alone_is_taken_to_be_private(kind):
    as_told, otherwise = acts_of(JOIN.but(kind=kind, tone=1)), acts_of(PUBLIC.but(kind=kind, tone=1))
    left = POLICY.private if kind is Kind.PLEDGE else 1.0
    assert as_told.favour[0] - as_told.against[0] == left * (otherwise.favour[0] - otherwise.against[0])


def test_each_act_is_of_its_kind():
    told = acts_of(JOIN, JOIN.but(kind=Kind.DEFECTION, day=20))
    assert [list(Kind)[place] for place in told.kind] == [Kind.JOIN, Kind.DEFECTION]


def test_the_acts_say_by_which_policy_they_are_weighed():
    policy = Policy(weights={Kind.JOIN: -2.5})
    told = acts_of(JOIN, policy=policy)
    assert (told.policy, told.favour.tolist(), told.against.tolist()) == (policy, [0.0], [2.5])


def test_acts_are_in_order_of_day_whatever_the_order_of_telling():
    told = acts_of(JOIN.but(day=30), JOIN.but(day=10), JOIN.but(day=20))
    assert told.day.tolist() == [10, 20, 30]


def test_partners_are_in_order_of_their_first_day():
    told = acts_of(Event("ada", Kind.JOIN, 20), Event("bea", Kind.JOIN, 10), Event("ada", Kind.JOIN, 15))
    assert told.partners == ["bea", "ada"]
    assert told.first_day.tolist() == [10, 15]
    assert [told.partners[who] for who in told.who] == ["bea", "ada", "ada"]


def test_a_correction_takes_the_place_of_what_it_amends():
    vote = Event("ada", Kind.VOTE_WITH, 10)
    told = acts([vote.row(1), vote.but(kind=Kind.VOTE_AGAINST, day=12).row(2, amends=1)], POLICY)
    assert (told.day.tolist(), told.favour.tolist(), told.against.tolist()) == ([12], [0.0], [1.0])


def test_of_several_corrections_the_latest_stands():
    vote = Event("ada", Kind.VOTE_WITH, 10)
    amended = [vote.row(1), vote.but(day=11).row(2, amends=1), JOIN.row(3), vote.but(day=12).row(4, amends=1)]
    assert acts(amended, POLICY).day.tolist() == [10, 12]


@pytest.mark.parametrize("corrected_first", [True, False])
def test_what_is_retracted_counts_no_more(corrected_first):
    vote = Event("bea", Kind.VOTE_WITH, 10)
    corrections = [vote.but(day=11).row(3, amends=1)] if corrected_first else []
    told = acts([vote.row(1), JOIN.row(2), *corrections, vote.row(4, amends=1, kind=RETRACTION)], POLICY)
    assert told.partners == ["ada"]
    assert len(told.day) == 1


def test_a_bloc_holds_until_another_is_named():
    told = acts_of(JOIN.but(bloc="north"), JOIN.but(day=20), JOIN.but(day=30, bloc="south"))
    blocs = [told.bloc_name(dense(told.bloc, day, 1)[0]) for day in (9, 10, 29, 30, 99)]
    assert blocs == [None, "north", "north", "south", "south"]


def test_the_bloc_of_an_act_is_that_at_the_end_of_its_day():
    told = acts_of(JOIN.but(bloc="north"), JOIN.but(day=20, bloc="south"), JOIN.but(day=20), Event("bea", Kind.JOIN, 5))
    assert [told.bloc_name(bloc) for bloc in told.bloc_of_each] == [None, "north", "south", "south"]


def test_an_influence_holds_until_another_is_named():
    told = acts_of(JOIN, JOIN.but(day=20, influence=7.0), JOIN.but(day=30, influence=0.0))
    assert [dense(told.influence, day, 1, 0.5)[0] for day in (10, 19, 20, 29, 30)] == [0.5, 0.5, 7.0, 7.0, 0.0]


def test_late_news_of_an_earlier_day_does_not_change_today():
    told = acts_of(JOIN.but(day=30, bloc="south", influence=3.0), JOIN.but(day=20, bloc="north", influence=2.0))
    assert told.bloc_name(dense(told.bloc, 40, 1)[0]) == "south"
    assert dense(told.influence, 40, 1) == [3.0]


@pytest.mark.parametrize("kind", Kind)
def test_some_kinds_make_a_member_and_some_end_that(kind):
    fresh, member = acts_of(Event("ada", kind, 10)), acts_of(JOIN.but(day=5), Event("ada", kind, 10))
    assert dense(fresh.member, 10, 1) == [float(kind in ENTERS)]
    assert dense(member.member, 10, 1) == [float(kind not in LEAVES)]


@pytest.mark.parametrize("kind", Kind)
def test_a_defection_alone_breaks_away(kind):
    told = acts_of(JOIN.but(day=5), Event("ada", kind, 10))
    assert dense(told.away, 10, 1) == [float(kind is Kind.DEFECTION)]


@pytest.mark.parametrize("kind", Kind)
def test_who_broke_away_is_back_by_entering_and_gone_altogether_by_a_lapse(kind):
    told = acts_of(JOIN.but(kind=Kind.DEFECTION), Event("ada", kind, 20))
    still = kind not in ENTERS | {Kind.LAPSE}
    assert [dense(told.away, day, 1)[0] for day in (9, 10, 19, 20)] == [0.0, 1.0, 1.0, float(still)]


@pytest.mark.parametrize("kind", sorted(ENTERS))
@pytest.mark.parametrize("defects_first", [True, False])
def test_of_what_enters_and_a_defection_in_one_moment_the_defection_stands(kind, defects_first):
    both = [JOIN.but(kind=Kind.DEFECTION), JOIN.but(kind=kind)]
    told = acts_of(*(both if defects_first else reversed(both)))
    assert (dense(told.away, 10, 1), dense(told.member, 10, 1), dense(told.on_map, 10, 1)) == ([1.0], [0.0], [1.0])


@pytest.mark.parametrize("kind", Kind)
def test_a_lapse_alone_takes_off_the_map(kind):
    told = acts_of(JOIN.but(day=5), Event("ada", kind, 10))
    assert dense(told.on_map, 10, 1) == [float(kind is not Kind.LAPSE)]


@pytest.mark.parametrize("kind", [Kind.JOIN, Kind.RETURN, Kind.PLEDGE, Kind.ENDORSEMENT])
def test_who_lapsed_comes_back_on_the_map_by_entering(kind):
    told = acts_of(JOIN, JOIN.but(kind=Kind.LAPSE, day=20), JOIN.but(kind=kind, day=30))
    assert [dense(told.on_map, day, 1)[0] for day in (9, 10, 20, 29, 30)] == [0.0, 1.0, 0.0, 0.0, 1.0]


def test_a_meeting_does_not_bring_back_who_lapsed():
    told = acts_of(JOIN, JOIN.but(kind=Kind.LAPSE, day=20), JOIN.but(kind=Kind.MEETING, day=30))
    assert dense(told.on_map, 30, 1) == [0.0]


def test_one_who_was_only_ever_heard_of_is_on_the_map():
    told = acts_of(JOIN.but(kind=Kind.MESSAGE))
    assert [dense(told.on_map, day, 1)[0] for day in (9, 10)] == [0.0, 1.0]


def test_no_rows_are_no_acts():
    assert acts_of().partners == []
    assert len(acts_of().day) == 0
