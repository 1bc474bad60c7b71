import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from domain.by_column import ByColumn, Row, by_column

ROW = st.builds(
    Row,
    position=st.integers(1, 9),
    partnership=st.sampled_from("abc"),
    kind=st.sampled_from(["meeting", "join"]),
    amends=st.none(),
    occurred_at=st.integers(0, 10**15),
    influence=st.one_of(st.none(), st.floats(0, 9)),
    bloc=st.sampled_from([None, "x", "y"]),
    tone=st.one_of(st.none(), st.integers(-2, 2)),
)
ROWS = st.lists(ROW, max_size=12)


def told(columns: ByColumn[Row]) -> list[list[object]]:
    """What the columns tell of each row."""
    fields = [[values[number] for number in numbers] for values, numbers in columns.told.values()]
    return [columns.when.tolist(), *fields]


@given(ROWS, ROWS)
def test_columns_continued_are_those_made_at_once(earlier, later):
    at_once, continued = by_column([*earlier, *later]), by_column([*earlier, *later], by_column(earlier))
    assert told(continued) == told(at_once)
    assert [values for values, _ in continued.told.values()] == [values for values, _ in at_once.told.values()]


@given(ROWS, ROWS)
def test_columns_of_other_rows_are_not_continued(others, rows):
    assert told(by_column(rows, by_column(others))) == told(by_column(rows))


def test_a_row_that_was_corrected_in_place_is_seen():
    first, second = (Row(place, "a", "meeting", None, place, None, None, None) for place in (1, 2))
    after = by_column([first._replace(tone=2), second], by_column([first, second]))
    values, numbers = after.told["tone"]
    assert [values[number] for number in numbers] == [2, None]


def test_the_same_rows_are_not_numbered_again():
    rows = [Row(1, "a", "meeting", None, 1, None, None, None)]
    made = by_column(rows)
    assert by_column(rows, made) is made
    assert made.when.dtype == np.int64
