"""What it is worth if somebody's support rises, or if they are lost."""

import numpy as np
import pytest

from domain.cascade import SWAY
from domain.stakes import Worth, stakes
from domain.values import Kind
from domain.winning import Winning
from tests.situations import a_situation, hears, recorded

PEOPLE = (
    recorded("ada", Kind.PLEDGE, 60, influence=3.0),
    recorded("bea", Kind.CRITICISM, 70, influence=2.0),
    recorded("cy", Kind.MEETING, 80, influence=2.0),
)


def test_without_links_a_rise_is_worth_the_share_of_influence_and_the_pivotal_share():
    situation = a_situation(*PEOPLE, winning=Winning(share=0.6))
    told = stakes(situation)
    assert told.strength.rise == pytest.approx([3 / 7, 2 / 7, 2 / 7])
    assert told.chance.rise == pytest.approx(told.prospects.pivotal)


def test_what_is_held_is_what_would_be_lost_with_them():
    situation = a_situation(*PEOPLE, winning=Winning(share=0.6))
    told = stakes(situation)
    assert told.chance.hold == pytest.approx(told.prospects.chance - told.prospects.if_lost)
    assert told.strength.hold.sum() == pytest.approx(situation.standing.strength)


def test_followers_count_in_what_a_rise_is_worth():
    alone = stakes(a_situation(*PEOPLE))
    heard = stakes(a_situation(*PEOPLE, listening=[hears("bea", "ada")]))
    gain = SWAY * (1 - alone.backing[1]) * 2 / 7
    assert heard.strength.rise == pytest.approx(alone.strength.rise + np.array([gain, 0.0, 0.0]))
    assert heard.chance.rise[0] > alone.chance.rise[0]


def test_an_outsider_is_worth_what_those_gain_who_listen():
    told = stakes(a_situation(*PEOPLE, listening=[hears("bea", "Zoe")]))
    assert told.backing[3] == 0.5
    assert told.strength.rise[3] == pytest.approx(SWAY * (1 - told.backing[1]) * 2 / 7)
    assert told.strength.hold[3] == 0.0


def test_who_broke_away_has_all_to_gain_and_nothing_to_lose():
    told = stakes(a_situation(*PEOPLE, recorded("ada", Kind.DEFECTION, 90)))
    assert (told.backing[0], told.strength.hold[0]) == (0.0, 0.0)
    assert told.strength.rise[0] == pytest.approx(3 / 7)


def test_where_nobody_is_nothing_is_at_stake():
    told = stakes(a_situation())
    for worth in (told.chance, told.strength):
        assert isinstance(worth, Worth)
        assert (worth.rise.tolist(), worth.hold.tolist()) == ([], [])
