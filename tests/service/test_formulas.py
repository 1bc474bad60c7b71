"""Text in files that a spreadsheet would run: it is shown instead, and comes back as it was."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.formulas import as_written, harmless

BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
TEXT = st.text() | st.builds(
    "".join, st.tuples(st.sampled_from(["", "'", "''"]), st.sampled_from(BEGINNINGS), st.text())
)
NUMBERS = st.integers().map(str) | st.floats(allow_nan=False, allow_infinity=False).map(str)


@given(TEXT)
def test_no_cell_begins_a_formula_unless_it_is_a_number(text):
    cell = str(harmless(text))
    assert not cell.startswith(BEGINNINGS) or float(cell.replace(",", ".")) is not None


@given(TEXT | NUMBERS)
def test_what_was_made_harmless_is_read_as_it_was(text):
    assert as_written(str(harmless(text))) == text


@given(NUMBERS)
def test_numbers_stay_numbers(number):
    assert harmless(number) == number


@pytest.mark.parametrize("value", [1, -1.5, None, True])
def test_what_is_no_text_is_left_alone(value):
    assert harmless(value) is value


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("@SUM(1)", "'@SUM(1)"),
        ("-2+3", "'-2+3"),
        ("+44 20 7946", "'+44 20 7946"),
        ("-2", "-2"),
        ("+1,5", "+1,5"),
        ("'tis", "'tis"),
        ("'=1", "''=1"),
        ("a=1", "a=1"),
    ],
)
def test_what_a_cell_holds(text, cell):
    assert harmless(text) == cell


@given(st.lists(TEXT.filter(lambda text: "\0" not in text), min_size=1, max_size=4))
def test_a_line_of_csv_made_harmless_is_read_as_it_was(values):
    file = StringIO(newline="")
    csv.writer(file).writerow(map(harmless, values))
    (line,) = csv.reader(StringIO(file.getvalue(), newline="")) if any(values) else ([*values],)
    assert [as_written(cell) for cell in line] == values
