"""What the read models of one coalition should hold, from its timeline rows."""

from dataclasses import dataclass
from hashlib import blake2b
from math import isnan
from typing import Any

from domain.acts import Row, acts
from domain.momentum import Month, months
from domain.policy import Policy
from domain.replay import standing
from service.projections import packing

Record = dict[str, Any]


@dataclass(frozen=True)
class Computed:
    """All rows of one coalition: `coalition_now`, `partnership_now`, `months`."""

    now: Record
    partners: list[Record]
    months: list[Record]


def compute(coalition_id: str, rows: list[Row], position: int, through: int, policy: Policy) -> Computed:
    """The rows through a day (a day number), for a coalition whose last fact is at `position`."""
    facts = acts(rows, policy)
    stand = standing(facts, policy, through)
    of = {"coalition_id": coalition_id}
    return Computed(
        now=of
        | {
            "position": position,
            "through": through,
            "strength": number(stand.strength),
            "momentum": number(stand.momentum),
        },
        partners=[of | {"place": place} | partner._asdict() for place, partner in enumerate(stand.each())],
        months=[of | _packed(month) for month in months(facts, policy, through)],
    )


def number(value: float) -> float | None:
    """The value, or None where the mathematics says there is none."""
    return None if isnan(value) else value


def _packed(month: Month) -> Record:
    arrays: Record = {
        "strength": month.strength.tobytes(),
        "momentum": month.momentum.tobytes(),
        "support": packing.pack_support(month.support),
        "evidence": packing.pack_evidence(month.evidence),
    }
    digest = blake2b(digest_size=16)
    for array in arrays.values():
        digest.update(array)
    return {"first_day": month.first_day, "digest": digest.digest()} | arrays
