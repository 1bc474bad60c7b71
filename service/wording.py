"""What is said alike wherever it is shown."""

from domain.policy import Policy
from domain.values import Kind
from service.projections.lists import CoalitionSummary


def winning_in_words(summary: CoalitionSummary) -> str:
    """What counts as winning, as the end of a sentence: "wins with 60 % of influence and with Ada"."""
    wins = summary.winning
    conditions = [
        f"{100 * wins.share:.10g} % of influence" if wins.share is not None else "",
        f"{wins.count:,} stakeholder{'' if wins.count == 1 else 's'}" if wins.count is not None else "",
        " and ".join(", ".join(summary.must_have).rsplit(", ", 1)),
    ]
    return f"wins with {' and with '.join(filter(None, conditions))}"


def policy_changes(policy: Policy, before: Policy) -> list[tuple[str, str, str]]:
    """The parameters in which two policies differ: each with what it was and what it is, in words."""
    was, now = _parameters(before), _parameters(policy)
    return [(name, was[name], now[name]) for name in now if was[name] != now[name]]


def _parameters(policy: Policy) -> dict[str, str]:
    plain = policy.model_dump(exclude={"weights", "tone_weights"})
    named = {name.replace("_", " "): f"{value:.4g}{UNITS.get(name, '')}" for name, value in plain.items()}
    weighed = {**policy.weights, **policy.tone_weights}
    return named | {f"weight of {kind.replace('_', ' ')}": f"{weighed.get(kind, 0.0):+.4g}" for kind in Kind}


UNITS = {"half_life": " days"}
