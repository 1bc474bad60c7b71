"""`groundswell backup` and `restore`: all facts in one file, and the way back."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gateway.cli.opening import opened, settings
from gateway.cli.options import AsJson
from gateway.cli.output import out, print_json, progress, say
from service.figures_in_words import many

if TYPE_CHECKING:
    from service.backups.making import Made
    from service.backups.restoring import Restored

To = Annotated[
    Path,
    typer.Argument(help="The file to write, or a folder, in which it is named by the time.", metavar="FILE|FOLDER"),
]
From = Annotated[Path, typer.Argument(help="The backup.", metavar="FILE")]
Replace = Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")]
Over = Annotated[
    bool, typer.Option("--force", help="Restore over what is there; a copy of that is kept, and its name told.")
]

NOT_IN_IT = "The master key and the signing key are not in it; keep copies of those files in another place."


def backup(to: To, *, force: Replace = False, as_json: AsJson = False) -> None:
    """Back up all facts into one file, while others go on saving.

    PostgreSQL needs its own program pg_dump on PATH. In a folder, backups
    older than GROUNDSWELL_BACKUP_RETENTION_DAYS are removed.
    """
    with opened(whatever_version=True) as command:
        made = command.services.backups.make(to, force=force, stage=progress)
    if as_json:
        print_json(_made_as_json(made))
        return
    facts = many(made.manifest.facts, "fact")
    _tell(f"{facts} backed up to {made.file} ({_megabytes(made.size)}).")
    for old in made.removed:
        _tell(f"Removed {old}, which was older than it may be.")
    say(NOT_IN_IT, "dim")


def restore(file: From, *, force: Over = False, as_json: AsJson = False) -> None:
    """Restore a backup into an empty database, and verify all of it.

    Stop workers and dashboards before. PostgreSQL needs its own program
    pg_restore on PATH.
    """
    from service.wiring import restoring

    restored = restoring(settings()).restore(file, force=force, stage=progress)
    if as_json:
        print_json(_restored_as_json(restored))
        return
    facts, rows = many(restored.manifest.facts, "fact"), many(restored.verdict.rows, "row")
    _tell(f"{facts} of {restored.manifest.taken_at:%Y-%m-%d %H:%M} UTC restored; {rows} verified.")
    if restored.kept is not None:
        _tell(f"What was there before is kept in {restored.kept}; remove it when it is not needed any more.")


def _made_as_json(made: "Made") -> dict[str, Any]:
    """The stable form for programs."""
    return {
        "file": str(made.file),
        "bytes": made.size,
        **made.manifest.model_dump(include={"taken_at", "database", "facts", "position", "sha256"}, mode="json"),
        "removed": [str(old) for old in made.removed],
    }


def _restored_as_json(restored: "Restored") -> dict[str, Any]:
    """The stable form for programs."""
    told = restored.manifest.model_dump(include={"taken_at", "database", "facts", "position"}, mode="json")
    kept = str(restored.kept) if restored.kept else None
    return told | {"verified_rows": restored.verdict.rows, "kept": kept}


def _tell(sentence: str) -> None:
    out().print(sentence, soft_wrap=True, markup=False)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
