"""`groundswell replay` and `status`."""

import json
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from service.settings import Settings
from service.wiring import build

STATUS = """
import sys
from gateway.cli import main
sys.argv[1:] = ["status", "--json"]
try:
    main()
finally:
    print(*{name.partition(".")[0] for name in sys.modules}, file=sys.stderr)
"""
"""The status, and on stderr what was loaded for it."""

UNNEEDED = {"networkx", "scipy", "sklearn", "pandas", "psycopg", "redis", "periodiq", "pendulum"}
"""What a status on SQLite and without Redis has no use for, and what is slow to load."""


def test_a_replay_of_today_is_what_is_live(groundswell, clean_rivers):
    today = str(datetime.now(UTC).date())
    then = groundswell("replay", clean_rivers, "--on", today, "--json").json
    shown = groundswell("coalition", "show", clean_rivers, "--json").json
    assert (then["strength"], then["momentum"]) == (shown["strength"], shown["momentum"])
    assert set(then) == {"on", "known", "strength", "momentum", "stakeholders"}
    columns = {"name", "bloc", "influence", "support", "low", "high", "stance", "member", "away"}
    assert [set(each) for each in then["stakeholders"]] == [columns, columns]


def test_a_replay_knows_what_had_happened_by_its_day(groundswell, clean_rivers):
    assert groundswell("replay", clean_rivers, "--on", "2024-02-28", "--json").json["stakeholders"] == []
    after = groundswell("replay", clean_rivers, "--on", "2024-03-01", "--json").json
    assert {each["name"]: each["member"] for each in after["stakeholders"]} == {"Ada": True, "Bo": False}


def test_a_replay_by_what_was_known_leaves_later_knowledge_out(groundswell, clean_rivers):
    then = groundswell("replay", clean_rivers, "--on", "2024-03-01", "--known", "2024-06-01", "--json").json
    assert then["known"] == "2024-06-01T23:59:59.999999+00:00"
    assert then["stakeholders"] == []  # it happened before, and was recorded after


def test_a_replay_is_a_table_for_people(groundswell, clean_rivers):
    shown = groundswell("replay", clean_rivers, "--on", "2024-03-01").out
    assert any(line.startswith("Ada") and line.rstrip().endswith("yes") for line in shown.splitlines())


def test_who_broke_away_is_said_to_have_done_so(groundswell, clean_rivers):
    gone = ("log", "--coalition", clean_rivers, "--with", "Ada", "--kind", "defection", "--on", "2024-03-02")
    assert groundswell(*gone).exit_code == 0
    shown = groundswell("replay", clean_rivers, "--on", "2024-03-02").out.splitlines()
    (ada,) = (line for line in shown if line.startswith("Ada "))
    assert "broke away" in ada
    told = groundswell("replay", clean_rivers, "--on", "2024-03-02", "--json").json["stakeholders"]
    assert [(each["name"], each["away"], each["stance"] == "strong oppose") for each in told] == [
        ("Ada", True, True),
        ("Bo", False, False),
    ]


@pytest.mark.parametrize(
    "given", [("--on", "tomorrow"), ("--on", "2999-01-01"), ("--on", "2024-01-01", "--known", "x"), ()]
)
def test_a_replay_needs_dates_that_are_some(groundswell, clean_rivers, given):
    assert groundswell("replay", clean_rivers, *given).refused("--known" if "--known" in given else "--on")


def test_the_status_of_a_new_database(groundswell):
    answer = groundswell("status", "--json")
    assert answer.exit_code == 0
    assert set(answer.json) == {"facts", "position", "lag", "stale", "dead_letters", "checkpoint", "versions"}
    assert [answer.json[name] for name in ("facts", "position", "lag", "stale")] == [0, 0, 0, 0]
    assert answer.json["dead_letters"] == []


@pytest.mark.usefixtures("database")
def test_the_status_waits_for_nothing_it_does_not_need():
    told = subprocess.run([sys.executable, "-c", STATUS], capture_output=True, text=True, check=True)
    assert json.loads(told.stdout)["facts"] == 0
    assert UNNEEDED & set(told.stderr.split()) == set()


def test_the_status_shows_what_failed_for_good_and_why(groundswell):
    services = build(Settings())
    services.read_models.give_up("refresh", "some coalition", "ValueError: [bold]no[/bold]")
    services.close()
    (letter,) = groundswell("status", "--json").json["dead_letters"]
    assert (letter["task"], letter["subject"]) == ("refresh", "some coalition")
    assert letter["reason"] == "ValueError: [bold]no[/bold]"
    assert set(letter) == {"task", "subject", "reason", "failed_at"}
    answer = groundswell("status")
    assert answer.exit_code == 0
    assert "ValueError: [bold]no[/bold]" in answer.out
