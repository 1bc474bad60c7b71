"""Influence in whole units."""

import numpy as np
import pytest

from domain.changes import as_floats
from domain.units import GRID, influence_in_units


@pytest.mark.parametrize(
    ("influence", "units"),
    [
        ([0.1, 0.2, 0.3], [1, 2, 3]),
        ([2.5, 10, 0], [1, 4, 0]),
        ([40_000, 1_000_000], [1, 25]),
        ([1 / 3, 1 / 3, 1 / 3], [1, 1, 1]),
        ([0.1 + 0.2, 0.7], [3, 7]),  # the sum is 0.30000000000000004
        ([5e-324], [1]),
        ([1e12], [1]),
    ],
)
def test_influence_is_counted_in_its_largest_common_unit(influence, units):
    found = influence_in_units(as_floats(influence), 0.5)
    assert found.units.tolist() == units
    assert not found.error.any()


@pytest.mark.parametrize(
    ("share", "needed"), [(0.5, 5), (0.3, 3), (0.1 * 3, 3), (0.31, 4), (1e-9, 1), (2 / 3, 7), (1, 10)]
)
def test_the_units_that_win_are_the_share_or_the_next_whole_one_above(share, needed):
    assert influence_in_units(np.full(10, 0.1), share).needed == needed


def test_influence_with_no_common_unit_is_rounded_to_the_grid():
    influence = as_floats([np.pi, np.e, 1.0])
    found = influence_in_units(influence, 0.5)
    true = influence / influence.sum() * GRID
    assert abs(found.units - true).max() <= 0.5
    assert found.units - found.error == pytest.approx(true)
    assert found.needed == GRID / 2


@pytest.mark.parametrize("influence", [[1e-300, 7.0, np.pi], [5e-324, 1.7e-322, 3.4e-323], [1e12, np.pi]])
def test_influence_however_small_or_large_keeps_its_share(influence):
    found = influence_in_units(as_floats(influence), 0.5)
    share = as_floats(influence) / sum(influence)
    assert (found.units / found.units.sum()).tolist() == pytest.approx(share.tolist(), abs=1 / GRID)
