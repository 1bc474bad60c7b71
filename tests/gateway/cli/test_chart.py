"""The chart of the terminal, sign by sign."""

from datetime import date, timedelta

import pytest

from gateway.cli.chart import Chart, bars, braille


def points(*levels):
    return [(date(2024, 1, 1) + timedelta(days=n), level, 0.0) for n, level in enumerate(levels)]


def text(points, width):
    return [line.plain for line in Chart(points, width).lines()]


def test_a_line_runs_from_the_lowest_dot_to_the_highest():
    assert braille([0.0, 1.0], 0.0, 1.0, 1) == ["⢸"[:0] + chr(0x2800 + 0x40 + 0x08 + 0x10 + 0x20)]


def test_a_line_has_a_gap_where_there_is_no_number():
    assert braille([None, None, 0.0, 0.0], 0.0, 1.0, 1) == ["⠀⣀"]


def test_a_jump_is_joined():
    top, bottom = braille([1.0, 1.0, 0.0, 0.0], 0.0, 1.0, 2)
    assert (top, bottom) == ("⠉⡆", "⠀⣇")


def test_bars_stand_on_zero_and_hang_from_it():
    above, below = bars([1.0, 0.5, 0.0, -0.5, -1.0, None], 1.0, 1)
    assert above == ["█▄    "]
    assert below == ["   ▀█ "]


@pytest.mark.parametrize("days", [1, 2, 3, 50, 1_000])
@pytest.mark.parametrize("width", [30, 80])
def test_any_number_of_days_fills_the_width(days, width):
    lines = text(points(*[0.1 * day % 100 for day in range(days)]), width)
    assert max(map(len, lines)) == width
    assert lines[-1].split()[0] == "2024-01-01"


def test_the_axis_has_round_bounds_around_the_levels():
    labels = [line.split("│")[0].strip() for line in text(points(41.0, 57.0), 40) if "│" in line]
    assert [label for label in labels if label][:3] == ["60", "50", "40"]


def test_a_level_that_never_moves_still_has_an_axis():
    labels = [line.split("│")[0].strip() for line in text(points(100.0, 100.0), 40) if "│" in line]
    assert [label for label in labels if label][:3] == ["100", "95", "90"]
