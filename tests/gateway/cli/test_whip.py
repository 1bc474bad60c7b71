"""`groundswell whip`."""

import pytest

from domain.values import Stance


def test_programs_get_bands_chance_trend_and_everybody(groundswell, clean_rivers):
    told = groundswell("whip", clean_rivers, "--on", "2024-03-05", "--json").json
    assert [band["stance"] for band in told["whip"]] == [each.value for each in Stance]
    assert sum(band["heads"] for band in told["whip"]) == 2
    assert told["winning"] == {"share": 0.5, "count": None, "must_have": []}
    assert 0 < told["chance"] < 1
    assert told["low"] <= told["held"] <= told["high"]
    assert len(told["outlook"]["weeks"]) == 53
    assert told["outlook"]["weeks"][0] == {"day": "2024-03-05", "chance": pytest.approx(told["chance"])}
    assert sum(each["banzhaf"] for each in told["stakeholders"]) == pytest.approx(1.0)
    for each in told["stakeholders"]:
        assert each["if_lost"] <= told["chance"] <= each["if_won"]


def test_people_see_the_chance_the_bands_and_on_whom_it_hangs(groundswell, clean_rivers):
    told = groundswell("whip", clean_rivers, "--on", "2024-03-05").out
    lines = told.splitlines()
    assert lines[1].startswith("chance of winning today ")
    assert lines[1].endswith("it wins with 50 % of influence")
    assert "of influence is expected to be for it" in lines[2]
    assert "on the present trend" in lines[3]
    assert "Losing Ada would do most" in told
    assert {each.value for each in Stance} <= {line.split("  ")[0] for line in lines}


def test_who_broke_away_is_said_to_have_done_so(groundswell, clean_rivers):
    groundswell("log", "--coalition", clean_rivers, "--with", "Ada", "--kind", "defection", "--on", "2024-03-02")
    (ada,) = (line for line in groundswell("whip", clean_rivers).out.splitlines() if line.startswith("Ada "))
    assert "broke away" in ada
    told = {each["name"]: each for each in groundswell("whip", clean_rivers, "--json").json["stakeholders"]}
    assert (told["Ada"]["away"], told["Bo"]["away"]) == (True, False)
    assert told["Ada"]["stance"] == "strong oppose"


def test_a_count_is_told_in_stakeholders(groundswell, clean_rivers):
    groundswell("coalition", "winning", clean_rivers, "--count", "1", "--must-have", "Ada")
    told = groundswell("whip", clean_rivers).out
    assert "it wins with 1 stakeholder and with Ada" in told
    assert "stakeholders are expected to be for it" in told


def test_must_haves_alone_are_told_as_such(groundswell, clean_rivers):
    groundswell("coalition", "winning", clean_rivers, "--must-have", "Ada", "--must-have", "Bo")
    told = groundswell("whip", clean_rivers)
    assert "of the 2 who must be for it are expected" in told.out
    programs = groundswell("whip", clean_rivers, "--json").json
    assert programs["winning"]["must_have"] == ["Ada", "Bo"]
    assert [each["must_have"] for each in programs["stakeholders"]] == [True, True]


def test_what_won_then_counts_for_a_day_that_is_past(groundswell, clean_rivers):
    groundswell("coalition", "winning", clean_rivers, "--count", "2")
    then = groundswell("whip", clean_rivers, "--on", "2024-03-05", "--json").json
    assert then["winning"] == {"share": 0.5, "count": None, "must_have": []}


def test_what_nobody_can_reach_is_said_to_be_out_of_reach(groundswell, clean_rivers):
    groundswell("coalition", "winning", clean_rivers, "--count", "9")
    told = groundswell("whip", clean_rivers)
    assert "chance of winning today 0.0 %" in told.out
    assert "it cannot win as it stands: fewer stakeholders are on the map than must be for it" in told.out
    assert "on the present trend" not in told.out
    programs = groundswell("whip", clean_rivers, "--json").json
    assert (programs["chance"], programs["obstacle"]) == (0.0, "fewer stakeholders are on the map than must be for it")


def test_of_nobody_on_the_map_people_are_told_so(groundswell):
    groundswell("coalition", "create", "Empty")
    assert "Nobody is on the map" in groundswell("whip", "Empty").out
    assert groundswell("whip", "Empty", "--json").json["low"] is None
