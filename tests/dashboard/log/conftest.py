"""The page on which things are logged, over the story, and trades to settle on it."""

import pytest

from dashboard.shown import effects
from domain.values import Item, Kind
from tests.dashboard.conftest import ago
from tests.given import an


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    """A busy machine may count late; what is asked here is what it counts."""
    monkeypatch.setattr(effects, "PATIENCE", 60.0)


@pytest.fixture
def log(story, page):  # noqa: ARG001  the page needs a story to show
    return page("log")


@pytest.fixture
def traded(story):
    """Two open trades with Ada, one with Ben."""
    for days, called, who in ((9, "older", "Ada"), (8, "newer", "Ada"), (7, "theirs", "Ben")):
        gave = Item(what="access", worth=2, description=called)
        story.tell(an(Kind.TRADE, str(ago(days)), called, gave=gave), about=who)
    story.catch_up()
    return story
