"""A world that was lived in, and an empty database of the same kind to restore it into."""

from collections.abc import Iterator

import pytest

from domain.policy import Policy
from domain.values import Relationship
from tests.given import COALITION, defected, endorsed, joined, met, voted_against
from tests.world import World, a_world


@pytest.fixture
def world(database_url: str) -> Iterator[World]:
    """A coalition with agendas, links, a policy, a correction and a retraction; on each kind of database."""
    with a_world(database_url) as lived_in:
        live_in(lived_in)
        yield lived_in


def live_in(world: World) -> None:
    world.form()
    recording = world.services.recording
    world.tell(joined("2024-01-01", influence=3.0, bloc="North"), met("2024-01-03", tone=1))
    world.tell(endorsed("2024-02-05"), voted_against("2024-03-01"), about="Bea")
    world.tell(joined("2024-01-05"), defected("2024-05-01", to="Others"), about="Cy")
    world.correct(met("2024-01-03", tone=-2))
    world.retract("vote_against 2024-03-01", about="Bea")
    recording.register("Bea", Relationship.SUPPLIER)
    recording.listens_to("Ada", "Bea")
    recording.state_agenda(COALITION, "Ada", wants=["A seat"], conditions=["Fees go up"])
    recording.adopt_policy(COALITION, Policy(half_life=90))
    world.catch_up()
