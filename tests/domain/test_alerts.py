"""Alerts: what a leader must not miss, worst first."""

from datetime import date

import pytest

from domain.agenda import Agenda, Marking
from domain.alarms.people import GONE, gone
from domain.alert import NOW, SOON, Alert, AlertKind, Level, Loss
from domain.alerts import MOST, alerts
from domain.identity import stakeholder_id
from domain.milestones import Milestone
from domain.momentum import WINDOW
from domain.practice import BREACH, MoveKind
from domain.risk import HORIZON
from domain.scene import Scene
from domain.situation import Profile, Situation
from domain.time import day_of
from domain.values import Kind
from domain.winning import Winning
from tests.situations import TODAY, a_profile, a_situation, partnership, recorded, side

FRIENDS = (
    recorded("ada", Kind.ENDORSEMENT, 95, influence=2.0),
    recorded("bea", Kind.PLEDGE, 95, influence=1.0),
    recorded("cy", Kind.VOTE_WITH, 95, influence=1.0),
)

EARLY = tuple(recorded(who, Kind.PLEDGE, 60) for who in ("ada", "bea", "cy"))


def kinds(situation: Situation) -> list[AlertKind]:
    return [each.kind for each in alerts(situation).told]


def the(kind: AlertKind, situation: Situation) -> Alert:
    """The one alert of that kind."""
    (found,) = [each for each in alerts(situation).told if each.kind is kind]
    return found


def whom(alert: Alert, situation: Situation) -> list[str]:
    return [situation.names[place] for place in alert.places]


def support(who: str, situation: Situation) -> float:
    return float(situation.standing.support[situation.place(who)])


def others(*names: str) -> dict[str, Profile]:
    return {partnership(who): a_profile(who) for who in names}


def test_where_nobody_is_known_there_is_nothing_to_be_alarmed_about():
    assert alerts(a_situation()).told == ()


def test_among_many_friends_who_were_met_lately_all_is_well():
    people = [f"peer {number}" for number in range(12)]
    rows = [recorded(who, Kind.PLEDGE, day, influence=1.0) for who in people for day in (10, 95)]
    assert kinds(a_situation(*rows, people=people)) == []


def test_severity_is_the_loss_to_be_expected_and_tells_how_soon_to_act():
    told = [Alert(AlertKind.RISK, Loss(2 * each, each), 0.5) for each in (NOW, SOON, SOON / 2)]
    assert [each.severity for each in told] == [NOW, SOON, SOON / 2]
    assert [each.level for each in told] == [Level.NOW, Level.SOON, Level.WATCH]


def test_a_fall_of_strength_names_who_and_what_made_it():
    situation = a_situation(*EARLY, recorded("cy", Kind.OPPOSITION, 97, "turn"))
    before = a_situation(*EARLY)
    fell = the(AlertKind.STRENGTH, situation)
    assert whom(fell, situation)[0] == "cy"
    assert fell.facts[0].kind is Kind.OPPOSITION
    assert fell.since == TODAY - WINDOW
    assert fell.after == pytest.approx(100 * situation.standing.strength)
    assert fell.before is not None
    assert fell.after is not None
    assert fell.stake.strength == pytest.approx((fell.before - fell.after) / 100)
    assert AlertKind.STRENGTH not in kinds(before)


def test_a_fall_is_answered_by_the_best_move_of_all():
    fell = the(AlertKind.STRENGTH, a_situation(*EARLY, recorded("cy", Kind.OPPOSITION, 97)))
    assert fell.move is not None
    assert fell.move.strength > 0


def test_less_momentum_is_told_while_strength_does_not_fall():
    rise = [recorded(who, Kind.PLEDGE, 60) for who in ("ada", "bea")]
    situation = a_situation(*rise, recorded("ada", Kind.PLEDGE, 98))
    lost = the(AlertKind.MOMENTUM, situation)
    assert AlertKind.STRENGTH not in kinds(situation)
    assert lost.before is not None
    assert lost.after is not None
    assert lost.after == pytest.approx(situation.standing.momentum)
    assert lost.stake.strength == pytest.approx((lost.before - lost.after) / 100)


def test_a_fall_of_the_chance_is_told_in_what_it_cost():
    turned = [recorded(who, Kind.OPPOSITION, 97) for who in ("bea", "cy")]
    situation = a_situation(*EARLY, *turned)
    fell = the(AlertKind.CHANCE, situation)
    assert fell.before is not None
    assert fell.after is not None
    assert fell.before > 0.5 > fell.after
    assert fell.stake == Loss(fell.before - fell.after, 0.0)


def test_that_it_cannot_win_is_worst_of_all():
    situation = a_situation(*FRIENDS, winning=Winning(must_have=(stakeholder_id("dan"),)))
    (first, *_) = alerts(situation).told
    assert (first.kind, first.level, first.severity) == (AlertKind.CANNOT_WIN, Level.NOW, 1.0)
    assert first.subject == "somebody who must be for it is not on the map"
    assert AlertKind.CHANCE not in kinds(situation)


@pytest.mark.parametrize("kind", [Kind.DEFECTION, Kind.LAPSE])
def test_who_left_lately_is_told_with_what_their_return_would_be_worth(kind):
    situation = a_situation(*FRIENDS, recorded("ada", kind, 97))
    left = the(AlertKind.DEPARTURE, situation)
    assert (whom(left, situation), left.since, left.facts[0].kind) == (["ada"], 97, kind)
    assert left.severity > 0
    assert left.move is not None
    assert left.move.kind is MoveKind.WIN_BACK


def test_who_left_long_ago_or_returned_is_no_news():
    gone, back = recorded("ada", Kind.LAPSE, TODAY - WINDOW), recorded("bea", Kind.LAPSE, 97)
    situation = a_situation(
        *FRIENDS[1:], recorded("ada", Kind.PLEDGE, 10), gone, back, recorded("bea", Kind.RETURN, 98)
    )
    assert AlertKind.DEPARTURE not in kinds(situation)


def test_if_all_who_had_influence_left_nothing_is_lost_in_figures_that_there_are_not():
    situation = a_situation(recorded("ada", Kind.PLEDGE, 95), recorded("ada", Kind.LAPSE, 97))
    assert all(0 <= each.severity <= 1 for each in alerts(situation).told)


def test_a_counter_coalition_is_those_who_went_to_it_and_are_not_back():
    went = [recorded(who, Kind.DEFECTION, day, to="Dry Land") for who, day in (("ada", 20), ("bea", 30), ("cy", 40))]
    situation = a_situation(
        *(recorded(who, Kind.PLEDGE, 10) for who in ("ada", "bea", "cy", "dan")), *went, recorded("cy", Kind.RETURN, 50)
    )
    counter = the(AlertKind.COUNTER_COALITION, situation)
    assert (counter.subject, sorted(whom(counter, situation)), counter.since) == ("Dry Land", ["ada", "bea"], 20)
    assert counter.stake.strength == pytest.approx(sum(support(who, situation) for who in ("ada", "bea")) / 4)


def test_a_condition_of_withdrawal_that_is_met_puts_at_stake_what_stands_with_us_of_them():
    agenda = Agenda(conditions=("a new dam",))
    ada = a_profile("ada", agenda=agenda, marks=(Marking("a new dam", True, day_of(90)),))
    situation = a_situation(*FRIENDS, profiles={partnership("ada"): ada} | others("bea", "cy"))
    told = the(AlertKind.CONDITION, situation)
    assert (whom(told, situation), told.subject, told.since) == (["ada"], "a new dam", 90)
    assert told.stake.strength == pytest.approx(support("ada", situation) / 2)


def test_a_member_at_risk_is_told_with_the_probability_and_what_raises_it():
    situation = a_situation(
        recorded("ada", Kind.JOIN, 20),
        recorded("ada", Kind.CRITICISM, 90),
        recorded("bea", Kind.JOIN, 20),
        recorded("bea", Kind.CONTRIBUTION, 95),
    )
    told = the(AlertKind.RISK, situation)
    assert whom(told, situation) == ["ada"]
    assert told.reasons
    assert all(reason.ratio > 1 for reason in told.reasons)
    assert (told.since, [fact.kind for fact in told.facts]) == (90, [Kind.CRITICISM])
    assert HORIZON == 90
    assert 0 < told.likelihood < 1


def test_of_one_person_only_the_worst_way_to_lose_them_is_told():
    marks = (Marking("a new dam", True, day_of(90)), Marking("rain", True, day_of(90)))
    ada = a_profile("ada", agenda=Agenda(conditions=("a new dam", "rain")), marks=marks, cadence=1)
    rows = (recorded("ada", Kind.JOIN, 20, influence=2.0), recorded("ada", Kind.CRITICISM, 60))
    situation = a_situation(*rows, *FRIENDS[1:], profiles={partnership("ada"): ada} | others("bea", "cy"))
    ways = {AlertKind.CONDITION, AlertKind.RISK, AlertKind.SILENCE}
    assert [kind for kind in kinds(situation) if kind in ways] == [AlertKind.CONDITION]


def test_who_decides_and_is_silent_is_missed_from_the_last_contact_on():
    ada = a_profile("ada", cadence=7)
    rows = (recorded("ada", Kind.VOTE_WITH, 20, influence=2.0), recorded("ada", Kind.MEETING, 85), *FRIENDS[1:])
    situation = a_situation(*rows, profiles={partnership("ada"): ada} | others("bea", "cy"))
    told = the(AlertKind.SILENCE, situation)
    assert (whom(told, situation), told.since) == (["ada"], 85)
    assert told.move is not None
    assert told.move.kind in {MoveKind.ONE_ON_ONE, MoveKind.RETOUCH}
    patient = {partnership("ada"): a_profile("ada", cadence=8)} | others("bea", "cy")
    assert AlertKind.SILENCE not in kinds(a_situation(*rows, profiles=patient))


def test_of_whom_nothing_was_told_for_five_years_nobody_waits_for_word():
    ada = a_profile("ada", cadence=7)
    others_too = {partnership("ada"): ada} | others("bea", "cy")
    rows = (recorded("ada", Kind.MEETING, 20, influence=2.0), recorded("ada", Kind.VOTE_WITH, 85), *FRIENDS[1:])
    for later, silent in ((GONE, True), (GONE + 1, False)):
        situation = a_situation(*rows, profiles=others_too, day=85 + later)
        assert bool(gone(Scene(situation))[0]) is not silent


def test_an_overdue_trade_is_half_as_bad_as_if_it_were_broken():
    trade = recorded("ada", Kind.TRADE, 90, "T", gave=side("ideas", 1), due_on=str(day_of(TODAY - 1)))
    situation = a_situation(*FRIENDS, trade)
    told = the(AlertKind.TRADE, situation)
    assert (told.since, told.likelihood, told.trade) == (TODAY - 1, BREACH, situation.trades[0])
    assert told.severity == pytest.approx(told.stake.most / 2)
    assert told.severity > 0
    assert told.move is not None
    assert told.move.kind is MoveKind.HONOUR
    due_today = recorded("ada", Kind.TRADE, 90, "T", gave=side("ideas", 1), due_on=str(day_of(TODAY)))
    assert AlertKind.TRADE not in kinds(a_situation(*FRIENDS, due_today))


def test_an_open_conflict_is_told_until_it_is_settled():
    raised = recorded("ada", Kind.CONFLICT, 80)
    situation = a_situation(*FRIENDS, raised)
    told = the(AlertKind.CONFLICT, situation)
    assert (whom(told, situation), told.since, told.facts[0].kind) == (["ada"], 80, Kind.CONFLICT)
    assert told.move is not None
    assert told.move.kind is MoveKind.RECONCILE
    settled = a_situation(*FRIENDS, raised, recorded("ada", Kind.RECONCILIATION, 97))
    assert AlertKind.CONFLICT not in kinds(settled)


def test_a_milestone_is_overdue_from_the_day_after_it_was_due_until_it_is_reached():
    steps = [
        Milestone("late", day_of(TODAY - 1), None),
        Milestone("today", day_of(TODAY), None),
        Milestone("done", day_of(50), day_of(60)),
    ]
    told = the(AlertKind.MILESTONE, a_situation(*FRIENDS, milestones=steps))
    assert (told.subject, told.since, told.severity, told.move) == ("late", TODAY - 1, 0.0, None)


def test_the_chance_hangs_on_one_whose_defection_alone_would_cost_much_of_it():
    deciding = a_situation(
        recorded("ada", Kind.ENDORSEMENT, 95, influence=9.0), recorded("bea", Kind.PLEDGE, 95, influence=1.0)
    )
    told = the(AlertKind.FRAGILE, deciding)
    assert whom(told, deciding) == ["ada"]
    assert told.after == pytest.approx(0.0)
    assert told.before is not None
    assert told.stake.chance == pytest.approx(told.before)
    assert 0 < told.likelihood < 1


def test_influence_that_was_stated_long_ago_is_out_of_date():
    rows = (
        recorded("ada", Kind.PLEDGE, TODAY - 400, influence=2.0),
        recorded("ada", Kind.PLEDGE, 99),
        recorded("bea", Kind.PLEDGE, TODAY - 400, influence=1.0),
        recorded("bea", Kind.ASSESSMENT, 99, influence=1.0),
    )
    situation = a_situation(*rows)
    told = the(AlertKind.STALE, situation)
    assert (whom(told, situation), told.since) == (["ada"], TODAY - 400)
    assert told.after == pytest.approx(2 / 3)


def test_influence_that_was_never_stated_is_out_of_date_a_year_after_they_came():
    rows = [recorded("ada", Kind.PLEDGE, -1_000), recorded("ada", Kind.PLEDGE, 99)]
    assert the(AlertKind.STALE, a_situation(*rows)).since == -1_000
    assert AlertKind.STALE not in kinds(a_situation(recorded("ada", Kind.PLEDGE, 99)))


def test_the_worst_comes_first_and_of_many_of_a_kind_the_rest_is_counted():
    people = [f"peer {number}" for number in range(MOST + 3)]
    rows = [recorded(who, Kind.PLEDGE, 95, influence=1.0 + number) for number, who in enumerate(people)]
    rows += [recorded(who, Kind.CONFLICT, 96) for who in people]
    found = alerts(a_situation(*rows, people=people))
    assert [each.severity for each in found.told] == sorted((each.severity for each in found.told), reverse=True)
    assert sum(each.kind is AlertKind.CONFLICT for each in found.told) == MOST
    assert found.more[AlertKind.CONFLICT] == 3


def test_the_same_situation_gives_the_same_alerts():
    rows = (*FRIENDS, recorded("ada", Kind.CONFLICT, 80), recorded("bea", Kind.CONFLICT, 80))
    assert repr(alerts(a_situation(*rows))) == repr(alerts(a_situation(*rows)))


def test_an_alert_without_facts_of_its_own_tells_the_latest_of_the_person():
    ada = a_profile("ada", agenda=Agenda(conditions=("rain",)), marks=(Marking("rain", True, date(1970, 4, 1)),))
    situation = a_situation(*FRIENDS, profiles={partnership("ada"): ada} | others("bea", "cy"))
    assert [fact.kind for fact in the(AlertKind.CONDITION, situation).facts] == [Kind.ENDORSEMENT]
