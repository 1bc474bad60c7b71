"""What the peers' part of a change is owed to: day by day, by what was recorded on it of anybody.

What the peers let expect moves only on days with acts. With the record of the last day, and one day
after another in order of time, each moves everybody's support by

    expectation(record, level after the day) - expectation(record, level before the day)
"""

from dataclasses import dataclass

import numpy as np

from domain.changes import Floats, Ints
from domain.record import Evidence, Record
from domain.support import expectation


@dataclass(frozen=True)
class PeerEffects:
    """How far each day moved the figure through what it let expect; arrays of one length, in order of time.

    `day`: day numbers; `points`. `turning`: the points of those who changed their bloc. All add up
    to the peers' part.
    """

    day: Ints
    points: Floats
    turning: float

    def __sub__(self, other: "PeerEffects") -> "PeerEffects":
        """Day by day; a day that is missing in one of both did nothing there."""
        day = np.union1d(self.day, other.day)
        points = np.zeros(len(day))
        points[np.searchsorted(day, self.day)] += self.points
        points[np.searchsorted(day, other.day)] -= other.points
        return PeerEffects(day, points, self.turning - other.turning)


def peer_effects(
    told: Evidence, span: tuple[int, int], end: tuple[Record, Ints], level: Floats, worth: Floats
) -> PeerEffects:
    """What the days after the first of a span, until its last, did through the peers.

    `end`: record and bloc of everybody on the last day. `level`: of their peers on the first day.
    `worth`: the points that a unit of support is worth.
    """
    begin, until = told.peers.after(np.asarray(span))
    record, bloc = end
    levels = np.vstack([level, told.peers.level[begin : until + 1][:, bloc]])
    moved = np.diff(expectation(record, levels, told.acts.policy), axis=0) @ worth
    return PeerEffects(told.peers.day[begin:until], moved[1:], float(moved[0]))
