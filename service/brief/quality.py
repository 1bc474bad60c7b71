"""What to make of the figures of a brief: how much they rest on, what came late, what is uncertain."""

from collections.abc import Iterator

from domain.situation import Situation
from domain.week import LATE, Week
from service.figures_in_words import many, percent


def quality(situation: Situation, week: Week) -> Iterator[str]:
    """A sentence for each thing to know."""
    people = many(len(situation.names), "stakeholder")
    yield f"{many(len(situation.rows), 'interaction')} with {people} count, {week.interactions:,} of them of this week."
    if week.late:
        was = "was" if week.late == 1 else "were"
        yield f"{week.late:,} of these {was} recorded more than {LATE} days late."
    if week.belated:
        yield f"{many(week.belated, 'interaction')} recorded this week happened before it."
    if week.doubt.people:
        share = percent(week.doubt.share)
        people = many(week.doubt.people, "stakeholder")
        yield f"Of {people} with {share} of influence too little is known to say where they stand."
