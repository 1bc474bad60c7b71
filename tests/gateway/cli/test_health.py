"""`groundswell health`."""

import pytest

PARTS = ["support", "firmness", "engagement", "reciprocity"]


def in_all(parts) -> float:
    """What parts give together."""
    return float(sum(part["weight"] * (part["score"] or 0) for part in parts))


def unbroken(text: str) -> str:
    """The words without the breaks of a table."""
    return " ".join(text.split())


def test_programs_get_every_part_of_everybody(groundswell, clean_rivers):
    told = groundswell("health", clean_rivers, "--json").json
    assert [each["direction"] for each in told["directions"]] == ["everybody", "inside", "outside", "not stated"]
    assert [each["stakeholder"] for each in told["stakeholders"]] == ["Ada", "Bo"]
    for each in told["stakeholders"]:
        assert [part["name"] for part in each["parts"]] == PARTS
        assert each["health"] == pytest.approx(in_all(each["parts"]))
    whole = told["directions"][0]
    assert (
        whole["health"] == told["health"] == pytest.approx(sum(p["weight"] * (p["score"] or 0) for p in whole["parts"]))
    )


def test_what_is_not_known_is_null(groundswell, clean_rivers):
    bo = groundswell("health", clean_rivers, "--json").json["stakeholders"][1]
    assert {part["name"]: part["weight"] for part in bo["parts"] if part["score"] is None} == {
        "engagement": 0.0,
        "reciprocity": 0.0,
    }
    assert bo["counted"]["silence"] is None


def test_people_see_the_whole_by_direction_and_through_whom_most_is_missing(groundswell, clean_rivers):
    groundswell("stakeholder", "add", "Ada", "--relationship", "manager")
    lines = groundswell("health", clean_rivers).out.splitlines()
    assert lines[1].startswith("health ")
    assert "most of what is missing is" in lines[1]
    assert [line.split("  ")[0].strip() for line in lines[4:6]] == ["everybody", "inside"]
    assert any(line.startswith("  manager") for line in lines)
    table = next(number for number, line in enumerate(lines) if line.startswith("Through whom"))
    assert [line.split()[0] for line in lines[table + 2 : table + 4]] == ["Bo", "Ada"]


def test_of_one_partnership_people_see_what_was_counted(groundswell, clean_rivers):
    groundswell("log", "-c", clean_rivers, "-w", "Ada", "-k", "endorsement", "--on", "2024-03-02")
    told = groundswell("health", clean_rivers, "--stakeholder", "ada", "--on", "2024-03-12")
    told = unbroken(told.out)
    assert "Ada: health" in told
    assert "1 of 2 supporting acts in public" in told
    assert "last contact 10 days ago (30 days expected, none agreed)" in told
    assert "no trade was settled or fell due" in told


def test_of_one_partnership_programs_get_the_same_as_of_all(groundswell, clean_rivers):
    of_all = groundswell("health", clean_rivers, "--on", "2024-03-12", "--json").json["stakeholders"][0]
    alone = groundswell("health", clean_rivers, "-s", "Ada", "--on", "2024-03-12", "--json").json
    assert {name: alone[name] for name in of_all} == of_all


def test_trades_are_told_one_way_and_the_other(groundswell, clean_rivers):
    trade = ("-w", "Ada", "-k", "trade", "--on", "2024-03-02", "--gave", "ideas:2", "--got", "capital:4", "--id", "T")
    assert groundswell("log", "-c", clean_rivers, *trade).exit_code == 0
    honoured = ("-w", "Ada", "-k", "trade_honoured", "--on", "2024-03-03", "--trade", "T")
    assert groundswell("log", "-c", clean_rivers, *honoured).exit_code == 0
    told = groundswell("health", clean_rivers, "-s", "Ada", "--on", "2024-03-03")
    assert "1 trade honoured, 0 broken, 0 overdue; gave 2.0, got 4.0" in unbroken(told.out)


def test_a_stakeholder_without_a_part_in_it_is_refused(groundswell, clean_rivers):
    assert groundswell("health", clean_rivers, "--stakeholder", "Nobody").refused("'Nobody'", clean_rivers)


def test_where_nobody_has_influence_the_coalition_has_no_health(groundswell):
    groundswell("coalition", "create", "Weak")
    groundswell("log", "-c", "Weak", "-w", "Ada", "-k", "pledge", "--influence", "0", "--on", "2024-01-01", "--new")
    assert "the coalition as a whole has no health" in groundswell("health", "Weak").out
    assert groundswell("health", "Weak", "--json").json["health"] is None
