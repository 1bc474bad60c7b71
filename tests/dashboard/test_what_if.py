import json

import pytest

from dashboard.shown.assumptions import Assumption, read, written
from domain.hypotheses import hypothesis
from domain.moves import moves
from domain.practice import PRACTICES
from domain.values import Kind
from domain.whatif import what_if
from service.whip_in_words import chance_in_words
from tests.dashboard.conftest import ago
from tests.dashboard.seen import press, title_of
from tests.given import COALITION, an


def situation(story):
    return story.services.situations.of(COALITION)


def today(told):
    return chance_in_words(told.chance.today)


def then(told):
    return chance_in_words(told.chance.then)


def metrics(app):
    return {each.label: each.value for each in app.metric}


def assumed(app):
    return json.loads(app.query_params.get("if", "[]"))


DEFECTION = json.dumps([["Ada", "defection"]])


def test_with_nothing_assumed_today_is_shown(story, page):
    app = page("what_if")
    chance = today(what_if(situation(story), []))
    assert f"The chance of winning is {chance} today" in title_of(app)
    assert metrics(app)["Chance of winning"] == chance
    assert not app.dataframe


def test_what_the_address_assumes_is_shown_beside_today(story, page):
    told = what_if(situation(story), [hypothesis("Ada", Kind.DEFECTION)])
    app = page("what_if", **{"if": DEFECTION})
    assert f"would be {then(told)}" in title_of(app)
    assert f"today's {today(told)}" in title_of(app)
    assert None not in told.strength
    assert metrics(app)["Strength"].startswith(f"{100 * (told.strength.then or 0):.0f} % (")
    captions = [each.value for each in app.caption]
    assert any(caption.startswith(f"today {100 * (told.strength.today or 0):.0f} % (") for caption in captions)
    shown = app.dataframe[0].value.set_index("Stakeholder")
    assert shown.loc["Ada", "Stance then"] == "Broke away"
    assert shown.loc["Ada", "Why"] == "assumed of"


def test_the_moves_proposed_are_those_of_the_services_and_can_be_chosen(story, page):
    best = moves(situation(story)).ranked[0]
    app = page("what_if")
    assert len(app.checkbox) == len(moves(situation(story)).ranked)
    app.checkbox[0].check().run()
    hoped = [hypothesis(person.name, each.kind, **fields(each)) for person in best.people for each in practice(best)]
    told = what_if(situation(story), hoped)
    assert metrics(app)["Chance of winning"] == then(told)
    assert [who for who, *_ in assumed(app)] == [person.name for person in best.people for _ in practice(best)]
    app.checkbox[0].uncheck().run()
    assert assumed(app) == []


def practice(move):
    return PRACTICES[move.kind].hoped


def fields(hoped):
    return {name: getattr(hoped, name) for name in ("tone", "visibility") if getattr(hoped, name) is not None}


def test_anything_else_can_be_supposed(story, page):
    app = page("what_if")
    app.selectbox[1].set_value("Ben")
    app.selectbox[2].set_value(Kind.DEFECTION)
    press(app, "Suppose it")
    told = what_if(situation(story), [hypothesis("Ben", Kind.DEFECTION)])
    assert assumed(app) == [["Ben", "defection"]]
    assert metrics(app)["Chance of winning"] == then(told)


@pytest.mark.usefixtures("story")
def test_to_suppose_something_of_nobody_is_refused_in_a_sentence(page):
    app = page("what_if")
    press(app, "Suppose it")
    assert "Choose of whom" in app.error[0].value
    assert assumed(app) == []


@pytest.mark.usefixtures("story")
def test_what_is_assumed_is_taken_back_one_by_one_or_all_at_once(page):
    both = json.dumps([["Ada", "defection"], ["Ben", "endorsement", None, "public"]])
    app = page("what_if", **{"if": both})
    next(each for each in app.button if each.label.startswith("Ada")).click().run()
    assert assumed(app) == [["Ben", "endorsement", None, "public"]]
    press(app, "Reset")
    assert assumed(app) == []
    assert "today: choose" in title_of(app)


@pytest.mark.usefixtures("story")
def test_what_is_not_possible_is_said_in_a_sentence_and_can_be_taken_back(page):
    app = page("what_if", **{"if": json.dumps([["Ada", "defection"], ["Ada", "pledge"]])})
    assert "cannot be assumed" in app.error[0].value
    assert not app.exception
    assert any(each.label.startswith("Ada") and "pledge" in each.label for each in app.button)


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("text", ["nonsense", '{"a": 1}', '[["Ada", "smile"], ["", "pledge"], 3, ["Ada"]]', "7"])
def test_an_address_that_makes_no_sense_assumes_nothing(page, text):
    app = page("what_if", **{"if": text})
    assert not app.exception
    assert "today: choose" in title_of(app)


def test_what_is_assumed_is_written_and_read_alike():
    told = [
        Assumption("Ada | Bo", "pledge"),
        Assumption("Cy", "meeting", 1),
        Assumption("Di", "endorsement", None, "public"),
    ]
    assert read(written(told)) == told
    assert written([]) is None


def test_who_wins_through_whom_adds_up_to_the_difference(story, page):
    app = page("what_if", **{"if": DEFECTION})
    told = what_if(situation(story), [hypothesis("Ada", Kind.DEFECTION)])
    alts = [chart.proto.alt for chart in app.get("vega_lite_chart")]
    (said,) = [alt for alt in alts if alt.startswith("Points of chance")]
    assert f"Ada {100 * told.shares[0].chance:+.1f}".replace("-", "\u2212") in said


@pytest.mark.usefixtures("story")
def test_every_chart_and_table_says_in_words_what_it_shows(page):
    app = page("what_if", **{"if": DEFECTION})
    assert len(app.get("vega_lite_chart")) == 2
    assert all(chart.proto.alt for chart in app.get("vega_lite_chart"))
    assert all(table.proto.alt for table in app.dataframe)


def test_nothing_is_recorded(story, page):
    before = story.services.reading.coalition(COALITION).facts
    page("what_if", **{"if": DEFECTION})
    story.catch_up()
    assert story.services.reading.coalition(COALITION).facts == before


def test_of_a_coalition_of_nobody_something_can_be_supposed(world, page):
    world.form()
    world.catch_up()
    app = page("what_if", **{"if": json.dumps([["Zoe", "pledge"]])})
    assert not app.exception
    assert "would be" in title_of(app)


def test_names_are_shown_as_they_were_typed(world, page):
    world.form()
    world.tell(an(Kind.PLEDGE, str(ago(5))), about="*Star* [x](y)")
    world.catch_up()
    app = page("what_if", **{"if": json.dumps([["*Star* [x](y)", "lapse"]])})
    assert any("\\*Star\\*" in each.label for each in app.button)
