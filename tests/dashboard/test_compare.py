import pytest

from domain.time import day_number
from domain.trail import trail
from domain.values import Kind
from tests.dashboard.conftest import OTHER, TODAY, ago
from tests.dashboard.drawn import charts
from tests.given import COALITION, an


@pytest.fixture
def two(story):
    story.tell(an(Kind.JOIN, str(ago(90)), influence=0.5), an(Kind.CRITICISM, str(ago(5))), about="Dee", to=OTHER)
    story.catch_up()
    return story


def test_each_coalition_is_drawn_as_it_was_computed(two, page):
    drawn = charts(page("compare"))["Strength"]
    for name in (COALITION, OTHER):
        series = two.services.reading.series(name)
        line = drawn[drawn["coalition"] == name]
        assert line["strength"].to_list() == pytest.approx(series.strength)


def test_the_table_tells_where_each_stands_today(two, page):
    shown = page("compare").dataframe[0].value.set_index("Coalition")
    for name in (COALITION, OTHER):
        summary = two.services.reading.coalition(name)
        today = trail(two.services.situations.of(name), [day_number(TODAY)])
        assert shown.loc[name, "Strength"] == f"{100 * summary.strength:.0f} %"
        assert shown.loc[name, "80 % interval"] == f"{100 * today.low[0]:.0f}–{100 * today.high[0]:.0f} %"


def test_the_headline_names_who_gains_and_who_loses(two, page):
    first, last = (two.services.reading.coalition(name).momentum for name in (COALITION, OTHER))
    headline = page("compare").title[0].value
    assert first > last
    assert headline.startswith(COALITION)
    assert OTHER in headline


@pytest.mark.usefixtures("two")
def test_what_is_compared_stands_in_the_address(page):
    app = page("compare")
    app.multiselect(key="with").set_value([OTHER]).run()
    assert app.query_params["with"] == OTHER
    assert len(app.dataframe[0].value) == 1


@pytest.mark.usefixtures("story")
def test_a_coalition_without_facts_has_no_line_but_a_row(page):
    app = page("compare")
    assert set(charts(app)["Strength"]["coalition"]) == {COALITION}
    assert app.dataframe[0].value.set_index("Coalition").loc[OTHER, "Strength"] == "–"


@pytest.mark.usefixtures("story")
def test_nothing_chosen_asks_for_a_choice(page):
    app = page("compare")
    app.multiselect(key="with").set_value([]).run()
    assert "Choose the coalitions" in app.info[0].value


@pytest.mark.usefixtures("world")
def test_without_a_coalition_the_page_says_how_to_begin(page):
    assert "groundswell coalition create" in page("compare").markdown[0].value


def test_coalitions_are_compared_as_they_stood_and_as_was_known_then(two, page):
    told = page("compare", as_of=str(ago(30))).dataframe[0].value.set_index("Coalition")
    for name in (COALITION, OTHER):
        then = two.services.situations.of(name, ago(30)).standing
        assert told.loc[name, "Strength"] == f"{100 * then.strength:.0f} %"
    believed = page("compare", as_of=str(ago(30)), as_known=str(ago(30))).dataframe[0].value.set_index("Coalition")
    assert believed.loc[OTHER, "Strength"] == "–"  # all of it was told today
