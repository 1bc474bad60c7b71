"""A coalition's prospects, as it stands."""

from dataclasses import fields

import numpy as np
import pytest

from domain.identity import coalition_id, partnership_id, stakeholder_id
from domain.prospects import Prospects, prospects
from domain.replay import Standing, standing
from domain.terms import Obstacle
from domain.values import Kind
from domain.winning import HALF, Winning
from tests.given import COALITION
from tests.histories import Event, evidence_of

HOME = coalition_id(COALITION)
TODAY = 30


def of(name: str) -> str:
    return partnership_id(HOME, stakeholder_id(name)).hex


def told(name: str, kind: Kind, day: int, influence: float | None = None) -> Event:
    return Event(of(name), kind, day, influence=influence)


ADA = told("Ada", Kind.ENDORSEMENT, 1, influence=5.0)
BO = told("Bo", Kind.OPPOSITION, 2, influence=3.0)
CY = told("Cy", Kind.PLEDGE, 3, influence=2.0)
GONE = told("Cy", Kind.LAPSE, 20)


def stand(*events: Event) -> Standing:
    return standing(evidence_of(*events), TODAY)


def look(*events: Event, wins: Winning = HALF) -> Prospects:
    return prospects(stand(*events), wins, HOME)


def test_of_a_share_needed_and_held_are_shares_of_influence():
    found, now = look(ADA, BO, CY), stand(ADA, BO, CY)
    assert found.needed == 0.5
    assert found.held == pytest.approx(now.strength)
    assert found.chance == pytest.approx(1 - (1 - now.support[0]) * (1 - now.support[1] * now.support[2]))
    assert found.banzhaf.tolist() == pytest.approx([0.6, 0.2, 0.2])


def test_of_a_count_they_are_stakeholders():
    found, now = look(ADA, BO, CY, wins=Winning(count=2)), stand(ADA, BO, CY)
    assert found.needed == 2
    assert found.held == pytest.approx(now.support.sum())


def test_of_must_haves_alone_they_are_must_haves():
    asked = Winning(must_have=(stakeholder_id("Ada"), stakeholder_id("Cy")))
    found, now = look(ADA, BO, CY, wins=asked), stand(ADA, BO, CY)
    assert found.needed == 2
    assert found.held == pytest.approx(now.support[0] + now.support[2])
    assert found.chance == pytest.approx(now.support[0] * now.support[2])


def test_only_those_on_the_map_count():
    found, here = look(ADA, BO, CY, GONE), look(ADA, BO)
    assert found.held == pytest.approx(stand(ADA, BO, CY, GONE).strength)
    assert (found.banzhaf[2], found.swing[2], found.pivotal[2]) == (0, 0, 0)
    assert found.if_lost[2] == found.if_won[2] == found.chance
    assert found.banzhaf[:2].tolist() == here.banzhaf.tolist() == [1, 0]


@pytest.mark.parametrize("events", [[ADA], [ADA, CY, GONE]], ids=["never heard of", "lapsed"])
def test_without_a_must_have_on_the_map_there_is_an_obstacle(events):
    found = look(*events, wins=Winning(share=0.5, must_have=(stakeholder_id("Cy"),)))
    assert (found.chance, found.obstacle) == (0.0, Obstacle.ABSENT)


@pytest.mark.parametrize(
    ("events", "wins"),
    [
        ([], HALF),
        ([told("Ada", Kind.JOIN, 1, influence=0.0)], HALF),
        ([ADA], Winning(count=2)),
        ([CY, GONE], HALF),
        ([], Winning(must_have=(stakeholder_id("Ada"),))),
        ([told("Ada", Kind.JOIN, 1, influence=1e-300), told("Bo", Kind.JOIN, 1, influence=1e12)], HALF),
    ],
)
def test_whatever_is_missing_every_figure_is_a_number(events, wins):
    found = look(*events, wins=wins)
    figures = [getattr(found, field.name) for field in fields(found) if field.name != "obstacle"]
    assert all(np.isfinite(figure).all() for figure in figures)
