"""A Groundswell of a test's own: services over a real database, and a clock that the test sets."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, Insert, Table, TableClause, Update, column, select, table, text

from domain.identity import coalition_id, partnership_id, stakeholder_id
from domain.values import Interaction
from service import append_only
from service.projections.tables import (
    coalition_now,
    coalitions,
    dead_letters,
    links,
    months,
    partnership_now,
    partnerships,
    policies,
    relationships,
    stakeholders,
    tiles,
    timeline,
    tree,
)
from service.rejections import Imported
from service.settings import Settings
from service.wiring import Services, build
from tests.given import COALITION, RECORDER, STAKEHOLDER, Clock, named

TABLES = (
    coalitions,
    stakeholders,
    partnerships,
    links,
    relationships,
    policies,
    timeline,
    coalition_now,
    partnership_now,
    months,
    tree,
    tiles,
    dead_letters,
)
COLUMNS = "external_id,coalition,stakeholder,kind,occurred_on"


@dataclass
class World:
    """Words for what tests do to the services."""

    services: Services
    clock: Clock
    wakes: list[None] = field(default_factory=list)

    def form(self, coalition: str = COALITION) -> bool:
        return self.services.recording.form_coalition(coalition)

    def tell(self, *interactions: Interaction, about: str = STAKEHOLDER, to: str = COALITION) -> list[bool]:
        return [self.services.recording.record(to, about, interaction) for interaction in interactions]

    def correct(self, interaction: Interaction, about: str = STAKEHOLDER, to: str = COALITION) -> bool:
        return self.services.recording.correct(partnership(about, to), interaction, "misheard", RECORDER)

    def retract(self, called: str, about: str = STAKEHOLDER, to: str = COALITION) -> bool:
        return self.services.recording.retract(partnership(about, to), named(called), "never happened", RECORDER)

    def bring_in(self, *lines: str, columns: str = COLUMNS, **options: Any) -> Imported:
        """Import a file of these lines."""
        content = "\n".join([columns, *lines]).encode()
        return self.services.importing.run(content, source="file.csv", recorder=RECORDER, **options)

    def catch_up(self) -> None:
        """Do what the workers do, until nothing is left to do."""
        while self.services.read_models.follow() or self.services.read_models.grow():
            pass
        self.refresh_all()

    def refresh_all(self) -> None:
        for stale in self.services.read_models.stale():
            self.services.read_models.refresh(stale)

    def sql(self, statement: str, **values: Any) -> int:
        """Change the database behind everybody's back; how many rows."""
        with self.services.database.writing() as connection, unguarded(connection):
            return int(connection.execute(text(statement), values).rowcount)

    def change(self, statement: Insert | Update) -> int:
        """The same, by a statement of SQLAlchemy."""
        with self.services.database.writing() as connection, unguarded(connection):
            return int(connection.execute(statement).rowcount)

    @property
    def log(self) -> TableClause:
        """The table of the facts themselves."""
        name: str = self.services.facts.recorder.events_table_name  # type: ignore[attr-defined]  # both have it
        return table(name, *map(column, ("originator_id", "originator_version", "topic", "state")))

    def rows(self, of: Table) -> list[dict[str, Any]]:
        """All rows of a table, in order of their key."""
        with self.services.database.reading() as connection:
            query = select(of).order_by(*of.primary_key.columns)
            return [dict(row) for row in connection.execute(query).mappings()]

    def read_models(self) -> dict[str, list[dict[str, Any]]]:
        """Every row of every read model."""
        return {each.name: self.rows(each) for each in TABLES}

    def support(self, coalition: str = COALITION) -> dict[str, float]:
        """Each stakeholder's support now."""
        return {each.name: each.partner.support for each in self.services.reading.stakeholders(coalition)}

    def topics(self) -> list[str]:
        """The stored names of all facts, in order."""
        return [fact["topic"] for fact in self.services.export()]


@contextmanager
def unguarded(connection: Connection) -> Iterator[None]:
    """Meanwhile the facts can be changed, as by somebody who owns the database."""
    table = append_only.TABLES[connection.dialect.name]
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield
        connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {append_only.POSTGRESQL_TRIGGER}")
        return
    for name in append_only.sqlite_triggers(table):
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
    yield
    for made in append_only.sqlite_statements(table):
        connection.exec_driver_sql(made)


def partnership(about: str = STAKEHOLDER, to: str = COALITION) -> Any:
    """The id of a stakeholder's partnership."""
    return partnership_id(coalition_id(to), stakeholder_id(about))


@contextmanager
def a_world(database_url: str, clock: Clock | None = None, **settings: Any) -> Iterator[World]:
    """A world over a database of any kind."""
    clock = clock or Clock()
    wakes: list[None] = []
    services = build(Settings(database_url=database_url, **settings), wake=lambda: wakes.append(None), clock=clock)
    try:
        yield World(services, clock, wakes)
    finally:
        services.close()


@contextmanager
def a_small_world(formed: str | None = COALITION, **settings: Any) -> Iterator[World]:
    """A world over a new SQLite file, quick enough for a hundred of them; with one coalition."""
    with TemporaryDirectory() as folder, a_world(f"sqlite:///{Path(folder) / 'groundswell.db'}", **settings) as world:
        if formed is not None:
            world.form(formed)
        yield world
