from datetime import UTC, datetime
from uuid import UUID

import pytest

from dashboard.shown import effects
from domain.acts import RETRACTION
from domain.values import Item, Kind
from tests.dashboard.conftest import TODAY, ago
from tests.given import COALITION, RECORDER, an, named


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    """A busy machine may count late; what is asked here is what it counts."""
    monkeypatch.setattr(effects, "PATIENCE", 60.0)


@pytest.fixture
def log(story, page):  # noqa: ARG001  the page needs a story to show
    return page("log")


# one keyboard pass


def test_a_logged_interaction_is_recorded_as_it_was_told(story, log):
    fill(log, "Ada", kind=Kind.ENDORSEMENT, note="Spoke at the fair")
    log.button_group(key="tone-0").set_value(1)
    log.button_group(key="visibility-0").set_value("public")
    log.number_input(key="influence-0").set_value(0.8)
    log.text_input(key="bloc-0").set_value("Parish")
    send(log)
    told = latest(story)
    assert (told.stakeholder, told.kind, told.note) == ("Ada", "endorsement", "Spoke at the fair")
    assert (told.tone, told.visibility, told.influence, told.bloc) == (1, "public", 0.8, "Parish")
    assert (told.occurred_at.date(), told.recorded_by, told.source) == (TODAY, "local", "dashboard")


def test_a_meeting_today_needs_nothing_but_names(story, log):
    send(fill(log, "Ada"))
    assert (latest(story).kind, latest(story).occurred_at.date()) == ("meeting", TODAY)


def test_one_meeting_with_several_is_recorded_with_each_of_them(story, log):
    send(fill(log, "Ada", "Ben", "Dora Quay", note="On the weir"))
    met = [entry for entry in told(story, Kind.MEETING) if entry.note == "On the weir"]
    assert {entry.stakeholder for entry in met} == {"Ada", "Ben", "Dora Quay"}
    assert len({entry.interaction_id for entry in met}) == 3
    assert len({entry.occurred_at for entry in met}) == 1


def test_partners_are_offered_first_and_of_those_who_was_logged_last(story, page):
    story.tell(an(Kind.JOIN, str(ago(5))), about="Abel", to="Old Forest")
    story.tell(an(Kind.MESSAGE, str(TODAY)), about="Cem")
    story.catch_up()
    offered = page("log").multiselect(key="stakeholder-0").options
    assert offered == ["Cem", "Ada", "Ben", "Abel"]


def test_a_name_written_twice_is_one_participant(story, log):
    send(fill(log, "Dora Quay", "dora  quay", kind=Kind.PLEDGE))
    assert len([entry for entry in told(story, Kind.PLEDGE) if entry.stakeholder == "Dora Quay"]) == 1


def test_fields_that_make_no_sense_for_a_kind_are_not_shown(log):
    assert widgets(log) == {"format-0"}  # a meeting's, until another kind is chosen
    assert widgets(choose(log, Kind.TRADE)) == {"gave-0", "gave-worth-0", "got-0", "got-worth-0", "due-0"}
    assert widgets(choose(log, Kind.CONTRIBUTION)) == {"got-0", "got-worth-0"}
    assert widgets(choose(log, Kind.DEFECTION)) == {"to-0"}
    assert widgets(choose(log, Kind.ASSESSMENT)) == {"stance-0"}
    assert widgets(choose(log, Kind.PLEDGE)) == set()


@pytest.mark.parametrize(
    ("kind", "field", "value"), [(Kind.MEETING, "format", "group"), (Kind.ASSESSMENT, "stance", "oppose")]
)
def test_what_only_a_kind_has_is_recorded(story, log, kind, field, value):
    fill(log, "Ada", kind=kind)
    log.button_group(key=f"{field}-0").set_value(value)
    send(log)
    assert latest(story).more == {field: value}


def test_a_defection_says_where_to(story, log):
    fill(log, "Ada", kind=Kind.DEFECTION)
    log.text_input(key="to-0").set_value("Dam Builders")
    send(log)
    assert latest(story).more == {"to": "Dam Builders"}


@pytest.mark.usefixtures("story")
def test_the_address_fills_the_form_in(page):
    log = page("log", stakeholder="Ben", kind="pledge", note="As promised")
    assert log.multiselect(key="stakeholder-0").value == ["Ben"]
    assert log.button_group(key="kind-0").value == "pledge"
    assert log.text_area(key="note-0").value == "As promised"


@pytest.mark.usefixtures("story")
def test_what_the_address_filled_in_is_gone_once_it_is_logged(page):
    log = send(page("log", stakeholder="Ben", kind="pledge", note="As promised"))
    assert log.multiselect(key="stakeholder-1").value == []
    assert set(log.query_params) == {"coalition"}


def test_an_address_with_no_such_kind_shows_the_usual_one(story, page):
    send(page("log", stakeholder="Somebody new", kind="dance"))
    assert (latest(story).stakeholder, latest(story).kind) == ("Somebody new", "meeting")


def test_after_logging_the_form_is_empty_again(log):
    send(fill(log, "Ben", kind=Kind.CONTRIBUTION, note="Lent the digger"))
    assert log.text_area(key="note-1").value == ""
    assert log.multiselect(key="stakeholder-1").value == []
    assert log.date_input(key="day-1").value == TODAY


def test_no_day_after_today_can_be_chosen(log):
    assert log.date_input(key="day-0").max == TODAY


def test_a_backdated_interaction_stands_at_its_own_day(story, log):
    fill(log, "Ada", kind=Kind.CONTRIBUTION)
    log.date_input(key="day-0").set_value(ago(150))
    send(log)
    (given,) = told(story, Kind.CONTRIBUTION)
    assert given.occurred_at == datetime.combine(ago(150), datetime.min.time(), UTC)


# trades


def test_a_trade_is_logged_with_what_was_given_and_got_and_when_it_is_due(story, log):
    fill(log, "Ada", kind=Kind.TRADE)
    log.selectbox(key="gave-0").set_value("access")
    log.button_group(key="gave-worth-0").set_value(3)
    log.selectbox(key="got-0").set_value("people")
    log.date_input(key="due-0").set_value(TODAY)
    send(log)
    assert latest(story).more == {
        "gave": {"what": "access", "worth": 3, "description": ""},
        "got": {"what": "people", "worth": 1, "description": ""},
        "due_on": str(TODAY),
    }


@pytest.fixture
def traded(story):
    """Two open trades with Ada, one with Ben."""
    for days, called, who in ((9, "older", "Ada"), (8, "newer", "Ada"), (7, "theirs", "Ben")):
        gave = Item(what="access", worth=2, description=called)
        story.tell(an(Kind.TRADE, str(ago(days)), called, gave=gave), about=who)
    story.catch_up()
    return story


def test_of_several_open_trades_the_one_that_is_settled_can_be_chosen(traded, page):
    log = page("log", stakeholder="Ada", kind="trade_honoured")
    trades = log.selectbox(key="trade-0")
    assert [option.partition(" (")[0] for option in trades.options] == ["older", "newer"]
    trades.set_value(named("newer").hex)
    send(log)
    assert UUID(latest(traded).more["trade_id"]) == named("newer")


@pytest.mark.usefixtures("traded")
def test_the_address_can_name_the_trade(page):
    log = page("log", stakeholder="Ada", kind="trade_broken", trade=named("newer").hex)
    assert log.selectbox(key="trade-0").value == named("newer").hex


def test_with_several_participants_each_settles_their_oldest_trade(traded, log):
    send(fill(log, "Ada", "Ben", kind=Kind.TRADE_HONOURED))
    settled = {UUID(entry.more["trade_id"]) for entry in told(traded, Kind.TRADE_HONOURED)}
    assert settled == {named("older"), named("theirs")}


def test_where_no_trade_is_open_the_page_says_what_will_be(log):
    fill(log, "Cem", kind=Kind.TRADE_HONOURED)
    log.run()
    assert any("No open trade" in caption.value for caption in log.caption)
    assert "record the trade first" in send(log).error[0].value


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


# doubts


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


# refusals


def test_a_refusal_is_told_in_its_sentence_and_the_form_keeps_what_was_typed(log):
    send(fill(log, "Cem", kind=Kind.PLEDGE, note="Says he will"))
    assert "record the return first" in log.error[0].value
    assert log.text_area(key="note-0").value == "Says he will"
    assert log.multiselect(key="stakeholder-0").value == ["Cem"]


def test_where_one_of_several_is_refused_nobody_is_recorded_and_the_page_says_who(story, log):
    before = latest(story).position
    send(fill(log, "Ada", "Cem", kind=Kind.PLEDGE))
    assert "For Cem" in log.error[0].value.replace("\\", "")
    assert latest(story).position == before


def test_without_a_stakeholder_the_page_says_what_is_missing(log):
    assert send(fill(log, kind=Kind.PLEDGE)).error[0].value.startswith("With whom? ")


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


def choose(log, kind):
    return log.button_group(key="kind-0").set_value(kind).run()


def widgets(log):
    """The keys of the fields that only some kinds have."""
    always = {
        "stakeholder-0",
        "kind-0",
        "tone-0",
        "visibility-0",
        "note-0",
        "note-for-0",
        "day-0",
        "influence-0",
        "bloc-0",
    }
    there = [log.multiselect, log.button_group, log.selectbox, log.text_input, log.text_area, log.date_input]
    keys = {each.key for found in [*there, log.number_input] for each in found}
    return {key for key in keys if key and key.endswith("-0")} - always


def walked_again(log):
    fill(log, "Ada", kind=Kind.MEETING, note="Walked the river")
    log.date_input(key="day-0").set_value(ago(10))
    send(log)


def fill(log, *who, kind=None, note="", turn=0):
    """Fill the form in; the kind first, for its fields appear with it."""
    name_them(log, *who, turn=turn)
    if kind:
        log.button_group(key=f"kind-{turn}").set_value(kind).run()
        name_them(log, *who, turn=turn)
    log.text_area(key=f"note-{turn}").set_value(note)
    return log


def name_them(log, *who, turn=0):
    """Name the participants; AppTest by itself can only choose from the list, the page takes new ones, too."""
    box = log.multiselect(key=f"stakeholder-{turn}")
    box.options.extend(name for name in who if name not in box.options)
    box.set_value(list(who))


def send(log):
    press(log, "Log it")
    return log


def press(log, label):
    return next(button for button in log.button if button.label == label).click().run()


def standing(stakeholder):
    return effects.standing(COALITION, [stakeholder])


def latest(story):
    """The fact recorded last."""
    return max(story.services.reading.entries(COALITION), key=lambda entry: entry.position)


def told(story, kind):
    return [entry for entry in story.services.reading.entries(COALITION) if entry.kind == kind]


def figure(log, label):
    return next(metric.value for metric in log.metric if metric.label == label)


def change(before, after):
    return f"{100 * before:.0f} % → {100 * after:.0f} %"


def recent(log):
    return log.dataframe[0].value
