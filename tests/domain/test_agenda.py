"""What a partnership decides about agenda, cadence and the conditions of withdrawal."""

from datetime import date

import pytest
from pydantic import ValidationError

from domain.agenda import (
    Agenda,
    AgendaStated,
    CadenceAgreed,
    Marking,
    WithdrawalConditionMarked,
    standing_marks,
)
from domain.errors import ConditionUnknown, FutureDate, Invalid
from domain.partnership import Partnership
from tests.given import NOW, Decision, a, given, joined

WEIR, FEES = "The weir is closed", "Fees go up"
AGENDA = Agenda(interests=("Fish",), wants=("A seat",), offers=("Boats",), conditions=(WEIR, FEES))
MAY, JUNE, JULY = date(2024, 5, 1), date(2024, 6, 1), NOW.date()


def states(agenda: Agenda = AGENDA) -> Decision[Partnership]:
    return lambda partnership: partnership.state_agenda(agenda, NOW)


def agrees(days: int | None) -> Decision[Partnership]:
    return lambda partnership: partnership.agree_cadence(days, NOW)


def marks(on: date, condition: str = WEIR, *, met: bool = True) -> Decision[Partnership]:
    return lambda partnership: partnership.mark_condition(condition, on, NOW, met=met)


def marked(on: date, condition: str = WEIR, *, met: bool = True):
    return a(WithdrawalConditionMarked, condition=condition, met=met, on=on)


# agenda


def test_an_agenda_is_stated_as_a_whole():
    given().when(states()).then(a(AgendaStated, agenda=AGENDA))


def test_the_same_agenda_again_is_no_news():
    given(decided=(states(),)).when(states()).then()


def test_an_empty_agenda_is_news_only_after_another():
    given().when(states(Agenda())).then()
    given(decided=(states(),)).when(states(Agenda())).then(a(AgendaStated, agenda=Agenda()))


def test_lists_that_are_not_given_stay_as_they_were():
    anew = AGENDA.restated(wants=["Two seats"], offers=None)
    assert anew == Agenda(interests=("Fish",), wants=("Two seats",), offers=("Boats",), conditions=(WEIR, FEES))
    assert AGENDA.restated(conditions=[]).conditions == ()


def test_a_line_said_twice_is_kept_once_where_it_first_stood():
    assert Agenda(wants=(" Quiet nights ", "A seat", "QUIET  NIGHTS")).wants == ("Quiet nights", "A seat")


@pytest.mark.parametrize("lines", [[""], ["two\nlines"], ["x" * 201], [f"want {number}" for number in range(21)]])
def test_lines_that_nobody_can_read_are_refused_by_the_list_they_stand_in(lines):
    with pytest.raises(Invalid) as refusal:
        AGENDA.restated(wants=lines)
    assert refusal.value.field == "wants"
    assert "wants" in str(refusal.value)


def test_an_agenda_has_four_lists_and_no_other():
    with pytest.raises(Invalid):
        AGENDA.restated(moods=["good"])
    with pytest.raises(ValidationError):
        setattr(AGENDA, "wants", ())  # noqa: B010  as somebody who does not check types


# cadence


@pytest.mark.parametrize("days", [1, 28, 3650])
def test_a_cadence_is_agreed(days):
    given().when(agrees(days)).then(a(CadenceAgreed, days=days))


def test_the_same_cadence_again_is_no_news():
    given(decided=(agrees(28),)).when(agrees(28)).then()
    given().when(agrees(None)).then()


def test_a_cadence_may_end():
    given(decided=(agrees(28),)).when(agrees(None)).then(a(CadenceAgreed, days=None))


@pytest.mark.parametrize("days", [0, -7, 3651])
def test_a_cadence_out_of_range_is_refused(days):
    with pytest.raises(Invalid) as refusal:
        given().when(agrees(days))
    assert refusal.value.field == "days"


# conditions


def test_a_stated_condition_is_marked_as_met():
    given(decided=(states(),)).when(marks(JUNE)).then(marked(JUNE))


def test_a_condition_is_found_however_it_is_written():
    given(decided=(states(),)).when(marks(JUNE, "the WEIR  is closed")).then(marked(JUNE))


@pytest.mark.parametrize("decided", [(), (states(),)])
def test_a_condition_that_was_never_stated_is_refused_with_those_that_were(decided):
    with pytest.raises(ConditionUnknown) as refusal:
        given(decided=decided).when(marks(JUNE, "The moon falls"))
    assert all((each in str(refusal.value)) == bool(decided) for each in (WEIR, FEES))


def test_a_condition_cannot_be_met_tomorrow():
    with pytest.raises(FutureDate):
        given(decided=(states(),)).when(marks(date(2024, 7, 2)))
    given(decided=(states(),)).when(marks(JULY)).then(marked(JULY))


def test_what_holds_at_the_day_is_no_news():
    given(decided=(states(), marks(MAY))).when(marks(JUNE), marks(MAY)).then()
    given(decided=(states(),)).when(marks(JUNE, met=False)).then()


def test_a_condition_is_no_longer_met_and_met_again():
    story = given(decided=(states(), marks(MAY))).when(marks(JUNE, met=False), marks(JULY))
    story.then(marked(JUNE, met=False), marked(JULY))


def test_a_mark_is_judged_by_what_held_at_its_own_day():
    given(decided=(states(), marks(JUNE))).when(marks(MAY)).then(marked(MAY))
    given(decided=(states(), marks(JUNE))).when(marks(MAY, met=False)).then()


def test_each_condition_is_marked_by_itself():
    given(decided=(states(), marks(MAY))).when(marks(MAY, FEES)).then(marked(MAY, FEES))


def test_a_condition_that_is_stated_in_other_letters_keeps_its_mark():
    louder = Agenda(conditions=(WEIR.upper(),))
    given(decided=(states(), marks(MAY), states(louder))).when(marks(JUNE)).then()
    assert standing_marks([Marking(WEIR, True, MAY)], louder) == (Marking(WEIR.upper(), True, MAY),)


def test_the_mark_of_the_latest_day_stands_and_of_one_day_the_last_told():
    told = [Marking(WEIR, True, JUNE), Marking(FEES, True, MAY), Marking(WEIR, False, MAY), Marking(FEES, False, MAY)]
    assert standing_marks(told, AGENDA) == (Marking(WEIR, True, JUNE), Marking(FEES, False, MAY))


def test_a_condition_that_is_stated_no_more_has_no_mark():
    assert standing_marks([Marking(WEIR, True, JUNE)], Agenda(conditions=(FEES,))) == ()


def test_agenda_cadence_and_marks_move_no_interaction():
    story = given(joined("2024-01-01"), decided=(states(), agrees(28), marks(MAY)))
    assert [interaction.kind for interaction in story.subject.current.values()] == ["join"]
