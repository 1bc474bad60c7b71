import re
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from service.brief.making import brief_of
from tests.dashboard import browser
from tests.dashboard.browser import settled
from tests.dashboard.conftest import ago, tell_story
from tests.given import COALITION, Clock
from tests.world import a_world

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
PATIENCE = 60_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("brief")


@pytest.fixture(scope="module")
def story(folder):
    with a_world(f"sqlite:///{folder / 'groundswell.db'}", Clock(datetime.now(UTC))) as world:
        yield tell_story(world)


@pytest.fixture(scope="module")
def site(story, folder):
    with browser.serving(story.services.settings.database_url, folder / "dashboard.log") as address:
        yield address


@pytest.fixture
def tab(site):
    """A tab at the brief of a week in which Ben endorsed it."""
    with browser.browsing() as chromium:
        opened = chromium.new_page(viewport={"width": 1280, "height": 900}, accept_downloads=True)
        opened.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        opened.goto(f"{site}/brief?{urlencode({'coalition': COALITION, 'on': str(ago(18))})}")
        yield settled(opened)


def test_the_brief_is_read_and_taken_along_as_pdf_and_markdown(story, tab, folder):
    brief = brief_of(story.services.situations.of(COALITION, ago(18)))
    expect(tab.get_by_role("heading", level=1)).to_have_text(brief.headline[0])
    for each in brief.figures:
        expect(tab.get_by_test_id("stMetric").filter(has_text=each.name).first).to_contain_text(each.shown)

    (page,) = PdfReader(downloaded(tab, "Download as PDF", folder)).pages
    printed = re.sub(r"\s+", " ", page.extract_text())
    for sentence in brief.headline:
        assert sentence in printed
    text = downloaded(tab, "Download as Markdown", folder).read_text(encoding="utf-8")
    assert all(sentence in text for sentence in brief.headline)


def downloaded(tab, button, folder):
    with tab.expect_download() as download:
        tab.get_by_role("button", name=button).click()
    name = download.value.suggested_filename
    assert name.startswith(f"clean-rivers-brief-{ago(18)}.")
    download.value.save_as(folder / name)
    return folder / name
