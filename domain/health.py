"""Health: how sound a partnership is, from 0 to 100.

    health = sum over the parts that are known  weight * score / sum of their weights

The parts are support, firmness, engagement and reciprocity, each from 0 to 100. Of a part that is not
known, because there was never contact and no cadence is agreed, or never a trade, the weight goes to
the others in proportion. Support and firmness are always known: they begin with the peers'.

The weights are a judgement, in keeping with what published health scores give contact (20 to 30 of
100) and leave to the relation itself. They are the same for everybody, so that healths compare.
"""

from dataclasses import dataclass

from domain.changes import Floats, as_floats
from domain.directions import Directions, Part, directions, scores
from domain.engagement import Engagement, engagement, touches
from domain.firmness import Firmness, firmness, supporting
from domain.reciprocity import Reciprocity, reciprocity
from domain.situation import Situation

FULL = 100.0
"""Health and its parts run from 0 to this."""

SUPPORT, FIRMNESS, ENGAGEMENT, RECIPROCITY = 0.40, 0.20, 0.25, 0.15
"""What each part weighs where all are known: from 0 to 1, together 1."""

UNAGREED = 0.5
"""How much of its weight engagement keeps where no cadence is agreed: nobody promised to be in touch."""


@dataclass(frozen=True)
class CoalitionHealth:
    """The health of a coalition at the end of a day, and what it was counted from.

    `health`, from 0 to 100, and the arrays in all that follows have one entry a partner, but for
    `directions`, which has the whole and its directions. `parts` are support, firmness, engagement
    and reciprocity, in this order. The trades themselves are in the favour ledger of the situation.
    """

    health: Floats
    parts: tuple[Part, ...]
    directions: Directions
    firmness: Firmness
    engagement: Engagement
    reciprocity: Reciprocity


def health(situation: Situation) -> CoalitionHealth:
    """The health of each partnership, of each direction and of the whole coalition."""
    day, stand, daily = situation.day, situation.standing, situation.policy.daily
    acts = situation.acts
    firm = firmness(stand.low, supporting(acts, acts.favour * daily ** as_floats(day - acts.day)))
    engaged = engagement(touches(acts), situation.cadence, acts.first_day, day)
    mutual = reciprocity(situation.trades, len(stand.partners), day, daily)
    parts = weighed(stand.backing, firm, engaged, mutual)
    relationships = [partner.relationship for partner in situation.partners]
    return CoalitionHealth(
        health=scores(parts),
        parts=parts,
        directions=directions(parts, relationships, stand.influence, stand.on_map),
        firmness=firm,
        engagement=engaged,
        reciprocity=mutual,
    )


def weighed(support: Floats, firm: Firmness, engaged: Engagement, mutual: Reciprocity) -> tuple[Part, ...]:
    """The parts of each partner's health, with the weight of what is not known given to the others."""
    engaging = ENGAGEMENT * engaged.known * (UNAGREED + (1 - UNAGREED) * engaged.agreed)
    trading = RECIPROCITY * mutual.known
    total = SUPPORT + FIRMNESS + engaging + trading
    return (
        Part("support", FULL * support, SUPPORT / total),
        Part("firmness", FULL * firm.score, FIRMNESS / total),
        Part("engagement", FULL * engaged.score, engaging / total),
        Part("reciprocity", FULL * mutual.score, trading / total),
    )
