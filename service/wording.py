"""What is said alike wherever it is shown."""

from domain.policy import DEFAULT, Policy
from domain.replay import Partner
from domain.values import Kind
from service.figures_in_words import listed
from service.projections.lists import CoalitionSummary


def winning_in_words(summary: CoalitionSummary) -> str:
    """What counts as winning, as the end of a sentence: "wins with 60 % of influence and with Ada"."""
    wins = summary.winning
    conditions = [
        f"{100 * wins.share:.10g} % of influence" if wins.share is not None else "",
        f"{wins.count:,} stakeholder{'' if wins.count == 1 else 's'}" if wins.count is not None else "",
        listed(summary.must_have),
    ]
    return f"wins with {' and with '.join(filter(None, conditions))}"


def stance_in_words(partner: Partner) -> str:
    """Where a stakeholder stands; of those who broke away just that, for it says more than the stance."""
    return "broke away" if partner.away else partner.stance.value


def policy_changes(policy: Policy, before: Policy) -> list[tuple[str, str, str]]:
    """The parameters in which two policies differ: each with what it was and what it is, in words."""
    was, now = _parameters(before), _parameters(policy)
    return [(name, was[name], now[name]) for name in now if was[name] != now[name]]


def policy_in_words(policy: Policy) -> str:
    """In what a policy differs from the default: "half-life 90 days, pull 4 and 3 more"."""
    changed = [f"{name} {now}" for name, _, now in policy_changes(policy, DEFAULT)]
    more = f" and {len(changed) - SOME} more" if len(changed) > SOME else ""
    return f"{', '.join(changed[:SOME])}{more}" if changed else "the default"


def _parameters(policy: Policy) -> dict[str, str]:
    plain = policy.model_dump(exclude={"half_life", "weights", "tone_weights"})
    named = {name.replace("_", " "): f"{value:.4g}" for name, value in plain.items()}
    counted = {**policy.weights, **policy.tone_weights}
    weights = {f"weight of {kind.replace('_', ' ')}": f"{counted.get(kind, 0.0):+.4g}" for kind in Kind}
    return {"half-life": f"{policy.half_life:.4g} days", **named, **weights}


SOME = 4
"""How many parameters of a policy are told one by one."""
