"""Files as tables: CSV of every usual kind, and workbooks."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import dashboard
from domain.layout import LONGEST_HEADING, MOST_COLUMNS
from service import sheets
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


# what is more than anybody means to bring in at once

SHORT = 1_000
TOO_MUCH = {
    "a file too large": (b"who\n" + b"a" * SHORT, "larger than .* MB; split it"),
    "too many rows": (b"who\n" + b"a\n" * 21, "more than 20 rows; split it"),
    "too many columns": (b"a," * MOST_COLUMNS + b"b\n", f"more than {MOST_COLUMNS} columns"),
    "too long a heading": (b"a" * (LONGEST_HEADING + 1) + b",b\nc,d\n", "heading is longer"),
}


@pytest.mark.parametrize(("content", "told"), TOO_MUCH.values(), ids=TOO_MUCH)
def test_a_file_of_more_than_anybody_means_to_bring_in_is_refused(content, told, monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 20)
    monkeypatch.setattr(sheets, "MOST_BYTES", SHORT + 3 if "larger" in told else sheets.MOST_BYTES)
    with pytest.raises(FileRejected, match=told):
        read(content)


def test_what_is_just_within_the_limits_is_read(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 20)
    headings = [str(number) for number in range(MOST_COLUMNS)]
    content = "\n".join([",".join(headings)] * 21).encode()
    monkeypatch.setattr(sheets, "MOST_BYTES", len(content))
    assert len(read(content).rows) == 20


def test_a_row_of_a_million_values_is_kept_only_as_far_as_shows_that_it_is_too_long():
    ((_, values),) = read(b"who,what\n" + b"x," * 1_000_000).rows
    assert len(values) == 3


def test_the_dashboard_takes_files_up_to_the_same_size():
    config = tomllib.loads((Path(dashboard.__file__).parent / ".streamlit" / "config.toml").read_text())
    assert config["server"]["maxUploadSize"] << 20 == sheets.MOST_BYTES
