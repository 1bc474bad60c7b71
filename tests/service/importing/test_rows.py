"""How each row is read, and what is told of one that is wrong: its line, column, value and the reason."""

import pytest

from domain.values import NOTE_LIMIT
from tests.service.importing.lines import GOOD, why
from tests.world import COLUMNS

FULL = f"{COLUMNS},influence,bloc,tone,visibility,recorded_by,detail,trade,gave,gave_worth,due_on,format,stance,to"


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        ("1,C,Ada,gossip,2024-01-01", "kind", "gossip"),
        ("1,C,Ada,join,31/02/2024", "occurred_on", "31/02/2024"),
        ("1,C,Ada,join,2024-02-30", "occurred_on", "2024-02-30"),
        ("1,C,Ada,join,0001-01-01T00:00:00+05:00", "occurred_on", "0001-01-01T00:00:00+05:00"),
        ("1,C,Ada,join,2999-01-01", "occurred_on", "2999-01-01"),
        (",C,Ada,join,2024-01-01", "external_id", ""),
        ("1, ,Ada,join,2024-01-01", "coalition", ""),
        ("1,C,,join,2024-01-01", "stakeholder", ""),
        ("1,C,Ada,,2024-01-01", "kind", ""),
        ("1,C,Ada,join,", "occurred_on", ""),
        (f"1,C,{'x' * 201},join,2024-01-01", "stakeholder", "x" * 80),
        ('1,"a\tb",Ada,join,2024-01-01', "coalition", "a\tb"),
        ("1,C,Ada,join", "", ""),
        ("1,C,Ada,join,2024-01-01,more", "", ""),
        ("1,C,Ada,join,2024-01-01,-1", "influence", "-1"),
        ("1,C,Ada,join,2024-01-01,much", "influence", "much"),
        ("1,C,Ada,join,2024-01-01,nan", "influence", "nan"),
        ("1,C,Ada,meeting,2024-01-01,,,3", "tone", "3"),
        ("1,C,Ada,meeting,2024-01-01,,,,secret", "visibility", "secret"),
        ("1,C,Ada,meeting,2024-01-01,,,,,  ", "recorded_by", "  "),
        ("1,C,Ada,trade,2024-01-01,,,,,,,,money,1", "gave", "money"),
        ("1,C,Ada,trade,2024-01-01,,,,,,,,ideas,9", "gave_worth", "9"),
        ("1,C,Ada,trade,2024-01-01,,,,,,,,ideas,much", "gave_worth", "much"),
        ("1,C,Ada,trade,2024-01-01,,,,,,,,,3", "gave", ""),
        ("1,C,Ada,trade,2024-01-01,,,,,,,,,,31/02/2024", "due_on", "31/02/2024"),
        ("1,C,Ada,meeting,2024-01-01,,,,,,,,,,,crowd", "format", "crowd"),
        ("1,C,Ada,assessment,2024-01-01,,,,,,,,,,,,for", "stance", "for"),
        ("1,C,Ada,trade_honoured,2024-01-01", "kind", "trade_honoured"),
    ],
)
def test_a_bad_row_is_told_with_line_column_value_and_reason(small_world, row, column, value):
    filled = row + "," * (FULL.count(",") - row.count(",")) if column else row
    columns = FULL if column else COLUMNS
    good = "0,C,Ada,join,2024-01-01" + "," * (columns.count(",") - 4)
    result = small_world.bring_in(good, filled, columns=columns)
    assert [(line, where, shown.rstrip(".")) for line, where, shown in why(result)] == [(3, column, value.rstrip("."))]
    assert result.rejected[0].reason
    assert "\n" not in result.rejected[0].reason
    assert small_world.topics() == []


def test_a_row_is_told_by_the_line_on_which_it_begins(small_world):
    result = small_world.bring_in(
        '1,C,Ada,join,2024-01-01,"of\nmany\nlines"', "2,C,Ada,x,2024-01-01,", columns=f"{COLUMNS},detail"
    )
    assert why(result) == [(5, "kind", "x")]
    result = small_world.bring_in('1,C,Ada,x,2024-01-01,"of\nmany\nlines"', columns=f"{COLUMNS},detail")
    assert why(result) == [(2, "kind", "x")]


def test_the_rejections_are_in_order_of_line(small_world):
    late, early = "1,C,Ada,join,2999-02-01", "2,C,Ada,join,2999-01-01"
    assert [line for line, *_ in why(small_world.bring_in(late, "3,C,Ada,x,2024-01-01", early))] == [2, 3, 4]


def test_one_external_id_with_two_contents_is_told_at_the_id(small_world):
    result = small_world.bring_in("1,C,Ada,join,2024-01-01", "1,C,Ada,pledge,2024-01-01")
    assert why(result) == [(3, "external_id", "1")]


def test_a_huge_note_is_refused_and_changes_nothing(small_world):
    row = f"1,C,Ada,meeting,2024-01-01,{'x' * 50_000}"
    result = small_world.bring_in(GOOD[0] + ",", row, columns=f"{COLUMNS},detail")
    (rejected,) = result.rejected
    assert (rejected.line, rejected.column) == (3, "detail")
    assert f"{NOTE_LIMIT:,}" in rejected.reason
    assert len(rejected.value) < 100
    assert small_world.topics() == []


def test_further_columns_are_understood(small_world):
    small_world.bring_in(
        "1,C,Ada,meeting,2024-01-01,2.5,North,-2,private,Kim,A walk,,,,,one-on-one,,",
        "2,C,Ada,trade,2024-01-02,,,,,,,,access,4,2024-12-31,,,",
        "3,C,Ada,trade,2024-01-03,,,,,,,,ideas,,,,,",
        "4,C,Ada,trade_honoured,2024-01-04,,,,,,,3,,,,,,",
        "5,C,Ada,assessment,2024-01-05,,,,,,,,,,,,oppose,",
        "6,C,Ada,defection,2024-01-06,,,,,,,,,,,,,Rival",
        columns=FULL,
    )
    meeting, trade, other, settled, assessed, left = [
        fact["fact"]["interaction"] for fact in small_world.services.export() if "interaction" in fact["fact"]
    ]
    shown = ("influence", "bloc", "tone", "visibility", "recorded_by", "note", "format", "source")
    assert [meeting[name] for name in shown] == [2.5, "North", -2, "private", "Kim", "A walk", "one-on-one", "file.csv"]
    assert (trade["gave"]["what"], trade["gave"]["worth"], trade["due_on"]) == ("access", 4, "2024-12-31")
    assert settled["trade_id"] == other["id"]
    assert (assessed["stance"], left["to"]) == ("oppose", "Rival")
