"""The page Difference: what lies between two instants is what the services say of both."""

from datetime import datetime, time

import pytest

from dashboard import words
from domain.values import Kind
from tests.dashboard.conftest import TODAY, ago, know
from tests.given import COALITION, an, but, met
from tests.world import World


def then(world: World, on, known):
    return world.services.situations.of(COALITION, on, datetime.combine(known, time.max, world.clock.now.tzinfo))


def figure(app, name):
    rows = app.dataframe[0].value.set_index("Figure")
    return rows.loc[name].to_list()


@pytest.fixture
def late(story: World) -> World:
    """The story, in which an old opposition and a correction are learnt of today."""
    meeting = met(str(ago(40)), "M", tone=2)
    know(story, 39)
    story.tell(meeting, about="Ben")
    know(story, 0)
    story.tell(an(Kind.OPPOSITION, str(ago(45)), note="Only heard of now"), about="Ada")
    story.correct(but(meeting, tone=-2), about="Ben")
    story.catch_up()
    return story


def test_the_last_four_weeks_are_compared_unless_others_are_chosen(story, page):
    app = page("difference")
    before, after = (then(story, *instant).standing for instant in ((ago(28), ago(28)), (TODAY, TODAY)))
    points = 100 * (after.strength - before.strength)
    verb = "higher" if points > 0 else "lower"
    assert app.title[0].value.startswith(
        f"Strength is {abs(points):.1f} points {verb}, at {100 * after.strength:.0f}\N{NO-BREAK SPACE}%"
    )
    assert figure(app, "Strength") == [
        words.percent(before.strength),
        words.percent(after.strength),
        f"{words.points(points)} points",
    ]
    assert figure(app, "Momentum")[:2] == [f"{words.points(each.momentum)} points" for each in (before, after)]
    assert figure(app, "Members") == [f"{before.member.sum()}", f"{after.member.sum()}", "+1"]
    assert app.title[0].value.endswith("3 facts came between.")
    assert app.dataframe[2].value["What"].to_list() == ["Formed", "Meeting", "Endorsement"]  # formed today


def test_each_stakeholders_support_is_that_of_both_instants(story, page):
    people = page("difference").dataframe[1].value.set_index("Stakeholder")
    before, after = (then(story, *instant) for instant in ((ago(28), ago(28)), (TODAY, TODAY)))
    ben = before.place("Ben"), after.place("Ben")
    assert people.loc["Ben", "Before"] == pytest.approx(100 * before.standing.support[ben[0]])
    assert people.loc["Ben", "After"] == pytest.approx(100 * after.standing.support[ben[1]])
    assert people["Part"].to_list() == sorted(people["Part"], key=abs, reverse=True)


def test_known_then_against_known_now_tells_what_was_learnt_since(late, page):
    day = str(ago(30))
    app = page("difference", since=day, since_known=day, until=day, until_known=str(TODAY))
    before, after = (then(late, ago(30), known).standing.strength for known in (ago(30), TODAY))
    assert before > after
    assert f"{100 * (before - after):.1f} points lower" in app.title[0].value
    assert "1 correction among them" in app.title[0].value
    facts = app.dataframe[2].value
    assert set(facts["What"]) == {"Opposition", "Meeting"}
    (line,) = [each.value for each in app.markdown if "corrected" in each.value]
    assert line.startswith("- Meeting of ")
    assert "with Ben corrected on" in line
    assert line.endswith("misheard")


def test_going_back_in_time_names_what_no_longer_counts(late, page):
    app = page("difference", since=str(TODAY), since_known=str(TODAY), until=str(ago(30)), until_known=str(TODAY))
    assert "no fact came between" in app.title[0].value
    assert [each.value for each in app.header][-1] == "Facts that no longer count"
    assert set(app.dataframe[-1].value["What"]) == {"Formed", "Meeting", "Endorsement"}
    assert late.services.reading.coalition(COALITION).facts > 0


@pytest.mark.usefixtures("story")
def test_two_equal_instants_differ_in_nothing(page):
    app = page("difference", since=str(TODAY), since_known=str(TODAY))
    assert "Strength is the same at both" in app.title[0].value
    assert "no fact came between" in app.title[0].value
    assert set(app.dataframe[0].value["Change"]) == {"none"}
    assert "Nobody does." in [each.value for each in app.caption]


@pytest.mark.usefixtures("story")
def test_what_is_chosen_lives_in_the_address(page):
    app = page("difference")
    app.date_input(key="since").set_value(ago(100)).run()
    app.date_input(key="until_known").set_value(ago(10)).run()
    assert app.query_params["since"] == str(ago(100))
    assert app.query_params["until_known"] == str(ago(10))
    assert "until" not in app.query_params


@pytest.mark.usefixtures("story")
def test_dates_that_make_no_sense_fall_back(page):
    app = page("difference", since="yesterday", until="2999-01-01")
    assert app.date_input(key="since").value == ago(28)
    assert app.date_input(key="until").value == TODAY


def test_before_anybody_was_known_nothing_is_compared(world, page):
    world.form()
    world.catch_up()
    app = page("difference")
    assert not app.exception
    assert "nobody had influence" in app.title[0].value
    assert figure(app, "Strength") == ["–", "–", "–"]
