"""The tiles hold the Merkle tree over all facts: each once, whatever comes in which batches, whoever is killed."""

from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.merkle import EMPTY, HASH, Levels, leaf_hashes, root
from service.leaves import pages
from service.projections.tables import tiles, tree
from service.projections.tiles import Tiled, TilesDamaged, Tree, append, grown, leaves_of
from tests.given import joined, met
from tests.world import World, a_small_world


def lived_in(world: World, facts: int = 8) -> World:
    world.form()
    for number in range(facts):
        world.tell(met("2024-01-01", f"meeting {number}"), about=f"Person {number % 3}")
    return world


def leaves(world: World) -> list[bytes]:
    with world.services.database.reading() as connection:
        return [leaf.content for page in pages(connection) for leaf in page]


def kept(world: World) -> tuple[bytes, bytes]:
    """The leaf hashes in the tiles, and the root over them as the tiles have it."""
    with world.services.database.reading() as connection:
        return b"".join(leaves_of(connection)), root(grown(connection).size, Tiled(connection))


def grow(world: World, batch: int = 5_000) -> None:
    database = world.services.database
    while Tree(database, database, batch).advance():
        pass


def test_a_leaf_is_the_stored_fact_in_one_line(world):
    world.form()
    world.tell(joined("2024-01-01", note="Łódź\n\t"))
    *_, join = leaves(world)
    position, aggregate, version, topic, state = join.split(b"\t")
    fact = list(world.services.export())[-1]
    assert (int(position), int(version)) == (fact["position"], fact["version"])
    assert (aggregate.decode(), topic.decode()) == (fact["aggregate"].replace("-", ""), "partnership.join")
    assert (state[:2], state.count(b"\n")) == (b'{"', 0)


@pytest.mark.parametrize("batch", [1, 3, 5_000])
def test_every_fact_is_hashed_once_in_batches_of_any_size(world, batch):
    grow(lived_in(world), batch)
    hashes = leaf_hashes(leaves(world))
    assert kept(world) == (hashes, root(len(hashes) // HASH, Levels(hashes)))
    grow(world)
    assert kept(world)[0] == hashes


@given(st.lists(st.integers(1, 700), max_size=4))
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
def test_tiles_of_any_size_hold_the_whole_tree(batches):
    hashes = leaf_hashes(str(number).encode() for number in range(sum(batches)))
    tree_of_all = Levels(hashes)
    with a_small_world(formed=None) as world, world.services.database.writing() as connection:
        done = 0
        for batch in batches:
            append(connection, done, hashes[done * HASH : (done + batch) * HASH])
            done += batch
            assert root(done, Tiled(connection)) == root(done, tree_of_all)
        assert b"".join(leaves_of(connection)) == hashes


def test_the_tree_is_the_same_however_the_facts_arrived(small_world):
    lived_in(small_world, 300)
    grow(small_world, 7)
    slowly = small_world.rows(tiles), small_world.rows(tree)
    small_world.services.read_models.rebuild()
    assert (small_world.rows(tiles), small_world.rows(tree)) == slowly
    assert [(row["level"], row["number"]) for row in slowly[0]] == [(0, 0), (0, 1), (1, 0)]


def test_a_batch_that_fails_leaves_nothing_behind(world, monkeypatch):
    grow(lived_in(world))
    before = kept(world)
    world.tell(met("2024-02-02", "another"))
    monkeypatch.setattr("service.projections.tiles.take_back", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        grow(world)
    assert kept(world) == before
    monkeypatch.undo()
    grow(world)
    assert kept(world)[0] == leaf_hashes(leaves(world))


def test_several_who_grow_the_tree_at_once_take_each_fact_once(world):
    lived_in(world, 40)
    growing = [Thread(target=grow, args=(world, 3)) for _ in range(4)]
    for each in growing:
        each.start()
    for each in growing:
        each.join()
    assert kept(world)[0] == leaf_hashes(leaves(world))


def test_without_facts_the_tree_is_empty(small_world):
    assert kept(small_world) == (b"", EMPTY)


def test_missing_hashes_are_told(small_world):
    grow(lived_in(small_world))
    small_world.sql("UPDATE tiles SET hashes = substr(hashes, 1, 64)")
    with pytest.raises(TilesDamaged, match="Tile 0 of level 0"):
        kept(small_world)


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("tiles", "UPDATE tiles SET hashes = zeroblob(32)"),
        ("tiles", "DELETE FROM tiles"),
        ("tree", "UPDATE tree SET size = size + 1"),
    ],
)
def test_verifying_finds_what_was_changed(small_world, table, change):
    lived_in(small_world).catch_up()
    assert small_world.services.verify().identical
    assert small_world.sql(change)
    assert {each.table for each in small_world.services.verify().differences} == {table}
