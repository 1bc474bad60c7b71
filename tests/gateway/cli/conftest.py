"""What the tests of the command line may ask for."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from typing import Any

import pytest
from typer import testing
from typer.main import get_command
from typer.testing import CliRunner

from gateway.cli.app import app

HEADER = "external_id,coalition,stakeholder,kind,occurred_on"


@dataclass(frozen=True)
class Answer:
    """What a command answered."""

    exit_code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    def refused(self, *words: str) -> bool:
        """Whether this is a refusal of bad input: one sentence on stderr that has these words."""
        one_sentence = self.err.count("\n") == 1 and self.err.endswith(".\n")
        return self.exit_code == 2 and self.out == "" and one_sentence and all(word in self.err for word in words)


Command = Callable[..., Answer]


@pytest.fixture(scope="session", autouse=True)
def assembled_once() -> Iterator[None]:
    """The runner puts the whole command line together for each command; that takes as long as many a command."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(testing, "_get_command", cache(get_command))
        yield


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch, sqlite_url: str) -> Path:
    """A database of this test alone, and no other setting."""
    return settle_in(monkeypatch, Path(sqlite_url.removeprefix("sqlite:///")))


def settle_in(environment: pytest.MonkeyPatch, database: Path) -> Path:
    """Have commands use this database, and no other setting."""
    for name in [name for name in os.environ if name.startswith("GROUNDSWELL_")]:
        environment.delenv(name)
    environment.delenv("COLUMNS", raising=False)  # set where tests run in several processes
    environment.setenv("GROUNDSWELL_DATABASE_URL", f"sqlite:///{database}")
    environment.setenv("GROUNDSWELL_MIN_BACKOFF_MS", "1")
    return database


@pytest.fixture
def groundswell(database: Path) -> Command:
    """The command line in this process, on a database of its own."""

    assert os.environ["GROUNDSWELL_DATABASE_URL"] == f"sqlite:///{database}"
    return run


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Answer:
    """Run a command in this process."""
    result = CliRunner().invoke(app, [str(each) for each in arguments], input=stdin)
    return Answer(result.exit_code, result.stdout, result.stderr)


@pytest.fixture
def facts(groundswell: Command) -> Callable[[], list[Any]]:
    """All facts there are."""
    return lambda: [json.loads(line) for line in groundswell("export").out.splitlines()]


@pytest.fixture(scope="session")
def told_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a database with the coalition below: telling it takes longer than most tests of it."""
    folder = tmp_path_factory.mktemp("clean-rivers")
    with pytest.MonkeyPatch.context() as patched:
        settle_in(patched, folder / "groundswell.db")
        assert run("coalition", "create", "Clean Rivers", "--purpose", "Rivers to swim in").exit_code == 0
        for name, kind in (("Ada", "pledge"), ("Bo", "opposition")):
            told = ("--with", name, "--kind", kind, "--on", "2024-03-01", "--new")
            assert run("log", "--coalition", "Clean Rivers", *told).exit_code == 0
    return folder


@pytest.fixture
def clean_rivers(told_once: Path, database: Path) -> str:
    """A coalition with one ally and one opponent."""
    shutil.copytree(told_once, database.parent, dirs_exist_ok=True)  # the master key lies beside the database
    return "Clean Rivers"


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a CSV file of these lines under the usual header, or another one."""

    def to_file(*lines: str, header: str = HEADER, name: str = "rows.csv") -> Path:
        file = tmp_path / name
        file.write_text("\n".join((header, *lines, "")), encoding="utf-8")
        return file

    return to_file


@pytest.fixture
def started(database: Path) -> Iterator[Callable[..., "Popen[str]"]]:
    """Start the real program; whatever still runs when the test ends is killed."""
    running: list[Popen[str]] = []

    def start(
        *arguments: str, stdout: int = PIPE, stderr: int = PIPE, env: Mapping[str, str] | None = None
    ) -> "Popen[str]":
        command = [sys.executable, "-m", "gateway.cli", *arguments]
        process = Popen(command, stdin=DEVNULL, stdout=stdout, stderr=stderr, cwd=database.parent, env=env, text=True)
        running.append(process)
        return process

    yield start
    for process in running:
        if process.poll() is None:
            process.kill()
        process.communicate()
