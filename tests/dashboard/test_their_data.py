"""What an admin may do for a stakeholder who asks, on the page Stakeholder."""

import pytest

from domain.identity import stakeholder_id
from domain.personal import pseudonym
from domain.roles import Right
from service.guard import Guard
from tests.dashboard.conftest import know

CALLED = pseudonym(stakeholder_id("Ada"))


def opened(page, who="Ada", part="Their data"):
    app = page("stakeholder", stakeholder=who, part=part)
    assert not app.exception
    return app


def said(app):
    shown = [*app.title, *app.markdown, *app.caption, *app.subheader, *app.info, *app.success, *app.error]
    return "\n".join(each.value for each in shown).replace("\\", "")


def erase(app, typed, reason="They asked for it"):
    fields = {each.label: each for each in app.text_input}
    fields["Why"].set_value(reason)
    fields["Type their name to confirm"].set_value(typed)
    next(each for each in app.button if each.label == "Erase them").click().run()
    assert not app.exception
    return app


def test_what_will_happen_is_told_before(story, page):
    app = opened(page)
    assert f"stay on record under the name “{CALLED}”" in said(app)
    assert "Nobody can undo this" in said(app)
    assert story.services.reading.stakeholder_names().count("Ada") == 1


@pytest.mark.usefixtures("story")
def test_all_that_is_held_is_put_together_to_read_and_for_programs(page):
    app = opened(page)
    next(each for each in app.button if each.label == "Put it together").click().run()
    assert not app.exception
    assert [each.label for each in app.get("download_button")] == ["To read", "For programs"]


def test_another_name_erases_nobody(story, page):
    app = erase(opened(page), "Ben")
    assert "nothing was erased" in said(app)
    assert "Ada" in story.services.reading.stakeholder_names()


def test_a_reason_that_tells_the_name_is_refused(story, page):
    app = erase(opened(page), "Ada", "Ada wants it")
    assert "it tells the name" in said(app)
    assert "Ada" in story.services.reading.stakeholder_names()


def test_who_is_erased_stays_on_the_page_under_the_pseudonym_with_the_same_figures(story, page):
    before = {each.label: each.value for each in opened(page).metric}
    app = erase(opened(page), "  ada ")
    assert f"Erased: they are now “{CALLED}”" in said(app)
    know(story, 0)
    story.catch_up()
    after = opened(page, CALLED, "Support")
    assert "This stakeholder was erased" in said(after)
    assert {each.label: each.value for each in after.metric} == before
    assert "Ada" not in said(after)
    assert "Next moves" not in [each.label for each in after.tabs]
    assert "Erase for good" not in said(opened(page, CALLED))


def test_nobody_but_an_admin_of_everything_sees_it(story, page, monkeypatch):
    allowed = Guard.may
    monkeypatch.setattr(Guard, "may", lambda it, right, of: right is not Right.ADMINISTER and allowed(it, right, of))
    app = page("stakeholder", stakeholder="Ada")
    assert not app.exception
    assert "Their data" not in [each.label for each in app.tabs]
    assert story.services.reading.stakeholder_names()
