"""Reading interactions from CSV: strict about form, and clear about what is wrong where."""

import csv
from collections.abc import Collection, Iterator
from io import StringIO

from service.file_rows import OPTIONAL, REQUIRED, Row, Told, understand
from service.rejections import FileRejected, Rejection, RowRejected

MOST_CHARACTERS = 10_000_000
"""Longest value read at all; a note's own limit is far below and told by row."""


def told(content: bytes, source: str, recorder: str, unread: Collection[str] = ()) -> Iterator[Told | RowRejected]:
    """Every row of a CSV file, understood or rejected, in order; as if without the columns `unread`.

    Raises `FileRejected` where the file is no such CSV at all.
    """
    lines = csv.DictReader(StringIO(_text(content), newline=""), strict=True)
    try:
        given = _checked(list(lines.fieldnames or []))
        begins = lines.line_num + 1
        for row in lines:
            if len(row) != len(given) or None in row.values():
                yield _miscounted(begins)
            else:
                kept = {column: row[column] for column in given if column not in unread}
                yield _attempt(begins, kept, source, recorder)
            begins = lines.line_num + 1
    except csv.Error as error:
        msg = f"The file is no proper CSV (line {lines.reader.line_num}: {error}); mend the quotes there."
        raise FileRejected(msg) from error


def _text(content: bytes) -> str:
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


def _checked(columns: list[str]) -> list[str]:
    """The header's columns, if every needed one is there and no unknown one."""
    missing = [column for column in REQUIRED if column not in columns]
    if missing == list(REQUIRED):
        msg = f"The file is no CSV of interactions; its first line must name {', '.join(REQUIRED)}."
        raise FileRejected(msg)
    if missing:
        msg = f"The file lacks the column {', '.join(missing)}; add it to the header."
        raise FileRejected(msg)
    known = {*REQUIRED, *OPTIONAL}
    unknown = [repr(column) for column in columns if column not in known]
    if unknown:
        msg = (
            f"Unknown column {', '.join(unknown)}; remove or rename it. Known are {', '.join((*REQUIRED, *OPTIONAL))}."
        )
        raise FileRejected(msg)
    if len(set(columns)) < len(columns):
        msg = "A column stands in the header twice; remove one."
        raise FileRejected(msg)
    return columns


def _miscounted(line: int) -> RowRejected:
    wrong = "the number of values differs from the header's; check quotes and commas"
    return RowRejected(Rejection(line, "", "", wrong))


def _attempt(line: int, row: Row, source: str, recorder: str) -> Told | RowRejected:
    try:
        return understand(line, row, source, recorder)
    except RowRejected as rejected:
        return rejected
