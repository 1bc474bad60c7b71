"""Why nothing was backed up or restored; each text is one sentence with the way out."""

from pathlib import Path

from domain.errors import GroundswellError, Refused


class NoBackup(Refused):
    """A file that is no backup, no whole one, or one that this program cannot read."""

    def __init__(self, file: Path, reason: str) -> None:
        self.file = file
        super().__init__(f"'{file}' {reason}; nothing was restored.")


class AlreadyThere(Refused):
    """A backup would overwrite a file."""

    def __init__(self, file: Path) -> None:
        self.file = file
        super().__init__(f"'{file}' is there already; choose another name, or give --force to replace it.")


class NotEmpty(Refused):
    """A backup would be restored over something else."""

    def __init__(self, there: str) -> None:
        super().__init__(
            f"The database holds {there} already; restore into an empty one, or give --force to keep a copy of "
            "what is there and replace it."
        )


class OtherDatabase(Refused):
    """A backup of one kind of database cannot be restored into the other."""

    def __init__(self, file: Path, of: str) -> None:
        example = "sqlite:///groundswell.db" if of == "sqlite" else "postgresql://user:password@host/name"
        super().__init__(
            f"'{file}' is a backup of {KINDS[of]}; have GROUNDSWELL_DATABASE_URL name such a database ({example})."
        )


class InUse(GroundswellError):
    """Others have the database open that a backup is to be put in the place of."""

    def __init__(self) -> None:
        super().__init__("Other processes use the database; stop workers and dashboards, then restore again.")


class ToolMissing(GroundswellError):
    """PostgreSQL's own programs are not there, or too old for the server."""


class Failed(GroundswellError):
    """A backup or a restoring that did not succeed."""


KINDS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
"""What people call the kinds of databases."""
