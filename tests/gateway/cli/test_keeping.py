"""`groundswell verify`, `rebuild`, `export` and `settings`."""

import json
import sqlite3
from contextlib import closing

import pytest

from domain.identity import coalition_id


def named(coalition: str) -> str:
    return coalition_id(coalition).hex


@pytest.fixture
def tampered(clean_rivers, database):
    """Somebody has changed a strength in the read models."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE coalition_now SET strength = 0.99 WHERE coalition_id = ?", [named(clean_rivers)])


@pytest.mark.usefixtures("clean_rivers")
def test_what_was_recorded_verifies(groundswell):
    answer = groundswell("verify", "--json")
    assert answer.exit_code == 0
    assert (answer.json["identical"], answer.json["differences"]) == (True, [])
    assert answer.json["facts"] > 0
    assert answer.json["rows"] > 0
    assert "Identical" in groundswell("verify").out


@pytest.mark.usefixtures("tampered")
def test_a_row_that_was_tampered_with_is_named(groundswell):
    answer = groundswell("verify", "--json")
    assert answer.exit_code == 1
    assert answer.json["identical"] is False
    (difference,) = answer.json["differences"]
    assert set(difference) == {"table", "key", "live", "rebuilt"}
    assert difference["table"] == "coalition_now"
    assert "0.99" in difference["live"]
    people = groundswell("verify")
    assert people.exit_code == 1
    assert "coalition_now" in people.out
    assert "groundswell rebuild" in people.err


@pytest.mark.usefixtures("tampered")
def test_a_rebuild_makes_it_what_the_facts_say(groundswell, clean_rivers):
    assert groundswell("rebuild").exit_code == 0
    assert groundswell("verify", "--json").json["identical"] is True
    assert groundswell("coalition", "show", clean_rivers, "--json").json["strength"] != 0.99


def test_read_models_of_another_version_are_refused_until_rebuilt(groundswell, clean_rivers, database):
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE read_model SET version = 0")
    refused = groundswell("coalition", "list")
    assert refused.exit_code == 1
    assert "groundswell rebuild" in refused.err
    status = groundswell("status")
    assert status.exit_code == 0
    assert "groundswell rebuild" in status.err
    assert groundswell("rebuild").exit_code == 0
    assert groundswell("coalition", "list", "--json").json[0]["name"] == clean_rivers


def test_an_export_has_every_fact_in_order(groundswell, clean_rivers):
    lines = [json.loads(line) for line in groundswell("export").out.splitlines()]
    assert len(lines) == groundswell("status", "--json").json["facts"]
    assert [line["position"] for line in lines] == sorted(line["position"] for line in lines)
    assert set(lines[0]) == {"position", "topic", "aggregate", "version", "fact"}
    assert lines[0]["fact"]["name"] == clean_rivers


@pytest.mark.usefixtures("clean_rivers")
def test_an_export_to_a_file_is_the_same(groundswell, tmp_path):
    file = tmp_path / "facts.jsonl"
    answer = groundswell("export", "--out", file)
    assert answer.exit_code == 0
    assert file.read_text() == groundswell("export").out
    assert [each.name for each in tmp_path.glob("facts*")] == [file.name]  # nothing half done is left


def test_an_export_to_nowhere_is_refused(groundswell, tmp_path):
    assert groundswell("export", "--out", tmp_path).refused("folder")
    assert groundswell("export", "--out", tmp_path / "none" / "facts.jsonl").refused("none")


def test_every_setting_is_explained_even_when_one_is_wrong(groundswell, monkeypatch):
    monkeypatch.setenv("GROUNDSWELL_DATABASE_URL", "mysql://x")
    answer = groundswell("settings")
    assert answer.exit_code == 0
    assert "GROUNDSWELL_DATABASE_URL" in answer.out
    assert "GROUNDSWELL_REDIS_URL" in answer.out
