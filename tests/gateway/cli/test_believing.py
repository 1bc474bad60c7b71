"""`groundswell belief`, and `--on` and `--known` of the commands that look."""

import pytest


@pytest.fixture
def told_late(clean_rivers):
    """Two facts of March 2024; all were recorded today, so nothing was known then."""
    return clean_rivers


def test_what_is_known_now_stands_beside_what_was_believed(groundswell, told_late):
    told = groundswell("belief", told_late, "--on", "2024-03-01", "--json").json
    assert (told["believed"]["strength"], told["believed"]["stakeholders"]) == (None, 0)
    assert told["known"]["stakeholders"] == 2
    assert 0 < told["known"]["strength"] < 1
    assert [each["how"] for each in told["learnt"]] == ["told late", "told late"]
    assert {each["stakeholder"] for each in told["shifts"]} == {"Ada", "Bo"}
    assert all(shift["believed"] is None for shift in told["shifts"])


def test_for_people(groundswell, told_late):
    answer = groundswell("belief", told_late, "--on", "2024-03-01")
    assert answer.exit_code == 0
    assert "as believed on 2024-03-01 23:59 UTC" in answer.out
    assert all(word in answer.out for word in ("believed", "known", "difference", "told late", "Ada", "Bo"))


def test_of_a_day_of_which_nothing_was_learnt(groundswell, told_late):
    answer = groundswell("belief", told_late, "--on", "today")
    assert "No fact was learnt since of what had happened by then." in answer.out


def test_a_correction_is_what_made_the_difference(groundswell, told_late, facts):
    told = next(each["fact"]["interaction"] for each in facts() if each["topic"] == "partnership.pledge")
    before = groundswell("belief", told_late, "--on", "today", "--json").json["known"]
    corrected = groundswell("correct", told["id"], "--kind", "criticism", "--reason", "misheard")
    assert corrected.exit_code == 0
    then = groundswell("belief", told_late, "--on", "today", "--believed", before["known"], "--json").json
    assert then["believed"]["strength"] == pytest.approx(before["strength"], abs=1e-4)
    assert list(then["steps"]) == ["corrected"]
    assert then["steps"]["corrected"] < 0
    assert [each["how"] for each in then["learnt"]] == ["corrected"]


@pytest.mark.parametrize(
    ("option", "text", "words"),
    [
        ("--on", "2999-01-01", "in the future"),
        ("--on", "soon", "no date"),
        ("--believed", "once", "no date"),
        ("--known", "never", "no date"),
    ],
)
def test_what_is_no_date_is_refused(groundswell, told_late, option, text, words):
    dates = {"--on": "2024-03-01", option: text}
    given = [word for pair in dates.items() for word in pair]
    assert groundswell("belief", told_late, *given).refused(option, words)


LOOKS = [
    ("momentum",),
    ("coalition", "show"),
    ("whip",),
    ("health",),
    ("readiness",),
    ("network",),
    ("risk",),
    ("alerts",),
    ("moves",),
    ("brief",),
]


@pytest.mark.parametrize("look", LOOKS, ids=" ".join)
def test_every_command_that_looks_can_look_back(groundswell, told_late, look):
    """Nothing was known in 2024; today all of it is, and of the day itself two stand there."""
    then = groundswell(*look, told_late, "--on", "2024-03-01", "--known", "2024-03-01", "--json")
    now = groundswell(*look, told_late, "--on", "2024-03-01", "--json")
    assert (then.exit_code, now.exit_code) == (0, 0)
    assert then.json != now.json
    assert "Ada" not in then.out


def test_a_coalition_is_listed_from_when_it_was_known(groundswell, told_late):
    assert groundswell("coalition", "list", "--on", "2024-03-01", "--known", "2024-03-01", "--json").json == []
    (listed,) = groundswell("coalition", "list", "--on", "2024-03-01", "--json").json
    assert (listed["name"], listed["stakeholders"], listed["through"]) == (told_late, 2, "2024-03-01")


def test_an_agenda_is_shown_as_it_was_known(groundswell, told_late):
    wanted = ("stakeholder", "agenda", "Ada", "-c", told_late)
    assert groundswell(*wanted, "--want", "A seat").exit_code == 0
    assert groundswell(*wanted, "--json").json["wants"] == ["A seat"]
    assert groundswell(*wanted, "--known", "2024-03-01", "--json").json["wants"] == []
    assert groundswell(*wanted, "--want", "More", "--known", "2024-03-01").refused("--on and --known look back")
