"""The whip count: heads and share of influence in each band."""

import pytest

from domain.replay import Partner
from domain.values import Stance
from domain.whip import Band, whip_count


def a_partner(stance: Stance, influence: float, *, on_map: bool = True) -> Partner:
    return Partner("id", None, influence, 0.5, 0.2, 0.8, stance, True, on_map, False, 0.0)


def test_everybody_on_the_map_stands_in_one_band():
    partners = [
        a_partner(Stance.SUPPORT, 3.0),
        a_partner(Stance.SUPPORT, 1.0),
        a_partner(Stance.OPPOSE, 4.0),
        a_partner(Stance.SUPPORT, 99.0, on_map=False),
    ]
    assert whip_count(partners) == [
        Band(Stance.STRONG_SUPPORT, 0, 0.0),
        Band(Stance.SUPPORT, 2, 0.5),
        Band(Stance.UNDECIDED, 0, 0.0),
        Band(Stance.OPPOSE, 1, 0.5),
        Band(Stance.STRONG_OPPOSE, 0, 0.0),
        Band(Stance.UNAWARE, 0, 0.0),
    ]


@pytest.mark.parametrize("partners", [[], [a_partner(Stance.OPPOSE, 0.0)]])
def test_where_nobody_has_influence_all_shares_are_zero(partners):
    count = whip_count(partners)
    assert sum(band.heads for band in count) == len(partners)
    assert all(band.share == 0.0 for band in count)
