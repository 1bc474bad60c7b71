"""Files as tables: CSV of every usual kind, and workbooks."""

from datetime import UTC, date, datetime

import pytest

from service.rejections import FileRejected
from service.sheets import PROBLEM, as_utf8, read
from tests.workbooks import workbook


def table(content):
    sheet = read(content)
    return sheet.headings, sheet.rows


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_whatever_separates_the_values_is_found_in_the_header(sign):
    content = f'who{sign}what{sign}note\nAda{sign}join{sign}"of{sign}all"\n'.encode()
    assert table(content) == (["who", "what", "note"], [(2, ["Ada", "join", f"of{sign}all"])])


def test_blank_lines_and_rows_count_as_lines_but_not_as_rows():
    assert table(b"who,what\n\n,\nAda,join\n") == (["who", "what"], [(4, ["Ada", "join"])])


def test_columns_without_a_heading_are_left_out_where_they_are_empty():
    assert table(b"who,,what,\nAda,,join,\n") == (["who", "what"], [(2, ["Ada", "join"])])
    assert table(b"who,,what\nAda,x,join\n") == (["who", "column 2", "what"], [(2, ["Ada", "x", "join"])])


def test_a_row_of_another_length_stays_as_it_is():
    assert table(b"who,,what\nAda,join\n")[1] == [(2, ["Ada", "join"])]


def test_the_column_of_problems_is_never_read():
    assert table(f"who,{PROBLEM},what\nAda,bad,join\n".encode()) == (["who", "what"], [(2, ["Ada", "join"])])


def test_a_workbook_is_a_table_like_any_other():
    header = ["who", "when", "influence", "share"]
    content = workbook([header, ["Ada", date(2024, 1, 31), 3, 0.25], ["Bo", None, None, None]])
    assert table(content) == (header, [(2, ["Ada", "2024-01-31", "3", "0.25"]), (3, ["Bo", "", "", ""])])


def test_a_time_of_day_in_a_workbook_is_kept():
    half_past_nine = datetime(2024, 1, 31, 9, 30, tzinfo=UTC)
    assert table(workbook([["when"], [half_past_nine]]))[1] == [(2, ["2024-01-31T09:30:00"])]


def test_the_table_of_a_workbook_may_begin_further_down_or_on_a_later_sheet():
    assert table(workbook([], [[None], [None], ["who"], ["Ada"]])) == (["who"], [(4, ["Ada"])])


@pytest.mark.parametrize(("content", "told"), [(workbook([]), "empty"), (b"PK\x03\x04 nothing", "no workbook")])
def test_a_workbook_that_cannot_be_read_says_why(content, told):
    with pytest.raises(FileRejected, match=told) as refusal:
        read(content)
    assert len(str(refusal.value).splitlines()) == 1


@pytest.mark.parametrize(("encoding", "taken_for"), [("utf-8", None), ("utf-16", "UTF-16"), ("cp1252", "Windows-1252")])
def test_text_of_older_programs_can_be_turned_into_utf_8(encoding, taken_for):
    content, what = as_utf8("who\nZoë\n".encode(encoding))
    assert (content.decode(), what) == ("who\nZoë\n", taken_for)


def test_a_workbook_is_no_text_to_be_turned():
    content = workbook([["who"]])
    assert as_utf8(content) == (content, None)
