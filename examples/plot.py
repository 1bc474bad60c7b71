"""What happens in the synthetic story, by role, in days since its first Monday.

A quiet start (0-110), early wins (110-260), a crisis with defections (260-370), a recovery
(370-546). Windows of one role are days apart where the order of acts matters.
"""

from typing import NamedTuple

from domain.values import Kind, Stance
from examples.cast import Role


class Beat(NamedTuple):
    """An act that happens, by chance, on some day of a window (both ends included)."""

    kind: Kind
    first: int
    last: int
    chance: float = 1.0
    stance: Stance | None = None


BEATS: dict[Role, tuple[Beat, ...]] = {
    Role.FOUNDER: (
        Beat(Kind.JOIN, 0, 52),
        Beat(Kind.CONTRIBUTION, 60, 130, 0.7),
        Beat(Kind.ENDORSEMENT, 120, 190, 0.9),
        Beat(Kind.CONTRIBUTION, 200, 255, 0.6),
        Beat(Kind.ASSESSMENT, 240, 260, 0.5, Stance.STRONG_SUPPORT),
        Beat(Kind.CONFLICT, 275, 320, 0.4),
        Beat(Kind.RECONCILIATION, 372, 400, 0.5),
        Beat(Kind.CONTRIBUTION, 380, 450),
        Beat(Kind.ENDORSEMENT, 440, 535, 0.9),
    ),
    Role.FRIEND: (
        Beat(Kind.MESSAGE, 5, 80),
        Beat(Kind.PLEDGE, 90, 125, 0.6),
        Beat(Kind.JOIN, 130, 205),
        Beat(Kind.ENDORSEMENT, 212, 258, 0.6),
        Beat(Kind.CONTRIBUTION, 200, 258, 0.5),
        Beat(Kind.CRITICISM, 272, 350, 0.6),
        Beat(Kind.CONFLICT, 285, 330, 0.3),
        Beat(Kind.RECONCILIATION, 375, 410, 0.4),
        Beat(Kind.CONTRIBUTION, 400, 480, 0.5),
        Beat(Kind.ENDORSEMENT, 430, 540, 0.7),
        Beat(Kind.ASSESSMENT, 500, 540, 0.5, Stance.SUPPORT),
    ),
    Role.WAVERER: (
        Beat(Kind.CRITICISM, 1, 60, 0.5),
        Beat(Kind.ASSESSMENT, 80, 120, 0.6, Stance.UNDECIDED),
        Beat(Kind.PLEDGE, 150, 235, 0.9),
        Beat(Kind.ENDORSEMENT, 240, 262, 0.3),
        Beat(Kind.CRITICISM, 268, 345, 0.9),
        Beat(Kind.CONFLICT, 290, 350, 0.4),
        Beat(Kind.RECONCILIATION, 380, 430, 0.6),
        Beat(Kind.PLEDGE, 432, 490, 0.8),
        Beat(Kind.ENDORSEMENT, 492, 542, 0.6),
    ),
    Role.SCEPTIC: (
        Beat(Kind.CRITICISM, 0, 20, 0.9),
        Beat(Kind.MEETING, 60, 120),
        Beat(Kind.ASSESSMENT, 100, 150, 0.6, Stance.OPPOSE),
        Beat(Kind.MEETING, 160, 240),
        Beat(Kind.CRITICISM, 270, 340, 0.8),
        Beat(Kind.ASSESSMENT, 390, 420, 0.6, Stance.UNDECIDED),
        Beat(Kind.PLEDGE, 425, 510, 0.7),
        Beat(Kind.ENDORSEMENT, 512, 543, 0.3),
    ),
    Role.OPPONENT: (
        Beat(Kind.CRITICISM, 0, 4),
        Beat(Kind.CRITICISM, 10, 60, 0.5),
        Beat(Kind.ASSESSMENT, 60, 100, 0.7, Stance.STRONG_OPPOSE),
        Beat(Kind.CRITICISM, 100, 240, 0.8),
        Beat(Kind.OPPOSITION, 265, 310),
        Beat(Kind.CRITICISM, 315, 365),
        Beat(Kind.OPPOSITION, 380, 520, 0.6),
    ),
    Role.DESERTER: (
        Beat(Kind.JOIN, 60, 140),
        Beat(Kind.ENDORSEMENT, 150, 235, 0.8),
        Beat(Kind.CONTRIBUTION, 160, 240, 0.6),
        Beat(Kind.CONFLICT, 262, 282),
        Beat(Kind.DEFECTION, 290, 320),
        Beat(Kind.OPPOSITION, 326, 400),
        Beat(Kind.CRITICISM, 410, 530, 0.7),
        Beat(Kind.ASSESSMENT, 440, 500, 0.7, Stance.STRONG_OPPOSE),
    ),
    Role.PRODIGAL: (
        Beat(Kind.JOIN, 70, 150),
        Beat(Kind.PLEDGE, 160, 200),
        Beat(Kind.ENDORSEMENT, 205, 250, 0.7),
        Beat(Kind.CONFLICT, 264, 290),
        Beat(Kind.DEFECTION, 298, 322),
        Beat(Kind.CRITICISM, 326, 360),
        Beat(Kind.MEETING, 385, 410),
        Beat(Kind.RECONCILIATION, 414, 436),
        Beat(Kind.RETURN, 442, 475),
        Beat(Kind.ENDORSEMENT, 482, 535),
    ),
    Role.LAPSER: (Beat(Kind.JOIN, 110, 190), Beat(Kind.MESSAGE, 195, 260), Beat(Kind.LAPSE, 300, 365)),
    Role.SLEEPER: (
        Beat(Kind.JOIN, 90, 180),
        Beat(Kind.CONTRIBUTION, 185, 255, 0.6),
        Beat(Kind.LAPSE, 305, 360),
        Beat(Kind.RETURN, 430, 495),
        Beat(Kind.ENDORSEMENT, 502, 543, 0.7),
    ),
    Role.STRANGER: (Beat(Kind.ASSESSMENT, 180, 420, 1.0, Stance.UNAWARE),),
}


MOODS = ((110, 0.0), (260, 0.6), (370, -0.8), (546, 0.8))
"""Until which day, which tone contacts have on the whole."""

WARMTH: dict[Role, float] = {
    Role.FOUNDER: 0.8,
    Role.FRIEND: 0.4,
    Role.SCEPTIC: -0.6,
    Role.OPPONENT: -1.5,
    Role.DESERTER: -0.3,
}
"""How much warmer than that a role is, where it is."""
