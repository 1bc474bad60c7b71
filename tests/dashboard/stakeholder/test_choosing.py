"""Whom the page Stakeholder is about, and what it says where nobody is found."""

import pytest

from tests.dashboard.drawn import charts, in_address
from tests.dashboard.stakeholder.seen import opened, said


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
