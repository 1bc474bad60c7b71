"""Whatever goes wrong is one sentence with the way out, and never a trace."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests import servers

HEAVY = {"numpy", "scipy", "sqlalchemy", "eventsourcing", "dramatiq", "streamlit", "pandas"}


def failed(answer, *words):
    """Whether this failed for a reason outside the input, and said so in one sentence."""
    return (
        answer.exit_code == 1
        and answer.out == ""
        and answer.err.count("\n") == 1
        and all(w in answer.err for w in words)
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GROUNDSWELL_DATABASE_URL", "mysql://somewhere"),
        ("GROUNDSWELL_DATABASE_URL", ""),
        ("GROUNDSWELL_BATCH", "0"),
        ("GROUNDSWELL_BATCH", "many"),
        ("GROUNDSWELL_LOG_LEVEL", "LOUD"),
    ],
)
def test_a_wrong_setting_is_named(groundswell, monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    assert groundswell("status").refused(name)
    assert groundswell("status", "--json").refused(name)


def test_a_folder_is_no_database(groundswell, monkeypatch, tmp_path):
    monkeypatch.setenv("GROUNDSWELL_DATABASE_URL", f"sqlite:///{tmp_path}")
    assert groundswell("status").refused("folder", str(tmp_path))


def test_a_file_of_another_kind_is_no_database(groundswell, database):
    database.write_text("no database at all, but long enough to look like one" * 100)
    assert failed(groundswell("status"), "not a database")


def test_a_database_that_is_away_is_told_so(groundswell, monkeypatch):
    monkeypatch.setenv("GROUNDSWELL_DATABASE_URL", f"postgresql://me:secret@127.0.0.1:{servers.free_port()}/none")
    answer = groundswell("status")
    assert failed(answer, "database", "try again")
    assert "secret" not in answer.err


def test_a_damaged_database_is_told_so(groundswell, clean_rivers, database):
    with sqlite3.connect(database) as connection:
        connection.execute("DROP TABLE timeline")
    assert failed(groundswell("coalition", "show", clean_rivers), "timeline")


def test_a_file_that_may_not_be_read_is_told_so(groundswell, monkeypatch, tmp_path):
    def refuse(path, *_):
        raise PermissionError(13, "Permission denied", str(path))

    (tmp_path / "rows.csv").touch()
    monkeypatch.setattr(Path, "open", refuse)
    assert groundswell("import", tmp_path / "rows.csv").refused("rows.csv", "permission")


def test_a_full_disk_is_told_so(groundswell, monkeypatch, tmp_path):
    def fill(*_, **__):
        raise OSError(28, "No space left on device", str(tmp_path / "facts.jsonl"))

    monkeypatch.setattr(Path, "replace", fill)
    answer = groundswell("export", "--out", tmp_path / "facts.jsonl")
    assert answer.exit_code != 0
    assert "no space left" in answer.err


def test_the_unforeseen_is_one_sentence_too(groundswell, monkeypatch):
    monkeypatch.setattr("gateway.cli.looking.asdict", lambda _: 1 / 0)
    assert failed(groundswell("status", "--json"), "ZeroDivisionError", "GROUNDSWELL_LOG_LEVEL")


@pytest.mark.parametrize(
    ("words", "given"),
    [
        (("'frobnicate'",), ("frobnicate",)),
        (("--frobnicate",), ("status", "--frobnicate")),
        (("COALITION",), ("momentum",)),
        (("--help",), ("coalition", "frobnicate")),
    ],
)
def test_a_command_that_is_none_is_refused_in_one_sentence(groundswell, words, given):
    assert groundswell(*given).refused(*words)


def test_help_and_version_are_answers(groundswell):
    assert "import" in groundswell("--help").out
    assert groundswell().out == groundswell("--help").out
    assert groundswell("--version").out.startswith("groundswell 0.")
    assert [groundswell(each).exit_code for each in ("--help", "--version")] == [0, 0]


def test_the_help_of_import_tells_its_exit_codes(groundswell):
    told = groundswell("import", "--help").out
    assert "Exit code 0" in told
    assert "--keep-going recorded some" in " ".join(told.replace("│", " ").split())


def test_help_waits_for_nothing_heavy():
    look = "import sys, gateway.cli.app; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True).stdout.split()
    assert HEAVY & set(loaded) == set()


def test_a_reader_that_goes_away_is_no_error(groundswell, started, write):
    groundswell("import", write(*[f"{n},C,Ada,message,2024-01-01" for n in range(2_000)]))
    exporting = started("export")
    assert exporting.stdout.readline().startswith('{"position": 1,')
    exporting.stdout.close()
    assert exporting.wait(60) == 141
    assert exporting.stderr.read() == ""


def test_in_a_pipe_there_is_neither_bar_nor_colour(started, write):
    environment = os.environ | {"TERM": "xterm-256color"}
    importing = started("import", str(write("1,C,Ada,join,2024-01-01")), env=environment)
    out, err = importing.communicate(timeout=60)
    assert (out, err) == ("1 row read: 1 recorded.\n", "")
