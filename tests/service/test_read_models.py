"""Read models are disposable: versioned, and a rebuild gives identical rows."""

import gc

import pytest

from service.projections.schema import ReadModelsOutdated
from service.projections.tables import VERSION
from service.settings import Settings
from service.wiring import build
from tests.given import but, defected, joined, pledged, voted_with
from tests.world import World, a_world


def live_in(world: World) -> None:
    world.form()
    world.tell(joined("2024-01-01", influence=3.0, bloc="North"), pledged("2024-03-01"), defected("2024-05-01"))
    world.tell(joined("2024-02-01", "J"), voted_with("2024-02-02", "V"), about="Bea")
    world.catch_up()
    world.correct(but(voted_with("2024-02-02", "V"), tone=1), about="Bea")
    world.retract("J", about="Bea")
    world.catch_up()


def test_a_rebuild_gives_identical_rows(world):
    live_in(world)
    before = world.read_models()
    assert world.services.read_models.rebuild() == len(world.topics())
    assert world.read_models() == before
    assert world.services.verify().identical


def test_a_rebuild_mends_whatever_was_changed(world):
    live_in(world)
    before = world.read_models()
    for damage in (
        "DELETE FROM timeline",
        "UPDATE partnership_now SET support = 0",
        "DELETE FROM months",
        "UPDATE read_model SET position = 2",
        "DELETE FROM stakeholders",
    ):
        world.sql(damage)
    world.services.read_models.rebuild()
    assert world.read_models() == before


def test_a_rebuild_tells_how_far_it_is(small_world):
    live_in(small_world)
    seen = []
    small_world.services.read_models.rebuild(lambda done, of: seen.append((done, of)))
    facts = len(small_world.topics())
    assert seen[-1] == (facts, facts)


def test_a_rebuild_of_nothing_is_nothing(world):
    assert world.services.read_models.rebuild() == 0


def test_read_models_of_another_version_ask_for_a_rebuild(database_url):
    with a_world(database_url) as world:
        live_in(world)
        before = world.read_models()
        world.sql("UPDATE read_model SET version = :other", other=VERSION + 1)
    is_refused(database_url)
    gc.collect()  # a connection left open would be told here, as an error
    services = build(Settings(database_url=database_url), rebuilding=True, clock=world.clock)
    services.read_models.rebuild()
    services.close()
    with a_world(database_url) as again:
        assert again.read_models() == before


def is_refused(database_url: str) -> None:
    with pytest.raises(ReadModelsOutdated) as refusal, a_world(database_url):
        pass
    assert refusal.value.found == VERSION + 1
    assert "groundswell rebuild" in str(refusal.value)


def test_beginning_again_on_a_lived_in_database_keeps_everything(database_url):
    with a_world(database_url) as world:
        live_in(world)
        before = world.read_models()
    with a_world(database_url) as again:
        assert again.read_models() == before
        assert again.services.read_models.follow() == 0
