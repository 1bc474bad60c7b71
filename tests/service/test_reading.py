"""What the ways in show: lists, series, marks, entries, replay."""

from datetime import date
from uuid import uuid4

import pytest

from domain.errors import Unknown
from domain.values import Kind, Stance
from domain.winning import HALF
from tests.given import COALITION, an, but, defected, joined, lapsed, met, moment, named, pledged, returned, voted_with
from tests.world import World


@pytest.fixture
def seen(world: World):
    """A small story, and the queries about it."""
    world.form()
    world.tell(joined("2024-01-01", influence=3.0), voted_with("2024-02-01"), defected("2024-06-01", to="Rival"))
    world.tell(joined("2024-01-15", influence=5.0, bloc="North"), lapsed("2024-05-01"), about="Bea")
    world.services.recording.plan_milestone(COALITION, "Launch", date(2024, 3, 1))
    world.services.recording.plan_milestone(COALITION, "Landing", date(2024, 9, 1))
    world.services.recording.reach_milestone(COALITION, "launch", date(2024, 3, 2))
    world.catch_up()
    return world.services.reading


def test_who_must_be_for_it_is_told_by_name(seen, world):
    world.services.recording.define_winning(COALITION, share=0.6, must_have=["bea", "Ada"])
    world.catch_up()
    (summary,) = seen.coalitions()
    assert (summary.winning.share, summary.must_have) == (0.6, ["Ada", "Bea"])
    assert seen.coalition(COALITION) == summary


def test_a_coalition_is_summed_up(seen):
    summary = seen.coalition("CLEAN  rivers")
    assert (summary.name, summary.winning, summary.purpose) == (COALITION, HALF, "")
    assert (summary.stakeholders, summary.members, summary.facts) == (2, 0, 11)
    assert (summary.through, summary.counted) == (date(2024, 7, 1), True)
    assert summary.strength == 0  # one lapsed, one broke away
    assert seen.coalitions() == [summary]


def test_the_series_runs_from_the_first_day_to_today(seen):
    series = seen.series(COALITION)
    assert len(series.strength) == len(series.momentum) == (date(2024, 7, 1) - date(2024, 1, 1)).days + 1
    assert series.strength[-1] == pytest.approx(seen.coalition(COALITION).strength)
    assert series.momentum[-1] == pytest.approx(seen.coalition(COALITION).momentum)


def test_the_most_influential_come_first(seen):
    assert [each.name for each in seen.stakeholders(COALITION)] == ["Bea", "Ada"]


def test_milestones_departures_and_returns_are_marked(seen):
    marks = [(mark.day.isoformat(), mark.kind, mark.label) for mark in seen.marks(COALITION)]
    assert marks == [
        ("2024-03-02", "milestone", "launch"),
        ("2024-05-01", "lapse", "Bea"),
        ("2024-06-01", "defection", "Ada"),
    ]


def test_the_timetable_is_in_order_of_date(seen):
    told = [(each.name, each.due_on, each.reached_on) for each in seen.milestones(COALITION)]
    assert told == [("Launch", date(2024, 3, 1), date(2024, 3, 2)), ("Landing", date(2024, 9, 1), None)]


def test_a_mark_follows_its_correction_and_goes_with_its_retraction(small_world):
    small_world.form()
    leaving, back = defected("2024-02-01", "D"), returned("2024-03-01", "R")
    small_world.tell(leaving, back)
    small_world.correct(but(leaving, occurred_at=moment("2024-02-10")))
    small_world.tell(met("2024-04-01", "M"), about="Bea")
    small_world.correct(but(met("2024-04-01", "M"), kind=Kind.LAPSE), about="Bea")
    small_world.retract("R")
    small_world.catch_up()
    marks = [(mark.day.isoformat(), mark.kind) for mark in small_world.services.reading.marks(COALITION)]
    assert marks == [("2024-02-10", "defection"), ("2024-04-01", "lapse")]


def test_entries_are_newest_first_and_cut_at_two_dates(small_world):
    small_world.form()
    small_world.tell(joined("2024-01-01"), pledged("2024-03-01"))
    known = small_world.clock.now
    small_world.clock.advance(days=1)
    small_world.tell(met("2024-02-01"))
    small_world.catch_up()
    reading = small_world.services.reading

    def kinds(**cut):
        return [entry.kind for entry in reading.entries(COALITION, interactions=True, **cut)]

    assert kinds() == ["pledge", "meeting", "join"]
    assert kinds(limit=1) == ["pledge"]
    assert kinds(on=date(2024, 2, 1)) == ["meeting", "join"]
    assert kinds(known=known) == ["pledge", "join"]
    assert kinds(on=date(2024, 2, 1), known=known) == ["join"]
    assert kinds(on=date(2023, 12, 31)) == []
    assert len(reading.entries(COALITION)) == 5  # the coalition's and the partnership's beginnings, too
    assert len(reading.entries()) == 6  # and Ada, who belongs to no coalition alone


def test_the_latest_telling_of_an_interaction_is_shown(small_world):
    small_world.form()
    small_world.tell(voted_with("2024-01-01", "V"))
    small_world.correct(but(voted_with("2024-01-01", "V"), note="loud"))
    small_world.catch_up()
    reading = small_world.services.reading
    assert reading.interaction(named("V")).note == "loud"
    small_world.retract("V")
    small_world.catch_up()
    assert reading.interaction(named("V")).kind == "retraction"
    with pytest.raises(Unknown):
        reading.interaction(uuid4())


def test_an_unknown_coalition_is_told_with_those_there_are(small_world):
    with pytest.raises(Unknown, match="none yet"):
        small_world.services.reading.coalition("Clean Oceans")
    small_world.form()
    small_world.catch_up()
    for query in ("coalition", "series", "stakeholders", "marks", "milestones", "entries"):
        with pytest.raises(Unknown, match=COALITION):
            getattr(small_world.services.reading, query)("Clean Oceans")
    with pytest.raises(Unknown, match=COALITION):
        small_world.services.reading.replay("Clean Oceans", date(2024, 1, 1))


def test_names_are_listed_in_order_whatever_their_case(small_world):
    for name in ("bea", "Ada", "Cy", "élan"):
        small_world.services.recording.register(name)
    small_world.catch_up()
    assert small_world.services.reading.stakeholder_names()[:3] == ["Ada", "bea", "Cy"]


def test_a_replay_shows_the_day_by_what_was_known(world):
    world.form()
    world.clock.set("2024-03-01T12:00")
    world.tell(joined("2024-01-01"))
    world.clock.set("2024-07-01T12:00")
    world.tell(an(Kind.OPPOSITION, "2024-02-01"))
    world.catch_up()
    reading = world.services.reading
    then = reading.replay(COALITION, date(2024, 3, 1), known=moment("2024-03-01T12:00"))
    now = reading.replay(COALITION, date(2024, 3, 1))
    assert then.stakeholders[0].partner.support > now.stakeholders[0].partner.support
    assert (then.on, then.known) == (date(2024, 3, 1), moment("2024-03-01T12:00"))
    assert reading.replay(COALITION, date(2024, 3, 1), known=moment("2024-02-01")).stakeholders == []


@pytest.mark.parametrize("on", [date(1, 1, 1), date(1999, 12, 31), date(2023, 12, 31)])
def test_before_the_first_fact_a_replay_shows_nobody(seen, on):
    replay = seen.replay(COALITION, on)
    assert (replay.strength, replay.momentum, replay.stakeholders) == (None, None, [])


@pytest.mark.parametrize("on", [date(2024, 7, 2), date(2100, 1, 1), date(9999, 12, 31)])
def test_a_replay_of_a_day_to_come_shows_what_fading_will_leave(seen, on):
    now, then = seen.replay(COALITION, date(2024, 7, 1)), seen.replay(COALITION, on)
    assert [each.name for each in then.stakeholders] == [each.name for each in now.stakeholders]
    for today, later in zip(now.stakeholders, then.stakeholders, strict=True):
        assert 0 < later.partner.support < 1
        assert later.partner.high - later.partner.low > today.partner.high - today.partner.low


def test_who_broke_away_counts_as_nothing_until_they_return(world):
    world.form()
    world.tell(joined("2024-01-01", influence=3.0), defected("2024-03-01"), returned("2024-05-01"))
    world.tell(joined("2024-01-01", influence=1.0), about="Bea")
    world.catch_up()
    reading = world.services.reading
    away, back = (reading.replay(COALITION, date(2024, month, 1)) for month in (3, 5))
    ada, bea = (each.partner for each in away.stakeholders)
    assert ((ada.away, ada.stance), bea.away) == ((True, Stance.STRONG_OPPOSE), False)
    assert away.strength == pytest.approx(bea.support / 4)
    assert not back.stakeholders[0].partner.away
    assert back.strength > 0.5
    assert reading.stakeholders(COALITION)[0].partner.away is False
