"""Where a benchmark runs: a new, empty database of either kind, and a Redis where one belongs."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch
from uuid import uuid4

import psycopg

from service.sealing.master_keys import MasterKey
from service.secret_file import write_secret
from service.settings import Settings
from tests import servers

DATABASES = ("sqlite", "postgresql")


@dataclass(frozen=True)
class Place:
    """Servers that run, or a folder for files; every call of `settings` is a new database in them."""

    database: str
    folder: Path
    postgres_url: str = ""
    redis_url: str | None = None

    def settings(self) -> Settings:
        """Settings of a new, empty database."""
        name = f"bench_{uuid4().hex}"
        return Settings(database_url=self._url(name), redis_url=self.redis_url, redis_namespace=name)

    def _url(self, name: str) -> str:
        if self.database == "sqlite":
            return f"sqlite:///{self.folder / name}.db"
        with psycopg.connect(self.postgres_url, autocommit=True) as administrator:
            administrator.execute(f"CREATE DATABASE {name}")
        return self.postgres_url.removesuffix("postgres") + name


@contextmanager
def place(database: str) -> Iterator[Place]:
    """SQLite files with in-process work, or PostgreSQL that survives power cuts with Redis as in production."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="groundswell-bench-")))
        if database == "sqlite":
            yield Place(database, folder)
        else:
            postgres = stack.enter_context(servers.postgres(durable=True))
            redis = stack.enter_context(servers.redis())
            stack.enter_context(_keys(folder))
            yield Place(database, folder, postgres.url, redis.url)


@contextmanager
def _keys(folder: Path) -> Iterator[None]:
    """A master key for this process and its children, as production names one."""
    file = folder / "master-key"
    write_secret(file, f"{MasterKey.new().line}\n", anew=False)
    with patch.dict(os.environ, GROUNDSWELL_MASTER_KEY_FILE=str(file)):
        yield
