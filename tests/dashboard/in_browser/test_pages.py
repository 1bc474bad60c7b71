"""What holds of every page, seen in a real browser."""

from urllib.parse import urlencode, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from dashboard import menu
from domain.values import Kind
from tests.dashboard.browser import settled
from tests.dashboard.conftest import ago, know
from tests.dashboard.in_browser.conftest import HEIGHT, PATIENCE, WIDTH
from tests.given import COALITION, an

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
PAGES = [name for pages in menu.SECTIONS.values() for name in pages]
HARMS = {"serious", "critical"}
NO_WORDS = ("Traceback", "NaN", "nan ", "None", "undefined", "<NA>", "NaT")
"""What no person should have to read."""


@pytest.fixture(scope="module")
def story(story):
    """The story with something for each page to show."""
    know(story, 5)
    story.tell(an(Kind.TRADE, str(ago(30)), gave={"what": "capital", "worth": 3}, due_on=ago(2)), about="Ben")
    story.services.recording.listens_to("Ben", "Ada")
    story.catch_up()
    return story


@pytest.fixture(scope="module", params=PAGES)
def page(request, chromium, site):
    """A page opened once for all that is looked at, what it asked for, and what its policy forbade it."""
    tab = chromium.new_page()
    tab.set_default_timeout(PATIENCE)
    asked, forbidden = [], []
    tab.on("console", lambda said: forbidden.append(said.text) if "Content Security Policy" in said.text else None)
    tab.on("request", lambda request: asked.append(request.url))
    path = "" if request.param == menu.FIRST else request.param
    tab.goto(f"{site}/{path}?{urlencode({'coalition': COALITION, 'stakeholder': 'Ben'})}")
    yield settled(tab), asked, forbidden
    tab.close()


def seen(page, scheme="light", width=WIDTH, height=HEIGHT):
    tab, *_ = page
    tab.set_viewport_size({"width": width, "height": height})
    tab.emulate_media(color_scheme=scheme)
    return settled(tab)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_bars_anybody_out(page, scheme):
    tab = seen(page, scheme)
    found = Axe().run(tab).response["violations"]
    harm = [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in found if each["impact"] in HARMS]
    assert harm == []
    shown = tab.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).colorScheme")
    assert shown == scheme


def test_a_page_speaks_to_people_and_asks_nobody_else(page, site):
    tab = seen(page)
    _, asked, forbidden = page
    assert forbidden == []
    assert {urlsplit(url).netloc for url in asked if url.startswith("http")} == {urlsplit(site).netloc}
    text = tab.locator("[data-testid=stMain]").inner_text()
    assert [word for word in NO_WORDS if word in text] == []
    assert tab.locator("[data-testid=stMain] h1").count() == 1


def test_a_telephone_shows_each_page_without_scrolling_sideways(page):
    tab = seen(page, width=390, height=844)
    tab.wait_for_function("""() => [...document.querySelectorAll('[data-testid=stMain], [data-testid=stVegaLiteChart]')]
        .every(each => each.scrollWidth <= each.clientWidth)""")
