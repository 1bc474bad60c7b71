"""What is said alike wherever it is shown."""

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
