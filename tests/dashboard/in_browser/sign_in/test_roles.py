"""What each role sees and may do, once signed in."""

import pytest
from playwright.sync_api import expect

from domain.roles import Role
from tests.dashboard.browser import settled
from tests.dashboard.conftest import OTHER
from tests.dashboard.in_browser.sign_in.hands import menu, said
from tests.dashboard.in_browser.sign_in.people import ADMIN, AUDITOR, LEADER, MANAGER, NOBODY, email
from tests.given import COALITION
from tests.world import World

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]


def test_a_manager_comes_back_to_the_page_asked_for_and_logs_under_their_own_name(signed_in, story):
    tab = signed_in(MANAGER, "log?coalition=Clean+Rivers")
    assert tab.url.endswith("/log?coalition=Clean+Rivers")
    expect(tab.locator("[data-testid=stSidebar]")).to_contain_text(email(MANAGER))
    expect(tab.locator('[class*="st-key-stakeholder-"] input')).to_be_focused()
    tab.keyboard.type("Ada")
    expect(tab.get_by_role("option", name="Ada", exact=True)).to_be_visible()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")  # leaves the list of names
    tab.get_by_role("radio", name="Meeting", exact=True).click()
    tab.get_by_label("Note", exact=True).fill("Signed in and met")
    tab.keyboard.press("Control+Enter")
    expect(tab.get_by_text("Logged: meeting with Ada.")).to_be_visible()
    (met,) = [each for each in story.services.reading.entries(COALITION) if each.note == "Signed in and met"]
    assert met.recorded_by == email(MANAGER)


def test_a_manager_logs_where_they_are_one_and_nowhere_else(signed_in):
    tab = signed_in(MANAGER, f"log?coalition={OTHER.replace(' ', '+')}")
    expect(said(tab)).to_contain_text(f"There is no coalition '{OTHER}'")
    tab.goto(tab.url.replace("/log", "/stakeholder"))
    settled(tab)


def test_a_leader_is_offered_no_logging_and_refused_where_they_ask_for_it(signed_in, place, story):
    before = facts(story)
    tab = signed_in(LEADER, "week?coalition=Clean+Rivers")
    assert {"Log", "Import", "Checks"}.isdisjoint(menu(tab))
    assert {"Momentum", "What-if", "Replay"} <= menu(tab)
    assert said(tab).get_by_role("link", name="Log").count() == 0
    tab.goto(f"{place.address}/log?coalition=Clean+Rivers")
    expect(said(tab)).to_contain_text("This needs the role manager")
    expect(said(tab)).to_contain_text("ask an admin")
    tab.goto(f"{place.address}/?coalition=Old+Forest")
    expect(said(tab)).to_contain_text("There is no coalition 'Old Forest'")
    assert facts(story) == before


def test_an_auditor_reads_everything_and_writes_nothing(signed_in, place, story):
    before = facts(story)
    tab = signed_in(AUDITOR, "checks")
    expect(tab.get_by_role("heading", level=1)).to_be_visible()
    assert {"Facts", "Checks", "Replay"} <= menu(tab)
    assert {"Log", "Import"}.isdisjoint(menu(tab))
    for page in ("stakeholder", "network", "readiness", "directions", "alerts"):
        tab.goto(f"{place.address}/{page}?coalition=Clean+Rivers&stakeholder=Ben")
        settled(tab)
        written = said(tab).locator("[data-testid=stForm], [data-testid=stPopover] button:not([disabled])")
        assert written.get_by_text("Save").or_(written.get_by_text("Record")).count() == 0, page
    tab.goto(f"{place.address}/import")
    expect(said(tab)).to_contain_text("This needs the role manager")
    assert facts(story) == before


def test_who_has_no_role_reads_whom_to_ask_and_nothing_else(signed_in):
    tab = signed_in(NOBODY, "?coalition=Clean+Rivers")
    expect(said(tab)).to_contain_text(f"You are signed in as {email(NOBODY)}.")
    expect(said(tab)).to_contain_text(f"Ask {email(ADMIN)} for one")
    assert COALITION not in said(tab).inner_text()


def test_an_admin_alone_is_led_to_the_page_they_have_a_use_for(signed_in, place):
    tab = signed_in(ADMIN)
    tab.wait_for_url(f"{place.address}/access**")
    assert menu(settled(tab)) == {"Access"}


def test_a_role_that_is_revoked_while_the_page_is_open_is_gone_with_the_next_action(signed_in, story):
    story.services.roles.grant(COALITION, email(NOBODY), Role.MANAGER)
    tab = signed_in(NOBODY, "log?coalition=Clean+Rivers")
    expect(tab.locator('[class*="st-key-stakeholder-"] input')).to_be_focused()
    before = facts(story)
    story.services.roles.revoke(COALITION, email(NOBODY), Role.MANAGER)
    expect(said(tab)).to_contain_text("Nobody has given you a role")
    assert facts(story) == before + 1  # the revocation


def facts(story: World) -> int:
    return len(list(story.services.export()))
