"""`groundswell alerts`."""

import pytest


@pytest.fixture
def alarming(groundswell, clean_rivers):
    """A coalition whose one ally broke away to a counter-coalition, long after they quarrelled."""
    for kind, day, more in (("conflict", "2024-03-02", ()), ("defection", "2024-03-20", ("--to", "Dry Land"))):
        told = ("log", "-c", clean_rivers, "-w", "Ada", "-k", kind, "--on", day, *more)
        assert groundswell(*told).exit_code == 0
    return clean_rivers


def told(groundswell, name, *options):
    answer = groundswell("alerts", name, "--on", "2024-03-21", *options)
    assert answer.exit_code == 0, answer.err
    return answer


def test_programs_get_each_alert_with_its_stake_facts_and_answer(groundswell, alarming):
    answer = told(groundswell, alarming, "--json").json
    assert set(answer) == {"coalition", "on", "known", "alerts", "more"}
    (left,) = [each for each in answer["alerts"] if each["kind"] == "departed"]
    assert (left["stakeholders"], left["subject"], left["since"]) == (["Ada"], "Dry Land", "2024-03-20")
    assert [(fact["kind"], fact["stakeholder"], fact["to"]) for fact in left["facts"]] == [
        ("defection", "Ada", "Dry Land")
    ]
    assert left["severity"] == pytest.approx(left["likelihood"] * max(left["stake"].values()))
    assert (left["move"]["kind"], left["move"]["stakeholder"]) == ("win back", "Ada")
    assert left["answer"] == "win Ada back"


def test_the_worst_comes_first(groundswell, alarming):
    severities = [each["severity"] for each in told(groundswell, alarming, "--json").json["alerts"]]
    assert len(severities) > 1
    assert severities == sorted(severities, reverse=True)


def test_people_read_what_is_at_stake_and_what_to_do(groundswell, alarming):
    out = told(groundswell, alarming).out
    assert "act now: Ada broke away to Dry Land on 20 Mar 2024." in out
    assert "Ada is with the counter-coalition Dry Land." in out
    assert "→ win Ada back" in out
    assert "20 Mar 2024: defection to Dry Land, Ada" not in out


def test_the_facts_behind_are_shown_if_asked(groundswell, alarming):
    assert "20 Mar 2024: defection to Dry Land, Ada" in told(groundswell, alarming, "--facts").out


def test_where_all_is_well_or_nobody_known_that_is_said(groundswell):
    groundswell("coalition", "create", "Calm")
    assert "Nobody is known yet" in groundswell("alerts", "Calm").out
    assert groundswell("alerts", "Calm", "--json").json["alerts"] == []
    assert groundswell("alerts", "Elsewhere").refused("Elsewhere")
