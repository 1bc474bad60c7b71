"""Restoring a backup, beside what is there where that can be; nothing that is there is lost."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from domain.roles import Right
from service.backups import erased, postgres, sqlite
from service.backups.container import NAMES, Manifest, manifest_of, unpack
from service.backups.errors import NotEmpty, OtherDatabase
from service.backups.files import aside, before_restore, give_name
from service.backups.judging import Judgement, judge
from service.backups.making import Stage, unseen
from service.backups.tally import tally
from service.database import Database
from service.sealing.master_keys import MasterKeyError, MasterKeys
from service.settings import Settings

if TYPE_CHECKING:
    from service.wiring import Services


@dataclass(frozen=True)
class Restored:
    """What was restored, what was found of it, and where a copy of what was there before is kept, if anything was."""

    manifest: Manifest
    judgement: Judgement
    kept: Path | None


@dataclass(frozen=True)
class Restoring:
    """Restores into the database of the settings, which need not exist, or be in order, before.

    `build` makes services over a database, whatever version its read models are of.
    """

    settings: Settings
    clock: Callable[[], datetime]
    build: Callable[[Settings], "Services"]

    def restore(
        self, file: Path, *, force: bool = False, listed: Path | None = None, stage: Stage = unseen
    ) -> Restored:
        """Put a backup in the place of an empty database; with `force`, of any, of which a copy is kept.

        Who was erased after it was taken is erased again: those whom later backups beside it tell of, the
        database that it replaces, and a list of ids. Raises `NoBackup`, `OtherDatabase`, `NotEmpty`,
        `NotAllowed`, `InUse`, `MasterKeyError`, `ToolMissing` or `Failed`.
        """
        manifest = manifest_of(file)
        there = self.settings.sqlite_path
        if manifest.database != ("postgresql" if there is None else "sqlite"):
            raise OtherDatabase(file, manifest.database)
        self._have(manifest)
        gone = erased.by_others(file, manifest) | (erased.by_list(listed) if listed else set())
        it = _Restore(self, file, manifest, gone, stage)
        return it.into_postgres(force=force) if there is None else it.beside(there, force=force)

    def ask(self) -> None:
        """Raise `NotAllowed` where a token is used whose holder does not look after what is to be replaced."""
        if self.settings.token is not None:
            with closing(self.build(self.settings)) as services:
                services.acting(services.caller()).guard.ask_everywhere(Right.ADMINISTER)

    def _have(self, manifest: Manifest) -> None:
        """Raise `MasterKeyError` where a key is missing without which the texts in the backup cannot be read."""
        file = self.settings.master_key_path
        if not manifest.master_keys or file is None:
            return  # what is to be said of a setting that is missing is said when the database is opened
        if not file.exists():
            raise MasterKeyError(
                f"Names and notes in this backup are sealed, and there is no master key file '{file}'; put the one of "
                "that database there, or name it in GROUNDSWELL_MASTER_KEY_FILE."
            )
        masters = MasterKeys(file, own=False)
        for name in manifest.master_keys:
            masters.named(name)


@dataclass(frozen=True)
class _Restore:
    """One backup on its way; `gone` are those who were erased after it was taken."""

    to: Restoring
    file: Path
    manifest: Manifest
    gone: set[UUID]
    stage: Stage

    def beside(self, there: Path, *, force: bool) -> Restored:
        """Make the database aside, judge it there, then let it take the place."""
        facts = sqlite.facts_in(there)
        if facts != 0 and not force:
            raise NotEmpty("something that is no database" if facts is None else f"{facts:,} facts")
        if facts:
            self.to.ask()
        there.parent.mkdir(parents=True, exist_ok=True)
        gone = self._gone(there) if facts else self.gone
        with aside(there) as folder:
            restored = self._unpacked(folder)
            sqlite.check(restored)
            with closing(self.to.build(self._settings(database_url=f"sqlite:///{restored}"))) as services:
                judgement = judge(services, self.manifest, gone, self.stage)
            sqlite.nobody_else(restored)
            if there.exists():
                sqlite.nobody_else(there)
            kept = None if facts == 0 else sqlite.put_aside(there, self.to.clock())
            give_name(restored, there)
        return Restored(self.manifest, judgement, kept)

    def into_postgres(self, *, force: bool) -> Restored:
        """Replace what is there in one transaction, after a backup of it."""
        with closing(self.to.build(self._settings())) as services:
            with services.database.reading() as connection:
                facts, gone = tally(connection).facts, self.gone | erased.by_database(connection, self.manifest)
            if facts and not force:
                raise NotEmpty(f"{facts:,} facts")
            if facts:
                self.to.ask()
            kept = services.backups.make(self._copy(), stage=self.stage).file if facts else None
            with aside(self.file) as folder:
                dumped = self._unpacked(folder)
                with self.stage("Restoring") as progress:
                    url = self.to.settings.database_url
                    postgres.fill(services.database, url, dumped, self.manifest.facts, progress)
        with closing(self.to.build(self._settings())) as services:
            return Restored(self.manifest, judge(services, self.manifest, gone, self.stage), kept)

    def _unpacked(self, folder: Path) -> Path:
        database = folder / NAMES[self.manifest.database]
        with self.stage("Unpacking") as progress:
            unpack(self.file, self.manifest, database, progress)
        return database

    def _gone(self, there: Path) -> set[UUID]:
        settings = self.to.settings.model_copy(update={"database_url": f"sqlite:///{there}"})
        with closing(Database(settings)) as database, database.reading() as connection:
            return self.gone | erased.by_database(connection, self.manifest)

    def _settings(self, **otherwise: str) -> Settings:
        """The settings of the database that this becomes: its keys stay where they are.

        Nothing is recorded and nothing published on the way.
        """
        its = self.to.settings
        keys = {"master_key_file": its.master_key_path, "signing_key_file": its.signing_key_path}
        there = {name: path for name, path in keys.items() if path is not None and path.exists()}
        return its.model_copy(update={**otherwise, **there, "admins": "", "checkpoint_to": None})

    def _copy(self) -> Path:
        return before_restore(self.file.with_suffix(""), self.to.clock(), self.file.suffix)
