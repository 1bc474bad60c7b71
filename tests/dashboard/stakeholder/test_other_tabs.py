"""The tabs Trades, Network, Health and risk, Next moves, each by itself; and what all tabs have in common."""

import pytest

from domain.health import health
from domain.moves_with import moves_with
from domain.scene import Scene
from domain.values import Item, Kind
from service.moves_in_words import move_in_words
from tests.dashboard.conftest import ago
from tests.dashboard.drawn import charts
from tests.dashboard.seen import links
from tests.dashboard.stakeholder.seen import metrics, opened, said, situation_of
from tests.given import an


@pytest.mark.usefixtures("story")
def test_only_the_open_section_is_made(page):
    app = opened(page, "Ada", "Trades")
    assert not app.get("vega_lite_chart")
    assert [tab.label for tab in app.tabs][:3] == ["Support", "Timeline", "Trades"]


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("part", ["Support", "Timeline", "Network", "Health and risk"])
def test_every_chart_and_table_says_in_words_what_it_shows(page, part):
    app = opened(page, "Ada", part)
    assert all(chart.proto.alt for chart in app.get("vega_lite_chart"))
    assert all(table.proto.alt for table in app.dataframe)


def test_the_ledger_tells_who_owes_whom_and_what_is_overdue(story, page):
    assert "No trade with them is recorded" in said(opened(page, "Ada", "Trades"))
    ideas, access = Item(what="ideas", worth=2, description="the_survey"), Item(what="access", worth=5)
    story.tell(an(Kind.TRADE, str(ago(90)), gave=ideas, got=access), about="Ada")
    story.tell(an(Kind.TRADE_HONOURED, str(ago(80))), about="Ada")
    story.tell(an(Kind.TRADE, str(ago(70)), gave=access, got=ideas, due_on=ago(8)), about="Ada")
    story.catch_up()
    app = opened(page, "Ada", "Trades")
    assert metrics(app) | {"We owe": "5", "They owe": "2", "Balance": "+3", "Overdue": "1"} == metrics(app)
    assert "We owe worth 5, they owe worth 2. 1 trade is overdue." in said(app)
    assert "We give access worth 5, they give ideas worth 2 (the_survey)" in said(app)
    assert f"overdue by 8 days ({ago(8).day} " in said(app)
    assert app.dataframe[0].value["Balance"].to_list() == [3]


def test_the_network_names_whom_they_listen_to_and_through_whom_to_reach_them(story, page):
    alone = opened(page, "Ada", "Network")
    assert "Ada listens to nobody; nobody listens to them" in said(alone)
    assert "Tell who listens to whom" in links(alone)
    story.services.recording.listens_to("Ben", "Ada")
    story.services.recording.listens_to("Ada", "Dora")
    story.catch_up()
    app = opened(page, "Ada", "Network")
    assert "Ada listens to 1 stakeholder; 1 stakeholder listens to them." in said(app)
    assert set(charts(app)["Ada listens to"]["name"]) == {"Ada", "Ben", "Dora"}
    assert [each.value["Stakeholder"].to_list() for each in app.dataframe] == [["Dora"], ["Ben"]]
    scene = Scene(situation_of(story))
    reached = f"reached with a probability of {100 * scene.ways[scene.situation.place('Ada')].probability:.0f} %"
    assert reached in said(app)


def test_health_and_risk_are_those_of_the_services_with_their_reasons(story, page):
    app = opened(page, "Ada", "Health and risk")
    situation = situation_of(story)
    place = situation.place("Ada")
    assert f"Health {health(situation).health[place]:.0f} of 100" in said(app)
    risk = Scene(situation).departing[place]
    assert f"within 90 days with a probability of {100 * risk:.1f} %" in said(app)
    assert any("a member since" in reason for reason in app.dataframe[0].value["Reason"])
    assert "Only members can depart" in said(opened(page, "Cem", "Health and risk"))


def test_the_next_moves_are_the_best_with_them(story, page):
    app = opened(page, "Ben", "Next moves")
    situation = situation_of(story)
    best = moves_with(Scene(situation), situation.place("Ben"))
    assert len(best) > 0
    for move in best:
        what = move_in_words(move)
        assert f"**{what[0].upper()}{what[1:]}**" in said(app)
