"""`groundswell backup` and `restore` at a terminal."""

import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "backups"
    made.mkdir()
    return made


@pytest.fixture
def backup(groundswell, clean_rivers, folder) -> Path:
    assert clean_rivers
    return Path(groundswell("backup", folder, "--json").json["file"])


@pytest.fixture
def elsewhere(monkeypatch, tmp_path: Path, database: Path) -> Callable[[], Path]:
    """Go to another machine: from then on another database, with a copy of the master key."""

    def go() -> Path:
        other = tmp_path / "other" / "groundswell.db"
        other.parent.mkdir()
        shutil.copy(f"{database}.master-key", f"{other}.master-key")
        monkeypatch.setenv("GROUNDSWELL_DATABASE_URL", f"sqlite:///{other}")
        return other

    return go


def test_a_backup_says_where_it_is_and_what_is_not_in_it(groundswell, clean_rivers, folder):
    assert clean_rivers
    answer = groundswell("backup", folder)
    (file,) = folder.iterdir()
    assert answer.exit_code == 0
    assert str(file) in answer.out
    assert "master key and the signing key are not in it" in answer.out
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_is_told_to_programs(groundswell, clean_rivers, folder, facts):
    assert clean_rivers
    told = groundswell("backup", folder / "one.backup", "--json").json
    assert set(told) == {"file", "bytes", "taken_at", "database", "facts", "position", "sha256", "removed"}
    assert (told["database"], told["facts"], told["removed"]) == ("sqlite", len(facts()), [])
    assert told["bytes"] == (folder / "one.backup").stat().st_size


def test_there_and_back_everything_is_the_same(groundswell, clean_rivers, backup, elsewhere):
    before = groundswell("export").out, groundswell("coalition", "show", clean_rivers, "--json").json
    elsewhere()
    answer = groundswell("restore", backup)
    assert (answer.exit_code, answer.err) == (0, "")
    assert "restored" in answer.out
    assert (groundswell("export").out, groundswell("coalition", "show", clean_rivers, "--json").json) == before
    assert groundswell("verify", "--json").json["identical"] is True


def test_a_file_is_not_replaced_unless_told_to(groundswell, backup):
    assert groundswell("backup", backup).refused("is there already", "--force")
    assert groundswell("backup", backup, "--force").exit_code == 0


def test_facts_are_not_restored_over_unless_told_to(groundswell, backup):
    assert groundswell("restore", backup).refused("The database holds", "facts already", "--force")
    forced = groundswell("restore", backup, "--force", "--json")
    assert forced.exit_code == 0
    kept = Path(forced.json["kept"])
    assert kept.name.startswith("groundswell.db.before-restore-")
    assert forced.json["verified"]["findings"] == []


@pytest.mark.parametrize(
    "rubbish", [b"", b"rubbish" * 100, b"PK\x03\x04" + bytes(100), b"SQLite format 3\0" + bytes(5000)]
)
def test_rubbish_is_refused_with_a_sentence(groundswell, clean_rivers, tmp_path, rubbish):
    assert clean_rivers
    file = tmp_path / "rubbish"
    file.write_bytes(rubbish)
    assert groundswell("restore", file, "--force").refused("is no backup of Groundswell, or only a part of one")


def test_a_file_that_is_not_there_is_named(groundswell, database):
    assert groundswell("restore", "nowhere.backup").refused("nowhere.backup", "no such file")
    assert not database.exists()


def test_a_folder_that_is_not_there_is_named(groundswell, clean_rivers, tmp_path):
    assert clean_rivers
    assert groundswell("backup", tmp_path / "no" / "such" / "folder").refused("no such file")


def test_without_its_master_key_nothing_is_restored(groundswell, backup, elsewhere):
    other = elsewhere()
    other.with_name("groundswell.db.master-key").unlink()
    answer = groundswell("restore", backup)
    assert answer.exit_code == 1
    assert "put the one of that database there" in answer.err
    assert not other.exists()


def test_backups_that_are_too_old_are_removed_and_named(groundswell, clean_rivers, folder, monkeypatch):
    assert clean_rivers
    monkeypatch.setenv("GROUNDSWELL_BACKUP_RETENTION_DAYS", "30")
    old = folder / "groundswell-20240101T000000Z.backup"
    old.touch()
    answer = groundswell("backup", folder)
    assert f"Removed {old}" in answer.out
    assert not old.exists()
    assert len(list(folder.iterdir())) == 1


def test_who_was_erased_since_is_erased_again(groundswell, backup, folder):
    assert groundswell("erase", "Bo", "--reason", "asked for it", "--yes").exit_code == 0
    assert groundswell("backup", folder / "later.backup").exit_code == 0
    answer = groundswell("restore", backup, "--force")
    assert "1 stakeholder erased since then is erased again." in answer.out
    assert "Bo" not in groundswell("coalition", "show", "Clean Rivers").out
