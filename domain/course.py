"""The series of a coalition that changed its policy: each day by the policy in force on it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from domain.acts import acts
from domain.by_column import Row
from domain.momentum import FIRST, Month, month_of, months
from domain.policy import InForce, policy_on
from domain.record import evidence


def course(rows: Sequence[Row], adopted: Sequence[InForce], through: int, since: int = FIRST) -> Iterator[Month]:
    """The months from that of day `since` through a day; `adopted` in order of adoption.

    The figures of a day follow from all acts until it, weighed by the policy of that day: so does
    its momentum, which a change of policy by itself does not move.
    """
    since = month_of(since)
    turns = [*sorted({FIRST, *(each.since for each in adopted if each.since <= through)}), through + 1]
    last: Month | None = None
    for begin, end in pairwise(turns):
        if end <= since:
            continue
        told = evidence(acts(rows, policy_on(adopted, begin)))
        for month in months(told, end - 1, max(begin, since)):
            if last is not None and last.first_day < month.first_day:
                yield last
            last = month if last is None or last.first_day < month.first_day else _spliced(last, month)
    if last is not None:
        yield last


def _spliced(earlier: Month, later: Month) -> Month:
    """A month whose first days are those of the earlier telling."""
    days = len(earlier.strength)
    later.strength[:days] = earlier.strength
    later.momentum[:days] = earlier.momentum
    return later
