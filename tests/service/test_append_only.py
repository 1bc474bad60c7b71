"""The database itself refuses to change facts; adding them, and having them alone, goes on."""

from threading import Thread

import pytest
from sqlalchemy.exc import DBAPIError

from service import append_only
from service.append_only import missing
from tests.given import joined, met
from tests.world import World, a_world, unguarded

COLUMNS = "(rowid, originator_id, originator_version, topic, state)"
ADD = "INSERT INTO stored_events {columns} VALUES ({position}, 'a', 1, 'b', 'c')"


def table(world: World) -> str:
    return append_only.TABLES["sqlite" if world.services.database.is_sqlite else "postgresql"]


def refused(world: World, statement: str) -> bool:
    """Whether the database refuses a statement, in our words."""
    with pytest.raises(DBAPIError, match=append_only.REFUSAL), world.services.database.writing() as connection:
        connection.exec_driver_sql(statement)
    return True


def lacking(world: World) -> list[str]:
    with world.services.database.reading() as connection:
        return missing(connection)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE {facts} SET state = state",
        "UPDATE {facts} SET originator_version = originator_version + 1000",
        "DELETE FROM {facts}",
        "DELETE FROM {facts} WHERE originator_version = 2",
    ],
)
def test_facts_are_neither_changed_nor_deleted(world, change):
    world.form()
    world.tell(joined("2024-01-01"))
    before = list(world.services.export())
    assert refused(world, change.format(facts=table(world)))
    assert list(world.services.export()) == before


def test_facts_are_not_truncated(postgresql_url):
    with a_world(postgresql_url) as world:
        world.form()
        assert refused(world, "TRUNCATE groundswell_events")
        assert refused(world, "SET LOCAL session_replication_role = replica; DELETE FROM groundswell_events")


@pytest.mark.parametrize(
    "change",
    [
        "INSERT OR REPLACE INTO stored_events SELECT originator_id, originator_version, topic, 'x' FROM stored_events",
        ADD.format(columns=COLUMNS, position=1).replace("INSERT", "REPLACE"),
        f"REPLACE INTO stored_events {COLUMNS} SELECT max(rowid), 'a', 1, 'b', 'c' FROM stored_events",  # noqa: S608
        ADD.format(columns=COLUMNS, position=0),
        ADD.format(columns=COLUMNS, position=-9),
    ],
)
def test_no_fact_is_replaced_or_slipped_in(small_world, change):
    small_world.form()
    small_world.tell(joined("2024-01-01"))
    before = list(small_world.services.export())
    with pytest.raises(DBAPIError), small_world.services.database.writing() as connection:
        connection.exec_driver_sql(change)
    assert list(small_world.services.export()) == before


def test_a_save_alone_still_shuts_others_out(world):
    world.form()
    told: list[str] = []

    def slowly() -> None:
        other = Thread(target=lambda: told.append(f"other {world.tell(met('2024-01-02', 'b'))[0]}"))
        other.start()
        other.join(0.3)  # it waits for us
        told.append("mine")

    world.services.facts.alone(slowly)
    world.tell(met("2024-01-03", "c"))
    assert told[0] == "mine"


def test_the_guard_comes_back_to_a_database_that_lost_it(database_url):
    with a_world(database_url) as world:
        world.form()
        with world.services.database.writing() as connection:
            for name in lose_guard(world):
                connection.exec_driver_sql(name)
        assert lacking(world)
    with a_world(database_url) as world:
        assert lacking(world) == []
        assert refused(world, " ".join(["DELETE FROM", table(world)]))


def lose_guard(world: World) -> list[str]:
    if world.services.database.is_sqlite:
        return [f"DROP TRIGGER {name}" for name in append_only.STRIKES]
    return [f"DROP TRIGGER {append_only.POSTGRESQL_TRIGGER} ON groundswell_events"]


def test_a_trigger_that_does_nothing_is_missing(small_world):
    small_world.form()
    with small_world.services.database.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER facts_no_delete")
        connection.exec_driver_sql("CREATE TRIGGER facts_no_delete BEFORE DELETE ON stored_events BEGIN SELECT 1; END")
    assert lacking(small_world) == ["facts_no_delete"]


def test_a_trigger_of_somebody_else_is_told(small_world):
    small_world.form()
    assert small_world.services.audit.check().clean
    with small_world.services.database.writing() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER quiet BEFORE INSERT ON stored_events BEGIN SELECT RAISE(IGNORE); END"
        )
    assert "'quiet'" in small_world.services.audit.check().findings[0].sentence


def test_a_trigger_of_somebody_else_is_told_on_postgresql(postgresql_url):
    with a_world(postgresql_url) as world, world.services.database.writing() as connection:
        assert append_only.strange(connection) == []
        connection.exec_driver_sql(
            "CREATE TRIGGER quiet BEFORE INSERT ON groundswell_events EXECUTE FUNCTION groundswell_refuse()"
        )
        assert append_only.strange(connection) == ["quiet"]


def test_a_function_that_does_nothing_is_missing(postgresql_url):
    with a_world(postgresql_url) as world:
        assert lacking(world) == []
        with world.services.database.writing() as connection:
            connection.exec_driver_sql(
                "CREATE OR REPLACE FUNCTION groundswell_refuse() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RETURN NEW; END $$"
            )
        assert lacking(world) == ["facts_no_change"]


def test_what_tests_do_behind_its_back_leaves_the_guard_in_place(world):
    world.form()
    with world.services.database.writing() as connection, unguarded(connection):
        pass
    assert lacking(world) == []
