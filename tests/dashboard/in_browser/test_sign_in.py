"""Signing in, in a real browser, at a real provider on this machine."""

from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from domain.roles import Role
from tests.conftest import or_skip
from tests.dashboard import browser
from tests.dashboard.browser import settled
from tests.dashboard.conftest import OTHER, tell_story
from tests.dashboard.in_browser.conftest import HEIGHT, PATIENCE, WIDTH
from tests.given import COALITION, Clock
from tests.provider import CLIENT, METADATA, SECRET, provider
from tests.servers import Server, free_port
from tests.world import World, a_world

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
MANAGER, LEADER, AUDITOR, NOBODY, ADMIN = "mia", "leo", "ann", "nils", "ada"
UNVERIFIED = "una"
PEOPLE = {who: {"email": f"{who.title()}@example.org", "email_verified": True, "name": who.title()} for who in
          (MANAGER, LEADER, AUDITOR, NOBODY, ADMIN)} | {
    UNVERIFIED: {"email": "una@example.org", "email_verified": False, "name": "Una"}
}  # fmt: skip
COUNT_FACTS = "SELECT count(*) FROM stored_events"


def email(who):
    return f"{who}@example.org"


@dataclass(frozen=True)
class Place:
    """A dashboard, its provider, and how it was told of it."""

    address: str
    provider: Server
    settings: dict[str, str]


@pytest.fixture(scope="module")
def story(folder):
    with a_world(f"sqlite:///{folder / 'groundswell.db'}", Clock(datetime.now(UTC)), admins=email(ADMIN)) as world:
        tell_story(world)
        roles = world.services.roles
        roles.grant(COALITION, email(MANAGER), Role.MANAGER)
        roles.grant(OTHER, email(MANAGER), Role.LEADER)
        roles.grant(COALITION, email(LEADER), Role.LEADER)
        roles.grant(None, email(AUDITOR), Role.AUDITOR)
        world.catch_up()
        yield world


@pytest.fixture(scope="module")
def place(story, folder):
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    callback = f"{address}/oauth2callback"
    with or_skip(provider(callback, PEOPLE)) as running:
        told = settings(folder, running, callback)
        with browser.serving(story.services.settings.database_url, folder / "dashboard.log", port, **told):
            yield Place(address, running, told)


def settings(folder: Path, running: Server, callback: str, secret: str = SECRET) -> dict[str, str]:
    (folder / "client-secret").write_text(f"{secret}\n")
    (folder / "cookie-secret").write_text("0123456789abcdef" * 4)
    return {
        "sign_in": "oidc",
        "admins": email(ADMIN),
        "oidc_metadata_url": running.url + METADATA,
        "oidc_client_id": CLIENT,
        "oidc_client_secret_file": str(folder / "client-secret"),
        "oidc_redirect_url": callback,
        "cookie_secret_file": str(folder / "cookie-secret"),
    }


@pytest.fixture
def tab(chromium: Browser):
    """A tab with no memory of any other."""
    with chromium.new_context(viewport={"width": WIDTH, "height": HEIGHT}) as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        yield page


@pytest.fixture
def signed_in(tab, place):
    """The tab, once somebody has signed in there and came back to the page asked for."""

    def enter(who: str, page: str = "", address: str = place.address) -> Page:
        tab.goto(f"{address}/{page}")
        button(tab, "Sign in").click()
        at_the_provider(tab, who)
        tab.wait_for_url(f"{address}/**")
        expect(button(tab, "Sign out").or_(button(tab, "Sign in as somebody else"))).to_be_visible()
        return settled(tab)

    return enter


def at_the_provider(tab: Page, who: str) -> None:
    tab.get_by_placeholder("Enter any login").fill(who)
    tab.get_by_placeholder("and password").fill("anything")
    tab.keyboard.press("Enter")


def button(tab: Page, name: str) -> Locator:
    return tab.get_by_role("button", name=name, exact=True)


def menu(tab: Page) -> set[str]:
    return set(tab.locator("[data-testid=stSidebar] a p").all_inner_texts())


def said(tab: Page) -> Locator:
    return tab.locator("[data-testid=stMain]")


def facts(story: World) -> int:
    return len(list(story.services.export()))


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


def test_what_a_page_offers_to_take_away_is_for_those_signed_in(signed_in, chromium):
    tab = signed_in(LEADER, "brief?coalition=Clean+Rivers")
    with tab.expect_download() as taken:
        tab.get_by_role("button", name="PDF").first.click()
    address = taken.value.url
    assert "/media/" in address
    assert tab.request.get(address).status == 200
    with chromium.new_context() as elsewhere:
        refused = elsewhere.request.get(address)
        assert (refused.status, refused.text()) == (403, "Sign in first.")


def cookies(tab: Page, address: str) -> str:
    return "; ".join(f"{each['name']}={each['value']}" for each in tab.context.cookies(address))


def announced(address: str, size: int, headers: dict[str, str]) -> int:
    """What the server says to a file of this size before a byte of it has come."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=60)
    connection.putrequest("PUT", parts.path)
    for name, value in (headers | {"Content-Length": str(size), "Content-Type": "multipart/form-data"}).items():
        connection.putheader(name, value)
    connection.endheaders()
    status = connection.getresponse().status
    connection.close()
    return status


def test_a_file_that_is_too_large_is_refused_by_the_server_itself(signed_in, chromium):
    tab = signed_in(MANAGER, "import")
    with tab.expect_request(lambda asked: asked.method == "PUT" and "/upload_file/" in asked.url) as sent:
        rows = {"name": "rows.csv", "mimeType": "text/csv", "buffer": b"what,when"}
        tab.locator("input[type=file]").set_input_files(rows)
    address, token = sent.value.url, {"X-Xsrftoken": sent.value.headers["x-xsrftoken"]}
    assert announced(address, 65 << 20, token | {"Cookie": cookies(tab, address)}) == 413
    small = {"file": {"name": "small.csv", "mimeType": "text/csv", "buffer": b"what,when"}}
    assert tab.request.put(address, headers=token, multipart=small).status == 204
    assert tab.request.put(address, multipart=small).status == 403  # without the token of the page
    with chromium.new_context() as elsewhere:
        refused = elsewhere.request.put(address, headers=token, multipart=small)
        assert (refused.status, refused.text()) == (403, "Sign in first.")


def test_cookies_are_kept_from_scripts_and_other_sites_and_end_with_the_session(signed_in):
    tab = signed_in(LEADER)
    told = {each["name"]: each for each in tab.context.cookies() if each["name"].startswith("_streamlit_user")}
    assert set(told) == {"_streamlit_user", "_streamlit_user_tokens"}
    for each in told.values():
        assert each["httpOnly"]
        assert each["sameSite"] == "Lax"
        assert each["expires"] <= datetime.now(UTC).timestamp() + 12 * 3600
    assert "_streamlit_user" not in tab.evaluate("document.cookie")


def test_a_role_that_is_revoked_while_the_page_is_open_is_gone_with_the_next_action(signed_in, story):
    story.services.roles.grant(COALITION, email(NOBODY), Role.MANAGER)
    tab = signed_in(NOBODY, "log?coalition=Clean+Rivers")
    expect(tab.locator('[class*="st-key-stakeholder-"] input')).to_be_focused()
    before = facts(story)
    story.services.roles.revoke(COALITION, email(NOBODY), Role.MANAGER)
    expect(said(tab)).to_contain_text("Nobody has given you a role")
    assert facts(story) == before + 1  # the revocation


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
