"""Files as tables: the headings and the rows of a CSV text or of a workbook, strict about form."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from typing import Any

from domain.layout import LONGEST_HEADING, MOST_COLUMNS
from service import workbooks
from service.formulas import as_written
from service.rejections import FileRejected

PROBLEM = "what is wrong"
"""The heading of the column in which a file of bad rows says what to mend; never read."""

MOST_BYTES = 64 * 1024 * 1024
"""Largest file read at all; the dashboard's own limit on uploads is the same."""

MOST_ROWS = 250_000
"""Most rows of one file: all are decided upon together, in memory."""

MOST_CHARACTERS = 10_000_000
"""Longest value read at all; a note's own limit is far below and told by row."""

DELIMITERS = ",;\t|"
WORKBOOK = b"PK\x03\x04"
"""How every XLSX file begins."""


@dataclass(frozen=True)
class Sheet:
    """A table: its headings, and its rows that are not blank, each with the line on which it begins."""

    headings: list[str]
    rows: list[tuple[int, list[str]]]
    delimiter: str = ","


def read(content: bytes) -> Sheet:
    """The table in a CSV text in UTF-8, or the first that is not empty in a workbook; else raises `FileRejected`."""
    if len(content) > MOST_BYTES:
        msg = f"The file is larger than {MOST_BYTES >> 20} MB; split it, and import the parts one after the other."
        raise FileRejected(msg)
    sheet = _workbook(content) if content.startswith(WORKBOOK) else _text(content)
    if PROBLEM not in sheet.headings:
        return sheet
    place = sheet.headings.index(PROBLEM)
    rows = [(line, [*values[:place], *values[place + 1 :]]) for line, values in sheet.rows]
    return Sheet([*sheet.headings[:place], *sheet.headings[place + 1 :]], rows, sheet.delimiter)


def as_utf8(content: bytes) -> tuple[bytes, str | None]:
    """The content with its text in UTF-8; and, where it was not, what it was taken for."""
    if content.startswith(WORKBOOK):
        return content, None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace").encode(), "UTF-16"
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace").encode(), "Windows-1252"
    return content, None


def _text(content: bytes) -> Sheet:
    text = _decoded(content)
    delimiter = _delimiter(text)
    lines = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        headings = [as_written(heading) for heading in next((row for row in lines if row), [])]
        sheet = _of_bearable_size(headings, _rows(lines, len(headings)), delimiter)
    except csv.Error as error:
        msg = f"The file is no proper CSV (line {lines.line_num}: {error}); mend the quotes there."
        raise FileRejected(msg) from error
    return _without_blank_columns(sheet)


def _of_bearable_size(headings: list[str], rows: Iterable[tuple[int, list[str]]], delimiter: str = ",") -> Sheet:
    """The table, unless it has more than anybody means to bring in at once."""
    if len(headings) > MOST_COLUMNS:
        raise FileRejected(f"The file has more than {MOST_COLUMNS} columns; remove those that tell nothing.")
    if any(len(heading) > LONGEST_HEADING for heading in headings):
        raise FileRejected(f"A heading is longer than {LONGEST_HEADING:,} characters; the first line names columns.")
    kept = list(islice(rows, MOST_ROWS + 1))
    if len(kept) > MOST_ROWS:
        raise FileRejected(f"The file has more than {MOST_ROWS:,} rows; split it, and import the parts in turn.")
    return Sheet(headings, kept, delimiter)


def _rows(lines: Any, columns: int) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank; of one that is too long only as much as shows that it is."""
    begins = lines.line_num + 1
    for row in lines:
        if any(map(str.strip, row)):
            yield begins, [as_written(value) for value in row[: columns + 1]]
        begins = lines.line_num + 1


def _decoded(content: bytes) -> str:
    csv.field_size_limit(MOST_CHARACTERS)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        msg = f"The file is not UTF-8 text (line {line}); save it as CSV in UTF-8 and try again."
        raise FileRejected(msg) from error
    if not text.strip():
        msg = "The file is empty; give a CSV file with a header and rows."
        raise FileRejected(msg)
    if "\0" in text:
        msg = "The file is no CSV text (it has NUL characters); export it as CSV in UTF-8."
        raise FileRejected(msg)
    return text


def _delimiter(text: str) -> str:
    """What stands between the headings: the sign that makes most of them; a comma where none does."""
    return max(DELIMITERS, key=lambda sign: _headings(text, sign))


def _headings(text: str, sign: str) -> int:
    lines = csv.reader(StringIO(text, newline=""), delimiter=sign)
    try:
        return len(next(filter(None, lines), []))
    except csv.Error:  # told when the table is read
        return 0


def _workbook(content: bytes) -> Sheet:
    try:
        filled = workbooks.table(content, MOST_ROWS + 2, MOST_COLUMNS + 1)
    except workbooks.Unreadable as error:
        msg = f"The file is no CSV text, and no workbook that can be read ({error}); save it as XLSX or CSV anew."
        raise FileRejected(msg) from error
    if not filled:
        msg = "The workbook is empty; give one with a header and rows."
        raise FileRejected(msg)
    return _without_blank_columns(_of_bearable_size(filled[0][1], filled[1:]))


def _without_blank_columns(sheet: Sheet) -> Sheet:
    """Columns without a heading are left out where they are empty, and named by their place where they are not."""
    headings = sheet.headings
    filled = {place for _, row in sheet.rows for place, value in enumerate(row) if value.strip()}
    kept = [place for place, heading in enumerate(headings) if heading.strip() or place in filled]
    named = [headings[place].strip() or f"column {place + 1}" for place in kept]
    if len(kept) == len(headings):
        return Sheet(named, sheet.rows, sheet.delimiter)
    return Sheet(named, [(line, _at(row, kept, len(headings))) for line, row in sheet.rows], sheet.delimiter)


def _at(row: Sequence[str], kept: Sequence[int], of: int) -> list[str]:
    """The values in the columns kept; a row of another length than the header stays as it is, to be told so."""
    return [row[place] for place in kept] if len(row) == of else list(row)
