"""No secret of the settings is told: not in an answer, an error, a log or a trace."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from pydantic import ValidationError

from service.patience import DatabaseAway
from service.settings import Settings
from service.wiring import build

SECRET = "s3cr3t-Wort"
BROKEN = f"{SECRET}/with-a-slash"
NOBODY = "127.0.0.1:1"
"""A port on which nobody listens."""

DATABASES = {
    "away": f"postgresql://groundswell:{SECRET}@{NOBODY}/db",
    "with a password that breaks the address": f"postgresql://groundswell:{BROKEN}@{NOBODY}/db",
    "with options": f"postgresql://groundswell:{SECRET}@{NOBODY}/db?sslmode=require",
    "of an unknown kind": f"mysql://groundswell:{SECRET}@{NOBODY}/db",
}
QUEUES = {
    "away": f"redis://:{SECRET}@{NOBODY}/0",
    "with a password that breaks the address": f"redis://:{BROKEN}@{NOBODY}/0",
    "of an unknown kind": f"amqp://:{SECRET}@{NOBODY}/0",
}
COMMANDS = (("status", "--json"), ("settings",))

Said = Callable[..., str]


@pytest.fixture
def said(tmp_path) -> Said:
    """All that a program says with these settings, and the most talkative log."""

    def run(*words: str, seconds: float = 60, **settings: str) -> str:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("GROUNDSWELL_")}
        ours = {f"GROUNDSWELL_{name.upper()}": value for name, value in settings.items()}
        process = subprocess.Popen(
            [sys.executable, "-m", *words],
            env=inherited | ours | {"GROUNDSWELL_LOG_LEVEL": "DEBUG", "GROUNDSWELL_TOKEN": SECRET},
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            return process.communicate(timeout=seconds)[0]
        except subprocess.TimeoutExpired:  # it runs on, as it should
            process.terminate()
            return process.communicate(timeout=60)[0]

    return run


def is_silent(text: str) -> bool:
    return bool(text.strip()) and SECRET not in text and SECRET.split("-", maxsplit=1)[0] not in text


@pytest.mark.parametrize("url", DATABASES.values(), ids=DATABASES)
def test_no_command_tells_the_password_of_a_database(said, url):
    for command in COMMANDS:
        told = said("gateway.cli", *command, database_url=url)
        assert is_silent(told), told


@pytest.mark.parametrize("url", QUEUES.values(), ids=QUEUES)
def test_no_command_tells_the_password_of_a_queue(said, url, sqlite_url):
    settings = {"database_url": sqlite_url, "redis_url": url}
    assert is_silent(said("gateway.cli", "coalition", "create", "Clean Rivers", **settings))
    assert is_silent(said("gateway.cli", "status", **settings))


@pytest.mark.parametrize("program", [("dramatiq", "workers.main", "--processes", "1"), ("workers.scheduler",)])
@pytest.mark.parametrize("wrong", ["away", "with a password that breaks the address"])
def test_no_process_that_runs_on_tells_a_password(said, program, wrong):
    assert is_silent(said(*program, seconds=6, database_url=DATABASES[wrong], redis_url=QUEUES[wrong]))


@pytest.mark.parametrize("url", DATABASES.values(), ids=DATABASES)
def test_no_exception_and_no_description_holds_a_password(url, monkeypatch):
    monkeypatch.setattr("service.wiring.START_PATIENCE", 0.1)
    try:
        settings = Settings(database_url=url)
        texts = [repr(settings), str(settings)]
        build(settings)
    except (ValidationError, DatabaseAway) as error:
        texts = [*_whole(error)]
    assert all(SECRET not in text for text in texts)


def _whole(error: BaseException | None):
    """An error and all that led to it."""
    while error is not None:
        yield from (str(error), repr(error))
        error = error.__cause__ or error.__context__
