from datetime import UTC, datetime
from urllib.parse import parse_qs

import pytest

from domain.health import health
from domain.values import Kind, Relationship
from service.health_in_words import health_in_words
from tests.dashboard.conftest import ago
from tests.dashboard.seen import links, press, texts
from tests.given import COALITION, an


@pytest.fixture
def told(story):
    """The story with a co-worker and a competitor; of Cem nothing is told."""
    story.services.recording.register("Ada", Relationship.CO_WORKER)
    story.services.recording.register("Ben", Relationship.COMPETITOR)
    story.catch_up()
    return story


def figures(story):
    situation = story.services.situations.of(COALITION)
    return situation, health(situation)


def test_the_headline_tells_the_health_inside_and_outside_and_what_is_missing(told, page):
    _, found = figures(told)
    it, headline = found.directions, page("directions").title[0].value
    assert f"Health is {it.whole.health:.0f} of 100" in headline
    assert f"{it.inside.health:.0f} inside and {it.outside.health:.0f} outside" in headline
    assert "most of what is missing is" in headline


def test_each_direction_shows_its_health_with_who_is_behind_it(told, page):
    _, found = figures(told)
    shown = " ".join(each.value for each in page("directions").markdown)
    assert f"**Co-workers: {found.directions.by_relationship[Relationship.CO_WORKER].health:.0f} of 100**" in shown
    assert f"**Competitors: {found.directions.by_relationship[Relationship.COMPETITOR].health:.0f} of 100**" in shown
    assert "**Direct reports**" in shown


def test_the_chart_draws_the_four_parts_of_each_direction(told, page):
    (chart,) = page("directions").get("vega_lite_chart")
    _, found = figures(told)
    for relationship, group in found.directions.by_relationship.items():
        name = f"{relationship}s".capitalize() if relationship else "Not told yet"
        assert f"{name.lower()} {group.health:.0f}" in chart.proto.alt.lower()


def test_those_through_whom_most_is_missing_come_first_and_their_missing_adds_up(told, page):
    _, found = figures(told)
    table = page("directions").dataframe[0].value
    assert table["Missing"].is_monotonic_decreasing
    assert table["Missing"].sum() == pytest.approx(100 - found.directions.whole.health)


@pytest.mark.usefixtures("told")
def test_one_direction_alone_stands_in_the_address(page):
    app = page("directions", direction="competitors")
    assert app.dataframe[0].value["Stakeholder"].to_list() == ["Ben"]
    app.button_group(key="direction").set_value("co-workers").run()
    assert app.dataframe[0].value["Stakeholder"].to_list() == ["Ada"]
    assert app.query_params["direction"] == "co-workers"


@pytest.mark.usefixtures("told")
def test_a_direction_that_is_none_shows_everybody(page):
    app = page("directions", direction="downwards")
    assert not app.exception
    assert len(app.dataframe[0].value) == 3


def test_a_partnership_is_opened_down_to_what_it_was_counted_from(told, page):
    situation, found = figures(told)
    app = page("directions", direction="co-workers")
    words = health_in_words(situation, found, situation.place("Ada"))
    assert all(part in texts(app) for part in words.values())
    assert parse_qs(links(app)["Open Ada"].query_string)["stakeholder"] == ["Ada"]


def test_who_stands_in_no_direction_is_asked_about_and_told_in_place(told, page):
    app = page("directions")
    assert app.selectbox(key="relationship of").options == ["Cem"]
    app.button_group(key="relationship to us").set_value(Relationship.SUPPLIER)
    press(app, "Save")
    told.clock.now = datetime.now(UTC)  # the page tells by its own clock, which went on
    told.catch_up()
    assert told.services.situations.of(COALITION).partners[2].relationship is Relationship.SUPPLIER


def test_saving_nothing_is_refused_in_a_sentence(told, page):
    app = page("directions")
    press(app, "Save")
    assert "Choose how they stand to us." in app.error[0].value
    assert told.services.situations.of(COALITION).partners[2].relationship is None


def test_where_everybody_is_told_nothing_is_asked(told, page):
    told.services.recording.register("Cem", Relationship.CUSTOMER)
    told.catch_up()
    assert not any(each.label == "Save" for each in page("directions").button)


def test_where_nobody_is_known_the_page_says_how_to_begin(world, page):
    world.form()
    world.catch_up()
    app = page("directions")
    assert "Log an interaction" in links(app)
    assert not app.exception


def test_without_influence_there_is_no_health_and_no_figure_of_it(world, page):
    world.form()
    world.tell(an(Kind.MEETING, str(ago(3)), influence=0.0))
    world.catch_up()
    app = page("directions")
    assert "no health" in app.title[0].value
    assert not app.get("vega_lite_chart")
    assert not app.exception
