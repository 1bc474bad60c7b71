"""`groundswell momentum`, `replay` and `status`."""

import csv
from datetime import UTC, date, datetime
from io import StringIO

import pytest

from service.settings import Settings
from service.wiring import build


def test_momentum_is_one_entry_a_day_up_to_today(groundswell, clean_rivers):
    days = groundswell("momentum", clean_rivers, "--json").json
    assert [set(day) for day in days[:1]] == [{"day", "strength", "momentum"}]
    assert days[0]["day"] == "2024-03-01"
    assert days[-1]["day"] == str(datetime.now(UTC).date())
    assert len(days) == (date.fromisoformat(days[-1]["day"]) - date(2024, 3, 1)).days + 1
    assert days[-1]["strength"] == groundswell("coalition", "show", clean_rivers, "--json").json["strength"]


def test_momentum_gives_the_last_days_only_if_asked(groundswell, clean_rivers):
    everything = groundswell("momentum", clean_rivers, "--json").json
    assert groundswell("momentum", clean_rivers, "--days", "7", "--json").json == everything[-7:]
    assert groundswell("momentum", clean_rivers, "--days", "0").refused("--days")


def test_where_there_is_no_number_it_is_null(groundswell):
    groundswell("coalition", "create", "Empty")
    groundswell("log", "-c", "Empty", "-w", "Ada", "-k", "lapse", "--on", "2024-01-01", "--new")
    days = groundswell("momentum", "Empty", "--json")
    assert "NaN" not in days.out
    assert {day["strength"] for day in days.json} == {None}
    rows = list(csv.reader(StringIO(groundswell("momentum", "Empty", "--csv").out)))
    assert rows[1] == ["2024-01-01", "", ""]
    assert "no strength yet" in groundswell("momentum", "Empty").out


def test_a_coalition_without_facts_has_no_days(groundswell):
    groundswell("coalition", "create", "Empty")
    assert groundswell("momentum", "Empty", "--json").json == []
    assert "no strength yet" in groundswell("momentum", "Empty").out
    assert groundswell("replay", "Empty", "--on", "2024-01-01", "--json").json["stakeholders"] == []


def test_momentum_as_csv_is_the_same_series(groundswell, clean_rivers):
    days = groundswell("momentum", clean_rivers, "--json").json
    rows = list(csv.DictReader(StringIO(groundswell("momentum", clean_rivers, "--csv").out)))
    assert [(row["day"], float(row["strength"])) for row in rows] == [(day["day"], day["strength"]) for day in days]
    assert groundswell("momentum", clean_rivers, "--csv", "--json").refused("--csv")


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_the_chart_fits_its_terminal(groundswell, clean_rivers, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    headline, *chart = groundswell("momentum", clean_rivers).out.splitlines()
    assert headline.startswith("Clean Rivers stands at ")
    assert max(map(len, chart)) <= columns
    assert any(0x2800 < ord(sign) < 0x2900 for line in chart for sign in line)
    assert "2024-03-01" in chart[-1]


def test_the_headline_tells_the_direction(groundswell, clean_rivers):
    groundswell("log", "-c", clean_rivers, "-w", "Ada", "-k", "endorsement")
    assert "is rising, +" in groundswell("momentum", clean_rivers).out
    groundswell("log", "-c", clean_rivers, "-w", "Bo", "-w", "Ada", "-k", "opposition")
    groundswell("log", "-c", clean_rivers, "-w", "Bo", "-w", "Ada", "-k", "opposition")
    assert "is falling, -" in groundswell("momentum", clean_rivers).out


def test_a_replay_of_today_is_what_is_live(groundswell, clean_rivers):
    today = str(datetime.now(UTC).date())
    then = groundswell("replay", clean_rivers, "--on", today, "--json").json
    shown = groundswell("coalition", "show", clean_rivers, "--json").json
    assert (then["strength"], then["momentum"]) == (shown["strength"], shown["momentum"])
    assert set(then) == {"on", "known", "strength", "momentum", "stakeholders"}
    columns = {"name", "bloc", "influence", "support", "low", "high", "stance", "member"}
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


@pytest.mark.parametrize(
    "given", [("--on", "tomorrow"), ("--on", "2999-01-01"), ("--on", "2024-01-01", "--known", "x"), ()]
)
def test_a_replay_needs_dates_that_are_some(groundswell, clean_rivers, given):
    assert groundswell("replay", clean_rivers, *given).refused("--known" if "--known" in given else "--on")


def test_the_status_of_a_new_database(groundswell):
    answer = groundswell("status", "--json")
    assert answer.exit_code == 0
    assert set(answer.json) == {"facts", "position", "lag", "stale", "dead_letters", "versions"}
    assert [answer.json[name] for name in ("facts", "position", "lag", "stale")] == [0, 0, 0, 0]
    assert answer.json["dead_letters"] == []


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
