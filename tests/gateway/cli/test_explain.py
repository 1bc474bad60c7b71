"""`groundswell explain`: why strength, momentum or somebody's support changed."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.policy import Policy
from service.figures_in_words import date_in_words
from tests.gateway.cli.conftest import HEADER
from tests.gateway.cli.test_momentum import adopt

TODAY = datetime.now(UTC).date()
PARTS = ("facts", "fading", "peers", "influence", "policy")


def ago(days):
    """A day before today."""
    return str(TODAY - timedelta(days=days))


@pytest.fixture
def lively(groundswell, write):
    """The coalition with something happening of late: an endorsement, an opposition, somebody new, a departure."""
    file = write(
        "1,Clean Rivers,Ada,pledge,2024-03-01,,,",
        "2,Clean Rivers,Bo,opposition,2024-03-01,,,",
        f"3,Clean Rivers,Ada,meeting,{ago(40)},,,2",
        f"4,Clean Rivers,Ada,endorsement,{ago(20)},0.9,Council,",
        f"5,Clean Rivers,Bo,opposition,{ago(10)},,,",
        f"6,Clean Rivers,Cy,pledge,{ago(9)},,Council,",
        f"7,Clean Rivers,Bo,defection,{ago(5)},,,",
        header=f"{HEADER},influence,bloc,tone",
    )
    assert groundswell("import", file).exit_code == 0
    return "Clean Rivers"


def tables(shown):
    """The figures of each row of what is shown, by the row's label; a list a table."""
    found: list[dict[str, list[float]]] = [{}]
    for line in shown.splitlines():
        if not line.strip():
            found.append({})
        cells = line.split("  ")
        figures = [word for word in line.replace("→", " ").split() if word[0] in "+-" and word[-3:-2] == "."]
        if figures:
            found[-1][cells[0].strip() or line.strip()] = [float(each) for each in figures]
    return [table for table in found if table]


@pytest.mark.parametrize(
    "options", [(), ("--from", "2024-01-01"), ("--from", ago(15), "--to", ago(2)), ("--momentum",)]
)
def test_the_parts_add_up_to_the_change_of_the_series(groundswell, lively, options):
    told = groundswell("explain", lively, *options, "--json").json
    days = {day["day"]: day for day in groundswell("momentum", lively, "--json").json}
    figure = "momentum" if "--momentum" in options else "strength"
    scale = 1 if "--momentum" in options else 100
    before = days[told["from"]][figure] if told["from"] in days else 0.5
    after = days[told["to"]][figure]
    assert told["figure"] == figure
    assert (told["before"], told["after"]) == (pytest.approx(before, abs=1e-12), pytest.approx(after, abs=1e-12))
    assert told["change"] == pytest.approx(scale * (after - before), abs=1e-9)
    assert tuple(told["parts"]) == PARTS
    assert sum(told["parts"].values()) == pytest.approx(told["change"], abs=1e-9)
    for each in told["stakeholders"]:
        assert sum(each["parts"].values()) == pytest.approx(each["points"], abs=1e-9)
        assert sum(each["support"]["parts"].values()) == pytest.approx(each["support"]["change"], abs=1e-9)
    for part in PARTS:
        assert sum(each["parts"][part] for each in told["stakeholders"]) == pytest.approx(told["parts"][part], abs=1e-9)
    assert sum(fact["points"] for fact in told["facts"]) == pytest.approx(told["parts"]["facts"], abs=1e-9)
    days = sum(day["points"] for day in told["peers"]) + told["changes_of_bloc"]
    assert days == pytest.approx(told["parts"]["peers"], abs=1e-9)


def test_the_last_four_weeks_are_told_unless_asked_otherwise(groundswell, lively):
    told = groundswell("explain", lively, "--json").json
    assert (told["from"], told["to"]) == (ago(28), str(TODAY))
    assert [(fact["stakeholder"], fact["kind"]) for fact in told["facts"]] == [
        ("Ada", "endorsement"),
        ("Bo", "opposition"),
        ("Cy", "pledge"),
        ("Bo", "defection"),
    ]
    assert {each["stakeholder"]: each["came"] for each in told["stakeholders"]} == {
        "Ada": None,
        "Bo": None,
        "Cy": ago(9),
    }
    assert groundswell("explain", lively, "--to", ago(30), "--json").json["from"] == ago(58)


def test_what_people_see_adds_up_too(groundswell, lively):
    shown = groundswell("explain", lively).out
    parts, people, *_ = tables(shown)
    change = parts.pop("change")
    assert sum(figures[0] for figures in parts.values()) == pytest.approx(change[0])
    whole = people.pop("change")
    for number, total in enumerate(whole):
        assert sum(figures[number] for figures in people.values()) == pytest.approx(total)
    assert whole[0] == change[0]
    assert set(people) == {"Ada", "Bo", "Cy"}


def test_the_headline_says_what_changed_and_why(groundswell, lively):
    headline = groundswell("explain", lively).out.splitlines()[1]
    assert headline.startswith("Strength rose ")
    assert "points in four weeks, to " in headline
    parts = groundswell("explain", lively, "--json").json["parts"]
    assert max(parts, key=parts.get) == "peers"
    assert "mostly because more is to be expected of Council" in headline
    fallen = groundswell("explain", lively, "--from", ago(8)).out.splitlines()[1]
    assert fallen.startswith("Strength fell ")
    assert "in 8 days" in fallen
    assert "mostly because of facts about Bo." in fallen


def test_few_are_named_and_the_others_summed_up(groundswell, lively):
    shown = groundswell("explain", lively, "--top", "1").out
    _, people, facts, *_ = tables(shown)
    assert set(people) == {"Ada", "2 others", "change"}
    assert sum(figures[0] for name, figures in people.items() if name != "change") == pytest.approx(people["change"][0])
    assert any("3 more" in name for name in facts)


def test_a_stakeholder_is_told_of_alone(groundswell, lively):
    told = groundswell("explain", lively, "--stakeholder", "ada", "--json").json
    (ada,) = told["stakeholders"]
    assert ada["stakeholder"] == "Ada"
    assert {fact["stakeholder"] for fact in told["facts"]} == {"Ada"}
    moved = sum(fact["support"] for fact in told["facts"])
    assert moved == pytest.approx(ada["support"]["parts"]["facts"], abs=1e-9)
    shown = groundswell("explain", lively, "-s", "Ada").out
    assert "Support of Ada rose " in shown
    assert told["facts"][0]["id"] in shown
    parts = tables(shown)[0]
    change = parts.pop("change")
    for number in (0, 1):
        assert sum(figures[number] for figures in parts.values()) == pytest.approx(change[number])


def test_who_came_in_between_began_where_their_peers_stood(groundswell, lively):
    shown = groundswell("explain", lively, "-s", "Cy").out
    assert f"Cy came in on {ago(9)}; before, support is what their peers let expect." in " ".join(shown.split())


def test_a_change_of_policy_is_a_part_of_the_change(groundswell, lively):
    before = groundswell("explain", lively, "--json").json
    assert before["parts"]["policy"] == 0
    adopt(lively, Policy(half_life=20, pull=2))
    told = groundswell("explain", lively, "--json").json
    assert told["before"] == before["before"]
    assert told["parts"]["policy"] != 0
    assert sum(told["parts"].values()) == pytest.approx(told["change"], abs=1e-9)
    assert told["policies"] == [{"since": str(TODAY), "policy": "half-life 20 days, pull 2"}]
    shown = " ".join(groundswell("explain", lively).out.split())
    assert f"adopted {date_in_words(TODAY)}: half-life 20 days instead of 180 days, pull 2 instead of" in shown
    momentum = groundswell("explain", lively, "--momentum", "--json").json
    assert sum(momentum["parts"].values()) == pytest.approx(momentum["change"], abs=1e-9)
    assert momentum["parts"]["policy"] != 0


def test_momentum_is_explained_by_what_came_and_what_is_no_longer_of_four_weeks(groundswell, lively):
    told = groundswell("explain", lively, "--momentum", "--json").json
    assert "meeting" in {fact["kind"] for fact in told["facts"]}  # of 40 days ago
    assert {fact["support"] for fact in told["facts"]} == {None}
    shown = groundswell("explain", lively, "--momentum").out
    assert shown.splitlines()[1].startswith("Momentum fell ")
    assert "What is no longer of the last four weeks counts the other way." in shown
    alone = groundswell("explain", lively, "--momentum", "-s", "Bo").out
    assert "Support of Bo fell " in alone
    assert "momentum" in alone


def test_what_was_not_known_then_explains_nothing(groundswell, lively):
    told = groundswell("explain", lively, "--known", ago(1), "--json").json  # all was recorded today
    assert (told["stakeholders"], told["facts"], told["change"]) == ([], [], None)
    assert "as known on" in groundswell("explain", lively, "--known", ago(1)).out


def test_before_the_first_fact_strength_was_one_half(groundswell, clean_rivers):
    told = groundswell("explain", clean_rivers, "--from", "2024-01-01", "--to", "2024-03-05", "--json").json
    assert told["before"] == 0.5
    shown = groundswell("explain", clean_rivers, "--from", "2024-01-01", "--to", "2024-03-05").out
    assert "Nothing was known on 2024-01-01 yet, and strength counted as one half." in shown
    long = ("--from", "1800-01-01", "--to", "2024-03-05")
    told = groundswell("explain", clean_rivers, *long, "--momentum", "--json").json
    assert told["before"] == 0
    assert sum(told["parts"].values()) == pytest.approx(told["change"], abs=1e-9)


@pytest.mark.parametrize("to", ["2024-02-01", "1800-01-02"])
def test_of_days_before_the_first_fact_nothing_is_known(groundswell, clean_rivers, to):
    told = groundswell("explain", clean_rivers, "--to", to, "--json").json
    assert [told[name] for name in ("before", "after", "change", "parts", "changes_of_bloc")] == [None] * 5
    assert [told[name] for name in ("stakeholders", "facts", "peers", "policies")] == [[], [], [], []]
    assert f"Nothing is known of it by {to}" in groundswell("explain", clean_rivers, "--to", to).out


def test_a_coalition_without_facts_has_nothing_to_explain(groundswell):
    groundswell("coalition", "create", "Empty")
    for options in ((), ("--momentum",)):
        assert groundswell("explain", "Empty", *options, "--json").json["change"] is None
        assert "Nothing is known of it" in groundswell("explain", "Empty", *options).out
    assert groundswell("explain", "Empty", "-s", "Ada").refused("Ada", "Empty")


def test_where_nobody_has_influence_support_is_explained_all_the_same(groundswell):
    groundswell("coalition", "create", "Meek")
    groundswell("log", "-c", "Meek", "-w", "Ada", "-k", "pledge", "--on", "2024-01-01", "--influence", "0", "--new")
    groundswell("log", "-c", "Meek", "-w", "Ada", "-k", "endorsement")
    answer = groundswell("explain", "Meek", "--json")
    assert "NaN" not in answer.out
    (ada,) = answer.json["stakeholders"]
    assert (answer.json["change"], answer.json["parts"], ada["points"]) == (None, None, None)
    assert ada["support"]["change"] > 0
    assert "Nobody on the map had influence all the time" in " ".join(groundswell("explain", "Meek").out.split())
    alone = groundswell("explain", "Meek", "-s", "Ada").out
    assert "Support of Ada rose " in alone
    assert "nan" not in alone.lower()


def test_where_nothing_happened_little_changed(groundswell, clean_rivers):
    shown = groundswell("explain", clean_rivers)
    assert shown.out.splitlines()[1].startswith("Strength held at ")
    assert "No fact of these days counts." in shown.out


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_it_fits_its_terminal(groundswell, lively, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    lines = groundswell("explain", lively).out.splitlines()
    assert max(map(len, lines)) <= max(int(columns), 60)
    assert any("--stakeholder NAME tells the ids" in line for line in lines) == (columns != "200")


@pytest.mark.parametrize(
    ("given", "named"),
    [
        (("--from", "2024-02-01", "--to", "2024-01-01"), "--from"),
        (("--from", "2024-01-01", "--to", "2024-01-01"), "--from"),
        (("--from", "2999-01-01"), "--from"),
        (("--to", "2999-01-01"), "--to"),
        (("--to", "soon"), "--to"),
        (("--known", "soon"), "--known"),
        (("--stakeholder", "Nobody"), "Nobody"),
        (("--top", "0"), "--top"),
    ],
)
def test_bad_input_is_refused_in_a_sentence(groundswell, clean_rivers, given, named):
    assert groundswell("explain", clean_rivers, *given).refused(named)


def test_an_unknown_coalition_is_refused(groundswell, clean_rivers):
    assert groundswell("explain", "Nowhere").refused("Nowhere", clean_rivers)
