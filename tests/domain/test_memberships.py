"""Who was a member, from when until when."""

import pytest

from domain.memberships import STILL, memberships
from domain.values import Kind
from tests.histories import Event, acts_of


def spans(*events: Event) -> list[tuple[int, int]]:
    """Beginnings and ends of one partner's memberships."""
    held = memberships(acts_of(*events))
    return list(zip(held.start.tolist(), held.end.tolist(), strict=True))


def ada(kind: Kind, day: int) -> Event:
    return Event("ada", kind, day)


@pytest.mark.parametrize("departure", [Kind.LAPSE, Kind.DEFECTION])
def test_a_membership_runs_from_joining_to_departure(departure):
    assert spans(ada(Kind.JOIN, 10), ada(departure, 50)) == [(10, 50)]


def test_who_never_departed_is_a_member_still():
    assert spans(ada(Kind.JOIN, 10), ada(Kind.JOIN, 20)) == [(10, STILL)]


def test_who_comes_back_begins_anew():
    told = (ada(Kind.JOIN, 10), ada(Kind.DEFECTION, 50), ada(Kind.RETURN, 70), ada(Kind.LAPSE, 90))
    assert spans(*told) == [(10, 50), (70, 90)]
    assert memberships(acts_of(*told)).departures.day.tolist() == [50, 90]


@pytest.mark.parametrize("told", [[], [ada(Kind.MEETING, 10)], [ada(Kind.LAPSE, 10)]])
def test_who_never_joined_never_departed(told):
    assert spans(*told) == []
    assert len(memberships(acts_of(*told)).departures.day) == 0


def test_who_departed_on_the_day_of_joining_never_was_a_member():
    assert spans(ada(Kind.JOIN, 10), ada(Kind.LAPSE, 10)) == []


def test_on_the_day_of_departure_they_are_a_member_no_more():
    held = memberships(acts_of(ada(Kind.JOIN, 10), ada(Kind.LAPSE, 50)))
    assert [len(held.on(day)) for day in (9, 10, 49, 50)] == [0, 1, 1, 0]
