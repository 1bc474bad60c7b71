"""The whip count for programs; see docs/json.md."""

from typing import Any

from domain.outlook import EVEN, SAFE, WEEK
from domain.situation import Situation
from domain.time import day_of
from domain.whip_count import WhipCount


def count_as_json(situation: Situation, count: WhipCount, must_have: list[str]) -> dict[str, Any]:
    """The whole count; `must_have` are the names of those who must be for it."""
    it, wins = count.prospects, situation.winning
    return {
        "winning": {"share": wins.share, "count": wins.count, "must_have": must_have},
        "chance": it.chance,
        "obstacle": it.obstacle,
        "needed": it.needed,
        "held": it.held,
        "low": count.low,
        "high": count.high,
        "outlook": _outlook_as_json(count),
        "whip": [band._asdict() for band in count.bands],
        "stakeholders": _people_as_json(situation, count),
    }


def _outlook_as_json(count: WhipCount) -> dict[str, Any]:
    ahead = count.outlook
    reached = {name: ahead.reached(least) for name, least in (("even", EVEN), ("safe", SAFE))}
    weeks = [
        {"day": day_of(ahead.day + WEEK * week), "chance": each} for week, each in enumerate(ahead.chance.tolist())
    ]
    return {name: day_of(day) if day is not None else None for name, day in reached.items()} | {"weeks": weeks}


def _people_as_json(situation: Situation, count: WhipCount) -> list[dict[str, Any]]:
    must = {each.hex for each in situation.winning.must_have}
    figures = ("banzhaf", "swing", "pivotal", "if_lost", "if_won")
    columns = {name: getattr(count.prospects, name).tolist() for name in figures}
    fields = ("bloc", "influence", "support", "low", "high", "stance", "away", "on_map")
    return [
        {"name": profile.name, "must_have": profile.stakeholder_id in must}
        | {field: getattr(partner, field) for field in fields}
        | {name: values[place] for name, values in columns.items()}
        for place, (profile, partner) in enumerate(zip(situation.partners, situation.standing.each(), strict=True))
    ]
