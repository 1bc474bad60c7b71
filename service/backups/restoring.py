"""Restoring a backup, beside what is there where that can be; nothing that is there is lost."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from service.backups import postgres, sqlite
from service.backups.container import NAMES, Manifest, manifest_of, unpack
from service.backups.errors import NotEmpty, OtherDatabase
from service.backups.files import aside, give_name
from service.backups.judging import judge
from service.backups.making import Stage, unseen
from service.backups.tally import tally
from service.sealing.master_keys import MasterKeyError, MasterKeys
from service.settings import Settings

if TYPE_CHECKING:
    from service.verifying import Verdict
    from service.wiring import Services


@dataclass(frozen=True)
class Restored:
    """What was restored and found sound; where a copy of what was there before is kept, if anything was."""

    manifest: Manifest
    verdict: "Verdict"
    kept: Path | None


@dataclass(frozen=True)
class Restoring:
    """Restores into the database of the settings, which need not exist, or be in order, before.

    `build` makes services over a database, whatever version its read models are of.
    """

    settings: Settings
    clock: Callable[[], datetime]
    build: Callable[[Settings], "Services"]

    def restore(self, file: Path, *, force: bool = False, stage: Stage = unseen) -> Restored:
        """Put a backup in the place of an empty database; with `force`, of any, of which a copy is kept.

        Raises `NoBackup`, `OtherDatabase`, `NotEmpty`, `InUse`, `ToolMissing` or `Failed`.
        """
        manifest = manifest_of(file)
        there = self.settings.sqlite_path
        if manifest.database != ("postgresql" if there is None else "sqlite"):
            raise OtherDatabase(file, manifest.database)
        self._have(manifest)
        if there is None:
            return self._into_postgres(file, manifest, force=force, stage=stage)
        return self._beside(file, manifest, there, force=force, stage=stage)

    def _beside(self, file: Path, manifest: Manifest, there: Path, *, force: bool, stage: Stage) -> Restored:
        """Make the database aside, judge it there, then let it take the place."""
        empty = self._is_empty(there, force=force)
        there.parent.mkdir(parents=True, exist_ok=True)
        with aside(there) as folder:
            restored = folder / NAMES["sqlite"]
            with stage("Unpacking") as progress:
                unpack(file, manifest, restored, progress)
            sqlite.check(restored)
            services = self.build(self._aside(restored))
            try:
                verdict = judge(services, manifest, stage)
            finally:
                services.close()
            sqlite.nobody_else(restored)
            if there.exists():
                sqlite.nobody_else(there)
            kept = None if empty else sqlite.put_aside(there, self.clock())
            give_name(restored, there)
        return Restored(manifest, verdict, kept)

    def _is_empty(self, there: Path, *, force: bool) -> bool:
        facts = sqlite.facts_in(there)
        if facts != 0 and not force:
            raise NotEmpty("something that is no database" if facts is None else f"{facts:,} facts")
        return facts == 0

    def _aside(self, file: Path) -> Settings:
        """The settings of the database itself but for where it lies; its keys stay where they are."""
        keys = {"master_key_file": self.settings.master_key_path, "signing_key_file": self.settings.signing_key_path}
        there = {name: path for name, path in keys.items() if path is not None and path.exists()}
        return self.settings.model_copy(update={"database_url": f"sqlite:///{file}", **there})

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

    def _into_postgres(self, file: Path, manifest: Manifest, *, force: bool, stage: Stage) -> Restored:
        services = self.build(self.settings)
        try:
            with services.database.reading() as connection:
                facts = tally(connection).facts
            if facts and not force:
                raise NotEmpty(f"{facts:,} facts")
            kept = services.backups.make(self._copy_beside(file), stage=stage).file if facts else None
            with aside(file) as folder:
                dumped = folder / NAMES["postgresql"]
                with stage("Unpacking") as progress:
                    unpack(file, manifest, dumped, progress)
                with stage("Restoring") as progress:
                    postgres.fill(services.database, self.settings.database_url, dumped, manifest.facts, progress)
            return Restored(manifest, judge(services, manifest, stage), kept)
        finally:
            services.close()

    def _copy_beside(self, file: Path) -> Path:
        return file.with_name(f"{file.stem}.before-restore-{self.clock():%Y%m%dT%H%M%SZ}{file.suffix}")
