"""What the page Readiness shows of a coalition: six marks, what they stand on, and what would raise them."""

from typing import NamedTuple

import pandas as pd

from dashboard import figures, words
from dashboard.moments import Moment
from dashboard.shown.scores import Row
from domain.marks.mark import Advice, Because, Mark, Remedy
from domain.readiness import Readiness, readiness
from domain.situation import Situation
from domain.time import day_of
from domain.values import Kind
from service.readiness_in_words import advice_in_words, part_in_words

HIDDEN = ("stakeholder", "fact")
"""Columns of facts that are not shown: where a line leads."""

LATEST = 200
"""Most facts shown of one mark."""

LOGGED = {
    Remedy.ENDORSEMENT: Kind.ENDORSEMENT,
    Remedy.CONTRIBUTION: Kind.CONTRIBUTION,
    Remedy.MEETING: Kind.MEETING,
    Remedy.RECONCILIATION: Kind.RECONCILIATION,
    Remedy.TRADE_HONOURED: Kind.TRADE_HONOURED,
    Remedy.WIN_OVER: Kind.MEETING,
}
"""The interaction with which each remedy begins; the others are decisions of the coalition itself."""


class Raise(NamedTuple):
    """What would raise a mark: in words, its gain, and with whom which interaction begins it."""

    remedy: Remedy
    told: str
    gain: str
    person: str | None
    kind: Kind | None
    subject: str | None


def card(moment: Moment) -> Readiness:
    """The readiness card of a coalition at a moment."""
    return figures.at(moment, readiness)


def headline(shown: Readiness) -> str:
    """The readiness, and which mark is lowest."""
    known = [(mark.score, mark.name) for mark in shown.marks if mark.score is not None]
    if shown.score is None or not known:
        return "Nothing is recorded yet that readiness could be told from."
    least, name = min(known)
    return f"Readiness is {shown.score:.0f} of 100; the lowest mark is {name} with {least:.0f}."


def basis(shown: Readiness) -> str:
    """What the readiness is the mean of."""
    of = len(shown.marks)
    return (
        "The mean of the six marks of a sound coalition."
        if shown.known == of
        else f"The mean of the {words.count(shown.known, 'mark')} of {of} that are known: what is not recorded counts "
        "neither for nor against."
    )


def score_in_words(mark: Mark) -> str:
    """The score of a mark, or that it is not known."""
    return "not known yet" if mark.score is None else f"{mark.score:.0f} of 100"


def parts(mark: Mark) -> list[Row]:
    """The parts of a mark with what they weigh in it and what they were counted from."""
    return [
        Row(part.name, part.score, f"weighs {words.percent(part.weight)}" if part.weight else "", part_in_words(part))
        for part in mark.parts
    ]


def advice(situation: Situation, mark: Mark) -> list[Raise]:
    """What would raise a mark most, or make it known."""
    return [_raise(people(situation), each) for each in mark.advice]


def facts(situation: Situation, mark: Mark) -> pd.DataFrame:
    """What a mark was counted from, newest first, each fact with the parts it counts in."""
    names = people(situation)
    counts: dict[Because, list[str]] = {}
    for part in mark.parts:
        for each in part.because:
            counts.setdefault(each, []).append(part.name)
    latest = sorted(counts, key=lambda each: -each.day)[:LATEST]
    wanted = {each.interaction_id for each in latest}
    position = {row.interaction_id: row.position for row in situation.rows if row.interaction_id in wanted}
    return pd.DataFrame(
        [
            {
                "Day": day_of(each.day),
                "What": words.headed(each.what),
                "Who or which": names[each.person] if each.person is not None else each.name or "",
                "Counts in": ", ".join(counts[each]),
                "stakeholder": names[each.person] if each.person is not None else None,
                "fact": str(position[each.interaction_id]) if each.interaction_id in position else None,
            }
            for each in latest
        ],
        columns=["Day", "What", "Who or which", "Counts in", *HIDDEN],
    )


def facts_of(mark: Mark) -> int:
    """How many facts a mark was counted from."""
    return len({each for part in mark.parts for each in part.because})


def people(situation: Situation) -> list[str]:
    """The names of those whom the card speaks of, by place."""
    return [*situation.names, *(outsider.name for outsider in situation.outsiders)]


def _raise(names: list[str], given: Advice) -> Raise:
    person = names[given.person] if given.person is not None else None
    told = advice_in_words(given, person)
    gain = "makes it known:" if given.gain is None else f"+{given.gain:.1f} points:"
    return Raise(given.remedy, told, gain, person, LOGGED.get(given.remedy), given.subject)
