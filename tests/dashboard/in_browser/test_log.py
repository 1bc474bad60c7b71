"""Logging by keyboard alone, in a real browser."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from domain.values import Kind
from tests.dashboard.conftest import TODAY
from tests.given import COALITION, an

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]


@pytest.fixture
def log(tab_at):
    """The page Log in a fresh tab, once the cursor waits in its first field."""
    page = tab_at("log")
    expect(field(page)).to_be_focused()
    return page


def test_a_meeting_with_two_people_is_logged_by_keyboard_alone_and_moves_the_momentum(story, log):
    before = momentum(story)
    keys = log.keyboard
    expect(field(log)).to_be_focused()
    for name in ("Ada", "Ben"):
        choose(log, name)
    tab_to(log, log.get_by_role("radio", name="Meeting", exact=True))
    tab_to(log, log.get_by_role("radio", name="hostile"))
    for _ in range(3):
        keys.press("ArrowRight")
    keys.press("Space")
    expect(log.get_by_role("radio", name="friendly")).to_be_checked()
    tab_to(log, log.get_by_label("Note", exact=True))
    keys.type("Walked the weir")
    keys.press("Control+Enter")
    expect(log.get_by_text("Logged: meeting with Ada and Ben.")).to_be_visible()
    met = [each for each in story.services.reading.entries(COALITION) if each.note == "Walked the weir"]
    assert {(each.stakeholder, each.kind, each.tone) for each in met} == {("Ada", "meeting", 1), ("Ben", "meeting", 1)}
    expect(field(log)).to_be_focused()
    expect(log.get_by_label("Note", exact=True)).to_have_value("")

    after = momentum(story)
    assert after != before
    expect(log.get_by_text(f"{before:+.1f} → {after:+.1f}")).to_be_visible()
    log.get_by_role("link", name="Momentum", exact=True).click()
    expect(log.get_by_role("heading", level=1)).to_contain_text(f"{after:+.1f} points")


def test_the_shortcut_sends_the_form_from_the_open_list_and_names_nobody_else(story, log):
    keys = log.keyboard
    choose(log, "Ada")
    keys.press("ArrowDown")
    expect(field(log)).to_have_attribute("aria-expanded", "true")
    keys.press("Control+Enter")
    expect(log.get_by_text("Logged: meeting with Ada.")).to_be_visible()
    (last, *_) = story.services.reading.recent(COALITION, 1)
    assert last.entry.stakeholder == "Ada"


@pytest.mark.usefixtures("story")
def test_from_the_names_the_next_key_leads_on_and_not_to_what_clears_them(log):
    choose(log, "Ben")
    log.keyboard.press("Tab")
    expect(log.get_by_role("radio", name="Meeting", exact=True)).to_be_focused()


@pytest.mark.usefixtures("story")
def test_after_undo_the_cursor_is_back_in_the_form(log):
    choose(log, "Ben")
    log.get_by_label("Note", exact=True).click()
    log.keyboard.press("Control+Enter")
    expect(log.get_by_text("Logged: meeting with Ben.")).to_be_visible()
    log.get_by_role("button", name="Undo").click()
    expect(log.get_by_text("Undone")).to_be_visible()
    expect(field(log)).to_be_focused()


def test_what_is_being_typed_survives_a_fact_counted_elsewhere(story, log):
    keys = log.keyboard
    keys.type("Dora Quay")
    expect(log.get_by_role("option", name="Add: Dora Quay")).to_be_visible()
    keys.press("Enter")
    keys.press("Tab")  # leaves the list of names
    log.get_by_role("radio", name="Pledge", exact=True).click()
    log.get_by_label("Note", exact=True).click()
    keys.type("She said")
    story.tell(an(Kind.CRITICISM, str(TODAY), note="from elsewhere"), about="Cem")
    story.catch_up()
    expect(log.locator("h1")).to_contain_text(str(logged_lately(story)))
    keys.type(" yes")
    keys.press("Control+Enter")
    expect(log.get_by_text("Logged: pledge with Dora Quay.")).to_be_visible()
    (pledge,) = [
        each for each in story.services.reading.entries(COALITION, interactions=True) if each.stakeholder == "Dora Quay"
    ]
    assert (pledge.kind, pledge.note) == ("pledge", "She said yes")


def test_a_name_that_is_half_typed_survives_a_fact_counted_elsewhere(story, log):
    log.keyboard.type("Be")
    story.tell(an(Kind.MESSAGE, str(TODAY)), about="Cem")
    story.catch_up()
    expect(log.locator("h1")).to_contain_text(str(logged_lately(story)))
    log.keyboard.type("n")
    expect(field(log)).to_have_value("Ben")


def choose(log, name):
    """Name somebody who is known, by keyboard."""
    log.keyboard.type(name)
    expect(log.get_by_role("option", name=name, exact=True)).to_be_visible()
    log.keyboard.press("Enter")
    expect(chip(log, name)).to_be_visible()


def field(log):
    return log.get_by_role("combobox", name="With whom")


def chip(log, name):
    return log.locator(".st-key-log").get_by_text(name, exact=True).first


def tab_to(log, place, most=6):
    """Press Tab until this has the focus."""
    for _ in range(most):
        log.keyboard.press("Tab")
        if place.evaluate("each => each === document.activeElement"):
            return
    expect(place).to_be_focused(timeout=1)


def momentum(story):
    return story.services.reading.coalition(COALITION).momentum


def logged_lately(story):
    """How many interactions the headline counts: those recorded in the last seven days, unless taken back."""
    recent = story.services.reading.recent(COALITION, 20)
    return sum((datetime.now(UTC) - each.entry.recorded_at).days < 7 for each in recent if not each.retracted)
