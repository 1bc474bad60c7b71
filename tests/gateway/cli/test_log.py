"""`groundswell log`, `retract` and `correct`."""

from datetime import UTC, datetime
from uuid import UUID

import pytest


def log(groundswell, coalition, *more):
    return groundswell("log", "--coalition", coalition, *more)


def strength(groundswell, coalition):
    return groundswell("coalition", "show", coalition, "--json").json["strength"]


def test_an_interaction_moves_support_and_strength_and_says_so(groundswell, clean_rivers):
    told = log(groundswell, clean_rivers, "--with", "Ada", "--kind", "endorsement", "--json").json
    (interaction,) = told["interactions"]
    assert interaction["support"]["after"] > interaction["support"]["before"]
    assert told["strength"]["after"] == strength(groundswell, clean_rivers) > told["strength"]["before"]
    assert told["recorded"]
    assert told["counted"]


def test_people_are_told_what_changed_and_how_to_take_it_back(groundswell, clean_rivers):
    shown = log(groundswell, clean_rivers, "--with", "Ada", "--kind", "endorsement").out
    before, after = next(line for line in shown.splitlines() if "support of Ada" in line).split()[-5::3]
    assert int(after) > int(before)
    retract = shown.split("Take it back: groundswell ")[1].split()
    assert groundswell("retract", retract[1], "--reason", "a slip").exit_code == 0


def test_the_first_interaction_of_a_coalition_has_no_before(groundswell):
    groundswell("coalition", "create", "Clean Rivers")
    told = log(groundswell, "Clean Rivers", "--with", "Ada", "--kind", "pledge", "--new", "--json").json
    assert told["strength"]["before"] is None
    assert told["interactions"][0]["support"]["before"] is None


def test_it_happened_now_where_no_date_is_given(groundswell, clean_rivers):
    before = datetime.now(UTC)
    log(groundswell, clean_rivers, "--with", "Ada", "--kind", "message")
    latest = groundswell("coalition", "show", clean_rivers, "--json").json["recent"][0]
    assert before <= datetime.fromisoformat(latest["occurred_at"]) <= datetime.now(UTC)


def test_one_who_defects_and_returns_today_is_back(groundswell, clean_rivers):
    for kind in ("endorsement", "defection", "return"):
        log(groundswell, clean_rivers, "--with", "Ada", "--kind", kind)
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    replay = groundswell("replay", clean_rivers, "--on", today, "--json").json
    assert {each["name"]: each["member"] for each in replay["stakeholders"]}["Ada"] is True


def test_several_stakeholders_are_one_interaction_each(groundswell, clean_rivers):
    told = log(groundswell, clean_rivers, "-w", "Ada", "-w", "Bo", "-k", "meeting", "--tone", "1", "--json").json
    assert [each["stakeholder"] for each in told["interactions"]] == ["Ada", "Bo"]
    assert len({each["id"] for each in told["interactions"]}) == 2


def test_a_stakeholder_named_twice_counts_once(groundswell, clean_rivers):
    told = log(groundswell, clean_rivers, "-w", "Ada", "-w", "ada", "-k", "meeting", "--json").json
    assert [each["stakeholder"] for each in told["interactions"]] == ["Ada"]


def test_with_several_it_is_all_or_nothing(groundswell, clean_rivers, facts):
    log(groundswell, clean_rivers, "--with", "Ada", "--kind", "defection", "--on", "2024-04-01")
    before = facts()
    assert log(groundswell, clean_rivers, "-w", "Bo", "-w", "Ada", "-k", "pledge").refused("defected")
    assert facts() == before


def test_everything_an_interaction_can_tell_has_an_option(groundswell, clean_rivers, facts):
    log(groundswell, clean_rivers, "-w", "Ada", "-k", "trade", "--id", "t1", "--gave", "capital:3:a boat",
        "--got", "people:2", "--due", "2030-01-01", "--bloc", "anglers", "--influence", "0.9", "--note", "a deal",
        "--visibility", "private", "--on", "2024-05-01T09:30+02:00", "--recorded-by", "Robin")  # fmt: skip
    told = facts()[-1]["fact"]["interaction"]
    assert told["gave"] == {"what": "capital", "worth": 3, "description": "a boat"}
    assert (told["got"]["what"], told["got"]["worth"]) == ("people", 2)
    assert (told["occurred_at"], told["due_on"]) == ("2024-05-01T07:30:00Z", "2030-01-01")
    assert (told["bloc"], told["influence"], told["note"]) == ("anglers", 0.9, "a deal")
    assert (told["visibility"], told["recorded_by"]) == ("private", "Robin")


def test_a_trade_is_honoured_by_its_own_id(groundswell, clean_rivers, facts):
    log(groundswell, clean_rivers, "-w", "Ada", "-k", "trade", "--id", "t1", "--gave", "ideas:1")
    assert log(groundswell, clean_rivers, "-w", "Ada", "-k", "trade_honoured", "--trade", "t1").exit_code == 0
    trade, honoured = (fact["fact"]["interaction"] for fact in facts()[-2:])
    assert honoured["trade_id"] == trade["id"]
    assert log(groundswell, clean_rivers, "-w", "Ada", "-k", "trade_broken", "--trade", "t1").refused("settled already")


def test_defection_meeting_and_assessment_have_their_own_options(groundswell, clean_rivers, facts):
    log(groundswell, clean_rivers, "-w", "Ada", "-k", "meeting", "--format", "one-on-one", "--tone", "-2")
    log(groundswell, clean_rivers, "-w", "Ada", "-k", "assessment", "--stance", "strong oppose")
    log(groundswell, clean_rivers, "-w", "Ada", "-k", "defection", "--to", "Dirty Rivers")
    meeting, assessment, defection = (fact["fact"]["interaction"] for fact in facts()[-3:])
    assert (meeting["format"], meeting["tone"]) == ("one-on-one", -2)
    assert assessment["stance"] == "strong oppose"
    assert defection["to"] == "Dirty Rivers"


def test_the_same_id_again_records_nothing_twice(groundswell, clean_rivers, facts):
    told = ("--with", "Ada", "--kind", "pledge", "--on", "2024-05-01", "--id", "mail-17")
    assert log(groundswell, clean_rivers, *told, "--json").json["recorded"] is True
    before = facts()
    assert log(groundswell, clean_rivers, *told, "--json").json["recorded"] is False
    assert log(groundswell, clean_rivers, *told, "--note", "other").refused("other content")
    assert facts() == before


def test_one_uuid_cannot_stand_for_two_interactions(groundswell, clean_rivers, facts):
    before = facts()
    told = ("-w", "Ada", "-w", "Bo", "-k", "pledge", "--id", str(UUID(int=7)))
    assert log(groundswell, clean_rivers, *told).refused("--id")
    assert facts() == before


@pytest.mark.parametrize(
    ("option", "given"),
    [("--coalition", ()), ("--with", ("-c", "Clean Rivers")), ("--kind", ("-c", "Clean Rivers", "-w", "Ada"))],
)
@pytest.mark.usefixtures("clean_rivers")
def test_without_a_terminal_the_missing_option_is_named(groundswell, option, given):
    assert groundswell("log", *given).refused(option, "missing")


def test_an_unknown_stakeholder_is_refused_with_the_close_ones(groundswell, clean_rivers, facts):
    before = facts()
    assert log(groundswell, clean_rivers, "-w", "Adah", "-k", "pledge").refused("'Adah'", "'Ada'", "--new")
    assert facts() == before


@pytest.mark.parametrize(
    ("words", "given"),
    [
        (("--on", "31/02/2024"), ("--on", "31/02/2024")),
        (("--on",), ("--on", "2024-02-31")),
        (("future",), ("--on", "2999-01-01")),
        (("--tone",), ("--tone", "3")),
        (("--tone",), ("--tone", "warm")),
        (("--visibility",), ("--visibility", "secret")),
        (("--influence",), ("--influence", "-1")),
        (("--influence",), ("--influence", "inf")),
        (("--gave", "WHAT:WORTH"), ("--gave", "capital")),
        (("--gave",), ("--gave", "capital:9")),
        (("--got",), ("--got", "gold:1")),
        (("--due",), ("--due", "soon")),
        (("--format",), ("--format", "letter")),
        (("--stance",), ("--stance", "meh")),
        (("--note", "32,000"), ("--note", "x" * 50_000)),
        (("--recorded-by",), ("--recorded-by", "two\nlines")),
        (("--kind", "pledge"), ("--kind", "plegde")),
    ],
)
def test_a_senseless_value_is_named_by_its_option_and_changes_nothing(groundswell, clean_rivers, facts, words, given):
    before = facts()
    assert log(groundswell, clean_rivers, "-w", "Ada", "-k", "meeting", *given).refused(*words)
    assert facts() == before


def test_a_retracted_interaction_counts_no_more(groundswell, clean_rivers):
    before = strength(groundswell, clean_rivers)
    told = log(groundswell, clean_rivers, "-w", "Bo", "-k", "opposition", "--json").json["interactions"][0]
    assert strength(groundswell, clean_rivers) < before
    assert groundswell("retract", told["id"], "--reason", "it was someone else").exit_code == 0
    assert strength(groundswell, clean_rivers) == pytest.approx(before)
    assert groundswell("retract", told["id"], "--reason", "again").refused("retracted already")


def test_a_corrected_interaction_counts_as_it_was_told_last(groundswell, clean_rivers, facts):
    told = log(groundswell, clean_rivers, "-w", "Bo", "-k", "meeting", "--tone", "-2", "--note", "loud", "--json").json
    after_quarrel = strength(groundswell, clean_rivers)
    key = told["interactions"][0]["id"]
    assert groundswell("correct", key, "--tone", "2", "--reason", "a typing error").exit_code == 0
    assert strength(groundswell, clean_rivers) > after_quarrel
    corrected = facts()[-1]["fact"]
    assert (corrected["reason"], corrected["interaction"]["tone"]) == ("a typing error", 2)
    assert corrected["interaction"]["note"] == "loud"  # what was not given stays


def test_a_correction_can_leave_a_field_empty(groundswell, clean_rivers, facts):
    told = log(groundswell, clean_rivers, "-w", "Bo", "-k", "meeting", "--tone", "-2", "--json").json
    groundswell("correct", told["interactions"][0]["id"], "--clear", "tone", "--reason", "nobody was there")
    assert "tone" not in facts()[-1]["fact"]["interaction"]


def test_a_correction_to_what_was_told_is_no_news(groundswell, clean_rivers, facts):
    told = log(groundswell, clean_rivers, "-w", "Bo", "-k", "meeting", "--tone", "1", "--json").json
    before = facts()
    again = groundswell("correct", told["interactions"][0]["id"], "--tone", "1", "--reason", "to be sure")
    assert again.exit_code == 0
    assert facts() == before


@pytest.mark.parametrize("command", ["retract", "correct"])
def test_amending_asks_for_an_id_that_is_recorded_and_a_reason(groundswell, clean_rivers, facts, command):
    before = facts()
    change = ("--tone", "1") if command == "correct" else ()
    assert groundswell(command, "nonsense", "--reason", "x", *change).refused("'nonsense'", "coalition show")
    assert groundswell(command, str(UUID(int=1)), "--reason", "x", *change).refused("no interaction")
    recent = groundswell("coalition", "show", clean_rivers, "--json").json["recent"][0]["id"]
    assert groundswell(command, recent, *change).refused("--reason")
    assert groundswell(command, recent, "--reason", " ", *change).refused("--reason")
    assert facts() == before


def test_a_correction_of_nothing_is_refused(groundswell, clean_rivers):
    recent = groundswell("coalition", "show", clean_rivers, "--json").json["recent"][0]["id"]
    assert groundswell("correct", recent, "--reason", "x").refused("Nothing to correct")
    assert groundswell("correct", recent, "--reason", "x", "--clear", "kind").refused("'kind'")
