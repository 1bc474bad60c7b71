"""The page My week."""

import pytest

from domain.doubts import doubts
from domain.due import duties
from domain.moves import moves
from domain.scene import Scene
from domain.values import Item, Kind, Stance
from service.moves_in_words import move_in_words
from tests.dashboard.conftest import ago
from tests.given import COALITION, an


def said(app):
    """All text of the page, as people read it."""
    shown = [*app.title, *app.header, *app.markdown, *app.caption, *app.info]
    return "\n".join(each.value for each in shown).replace("\\", "")


def opened(page, **choices):
    app = page("week", **choices)
    assert not app.exception
    return app


def agreed(story, who, days):
    story.services.recording.agree_cadence(COALITION, who, days)
    story.catch_up()


def trade(story, who, due_on, days=40, **more):
    story.tell(an(Kind.TRADE, str(ago(days)), gave=Item(what="ideas", worth=3), due_on=due_on, **more), about=who)
    story.catch_up()


def met(story, who, condition="The dam stays"):
    story.services.recording.state_agenda(COALITION, who, conditions=[condition])
    story.services.recording.mark_condition(COALITION, who, condition, ago(4), met=True)
    story.catch_up()


@pytest.mark.usefixtures("story")
def test_where_nothing_is_due_that_is_said_with_what_comes_next(page):
    app = opened(page)
    assert app.title[0].value == "Nothing is due this week: well done."
    assert "agree a cadence with those who matter" in said(app)


def test_what_comes_next_names_the_first_thing_agreed_and_the_next_milestone(story, page):
    agreed(story, "Ada", 40)
    story.services.recording.plan_milestone(COALITION, "All weirs gone", ago(-90))
    story.catch_up()
    assert f"Next, a contact with Ada falls due on {ago(-30).day} " in said(opened(page))
    assert f"The next milestone is All weirs gone, due {ago(-90).day} " in said(opened(page))


def test_the_headline_counts_all_that_is_due(story, page):
    agreed(story, "Ada", 4)
    agreed(story, "Ben", 23)
    trade(story, "Ada", ago(5))
    met(story, "Ben")
    assert opened(page).title[0].value == (
        "One person is slipping away, one contact falls due, one trade is due and "
        "one condition of withdrawal is met this week."
    )


def test_each_task_tells_who_what_since_when_and_why(story, page):
    agreed(story, "Ada", 4)
    trade(story, "Ben", ago(5))
    met(story, "Ada", "The *dam* stays")
    told = said(opened(page))
    assert "**Ada** · 6 days overdue; a contact every 4 days is agreed" in told
    assert "**Ben** · We give ideas worth 3" in told
    assert "overdue by 5 days" in told
    assert "**Ada** · would withdraw, and it is so: The *dam* stays" in told
    assert "points of strength rest on them" in told


def test_who_is_overdue_comes_by_what_rests_on_them(story, page):
    agreed(story, "Ben", 4)
    agreed(story, "Ada", 4)
    names = [each.value.split("**")[1] for each in opened(page).markdown if "overdue" in each.value]
    situation = story.services.situations.of(COALITION)
    due = duties(Scene(situation)).contacts
    assert names == [situation.names[each.place] for each in due]
    assert names == ["Ada", "Ben"]


def test_the_week_may_be_narrowed_to_those_of_whom_i_recorded_something(story, page):
    agreed(story, "Ada", 4)
    agreed(story, "Ben", 4)
    me = story.services.settings.recorder
    story.tell(an(Kind.MESSAGE, str(ago(15)), recorded_by=me), about="Ben")
    story.catch_up()
    told = said(opened(page, whose="Mine"))
    assert "**Ben**" in told
    assert "**Ada** · " not in told


def test_the_next_best_moves_are_those_of_the_services(story, page):
    told = said(opened(page))
    for move in moves(story.services.situations.of(COALITION), 3).ranked:
        what = move_in_words(move)
        assert f"**{what[0].upper()}{what[1:]}**" in told


def test_what_to_verify_is_what_the_services_doubt(story, page):
    for days in range(40, 60):
        story.tell(an(Kind.VOTE_WITH, str(ago(days))), about="Ben")
    story.tell(an(Kind.ASSESSMENT, str(ago(30)), stance=Stance.STRONG_OPPOSE), about="Ben")
    story.tell(an(Kind.JOIN, str(ago(9))), about="Harbour Board")
    story.tell(an(Kind.JOIN, str(ago(8))), about="Harbor Board")
    trade(story, "Ada", None)
    told = said(opened(page))
    assert "1 stakeholder was assessed in a way that their acts rule out, with" in told
    assert "2 stakeholders have names much like another's, with" in told
    assert "2 stakeholders' influence was never stated" in told
    assert "2 stakeholders are in no bloc" in told
    assert "1 stakeholder has an open trade without a due date" in told
    assert "5 stakeholders' relationship to us is not stated" in told
    assert len(doubts(story.services.situations.of(COALITION))) == 6


def test_a_late_milestone_is_told_and_ticked_off_in_place(story, page):
    story.services.recording.plan_milestone(COALITION, "Second weir gone", ago(3))
    story.catch_up()
    app = opened(page)
    assert "The milestone **Second weir gone** was due on" in said(app)
    next(each for each in app.button if each.label == "It is reached").click().run()
    story.catch_up()
    milestones = {each.name: each.reached_on for each in story.services.reading.milestones(COALITION)}
    assert milestones["Second weir gone"] == ago(0)


def test_more_tasks_than_can_be_read_are_kept_in_a_table(story, page):
    for number in range(9):
        who = f"Person {chr(65 + number) * 4}"
        story.tell(an(Kind.JOIN, str(ago(60))), about=who)
        story.services.recording.agree_cadence(COALITION, who, 10)
    story.catch_up()
    app = opened(page)
    assert "Losing touch (9)" in said(app)
    assert len([each for each in app.markdown if "overdue" in each.value]) == 6
    assert len(app.dataframe[0].value) == 3


def test_a_coalition_without_facts_says_what_to_do(world, page):
    world.form()
    world.catch_up()
    app = opened(page)
    assert "Nothing is recorded about this coalition yet" in said(app)


@pytest.mark.usefixtures("story")
def test_a_bad_address_shows_everybodys_week(page):
    assert opened(page, whose="Nonsense").button_group(key="whose").value == "Everybody's"


@pytest.mark.usefixtures("story")
def test_every_table_says_in_words_what_it_shows(page):
    assert all(table.proto.alt for table in opened(page).dataframe)
