import json
import re
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import expect
from typer.testing import CliRunner

from domain.time import day_number
from domain.values import Kind
from gateway.cli.app import app
from service.explained import explained
from service.explanation_in_words import headline
from tests.dashboard.browser import settled
from tests.dashboard.conftest import ago
from tests.given import COALITION, an

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]


def test_the_momentum_page_draws_the_series_of_real_facts(story, tab, tab_at):
    tab_at()
    summary = story.services.reading.coalition(COALITION)
    expect(tab.get_by_role("heading", level=1).first).to_contain_text(f"strength {100 * summary.strength:.0f} %")
    area = tab.locator("[data-testid=stVegaLiteChart][aria-label^='Momentum by day'] svg g.mark-area path")
    corners = area.first.get_attribute("d").count("L") + 1
    assert corners == 2 * len(story.services.reading.series(COALITION).momentum)  # along the days, and back


def test_the_coalition_stays_chosen_from_page_to_page(tab, tab_at):
    tab_at(coalition="Old Forest")
    tab.get_by_role("link", name="Replay").click()
    tab.wait_for_url(re.compile(r"/replay\?.*coalition=Old"))


def test_a_span_that_is_dragged_is_explained(story, tab, tab_at):
    tab_at()
    chart = tab.locator("[data-testid=stVegaLiteChart] canvas").first
    box = chart.bounding_box()
    begin, middle, end = (box["x"] + box["width"] * part for part in (0.4, 0.6, 0.8))
    tab.mouse.move(begin, box["y"] + box["height"] / 2)
    tab.mouse.down()
    tab.mouse.move(middle, box["y"] + box["height"] / 2, steps=4)
    tab.mouse.move(end, box["y"] + box["height"] / 2, steps=4)
    tab.mouse.up()
    tab.wait_for_url(re.compile("from=.*"))
    chosen = dict(parse_qsl(urlsplit(tab.url).query))
    first, last = (date.fromisoformat(chosen[end]) for end in ("from", "to"))
    told = explained(story.services.situations.of(COALITION, last), day_number(first), momentum=False)
    expect(tab.get_by_text(headline(told.situation, told.change, told.first))).to_be_visible()


def test_a_replay_shows_what_the_command_line_replays(story, tab, tab_at, monkeypatch):
    monkeypatch.setenv("GROUNDSWELL_DATABASE_URL", story.services.settings.database_url)
    asked = ["replay", COALITION, "--on", str(ago(15)), "--known", str(ago(5)), "--json"]
    told = json.loads(CliRunner().invoke(app, asked).stdout)
    tab_at("replay", on=str(ago(15)), known=str(ago(5)))
    expect(tab.get_by_role("heading", level=1)).to_contain_text(f"strength was {100 * told['strength']:.0f} %")
    expect(tab.get_by_role("heading", level=1)).to_contain_text(f"momentum {told['momentum']:+.1f} points")


def test_a_replay_plays(tab, tab_at):
    tab_at("replay", on=str(ago(290)), known=str(ago(290)))
    told = tab.get_by_role("heading", level=1)
    tab.get_by_role("radio", name="2 months").click()
    tab.get_by_role("button", name="Play").click()
    expect(told).to_contain_text(re.compile("nobody|strength was"))
    for _ in range(2):
        before = told.inner_text()
        expect(told).not_to_have_text(before)
    tab.get_by_role("button", name="Pause").click()
    tab.wait_for_url(re.compile("on="))


def test_a_fact_logged_elsewhere_shows_on_an_open_page(story, tab, tab_at):
    tab_at()
    before = tab.get_by_role("heading", level=1).inner_text()
    label = tab.get_by_text("The facts behind it")
    label.click()
    counted = label.inner_text()
    story.tell(an(Kind.OPPOSITION, str(ago(0)), influence=3.0), about="Dana Weir")
    expect(tab.get_by_role("heading", level=1)).not_to_have_text(before)
    expect(label).not_to_have_text(counted)
    expect(settled(tab).get_by_test_id("stExpander").first.get_by_test_id("stDataFrame")).to_be_visible()


def test_a_fact_logged_elsewhere_shows_where_coalitions_are_compared(story, tab, tab_at):
    tab_at("compare", **{"with": COALITION})
    before = tab.get_by_role("heading", level=1).inner_text()
    story.tell(an(Kind.OPPOSITION, str(ago(0)), influence=5.0), about="Eli Weir")
    expect(tab.get_by_role("heading", level=1)).not_to_have_text(before)
