"""The page Map."""

import pytest
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df

from domain.replay import standing
from domain.time import day_number
from domain.values import Kind
from tests.dashboard.conftest import TODAY, ago
from tests.dashboard.drawn import charts
from tests.dashboard.seen import press
from tests.given import COALITION, an


def people(app):
    return charts(app)["Everybody on the map"].set_index("Stakeholder")


def stood(story, day):
    situation = story.services.situations.of(COALITION)
    return dict(zip(situation.names, standing(situation.evidence, day_number(day)).each(), strict=False))


def test_everybody_stands_where_the_services_say_with_a_tail_of_four_weeks(story, page):
    now, before, drawn = stood(story, TODAY), stood(story, ago(28)), people(page("map"))
    assert set(drawn.index) == set(now)
    for name, row in drawn.iterrows():
        assert (row["Support"], row["Influence"]) == pytest.approx((now[name].support, now[name].influence))
        assert row["support_before"] == pytest.approx(before[name].support)


def test_another_day_shows_where_they_stood_then(story, page):
    drawn = people(page("map", day=str(ago(150))))
    assert drawn["Support"].to_dict() == pytest.approx({n: each.support for n, each in stood(story, ago(150)).items()})
    assert set(drawn["mark"]) == {"With its stance"}


@pytest.mark.usefixtures("story")
def test_who_broke_away_has_a_mark_and_a_word_of_their_own(page):
    cem = people(page("map")).loc["Cem"]
    assert (cem["mark"], cem["Stance"]) == ("Broke away", "Broke away")


@pytest.mark.usefixtures("story")
def test_each_corner_says_what_it_asks_for(page):
    chart = page("map").get("vega_lite_chart")[0].proto
    drawn = [convert_arrow_bytes_to_pandas_df(each.data.data) for each in chart.datasets]
    written = {word for frame in drawn if "word" in frame for word in frame["word"]}
    assert written == {"keep close", "win over", "keep informed", "watch"}


@pytest.mark.usefixtures("story")
def test_the_headline_tells_who_moved_furthest(page):
    drawn = people(page("map"))
    change = 100 * (drawn["Support"] - drawn["Before"])
    furthest = change.abs().idxmax()
    headline = page("map").title[0].value
    assert f"furthest {furthest}, {change[furthest]:+.1f} points" in headline
    assert headline.startswith("Of 3 stakeholders, ")


def test_where_nobody_moved_that_is_said(world, page):
    world.form()
    world.tell(an(Kind.JOIN, str(ago(300)), influence=1.0))
    world.catch_up()
    assert page("map").title[0].value == "None of 1 stakeholder moved by 3 points in four weeks."


def test_newcomers_have_no_tail(story, page):
    story.tell(an(Kind.JOIN, str(ago(2)), influence=0.5), about="Dag")
    story.catch_up()
    app = page("map")
    dag = people(app).loc["Dag"]
    assert dag["support_before"] == dag["Support"]
    assert app.dataframe[0].value.set_index("Stakeholder").loc["Dag", "Four weeks before"] == "Not known"


def test_of_equal_influence_the_height_only_keeps_apart(world, page):
    world.form()
    for name in ("Ada", "Ben", "Cem"):
        world.tell(an(Kind.JOIN, str(ago(50)), influence=1.0), about=name)
    world.catch_up()
    app = page("map")
    assert people(app)["height"].nunique() == 3
    assert "All have the same influence" in app.get("vega_lite_chart")[0].proto.spec


@pytest.mark.usefixtures("story")
def test_the_table_holds_everybody(page):
    app = page("map")
    shown, drawn = app.dataframe[0].value.set_index("Stakeholder"), people(app)
    assert shown["Support"].to_dict() == pytest.approx((100 * drawn["Support"]).to_dict())


@pytest.mark.usefixtures("story")
def test_a_day_that_makes_no_sense_falls_back_to_today(page):
    assert page("map", day="someday").slider[0].value == TODAY
    assert page("map", day="2999-01-01").slider[0].value == TODAY


@pytest.mark.usefixtures("story")
def test_playing_goes_on_and_the_chart_stays_the_same(page):
    app = page("map", day=str(ago(100)))
    description = app.get("vega_lite_chart")[0].proto.spec
    press(app, "Play")
    assert app.slider[0].value == ago(99)
    assert app.get("vega_lite_chart")[0].proto.spec == description


def test_before_anybody_is_there_the_page_says_what_to_do(world, page):
    world.form()
    world.catch_up()
    app = page("map")
    assert "Nothing is recorded" in app.info[0].value
    assert not app.get("vega_lite_chart")
