"""A small story in a database of its own, and the dashboard on top of it."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard import panels, pictures
from dashboard.connection import connection
from domain.values import Kind
from tests.given import COALITION, Clock, an
from tests.world import World, a_world

APP = Path(dashboard.__file__).parent / "app.py"
TODAY = datetime.now(UTC).date()
OTHER = "Old Forest"


def ago(days: int) -> date:
    """A day before today."""
    return TODAY - timedelta(days=days)


@pytest.fixture
def world(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """Services on the database that the dashboard opens, too; by the same clock, until it is set."""
    monkeypatch.setenv("GROUNDSWELL_DATABASE_URL", sqlite_url)
    monkeypatch.setenv("GROUNDSWELL_SWEEP_SECONDS", "3600")  # what a test leaves uncounted stays so
    monkeypatch.setenv("GROUNDSWELL_CHECKPOINT_MINUTES", "0")  # and what it leaves unsigned
    monkeypatch.setattr(pictures, "CHECKED", True)
    monkeypatch.setattr(panels, "TO_READ", 0)
    with a_world(sqlite_url, Clock(datetime.now(UTC))) as world:
        yield world
    connection.clear()
    st.cache_resource.clear()  # figures are kept by coalition and position, which tests share
    st.cache_data.clear()


@pytest.fixture
def story(world: World) -> World:
    """A world with the story told."""
    return tell_story(world)


def tell_story(world: World) -> World:
    """Two coalitions; one with friends and foes, a defection and a milestone, each known the day it happened."""
    world.form()
    world.form(OTHER)
    for days, who, kind, more in (
        (300, "Ada", Kind.JOIN, {"influence": 0.9, "bloc": "Council"}),
        (280, "Ben", Kind.CRITICISM, {"influence": 0.6, "bloc": "Trade"}),
        (200, "Cem", Kind.PLEDGE, {"influence": 0.4, "bloc": "Council"}),
        (120, "Cem", Kind.DEFECTION, {}),
        (20, "Ben", Kind.ENDORSEMENT, {"visibility": "public"}),
        (10, "Ada", Kind.MEETING, {"tone": 2, "note": "Walked the river"}),
    ):
        know(world, days)
        world.tell(an(kind, str(ago(days)), **more), about=who)
    know(world, 60)
    world.services.recording.plan_milestone(COALITION, "First weir gone", ago(50))
    world.services.recording.reach_milestone(COALITION, "First weir gone", ago(60))
    know(world, 0)
    world.catch_up()
    return world


def know(world: World, days: int) -> None:
    """From here on, things become known so many days ago."""
    late = datetime.combine(ago(days), time(23), UTC)
    world.clock.now = min(late, datetime.now(UTC))


@pytest.fixture
def page() -> Callable[..., AppTest]:
    """Open a page, at an address with these choices."""

    def opened(name: str = "momentum", **choices: str) -> AppTest:
        app = AppTest.from_file(APP, default_timeout=60)
        for choice, value in choices.items():
            app.query_params[choice] = value
        if name != "momentum":
            app.switch_page(f"screens/{name}.py")
        return app.run()

    return opened
