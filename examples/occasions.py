"""Votes, milestones, trades and single incidents of the synthetic story, in days since its first Monday."""

from typing import Any, Literal, NamedTuple

from domain.values import Kind
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

What = Literal["people", "capital", "ideas", "access", "other"]


class Bargain(NamedTuple):
    """A trade: with whom, when agreed and due, what for what (worth), and how it ended."""

    short: str
    agreed: int
    due: int
    gave: tuple[What, int, str]
    got: tuple[What, int, str]
    ended: int | None = None
    end: Kind = Kind.TRADE_HONOURED


BARGAINS = (
    Bargain(
        "Crane operators' union",
        118,
        210,
        ("people", 2, "thirty retraining places"),
        ("access", 3, "crane crews for the repair nights"),
        196,
    ),
    Bargain(
        "Fish market traders",
        140,
        250,
        ("access", 2, "a loading bay for the early market"),
        ("other", 2, "no appeal against the closing of the lane"),
        236,
    ),
    Bargain(
        "Environment agency",
        155,
        240,
        ("ideas", 3, "the full survey data"),
        ("access", 4, "a permit hearing in spring"),
        233,
    ),
    Bargain(
        "Old Quay residents' association",
        165,
        270,
        ("other", 4, "quiet nights from ten to six"),
        ("other", 3, "support at the hearing"),
        276,
        Kind.TRADE_BROKEN,
    ),
    Bargain(
        "Lighthouse Hill residents' association",
        175,
        280,
        ("capital", 3, "sound-proof windows"),
        ("access", 2, "use of the hill road"),
        284,
        Kind.TRADE_BROKEN,
    ),
    Bargain(
        "Dredging contractor",
        180,
        285,
        ("capital", 4, "payment in advance"),
        ("people", 4, "a second dredger"),
        288,
        Kind.TRADE_BROKEN,
    ),
    Bargain(
        "City treasury",
        395,
        470,
        ("ideas", 2, "monthly accounts"),
        ("capital", 4, "a bridging guarantee"),
        462,
    ),
    Bargain(
        "Noise and air inspectorate",
        402,
        480,
        ("capital", 2, "four measuring stations"),
        ("access", 3, "a provisional night permit"),
        471,
    ),
    Bargain(
        "Environment agency",
        410,
        500,
        ("other", 3, "a new bird island"),
        ("access", 4, "the dredging permit"),
        489,
    ),
    Bargain(
        "Fishing fleet co-operative",
        416,
        510,
        ("access", 3, "berths in the inner basin"),
        ("people", 2, "pilots for the works"),
        497,
    ),
    Bargain(
        "Council independents",
        424,
        515,
        ("ideas", 2, "a citizens' panel"),
        ("other", 3, "their votes on the budget"),
        505,
    ),
    Bargain(
        "Dockworkers' union",
        486,
        580,
        ("people", 4, "no dismissals for five years"),
        ("people", 4, "two more night shifts"),
    ),
    Bargain(
        "Island terminal operator",
        450,
        530,
        ("access", 2, "shared tug services"),
        ("ideas", 2, "its traffic forecasts"),
    ),
)


class Incident(NamedTuple):
    """A single act: the day it occurred, the day it became known, and what else to tell of it."""

    short: str
    kind: Kind
    occurred: int
    known: int
    note: str
    also: dict[str, Any]


MISQUOTED = Incident(
    "Savings bank of the coast",
    Kind.ENDORSEMENT,
    247,
    248,
    "The evening paper: the savings bank stands behind the renewal.",
    {"visibility": "public", "tone": 2},
)
"""Corrected weeks later: it was said in private."""
MISQUOTED_KNOWN = 311
MISQUOTED_WHY = "The paper took a remark made in private for a statement; the bank asked to set it right."

MISTAKEN = Incident(
    "Coastal ferry line",
    Kind.OPPOSITION,
    298,
    299,
    "An objection against the night works was filed in the ferry line's name.",
    {"visibility": "public"},
)
"""Retracted weeks later: it was somebody else."""
MISTAKEN_KNOWN = 341
MISTAKEN_WHY = "The objection came from another firm of a similar name."

INCIDENTS = (
    Incident(
        "Survey and mapping bureau",
        Kind.CONTRIBUTION,
        214,
        291,
        "Depth soundings given for free in the autumn; found in the files during the audit.",
        {"got": {"what": "ideas", "worth": 3}},
    ),
    Incident(
        "Harbour pilots' association",
        Kind.MEETING,
        350,
        351,
        "The pilots now speak for the tugboat crews, too.",
        {"influence": 0.8, "tone": 1, "format": "one-on-one"},
    ),
    Incident(
        "Apprentices' college",
        Kind.MEETING,
        400,
        401,
        "The college has been taken over by the city.",
        {"bloc": "City hall", "tone": 1, "format": "group"},
    ),
    Incident(
        "Port authority board",
        Kind.MEETING,
        546,
        546,
        "The board sets the day for breaking ground.",
        {"tone": 2, "format": "group"},
    ),
)
"""The last one closes the story: who finds it recorded finds all of it recorded."""
