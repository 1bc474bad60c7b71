"""A dashboard over a story, for each file of tests its own, and tabs of a real Chromium in front of it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.dashboard import browser
from tests.dashboard.browser import settled
from tests.dashboard.conftest import tell_story
from tests.given import COALITION, Clock
from tests.world import World, a_world

PATIENCE = 60_000
"""Milliseconds that a page on a busy machine may take for anything."""

WIDTH, HEIGHT = 1280, 900
"""As wide as a laptop."""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser.browsing() as opened:
        yield opened


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("browser")


@pytest.fixture(scope="module")
def story(folder: Path) -> Iterator[World]:
    """The story that all tests of a file share: each compares with the services as they are then."""
    with a_world(f"sqlite:///{folder / 'groundswell.db'}", Clock(datetime.now(UTC))) as world:
        yield tell_story(world)


@pytest.fixture(scope="module")
def site(story: World, folder: Path) -> Iterator[str]:
    """The address of a dashboard over the story."""
    with browser.serving(story.services.settings.database_url, folder / "dashboard.log") as address:
        yield address


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    """A fresh tab."""
    opened = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT}, accept_downloads=True)
    opened.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    yield opened
    opened.close()


@pytest.fixture
def tab_at(tab: Page, site: str) -> Callable[..., Page]:
    """Turn the tab to a page of the dashboard, with these choices in the address."""

    def turned(path: str = "", **choices: str) -> Page:
        tab.goto(f"{site}/{path}?{urlencode({'coalition': COALITION} | choices)}")
        return settled(tab)

    return turned
