"""What the page Map shows: where everybody stands by support and influence, and stood four weeks before."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from dashboard import figures, words
from dashboard.moments import Moment
from dashboard.shown.labels import CROWD, Label, Room, placed
from domain.movement import Movement, movements
from domain.record import Evidence
from domain.situation import Situation
from domain.time import day_number, day_of
from domain.why import told_on
from service.wording import stance_in_words

MOVED = 3
"""Points of support from which somebody is said to have moved."""

AWAY, INFLUENCE = "Broke away", "Influence"
FURTHEST = 5
"""How many are named because they moved most, before the most influential are."""

FEW = 6
"""How many names a crowd takes."""

GOLDEN = 0.618
"""Steps of this length spread any number of points evenly."""


@dataclass(frozen=True)
class Stage:
    """What stays as it is from one day to the next: the room that the points move in."""

    moment: Moment
    situation: Situation
    most: float

    @property
    def alike(self) -> bool:
        """Whether influence tells nobody from another, so that height only keeps them apart."""
        stated = self.situation.acts.influence.value
        return bool(len(stated) == 0 or np.ptp(stated) == 0)

    @property
    def upwards(self) -> str:
        """What the height of a point is."""
        return "All have the same influence" if self.alike else INFLUENCE

    @property
    def many(self) -> int:
        """How many there may be."""
        return len(self.situation.acts.partners)


def stage(moment: Moment) -> Stage:
    """The room for all days until a moment."""
    situation = figures.situation(moment)
    values = situation.acts.influence.value
    return Stage(moment, situation, float(max(values.max(initial=0.0), situation.policy.unstated_influence)))


def told_by(on: Stage, day: int) -> Evidence:
    """The acts as weighed by the policy of a day, computed once for all days of that policy."""
    begun = [each.since for each in on.situation.adopted if each.since <= day]
    return figures.at(on.moment, told_on, max(begun, default=day_number(date.min)))


def frame(on: Stage, day: date) -> pd.DataFrame:
    """One row for each one on the map at the end of a day; that of the moment's own day is made once."""
    return figures.at(on.moment, _last, on.moment) if day == on.moment.on else _frame(on, day)


def _last(_: Situation, moment: Moment) -> pd.DataFrame:
    return _frame(stage(moment), moment.on)


def _frame(on: Stage, day: date) -> pd.DataFrame:
    moved = movements(told_by(on, day_number(day)), day_number(day))
    rows = [_row(on, place, each) for place, each in enumerate(moved) if each.now.on_map]
    found = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    return _labelled(found)


WIDE, NARROW = Room(800, 400, 26), Room(270, 340, 8)
"""The room for names on a wide screen and on a telephone."""

COLUMNS = {
    "Stakeholder": "str",
    "Bloc": "str",
    "Stance": "str",
    "Support": "float64",
    "Interval": "str",
    "Before": "float64",
    "Was": "str",
    "Influence": "float64",
    "height": "float64",
    "height_before": "float64",
    "support_before": "float64",
    "mark": "str",
}
"""The columns of a frame. `Before`: support four weeks before, none where nothing was known of them."""


def _row(on: Stage, place: int, moved: Movement) -> list[object]:
    now, before = moved.now, moved.before
    there = before if before is not None and before.on_map else now
    apart = on.most * ((place + 1) * GOLDEN % 1)
    stance = stance_in_words(now).capitalize()
    return [
        on.situation.names[place],
        now.bloc or "",
        stance,
        now.support,
        words.between(now.low, now.high),
        before.support if before is not None else np.nan,
        f"{stance_in_words(before)}, {words.percent(before.support)}" if before is not None else "not known",
        now.influence,
        apart if on.alike else now.influence,
        apart if on.alike else there.influence,
        there.support,
        AWAY if now.away else "With its stance",
    ]


def _labelled(found: pd.DataFrame) -> pd.DataFrame:
    """The frame with the names that find room, on a wide screen and on a telephone."""
    change = (found["Support"] - found["support_before"]).abs()
    order = np.lexsort((-change, -found["Influence"].round(6))).tolist()
    order = [*np.argsort(-change.to_numpy())[:FURTHEST].tolist(), *order]
    most = float(found["height"].max()) if len(found) else 1.0
    points = list(zip(found["Support"], found["height"] / (most or 1.0), found["Stakeholder"], strict=True))
    labels = [Label(*point) for point in points]
    wide, narrow = (room._replace(most=FEW) if len(labels) > CROWD else room for room in (WIDE, NARROW))
    return found.assign(wide=placed(labels, order, wide), narrow=placed(labels, order, narrow))


def headline_now(situation: Situation, moment: Moment) -> str:
    """Who moved in the last four weeks."""
    return headline(frame(stage(moment), day_of(situation.day)))


def headline(found: pd.DataFrame) -> str:
    """Who moved in the four weeks, in a sentence."""
    change = 100 * (found["Support"] - found["Before"]).fillna(0.0)
    if not len(found):
        return "Nobody was on the map yet."
    up, down = int((change >= MOVED).sum()), int((change <= -MOVED).sum())
    who = int(np.argmax(change.abs()))
    furthest = f"{words.escaped(str(found['Stakeholder'].iloc[who]))}, {words.points(float(change.iloc[who]))}"
    if not up + down:
        return f"None of {words.count(len(found), 'stakeholder')} moved by {MOVED} points in four weeks."
    sides = " and ".join(f"{many:,} moved {way}" for many, way in ((up, "towards us"), (down, "away from us")) if many)
    return f"Of {words.count(len(found), 'stakeholder')}, {sides} in four weeks; furthest {furthest} points."


def table(found: pd.DataFrame) -> pd.DataFrame:
    """The same for a table: support in percent, change in points."""
    change = 100 * (found["Support"] - found["Before"])
    shown = found[["Stakeholder", "Bloc", "Stance", "Influence"]].assign(Support=100 * found["Support"], Change=change)
    shown["80 % interval"], shown["Four weeks before"] = found["Interval"], found["Was"].str.capitalize()
    return shown.sort_values(["Influence", "Stakeholder"], ascending=[False, True])
