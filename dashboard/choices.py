"""What the reader chooses; kept in the address, so that a link shows the same again."""

from datetime import date

import streamlit as st

from dashboard import data, words
from dashboard.span import DEFAULT_SPAN, SPANS
from service.projections.lists import CoalitionSummary

NO_COALITIONS = """
#### There is no coalition yet

A coalition is a group working for one initiative. Create one, or bring in what you have, at a terminal:

```
groundswell coalition create "Open data by 2027" --purpose "Publish what we pay for"
groundswell import interactions.csv
```

Then reload this page. `groundswell demo` loads examples to look around in.
"""


def coalition() -> CoalitionSummary:
    """The coalition to show; where there is none yet, says how to begin and ends the page."""
    found = {each.name: each for each in data.coalitions()}
    if not found:
        st.markdown(NO_COALITIONS)
        st.stop()
    asked = _asked("coalition")
    if asked is not None and asked not in found:
        st.info(f"There is no coalition '{words.escaped(asked)}'; choose one of these.")
    name = st.selectbox("Coalition", list(found), index=_place(list(found), asked), key="coalition")
    _keep("coalition", name)
    return found[name]


def span() -> str:
    """How long a time the charts show."""
    lengths = list(SPANS)
    asked = _asked("span")
    chosen = st.segmented_control(
        "Time shown",
        lengths,
        default=lengths[_place(lengths, asked, DEFAULT_SPAN)],
        key="span",
        required=True,
    )
    _keep("span", chosen)
    return chosen


def day(label: str, name: str, first: date, last: date, explanation: str) -> date:
    """A day from the first to the last; the last unless another is chosen."""
    asked = _date(_asked(name)) or last
    within = min(max(asked, first), last)
    chosen: date | None = st.date_input(
        label,
        within,
        min_value=first,
        max_value=last,
        key=name,
        help=explanation,
        format="YYYY-MM-DD",
    )
    day_shown = chosen or last  # somebody may empty the field
    _keep(name, day_shown.isoformat())
    return day_shown


def _asked(name: str) -> str | None:
    """What the address says; on a page just turned to, what was chosen before."""
    kept: str | None = st.session_state.get(f"kept {name}")
    return st.query_params.get(name, kept)


def _place(options: list[str], asked: str | None, otherwise: str | None = None) -> int:
    """The place of what the address asks for, or of the default."""
    return next((options.index(each) for each in (asked, otherwise) if each in options), 0)


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:  # left out, or no date: somebody edited the address
        return None


def _keep(name: str, value: str) -> None:
    st.session_state[f"kept {name}"] = value
    if st.query_params.get(name) != value:
        st.query_params[name] = value
