"""Files as tables: the headings and the rows of a CSV text or of a workbook, strict about form."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from service.rejections import FileRejected

PROBLEM = "what is wrong"
"""The heading of the column in which a file of bad rows says what to mend; never read."""

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
        headings = next((row for row in lines if row), [])
        rows = list(_rows(lines))
    except csv.Error as error:
        msg = f"The file is no proper CSV (line {lines.line_num}: {error}); mend the quotes there."
        raise FileRejected(msg) from error
    return _without_blank_columns(Sheet(headings, rows, delimiter))


def _rows(lines: Any) -> Iterator[tuple[int, list[str]]]:
    begins = lines.line_num + 1
    for row in lines:
        if any(map(str.strip, row)):
            yield begins, row
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
    """What stands between the headings: the sign that is there most often; a comma where none is."""
    first = text.lstrip("\r\n").splitlines()[0]
    return max(DELIMITERS, key=first.count)


def _workbook(content: bytes) -> Sheet:
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        tables = (_table(workbook.get_sheet_by_name(name)) for name in workbook.sheet_names)
        found = next((table for table in tables if table.headings), None)
    except (CalamineError, ValueError) as error:
        msg = f"The file is no CSV text, and no workbook that can be read ({error}); save it as XLSX or CSV anew."
        raise FileRejected(msg) from error
    if found is None:
        msg = "The workbook is empty; give one with a header and rows."
        raise FileRejected(msg)
    return _without_blank_columns(found)


def _table(sheet: CalamineSheet) -> Sheet:
    begins = sheet.start[0] + 1 if sheet.start else 1
    lines = [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=True)]
    filled = [(line, row) for line, row in enumerate(lines, begins) if any(map(str.strip, row))]
    return Sheet(filled[0][1] if filled else [], filled[1:])


def _cell(value: object) -> str:
    """A cell as it would stand in a CSV: dates without a time as 2024-12-31, whole numbers without a point."""
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second or value.microsecond):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\0", "")


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
