"""`groundswell what-if`."""

import pytest

from domain.values import Kind
from gateway.cli.errors import BadInput
from gateway.cli.facts import fact
from tests.given import NOW

TODAY = NOW.date()


def told(text: str) -> tuple[str, str, dict[str, object]]:
    read = fact(text, TODAY)
    return read.who, read.kind, dict(read.fields)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_can_be_assumed_in_words_or_as_written_in_files(kind):
    assert told(f"Ann: {kind}") == ("Ann", kind, {})
    assert told(f" Ann :  {kind.replace('_', ' ').title()} ") == ("Ann", kind, {})


def test_details_follow_the_kind():
    line = "Ann: meeting, one-on-one, tone 2, Private, influence 0.5, bloc North Side"
    fields = {"format": "one-on-one", "tone": "2", "visibility": "private", "influence": "0.5", "bloc": "North Side"}
    assert told(line) == ("Ann", Kind.MEETING, fields)


def test_sides_and_due_date_of_a_trade_are_read():
    _, kind, fields = told("Ann: trade, gave capital:3, got access:2:a key, due 2024-12-31")
    interaction = fact("Ann: trade, gave capital:3, got access:2:a key, due 2024-12-31", TODAY).about("Ann").what
    assert (kind, set(fields)) == (Kind.TRADE, {"gave", "got", "due_on"})
    assert interaction.gave is not None
    assert (interaction.gave.what, interaction.gave.worth, str(interaction.due_on)) == ("capital", 3, "2024-12-31")
    assert interaction.got is not None
    assert interaction.got.description == "a key"


def test_a_defection_may_lead_somewhere_and_an_assessment_to_a_stance():
    assert told("Ann: defection, to Dry Land") == ("Ann", Kind.DEFECTION, {"to": "Dry Land"})
    assert told("Ann: assessment, stance Strong Oppose") == ("Ann", Kind.ASSESSMENT, {"stance": "strong oppose"})


def test_influence_and_bloc_alone_are_an_assessment():
    assert told("Ann: influence 0.9, bloc North") == ("Ann", Kind.ASSESSMENT, {"influence": "0.9", "bloc": "North"})


def test_names_may_have_colons_and_commas():
    assert told("EU: Commission, Brussels: endorsement, public")[0] == "EU: Commission, Brussels"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Ann",
        "Ann:",
        ": endorsement",
        "Ann: smile",
        "Ann: endorsement, loudly",
        "Ann: meeting, tone",
        "Ann, defection",
    ],
)
def test_what_is_no_fact_is_told_with_how_to_write_one(line):
    with pytest.raises(BadInput, match=r"write 'NAME: KIND, DETAIL, \.\.\.', such as 'Ann: endorsement, public'"):
        fact(line, TODAY)


def test_a_value_that_makes_no_sense_is_named():
    with pytest.raises(BadInput, match=r"'Ann: meeting, tone 9': the tone is not valid.*write"):
        fact("Ann: meeting, tone 9", TODAY).about("Ann")
    with pytest.raises(BadInput, match="stance"):
        fact("Ann: assessment, stance lukewarm", TODAY).about("Ann")


def test_what_would_be_stands_beside_today(groundswell, clean_rivers):
    answer = groundswell(
        "what-if", clean_rivers.lower(), "--fact", "ada: endorsement, public", "--fact", "Bo: lapse", "--json"
    )
    assert answer.exit_code == 0, answer.err
    figures = {"strength", "momentum", "chance", "health", "obstacle", "concerned", "others"}
    assert set(answer.json) == {"coalition", "on", "known", "facts", *figures}
    assert (answer.json["coalition"], answer.json["obstacle"]) == ("Clean Rivers", None)
    assert answer.json["facts"] == [
        {"stakeholder": "Ada", "kind": "endorsement", "visibility": "public"},
        {"stakeholder": "Bo", "kind": "lapse"},
    ]
    for figure in ("strength", "chance", "health"):
        told = answer.json[figure]
        assert told["difference"] == pytest.approx(told["then"] - told["today"])
        assert told["difference"] > 0
    ada, bo = answer.json["concerned"]
    assert set(ada) == {"stakeholder", "support", "health", "stance", "influence", "member", "away", "on_map"}
    assert ada["support"]["difference"] > 0
    assert (bo["stakeholder"], bo["on_map"]) == ("Bo", {"today": True, "then": False})


def test_today_is_what_is_shown_elsewhere(groundswell, clean_rivers):
    answer = groundswell("what-if", clean_rivers, "--fact", "Ada: pledge", "--json").json
    shown = groundswell("coalition", "show", clean_rivers, "--json").json
    assert answer["strength"]["today"] == pytest.approx(shown["strength"])
    assert answer["momentum"]["today"] == pytest.approx(shown["momentum"])


def test_nothing_is_recorded(groundswell, clean_rivers, facts):
    before = facts()
    groundswell("what-if", clean_rivers, "--fact", "Ada: defection", "--fact", "Zoe: join", "--new")
    assert facts() == before
    assert groundswell("what-if", clean_rivers, "--fact", "Zoe: join").refused("no stakeholder 'Zoe'", "--new")


def test_people_read_what_is_assumed_what_changes_and_who_moves(groundswell, clean_rivers):
    trade = "Ada: trade, gave capital:3, due 2999-12-31"
    out = groundswell("what-if", clean_rivers, "--fact", "Bo: return, public", "--fact", trade).out
    lines = [line.split() for line in out.splitlines()]
    assert ["if", "Bo:", "return,", "public"] in lines
    assert ["if", "Ada:", "trade,", "gave", "capital:3,", "due", "on", "2999-12-31"] in lines
    for label in ("strength", "momentum", "chance", "health", "Ada"):
        assert [line for line in lines if line[:1] == [label]], label
    assert "Nothing was recorded." in out


def test_who_would_break_away_is_said_to(groundswell, clean_rivers):
    defects = ("what-if", clean_rivers, "--fact", "Ada: defection")
    (ada,) = (line for line in groundswell(*defects).out.splitlines() if line.startswith("Ada "))
    assert ada.rstrip().endswith("broke away")
    assert groundswell(*defects, "--json").json["concerned"][0]["away"] == {"today": False, "then": True}


def test_an_obstacle_is_told(groundswell, clean_rivers):
    groundswell("coalition", "winning", clean_rivers, "--must-have", "Ada")
    answer = groundswell("what-if", clean_rivers, "--fact", "Ada: lapse")
    assert "It could not win then: somebody who must be for it is not on the map." in answer.out


def test_somebody_new_has_no_figures_today(groundswell, clean_rivers):
    answer = groundswell("what-if", clean_rivers, "--fact", "Zoe: join", "--new", "--json")
    (zoe,) = answer.json["concerned"]
    assert zoe["support"]["today"] is zoe["support"]["difference"] is zoe["health"]["today"] is None
    assert (zoe["member"], zoe["stance"]["today"]) == ({"today": None, "then": True}, None)
    assert "–" in groundswell("what-if", clean_rivers, "--fact", "Zoe: join", "--new").out


def test_what_is_not_possible_is_refused_with_its_reason(groundswell, clean_rivers):
    facts = ("--fact", "Ada: defection", "--fact", "Ada: pledge")
    assert groundswell("what-if", clean_rivers, *facts).refused("'Ada: pledge' cannot be assumed", "return")
    assert groundswell("what-if", clean_rivers, "--fact", "Ada: trade broken").refused("record the trade first")


def test_a_past_day_can_be_looked_at(groundswell, clean_rivers):
    then = groundswell("what-if", clean_rivers, "--fact", "Ada: defection", "--on", "2024-03-01", "--json").json
    assert (then["on"], then["concerned"][0]["stakeholder"]) == ("2024-03-01", "Ada")
    before = ("--on", "2024-02-01", "--new", "--fact", "Ada: pledge")
    assert groundswell("what-if", clean_rivers, *before, "--json").json["concerned"][0]["support"]["today"] is None


def test_facts_are_needed_and_a_coalition_that_is_one(groundswell, clean_rivers):
    assert groundswell("what-if", clean_rivers).refused("--fact")
    assert groundswell("what-if", clean_rivers, "--fact", "Ada").refused("--fact 'Ada'", "such as")
    assert groundswell("what-if", "Elsewhere", "--fact", "Ada: pledge").refused("Elsewhere")
