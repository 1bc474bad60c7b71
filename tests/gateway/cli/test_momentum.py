"""`groundswell momentum`."""

import csv
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest

from domain.policy import Policy
from service.figures_in_words import date_in_words
from service.settings import Settings
from service.wiring import build

TODAY = datetime.now(UTC).date()


def adopt(coalition, policy):
    """Adopt a policy today."""
    services = build(Settings())
    assert services.recording.adopt_policy(coalition, policy)
    services.close()


def test_momentum_is_one_entry_a_day_up_to_today(groundswell, clean_rivers):
    days = groundswell("momentum", clean_rivers, "--json").json
    keys = {"day", "strength", "momentum", "direction", "acceleration", "policy", "drivers", "drags"}
    assert all(set(day) == keys for day in days)
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


def test_momentum_as_csv_is_the_same_series(groundswell, clean_rivers):
    days = groundswell("momentum", clean_rivers, "--json").json
    rows = list(csv.DictReader(StringIO(groundswell("momentum", clean_rivers, "--csv").out)))
    assert [(row["day"], float(row["strength"])) for row in rows] == [(day["day"], day["strength"]) for day in days]
    assert groundswell("momentum", clean_rivers, "--csv", "--json").refused("--csv")


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_the_chart_fits_its_terminal(groundswell, clean_rivers, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    headline, pace, *chart = groundswell("momentum", clean_rivers).out.splitlines()
    assert headline.startswith("Clean Rivers stands at ")
    assert pace.startswith("Four weeks ago momentum was ")
    assert max(map(len, chart)) <= columns
    assert any(0x2800 < ord(sign) < 0x2900 for line in chart for sign in line)
    assert any("2024-03-01" in line for line in chart)


def test_the_headline_tells_the_direction(groundswell, clean_rivers):
    groundswell("log", "-c", clean_rivers, "-w", "Ada", "-k", "endorsement")
    assert "is rising, +" in groundswell("momentum", clean_rivers).out
    groundswell("log", "-c", clean_rivers, "-w", "Bo", "-w", "Ada", "-k", "opposition")
    groundswell("log", "-c", clean_rivers, "-w", "Bo", "-w", "Ada", "-k", "opposition")
    assert "is falling, -" in groundswell("momentum", clean_rivers).out


def test_the_last_day_says_who_drives_and_who_drags(groundswell, clean_rivers):
    groundswell("log", "-c", clean_rivers, "-w", "Ada", "-k", "endorsement", "--json")
    groundswell("log", "-c", clean_rivers, "-w", "Bo", "-k", "opposition", "--json")
    *earlier, last = groundswell("momentum", clean_rivers, "--json").json
    assert {(day["drivers"], day["drags"]) for day in earlier} == {(None, None)}
    assert [each["stakeholder"] for each in last["drivers"]] == ["Ada"]
    assert [each["stakeholder"] for each in last["drags"]] == ["Bo"]
    moved = [each["points"] for each in (*last["drivers"], *last["drags"])]
    assert sum(moved) == pytest.approx(last["momentum"], abs=1e-9)
    for each in (*last["drivers"], *last["drags"]):
        assert sum(each["parts"].values()) == pytest.approx(each["points"], abs=1e-9)
        assert sum(fact["points"] for fact in each["facts"]) == pytest.approx(each["parts"]["facts"], abs=1e-9)


def test_a_fact_among_the_reasons_goes_by_the_id_that_corrections_need(groundswell, clean_rivers):
    told = groundswell("log", "-c", clean_rivers, "-w", "Ada", "-k", "endorsement", "--json").json
    driver = groundswell("momentum", clean_rivers, "--json").json[-1]["drivers"][0]
    assert driver["stakeholder"] == "Ada"
    assert [fact["id"] for fact in driver["facts"]] == [told["interactions"][0]["id"]]
    assert groundswell("retract", driver["facts"][0]["id"], "--reason", "misheard").exit_code == 0
    assert groundswell("momentum", clean_rivers, "--json").json[-1]["drivers"] == []


def test_people_read_who_drives_and_drags_by_what(groundswell, clean_rivers):
    groundswell("log", "-c", clean_rivers, "-w", "Ada", "-k", "endorsement")
    shown = groundswell("momentum", clean_rivers).out.splitlines()
    drivers = next(number for number, line in enumerate(shown) if line.startswith("drivers"))
    assert shown[drivers + 1].startswith("Ada")
    assert f"endorsement {date_in_words(TODAY)} +" in shown[drivers + 1]
    assert not any(line.startswith("drags") for line in shown)


def test_where_nobody_moved_that_is_said(groundswell, clean_rivers):
    assert "Nobody moved it in the last four weeks." in groundswell("momentum", clean_rivers).out


def test_at_most_so_many_drivers_are_named(groundswell, clean_rivers):
    groundswell("log", "-c", clean_rivers, "-w", "Ada", "-w", "Bo", "-w", "Cy", "-k", "endorsement", "--new")
    assert len(groundswell("momentum", clean_rivers, "--json").json[-1]["drivers"]) == 3
    assert len(groundswell("momentum", clean_rivers, "--top", "2", "--json").json[-1]["drivers"]) == 2
    assert groundswell("momentum", clean_rivers, "--top", "0").refused("--top")


def test_acceleration_is_momentum_less_that_of_four_weeks_before(groundswell, clean_rivers):
    four_weeks = str(TODAY - timedelta(days=20))
    groundswell("log", "-c", clean_rivers, "-w", "Ada", "-k", "endorsement", "--on", four_weeks)
    days = groundswell("momentum", clean_rivers, "--json").json
    for now, before in zip(days[28:], days, strict=False):
        assert now["acceleration"] == pytest.approx(now["momentum"] - before["momentum"])
    assert days[0]["acceleration"] == days[0]["momentum"]
    assert (days[0]["direction"], days[-1]["direction"], days[-40]["direction"]) == ("falling", "rising", "steady")


def test_every_series_shows_where_the_policy_changed(groundswell, clean_rivers):
    adopt(clean_rivers, Policy(half_life=90))
    *earlier, last = groundswell("momentum", clean_rivers, "--json").json
    assert {day["policy"] for day in earlier} == {None}
    assert last["policy"] == "half-life 90 days"
    chart = groundswell("momentum", clean_rivers, "--days", "60").out.splitlines()
    assert f"■ {TODAY} policy adopted: half-life 90 days" in chart
    assert "■ policy adopted" in chart
    assert any(line.rstrip().endswith("■") for line in chart)


def test_facts_that_the_chart_marks_are_told_by_signs(groundswell, clean_rivers):
    groundswell("log", "-c", clean_rivers, "-w", "Ada", "-k", "defection", "--on", "2024-04-01")
    chart = groundswell("momentum", clean_rivers).out
    assert "▼ defection" in chart
    assert "◆" not in chart
    assert "▼" not in groundswell("momentum", clean_rivers, "--days", "7").out


def test_who_had_no_influence_four_weeks_ago_has_no_momentum(groundswell):
    groundswell("coalition", "create", "New")
    groundswell("log", "-c", "New", "-w", "Ada", "-k", "pledge", "--on", "2024-01-01", "--influence", "0", "--new")
    groundswell("log", "-c", "New", "-w", "Ada", "-k", "pledge", "--influence", "1")
    shown = groundswell("momentum", "New")
    assert "four weeks ago nobody had influence, so there is no momentum" in shown.out
    last = groundswell("momentum", "New", "--json").json[-1]
    assert (last["momentum"], last["direction"], last["acceleration"]) == (None, None, None)
    assert (last["drivers"], last["drags"]) == ([], [])
