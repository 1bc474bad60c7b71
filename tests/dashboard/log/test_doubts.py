"""What looks logged already, or like a slip in a name, is asked about before it is recorded."""

from domain.values import Kind
from tests.dashboard.conftest import ago
from tests.dashboard.log.hands import fill, latest, send, told
from tests.dashboard.seen import press
from tests.given import an


def test_the_same_again_is_noticed_and_asked_about(story, log):
    walked_again(log)
    assert "looks logged already: meeting with Ada" in log.warning[0].value
    assert len(told(story, Kind.MEETING)) == 1


def test_a_doubtful_duplicate_can_be_logged_a_second_time(story, log):
    walked_again(log)
    press(log, "Log it a second time")
    assert len(told(story, Kind.MEETING)) == 2
    assert not log.warning


def test_a_doubtful_duplicate_can_be_left(story, log):
    walked_again(log)
    press(log, "Leave it")
    assert len(told(story, Kind.MEETING)) == 1
    assert not log.warning


def test_of_a_meeting_that_one_has_already_the_others_can_be_logged_alone(story, log):
    fill(log, "Ada", "Ben", note="Walked the river")
    log.date_input(key="day-0").set_value(ago(10))
    press(send(log), "Log it with Ben alone")
    assert sorted(entry.stakeholder for entry in told(story, Kind.MEETING)) == ["Ada", "Ben"]


def test_what_was_taken_back_can_be_logged_anew_without_a_question(story, log):
    send(fill(log, "Ben", kind=Kind.PLEDGE))
    press(log, "Undo")
    send(fill(log, "Ben", kind=Kind.PLEDGE, turn=1))
    assert not log.warning
    assert latest(story).kind == "pledge"


def test_a_name_nobody_has_is_asked_about_where_it_looks_like_a_slip(story, page):
    story.tell(an(Kind.JOIN, str(ago(5))), about="Dorothea Quay")
    story.catch_up()
    log = send(fill(page("log"), "Ada", "Dorothea Quai", kind=Kind.PLEDGE))
    assert "Whom do you mean?" in log.warning[0].value
    press(log, "Dorothea Quay")
    assert {entry.stakeholder for entry in told(story, Kind.PLEDGE)} == {"Ada", "Cem", "Dorothea Quay"}


def test_a_name_that_looks_like_a_slip_may_be_somebody_new(story, log):
    send(fill(log, "Adah", kind=Kind.PLEDGE))
    press(log, "Somebody new: Adah")
    assert (latest(story).stakeholder, latest(story).kind) == ("Adah", "pledge")


def test_an_answer_that_is_refused_says_why(log):
    send(fill(log, "Ce", kind=Kind.PLEDGE))
    press(log, "Cem")
    assert "record the return first" in log.error[0].value


def walked_again(log):
    fill(log, "Ada", kind=Kind.MEETING, note="Walked the river")
    log.date_input(key="day-0").set_value(ago(10))
    send(log)
