"""Everything known of one coalition at the end of a day."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from domain.acts import acts
from domain.agenda import Agenda, Marking
from domain.errors import Unknown
from domain.identity import stakeholder_id
from domain.policy import Policy
from domain.record import evidence
from domain.replay import standing
from domain.situation import Outsider
from domain.values import Kind, Relationship
from tests.given import EVERY_KIND
from tests.situations import TODAY, a_profile, a_situation, hears, partnership, recorded

HISTORY = (
    recorded("bea", Kind.JOIN, 10, influence=2.0, bloc="North"),
    recorded("ada", Kind.PLEDGE, 20, influence=1.0),
    recorded("ada", Kind.VOTE_AGAINST, 30),
)


def test_where_everybody_stands_is_what_the_replay_says():
    situation = a_situation(*HISTORY)
    alone = standing(evidence(acts(situation.rows, Policy())), TODAY)  # type: ignore[arg-type]  # they begin as rows do
    assert situation.standing.partners == alone.partners
    assert (situation.standing.strength, situation.standing.momentum) == (alone.strength, alone.momentum)


def test_partners_are_listed_at_their_places():
    situation = a_situation(*HISTORY)
    assert situation.names == ["bea", "ada"]
    assert situation.places == {partnership("bea"): 0, partnership("ada"): 1}
    assert (situation.place("BEA"), situation.place(" ada ")) == (0, 1)


@pytest.mark.parametrize("name", ["cy", "Nobody"])
def test_who_has_no_part_yet_has_no_place(name):
    with pytest.raises(Unknown):
        a_situation(*HISTORY).place(name)


def test_what_is_known_of_partners_stands_at_their_places():
    wants = Agenda(wants=("A seat",), conditions=("The weir is closed", "Fees go up"))
    marks = (
        Marking("The weir is closed", True, date(1970, 2, 1)),
        Marking("Fees go up", False, date(1970, 2, 1)),
    )
    known = a_profile("ada", relationship=Relationship.SUPPLIER, agenda=wants, marks=marks, cadence=28)
    situation = a_situation(*HISTORY, profiles={partnership("ada"): known, partnership("bea"): a_profile("bea")})
    ada = situation.partners[situation.place("ada")]
    assert (ada.relationship, ada.agenda, ada.met) == (Relationship.SUPPLIER, wants, marks[:1])
    np.testing.assert_array_equal(situation.cadence, [np.nan, 28])


def test_the_network_joins_partners_at_their_places_and_outsiders_after_them():
    links = (hears("ada", "bea"), hears("ada", "zoe"), hears("bea", "yan"), hears("cy", "ada"))
    situation = a_situation(*HISTORY, listening=links)
    network = situation.network
    who = [*situation.names, *(outsider.name for outsider in situation.outsiders)]
    heard = {(who[one], who[other]) for one, other in zip(network.listener, network.influencer, strict=True)}
    assert heard == {("ada", "bea"), ("ada", "zoe"), ("bea", "yan")}  # cy has no part yet
    assert set(situation.outsiders) == {Outsider(stakeholder_id(name).hex, name) for name in ("yan", "zoe")}
    assert network.partners == 2


def test_who_is_off_the_map_has_no_influence_in_the_network():
    situation = a_situation(*HISTORY, recorded("bea", Kind.LAPSE, 40))
    assert situation.network.influence.tolist() == [0.0, 1.0]


def test_who_joins_the_partners_is_no_outsider_any_more():
    link = hears("ada", "cy")
    before = a_situation(*HISTORY, listening=[link])
    after = replace(before, rows=[*before.rows, recorded("cy", Kind.JOIN, 5)])
    assert (len(before.outsiders), len(after.outsiders)) == (1, 0)
    assert after.names == ["cy", "bea", "ada"]
    assert (after.network.listener.tolist(), after.network.influencer.tolist()) == ([2], [0])


def test_what_would_be_is_asked_without_touching_what_is():
    situation = a_situation(*HISTORY)
    before = situation.standing.strength
    otherwise = replace(situation, rows=[*situation.rows, recorded("bea", Kind.DEFECTION, TODAY)])
    assert otherwise.standing.strength < before
    assert len(otherwise.told(EVERY_KIND)) == len(situation.told(EVERY_KIND)) + 1
    assert situation.standing.strength == before


def test_a_coalition_of_nobody_is_a_situation_too():
    situation = a_situation()
    assert (situation.names, situation.told(EVERY_KIND), situation.trades, situation.outsiders) == ([], [], [], [])
    assert len(situation.network) == len(situation.cadence) == 0
    assert np.isnan(situation.standing.strength)
