"""Every setting, read from the environment (12-factor). `python -m service.settings` prints them."""

from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from domain.access import person_id
from domain.errors import Invalid

SCHEMES = ("sqlite:///", "postgresql://")
WEB = ("https://", "http://")
QUEUES = ("redis://", "rediss://", "unix://")


class Settings(BaseSettings):
    """Settings of all processes; each is the variable `GROUNDSWELL_` + its name."""

    # what was given for a setting may be a secret: no error and no log repeats it
    model_config = SettingsConfigDict(env_prefix="GROUNDSWELL_", frozen=True, hide_input_in_errors=True)

    database_url: Annotated[
        str,
        Field(
            repr=False,
            description="Where facts and read models live: `sqlite:///file` or "
            "`postgresql://user:password@host:port/name`.",
        ),
    ] = "sqlite:///groundswell.db"
    redis_url: Annotated[
        str | None,
        Field(repr=False, description="The queue: `redis://host:port/0`. Unset, work is done in-process."),
    ] = None
    redis_namespace: Annotated[
        str, Field(description="Prefix of every key in Redis, so that one Redis serves several.")
    ] = "groundswell"
    sweep_seconds: Annotated[
        float,
        Field(gt=0, le=86_400, description="How often an in-process worker looks for facts of others."),
    ] = 1.0
    batch: Annotated[int, Field(ge=1, le=30_000, description="Facts that the timeline takes in one step.")] = 5_000
    max_retries: Annotated[int, Field(ge=0, description="Tries of failing work before it becomes a dead letter.")] = 5
    min_backoff_ms: Annotated[int, Field(ge=1, description="Wait before the first retry; doubled each time.")] = 200
    master_key_file: Annotated[
        Path | None,
        Field(
            description="Master keys, which wrap the keys that names and notes are sealed with: lines of 32 bytes as "
            "base64, the first one wraps. Unset with SQLite: `DATABASE.master-key` beside the database, made at first "
            "need."
        ),
    ] = None
    recorder: Annotated[str, Field(description="Who is named as the recorder where a command does not say.")] = "local"
    log_level: Annotated[str, Field(description="Least serious log message shown.")] = "WARNING"
    signing_key_file: Annotated[
        Path | None,
        Field(
            description="The file with the key that signs checkpoints of the log. Unset, with SQLite it lies beside "
            "the database (`.signing-key`), and is made at first need."
        ),
    ] = None
    checkpoint_minutes: Annotated[
        int,
        Field(
            ge=0,
            le=525_600,
            description="How long after a checkpoint another is made, if there are new facts; 0: only on demand.",
        ),
    ] = 60
    checkpoint_to: Annotated[
        str | None,
        Field(
            repr=False,
            description="Where checkpoints are published, out of reach of whoever has the database: a file to which "
            "they are appended, or an `https://` address to which they are posted.",
        ),
    ] = None
    backup_retention_days: Annotated[
        int | None,
        Field(
            ge=1,
            description="Older backups are removed from a folder whenever another is made in it; unset, none is. "
            "Whoever is erased can be read in older backups by whoever has the master key.",
        ),
    ] = None
    sign_in: Annotated[
        Literal["local", "oidc"],
        Field(
            description="`local`: nobody signs in, and the dashboard answers this machine alone; "
            "`oidc`: everybody signs in with OpenID Connect."
        ),
    ] = "local"
    admins: Annotated[
        str, Field(description="The first admins of everything: email addresses, separated by commas or spaces.")
    ] = ""
    token: Annotated[
        SecretStr | None,
        Field(description="The access token that a command acts by, where people sign in; see `groundswell token`."),
    ] = None
    oidc_metadata_url: Annotated[
        str | None,
        Field(
            description="Where the provider of sign-in describes itself, `https://.../.well-known/openid-configuration`."
        ),
    ] = None
    oidc_client_id: Annotated[str | None, Field(description="The name by which the provider knows this dashboard.")] = (
        None
    )
    oidc_client_secret_file: Annotated[
        Path | None, Field(description="The file with the secret that the provider gave this dashboard.")
    ] = None
    oidc_redirect_url: Annotated[
        str | None,
        Field(description="The dashboard's own address, with `/oauth2callback` after it; https but on loopback."),
    ] = None
    oidc_assume_verified: Annotated[
        bool,
        Field(
            description="Accept an email without `email_verified`, of a provider that never sends it "
            "and checks every address itself."
        ),
    ] = False
    cookie_secret_file: Annotated[
        Path | None,
        Field(description="The file with the secret that signs the cookies of those signed in; 32 characters or more."),
    ] = None
    session_hours: Annotated[
        float,
        Field(gt=0, le=24, description="How long somebody stays signed in at most, from the moment of signing in."),
    ] = 12.0

    @field_validator("database_url")
    @classmethod
    def _known_scheme(cls, url: str) -> str:
        if not url.startswith(SCHEMES):
            msg = f"must begin with {' or '.join(SCHEMES)}"
            raise ValueError(msg)
        if "?" in url and not url.startswith(SCHEMES[0]):
            msg = "must not have options after '?'; set them for libpq, such as PGSSLMODE=require"
            raise ValueError(msg)
        return url

    @field_validator("checkpoint_to")
    @classmethod
    def _file_or_web(cls, to: str | None) -> str | None:
        if to is not None and (not to.strip() or ("://" in to and not to.startswith(WEB))):
            msg = f"must be a file, or an address that begins with {' or '.join(WEB)}"
            raise ValueError(msg)
        return to

    @field_validator("redis_url")
    @classmethod
    def _known_queue(cls, url: str | None) -> str | None:
        if url is not None and not url.startswith(QUEUES):
            msg = f"must begin with {' or '.join(QUEUES)}"
            raise ValueError(msg)
        return url

    @field_validator("database_url", "redis_url")
    @classmethod
    def _address(cls, url: str | None) -> str | None:
        """An address with a host and a port; where a password breaks it, no part of that is told."""
        if url is None or url.startswith(SCHEMES[0]):
            return url
        try:
            readable = urlsplit(url).port != 0 and "%00" not in url
        except ValueError:
            readable = False
        if not readable:
            msg = "must have a number as its port; in a password write / as %2F, # as %23, ? as %3F, @ as %40, [ as %5B"
            raise ValueError(msg)
        return url

    @field_validator("admins")
    @classmethod
    def _addresses(cls, admins: str) -> str:
        try:
            for each in _listed(admins):
                person_id(each)
        except Invalid as error:
            raise ValueError("must be email addresses, separated by commas") from error
        return admins

    @property
    def first_admins(self) -> list[str]:
        """Who is an admin of everything by the setting."""
        return [person_id(each) for each in _listed(self.admins)]

    @property
    def sqlite_path(self) -> Path | None:
        """The database file, where the database is SQLite."""
        scheme = SCHEMES[0]
        return Path(self.database_url[len(scheme) :]) if self._is(scheme) else None

    @property
    def signing_key_path(self) -> Path | None:
        """The file with the signing key; None where it has to be named and is not."""
        beside = self.sqlite_path
        return self.signing_key_file or (beside and beside.with_name(f"{beside.name}.signing-key"))

    @property
    def master_key_path(self) -> Path | None:
        """Where the master keys are: as set, or beside the SQLite file; None where it is to be said."""
        beside = self.sqlite_path
        return self.master_key_file or (beside and beside.with_name(f"{beside.name}.master-key"))

    @property
    def sqlalchemy_url(self) -> str:
        """The same database as SQLAlchemy names it."""
        return self.database_url.replace("postgresql://", "postgresql+psycopg://", 1)

    def _is(self, scheme: str) -> bool:
        return self.database_url.startswith(scheme)


def _listed(text: str) -> list[str]:
    return text.replace(",", " ").split()


def table() -> str:
    """The settings as a Markdown table."""
    rows = [
        f"| `GROUNDSWELL_{name.upper()}` | `{field.default}` | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    return "\n".join(["| variable | default | meaning |", "| --- | --- | --- |", *rows])


if __name__ == "__main__":
    print(f"# Settings\n\n{table()}")  # noqa: T201  this module's own output
