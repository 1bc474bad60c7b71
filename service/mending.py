"""The bad rows of a file as a file of its own, to be mended and imported again."""

import csv
from collections.abc import Iterable
from io import StringIO

from service.formulas import harmless
from service.rejections import Rejection
from service.sheets import DELIMITERS, PROBLEM, Sheet

FOR_SPREADSHEETS = "\ufeff"
"""Tells spreadsheets that the text is UTF-8."""


class QuotingAll(csv.excel):
    """Every value in quotes."""

    quoting = csv.QUOTE_ALL


def bad_rows(sheet: Sheet, rejected: Iterable[Rejection]) -> bytes:
    """Exactly the rejected rows as CSV, with a last column that says what is wrong; an import ignores that one."""
    wrong = {each.line: in_words(each) for each in rejected}
    text = StringIO(newline="")
    ambiguous = any(sign in heading for sign in DELIMITERS for heading in sheet.headings)
    # all in quotes where a heading could make others take another sign for what separates
    lines = csv.writer(text, QuotingAll if ambiguous else csv.excel, delimiter=sheet.delimiter)
    lines.writerow(map(harmless, [*sheet.headings, PROBLEM]))
    for line, values in sheet.rows:
        if line in wrong:
            lines.writerow(map(harmless, [*_of_length(values, len(sheet.headings)), wrong[line]]))
    return (FOR_SPREADSHEETS + text.getvalue()).encode()


def in_words(rejected: Rejection) -> str:
    """What is wrong with a row, and where."""
    value = f" '{rejected.value}'" if rejected.value else ""
    return f"{rejected.column}{value}: {rejected.reason}".lstrip(": ")


def _of_length(values: list[str], length: int) -> list[str]:
    """The values, filled up or cut to the header's number, so that the column of problems stands under its heading."""
    return [*values, *[""] * length][:length]
