"""Worlds for the tests of the services: over each kind of database, or over SQLite where it does not matter."""

from collections.abc import Iterator

import pytest

from tests.given import met
from tests.world import World, a_small_world, a_world


@pytest.fixture
def world(database_url: str) -> Iterator[World]:
    """An empty world; the test runs once for each kind of database."""
    with a_world(database_url) as empty:
        yield empty


@pytest.fixture
def small_world() -> Iterator[World]:
    """An empty world over SQLite."""
    with a_small_world(formed=None) as empty:
        yield empty


def some_facts(world: World, number: int = 12) -> None:
    world.form()
    for each in range(number):
        world.tell(met("2024-01-01", f"meeting {each}"), about=f"Person {each % 3}")
