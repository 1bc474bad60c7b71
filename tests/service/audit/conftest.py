"""A world with a checkpoint, and more to be told in it."""

import pytest

from tests.given import met
from tests.world import World


def tell(world: World, number: int, since: int = 0) -> None:
    for each in range(since, since + number):
        world.tell(met("2024-01-01", f"meeting {each}"))


@pytest.fixture
def signed(small_world: World) -> World:
    """A world with a checkpoint."""
    small_world.form()
    tell(small_world, 5)
    small_world.services.audit.checkpoint()
    return small_world
