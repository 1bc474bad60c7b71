"""`groundswell moves`."""

import pytest


@pytest.fixture
def busy(groundswell, clean_rivers):
    """The coalition with something to do: a trade that we owe, and a want that is known."""
    trade = ("--kind", "trade", "--gave", "capital:2:a boat", "--on", "2024-04-01", "--due", "2024-05-01")
    assert groundswell("log", "-c", clean_rivers, "-w", "Ada", *trade).exit_code == 0
    assert groundswell("stakeholder", "agenda", "Bo", "-c", clean_rivers, "--want", "A bridge").exit_code == 0
    return clean_rivers


def test_moves_are_told_with_all_that_they_were_judged_by(groundswell, busy):
    answer = groundswell("moves", busy, "--json")
    assert answer.exit_code == 0, answer.err
    assert set(answer.json) == {"coalition", "on", "known", "measure", "chance", "obstacle", "considered", "moves"}
    assert (answer.json["measure"], answer.json["obstacle"]) == ("chance", None)
    assert answer.json["considered"] == len(answer.json["moves"])
    for move in answer.json["moves"]:
        assert set(move) == {
            "kind", "move", "reasons", "gain", "gain_per_effort", "success", "effort", "trade", "people",
        }  # fmt: skip
        assert move["gain_per_effort"] == pytest.approx(move["gain"]["chance"] / move["effort"])
        assert set(move["people"][0]) == {
            "stakeholder", "bloc", "influence", "support", "low", "high", "stance", "member", "away", "on_map", "share",
            "pivotal", "listeners", "risk", "silence", "cadence", "cadence_agreed", "through", "reach", "interests",
            "wants", "offers", "conditions_met", "trades", "conflict_since",
        }  # fmt: skip
    worths = [move["gain_per_effort"] for move in answer.json["moves"]]
    assert worths == sorted(worths, reverse=True)


def test_what_is_promised_and_wanted_comes_with_the_move(groundswell, busy):
    told = {move["kind"]: move for move in groundswell("moves", busy, "--json").json["moves"]}
    honour = told["honour a trade"]
    assert (honour["move"], honour["effort"]) == ("honour the trade with Ada", 1.5)
    assert (honour["trade"]["due_on"], honour["trade"]["overdue"]) == ("2024-05-01", True)
    assert honour["trade"]["gave"] == {"what": "capital", "worth": 2, "description": "a boat"}
    assert told["offer a trade"]["people"][0]["wants"] == ["A bridge"]


def test_people_read_the_moves_with_their_reasons(groundswell, busy):
    out = groundswell("moves", busy).out
    assert "The chance of winning today is " in out
    assert "honour the trade with Ada" in out
    assert "open trade of 1 Apr 2024: we promised capital worth 2 (a boat); overdue since 1 May 2024" in out
    assert "wants: A bridge" in out


def test_only_the_best_are_told_if_asked(groundswell, busy):
    everything = groundswell("moves", busy, "--json").json
    best = groundswell("moves", busy, "--top", "1", "--json").json
    assert best["moves"] == everything["moves"][:1]
    assert best["considered"] == everything["considered"]
    assert f"1 of {everything['considered']} moves" in groundswell("moves", busy, "--top", "1").out
    assert groundswell("moves", busy, "--top", "0").refused("--top")


def test_a_past_day_can_be_looked_at(groundswell, busy):
    then = groundswell("moves", busy, "--on", "2024-03-15", "--json").json
    assert then["on"] == "2024-03-15"
    assert "honour a trade" not in [move["kind"] for move in then["moves"]]
    assert groundswell("moves", busy, "--on", "2999-01-01").refused("--on")


def test_why_there_is_no_chance_is_told(groundswell, busy):
    groundswell("coalition", "winning", busy, "--must-have", "Bo")
    groundswell("log", "-c", busy, "-w", "Bo", "-k", "lapse")
    assert (
        "It cannot win as it stands: somebody who must be for it is not on the map." in groundswell("moves", busy).out
    )
    assert groundswell("moves", busy, "--json").json["moves"][0]["move"] == "win Bo back"


def test_where_the_chance_cannot_be_moved_it_is_said(groundswell, clean_rivers):
    groundswell("coalition", "winning", clean_rivers, "--count", "1")
    for number in range(9):
        told = ("-k", "endorsement", "-w", f"Friend {number}", "--new")
        assert groundswell("log", "-c", clean_rivers, *told).exit_code == 0
    answer = groundswell("moves", clean_rivers)
    assert "Winning is as good as certain, so moves are ranked by what strength gains" in answer.out
    assert groundswell("moves", clean_rivers, "--json").json["measure"] == "strength"


def test_a_coalition_of_nobody_has_no_moves(groundswell):
    groundswell("coalition", "create", "Empty")
    answer = groundswell("moves", "Empty")
    assert "There is no move that is expected to gain anything" in answer.out
    assert groundswell("moves", "Empty", "--json").json["moves"] == []
    assert groundswell("moves", "Elsewhere").refused("Elsewhere")
