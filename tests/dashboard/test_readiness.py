import re
from urllib.parse import parse_qs

import pytest

from dashboard.shown.readiness import facts
from domain.readiness import readiness
from domain.values import Kind
from service.readiness_in_words import part_in_words
from tests.dashboard.conftest import ago
from tests.dashboard.seen import links, press, texts
from tests.given import COALITION, an


def card(story):
    return readiness(story.services.situations.of(COALITION))


def test_the_headline_tells_the_readiness_and_its_lowest_mark(story, page):
    told, known = card(story), [mark for mark in card(story).marks if mark.score is not None]
    lowest = min(known, key=lambda mark: mark.score)
    headline = page("readiness").title[0].value
    assert f"Readiness is {told.score:.0f} of 100" in headline
    assert f"{lowest.name} with {lowest.score:.0f}" in headline


def test_each_mark_shows_its_score_and_its_parts_with_what_they_were_counted_from(story, page):
    app = page("readiness")
    heads = [each.value for each in app.header]
    for mark in card(story).marks:
        told = "not known yet" if mark.score is None else f"{mark.score:.0f} of 100"
        assert f"{mark.name.capitalize()}: {told}" in heads
        assert all(part_in_words(part) in texts(app) for part in mark.parts)


def test_what_is_not_known_says_what_would_make_it_known(story, page):
    app, (conflicts,) = page("readiness"), [mark for mark in card(story).marks if mark.name == "conflict resolution"]
    assert conflicts.score is None
    assert "not known: no conflict was ever raised" in texts(app)


def test_the_best_advice_leads_to_the_log_filled_in(story, page):
    leadership = card(story).marks[0]
    (best, *_) = leadership.advice
    told = links(page("readiness"))
    (link,) = [link for label, link in told.items() if f"{best.gain:.1f} points:** an endorsement by" in label]
    assert parse_qs(link.query_string) == {"coalition": [COALITION], "stakeholder": ["Ada"], "kind": ["endorsement"]}


def test_the_facts_behind_a_mark_are_unfolded_where_the_address_says_so(story, page):
    closed, opened = page("readiness"), page("readiness", facts="leadership")
    behind = {each for part in card(story).marks[0].parts for each in part.because}
    assert not closed.dataframe
    assert len(opened.dataframe[0].value) == len(behind)
    assert opened.dataframe[0].value["What"].to_list() == ["Endorsement"]
    assert opened.query_params["facts"] == "leadership"


def test_the_purpose_is_affirmed_and_a_milestone_planned_in_place(story, page):
    app = page("readiness")
    area = next(each for each in app.text_area if each.label == "What the coalition is for")
    area.set_value("Swim everywhere")
    press(app, "Affirm this purpose")
    story.catch_up()
    assert story.services.reading.coalition(COALITION).purpose == "Swim everywhere"


def test_a_milestone_is_planned_in_place(story, page):
    app = page("readiness")
    next(each for each in app.text_input if each.label == "Milestone").set_value("Second weir gone")
    press(app, "Plan it")
    story.catch_up()
    assert "Second weir gone" in [each.name for each in story.services.reading.milestones(COALITION)]


def test_what_cannot_be_planned_is_said_in_a_sentence(story, page):
    app = page("readiness")
    press(app, "Plan it")
    assert app.error
    assert not app.exception
    assert len(story.services.reading.milestones(COALITION)) == 1


def test_a_fact_behind_a_mark_leads_to_itself_and_to_its_stakeholder(story):
    situation = story.services.situations.of(COALITION)
    (row,) = facts(situation, readiness(situation).marks[0]).to_dict("records")
    (endorsement,) = situation.told({Kind.ENDORSEMENT})
    assert (row["fact"], row["stakeholder"]) == (str(endorsement.position), "Ben")


@pytest.mark.usefixtures("story")
def test_every_table_says_in_words_what_it_shows(page):
    assert all(table.proto.alt for table in page("readiness", facts="leadership,communication").dataframe)


@pytest.mark.usefixtures("story")
def test_facts_that_there_are_not_are_not_unfolded(page):
    app = page("readiness", facts="charm,,leadership")
    assert not app.exception
    assert len(app.dataframe) == 1


def test_where_nothing_is_recorded_the_page_says_how_to_begin(world, page):
    world.form()
    world.catch_up()
    app = page("readiness")
    assert "Nothing is recorded" in app.title[0].value
    assert "Log an interaction" in links(app)
    assert not app.exception


def test_no_figure_is_shown_that_there_is_not(world, page):
    world.form()
    world.tell(an(Kind.MEETING, str(ago(3)), influence=0.0))
    world.catch_up()
    shown = texts(page("readiness"))
    assert not re.search(r"\b(nan|None)\b", shown)
