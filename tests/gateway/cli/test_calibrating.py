"""`groundswell calibrate`: what is told, and what is adopted."""

from datetime import UTC, date, datetime, timedelta

import pytest

HEADER = "external_id,coalition,stakeholder,bloc,kind,occurred_on,influence"
BEGIN = date(2023, 1, 2)


@pytest.fixture
def restless(groundswell, tmp_path):
    """A coalition in which everybody changes sides every 50 days, one after another."""
    rows = [
        f"v-{day}-{who},Restless,Person {who},,{'vote_with' if (day + 4 * who) // 50 % 2 else 'vote_against'},"
        f"{BEGIN + timedelta(days=day)},"
        for day in range(0, 600, 3)
        for who in range(8)
    ]
    file = tmp_path / "votes.csv"
    file.write_text("\n".join([HEADER, *rows]))
    groundswell("import", str(file))
    return "Restless"


def test_what_is_better_on_the_later_part_can_be_adopted(groundswell, restless):
    told = groundswell("calibrate", restless, "--json").json
    assert told["better"]
    assert not told["adopted"]
    assert told["after"]["log_loss"] < told["before"]["log_loss"]
    assert told["fitted"]["half_life"] < told["present"]["half_life"] == 180
    assert "--adopt" in groundswell("calibrate", restless).out

    before = groundswell("momentum", restless, "--json").json
    assert groundswell("calibrate", restless, "--adopt", "--json").json["adopted"]
    after = groundswell("momentum", restless, "--json").json
    assert after[:-1] == before[:-1]
    assert after[-1]["strength"] != before[-1]["strength"]
    assert "Identical" in groundswell("verify").out

    again = groundswell("calibrate", restless, "--json").json
    assert again["present"] == told["fitted"]


def test_a_replay_goes_by_the_policy_in_force(groundswell, restless):
    today = str(datetime.now(UTC).date())
    yesterday = str(datetime.now(UTC).date() - timedelta(days=1))
    known = datetime.now(UTC).isoformat()
    before = {
        day: groundswell("replay", restless, "--on", day, "--json").json["strength"] for day in (yesterday, today)
    }
    groundswell("calibrate", restless, "--adopt")
    assert groundswell("replay", restless, "--on", yesterday, "--json").json["strength"] == before[yesterday]
    now = groundswell("replay", restless, "--on", today, "--json").json["strength"]
    assert now == groundswell("coalition", "show", restless, "--json").json["strength"] != before[today]
    as_known = groundswell("replay", restless, "--on", today, "--known", known, "--json").json["strength"]
    assert as_known == before[today]


def test_too_short_a_past_is_told_with_the_way_out(groundswell, clean_rivers):
    refused = groundswell("calibrate", clean_rivers)
    assert refused.refused("in force is the best guess")


def test_an_unknown_coalition_is_refused(groundswell, clean_rivers):
    assert groundswell("calibrate", "Nowhere").refused(clean_rivers)
