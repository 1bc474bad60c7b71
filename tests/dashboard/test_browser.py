import re
from datetime import UTC, datetime, time
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from domain.values import Kind
from tests.dashboard import browser
from tests.dashboard.browser import settled
from tests.dashboard.conftest import ago, tell_story
from tests.given import COALITION, Clock
from tests.world import a_world

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
PATIENCE = 60_000
PAGES = ("", "log", "replay")


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
    line = tab.locator("[data-testid=stVegaLiteChart] svg").first.locator("path[aria-roledescription='line mark']")
    points = line.first.get_attribute("d").count("L")
    assert points == len(story.services.reading.series(COALITION).strength) - 1
    expect(tab.locator("[data-testid=stVegaLiteChart]")).to_have_count(6)


def test_logging_an_interaction_moves_the_momentum(story, site, tab):
    before = momentum(story)
    log(tab_at(tab, site, "log"), "Cem", Kind.OPPOSITION)
    expect(tab.get_by_text("Logged: opposition with Cem.")).to_be_visible()
    after = momentum(story)
    assert after < before
    expect(tab.get_by_text(f"{before:+.1f} → {after:+.1f}")).to_be_visible()
    tab.get_by_role("link", name="Momentum").click()
    expect(tab.get_by_role("heading", level=1).first).to_contain_text(f"Momentum is +{after:.1f} points")


def test_somebody_new_is_logged_without_leaving_the_form_and_taken_back_again(story, site, tab):
    log(tab_at(tab, site, "log"), "Dora Quay", Kind.PLEDGE)
    expect(tab.get_by_text("Logged: pledge with Dora Quay.")).to_be_visible()
    assert "Dora Quay" in names(story)
    tab.get_by_role("button", name="Undo").click()
    expect(tab.get_by_text("Undone; the history keeps both.")).to_be_visible()
    told = [entry.kind for entry in story.services.reading.entries(COALITION) if entry.stakeholder == "Dora Quay"]
    assert sorted(told) == ["partnership.begun", "pledge", "retraction"]


def test_a_replay_shows_the_strength_that_the_services_replay(story, site, tab):
    settled(tab_at(tab, site, "replay", on=str(ago(150)), known=str(ago(110))))
    state = story.services.reading.replay(COALITION, ago(150), datetime.combine(ago(110), time.max, UTC))
    expect(tab.get_by_role("heading", level=1).first).to_contain_text(f"strength was {100 * state.strength:.0f} %")


def test_the_coalition_stays_chosen_from_page_to_page(site, tab):
    settled(tab_at(tab, site, coalition="Old Forest"))
    tab.get_by_role("link", name="Replay").click()
    tab.wait_for_url(re.compile(r"/replay\?.*coalition=Old"))


@pytest.mark.parametrize("path", PAGES)
def test_a_telephone_shows_each_page_without_scrolling_sideways(site, tab, path):
    tab.set_viewport_size({"width": 390, "height": 844})
    settled(tab_at(tab, site, path))
    wider = """() => [...document.querySelectorAll('[data-testid=stMain], [data-testid=stVegaLiteChart]')]
        .filter(each => each.scrollWidth > each.clientWidth).map(each => each.dataset.testid)"""
    assert tab.evaluate(wider) == []


def tab_at(tab, site, path="", **choices):
    tab.goto(f"{site}/{path}?{urlencode({'coalition': COALITION} | choices)}")
    return tab


def log(tab, who, kind):
    settled(tab)
    tab.get_by_role("combobox", name=re.compile("Stakeholder")).fill(who)
    tab.get_by_role("option", name=re.compile(who)).first.click()
    tab.get_by_role("radio", name=kind.capitalize(), exact=True).click()
    tab.get_by_role("button", name="Log it").click()


def momentum(story):
    return story.services.reading.coalition(COALITION).momentum


def names(story):
    return {each.name for each in story.services.reading.stakeholders(COALITION)}
