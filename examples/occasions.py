"""The votes and milestones of the synthetic story, in days since its first Monday."""

from typing import NamedTuple

from examples.cast import Role


class Vote(NamedTuple):
    """A vote in the harbour assembly: by role, the chances of voting with it and of abstaining."""

    day: int
    subject: str
    chances: dict[Role, tuple[float, float]]


VOTES = (
    Vote(
        205,
        "the renewal plan",
        {
            Role.FOUNDER: (1.0, 0.0),
            Role.FRIEND: (0.9, 0.1),
            Role.WAVERER: (0.6, 0.3),
            Role.SCEPTIC: (0.2, 0.5),
            Role.OPPONENT: (0.0, 0.1),
            Role.DESERTER: (0.9, 0.1),
            Role.PRODIGAL: (0.9, 0.1),
        },
    ),
    Vote(
        330,
        "the budget, first reading",
        {
            Role.FOUNDER: (0.9, 0.1),
            Role.FRIEND: (0.4, 0.5),
            Role.WAVERER: (0.1, 0.4),
            Role.SCEPTIC: (0.0, 0.2),
            Role.OPPONENT: (0.0, 0.0),
            Role.DESERTER: (0.0, 0.0),
            Role.PRODIGAL: (0.0, 0.2),
        },
    ),
    Vote(
        505,
        "the budget, second reading",
        {
            Role.FOUNDER: (1.0, 0.0),
            Role.FRIEND: (1.0, 0.0),
            Role.WAVERER: (0.8, 0.1),
            Role.SCEPTIC: (0.6, 0.3),
            Role.OPPONENT: (0.0, 0.2),
            Role.DESERTER: (0.0, 0.1),
            Role.PRODIGAL: (1.0, 0.0),
        },
    ),
)


class Milestone(NamedTuple):
    """A step of the coalition: planned and due on which day, reached on which, if at all."""

    name: str
    planned: int
    due: int
    reached: int | None


MILESTONES = (
    Milestone("Charter signed", 0, 35, 32),
    Milestone("Noise study published", 14, 120, 130),
    Milestone("First quay wall repaired", 42, 180, 172),
    Milestone("Plan adopted by the harbour assembly", 60, 205, 205),
    Milestone("Dredging contract signed", 147, 287, 407),
    Milestone("Budget approved", 214, 330, 505),
    Milestone("Night work agreement", 373, 455, 448),
    Milestone("Ground broken", 427, 620, None),
)
