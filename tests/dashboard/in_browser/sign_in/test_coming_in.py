"""Who comes in: signing in and out, in a real browser, at a real provider."""

from datetime import UTC, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.conftest import or_skip
from tests.dashboard import browser
from tests.dashboard.browser import settled
from tests.dashboard.in_browser.conftest import PATIENCE
from tests.dashboard.in_browser.sign_in.conftest import settings
from tests.dashboard.in_browser.sign_in.hands import at_the_provider, button, menu, said
from tests.dashboard.in_browser.sign_in.people import LEADER, PEOPLE, UNVERIFIED
from tests.given import COALITION
from tests.provider import provider
from tests.servers import free_port

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]


def test_before_signing_in_there_is_one_calm_page_with_one_button(tab, place):
    tab.goto(f"{place.address}/whip?coalition=Clean+Rivers")
    expect(button(tab, "Sign in")).to_be_visible()
    settled(tab)
    assert said(tab).get_by_role("button").count() == 1
    assert tab.locator("[data-testid=stSidebar]").count() == 0 or menu(tab) == set()
    assert COALITION not in tab.content()
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        harm = [each["id"] for each in Axe().run(settled(tab)).response["violations"]]
        assert [each for each in harm if each != "color-contrast-enhanced"] == []
    tab.set_viewport_size({"width": 390, "height": 844})
    assert settled(tab).evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_address_that_the_provider_does_not_vouch_for_lets_nobody_in(signed_in):
    tab = signed_in(UNVERIFIED)
    expect(said(tab)).to_contain_text("does not say that your email address is yours")
    assert menu(tab) == set()


def test_signing_out_ends_it_here_and_at_the_provider(signed_in, place):
    tab = signed_in(LEADER)
    button(tab, "Sign out").click()
    button(tab, "Yes, sign me out").click()
    tab.wait_for_url(f"{place.address}/**")
    expect(said(tab)).to_contain_text("You are signed out.")
    assert [each["name"] for each in tab.context.cookies() if "_streamlit_user" in each["name"]] == []
    tab.goto(f"{place.address}/")
    button(tab, "Sign in").click()
    expect(tab.get_by_placeholder("Enter any login")).to_be_visible()


def test_a_session_that_was_signed_out_is_over_in_every_tab_and_for_every_copy_of_its_cookie(
    signed_in, place, chromium
):
    tab = signed_in(LEADER, "whip?coalition=Clean+Rivers")
    copied = tab.context.cookies()
    other = tab.context.new_page()
    other.goto(f"{place.address}/map?coalition=Clean+Rivers")
    expect(button(other, "Sign out")).to_be_visible()
    button(tab, "Sign out").click()
    button(tab, "Yes, sign me out").click()
    expect(said(tab)).to_contain_text("You are signed out.")
    expect(said(other)).to_contain_text("You signed out; sign in again")
    with chromium.new_context() as elsewhere:
        elsewhere.add_cookies(copied)
        thief = elsewhere.new_page()
        thief.goto(f"{place.address}/map?coalition=Clean+Rivers")
        expect(said(thief)).to_contain_text("You signed out; sign in again", timeout=PATIENCE)


def test_cookies_are_kept_from_scripts_and_other_sites_and_end_with_the_session(signed_in):
    tab = signed_in(LEADER)
    told = {each["name"]: each for each in tab.context.cookies() if each["name"].startswith("_streamlit_user")}
    assert set(told) == {"_streamlit_user", "_streamlit_user_tokens"}
    for each in told.values():
        assert each["httpOnly"]
        assert each["sameSite"] == "Lax"
        assert each["expires"] <= datetime.now(UTC).timestamp() + 12 * 3600
    assert "_streamlit_user" not in tab.evaluate("document.cookie")


def test_a_wrong_client_secret_and_an_absent_provider_are_told_in_a_sentence(tab, story, tmp_path):
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with or_skip(provider(f"{address}/oauth2callback", PEOPLE)) as running:
        wrong = settings(tmp_path, running, f"{address}/oauth2callback", secret="not what the provider gave")
        log = tmp_path / "dashboard.log"
        with browser.serving(story.services.settings.database_url, log, port, **wrong):
            tab.goto(address)
            button(tab, "Sign in").click()
            at_the_provider(tab, LEADER)
            expect(said(tab)).to_contain_text("Signing in did not work")
            assert "Traceback" not in tab.content()
            running.stop()
            tab.goto(address)
            button(tab, "Sign in").click()
            expect(said(tab)).to_contain_text("does not answer")
            expect(button(tab, "Sign in")).to_be_visible()
    told = log.read_text()
    assert "not what the provider gave" not in told
    assert "0123456789abcdef" not in told
