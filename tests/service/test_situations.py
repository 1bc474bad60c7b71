"""Situations: all that is known of a coalition, at the end of a day, by what was known at an instant."""

from datetime import date

import numpy as np
import pytest

from domain.agenda import Agenda, Marking
from domain.errors import Unknown
from domain.identity import stakeholder_id
from domain.milestones import Milestone
from domain.situation import Outsider, Situation
from domain.time import day_number
from domain.values import Kind, Relationship
from domain.winning import HALF
from tests.given import (
    COALITION,
    EVERY_KIND,
    NOW,
    an,
    but,
    defected,
    honoured,
    joined,
    met,
    moment,
    named,
    pledged,
    traded,
    voted_with,
)
from tests.world import World, partnership

TODAY = NOW.date()
FEES = "Fees go up"


@pytest.fixture
def lived_in(small_world: World) -> World:
    """A coalition with two partners, told of in January and in July."""
    return live_in(small_world)


def live_in(world: World) -> World:
    world.clock.set("2024-01-10T12:00")
    world.form()
    recording = world.services.recording
    world.tell(joined("2024-01-01", influence=3.0, bloc="North"), met("2024-01-03", tone=1, format="one-on-one"))
    recording.register("Bea", Relationship.SUPPLIER)
    world.tell(traded("2024-01-05", "T", gave={"what": "capital", "worth": 3}, due_on=date(2024, 2, 1)), about="Bea")
    recording.state_agenda(COALITION, "Ada", wants=["A seat"], conditions=[FEES])
    recording.agree_cadence(COALITION, "Ada", 14)
    recording.listens_to("Ada", "Bea")
    recording.listens_to("Ada", "Grace")
    recording.plan_milestone(COALITION, "Launch", date(2024, 3, 1))
    world.clock.now = NOW
    recording.affirm_purpose(COALITION, "Swim")
    recording.mark_condition(COALITION, "Ada", FEES, date(2024, 6, 1), met=True)
    recording.agree_cadence(COALITION, "Ada", 28)
    recording.no_longer_listens_to("Ada", "Grace")
    recording.reach_milestone(COALITION, "Launch", date(2024, 2, 20))
    world.tell(honoured("2024-01-20", "H", trade_id=named("T")), about="Bea")
    world.tell(pledged("2024-07-01", "P"), about="Cy")
    world.catch_up()
    return world


def situation(world: World, on: str | None = None, known: str | None = None) -> Situation:
    day = date.fromisoformat(on) if on else None
    return world.services.situations.of(COALITION, day, moment(known) if known else None)


def ada(of: Situation):
    return of.partners[of.place("Ada")]


def test_today_everything_known_is_there(lived_in):
    now = situation(lived_in)
    assert (now.coalition, now.purpose, now.winning, now.day) == (COALITION, "Swim", HALF, day_number(TODAY))
    assert sorted(now.names) == ["Ada", "Bea", "Cy"]
    assert ada(now).agenda == Agenda(wants=("A seat",), conditions=(FEES,))
    assert ada(now).met == (Marking(FEES, True, date(2024, 6, 1)),)
    assert ada(now).stakeholder_id == stakeholder_id("Ada").hex
    assert [now.partners[now.place(name)].relationship for name in ("Ada", "Bea")] == [None, Relationship.SUPPLIER]
    assert [now.cadence[now.place(name)] for name in ("Ada", "Bea")] == pytest.approx([28, np.nan], nan_ok=True)
    assert now.milestones == [Milestone("Launch", date(2024, 3, 1), date(2024, 2, 20))]
    assert now.affirmed == [day_number(TODAY)]


def test_either_database_is_read_alike(world, lived_in):
    here, there = (situation(each, on="2024-06-15") for each in (live_in(world), lived_in))
    assert here.told(EVERY_KIND) == there.told(EVERY_KIND)
    assert (here.profiles, here.listening, here.milestones) == (there.profiles, there.listening, there.milestones)
    assert here.standing.strength == there.standing.strength


def test_it_stands_as_the_live_state_does(lived_in):
    now, live = situation(lived_in), lived_in.services.reading.coalition(COALITION)
    assert (now.standing.strength, now.standing.momentum) == (live.strength, live.momentum)
    assert now.standing.partners == now.acts.partners


@pytest.mark.parametrize("known", [None, "2024-01-10T12:00", "2024-01-09"])
@pytest.mark.parametrize("on", ["2024-01-02", "2024-01-04", "2024-01-25", "2024-07-01"])
def test_it_stands_as_the_replay_does(lived_in, on, known):
    then = situation(lived_in, on, known)
    replay = lived_in.services.reading.replay(COALITION, date.fromisoformat(on), moment(known) if known else None)
    assert [then.standing.strength, then.standing.momentum] == pytest.approx(
        [np.nan if figure is None else figure for figure in (replay.strength, replay.momentum)], abs=0, nan_ok=True
    )
    assert sorted(then.names) == sorted(each.name for each in replay.stakeholders)


def test_what_is_told_has_all_its_details(lived_in):
    now = situation(lived_in)
    (talk, *_) = now.told({Kind.MEETING})
    assert (talk.place, talk.tone, talk.format, talk.recorded_by) == (now.place("Ada"), 1, "one-on-one", "Robin")
    assert talk.day == day_number(date(2024, 1, 3))
    (trade,) = now.trades
    assert (trade.honoured, trade.gave, trade.due_on) == (True, 3, date(2024, 2, 1))
    assert now.ledger.balance[now.place("Bea")] == -3


def test_on_an_earlier_day_what_came_later_had_not_happened(lived_in):
    then = situation(lived_in, on="2024-01-15")
    assert (then.purpose, then.affirmed, sorted(then.names)) == ("", [], ["Ada", "Bea"])
    assert (ada(then).cadence, ada(then).met) == (14, ())
    assert [trade.open for trade in then.trades] == [True]
    assert then.milestones == [Milestone("Launch", date(2024, 3, 1), None)]
    assert [outsider.name for outsider in then.outsiders] == ["Grace"]


def test_a_condition_is_met_from_its_own_day_on(lived_in):
    assert ada(situation(lived_in, on="2024-05-31")).met == ()
    assert len(ada(situation(lived_in, on="2024-06-01")).met) == 1


def test_what_was_not_known_yet_does_not_count(lived_in):
    then = situation(lived_in, known="2024-01-10T12:00")
    assert (then.purpose, sorted(then.names)) == ("", ["Ada", "Bea"])
    assert (ada(then).cadence, ada(then).met) == (14, ())
    assert [trade.open for trade in then.trades] == [True]
    assert then.milestones == [Milestone("Launch", date(2024, 3, 1), None)]


def test_who_listened_to_whom_is_asked_as_known_then(lived_in):
    bea, ada_ = (situation(lived_in).place(name) for name in ("Bea", "Ada"))
    now, before = situation(lived_in), situation(lived_in, known="2024-07-01T11:59")
    assert (now.network.listener.tolist(), now.network.influencer.tolist()) == ([ada_], [bea])
    assert now.outsiders == []
    assert before.outsiders == [Outsider(stakeholder_id("Grace").hex, "Grace")]
    assert sorted(before.network.influencer.tolist()) == sorted([bea, 2])
    assert situation(lived_in, on="2024-01-09").outsiders == []


def test_before_the_coalition_was_formed_its_beginnings_hold(lived_in):
    before = situation(lived_in, on="2024-01-02")
    assert (before.coalition, before.winning, before.names) == (COALITION, HALF, ["Ada"])
    assert before.milestones == [Milestone("Launch", date(2024, 3, 1), None)]  # told in the moment of forming


def test_what_wins_is_what_was_said_by_then(world):
    world.clock.set("2024-01-10")
    world.form()
    world.clock.now = NOW
    world.services.recording.define_winning(COALITION, share=0.75)
    world.catch_up()
    assert situation(world).winning.share == 0.75
    assert situation(world, on="2024-06-30").winning == HALF
    assert situation(world, known="2024-06-30").winning == HALF


def test_who_has_an_agenda_and_no_interaction_is_known_and_no_partner(world):
    world.form()
    world.services.recording.state_agenda(COALITION, "Ada", wants=["A seat"])
    world.catch_up()
    now = situation(world)
    assert now.names == []
    assert now.profiles[partnership().hex].agenda == Agenda(wants=("A seat",))
    world.clock.advance(days=1)
    assert situation(world, known="2024-06-30").profiles == {}


def test_corrections_and_retractions_count_from_when_they_were_known(world):
    world.form()
    vote = voted_with("2024-01-05", "V")
    world.tell(vote, joined("2024-01-02", "J"))
    before = world.clock.now
    world.clock.advance(days=1)
    world.correct(but(vote, kind=Kind.VOTE_AGAINST, occurred_at=moment("2024-03-05")))
    world.retract("J")
    world.catch_up()
    assert [telling.kind for telling in situation(world).told(EVERY_KIND)] == [Kind.VOTE_AGAINST]
    assert situation(world, on="2024-02-01").told(EVERY_KIND) == []
    then = situation(world, known=before.isoformat())
    assert [telling.kind for telling in then.told(EVERY_KIND)] == [Kind.JOIN, Kind.VOTE_WITH]


def test_a_counter_coalition_is_named(world):
    world.form()
    world.tell(defected("2024-01-05", to="Dirty Rivers"), an(Kind.ASSESSMENT, "2024-01-06", stance="oppose"))
    world.catch_up()
    assert [(telling.to, telling.stance) for telling in situation(world).told(EVERY_KIND)] == [
        ("Dirty Rivers", None),
        (None, "oppose"),
    ]


def test_an_unknown_coalition_is_named_with_those_there_are(world):
    world.form()
    world.catch_up()
    with pytest.raises(Unknown) as refusal:
        world.services.situations.of("Clean Oceans")
    assert COALITION in str(refusal.value)


def test_a_coalition_that_was_only_formed_has_a_situation(world):
    world.form()
    world.catch_up()
    now = situation(world)
    assert (now.names, now.told(EVERY_KIND), now.trades, now.milestones, now.listening) == ([], [], [], [], [])
    assert np.isnan(now.standing.strength)
