"""A dashboard that people sign in to, at a real provider on this machine, and somebody signed in there."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from domain.roles import Role
from tests.conftest import or_skip
from tests.dashboard import browser
from tests.dashboard.browser import settled
from tests.dashboard.conftest import OTHER, tell_story
from tests.dashboard.in_browser.conftest import HEIGHT, PATIENCE, WIDTH
from tests.dashboard.in_browser.sign_in.hands import at_the_provider, button
from tests.dashboard.in_browser.sign_in.people import ADMIN, AUDITOR, LEADER, MANAGER, PEOPLE, email
from tests.given import COALITION, Clock
from tests.provider import CLIENT, METADATA, SECRET, provider
from tests.servers import Server, free_port
from tests.world import a_world


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
