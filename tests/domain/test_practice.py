"""How moves go: the published figures."""

import numpy as np
import pytest

from domain.policy import DEFAULT
from domain.practice import BREACH, BROKEN, EFFORT_OF_WORTH, PRACTICES, Hoped, MoveKind, weight_in_favour
from domain.values import Kind


def test_the_figures_are_published():
    told = {kind: (each.doubtful, each.firm, each.effort) for kind, each in PRACTICES.items()}
    assert told == {
        MoveKind.ONE_ON_ONE: (0.2, 0.9, 1.0),
        MoveKind.RETOUCH: (0.2, 0.9, 1.0),
        MoveKind.GROUP: (0.1, 0.8, 2.0),
        MoveKind.ENDORSEMENT: (0.0, 0.6, 1.5),
        MoveKind.HONOUR: (0.9, 1.0, 0.5),
        MoveKind.COLLECT: (0.2, 0.8, 1.0),
        MoveKind.OFFER: (0.2, 0.7, 2.0),
        MoveKind.WIN_BACK: (0.05, 0.4, 3.0),
        MoveKind.RECONCILE: (0.3, 0.8, 1.5),
    }
    assert (EFFORT_OF_WORTH, BREACH) == (0.5, 0.5)


def test_success_runs_along_a_straight_line_with_support():
    practice = PRACTICES[MoveKind.ONE_ON_ONE]
    assert practice.success(np.array([0.0, 0.5, 1.0])).tolist() == pytest.approx([0.2, 0.55, 0.9])


def test_what_is_hoped_for_weighs_as_the_policy_says():
    assert PRACTICES[MoveKind.ONE_ON_ONE].weight(DEFAULT) == pytest.approx(DEFAULT.tone_weights[Kind.MEETING])
    assert PRACTICES[MoveKind.WIN_BACK].weight(DEFAULT) == pytest.approx(DEFAULT.weights[Kind.RETURN])
    trade = DEFAULT.weights[Kind.TRADE] + DEFAULT.weights[Kind.TRADE_HONOURED]
    assert PRACTICES[MoveKind.OFFER].weight(DEFAULT) == pytest.approx(trade)
    assert weight_in_favour(BROKEN, DEFAULT) == pytest.approx(DEFAULT.weights[Kind.TRADE_BROKEN])


def test_what_is_said_in_private_weighs_less_there_too():
    private, public = (
        weight_in_favour((Hoped(Kind.PLEDGE, visibility=seen),), DEFAULT) for seen in ("private", "public")
    )
    assert private == pytest.approx(DEFAULT.private * public)


def test_every_move_hopes_for_something_in_favour():
    assert set(PRACTICES) == set(MoveKind)
    assert all(practice.weight(DEFAULT) > 0 for practice in PRACTICES.values())
