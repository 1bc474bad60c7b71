"""Dates as people write them in tables."""

from datetime import UTC, datetime

import pytest

from service.dates import NoDate, day_first_in, moment

FEBRUARY, JANUARY = datetime(2024, 2, 1, tzinfo=UTC), datetime(2024, 1, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["2024-02-01", "2024/2/1", "2024.02.01", "01.02.2024", "1.2.2024", "1 Feb 2024", "1 February 2024", "Feb 1, 2024"],
)
def test_what_can_be_read_one_way_is_read(text):
    assert moment(text) == FEBRUARY


@pytest.mark.parametrize(("text", "on"), [("13/02/2024", 13), ("02/13/2024", 13), ("13-2-2024", 13)])
def test_a_day_that_is_no_month_tells_the_order(text, on):
    assert moment(text) == FEBRUARY.replace(day=on)


def test_where_both_are_possible_somebody_has_to_say():
    with pytest.raises(NoDate, match="say which"):
        moment("01/02/2024")
    assert moment("01/02/2024", day_first=True) == FEBRUARY
    assert moment("01/02/2024", day_first=False) == JANUARY
    assert moment("02/02/2024") == FEBRUARY.replace(day=2)


def test_a_point_is_never_in_doubt():
    assert moment("01.02.2024", day_first=False) == FEBRUARY


def test_what_was_said_holds_for_every_row():
    with pytest.raises(NoDate):
        moment("13/02/2024", day_first=False)


def test_a_time_of_day_is_kept():
    assert moment("1.2.2024 9:30") == FEBRUARY.replace(hour=9, minute=30)
    assert moment("1.2.2024 9:30:05") == FEBRUARY.replace(hour=9, minute=30, second=5)
    assert moment("2024-02-01T09:30+01:00") == FEBRUARY.replace(hour=8, minute=30)


@pytest.mark.parametrize("text", ["", "never", "31/02/2024", "2024-02-30", "1.2.24", "45292", "01/02/03/2024"])
def test_what_is_no_date_says_what_a_date_looks_like(text):
    with pytest.raises(NoDate, match="2024-12-31"):
        moment(text)


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["01/02/2024", "13/02/2024"], True),
        (["01/02/2024", "02/13/2024"], False),
        (["01/02/2024"], None),
        (["13/02/2024", "02/13/2024"], None),
        (["13.02.2024", "2024-02-13", "soon"], None),
    ],
)
def test_a_column_of_dates_may_tell_which_comes_first(texts, told):
    assert day_first_in(texts) is told
