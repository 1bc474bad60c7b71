"""What is typed into the form is what is recorded; what cannot be is refused in its sentence."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from domain.values import Kind
from tests.dashboard.conftest import TODAY, ago
from tests.dashboard.log.hands import fill, latest, send, told
from tests.given import an, named

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
