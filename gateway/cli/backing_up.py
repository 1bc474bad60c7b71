"""`groundswell backup` and `restore`: all facts in one file, and the way back."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from gateway.cli.errors import FAILED
from gateway.cli.opening import opened, settings
from gateway.cli.options import AsJson
from gateway.cli.output import AGAINST, out, print_json, progress, say
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

Erased = Annotated[
    Path | None,
    typer.Option(help="Ids of stakeholders erased since the backup was made, one a line.", metavar="FILE"),
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


def restore(file: From, *, erased: Erased = None, force: Over = False, as_json: AsJson = False) -> None:
    """Restore a backup into an empty database, and verify all of it.

    Stop workers and dashboards before. PostgreSQL needs its own program
    pg_restore on PATH. Stakeholders who were erased after the backup are
    erased again: as later backups in its folder tell, the database that it
    replaces, and the list.
    """
    from service.wiring import restoring

    restored = restoring(settings()).restore(file, force=force, listed=erased, stage=progress)
    if as_json:
        print_json(_restored_as_json(restored))
    else:
        _print(restored)
    if restored.judgement.findings:
        raise typer.Exit(FAILED)


def _print(restored: "Restored") -> None:
    it = restored.judgement
    facts, rows = many(restored.manifest.facts, "fact"), many(it.rows, "row")
    proven = f"; {many(it.proven, 'fact')} proven by checkpoints" if it.proven else ""
    _tell(f"{facts} of {restored.manifest.taken_at:%Y-%m-%d %H:%M} UTC restored; {rows} verified{proven}.")
    if it.erased_again:
        _tell(f"{many(it.erased_again, 'stakeholder')} erased since then {_are(it.erased_again)} erased again.")
    if restored.kept is not None:
        _tell(f"What was there before is kept in {restored.kept}; remove it when it is not needed any more.")
    for each in it.findings:
        out().print(Text(each, AGAINST), soft_wrap=True)


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


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
    return told | {"verified": restored.judgement._asdict(), "kept": kept}


def _tell(sentence: str) -> None:
    out().print(sentence, soft_wrap=True, markup=False)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
