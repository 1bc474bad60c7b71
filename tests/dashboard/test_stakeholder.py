"""The page Stakeholder."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from domain.following import followed
from domain.health import health
from domain.moves_with import moves_with
from domain.scene import Scene
from domain.time import day_number
from domain.values import Item, Kind, Relationship, Stance
from domain.why import why
from service.moves_in_words import move_in_words
from service.situations import Situations
from tests.dashboard.conftest import ago, know
from tests.dashboard.drawn import charts, in_address
from tests.dashboard.seen import links, press
from tests.given import COALITION, an


def opened(page, who="Ada", part=None, **choices):
    app = page("stakeholder", stakeholder=who, **({"part": part} if part else {}), **choices)
    assert not app.exception
    return app


@pytest.mark.parametrize(("who", "kind", "way"), [("Ada", Kind.OPPOSITION, "DOWN"), ("Ben", Kind.ENDORSEMENT, "UP")])
def test_the_arrow_goes_the_way_that_support_went(story, page, who, kind, way):
    story.tell(an(kind, str(ago(1))), about=who)
    story.catch_up()
    support = next(each.proto for each in opened(page, who).metric if each.label == "Support")
    assert support.MetricDirection.Name(support.direction) == way


def situation_of(story):
    situations: Situations = story.services.situations
    return situations.of(COALITION)


def said(app):
    """All text of the page, as people read it."""
    shown = [*app.title, *app.markdown, *app.caption, *app.header, *app.info]
    return "\n".join(each.value for each in shown).replace("\\", "")


def pressed(story, app, label):
    press(app, label)
    assert not app.exception
    know(story, 0)  # the dashboard's clock has gone on
    story.catch_up()


def metrics(app):
    return {each.label: each.value for each in app.metric}


def test_the_top_tells_where_they_stand_how_that_moved_and_why(story, page):
    app = opened(page, "Ben")
    situation = situation_of(story)
    place = situation.place("Ben")
    told = why(situation, situation.day - 28)
    moved = 100 * (told.later[place] - told.earlier[place])
    assert app.title[0].value.startswith(f"Support of Ben rose {moved:.1f} points in four weeks, to ")
    assert "mostly because" in app.title[0].value
    assert metrics(app)["Support"] == f"{100 * situation.standing.support[place]:.0f} %"
    assert "bloc Trade · no relationship stated · influence 0.6" in said(app)


def test_who_broke_away_is_told_so_whatever_their_acts_say(story, page):
    app = opened(page, "Cem")
    assert metrics(app)["Stance, computed from acts"] == "Broke away"
    assert "count for nothing until they return" in said(app)
    assert "broke away" in app.caption[1].value
    assert story.services.reading.stakeholders(COALITION)


def test_a_judgement_stands_beside_the_acts_with_its_age_and_the_disagreement(story, page):
    assert "Nobody has assessed their stance yet" in said(opened(page, "Ben"))
    for days in range(40, 70):
        story.tell(an(Kind.VOTE_WITH, str(ago(days))), about="Ben")
    story.tell(an(Kind.ASSESSMENT, str(ago(200)), stance=Stance.STRONG_OPPOSE), about="Ben")
    story.catch_up()
    app = opened(page, "Ben")
    assert metrics(app)["Stance, assessed by a person"] == "Strong oppose"
    assert "Assessed by Robin on" in said(app)
    assert "200 days ago: old, so verify it" in said(app)
    assert "**They disagree:** Their acts tell strong support, 4 bands above the judgement" in said(app)


def test_support_is_drawn_with_its_interval_as_it_was_on_each_day(story, page):
    app = opened(page, "Ada", span="All")
    drawn = charts(app)["Support of Ada, "]
    situation = situation_of(story)
    days = [day_number(day.date()) for day in pd.to_datetime(drawn["day"])]
    theirs = followed(situation, situation.place("Ada"), np.array(days, dtype=np.int64))
    assert len(drawn) == 301
    for column in ("support", "low", "high"):
        assert drawn[column].to_list() == pytest.approx(getattr(theirs, column))


def test_a_span_of_the_address_is_explained_by_steps_that_add_up(story, page):
    app = opened(page, "Ben", **{"from": str(ago(60)), "to": str(ago(5))})
    situation = situation_of(story)
    told, place = why(situation, day_number(ago(60)), day_number(ago(5))), situation.place("Ben")
    steps = charts(app)["Support of Ben in points"]
    first, *changes, last = steps["change"].to_list()
    assert first == pytest.approx(100 * told.earlier[place], abs=0.005)
    assert last == pytest.approx(100 * told.later[place], abs=0.005)
    assert first + sum(changes) == pytest.approx(last, abs=1e-9)
    assert any(part.startswith("Endorsement") for part in steps["part"])


def test_days_chosen_by_keyboard_stand_in_the_address(story, page):
    app = opened(page, "Ben")
    app.date_input(key="from").set_value(ago(100)).run()
    assert in_address(app)["from"] == str(ago(100))
    assert "in 100 days" in said(app)
    assert story.services.reading.coalition(COALITION).counted


@pytest.mark.usefixtures("story")
def test_a_change_that_ends_before_it_begins_is_refused_in_a_sentence(page):
    app = opened(page, "Ben", **{"from": str(ago(5)), "to": str(ago(60))})
    assert "A change ends later than it begins" in said(app)


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("nonsense", ["soon", "2200-01-01", "0001-01-01"])
def test_days_of_a_bad_address_are_brought_into_range(page, nonsense):
    app = opened(page, "Ben", **{"from": nonsense, "to": nonsense})
    assert isinstance(app.date_input(key="to").value, date)


def test_the_timeline_has_every_fact_about_them_with_what_it_is_worth_today(story, page):
    table = opened(page, "Ada", "Timeline").dataframe[0].value
    recorded = story.services.reading.entries(COALITION, stakeholder="Ada")
    assert len(table) == len(recorded) == 3
    situation = situation_of(story)
    ever = why(situation, int(situation.acts.day[0]) - 1)
    theirs = ever.acts.of([situation.place("Ada")])
    assert table["Points"].dropna().sum() == pytest.approx(100 * theirs.support.sum())
    assert table["Note"].iloc[0] == "Walked the river"


def test_the_timeline_is_narrowed_by_kind_by_who_saw_it_and_by_who_recorded_it(story, page):
    kinds = list(opened(page, "Cem", "Timeline", kinds=["pledge", "nonsense"]).dataframe[0].value["What"])
    assert kinds == ["Pledge"]
    assert list(opened(page, "Cem", "Timeline", seen="Private").dataframe[0].value["What"]) == ["Pledge"]
    nobody = opened(page, "Cem", "Timeline", seen="Private", kinds="defection")
    assert "No fact is like that" in said(nobody)
    assert set(opened(page, "Cem", "Timeline", by_whom="Robin").dataframe[0].value["Recorded by"]) == {"Robin"}
    assert story.services.reading.coalition(COALITION).counted


def test_the_ledger_tells_who_owes_whom_and_what_is_overdue(story, page):
    assert "No trade with them is recorded" in said(opened(page, "Ada", "Trades"))
    ideas, access = Item(what="ideas", worth=2, description="the_survey"), Item(what="access", worth=5)
    story.tell(an(Kind.TRADE, str(ago(90)), gave=ideas, got=access), about="Ada")
    story.tell(an(Kind.TRADE_HONOURED, str(ago(80))), about="Ada")
    story.tell(an(Kind.TRADE, str(ago(70)), gave=access, got=ideas, due_on=ago(8)), about="Ada")
    story.catch_up()
    app = opened(page, "Ada", "Trades")
    assert metrics(app) | {"We owe": "5", "They owe": "2", "Balance": "+3", "Overdue": "1"} == metrics(app)
    assert "We owe worth 5, they owe worth 2. 1 trade is overdue." in said(app)
    assert "We give access worth 5, they give ideas worth 2 (the_survey)" in said(app)
    assert f"overdue by 8 days ({ago(8).day} " in said(app)
    assert app.dataframe[0].value["Balance"].to_list() == [3]


def test_an_agenda_is_stated_in_place_and_its_conditions_marked(story, page):
    app = opened(page, "Ada", "Agenda")
    assert "Nothing is known yet of what they want" in said(app)
    fields = {each.label: each for each in app.text_area}
    fields["Wants"].input("A fish ladder\n\n  Clear *water*  ")
    fields["Would withdraw if"].input("The dam stays")
    app.number_input[0].set_value(21)
    next(each for each in app.selectbox if each.label == "Relationship").set_value(Relationship.COMMUNITY)
    pressed(story, app, "Save")
    profile = next(each for each in situation_of(story).partners if each.name == "Ada")
    assert profile.agenda.wants == ("A fish ladder", "Clear *water*")
    assert (profile.cadence, profile.relationship) == (21, Relationship.COMMUNITY)
    app = opened(page, "Ada", "Agenda")
    assert "- A fish ladder\n- Clear *water*" in said(app)
    assert "a contact at least every 21 days" in said(app)
    pressed(story, app, "Mark it")
    assert "The dam stays: **:orange[met since" in said(opened(page, "Ada", "Agenda"))


def test_an_agenda_that_is_too_long_is_refused_in_a_sentence_and_stays_in_the_form(story, page):
    app = opened(page, "Ada", "Agenda")
    many = "\n".join(f"wish {number}" for number in range(30))
    next(each for each in app.text_area if each.label == "Wants").input(many)
    pressed(story, app, "Save")
    assert app.error
    assert next(each for each in app.text_area if each.label == "Wants").value == many
    assert situation_of(story).partners[0].agenda is None


def test_the_network_names_whom_they_listen_to_and_through_whom_to_reach_them(story, page):
    alone = opened(page, "Ada", "Network")
    assert "Ada listens to nobody; nobody listens to them" in said(alone)
    assert "Tell who listens to whom" in links(alone)
    story.services.recording.listens_to("Ben", "Ada")
    story.services.recording.listens_to("Ada", "Dora")
    story.catch_up()
    app = opened(page, "Ada", "Network")
    assert "Ada listens to 1 stakeholder; 1 stakeholder listens to them." in said(app)
    assert set(charts(app)["Ada listens to"]["name"]) == {"Ada", "Ben", "Dora"}
    assert [each.value["Stakeholder"].to_list() for each in app.dataframe] == [["Dora"], ["Ben"]]
    scene = Scene(situation_of(story))
    reached = f"reached with a probability of {100 * scene.ways[scene.situation.place('Ada')].probability:.0f} %"
    assert reached in said(app)


def test_health_and_risk_are_those_of_the_services_with_their_reasons(story, page):
    app = opened(page, "Ada", "Health and risk")
    situation = situation_of(story)
    place = situation.place("Ada")
    assert f"Health {health(situation).health[place]:.0f} of 100" in said(app)
    risk = Scene(situation).departing[place]
    assert f"within 90 days with a probability of {100 * risk:.1f} %" in said(app)
    assert any("a member since" in reason for reason in app.dataframe[0].value["Reason"])
    assert "Only members can depart" in said(opened(page, "Cem", "Health and risk"))


def test_the_next_moves_are_the_best_with_them(story, page):
    app = opened(page, "Ben", "Next moves")
    situation = situation_of(story)
    best = moves_with(Scene(situation), situation.place("Ben"))
    assert len(best) > 0
    for move in best:
        what = move_in_words(move)
        assert f"**{what[0].upper()}{what[1:]}**" in said(app)


@pytest.mark.usefixtures("story")
def test_only_the_open_section_is_made(page):
    app = opened(page, "Ada", "Trades")
    assert not app.get("vega_lite_chart")
    assert [tab.label for tab in app.tabs][:3] == ["Support", "Timeline", "Trades"]


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("part", ["Support", "Timeline", "Network", "Health and risk"])
def test_every_chart_and_table_says_in_words_what_it_shows(page, part):
    app = opened(page, "Ada", part)
    assert all(chart.proto.alt for chart in app.get("vega_lite_chart"))
    assert all(table.proto.alt for table in app.dataframe)


@pytest.mark.usefixtures("story")
def test_nobody_chosen_shows_everybody_to_choose_from(page):
    app = page("stakeholder")
    assert app.title[0].value == "Choose somebody to see where they stand, and why"
    assert set(app.dataframe[0].value["Stakeholder"]) == {"Ada", "Ben", "Cem"}
    app.selectbox(key="stakeholder").set_value("Cem").run()
    assert in_address(app)["stakeholder"] == "Cem"
    assert "Cem" in app.title[0].value


@pytest.mark.usefixtures("story")
def test_an_unknown_name_in_the_address_is_told_and_somebody_may_be_chosen(page):
    app = page("stakeholder", stakeholder="*Zed*")
    assert "Nobody called '*Zed*' has a part in this coalition" in said(app)
    assert not app.exception


@pytest.mark.usefixtures("story")
def test_a_section_that_does_not_exist_opens_the_first(page):
    assert charts(opened(page, "Ada", "Nonsense"))["Support of Ada, "].shape[0] > 0


def test_a_coalition_without_facts_says_what_to_do(world, page):
    world.form()
    world.catch_up()
    app = page("stakeholder")
    assert "Nothing is recorded about this coalition yet" in said(app)
    assert not app.exception


def test_names_are_shown_as_they_were_typed(story, page):
    name = "Team *One* [x](y) $a$"
    know(story, 3)
    story.tell(an(Kind.JOIN, str(ago(3)), influence=0.3), about=name)
    know(story, 0)
    story.catch_up()
    assert f"Support of {name}" in opened(page, name).title[0].value.replace("\\", "")
    assert name not in opened(page, name).title[0].value


@pytest.mark.usefixtures("story")
def test_kinds_chosen_on_the_page_facts_narrow_the_timeline_as_well(page):
    app = page("facts", coalition=COALITION, kinds="pledge")
    app.switch_page("screens/stakeholder.py")
    app.query_params.clear()
    app.query_params |= {"stakeholder": "Cem", "part": "Timeline"}
    app.run()
    assert not app.exception
    assert list(app.dataframe[0].value["What"]) == ["Pledge"]
