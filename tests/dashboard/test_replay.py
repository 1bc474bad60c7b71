from datetime import UTC, datetime, time

import pytest

from domain.values import Kind
from tests.dashboard.conftest import TODAY, ago, know
from tests.dashboard.seen import press, title_of
from tests.given import COALITION, an


def test_the_state_is_that_of_the_services_replay(story, page):
    app = page("replay", on=str(ago(15)), known=str(ago(5)))
    state = story.services.reading.replay(COALITION, ago(15), datetime.combine(ago(5), time.max, UTC))
    assert f"strength was {100 * state.strength:.0f} %" in title_of(app)
    assert f"momentum +{state.momentum:.1f} points" in title_of(app)
    shown = app.dataframe[0].value
    assert shown["Support"].to_list() == pytest.approx([100 * each.partner.support for each in state.stakeholders])


def test_who_broke_away_is_said_to_have_done_so(world, page):
    world.form()
    world.tell(an(Kind.JOIN, str(ago(50)), influence=2.0), an(Kind.DEFECTION, str(ago(20)), influence=2.0))
    world.tell(an(Kind.JOIN, str(ago(50)), influence=1.0), about="Bea")
    world.catch_up()
    shown = page("replay", on=str(ago(10))).dataframe[0].value
    ada, bea = shown["Stance"]
    assert ada == "Broke away"
    assert bea != "Broke away"


def test_what_was_not_known_then_does_not_count(story, page):
    know(story, 2)
    story.tell(an(Kind.OPPOSITION, str(ago(40))), about="Ada")
    story.catch_up()
    early, late = (title_of(page("replay", on=str(ago(30)), known=str(known))) for known in (ago(30), TODAY))
    strength = [
        story.services.reading.replay(COALITION, ago(30), datetime.combine(known, time.max, UTC)).strength
        for known in (ago(30), TODAY)
    ]
    assert strength[0] > strength[1]
    assert f"{100 * strength[0]:.0f} %" in early
    assert f"{100 * strength[1]:.0f} %" in late


@pytest.mark.usefixtures("story")
def test_the_facts_so_far_end_at_both_dates(page):
    facts = page("replay", on=str(ago(60)), known=str(ago(60))).dataframe[1].value
    assert set(facts["What"][:2]) == {"Milestone reached", "Milestone planned"}
    assert "Endorsement" not in set(facts["What"])


@pytest.mark.usefixtures("story")
def test_both_dates_stand_in_the_address(page):
    app = page("replay")
    app.slider(key="on").set_value(ago(100)).run()
    app.slider(key="known").set_value(ago(90)).run()
    assert app.query_params["on"] == str(ago(100))
    assert app.query_params["known"] == str(ago(90))


@pytest.mark.usefixtures("story")
def test_dates_that_make_no_sense_fall_back_to_today(page):
    app = page("replay", on="yesterday", known="2999-01-01")
    assert app.slider[0].value == TODAY
    assert app.slider[1].value == TODAY


def test_before_anything_was_known_the_page_says_so(world, page):
    world.form()
    world.tell(an(Kind.JOIN, str(ago(50))))
    world.catch_up()
    app = page("replay", on=str(ago(50)), known=str(ago(50)))
    assert "nothing was known" in app.info[0].value
    assert not app.title


@pytest.mark.usefixtures("story")
def test_playing_goes_on_from_picture_to_picture_and_rests_when_paused(page):
    app = page("replay", on=str(ago(200)), known=str(ago(200)))
    press(app, "Play")
    app.run()
    assert (app.slider[0].value, app.slider[1].value) == (ago(198), ago(198))
    press(app, "Pause")
    paused = app.slider[0].value
    app.run()
    assert app.slider[0].value == paused
    assert app.query_params["on"] == str(paused)


@pytest.mark.usefixtures("story")
def test_only_what_is_chosen_moves_at_the_speed_that_is_chosen(page):
    app = page("replay", on=str(ago(200)), known=str(ago(100)))
    app.button_group(key="moves").set_value("As it happened by")
    app.button_group(key="speed").set_value("2 weeks")
    press(app, "Play")
    assert (app.slider[0].value, app.slider[1].value) == (ago(193), ago(100))


@pytest.mark.usefixtures("story")
def test_playing_ends_at_the_last_day(page):
    app = page("replay", on=str(ago(1)), known=str(ago(1)))
    press(app, "Play")
    app.run()
    assert app.slider[0].value == TODAY
    assert any(button.label == "Play" for button in app.button)


@pytest.mark.usefixtures("story")
def test_one_can_jump_from_fact_to_fact(page):
    app = page("replay", on=str(ago(290)), known=str(ago(290)))
    press(app, "Next fact")
    assert app.slider[0].value == ago(280)
    press(app, "Next fact")
    assert app.slider[0].value == ago(200)
    press(app, "Fact before")
    assert app.slider[0].value == ago(280)


@pytest.mark.usefixtures("story")
def test_a_link_shows_the_same_again_on_a_later_day(page):
    app = page("replay", on=str(ago(15)), known=str(TODAY))
    link = app.code[0].value
    assert f"on={ago(15)}&known={TODAY}" in link
