"""Importing a file with bad rows in a real browser, mending them, importing again."""

import pytest
from playwright.sync_api import expect

from tests.dashboard.browser import settled
from tests.dashboard.conftest import ago
from tests.given import COALITION
from tests.world import COLUMNS

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
ROWS = [
    f"1,{COALITION},Ada,contribution,{ago(9)}",
    f"2,{COALITION},Zoë Marsh,pledge,{ago(8)}",
    f"3,{COALITION},Ben,danced,{ago(7)}",
    f"4,{COALITION},Ben,endorsement,someday",
]


@pytest.fixture
def importing(tab_at):
    return tab_at("import")


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
