import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from service.brief.making import brief_of
from tests.dashboard.conftest import ago
from tests.given import COALITION

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]


def test_the_brief_is_read_and_taken_along_as_pdf_and_markdown(story, tab_at, folder):
    tab = tab_at("brief", on=str(ago(18)))  # the week in which Ben endorsed it
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
