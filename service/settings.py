"""Every setting, read from the environment (12-factor). `python -m service.settings` prints them."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

SCHEMES = ("sqlite:///", "postgresql://")


class Settings(BaseSettings):
    """Settings of all processes; each is the variable `GROUNDSWELL_` + its name."""

    model_config = SettingsConfigDict(env_prefix="GROUNDSWELL_", frozen=True)

    database_url: Annotated[
        str,
        Field(
            description="Where facts and read models live: `sqlite:///file` or "
            "`postgresql://user:password@host:port/name`."
        ),
    ] = "sqlite:///groundswell.db"
    redis_url: Annotated[
        str | None,
        Field(description="The queue: `redis://host:port/0`. Unset, work is done in-process."),
    ] = None
    redis_namespace: Annotated[
        str, Field(description="Prefix of every key in Redis, so that one Redis serves several.")
    ] = "groundswell"
    sweep_seconds: Annotated[
        float,
        Field(gt=0, description="How often an in-process worker looks for facts of others."),
    ] = 1.0
    batch: Annotated[int, Field(ge=1, le=30_000, description="Facts that the timeline takes in one step.")] = 5_000
    max_retries: Annotated[int, Field(ge=0, description="Tries of failing work before it becomes a dead letter.")] = 5
    min_backoff_ms: Annotated[int, Field(ge=1, description="Wait before the first retry; doubled each time.")] = 200
    recorder: Annotated[str, Field(description="Who is named as the recorder where a command does not say.")] = "local"
    log_level: Annotated[str, Field(description="Least serious log message shown.")] = "WARNING"
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

    @property
    def sqlite_path(self) -> Path | None:
        """The database file, where the database is SQLite."""
        scheme = SCHEMES[0]
        return Path(self.database_url[len(scheme) :]) if self._is(scheme) else None

    @property
    def sqlalchemy_url(self) -> str:
        """The same database as SQLAlchemy names it."""
        return self.database_url.replace("postgresql://", "postgresql+psycopg://", 1)

    def _is(self, scheme: str) -> bool:
        return self.database_url.startswith(scheme)


def table() -> str:
    """The settings as a Markdown table."""
    rows = [
        f"| `GROUNDSWELL_{name.upper()}` | `{field.default}` | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    return "\n".join(["| variable | default | meaning |", "| --- | --- | --- |", *rows])


if __name__ == "__main__":
    print(f"# Settings\n\n{table()}")  # noqa: T201  this module's own output
