"""Who was erased after a backup was made is erased again where it is restored, and no byte of the name is left."""

import shutil
from pathlib import Path

import pytest

from domain.errors import Invalid
from domain.identity import stakeholder_id
from service.backups.restoring import Restored
from service.sealing.master_keys import MasterKey, MasterKeyError
from service.secret_file import write_secret
from service.settings import Settings
from service.wiring import restoring
from tests.given import COALITION, endorsed
from tests.world import World, a_world

pytestmark = pytest.mark.usefixtures("postgres_tools")

NAME = "Marguerite Okonkwo-Lindqvist"


@pytest.fixture
def backup(world: World, tmp_path: Path) -> Path:
    """A backup made before somebody was erased."""
    world.tell(endorsed("2024-04-01", note=f"{NAME} said so"), about=NAME)
    world.catch_up()
    return world.services.backups.make(tmp_path / "before.backup").file


@pytest.fixture
def erased(world: World, backup: Path) -> World:
    assert backup.exists()
    assert world.services.erasing.erase(NAME, "asked for it", "Robin").news
    world.catch_up()
    return world


def restore(world: World, file: Path, url: str, **how) -> Restored:
    return restoring(Settings(database_url=url), world.clock).restore(file, **how)


def names(url: str) -> list[str]:
    with a_world(url) as world:
        return world.services.reading.stakeholder_names()


def test_as_a_later_backup_beside_it_tells(erased, backup, empty_url):
    erased.services.backups.make(backup.with_name("after.backup"))
    assert restore(erased, backup, empty_url).judgement.erased_again == 1
    assert NAME not in names(empty_url)


def test_as_the_database_tells_that_it_replaces(erased, backup):
    url = erased.services.settings.database_url
    erased.services.close()
    assert restore(erased, backup, url, force=True).judgement.erased_again == 1
    assert NAME not in names(url)


def test_as_a_list_tells(erased, backup, empty_url, tmp_path):
    told = tmp_path / "erased.txt"
    told.write_text(f"# erased since\n\n{stakeholder_id(NAME)}\n{stakeholder_id('Somebody never known')}\n")
    assert restore(erased, backup, empty_url, listed=told).judgement.erased_again == 1
    assert NAME not in names(empty_url)


def test_a_list_with_rubbish_restores_nothing(erased, backup, empty_url, tmp_path):
    told = tmp_path / "erased.txt"
    told.write_text("Marguerite\n")
    with pytest.raises(Invalid, match="'Marguerite' is no id"):
        restore(erased, backup, empty_url, listed=told)
    assert names(empty_url) == []


def test_where_nothing_tells_the_name_is_back(erased, backup, empty_url):
    """What docs/operations.md warns of: this is why there is a retention, and a list."""
    assert restore(erased, backup, empty_url).judgement.erased_again == 0
    assert NAME in names(empty_url)


def test_figures_stay_and_the_erasure_is_told_once(erased, backup, empty_url):
    after = erased.services.backups.make(backup.with_name("after.backup")).file
    support = sorted(erased.support().values())
    restore(erased, backup, empty_url)
    with a_world(empty_url, erased.clock) as again:
        assert sorted(again.support().values()) == pytest.approx(support)
        assert again.topics().count("stakeholder.erased") == 1
    assert restore(erased, after, empty_url, force=True).judgement.erased_again == 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # a server's files are searched where it erases
def test_no_byte_of_the_name_is_left_in_the_restored_file(erased, backup, empty_url):
    erased.services.backups.make(backup.with_name("after.backup"))
    restore(erased, backup, empty_url)
    folder = Path(empty_url.removeprefix("sqlite:///")).parent
    found = [each for each in folder.rglob("*") if each.is_file() and b"Okonkwo" in each.read_bytes()]
    assert found == []
    assert list(folder.iterdir()) != []


def test_a_backup_of_another_log_erases_nobody(erased, backup, empty_url, tmp_path):
    with a_world(f"sqlite:///{tmp_path / 'other.db'}") as other:
        other.clock.advance(days=1)
        other.form(COALITION)
        other.services.recording.register("Ada")
        other.services.erasing.erase("Ada", "asked for it", "Robin")
        other.services.backups.make(backup.with_name("other.backup"))
    assert restore(erased, backup, empty_url).judgement.erased_again == 0
    assert "Ada" in names(empty_url)


class TestWithoutTheMasterKey:
    """What is sealed is of no use without it, so nothing is restored."""

    @pytest.fixture(params=["missing", "another"])
    def settings(self, request, empty_url, tmp_path) -> Settings:
        file = tmp_path / "master-key"
        if request.param == "another":
            write_secret(file, f"{MasterKey.new().line}\n", anew=False)
        return Settings(database_url=empty_url, master_key_file=file)

    def test_nothing_is_restored(self, world, backup, settings):
        with pytest.raises(MasterKeyError, match=r"put the one of that database there|is not in"):
            restoring(settings, world.clock).restore(backup)
        assert names(settings.database_url) == []


def test_beside_a_new_database_the_copy_of_its_key_is_used(sqlite_url, tmp_path, monkeypatch):
    """At home: a file, its key beside it, and both moved to another machine."""
    monkeypatch.delenv("GROUNDSWELL_MASTER_KEY_FILE")
    with a_world(sqlite_url) as home:
        home.form()
        home.tell(endorsed("2024-04-01"), about=NAME)
        home.catch_up()
        file = home.services.backups.make(tmp_path / "mine.backup").file
    other = tmp_path / "other machine"
    other.mkdir()
    shutil.copy(tmp_path / "groundswell.db.master-key", other / "groundswell.db.master-key")
    url = f"sqlite:///{other / 'groundswell.db'}"
    assert restore(home, file, url).judgement.rows > 0
    assert names(url) == [NAME]
    assert sorted(each.name for each in other.iterdir()) == ["groundswell.db", "groundswell.db.master-key"]
