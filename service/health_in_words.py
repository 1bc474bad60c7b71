"""What the parts of a partnership's health were counted from, in a sentence each."""

from math import isnan

from domain.health import CoalitionHealth
from domain.situation import Situation
from service.figures_in_words import many


def health_in_words(situation: Situation, told: CoalitionHealth, place: int) -> dict[str, str]:
    """Of one partner, by the name of the part."""
    return {
        "support": _support(situation, place),
        "firmness": _firmness(told, place),
        "engagement": _engagement(told, place),
        "reciprocity": _reciprocity(situation, told, place),
    }


def _support(situation: Situation, place: int) -> str:
    if situation.standing.away[place]:
        return "broke away and has not returned"
    low, high = (100 * end[place] for end in (situation.standing.low, situation.standing.high))
    return f"{low:.0f} to {high:.0f} in eight cases of ten"


def _firmness(told: CoalitionHealth, place: int) -> str:
    firm = told.firmness
    acts = int(firm.supporting[place])
    seen = f"{firm.public[place]} of {many(acts, 'supporting act')} in public" if acts else "no supporting act"
    return f"{100 * firm.low[place]:.0f} stand nine times in ten; {seen}"


def _engagement(told: CoalitionHealth, place: int) -> str:
    engaged = told.engagement
    if not engaged.known[place]:
        return "never in touch, and no cadence is agreed"
    expected = f"{engaged.cadence[place]:.0f} days {'agreed' if engaged.agreed[place] else 'expected, none agreed'}"
    if isnan(engaged.silence[place]):
        return f"never in touch; {expected}"
    lately = f"lately {many(int(engaged.two_way[place]), 'day')} both ways and {engaged.one_way[place]} one way"
    return f"last contact {many(int(engaged.silence[place]), 'day')} ago ({expected}); {lately}"


def _reciprocity(situation: Situation, told: CoalitionHealth, place: int) -> str:
    if not told.reciprocity.known[place]:
        return "no trade was settled or fell due"
    ledger = situation.ledger
    honoured, broken, overdue = (int(count[place]) for count in (ledger.honoured, ledger.broken, ledger.overdue))
    gave, got = told.reciprocity.gave[place], told.reciprocity.got[place]
    return f"{many(honoured, 'trade')} honoured, {broken} broken, {overdue} overdue; gave {gave:.1f}, got {got:.1f}"
