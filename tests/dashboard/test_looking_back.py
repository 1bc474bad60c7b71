"""Every page that shows figures can look back: as it happened until a day, as known on another."""

from datetime import datetime, time

import pytest

from dashboard import words
from domain.values import Kind
from tests.dashboard.conftest import TODAY, ago, know
from tests.dashboard.seen import press, texts
from tests.given import COALITION, an
from tests.world import World

PAGES = (
    "momentum",
    "compare",
    "whip",
    "map",
    "network",
    "readiness",
    "directions",
    "alerts",
    "what_if",
    "week",
    "stakeholder",
)


SILENT = {"momentum", "compare", "readiness", "week"}
"""Pages that do not name somebody who only opposes, or not unasked."""


def written(app) -> str:
    """All that the page says, but for what the reader chooses."""
    said = [each.value for kind in ("markdown", "caption", "header", "title", "info") for each in app.get(kind)]
    return " ".join(str(each) for each in said)


@pytest.fixture
def late(story: World) -> World:
    """The story, in which somebody new is heard of today, for a day long ago."""
    know(story, 0)
    story.tell(an(Kind.OPPOSITION, str(ago(45)), influence=5.0, note="Only heard of now"), about="Zoe")
    story.catch_up()
    return story


def named(app) -> str:
    """All that the page tells of people: its words, its tables, and whom it lets choose."""
    tables = " ".join(each.value.to_string() for each in app.dataframe)
    offered = " ".join(option for each in app.selectbox for option in each.options)
    return " ".join([written(app), texts(app), tables, offered])


@pytest.mark.parametrize("name", PAGES)
def test_every_page_shows_then_what_was_known_then(late, page, name):
    assert late
    then, known = page(name, as_of=str(ago(30)), as_known=str(ago(30))), page(name, as_of=str(ago(30)))
    for app, told in ((then, f"as known on {words.day(ago(30))}"), (known, "as known today")):
        assert not app.exception
        button = app.get("popover")[0]
        assert button.proto.popover.label == f"As of {words.day(ago(30))}, {told}"
    assert "Zoe" not in named(then)
    assert "Zoe" in named(known) or name in SILENT


def test_momentum_shows_the_strength_of_then(late, page):
    at = datetime.combine(ago(30), time.max, late.clock.now.tzinfo)
    believed = late.services.situations.of(COALITION, ago(30), at).standing.strength
    known = late.services.situations.of(COALITION, ago(30)).standing.strength
    then = page("momentum", as_of=str(ago(30)), as_known=str(ago(30)))
    after = page("momentum", as_of=str(ago(30)))
    assert then.metric[0].value == words.percent(believed)
    assert after.metric[0].value == words.percent(known)
    assert then.metric[0].value != after.metric[0].value


def test_one_press_leads_back_to_today(late, page):
    app = page("momentum", as_of=str(ago(30)), as_known=str(ago(30)))
    press(app, "Back to today")
    assert not app.exception
    assert app.metric[0].value == page("momentum").metric[0].value
    assert (app.date_input(key="as_of").value, app.date_input(key="as_known").value) == (TODAY, TODAY)
    assert late


class TestBelief:
    """The mode of Difference that puts what was believed beside what is known."""

    def test_both_columns_are_told(self, late, page):
        app = page("difference", compare="Believed and known", day=str(ago(30)))
        found = late.services.situations.belief(COALITION, ago(30))
        told = app.dataframe[0].value.set_index("Figure").loc["Strength"].to_list()
        assert told == [f"{100 * each.standing.strength:.1f} %" for each in (found.believed, found.known)]
        assert told[0] != told[1]

    def test_what_made_the_difference_and_what_was_learnt(self, late, page):
        app = page("difference", compare="Believed and known", day=str(ago(30)))
        assert late
        assert "1 fact of what had happened by then was learnt since" in written(app)
        assert "Facts told late: strength" in written(app)
        people = app.dataframe[1].value.set_index("Stakeholder")
        assert people.loc["Zoe", "Stance before"] == "not known yet"
        assert "Zoe" in app.dataframe[2].value["Stakeholder"].to_list()

    def test_of_today_nothing_was_learnt(self, late, page):
        app = page("difference", compare="Believed and known")
        assert late
        assert "nothing of what had happened by then was learnt since" in written(app)
        assert "Nothing was learnt since." in written(app)
