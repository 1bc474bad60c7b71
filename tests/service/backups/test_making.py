"""Making backups: whole or not at all, for their owner alone, and no longer kept than they may be."""

import os
import stat
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import Text, cast, delete

from service.backups import files, tools
from service.backups.errors import AlreadyThere, Failed, ToolMissing
from tests.given import Clock
from tests.world import World, a_world, unguarded

pytestmark = pytest.mark.usefixtures("postgres_tools")


def test_in_a_folder_it_is_named_by_the_time(world, tmp_path):
    made = world.services.backups.make(tmp_path)
    assert made.file == tmp_path / "groundswell-20240701T120000Z.backup"
    assert made.removed == []


def test_only_its_owner_may_read_it(world, tmp_path):
    made = world.services.backups.make(tmp_path / "mine.backup")
    assert stat.S_IMODE(made.file.stat().st_mode) == 0o600


def test_nothing_is_left_beside_it(world, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    world.services.backups.make(folder)
    assert [each.name for each in folder.iterdir()] == ["groundswell-20240701T120000Z.backup"]


def test_it_replaces_no_file_unless_told_to(world, tmp_path):
    file = tmp_path / "mine.backup"
    file.write_text("precious")
    with pytest.raises(AlreadyThere, match="--force"):
        world.services.backups.make(file)
    assert file.read_text() == "precious"
    world.services.backups.make(file, force=True)
    assert file.read_bytes().startswith(b"PK")


def test_progress_is_told(world, tmp_path):
    from contextlib import contextmanager

    told: list[tuple[str, int, int]] = []

    @contextmanager
    def stage(label):
        yield lambda done, of: told.append((label, done, of))

    world.services.backups.make(tmp_path / "mine.backup", stage=stage)
    assert ("Packing", told[-1][2], told[-1][2]) == told[-1]
    assert all(0 <= done <= of for _, done, of in told)


def test_without_groundswell_the_databases_own_programs_read_it(world, tmp_path):
    made = world.services.backups.make(tmp_path / "mine.backup")
    with ZipFile(made.file) as archive:
        (name,) = (each for each in archive.namelist() if each != "manifest.json")
        plain = Path(archive.extract(name, tmp_path))
    if plain.suffix == ".dump":
        shown = subprocess.run(["pg_restore", "--list", plain], capture_output=True, text=True, check=True)
        assert "TABLE DATA public groundswell_events" in shown.stdout
    else:
        assert plain.read_bytes().startswith(b"SQLite format 3\0")


@pytest.fixture
def keeping(database_url):
    """A world whose backups are kept for thirty days."""
    with a_world(database_url, backup_retention_days=30) as world:
        world.form()
        yield world


def test_older_backups_are_removed_and_nothing_else(keeping: World, tmp_path: Path):
    folder = tmp_path / "backups"
    folder.mkdir()
    others = ("groundswell.db", "groundswell-20200101.backup", "groundswell-20209901T000000Z.backup", "letter.txt")
    for other in others:
        (folder / other).touch()
    backups, clock = keeping.services.backups, keeping.clock
    first = backups.make(folder).file
    clock.advance(days=30)
    second = backups.make(folder)
    assert second.removed == []  # just as old as it may be
    clock.advance(seconds=1)
    third = backups.make(folder)
    assert third.removed == [first]
    assert sorted(each.name for each in folder.iterdir()) == sorted([*others, second.file.name, third.file.name])


def test_a_backup_into_a_file_removes_none(keeping: World, tmp_path: Path):
    first = keeping.services.backups.make(tmp_path).file
    keeping.clock.advance(days=99)
    assert keeping.services.backups.make(tmp_path / "mine.backup").removed == []
    assert first.exists()


def test_what_a_killed_backup_left_is_removed_after_a_day(world, tmp_path):
    left, fresh = (tmp_path / f"{files.ASIDE}{name}" for name in ("old", "new"))
    for each in (left, fresh):
        each.mkdir()
        (each / "database.sqlite").touch()
    yesterday = left.stat().st_mtime - files.LEFTOVER_SECONDS - 1
    os.utime(left, (yesterday, yesterday))
    world.services.backups.make(tmp_path / "mine.backup")
    assert (left.exists(), fresh.exists()) == (False, True)


def test_a_file_is_named_by_the_instant_in_utc(tmp_path):
    clock = Clock()
    clock.set("2024-07-01T01:30:00+02:00")
    file = files.named(tmp_path, clock())
    assert file.name == "groundswell-20240630T233000Z.backup"
    assert files.taken_at(file) == clock()


class TestPrograms:
    """pg_dump and pg_restore."""

    def test_without_them_it_says_how_to_get_them(self, monkeypatch, tmp_path):
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(ToolMissing, match="not on PATH; install PostgreSQL's client programs of version 17"):
            tools.tool("pg_dump", 17)

    @pytest.fixture
    def old(self, postgres_tools, tmp_path, monkeypatch):  # noqa: ARG002  before it on PATH
        """A program of an older version, first on PATH."""
        program = tmp_path / "pg_dump"
        program.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.24'\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)

    @pytest.mark.usefixtures("old")
    def test_older_ones_than_the_server_are_refused(self):
        with pytest.raises(ToolMissing, match="is of version 9, the server of version 17; put pg_dump of version 17"):
            tools.tool("pg_dump", 17)

    @pytest.mark.usefixtures("old")
    def test_then_no_file_is_made(self, postgresql_url, tmp_path):
        folder = tmp_path / "backups"
        folder.mkdir()
        with a_world(postgresql_url) as world, pytest.raises(ToolMissing):
            world.services.backups.make(folder)
        assert list(folder.iterdir()) == []

    def test_the_password_is_in_no_command_line_and_in_no_message(self, tmp_path):
        seen = tmp_path / "seen"
        program = tmp_path / "pg_dump"
        program.write_text(
            f'#!/bin/sh\necho "$@" > {seen}; echo "$PGPASSWORD" >> {seen}\necho "pg_dump: error: no" >&2; exit 1\n'
        )
        program.chmod(0o755)
        with pytest.raises(Failed) as failed:
            tools.run(program, ["--format=custom"], "postgresql://me:s3cr%40t@host:1/db", lambda: None)
        command, password = seen.read_text().splitlines()
        assert command == "--format=custom"
        assert password == "s3cr@t"
        assert "s3cr" not in str(failed.value)
        assert "pg_dump gave up: no." in str(failed.value)

    def test_where_the_server_refuses_the_reason_is_told(self, postgresql_url, tmp_path):
        with a_world(postgresql_url) as world:
            world.form()
            world.services.database.close()
            nowhere = postgresql_url.rsplit("/", 1)[0] + "/nothing_of_this_name"
            from service.backups import postgres

            with pytest.raises(Failed, match='database "nothing_of_this_name" does not exist'):
                postgres.dump(world.services.database, nowhere, tmp_path / "x", lambda *_: None)

    def test_an_address_is_told_by_its_parts(self):
        told = tools.environment("postgresql://ann%20b:p%2Fw@db.example:6543/ground%20swell")
        assert told == {
            "PGHOST": "db.example",
            "PGPORT": "6543",
            "PGUSER": "ann b",
            "PGPASSWORD": "p/w",
            "PGDATABASE": "ground swell",
        }


def test_a_copy_that_is_not_the_same_is_no_backup(small, tmp_path, monkeypatch):
    """As if the disk had swallowed a fact."""
    from service.backups import sqlite
    from service.backups.tally import Told

    copied = sqlite.copy

    def lossy(*given) -> Told:
        seen = copied(*given)
        return seen._replace(tally=seen.tally._replace(facts=seen.tally.facts + 1))

    monkeypatch.setattr(sqlite, "copy", lossy)
    with pytest.raises(Failed, match="is the disk sound"):
        small.services.backups.make(tmp_path / "mine.backup")
    assert not (tmp_path / "mine.backup").exists()


@pytest.fixture
def small(sqlite_url):
    with a_world(sqlite_url) as world:
        world.form()
        yield world


def test_facts_of_a_database_are_counted_as_the_log_has_them(world):
    from service.backups.tally import gaps, tally

    with world.services.database.reading() as connection:
        counted, broken = tally(connection), gaps(connection)
    facts = list(world.services.export())
    assert counted == (len(facts), facts[-1]["position"], len({each["aggregate"] for each in facts}))
    assert broken == []


def test_a_gap_in_the_midst_of_an_aggregate_is_named(world):
    from service.backups.tally import gaps

    partnership = next(each["aggregate"] for each in world.services.export() if each["version"] == 2)
    with world.services.database.writing() as connection:
        log = world.log
        here = cast(log.c.originator_id, Text).in_([partnership, partnership.replace("-", "")])
        with unguarded(connection):
            connection.execute(delete(log).where(log.c.originator_version == 2, here))
    with world.services.database.reading() as connection:
        (found,) = gaps(connection)
    assert found.replace("-", "") == partnership.replace("-", "")
