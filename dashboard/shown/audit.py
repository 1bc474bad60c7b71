"""What the page Checks tells of checkpoints: the last one, what is not under one, and what checking found."""

from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from dashboard import words
from service.audit.checkpoints import State
from service.audit.inspecting import Inspection


def headline(state: State) -> str:
    """What is signed, in a sentence."""
    if state.made_at is None:
        return "No checkpoint was signed yet, so nothing proves the facts so far."
    signed = f"{words.count(state.size, 'fact')} signed on {words.instant(state.made_at.replace(microsecond=0))}"
    if not state.uncovered:
        return f"{signed}; nothing was recorded since."
    return f"{signed}; {state.uncovered:,} recorded since {'is' if state.uncovered == 1 else 'are'} not under one."


def published(state: State, to: str | None) -> str:
    """Whether the last checkpoint is out of reach of whoever has the database."""
    if to is None:
        return "Published nowhere: set GROUNDSWELL_CHECKPOINT_TO to a file or an address that others keep."
    if state.published_at is None:
        return f"Waits to be published to {to}."
    return f"Published to {to} on {words.instant(state.published_at.replace(microsecond=0))}."


@dataclass(frozen=True)
class Checked:
    """What holding the facts against their checkpoints found, and when."""

    inspection: Inspection
    at: datetime

    @property
    def sentence(self) -> str:
        """What was checked, and whether it is as it was signed."""
        it = self.inspection
        when = f"checked on {words.instant(self.at.replace(microsecond=0))}"
        if not it.clean:
            return f"{words.count(len(it.findings), 'finding')}, {when}: something was altered."
        anchored = (
            f"{it.anchored:,} of them under a published one" if it.anchored else "none of them under a published one"
        )
        by = f"under {words.count(it.checkpoints, 'checkpoint')}, {anchored}"
        return f"{it.proven:,} of {words.count(it.facts, 'fact')} {by}; {when}: nothing was altered."

    def findings(self) -> pd.DataFrame:
        """What is not in order, the first fact first."""
        rows = [[str(each.kind).capitalize(), each.sentence] for each in self.inspection.findings]
        return pd.DataFrame(rows, columns=["What", "How it shows"])
