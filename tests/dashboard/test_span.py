from datetime import date

import numpy as np
import pytest

from dashboard import span
from domain.time import day_number
from service.projections.series import Series


def a_series(first: date, days: int) -> Series:
    return Series(day_number(first), np.linspace(0, 1, days), np.zeros(days))


def test_a_span_ends_at_the_end_of_the_series_while_facts_come_in():
    shown = span.chosen(a_series(date(2024, 1, 1), 366), date(2024, 12, 20), "6 months")
    assert (shown.first, shown.last) == (date(2024, 7, 1), date(2024, 12, 31))


def test_a_span_ends_soon_after_the_last_fact_of_long_ago():
    shown = span.chosen(a_series(date(2000, 1, 1), 9000), date(2001, 1, 1), "18 months")
    assert shown.last == date(2001, 4, 1)
    assert shown.first == date(2000, 1, 1)


@pytest.mark.parametrize("days", [1, 2, 599, 600, 601, 45_000])
def test_the_last_day_is_always_shown_and_never_more_than_the_chart_can_draw(days):
    series = a_series(date(1900, 1, 1), days)
    places = span.places(series, span.chosen(series, None, "All"))
    assert places[-1] == days - 1
    assert places[0] >= 0
    assert len(places) <= span.STEPS


def test_an_unknown_length_shows_everything():
    assert span.chosen(a_series(date(2024, 1, 1), 900), None, "for ever").days == 900
