from datetime import UTC, datetime

import pytest

from dashboard import effects
from domain.acts import RETRACTION
from domain.values import Kind
from tests.dashboard.conftest import TODAY, ago
from tests.given import COALITION, an


@pytest.fixture
def log(story, page):  # noqa: ARG001  the page needs a story to show
    return page("log")


def test_a_logged_interaction_is_recorded_as_it_was_told(story, log):
    fill(log, who="Ada", kind=Kind.ENDORSEMENT, note="Spoke at the fair")
    log.button_group(key="tone-0").set_value(1)
    log.button_group(key="visibility-0").set_value("public")
    log.number_input(key="influence-0").set_value(0.8)
    log.text_input(key="bloc-0").set_value("Parish")
    send(log)
    told = latest(story)
    assert (told.stakeholder, told.kind, told.note) == ("Ada", "endorsement", "Spoke at the fair")
    assert (told.tone, told.visibility, told.influence, told.bloc) == (1, "public", 0.8, "Parish")
    assert (told.occurred_at.date(), told.recorded_by, told.source) == (TODAY, "local", "dashboard")


def test_after_logging_the_page_shows_what_it_changed(log):
    before = standing("Ben")
    send(fill(log, who="Ben", kind=Kind.CONTRIBUTION))
    after = standing("Ben")
    assert after.support > before.support
    assert after.momentum > before.momentum
    assert figure(log, "Support") == f"{100 * before.support:.0f} % → {100 * after.support:.0f} %"
    assert figure(log, "Momentum, points") == f"{before.momentum:+.1f} → {after.momentum:+.1f}"


def test_after_logging_the_form_is_empty_again(log):
    send(fill(log, who="Ben", kind=Kind.CONTRIBUTION, note="Lent the digger"))
    assert log.text_area(key="note-1").value == ""
    assert log.selectbox(key="stakeholder-1").value is None
    assert log.date_input(key="day-1").value == TODAY


def test_a_trade_is_logged_with_what_was_given_and_got_and_when_it_is_due(story, log):
    fill(log, who="Ada", kind=Kind.TRADE)
    log.selectbox(key="gave-0").set_value("access")
    log.slider(key="gave-worth-0").set_value(3)
    log.selectbox(key="got-0").set_value("people")
    log.date_input(key="due-0").set_value(TODAY)
    send(log)
    assert latest(story).more == {
        "gave": {"what": "access", "worth": 3, "description": ""},
        "got": {"what": "people", "worth": 1, "description": ""},
        "due_on": str(TODAY),
    }


def test_undo_takes_it_back_with_the_reason_and_the_figures_return(story, log):
    before = standing("Ben")
    send(fill(log, who="Ben", kind=Kind.OPPOSITION))
    assert standing("Ben").support < before.support
    press(log, "Undo")
    assert standing("Ben").support == pytest.approx(before.support)
    told = latest(story)
    assert (told.kind, told.more) == (RETRACTION, {"reason": "undone right after logging"})
    assert "Undone" in log.info[0].value
    assert "Opposition (taken back)" in set(log.dataframe[0].value["What"])


def test_the_same_again_is_noticed_and_asked_about(story, log):
    walked_again(log)
    assert "looks logged already: meeting with Ada" in log.warning[0].value
    assert len(meetings(story)) == 1


def test_a_doubtful_duplicate_can_be_logged_a_second_time(story, log):
    walked_again(log)
    press(log, "Log it a second time")
    assert len(meetings(story)) == 2
    assert not log.warning


def test_a_doubtful_duplicate_can_be_left(story, log):
    walked_again(log)
    press(log, "Leave it")
    assert len(meetings(story)) == 1
    assert not log.warning


def test_what_was_taken_back_can_be_logged_anew_without_a_question(story, log):
    send(fill(log, who="Ben", kind=Kind.PLEDGE))
    press(log, "Undo")
    send(fill(log, who="Ben", kind=Kind.PLEDGE, turn=1))
    assert not log.warning
    assert latest(story).kind == "pledge"


def test_a_name_nobody_has_is_asked_about_where_it_looks_like_a_slip(story, page):
    story.tell(an(Kind.JOIN, str(ago(5))), about="Dorothea Quay")
    story.catch_up()
    log = typed(page("log"), "Dorothea Quai", Kind.PLEDGE)
    assert "Whom do you mean?" in log.warning[0].value
    press(log, "Dorothea Quay")
    assert (latest(story).stakeholder, latest(story).kind) == ("Dorothea Quay", "pledge")


def test_a_name_that_looks_like_a_slip_may_be_somebody_new(story, page):
    log = typed(page("log"), "Adah", Kind.PLEDGE)
    press(log, "Somebody new: Adah")
    assert (latest(story).stakeholder, latest(story).kind) == ("Adah", "pledge")


@pytest.mark.usefixtures("story")
def test_an_answer_that_is_refused_says_why(page):
    log = typed(page("log"), "Ce", Kind.PLEDGE)
    press(log, "Cem")
    assert "record the return first" in log.error[0].value


def test_a_refusal_is_told_in_its_sentence_and_the_form_keeps_what_was_typed(log):
    send(fill(log, who="Cem", kind=Kind.PLEDGE, note="Says he will"))
    assert "record the return first" in log.error[0].value
    assert log.text_area(key="note-0").value == "Says he will"
    assert log.selectbox(key="stakeholder-0").value == "Cem"


def test_without_a_stakeholder_or_a_kind_the_page_says_what_is_missing(log):
    assert "Stakeholder" in send(fill(log, kind=Kind.PLEDGE)).error[0].value
    log.selectbox(key="stakeholder-0").set_value("Ada")
    assert "What happened" in send(fill(log, who="Ada", kind=None)).error[0].value


def test_a_backdated_interaction_stands_at_its_own_day(story, log):
    fill(log, who="Ada", kind=Kind.CONTRIBUTION)
    log.date_input(key="day-0").set_value(ago(150))
    send(log)
    told = next(each for each in story.services.reading.entries(COALITION) if each.kind == Kind.CONTRIBUTION)
    assert told.occurred_at == datetime.combine(ago(150), datetime.min.time(), UTC)


def test_the_table_shows_the_latest_first(log):
    table = log.dataframe[0].value
    assert list(table["What"][:2]) == ["Meeting", "Endorsement"]
    assert table["Tone"][0] == "warm"


def test_no_day_after_today_can_be_chosen(log):
    assert log.date_input(key="day-0").max == TODAY


def walked_again(log):
    fill(log, who="Ada", kind=Kind.MEETING, note="Walked the river")
    log.date_input(key="day-0").set_value(ago(10))
    send(log)


def fill(log, who=None, kind=None, note="", turn=0):
    log.selectbox(key=f"stakeholder-{turn}").set_value(who)
    log.button_group(key=f"kind-{turn}").set_value(kind)
    log.text_area(key=f"note-{turn}").set_value(note)
    return log


def typed(log, who, kind):
    """Send a form with a name that is not in the list; AppTest by itself can only choose from it."""
    fill(log, kind=kind)
    type_in(log, who)
    send(log)
    type_in(log, who)  # AppTest forgets it, the form does not
    return log


def type_in(log, who):
    box = log.selectbox(key="stakeholder-0")
    box.options.append(who)
    box.set_value(who)


def send(log):
    return press(log, "Log it")


def press(log, label):
    return next(button for button in log.button if button.label == label).click().run()


def standing(stakeholder):
    return effects.standing(COALITION, stakeholder)


def latest(story):
    """The fact recorded last."""
    return max(story.services.reading.entries(COALITION), key=lambda entry: entry.position)


def meetings(story):
    return [entry for entry in story.services.reading.entries(COALITION) if entry.kind == Kind.MEETING]


def figure(log, label):
    return next(metric.value for metric in log.metric if metric.label == label)
