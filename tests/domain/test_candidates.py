"""Which moves can be made with whom, and what each is expected to bring."""

from typing import Any

import pytest

from domain.agenda import Agenda, Marking
from domain.candidates import Candidate, candidates, trade_of
from domain.lifts import lifted
from domain.practice import PRACTICES, MoveKind
from domain.reasons import Ground
from domain.scene import Scene
from domain.tellings import Recorded
from domain.time import day_of
from domain.values import Kind
from tests.situations import TODAY, a_profile, a_situation, hears, partnership, recorded, side

PEOPLE = (
    recorded("ada", Kind.JOIN, 10, influence=3.0),
    recorded("ada", Kind.MEETING, 98, tone=1),
    recorded("bea", Kind.VOTE_AGAINST, 20, influence=2.0),
)


def found(*rows: Recorded, **known: Any) -> list[Candidate]:
    return list(candidates(Scene(a_situation(*rows, **known))))


def kinds(found: list[Candidate], place: int) -> set[MoveKind]:
    """What can be done with one person."""
    return {each.kind for each in found if each.places == (place,)}


def the(found: list[Candidate], kind: MoveKind) -> Candidate:
    (one,) = [each for each in found if each.kind is kind]
    return one


def test_everybody_on_the_map_can_be_met():
    told = found(*PEOPLE)
    assert [each.places for each in told if each.kind is MoveKind.ONE_ON_ONE] == [(0,), (1,)]


def test_a_member_with_whom_contact_is_late_is_lost_sight_of():
    silent = (recorded("ada", Kind.JOIN, 10), recorded("ada", Kind.MEETING, 50))
    assert MoveKind.RETOUCH in kinds(found(*silent), 0)
    assert MoveKind.ONE_ON_ONE not in kinds(found(*silent), 0)
    agreed = {partnership("ada"): a_profile("ada", cadence=60)}
    assert MoveKind.RETOUCH not in kinds(found(*silent, profiles=agreed), 0)


def test_a_member_of_whom_a_condition_of_withdrawal_is_met_is_being_lost():
    stated, on = Agenda(conditions=("The weir is closed",)), day_of(90)
    for met, kind in ((True, MoveKind.RETOUCH), (False, MoveKind.ONE_ON_ONE)):
        mark = Marking("The weir is closed", met=met, on=on)
        profiles = {
            partnership("ada"): a_profile("ada", agenda=stated, marks=(mark,)),
            partnership("bea"): a_profile("bea"),
        }
        assert kinds(found(*PEOPLE, profiles=profiles), 0) == {kind}


def test_who_is_off_the_map_is_left_in_peace():
    assert found(recorded("ada", Kind.LAPSE, 50)) == []


def test_who_broke_away_can_only_be_won_back():
    told = found(*PEOPLE, recorded("ada", Kind.DEFECTION, 99))
    assert kinds(told, 0) == {MoveKind.WIN_BACK}


def test_a_firm_private_supporter_is_asked_to_speak_in_public():
    pledges = [recorded("cy", Kind.PLEDGE, day) for day in range(40, 99, 2)]
    assert MoveKind.ENDORSEMENT in kinds(found(*pledges), 0)
    assert MoveKind.ENDORSEMENT not in kinds(found(*pledges[:1]), 0)  # not firm
    spoken = [recorded("cy", Kind.ENDORSEMENT, day) for day in range(40, 99, 2)]
    assert MoveKind.ENDORSEMENT not in kinds(found(*spoken), 0)  # not private


def test_what_we_promised_is_honoured():
    told = found(*PEOPLE, recorded("ada", Kind.TRADE, 90, "T", gave=side("capital", 3), got=side("access", 1)))
    honour = the(told, MoveKind.HONOUR)
    assert honour.effort == pytest.approx(0.5 + 0.5 * 3)
    assert honour.success > 0.9  # nobody has to be reached for it
    assert MoveKind.COLLECT not in kinds(told, 0)


def test_what_they_owe_and_is_overdue_is_asked_for():
    promise = recorded("ada", Kind.TRADE, 60, "T", got=side("access", 2), due_on="1970-03-31")
    assert the(found(*PEOPLE, promise), MoveKind.COLLECT).places == (0,)
    later = recorded("ada", Kind.TRADE, 60, "T", got=side("access", 2), due_on="1999-01-01")
    assert MoveKind.COLLECT not in kinds(found(*PEOPLE, later), 0)


def test_the_trade_meant_is_the_one_overdue_first_then_the_oldest():
    situation = a_situation(
        *PEOPLE,
        recorded("ada", Kind.TRADE, 60, "old", gave=side("ideas", 1)),
        recorded("ada", Kind.TRADE, 70, "late", gave=side("ideas", 2), due_on="1970-03-31"),
    )
    trade = trade_of(Scene(situation), MoveKind.HONOUR, 0)
    assert trade is not None
    assert trade.gave == 2
    assert trade_of(Scene(situation), MoveKind.ONE_ON_ONE, 0) is None


def test_seeing_to_what_is_overdue_brings_more_for_it_may_be_broken():
    promise: dict[str, Any] = {"gave": side("ideas", 1)}
    due = the(found(*PEOPLE, recorded("ada", Kind.TRADE, 60, due_on="1970-03-31", **promise)), MoveKind.HONOUR)
    later = the(found(*PEOPLE, recorded("ada", Kind.TRADE, 60, due_on="1999-01-01", **promise)), MoveKind.HONOUR)
    assert due.strength > later.strength


def test_a_trade_is_offered_to_those_whose_wants_are_known():
    wants = {
        partnership("ada"): a_profile("ada", agenda=Agenda(wants=("A seat",))),
        partnership("bea"): a_profile("bea"),
    }
    told = found(*PEOPLE, profiles=wants)
    assert the(told, MoveKind.OFFER).places == (0,)
    trading = found(*PEOPLE, recorded("ada", Kind.TRADE, 90), profiles=wants)
    assert MoveKind.OFFER not in kinds(trading, 0)


def test_an_open_conflict_is_settled():
    conflict = recorded("bea", Kind.CONFLICT, 50)
    assert the(found(*PEOPLE, conflict), MoveKind.RECONCILE).places == (1,)
    settled = found(*PEOPLE, conflict, recorded("bea", Kind.RECONCILIATION, 60))
    assert MoveKind.RECONCILE not in kinds(settled, 1)


def test_an_influencer_who_is_no_partner_can_be_met():
    told = found(*PEOPLE, listening=[hears("ada", "Zoe")])
    assert kinds(told, 2) == {MoveKind.ONE_ON_ONE}
    (zoe,) = [each for each in told if each.places == (2,)]
    assert zoe.strength > 0


def test_the_gain_is_success_times_what_the_lift_is_worth():
    situation = a_situation(*PEOPLE)
    scene = Scene(situation)
    (ada,) = [each for each in candidates(scene) if each.places == (0,)]
    well = PRACTICES[MoveKind.ONE_ON_ONE].success(situation.standing.support)[0]
    assert ada.success == pytest.approx(scene.reach[0] * well)
    lift = lifted(scene.now, 0.25, situation.policy)[0] - situation.standing.support[0]
    assert scene.relief(Ground.SILENCE)[0] == 0
    assert ada.strength == pytest.approx(ada.success * lift * 3 / 5)


def test_renewed_contact_makes_a_departure_less_likely():
    meetings = [recorded("ada", Kind.MEETING, day) for day in range(1, 40, 5)]
    told = Scene(a_situation(recorded("ada", Kind.JOIN, 0), *meetings))
    assert 0 < told.relief(Ground.SILENCE)[0] < told.departing[0]
    (retouch,) = [each for each in candidates(told) if each.kind is MoveKind.RETOUCH]
    fresh = Scene(a_situation(recorded("ada", Kind.JOIN, 0), *meetings, recorded("ada", Kind.MEETING, TODAY)))
    assert fresh.relief(Ground.SILENCE)[0] == 0
    assert retouch.strength > 0


def test_where_nobody_is_there_is_nothing_to_do():
    assert found() == []
