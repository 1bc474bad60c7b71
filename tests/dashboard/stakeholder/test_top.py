"""The top of the page Stakeholder: where they stand, how that moved and why, whichever tab is open."""

import pytest

from domain.values import Kind, Stance
from domain.why import why
from tests.dashboard.conftest import ago, know
from tests.dashboard.stakeholder.seen import metrics, opened, said, situation_of
from tests.given import COALITION, an


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


@pytest.mark.parametrize(("who", "kind", "way"), [("Ada", Kind.OPPOSITION, "DOWN"), ("Ben", Kind.ENDORSEMENT, "UP")])
def test_the_arrow_goes_the_way_that_support_went(story, page, who, kind, way):
    story.tell(an(kind, str(ago(1))), about=who)
    story.catch_up()
    support = next(each.proto for each in opened(page, who).metric if each.label == "Support")
    assert support.MetricDirection.Name(support.direction) == way


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


def test_names_are_shown_as_they_were_typed(story, page):
    name = "Team *One* [x](y) $a$"
    know(story, 3)
    story.tell(an(Kind.JOIN, str(ago(3)), influence=0.3), about=name)
    know(story, 0)
    story.catch_up()
    assert f"Support of {name}" in opened(page, name).title[0].value.replace("\\", "")
    assert name not in opened(page, name).title[0].value
