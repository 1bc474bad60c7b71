"""What the page Whip count shows of a coalition."""

from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

from dashboard import figures, frames, words
from dashboard.moments import Moment
from domain.flip import Flip, flip_of
from domain.movement import Movement, movements_of
from domain.outlook import EVEN, SAFE, WEEK
from domain.prospects import most_missed
from domain.situation import Situation
from domain.time import day_of
from domain.whip_count import WhipCount, whip_count_of
from service.whip_in_words import chance_in_words, held_in_words, of_what, reached_in_words
from service.wording import stance_in_words

PIVOTAL = 5
"""How many at most are marked as pivotal."""


@dataclass(frozen=True)
class Whip:
    """A coalition's whip count, who moved, and what would flip it."""

    situation: Situation
    count: WhipCount
    moved: list[Movement]
    flip: Flip

    @property
    def anybody(self) -> bool:
        """Whether there is somebody to count."""
        return bool(self.situation.standing.on_map.any())

    @property
    def must(self) -> list[int]:
        """The places of those known who must be for it."""
        asked = {each.hex for each in self.situation.winning.must_have}
        return [place for place, each in enumerate(self.situation.partners) if each.stakeholder_id in asked]

    @property
    def missed(self) -> list[int]:
        """The places of those on the map, whose loss costs most first."""
        return most_missed(self.count.prospects, self.situation.standing)

    @property
    def pivotal(self) -> list[int]:
        """The places of those whose loss shows in the chance of winning, at most a few."""
        it = self.count.prospects
        now = chance_in_words(it.chance)
        return [place for place in self.missed[:PIVOTAL] if chance_in_words(float(it.if_lost[place])) != now]

    def held(self, value: float) -> str:
        """What is held, in words."""
        return held_in_words(self.situation.winning, value)


def whip(moment: Moment) -> Whip:
    """The whip count of a coalition at a moment."""
    figure = figures.at
    return Whip(
        figures.situation(moment), figure(moment, whip_count_of), figure(moment, movements_of), figure(moment, flip_of)
    )


def headline(shown: Whip) -> str:
    """The chance of winning, how it changed, and what it rests on."""
    it = shown.count.prospects
    if it.obstacle is not None:
        return f"It cannot win as it stands: {it.obstacle}."
    change = words.points(100 * (it.chance - shown.count.before))
    how = "as four weeks ago" if change == "0.0" else f"{change} points in four weeks"
    return f"The chance of winning is {chance_in_words(it.chance)}, {how}; {_held(shown)}."


def _held(shown: Whip) -> str:
    it = shown.count.prospects
    return f"{shown.held(it.held)} {of_what(shown.situation.winning)} expected for it, {shown.held(it.needed)} needed"


def distance_in_words(shown: Whip) -> str:
    """How far what is likely to be held lies from what is needed."""
    count, it = shown.count, shown.count.prospects
    if count.low is None or count.high is None:
        return ""
    side = "more than needed" if it.held >= it.needed else "less than needed"
    between = f"{shown.held(count.low)} to {shown.held(count.high)} in eight cases of ten"
    return f"{shown.held(it.held)} expected, {between}: {_gap(shown)} {side}."


def _gap(shown: Whip) -> str:
    gap = abs(shown.count.prospects.held - shown.count.prospects.needed)
    return f"{100 * gap:.0f} points" if shown.situation.winning.share is not None else shown.held(gap)


def distance(shown: Whip) -> pd.DataFrame:
    """One row: what is expected to be held, between which bounds, what is needed, and all there is."""
    it, count = shown.count.prospects, shown.count
    share = shown.situation.winning.share is not None
    whole = 1.0 if share else max(float(shown.situation.standing.on_map.sum()), it.needed)
    row = {"held": it.held, "low": count.low, "high": count.high, "needed": it.needed, "whole": whole}
    return pd.DataFrame([row | {"told": shown.held(it.held), "wins": f"{shown.held(it.needed)} wins"}])


def outlook(shown: Whip) -> pd.DataFrame:
    """One row for each week: the chance on the present trend."""
    ahead = shown.count.outlook
    days = [day_of(ahead.day + WEEK * week) for week in range(len(ahead.chance))]
    return pd.DataFrame({"day": pd.to_datetime(days), "chance": ahead.chance})


def outlook_in_words(shown: Whip) -> str:
    """By when the chance would be even and safe, on the present trend."""
    ahead = shown.count.outlook
    coming = [least for least in (EVEN, SAFE) if least > shown.count.prospects.chance]
    told = [f"{words.percent(least)} {reached_in_words(ahead, least)}" for least in coming]
    last = f"{chance_in_words(float(ahead.chance[-1]))} in {len(ahead.chance) - 1} weeks"
    return f"If everybody went on as in the last four weeks: {', '.join([*told, last])}."


def steps(shown: Whip) -> pd.DataFrame:
    """What is held today, and after each of those who would flip it."""
    names = [shown.situation.names[place] for place in shown.flip.places]
    sign, needed = words.MINUS if shown.flip.wins else "+", shown.count.prospects.needed
    held = [shown.count.prospects.held, *shown.flip.held]
    columns = {
        "step": ["Today", *(f"{sign} {name}" for name in names)],
        "held": held,
        "told": [shown.held(each) for each in held],
        "edge": [max(each, needed) for each in held],
    }
    return pd.DataFrame(columns).assign(needed=needed)


def people(moment: Moment) -> pa.Table:
    """One row for each one on the map, whose loss costs most first; shares in percent."""
    shown = whip(moment)
    it, stand = shown.count.prospects, shown.situation.standing
    everybody, mass, must = list(stand.each()), stand.mass / (stand.mass.sum() or 1.0), set(shown.must)
    rows = [
        {
            "Stakeholder": shown.situation.names[place],
            "Stance": stance_in_words(everybody[place]).capitalize(),
            "Support": 100 * everybody[place].support,
            "80 % interval": words.between(everybody[place].low, everybody[place].high),
            "Influence": 100 * mass[place],
            "Decides": 100 * it.pivotal[place],
            "If lost": 100 * it.if_lost[place],
            "If won": 100 * it.if_won[place],
            "Power": 100 * it.banzhaf[place],
            "Four weeks ago": before_in_words(shown.moved[place]),
            "Must be for it": "yes" if place in must else "",
        }
        for place in shown.missed
    ]
    return frames.as_sent(pd.DataFrame(rows))


def before_in_words(moved: Movement) -> str:
    """Where somebody stood four weeks ago."""
    return "Not known" if moved.before is None else stance_in_words(moved.before).capitalize()
