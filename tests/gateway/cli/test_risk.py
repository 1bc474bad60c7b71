"""`groundswell risk`."""

import pytest


@pytest.fixture
def silent(groundswell, clean_rivers):
    """The coalition with a member with whom contact is long overdue, and another one."""
    assert groundswell("stakeholder", "cadence", "Ada", "-c", clean_rivers, "--days", "7").exit_code == 0
    assert (
        groundswell("log", "-c", clean_rivers, "-w", "Cy", "-k", "join", "--on", "2024-02-01", "--new").exit_code == 0
    )
    return clean_rivers


def test_every_member_is_told_the_likeliest_to_depart_first(groundswell, silent):
    answer = groundswell("risk", silent, "--json")
    assert answer.exit_code == 0, answer.err
    assert set(answer.json) == {"coalition", "on", "known", "horizon_days", "base", "expected", "members"}
    assert answer.json["horizon_days"] == 90
    assert sorted(each["stakeholder"] for each in answer.json["members"]) == ["Ada", "Cy"]
    risks = [each["risk"] for each in answer.json["members"]]
    assert risks == sorted(risks, reverse=True)
    assert answer.json["expected"] == pytest.approx(sum(risks))
    assert set(answer.json["members"][0]) == {"stakeholder", "influence", "risk", "reasons"}


def test_reasons_multiply_up_to_the_risk(groundswell, silent):
    told = groundswell("risk", silent, "--json").json
    for member in told["members"]:
        stays = 1 - told["base"]
        for reason in member["reasons"]:
            assert set(reason) == {"ground", "ratio", "since", "which"}
            stays **= reason["ratio"]
        assert member["risk"] == pytest.approx(1 - stays)
    (ada,) = [each for each in told["members"] if each["stakeholder"] == "Ada"]
    (silence,) = [reason for reason in ada["reasons"] if reason["ground"] == "silence"]
    assert (silence["ratio"] > 1, silence["since"]) == (True, "2024-03-01")


def test_a_longer_horizon_is_a_higher_risk(groundswell, silent):
    quarter = groundswell("risk", silent, "--json").json
    year = groundswell("risk", silent, "--days", "365", "--json").json
    assert year["horizon_days"] == 365
    assert year["base"] > quarter["base"]
    assert groundswell("risk", silent, "--days", "0").refused("--days")
    assert groundswell("risk", silent, "--days", "soon").refused("--days")


def test_people_read_the_risk_with_its_reasons(groundswell, silent):
    out = groundswell("risk", silent).out
    assert "of 2 members expected to depart within 90 days; a member without reasons departs with " in out
    assert "no contact since 1 Mar 2024" in out
    assert any(line.startswith("Ada ") and "%" in line for line in out.splitlines())


def test_only_the_likeliest_are_shown_if_asked(groundswell, silent):
    assert "… and 1 more; --top 2 shows all" in groundswell("risk", silent, "--top", "1").out
    assert len(groundswell("risk", silent, "--top", "1", "--json").json["members"]) == 2


def test_who_is_no_member_cannot_depart(groundswell):
    groundswell("coalition", "create", "Empty")
    groundswell("log", "-c", "Empty", "-w", "Bo", "-k", "criticism", "--new")
    assert "Nobody is a member, so there is nobody who could depart." in groundswell("risk", "Empty").out
    told = groundswell("risk", "Empty", "--json").json
    assert (told["base"], told["expected"], told["members"]) == (None, 0.0, [])
    assert groundswell("risk", "Elsewhere").refused("Elsewhere")
