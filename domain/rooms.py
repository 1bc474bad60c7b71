"""Rooms: whom to bring together in a group meeting, and when that is no risk.

In front of others people hold to what they say, and a group moves to where most of it stood before.
So a group meets only when enough consensus stands: influence-weighted mean support in the room is at
least `CONSENSUS`, nobody in it opposes strongly, and we were in touch with each of them before. From
each bloc a room of at most `SEATS` is filled: first whoever supports most, then by what is gained
with each, as long as the consensus stands.

Source: Moscovici & Zavalloni, The group as a polarizer of attitudes, J. Pers. Soc. Psychol. 12
(1969); that one-on-one comes before the group is the practice of whips and coalition builders.
"""

from collections.abc import Iterator

import numpy as np

from domain.candidates import Candidate, gains, success
from domain.changes import Floats
from domain.practice import PRACTICES, MoveKind
from domain.scene import Scene
from domain.stakes import Measure
from domain.support import BANDS
from domain.values import Stance

CONSENSUS = 0.6
"""Least influence-weighted mean support of those in the room: that of the band `support`."""

SEATS = 8
"""Most people in a room in which everybody still speaks."""

FEWEST = 3
"""Fewest people who are a group."""

STRONG_OPPOSE = next(lowest for lowest, band in BANDS if band is Stance.OPPOSE)
"""Who supports less than this opposes strongly."""


def meetings(scene: Scene, measure: Measure) -> Iterator[Candidate]:
    """The group meeting of each bloc in which one can be had, seated by gain in this measure.

    Those without a bloc count as one.
    """
    stand, kind = scene.situation.standing, MoveKind.GROUP
    welcome = stand.on_map & ~stand.away & ~np.isnan(scene.engaged.silence) & (stand.support >= STRONG_OPPOSE)
    blocs, well = np.array(stand.blocs, dtype=np.object_), success(scene, kind)
    chance, strength = gains(scene, kind)
    gain = chance if measure is Measure.CHANCE else strength
    for bloc in sorted(set(stand.blocs), key=lambda name: (name is None, name or "")):
        invited = np.flatnonzero((blocs == bloc) & welcome)
        seats = room(stand.support[invited], stand.influence[invited], gain[invited])
        if len(seats) >= FEWEST:
            there = invited[seats]
            figures = (float(well[there].mean()), PRACTICES[kind].effort, float(chance[there].sum()))
            yield Candidate(kind, tuple(there.tolist()), *figures, float(strength[there].sum()))


def room(support: Floats, influence: Floats, gain: Floats) -> list[int]:
    """Whom to seat of those invited, as places among them; nobody where no consensus can stand."""
    if not len(support) or support.max() < CONSENSUS:
        return []
    host = int(np.argmax(support))
    seated, mass, held = [host], influence[host], influence[host] * support[host]
    for place in np.argsort(-gain, kind="stable").tolist():
        more, with_them = mass + influence[place], held + influence[place] * support[place]
        if place != host and with_them >= CONSENSUS * more and len(seated) < SEATS:
            seated, mass, held = [*seated, place], more, with_them
    return seated
