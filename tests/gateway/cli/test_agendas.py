"""`groundswell stakeholder agenda`, `cadence`, `condition` and `listens-to`."""

import pytest

pytestmark = pytest.mark.usefixtures("clean_rivers")
with_agenda = pytest.mark.usefixtures("stated")

ADA = ("Ada", "--coalition", "Clean Rivers")


@pytest.fixture
def stated(groundswell, clean_rivers):
    """Ada's agenda is known."""
    lists = ("Ada", "-c", clean_rivers, "--want", "A seat", "--want", "Quiet nights", "--condition", "Fees go up")
    return groundswell("stakeholder", "agenda", *lists, "--json")


def test_an_agenda_is_stated_and_shown(groundswell, stated):
    assert stated.exit_code == 0, stated.err
    assert (stated.json["recorded"], stated.json["counted"]) == (True, True)
    shown = groundswell("stakeholder", "agenda", "ada", "-c", "clean rivers", "--json").json
    assert shown == stated.json | {"recorded": False}
    assert shown == {
        "coalition": "Clean Rivers",
        "stakeholder": "Ada",
        "interests": [],
        "wants": ["A seat", "Quiet nights"],
        "offers": [],
        "conditions": [{"condition": "Fees go up", "met": False, "on": None}],
        "cadence": None,
        "recorded": False,
        "counted": True,
    }


@with_agenda
def test_a_list_that_is_given_replaces_itself_alone_and_an_empty_text_empties_it(groundswell):
    told = groundswell("stakeholder", "agenda", *ADA, "--want", "", "--offer", "Boats", "--json").json
    assert (told["wants"], told["offers"]) == ([], ["Boats"])
    assert [each["condition"] for each in told["conditions"]] == ["Fees go up"]


@with_agenda
def test_showing_records_nothing(groundswell, facts):
    before = len(facts())
    for command in ("agenda", "cadence"):
        assert groundswell("stakeholder", command, *ADA).exit_code == 0
    assert len(facts()) == before


@with_agenda
def test_people_read_what_is_wanted_and_what_is_met(groundswell):
    groundswell("stakeholder", "condition", "Ada", "fees go up", "-c", "Clean Rivers", "--on", "2024-06-01")
    groundswell("stakeholder", "cadence", *ADA, "--days", "28")
    shown = groundswell("stakeholder", "agenda", *ADA).out
    assert "Quiet nights" in shown
    assert "Fees go up  (met since 2024-06-01)" in shown
    assert "every 28 days" in shown


@with_agenda
def test_a_condition_is_marked_as_met_and_as_no_longer_met(groundswell):
    mark = ("stakeholder", "condition", "Ada", "Fees go up", "-c", "Clean Rivers", "--json")
    met = groundswell(*mark, "--on", "2024-06-01").json
    assert (met["recorded"], met["conditions"]) == (
        True,
        [{"condition": "Fees go up", "met": True, "on": "2024-06-01"}],
    )
    assert groundswell(*mark, "--on", "2024-06-02").json["recorded"] is False
    gone = groundswell(*mark, "--not-met", "--on", "2024-06-03").json
    assert gone["conditions"] == [{"condition": "Fees go up", "met": False, "on": "2024-06-03"}]


@with_agenda
def test_a_condition_that_was_never_stated_is_refused_with_those_that_were(groundswell):
    assert groundswell("stakeholder", "condition", "Ada", "Rain", "-c", "Clean Rivers").refused(
        "'Rain'", "'Fees go up'"
    )


@with_agenda
def test_a_condition_cannot_be_met_tomorrow(groundswell):
    told = ("stakeholder", "condition", "Ada", "Fees go up", "-c", "Clean Rivers", "--on", "2999-01-01")
    assert groundswell(*told).refused("future")


def test_a_cadence_is_agreed_and_given_up(groundswell):
    assert groundswell("stakeholder", "cadence", *ADA, "--days", "28", "--json").json["cadence"] == 28
    assert groundswell("stakeholder", "cadence", *ADA, "--none", "--json").json["cadence"] is None
    assert groundswell("stakeholder", "cadence", *ADA, "--none", "--json").json["recorded"] is False


@pytest.mark.parametrize("options", [("--days", "0"), ("--days", "3651"), ("--days", "7", "--none")])
def test_a_cadence_that_makes_no_sense_is_refused(groundswell, facts, options):
    before = len(facts())
    assert groundswell("stakeholder", "cadence", *ADA, *options).refused("--days")
    assert len(facts()) == before


@pytest.mark.parametrize("text", ["two\nlines", "x" * 201])
def test_a_line_that_nobody_can_read_is_refused(groundswell, facts, text):
    before = len(facts())
    assert groundswell("stakeholder", "agenda", *ADA, "--want", text).refused("wants")
    assert len(facts()) == before


def test_somebody_new_is_added_only_where_that_is_said(groundswell, clean_rivers):
    zoe = ("stakeholder", "agenda", "Zoe", "-c", clean_rivers, "--want", "A seat")
    assert groundswell(*zoe).refused("'Zoe'", "--new")
    assert groundswell(*zoe, "--new").exit_code == 0


def test_without_a_coalition_the_option_is_named(groundswell):
    assert groundswell("stakeholder", "agenda", "Ada").refused("--coalition")


def test_who_listens_no_longer_is_told(groundswell, facts):
    groundswell("stakeholder", "listens-to", "Ada", "Bo")
    told = groundswell("stakeholder", "listens-to", "Ada", "Bo", "--no-longer")
    assert (told.exit_code, told.out) == (0, "'Ada' no longer listens to 'Bo'.\n")
    assert facts()[-1]["topic"] == "stakeholder.influencer_lost"
    assert groundswell("stakeholder", "listens-to", "Zoe", "Bo", "--no-longer").refused("'Zoe'")


def test_programs_are_told_who_listens_to_whom(groundswell):
    for options, listens, news in ((), True, True), ((), True, False), (("--no-longer",), False, True):
        told = groundswell("stakeholder", "listens-to", "Ada", "Bo", *options, "--json").json
        ends = {"stakeholder": "Ada", "influencer": "Bo"}
        assert told == ends | {"listens": listens, "recorded": news, "counted": True}
