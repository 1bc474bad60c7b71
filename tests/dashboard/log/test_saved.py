"""What comes after saving: what it changed, undo, and mending what was logged lately."""

from uuid import UUID

import pytest

from dashboard.shown import effects
from domain.acts import RETRACTION
from domain.values import Kind
from tests.dashboard.conftest import ago
from tests.dashboard.log.hands import fill, latest, recent, send, told
from tests.dashboard.seen import press
from tests.given import COALITION, RECORDER, named

# what it changed


def test_after_logging_the_page_shows_what_it_changed(log):
    before = standing("Ben")
    send(fill(log, "Ben", kind=Kind.CONTRIBUTION))
    after = standing("Ben")
    assert after.support["Ben"] > before.support["Ben"]
    assert after.momentum > before.momentum
    assert figure(log, "Support") == change(before.support["Ben"], after.support["Ben"])
    assert figure(log, "Momentum, points") == f"{before.momentum:+.1f} → {after.momentum:+.1f}"


def test_of_several_participants_each_ones_support_is_shown(log):
    before = effects.standing(COALITION, ["Ada", "Ben"]).support
    send(fill(log, "Ada", "Ben", kind=Kind.CONTRIBUTION))
    after = effects.standing(COALITION, ["Ada", "Ben"]).support
    for name in ("Ada", "Ben"):
        assert figure(log, f"Support of {name}") == change(before[name], after[name])


def test_where_nothing_moved_the_page_says_why(log):
    send(fill(log, "Ben"))
    assert any("count by their tone" in caption.value for caption in log.caption)


# undo


def test_undo_takes_it_back_with_the_reason_and_the_figures_return(story, log):
    before = standing("Ben").support["Ben"]
    send(fill(log, "Ben", kind=Kind.OPPOSITION))
    assert standing("Ben").support["Ben"] < before
    press(log, "Undo")
    assert standing("Ben").support["Ben"] == pytest.approx(before)
    told = latest(story)
    assert (told.kind, told.more) == (RETRACTION, {"reason": "undone right after logging"})
    assert "Undone" in log.info[0].value
    assert "Opposition (taken back)" in set(recent(log)["What"])


def test_the_headline_does_not_count_what_was_taken_back(log):
    before = log.title[0].value
    send(fill(log, "Ben", kind=Kind.OPPOSITION))
    assert log.title[0].value != before
    press(log, "Undo")
    assert log.title[0].value == before


def test_undo_takes_a_meeting_back_with_all_of_its_participants(story, log):
    send(fill(log, "Ada", "Ben", note="On the weir"))
    press(log, "Undo")
    assert len(told(story, RETRACTION)) == 2
    assert list(recent(log)["What"][:2]) == ["Meeting (taken back)"] * 2


# what was logged lately


def test_the_table_shows_what_was_logged_last_first(log):
    assert list(recent(log)["What"][:2]) == ["Meeting", "Endorsement"]
    assert recent(log)["Tone"][0] == "warm"


def test_what_happened_long_ago_and_was_logged_now_is_on_top(log):
    fill(log, "Ada", kind=Kind.CONTRIBUTION)
    log.date_input(key="day-0").set_value(ago(150))
    assert recent(send(log))["What"][0] == "Contribution"


def test_one_of_mine_can_be_taken_back_later(story, log):
    chosen = mend(send(fill(log, "Ben", kind=Kind.PLEDGE)))
    log.text_input(key=f"why-{chosen}").set_value("It was Bea")
    press(log, "Take it back")
    assert (latest(story).kind, latest(story).more) == (RETRACTION, {"reason": "It was Bea"})
    assert "Taken back" in log.info[0].value


def test_one_of_mine_can_be_corrected_and_keeps_what_was_not_changed(story, log):
    chosen = mend(send(fill(log, "Ben", kind=Kind.PLEDGE, note="Said so")))
    log.button_group(key=f"tone-{chosen}").set_value(2)
    log.text_input(key=f"why-{chosen}").set_value("Forgot the tone")
    press(log, "Correct it")
    told = latest(story)
    assert (told.kind, told.tone, told.note, told.more) == ("pledge", 2, "Said so", {"reason": "Forgot the tone"})
    assert recent(log)["What"][0] == "Pledge (corrected)"


def test_a_corrected_settlement_stays_with_its_trade(traded, page):
    log = send(page("log", stakeholder="Ada", kind="trade_honoured", trade=named("newer").hex))
    chosen = mend(log)
    log.selectbox(key=f"kind-{chosen}").set_value(Kind.TRADE_BROKEN).run()
    log.text_input(key=f"why-{chosen}").set_value("They did not")
    press(log, "Correct it")
    assert latest(traded).kind == "trade_broken"
    assert UUID(latest(traded).more["trade_id"]) == named("newer")


def test_a_correction_without_a_change_or_a_reason_is_refused(story, log):
    before = latest(story).position
    chosen = mend(send(fill(log, "Ben", kind=Kind.PLEDGE)))
    assert "reason" in press(log, "Correct it").error[0].value
    log.text_input(key=f"why-{chosen}").set_value("Because")
    assert "told already" in press(log, "Correct it").error[0].value
    assert latest(story).position == before + 1


def test_what_others_recorded_is_theirs_to_mend(log):
    assert all(recent(log)["Recorded by"] == RECORDER)
    assert not [box for box in log.selectbox if box.key == "mend"]


@pytest.mark.usefixtures("story")
def test_a_coalition_without_interactions_says_so(page):
    log = page("log", coalition="Old Forest")
    assert "Nothing is logged yet" in log.title[0].value
    assert not log.dataframe


def mend(log):
    """Choose what was logged last to mend it; the key of its fields."""
    box = log.selectbox(key="mend")
    box.select_index(0).run()
    return log.session_state["mend"]


def standing(stakeholder):
    return effects.standing(COALITION, [stakeholder])


def figure(log, label):
    return next(metric.value for metric in log.metric if metric.label == label)


def change(before, after):
    return f"{100 * before:.0f} % → {100 * after:.0f} %"
