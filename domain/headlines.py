"""The figures by which a coalition is told in short, each from the function that all others use."""

from collections.abc import Mapping

from domain.alerts import alerts
from domain.changes import number
from domain.health import health
from domain.readiness import readiness
from domain.situation import Situation
from domain.trail import trail

SCALES: Mapping[str, float] = {
    "strength": 100.0,
    "momentum": 1.0,
    "chance": 100.0,
    "public_share": 100.0,
    "health": 1.0,
    "readiness": 1.0,
    "members": 1.0,
    "stakeholders": 1.0,
    "alerts": 1.0,
}
"""What each figure is multiplied by where people read it: shares of 1 become percentages, strength points."""


def headlines(situation: Situation) -> dict[str, float | None]:
    """Each figure; None where there is none.

    Strength, chance of winning and public share run from 0 to 1, momentum is in points per four weeks,
    health and readiness run from 0 to 100, the rest are numbers of people and of alerts.
    """
    stand, now = situation.standing, trail(situation, [situation.day])
    told = alerts(situation)
    return {
        "strength": number(stand.strength),
        "momentum": number(stand.momentum),
        "chance": number(float(now.chance[0])),
        "public_share": number(float(now.public[0])),
        "health": health(situation).directions.whole.health,
        "readiness": readiness(situation).score,
        "members": float(stand.member.sum()),
        "stakeholders": float(len(stand.partners)),
        "alerts": float(len(told.told) + sum(told.more.values())),
    }
