"""The page Checks while facts come in elsewhere."""

import pytest
from playwright.sync_api import expect

from domain.values import Kind
from tests.dashboard.conftest import TODAY
from tests.given import an

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


def test_the_open_page_notices_a_new_fact_and_keeps_what_was_found(story, tab_at):
    page = tab_at("checks")
    before = story.services.status().facts
    expect(page.locator("h1")).to_contain_text(f"all {before} facts")
    page.get_by_role("button", name="Verify now").click()
    expect(page.get_by_text("everything is what the facts say")).to_be_visible()
    story.tell(an(Kind.MESSAGE, str(TODAY)), about="Ben")
    story.catch_up()
    expect(page.locator("h1")).to_contain_text(f"all {before + 1} facts")
    expect(page.get_by_text("everything is what the facts say")).to_be_visible()
