"""Values in CSV files that a spreadsheet would take for formulas: made harmless there, and read back as they were.

A cell that begins with one of these signs is run as a formula by the program that opens the file, whoever wrote it
(OWASP, CSV Injection). An apostrophe before it makes it text, as it does when typed into a spreadsheet.
"""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""What begins a formula, in usual and in wide signs; after apostrophes too, so that reading undoes exactly one."""

_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?")


def harmless(value: object) -> object:
    """A value for a cell: numbers stay numbers, text that would be run becomes text that is shown."""
    if not isinstance(value, str) or not _FORMULA.match(value) or _NUMBER.fullmatch(value):
        return value
    return f"'{value}"


def as_written(cell: str) -> str:
    """The text that was made harmless; any other as it is."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
