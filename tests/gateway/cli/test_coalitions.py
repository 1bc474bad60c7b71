"""`groundswell coalition` and `groundswell stakeholder`."""

import pytest


def test_a_coalition_that_was_formed_is_listed(groundswell):
    formed = groundswell("coalition", "create", "Clean Rivers", "--purpose", "Rivers to swim in", "--share", "0.6")
    assert formed.exit_code == 0, formed.err
    (listed,) = groundswell("coalition", "list", "--json").json
    assert (listed["name"], listed["purpose"], listed["threshold"]) == ("Clean Rivers", "Rivers to swim in", 0.6)
    assert listed["winning"] == {"share": 0.6, "count": None, "must_have": []}
    assert (listed["strength"], listed["momentum"], listed["counted"]) == (None, None, True)


def test_forming_it_again_just_so_is_no_news_and_no_error(groundswell, facts):
    groundswell("coalition", "create", "Clean Rivers")
    again = groundswell("coalition", "create", "clean  rivers")
    assert again.exit_code == 0
    assert len(facts()) == 1


def test_forming_it_with_another_purpose_is_refused(groundswell, facts):
    groundswell("coalition", "create", "Clean Rivers")
    assert groundswell("coalition", "create", "Clean Rivers", "--purpose", "Other").refused("exists already")
    assert len(facts()) == 1


@pytest.mark.parametrize("stated", [("--share", "0"), ("--share", "1.1"), ("--share", "nan"), ("--count", "0")])
def test_a_threshold_out_of_range_is_refused(groundswell, facts, stated):
    assert groundswell("coalition", "create", "Clean Rivers", *stated).refused("out of range")
    assert facts() == []


def test_what_counts_as_winning_is_defined_and_shown(groundswell, clean_rivers):
    stated = ("--count", "2", "--must-have", "ada", "--must-have", "Bo")
    assert (
        "'Clean Rivers' wins with 2 stakeholders and with Ada and Bo."
        in groundswell("coalition", "winning", clean_rivers, *stated).out
    )
    assert "wins with 2 stakeholders and with Ada and Bo" in groundswell("coalition", "show", clean_rivers).out
    shown = groundswell("coalition", "show", clean_rivers, "--json").json
    assert shown["winning"] == {"share": None, "count": 2, "must_have": ["Ada", "Bo"]}
    assert (shown["threshold"], "must_have" in shown) == (None, False)


def test_what_counts_as_winning_defined_just_so_again_is_no_news(groundswell, facts, clean_rivers):
    groundswell("coalition", "winning", clean_rivers, "--share", "0.6")
    told = len(facts())
    assert (
        "wins with 60 % of influence, as before"
        in groundswell("coalition", "winning", clean_rivers, "--share", "0.6").out
    )
    assert len(facts()) == told


@pytest.mark.parametrize(
    ("stated", "way_out"),
    [
        ((), "state a share, a count or who must be for it"),
        (("--share", "0.5", "--count", "3"), "not both"),
        (("--must-have", "Nobody"), "no stakeholder 'Nobody'"),
    ],
)
def test_what_cannot_count_as_winning_is_refused(groundswell, facts, clean_rivers, stated, way_out):
    told = facts()
    assert groundswell("coalition", "winning", clean_rivers, *stated).refused(way_out)
    assert facts() == told


@pytest.mark.parametrize("name", ["", "  ", "x" * 201, "two\nlines"])
def test_a_name_that_is_none_is_refused(groundswell, facts, name):
    assert groundswell("coalition", "create", name).refused()
    assert facts() == []


def test_without_coalitions_the_list_says_how_to_form_one(groundswell):
    assert "groundswell coalition create" in groundswell("coalition", "list").out


def test_the_list_tells_people_name_strength_and_members(groundswell, clean_rivers):
    row = groundswell("coalition", "list").out.splitlines()[-1].split()
    assert row[:2] == clean_rivers.split()
    assert row[4:6] == ["1", "2"]  # Ada is a member; both are stakeholders


def test_a_coalition_is_shown_with_whip_count_milestones_and_recent_interactions(groundswell, clean_rivers):
    groundswell("coalition", "milestone", clean_rivers, "First River", "--due", "2030-01-01")
    shown = groundswell("coalition", "show", clean_rivers, "--json").json
    assert sum(band["heads"] for band in shown["whip"]) == 2
    assert shown["milestones"] == [{"name": "First River", "due_on": "2030-01-01", "reached_on": None}]
    assert {each["stakeholder"]: each["kind"] for each in shown["recent"]} == {"Ada": "pledge", "Bo": "opposition"}


def test_the_ids_shown_to_people_are_whole(groundswell, clean_rivers):
    recent = groundswell("coalition", "show", clean_rivers, "--json").json["recent"]
    shown = groundswell("coalition", "show", clean_rivers).out
    assert all(each["id"] in shown for each in recent)


def test_what_people_typed_is_never_taken_for_markup(groundswell, clean_rivers):
    told = ("--with", "[bold]Cy[/bold]", "--kind", "message", "--note", "[/red] [link=x]", "--new")
    assert groundswell("log", "-c", clean_rivers, *told).exit_code == 0
    shown = groundswell("coalition", "show", clean_rivers).out
    assert "[bold]Cy[/bold]" in shown
    assert "[/red] [link=x]" in shown


def test_an_unknown_coalition_is_named_with_those_there_are(groundswell, clean_rivers):
    assert groundswell("coalition", "show", "Clean Ponds").refused("'Clean Ponds'", f"'{clean_rivers}'")


def test_a_milestone_is_planned_and_ticked_off(groundswell, clean_rivers):
    groundswell("coalition", "milestone", clean_rivers, "First River", "--due", "2024-06-01")
    groundswell("coalition", "milestone", clean_rivers, "First River", "--reached", "2024-05-01")
    (milestone,) = groundswell("coalition", "show", clean_rivers, "--json").json["milestones"]
    assert milestone["reached_on"] == "2024-05-01"


def test_a_milestone_needs_a_date(groundswell, clean_rivers):
    assert groundswell("coalition", "milestone", clean_rivers, "First River").refused("--due", "--reached")


def test_a_milestone_cannot_be_reached_tomorrow(groundswell, clean_rivers):
    groundswell("coalition", "milestone", clean_rivers, "First River", "--due", "2024-06-01")
    refused = groundswell("coalition", "milestone", clean_rivers, "First River", "--reached", "2999-01-01")
    assert refused.refused("future")


def test_a_stakeholder_becomes_known_with_relationship_and_influencer(groundswell, facts):
    groundswell("stakeholder", "add", "Ada", "--relationship", "regulator")
    groundswell("stakeholder", "listens-to", "Ada", "Bo")
    told = [(fact["topic"].removeprefix("stakeholder."), fact["fact"]) for fact in facts()]
    assert [fact["name"] for topic, fact in told if topic == "registered"] == ["Ada", "Bo"]
    assert [fact["relationship"] for topic, fact in told if topic == "relationship_changed"] == ["regulator"]
    assert len([fact for topic, fact in told if topic == "influencer_found"]) == 1


def test_a_relationship_that_is_none_is_refused(groundswell, facts):
    assert groundswell("stakeholder", "add", "Ada", "--relationship", "friend").refused("--relationship", "regulator")
    assert facts() == []
