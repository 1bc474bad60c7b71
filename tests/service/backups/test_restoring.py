"""Restoring: what was backed up is there again, all of it or nothing, and nothing else is lost."""

import io
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from service import append_only
from service.backups.errors import InUse, NoBackup, NotEmpty, OtherDatabase
from service.backups.restoring import Restored
from service.settings import Settings
from service.wiring import restoring
from tests.given import COALITION, endorsed
from tests.world import World, a_world

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""Where the kind of database does not matter, or only files have it."""

pytestmark = pytest.mark.usefixtures("postgres_tools")


@pytest.fixture
def backup(world: World, tmp_path: Path) -> Path:
    return world.services.backups.make(tmp_path / "one.backup").file


def restore(world: World, file: Path, url: str, **how) -> Restored:
    return restoring(Settings(database_url=url), world.clock).restore(file, **how)


def log(world: World) -> list[dict[str, Any]]:
    return list(world.services.export())


def without_edition(read_models) -> object:
    """All rows; the making of the read models is another by its very meaning, and holds nothing else."""
    return {name: rows for name, rows in read_models.items() if name != "read_model"}


def test_a_restored_database_has_the_same_facts_and_the_same_read_models(world, backup, empty_url):
    restored = restore(world, backup, empty_url)
    assert (restored.judgement.findings, restored.judgement.erased_again, restored.kept) == ([], 0, None)
    assert restored.judgement.rows > 0
    with a_world(empty_url, world.clock) as again:
        assert log(again) == log(world)
        assert without_edition(again.read_models()) == without_edition(world.read_models())


def test_a_restored_database_goes_on(world, backup, empty_url):
    restore(world, backup, empty_url)
    with a_world(empty_url, world.clock) as again:
        assert again.tell(endorsed("2024-06-01"), about="Dan") == [True]
        again.catch_up()
        assert "Dan" in again.support()
        assert again.services.verify().identical
        with again.services.database.reading() as connection:
            assert append_only.missing(connection) == []
        assert log(again)[-1]["position"] == len(log(world)) + 3  # Dan, the partnership, what he did


def test_what_is_saved_after_a_backup_is_not_in_it(world, backup, empty_url):
    before = log(world)
    world.tell(endorsed("2024-06-01"), about="Late")
    assert len(log(world)) > len(before)
    backed_up = world.services.backups.make(backup.with_name("two.backup")).manifest
    assert backed_up.facts == len(log(world))
    restore(world, backup, empty_url)
    with a_world(empty_url, world.clock) as again:
        assert log(again) == log(world)[: len(log(again))]
        assert len(log(again)) < len(log(world))


def test_a_backup_holds_no_read_model(backup):
    """They name people in plain words, and would outlive an erasure."""
    with ZipFile(backup) as archive:
        (database,) = (name for name in archive.namelist() if name != "manifest.json")
        content = archive.read(database)
    assert b"stored_events" in content or b"groundswell_events" in content
    assert not any(each in content for each in (b"timeline", b"coalition_now", b"partnership_now", b"dead_letters"))


def test_a_database_with_facts_is_not_restored_over(world, backup):
    url, before = world.services.settings.database_url, log(world)
    with pytest.raises(NotEmpty, match=f"{len(before)} facts"):
        restore(world, backup, url)
    assert log(world) == before


def test_when_forced_a_copy_of_what_was_there_is_kept(world, backup):
    url, backed_up = world.services.settings.database_url, log(world)
    world.tell(endorsed("2024-06-01"), about="Late")
    lost = log(world)
    world.services.close()
    kept = restore(world, backup, url, force=True).kept
    with a_world(url, world.clock) as again:
        assert log(again) == backed_up
    assert kept is not None
    address = f"sqlite:///{kept}"
    if kept.suffix == ".backup":  # of PostgreSQL, which is restored in its place again
        restore(world, kept, url, force=True)
        address = url
    with a_world(address, world.clock) as before:
        assert log(before) == lost


def test_what_two_restores_of_one_instant_replace_is_all_kept(world, backup):
    url = world.services.settings.database_url
    world.services.close()
    kept = [restore(world, backup, url, force=True).kept for _ in range(2)]
    assert len(set(kept)) == len(kept)
    assert all(each is not None and each.exists() for each in kept)


@on_sqlite
def test_a_file_that_is_no_database_is_kept_too(world, backup, tmp_path):
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"rubbish" * 1000)
    with pytest.raises(NotEmpty, match="no database"):
        restore(world, backup, f"sqlite:///{broken}")
    kept = restore(world, backup, f"sqlite:///{broken}", force=True).kept
    assert kept is not None
    assert kept.read_bytes() == b"rubbish" * 1000


@on_sqlite
def test_a_database_that_others_use_is_not_replaced(world, backup):
    before = log(world)
    with pytest.raises(InUse):
        restore(world, backup, world.services.settings.database_url, force=True)
    assert log(world) == before
    assert not list(backup.parent.glob("*before-restore*"))


def test_of_the_other_kind_of_database_nothing_is_restored(world, backup, tmp_path):
    other = "postgresql://nobody@127.0.0.1:1/none"
    if world.services.settings.sqlite_path is None:
        other = f"sqlite:///{tmp_path / 'other.db'}"
    with pytest.raises(OtherDatabase):
        restore(world, backup, other)
    assert not (tmp_path / "other.db").exists()


@dataclass
class Forged:
    """A backup taken apart, to be put together otherwise."""

    parts: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, file: Path) -> "Forged":
        with ZipFile(file) as archive:
            return cls({name: archive.read(name) for name in archive.namelist()})

    def write(self, to: Path) -> Path:
        packed = io.BytesIO()
        with ZipFile(packed, "w") as archive:
            for name, content in self.parts.items():
                archive.writestr(name, content)
        to.write_bytes(packed.getvalue())
        return to


@on_sqlite
@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_short_is_refused(world, backup, empty_url, part, tmp_path):
    whole = backup.read_bytes()
    cut = tmp_path / "cut.backup"
    cut.write_bytes(whole[: int(len(whole) * part)])
    with pytest.raises(NoBackup, match="no backup of Groundswell, or only a part"):
        restore(world, cut, empty_url)
    nothing_there(empty_url)


def test_a_byte_changed_anywhere_in_the_database_is_noticed(world, backup, empty_url, tmp_path):
    forged = Forged.of(backup)
    (name,) = (name for name in forged.parts if name != "manifest.json")
    content = bytearray(forged.parts[name])
    content[len(content) // 2] ^= 1
    forged.parts[name] = bytes(content)
    with pytest.raises(NoBackup, match="damaged"):
        restore(world, forged.write(tmp_path / "forged.backup"), empty_url)
    nothing_there(empty_url)


@on_sqlite
@pytest.mark.parametrize(
    "forgery",
    [
        (b'"form": 1', b'"form": 2', "newer"),
        (b'"size": ', b'"size": 1', "another size"),
        (b'"of": "Groundswell"', b'"of": "Something"', "no backup"),
        (b'"taken_at"', b'"taken"', "no backup"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(world, backup, empty_url, tmp_path, forgery):
    was, now, reason = forgery
    forged = Forged.of(backup)
    assert was in forged.parts["manifest.json"]
    forged.parts["manifest.json"] = forged.parts["manifest.json"].replace(was, now)
    with pytest.raises(NoBackup, match=reason):
        restore(world, forged.write(tmp_path / "forged.backup"), empty_url)
    nothing_there(empty_url)


@on_sqlite
def test_any_other_archive_is_refused(world, empty_url, tmp_path):
    other = Forged({"letter.txt": b"Dear Sir"}).write(tmp_path / "other.zip")
    with pytest.raises(NoBackup):
        restore(world, other, empty_url)


@on_sqlite
def test_a_backup_that_lacks_a_fact_is_refused_after_restoring(world, backup, empty_url, tmp_path):
    """Somebody has taken a fact out, and made the manifest fit but for the number of facts."""
    forged = Forged.of(backup)
    copy = tmp_path / "copy.db"
    copy.write_bytes(forged.parts["database.sqlite"])
    with closing(sqlite3.connect(copy)) as connection, connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute("DELETE FROM stored_events WHERE rowid = 5")
    told = made_to_fit(forged, copy)
    with pytest.raises(Exception, match="facts"):
        restore(world, told.write(tmp_path / "forged.backup"), empty_url)
    assert not Path(empty_url.removeprefix("sqlite:///")).exists()


def made_to_fit(forged: Forged, database: Path) -> Forged:
    from service.backups.container import Manifest, digest

    manifest = Manifest.model_validate_json(forged.parts["manifest.json"])
    fits = {"size": database.stat().st_size, "sha256": digest(database)}
    return Forged(
        {
            "manifest.json": manifest.model_copy(update=fits).model_dump_json().encode(),
            "database.sqlite": database.read_bytes(),
        }
    )


def nothing_there(url: str) -> None:
    """Nothing was recorded in the database of an address."""
    assert not Path(url.removeprefix("sqlite:///")).exists() or not url.startswith("sqlite")
    with a_world(url) as untouched:
        assert log(untouched) == []
        assert untouched.services.reading.coalitions() == []


def test_restoring_again_and_again_changes_nothing(world, backup, empty_url):
    first = restore(world, backup, empty_url)
    second = restore(world, backup, empty_url, force=True)
    assert first.manifest == second.manifest
    with a_world(empty_url, world.clock) as again:
        assert log(again) == log(world)
        assert again.services.reading.coalition(COALITION).counted
