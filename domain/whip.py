"""The whip count: how many, and how much influence, stand in each band."""

from collections.abc import Iterable
from typing import NamedTuple

from domain.replay import Partner
from domain.values import Stance


class Band(NamedTuple):
    """One band of the whip scale: heads, and share of all influence (0 to 1)."""

    stance: Stance
    heads: int
    share: float


def whip_count(partners: Iterable[Partner]) -> list[Band]:
    """The bands from strong support to unaware, over everybody on the map.

    Shares add up to 1, or are all 0 where nobody has influence.
    """
    on_map = [partner for partner in partners if partner.on_map]
    total = sum(partner.influence for partner in on_map)
    return [_band(stance, on_map, total) for stance in Stance]


def _band(stance: Stance, on_map: list[Partner], total: float) -> Band:
    there = [partner.influence for partner in on_map if partner.stance == stance]
    return Band(stance, len(there), sum(there) / total if total > 0 else 0.0)
