from datetime import date

import pandas as pd
import pytest

from dashboard.data import MOVED
from dashboard.words import day
from domain.policy import Policy
from domain.time import day_number
from domain.trail import trail
from domain.values import Kind
from tests.dashboard.conftest import OTHER, TODAY, ago
from tests.dashboard.drawn import charts, in_address
from tests.dashboard.seen import title_of
from tests.given import COALITION, an


def test_the_headline_tells_where_the_coalition_stands_and_who_moved_it(story, page):
    summary = story.services.reading.coalition(COALITION)
    headline = title_of(page())
    assert f"+{summary.momentum:.1f} points in four weeks" in headline
    assert f"strength {100 * summary.strength:.0f} %" in headline
    assert "most owed to Ben" in headline


def test_strength_and_momentum_are_drawn_day_by_day_as_they_were_computed(story, page):
    series = story.services.reading.series(COALITION)
    drawn = charts(page())["Strength by day"]
    assert len(drawn) == len(series.strength) == 301
    assert drawn["strength"].to_list() == pytest.approx(series.strength)
    assert drawn["momentum"].to_list() == pytest.approx(series.momentum)


@pytest.mark.usefixtures("story")
def test_milestones_and_defections_are_marked_with_what_they_were(page):
    drawn = charts(page())["Milestones"]
    told = dict(zip(drawn["kind"], drawn["what"], strict=True))
    assert told == {
        "Milestone": f"First weir gone ({day(ago(60))})",
        "Defection": f"Cem ({day(ago(120))})",
    }


def test_a_change_of_policy_is_marked_with_what_changed(story, page):
    story.services.recording.adopt_policy(COALITION, Policy(half_life=90))
    story.catch_up()
    drawn = charts(page())["Milestones"]
    told = dict(zip(drawn["kind"], drawn["what"], strict=True))
    assert told["Policy adopted"] == f"half-life 90 days ({day(ago(0))})"


@pytest.mark.usefixtures("story")
def test_the_whip_count_holds_everybody_once(page):
    drawn = charts(page(standings="yes"))["Whip count"]
    assert drawn["heads"].sum() == 3
    assert drawn["share"].sum() == pytest.approx(1)


def test_the_whip_count_says_what_wins_whatever_that_is(story, page):
    assert any("it wins with 50 % of influence" in caption.value for caption in page(standings="yes").caption)
    story.services.recording.define_winning(COALITION, count=2, must_have=["Ada"])
    story.catch_up()
    assert any("it wins with 2 stakeholders and with Ada" in caption.value for caption in page(standings="yes").caption)


def test_who_moved_most_shows_each_with_their_drive(story, page):
    told = story.services.reading.stakeholders(COALITION)
    drives = {each.name: each.partner.drive for each in told if abs(each.partner.drive) >= MOVED}
    drawn = charts(page(standings="yes"))["Points of momentum"]
    assert dict(zip(drawn["Stakeholder"], drawn["Drive"], strict=True)) == pytest.approx(drives)


@pytest.mark.usefixtures("story")
def test_every_chart_and_table_says_in_words_what_it_shows(page):
    app = page(standings="yes")
    assert all(chart.proto.alt for chart in app.get("vega_lite_chart"))
    assert all(table.proto.alt for table in app.dataframe)


@pytest.mark.usefixtures("story")
def test_the_choices_stand_in_the_address(page):
    app = page()
    app.button_group(key="span").set_value("All").run()
    assert in_address(app) == {"coalition": COALITION, "span": "All"}


@pytest.mark.usefixtures("story")
def test_the_address_chooses_the_coalition(page):
    app = page(coalition=OTHER)
    assert app.selectbox(key="coalition").value == OTHER
    assert "Nothing is recorded about this coalition yet" in app.info[0].value


@pytest.mark.usefixtures("story")
def test_an_address_with_an_unknown_coalition_says_so_and_shows_another(page):
    app = page(coalition="Nowhere")
    assert "There is no coalition 'Nowhere'" in app.info[0].value
    assert app.selectbox(key="coalition").value == COALITION


@pytest.mark.usefixtures("story")
def test_a_shorter_time_shows_fewer_days(page):
    assert len(charts(page(span="6 months"))["Strength by day"]) == 184


def test_a_coalition_of_long_ago_is_shown_around_its_last_facts(world, page):
    world.form()
    world.tell(an(Kind.JOIN, "2001-03-01"), an(Kind.PLEDGE, "2003-03-01"))
    world.catch_up()
    app = page()
    assert pd.Timestamp(charts(app)["Strength by day"]["day"].max()) == pd.Timestamp(date(2003, 5, 30))
    assert any("The last fact is of 1 Mar 2003" in caption.value for caption in app.caption)


def test_facts_not_counted_yet_are_spoken_of(story, page):
    app = page()
    story.tell(an(Kind.CONTRIBUTION, str(ago(1))), about="Ada")
    story.services.read_models.follow()
    app.run()
    assert any("still being counted" in caption.value for caption in app.caption)


@pytest.mark.usefixtures("world")
def test_without_a_coalition_the_page_says_how_to_begin(page):
    app = page()
    assert "groundswell coalition create" in app.markdown[0].value
    assert not app.exception


def test_a_database_that_fails_is_told_in_a_sentence(story, page):
    app = page()
    story.sql("ALTER TABLE coalition_now RENAME TO gone")
    app.run()
    assert "The database does not answer" in app.error[0].value
    assert not app.exception


def test_the_interval_of_strength_the_chance_and_the_public_share_end_at_todays(story, page):
    told = trail(story.services.situations.of(COALITION), [day_number(TODAY)])
    app = page()
    for chart, figure in (("Chance of winning", "chance"), ("Public share", "public")):
        assert charts(app)[chart][figure].iloc[-1] == pytest.approx(float(getattr(told, figure)[0]))
    shown = {each.label: each for each in app.metric}
    assert shown["Public share"].value == f"{100 * told.public[0]:.0f} %"
    assert shown["Strength"].delta == f"{100 * told.low[0]:.0f}–{100 * told.high[0]:.0f} %"


def test_a_change_is_explained_by_parts_that_add_up_to_it(story, page):
    app = page(**{"from": str(ago(130)), "to": str(ago(110))})
    steps = charts(app)["Strength in points, by cause"]
    begin, *parts, end = steps["change"]
    series = story.services.reading.series(COALITION)
    assert begin == pytest.approx(100 * series.strength[170], abs=0.005)
    assert end == pytest.approx(100 * series.strength[190], abs=0.005)
    assert begin + sum(parts) == pytest.approx(end)


@pytest.mark.usefixtures("story")
def test_the_same_change_is_told_by_stakeholder(page):
    app = page(**{"from": str(ago(130)), "to": str(ago(110)), "by": "Stakeholder"})
    steps = charts(app)["Strength in points, by stakeholder"]
    changes = dict(zip(steps["part"], steps["change"], strict=True))
    assert changes["Cem"] < 0  # who broke away
    begin, *parts, end = steps["change"]
    assert begin + sum(parts) == pytest.approx(end)


@pytest.mark.usefixtures("story")
def test_the_facts_behind_a_change_are_listed_with_their_points(page):
    app = page(**{"from": str(ago(130)), "to": str(ago(110))})
    facts = app.dataframe[0].value
    assert facts["Stakeholder"].to_list() == ["Cem"]
    assert facts["What"].to_list() == ["Defection"]
    assert facts["Points"].iloc[0] < 0


@pytest.mark.usefixtures("story")
def test_a_span_that_ends_before_it_begins_is_refused_in_a_sentence(page):
    app = page(**{"from": str(ago(10)), "to": str(ago(20))})
    assert "later than it begins" in app.info[0].value


@pytest.mark.usefixtures("story")
def test_without_a_choice_the_last_four_weeks_are_explained(page):
    app = page()
    assert (app.date_input(key="from").value, app.date_input(key="to").value) == (ago(28), TODAY)
