"""Importing a file with bad rows in a real browser, mending them, importing again."""

from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.dashboard import browser
from tests.dashboard.browser import settled
from tests.dashboard.conftest import ago, tell_story
from tests.given import COALITION, Clock
from tests.world import COLUMNS, a_world

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
PATIENCE = 60_000
ROWS = [
    f"1,{COALITION},Ada,contribution,{ago(9)}",
    f"2,{COALITION},Zoë Marsh,pledge,{ago(8)}",
    f"3,{COALITION},Ben,danced,{ago(7)}",
    f"4,{COALITION},Ben,endorsement,someday",
]


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    folder = tmp_path_factory.mktemp("import")
    with a_world(f"sqlite:///{folder / 'groundswell.db'}", Clock(datetime.now(UTC))) as world:
        yield tell_story(world)


@pytest.fixture(scope="module")
def site(story, tmp_path_factory):
    log = tmp_path_factory.mktemp("served") / "dashboard.log"
    with browser.serving(story.services.settings.database_url, log) as address:
        yield address


@pytest.fixture
def importing(site):
    with browser.browsing() as chromium:
        tab = chromium.new_page(viewport={"width": 1280, "height": 900}, accept_downloads=True)
        tab.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        tab.goto(f"{site}/import?{urlencode({'coalition': COALITION})}")
        yield settled(tab)


def test_a_file_with_bad_rows_is_imported_mended_and_imported_again(story, importing, tmp_path):
    before = len(story.services.reading.entries(COALITION, interactions=True))
    drop(importing, written(tmp_path / "table.csv", "\n".join([COLUMNS, *ROWS])))
    expect(headline(importing)).to_have_text("4 rows: 2 new interactions and 2 that cannot be taken yet.")
    with importing.expect_download() as downloading:
        importing.get_by_role("button", name="Download the bad rows").click()
    bad = downloading.value.path().read_text("utf-8-sig")
    importing.get_by_role("button", name="Record 2 interactions").click()
    expect(
        importing.get_by_text("2 interactions of table.csv were recorded; 2 bad rows were left out.")
    ).to_be_visible()

    mended = written(tmp_path / "mended.csv", bad.replace("danced", "meeting").replace("someday", str(ago(6))))
    drop(importing, mended)
    expect(headline(importing)).to_have_text("2 rows: 2 new interactions.")
    importing.get_by_role("button", name="Record 2 interactions").click()
    expect(importing.get_by_text("2 interactions of mended.csv were recorded.")).to_be_visible()
    expect(headline(importing)).to_have_text("2 rows: nothing new and 2 recorded before.")

    whole = "\n".join([COLUMNS, *ROWS]).replace("danced", "meeting").replace("someday", str(ago(6)))
    drop(importing, written(tmp_path / "whole.csv", whole))
    expect(headline(importing)).to_have_text("4 rows: nothing new and 4 recorded before.")
    expect(importing.get_by_role("button", name="Record")).to_have_count(0)
    story.catch_up()
    assert len(story.services.reading.entries(COALITION, interactions=True)) == before + 4


def drop(importing, file):
    """Give the page a file in place of the one before."""
    if importing.get_by_role("button", name="Remove").count():
        importing.get_by_role("button", name="Remove").first.click()
        settled(importing)
    importing.locator("input[type=file]").set_input_files(file)


def written(file, content):
    file.write_text(content, "utf-8")
    return file


def headline(importing):
    return importing.locator("h1")
