"""The tab Agenda: read, stated and marked in place."""

from datetime import UTC, datetime

from domain.values import Relationship
from tests.dashboard.seen import press
from tests.dashboard.stakeholder.seen import opened, said, situation_of


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


def pressed(story, app, label):
    press(app, label)
    assert not app.exception
    story.clock.now = datetime.now(UTC)  # the page saves by its own clock, which went on
    story.catch_up()
