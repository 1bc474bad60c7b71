"""Single acts of the synthetic story that no role explains, in days since its first Monday."""

from typing import Any, NamedTuple

from domain.values import Kind


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
