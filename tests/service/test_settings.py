"""Every setting comes from the environment, and is checked."""

import pytest
from pydantic import ValidationError

from service.settings import Settings, table
from service.store import environment


def test_settings_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("GROUNDSWELL_DATABASE_URL", "sqlite:///elsewhere.db")
    monkeypatch.setenv("GROUNDSWELL_BATCH", "7")
    settings = Settings()
    assert (str(settings.sqlite_path), settings.batch) == ("elsewhere.db", 7)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("database_url", "mysql://somewhere/db"),
        ("database_url", "groundswell.db"),
        ("database_url", ""),
        ("database_url", "postgresql://host/name?sslmode=require"),
        ("batch", 0),
        ("batch", 1_000_000),
        ("sweep_seconds", 0),
        ("max_retries", -1),
        ("min_backoff_ms", 0),
    ],
)
def test_what_makes_no_sense_is_refused(name, value):
    with pytest.raises(ValidationError) as error:
        Settings(**{name: value})
    assert [each["loc"] for each in error.value.errors()] == [(name,)]


def test_one_setting_chooses_the_database():
    url = "postgresql://ada:p%40ss%2Fword@db.example:6543/clean%20rivers"
    chosen = environment(Settings(database_url=url))
    assert chosen["PERSISTENCE_MODULE"] == "eventsourcing.postgres"
    expected = {"USER": "ada", "PASSWORD": "p@ss/word", "HOST": "db.example", "PORT": "6543", "DBNAME": "clean rivers"}
    assert {name: chosen[f"POSTGRES_{name}"] for name in expected} == expected
    assert Settings(database_url=url).sqlite_path is None


def test_sqlite_paths_may_be_relative_or_absolute():
    assert str(Settings(database_url="sqlite:///a/b.db").sqlite_path) == "a/b.db"
    assert str(Settings(database_url="sqlite:////a/b.db").sqlite_path) == "/a/b.db"


def test_the_table_has_a_row_for_each_setting():
    rows = table().splitlines()[2:]
    assert [row.split("`")[1] for row in rows] == [f"GROUNDSWELL_{name.upper()}" for name in Settings.model_fields]
    assert all(row.split("|")[3].strip() for row in rows)
