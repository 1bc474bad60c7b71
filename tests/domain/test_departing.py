"""The defection risk in a situation."""

import pytest

from domain.departing import risk_of, watch_of
from domain.errors import Invalid
from domain.reasons import Ground
from domain.values import Kind
from tests.situations import a_profile, a_situation, hears, partnership, recorded

PEOPLE = (recorded("ada", Kind.JOIN, 10), recorded("bea", Kind.JOIN, 20), recorded("cy", Kind.CRITICISM, 30))


def test_members_alone_can_depart():
    found = risk_of(a_situation(*PEOPLE))
    assert found.place.tolist() == [0, 1]
    assert found.horizon == 90
    assert ((found.probability > 0) & (found.probability < 1)).all()


def test_agreed_cadences_count():
    agreed = {partnership(who): a_profile(who, cadence=7) for who in ("ada", "bea", "cy")}
    known, unknown = risk_of(a_situation(*PEOPLE, profiles=agreed)), risk_of(a_situation(*PEOPLE))
    assert Ground.SILENCE in [each.ground for each in known.reasons(0)]
    assert Ground.SILENCE not in [each.ground for each in unknown.reasons(0)]


def test_departures_of_those_listened_to_count():
    gone = (*PEOPLE, recorded("dan", Kind.JOIN, 40), recorded("dan", Kind.DEFECTION, 90))
    told = risk_of(a_situation(*gone, listening=[hears("ada", "dan")]))
    (left,) = [each for each in told.reasons(0) if each.ground is Ground.INFLUENCER_LEFT]
    assert left.which == partnership("dan")
    assert Ground.INFLUENCER_LEFT not in [each.ground for each in told.reasons(1)]


def test_links_to_outsiders_are_no_sign():
    watch = watch_of(a_situation(*PEOPLE, listening=[hears("ada", "Zoe"), hears("ada", "bea")]))
    assert (watch.listener.tolist(), watch.influencer.tolist()) == ([0], [1])


def test_the_horizon_is_at_least_a_day():
    with pytest.raises(Invalid, match="horizon"):
        risk_of(a_situation(*PEOPLE), 0)


def test_without_members_nobody_can_depart():
    assert len(risk_of(a_situation()).place) == 0
    assert len(risk_of(a_situation(PEOPLE[2])).probability) == 0
