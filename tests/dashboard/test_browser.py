import json
import re
from datetime import UTC, date, datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from playwright.sync_api import expect
from typer.testing import CliRunner

from domain.time import day_number
from domain.values import Kind
from gateway.cli.app import app
from service.explained import explained
from service.explanation_in_words import headline
from tests.dashboard import browser
from tests.dashboard.browser import settled
from tests.dashboard.conftest import ago, tell_story
from tests.given import COALITION, Clock, an
from tests.world import a_world

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
PATIENCE = 60_000


@pytest.fixture(scope="module")
def chromium():
    with browser.browsing() as opened:
        yield opened


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("browser")


@pytest.fixture(scope="module")
def story(folder):
    """The story in a database that all of these tests share: each compares with the services as they are then."""
    with a_world(f"sqlite:///{folder / 'groundswell.db'}", Clock(datetime.now(UTC))) as world:
        yield tell_story(world)


@pytest.fixture(scope="module")
def site(story, folder):
    """The address of a dashboard over the story."""
    with browser.serving(story.services.settings.database_url, folder / "dashboard.log") as address:
        yield address


@pytest.fixture
def tab(chromium):
    """A fresh tab, as wide as a laptop."""
    opened = chromium.new_page(viewport={"width": 1280, "height": 900})
    opened.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    yield opened
    opened.close()


def test_the_momentum_page_draws_the_series_of_real_facts(story, site, tab):
    settled(tab_at(tab, site))
    summary = story.services.reading.coalition(COALITION)
    expect(tab.get_by_role("heading", level=1).first).to_contain_text(f"strength {100 * summary.strength:.0f} %")
    area = tab.locator("[data-testid=stVegaLiteChart][aria-label^='Momentum by day'] svg g.mark-area path")
    corners = area.first.get_attribute("d").count("L") + 1
    assert corners == 2 * len(story.services.reading.series(COALITION).momentum)  # along the days, and back


def test_the_coalition_stays_chosen_from_page_to_page(site, tab):
    settled(tab_at(tab, site, coalition="Old Forest"))
    tab.get_by_role("link", name="Replay").click()
    tab.wait_for_url(re.compile(r"/replay\?.*coalition=Old"))


def test_a_span_that_is_dragged_is_explained(story, site, tab):
    settled(tab_at(tab, site))
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


def test_a_replay_shows_what_the_command_line_replays(story, site, tab, monkeypatch):
    monkeypatch.setenv("GROUNDSWELL_DATABASE_URL", story.services.settings.database_url)
    asked = ["replay", COALITION, "--on", str(ago(15)), "--known", str(ago(5)), "--json"]
    told = json.loads(CliRunner().invoke(app, asked).stdout)
    settled(tab_at(tab, site, "replay", on=str(ago(15)), known=str(ago(5))))
    expect(tab.get_by_role("heading", level=1)).to_contain_text(f"strength was {100 * told['strength']:.0f} %")
    expect(tab.get_by_role("heading", level=1)).to_contain_text(f"momentum {told['momentum']:+.1f} points")


def test_a_replay_plays(site, tab):
    settled(tab_at(tab, site, "replay", on=str(ago(290)), known=str(ago(290))))
    told = tab.get_by_role("heading", level=1)
    tab.get_by_role("radio", name="2 months").click()
    tab.get_by_role("button", name="Play").click()
    expect(told).to_contain_text(re.compile("nobody|strength was"))
    for _ in range(2):
        before = told.inner_text()
        expect(told).not_to_have_text(before)
    tab.get_by_role("button", name="Pause").click()
    tab.wait_for_url(re.compile("on="))


def test_a_fact_logged_elsewhere_shows_on_an_open_page(story, site, tab):
    settled(tab_at(tab, site))
    before = tab.get_by_role("heading", level=1).inner_text()
    tab.get_by_text("The facts behind it").click()
    story.tell(an(Kind.OPPOSITION, str(ago(0)), influence=3.0), about="Dana Weir")
    expect(tab.get_by_role("heading", level=1)).not_to_have_text(before)
    expect(tab.get_by_test_id("stExpander").first.get_by_test_id("stDataFrame")).to_be_visible()  # what was open is


def tab_at(tab, site, path="", **choices):
    tab.goto(f"{site}/{path}?{urlencode({'coalition': COALITION} | choices)}")
    return tab
