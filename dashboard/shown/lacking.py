"""What is recorded badly, or not at all: a sentence each, what to do, and with whom."""

from typing import NamedTuple

import pandas as pd
import pyarrow as pa

from dashboard import figures, frames, words
from dashboard.moments import Moment
from domain.assessment import OLD
from domain.doubts import Doubt, DoubtKind, doubts, late_milestones
from domain.milestones import Milestone
from domain.values import Kind

DAYS = f"{OLD} days"


class Lacking(NamedTuple):
    """One thing to verify: how many are concerned, what it is, what to do, and how to tell it; None: on their page."""

    one: str
    many: str
    way_out: str
    kind: Kind | None


SAID: dict[DoubtKind, Lacking] = {
    DoubtKind.CONTRADICTED: Lacking(
        "stakeholder was assessed in a way that their acts rule out",
        "stakeholders were assessed in a way that their acts rule out",
        "Speak to them, then assess anew.",
        Kind.ASSESSMENT,
    ),
    DoubtKind.OLD: Lacking(
        f"assessment is older than {DAYS}",
        f"assessments are older than {DAYS}",
        "Say how they stand today.",
        Kind.ASSESSMENT,
    ),
    DoubtKind.ALIKE: Lacking(
        "stakeholder has a name much like another's",
        "stakeholders have names much like another's",
        "If two are one, log under one name from now on, and take back what was told of the other.",
        None,
    ),
    DoubtKind.NO_INFLUENCE: Lacking(
        "stakeholder's influence was never stated",
        "stakeholders' influence was never stated",
        "Until it is, each counts with the same small weight. State it with the next interaction.",
        Kind.MEETING,
    ),
    DoubtKind.NO_BLOC: Lacking(
        "stakeholder is in no bloc",
        "stakeholders are in no bloc",
        "A bloc tells what to expect of them. State it with the next interaction.",
        Kind.MEETING,
    ),
    DoubtKind.NO_RELATIONSHIP: Lacking(
        "stakeholder's relationship to us is not stated",
        "stakeholders' relationship to us is not stated",
        "State it on their page, under Agenda; directions are counted by it.",
        None,
    ),
    DoubtKind.NO_DUE_DATE: Lacking(
        "stakeholder has an open trade without a due date",
        "stakeholders have an open trade without a due date",
        "Nothing reminds of it. Correct the trade on the page Log, or settle it.",
        None,
    ),
}


def found(moment: Moment) -> list[Doubt]:
    """All there is to verify, what touches most influence first."""
    return figures.at(moment, doubts)


def of(found: list[Doubt], mine: frozenset[int] | None) -> list[Doubt]:
    """The same of some partners only."""
    if mine is None:
        return found
    theirs = (each._replace(places=tuple(place for place in each.places if place in mine)) for each in found)
    return [each for each in theirs if each.places]


def late(moment: Moment) -> list[Milestone]:
    """Milestones that fell due, and nobody said were reached."""
    return figures.at(moment, late_milestones)


def sentence(doubt: Doubt) -> str:
    """What is lacking, of how many, and how much influence that touches."""
    said, number = SAID[doubt.kind], len(set(doubt.places))
    return f"{words.count(number, said.one, said.many)}, with {words.share(doubt.share)} of influence."


def table(moment: Moment, doubt: Doubt) -> pa.Table:
    """One row for each of whom it is so, with their share of influence in percent."""
    situation = figures.situation(moment)
    mass = situation.network.mass
    rows = [(situation.names[place], 100 * float(mass[place])) for place in doubt.places]
    return frames.as_sent(pd.DataFrame(rows, columns=["Stakeholder", "Influence"]))
