"""Health of a partnership, of a direction and of the coalition."""

import numpy as np
import pytest

from domain.health import ENGAGEMENT, FIRMNESS, RECIPROCITY, SUPPORT, UNAGREED, CoalitionHealth, health
from domain.values import Kind, Relationship
from tests.situations import TODAY, a_profile, a_situation, partnership, recorded, side

ADA = (
    recorded("ada", Kind.JOIN, 10, influence=3.0),
    recorded("ada", Kind.TRADE, 20, "T", gave=side("ideas", 2), got=side("access", 4)),
    recorded("ada", Kind.TRADE_HONOURED, 40, trade="T"),
    recorded("ada", Kind.MEETING, 95),
)


def weights(told: CoalitionHealth, place: int = 0) -> list[float]:
    return [float(part.weight[place]) for part in told.parts]


def agreed(who: str, days: int | None, relationship: Relationship | None = None) -> dict[str, object]:
    return {partnership(who): a_profile(who, cadence=days, relationship=relationship)}


def test_the_weights_are_published_and_add_up():
    assert (SUPPORT, FIRMNESS, ENGAGEMENT, RECIPROCITY) == (0.40, 0.20, 0.25, 0.15)
    assert sum((SUPPORT, FIRMNESS, ENGAGEMENT, RECIPROCITY)) == pytest.approx(1.0)
    assert UNAGREED == 0.5


def test_where_all_is_known_the_weights_are_those_published():
    told = health(a_situation(*ADA, profiles=agreed("ada", 30)))
    assert weights(told) == pytest.approx([0.40, 0.20, 0.25, 0.15])
    assert [part.name for part in told.parts] == ["support", "firmness", "engagement", "reciprocity"]


def test_health_is_the_weighted_sum_of_its_parts():
    situation = a_situation(*ADA, profiles=agreed("ada", 30))
    told = health(situation)
    stand = situation.standing
    engaged = float(told.engagement.kept[0] / told.engagement.due[0])
    expected = 40 * stand.support[0] + 20 * stand.low[0] / 2 + 25 * min(engaged, 1.0) + 15 * (1.0 + 0.5) / 2
    assert told.health[0] == pytest.approx(expected)


def test_without_an_agreed_cadence_engagement_weighs_half():
    told = health(a_situation(*ADA))
    assert weights(told) == pytest.approx([each / 0.875 for each in (0.40, 0.20, 0.125, 0.15)])


def test_what_is_not_known_gives_its_weight_to_the_rest():
    told = health(a_situation(recorded("ada", Kind.VOTE_WITH, 10)))
    assert weights(told) == pytest.approx([2 / 3, 1 / 3, 0.0, 0.0])
    assert np.all(np.isfinite(told.health))


def test_what_was_said_in_public_long_ago_is_less_firm():
    situation = a_situation(recorded("ada", Kind.ENDORSEMENT, 0), recorded("ada", Kind.PLEDGE, TODAY))
    public, private = situation.acts.favour
    left = public * situation.policy.daily**TODAY
    assert health(situation).firmness.public_share[0] == pytest.approx(left / (left + private))


def test_a_coalition_is_as_healthy_as_its_partnerships_by_influence():
    told = health(a_situation(*ADA, recorded("bea", Kind.CRITICISM, 50, influence=1.0)))
    whole = told.directions.whole
    assert whole.health == pytest.approx(0.75 * told.health[0] + 0.25 * told.health[1])
    assert (whole.heads, whole.share) == (2, 1.0)


def test_the_parts_of_a_group_add_up_to_its_health():
    whole = health(a_situation(*ADA, recorded("bea", Kind.CRITICISM, 50))).directions.whole
    assert whole.health == pytest.approx(sum(part.weight * (part.score or 0.0) for part in whole.parts))
    assert sum(part.weight for part in whole.parts) == pytest.approx(1.0)


def test_each_direction_has_its_own_health_inside_and_outside():
    profiles = agreed("ada", None, Relationship.MANAGER) | agreed("bea", None, Relationship.CUSTOMER)
    rows = [*ADA, recorded("bea", Kind.PLEDGE, 50, influence=1.0), recorded("cy", Kind.PLEDGE, 60, influence=4.0)]
    told = health(a_situation(*rows, profiles=profiles | agreed("cy", None)))
    by = told.directions.by_relationship
    assert list(by) == [Relationship.MANAGER, Relationship.CUSTOMER, None]
    assert [group.share for group in by.values()] == [0.375, 0.125, 0.5]
    assert by[Relationship.MANAGER] == told.directions.inside
    assert by[Relationship.CUSTOMER] == told.directions.outside
    assert by[Relationship.MANAGER].health == pytest.approx(told.health[0])


def test_who_lapsed_no_longer_counts_for_the_coalition():
    rows = [*ADA, recorded("bea", Kind.PLEDGE, 50), recorded("bea", Kind.LAPSE, 60)]
    told = health(a_situation(*rows))
    assert told.directions.whole.heads == 1
    assert told.directions.whole.health == pytest.approx(told.health[0])


def test_where_nobody_has_influence_the_coalition_has_no_health_and_each_partner_has():
    told = health(a_situation(recorded("ada", Kind.PLEDGE, 50, influence=0.0)))
    assert told.directions.whole.health is None
    assert [part.score for part in told.directions.whole.parts] == [None] * 4
    assert told.health[0] > 0


def test_a_coalition_of_nobody_has_no_health():
    told = health(a_situation())
    assert len(told.health) == 0
    assert (told.directions.whole.heads, told.directions.whole.health) == (0, None)
    assert told.directions.by_relationship == {}


def test_a_broken_promise_costs_health():
    kept, broken = (
        health(a_situation(*ADA[:2], recorded("ada", kind, 40, trade="T"))).health[0]
        for kind in (Kind.TRADE_HONOURED, Kind.TRADE_BROKEN)
    )
    assert broken < kept


def test_silence_costs_health():
    rows = [recorded("ada", Kind.JOIN, 0), *(recorded("ada", Kind.MEETING, day) for day in (30, 60, 90))]
    met = health(a_situation(*rows, profiles=agreed("ada", 30)))
    silent = health(a_situation(*rows, profiles=agreed("ada", 30), day=TODAY + 90))
    assert silent.health[0] < met.health[0]
