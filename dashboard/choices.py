"""What the reader chooses; kept in the address, so that a link shows the same again.

What is as it is without a choice stays out of the address.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from dashboard import data, words
from dashboard.span import DEFAULT_SPAN, SPANS
from domain.roles import Right
from service.projections.lists import CoalitionSummary

MOST_DIGITS = 18
"""Digits that every database takes as a whole number."""

NO_COALITIONS = """
#### There is no coalition yet

A coalition is a group working for one initiative. Create one, or bring in what you have, at a terminal:

```
groundswell coalition create "Open data by 2027" --purpose "Publish what we pay for"
groundswell import interactions.csv
```

Then reload this page. `groundswell demo` loads examples to look around in.
"""


def coalition(right: Right = Right.READ) -> CoalitionSummary:
    """The coalition to show, of those in which the reader has a right.

    Where there is none, says how to begin and ends the page.
    """
    found = {each.name: each for each in data.coalitions(right)}
    if not found:
        st.markdown(NO_COALITIONS)
        st.stop()
    wanted = asked("coalition")
    if wanted is not None and wanted not in found:
        st.info(f"There is no coalition '{words.escaped(wanted)}'; choose one of these.")
    _offer("coalition", list(found), wanted, otherwise=next(iter(found)))
    name = st.selectbox("Coalition", list(found), key="coalition")
    keep("coalition", name)
    return found[name]


def span() -> str:
    """How long a time the charts show."""
    return one("Time shown", "span", list(SPANS), DEFAULT_SPAN)


def one(label: str, name: str, options: Sequence[str], default: str, **how: Any) -> str:
    """One of a few options, as buttons; `how` goes to `st.segmented_control`."""
    _offer(name, options, asked(name), otherwise=default)
    chosen: str = st.segmented_control(label, options, key=name, required=True, **how)
    keep(name, chosen if chosen != default else None)
    return chosen


def several(label: str, name: str, options: Sequence[str], default: Sequence[str], **how: Any) -> list[str]:
    """Some of the options, in the order chosen; in the address once each. `how` goes to `st.multiselect`."""
    wanted = st.query_params.get_all(name) or st.session_state.get(f"kept {name}") or default
    if name not in st.session_state or (name in st.query_params and wanted != st.session_state.get(f"kept {name}")):
        st.session_state[name] = [each for each in wanted if each in options]
    else:
        st.session_state[name] = [each for each in st.session_state[name] if each in options]  # see `_hold`
    chosen: list[str] = st.multiselect(label, options, key=name, **how)
    st.session_state[f"kept {name}"] = chosen
    if chosen != st.query_params.get_all(name):
        st.query_params[name] = chosen
    return chosen


def stakeholder(names: Sequence[str], label: str = "Stakeholder", name: str = "stakeholder", **how: Any) -> str | None:
    """One of the stakeholders of these names; None where nobody is chosen. `how` goes to `st.selectbox`."""
    wanted = asked(name)
    if wanted and wanted not in names:
        st.info(f"Nobody called '{words.escaped(wanted)}' has a part in this coalition; choose one of these.")
    _offer(name, names, wanted)
    how = {"placeholder": "Type a name"} | how
    chosen: str | None = st.selectbox(label, names, index=None, key=name, **how)
    keep(name, chosen)
    return chosen


def text(label: str, name: str, **how: Any) -> str:
    """Some words, trimmed; `how` goes to `st.text_input`."""
    if _followed(name):
        st.session_state[name] = asked(name) or ""
    typed = (st.text_input(label, key=name, **how) or "").strip()
    keep(name, typed or None)
    return typed


def flag(label: str, name: str, **how: Any) -> bool:
    """Yes or no; no unless chosen. `how` goes to `st.toggle`."""
    if _followed(name):
        st.session_state[name] = asked(name) == "yes"
    chosen = st.toggle(label, key=name, **how)
    keep(name, "yes" if chosen else None)
    return chosen


def any_day(label: str, name: str, **how: Any) -> date | None:
    """A day, or none; `how` goes to `st.date_input`."""
    if _followed(name):
        st.session_state[name] = _date(asked(name))
    chosen: date | None = st.date_input(label, value=None, key=name, format="YYYY-MM-DD", **how)
    keep(name, chosen.isoformat() if chosen else None)
    return chosen


def day(  # noqa: PLR0913  a label, a name, a range, a help text and a default
    label: str, name: str, first: date, last: date, explanation: str, *, otherwise: date | None = None
) -> date:
    """A day from the first to the last; the last, or `otherwise`, unless another is chosen."""
    default = otherwise or last
    offer_day(name, first, last, otherwise=default)
    chosen: date | None = st.date_input(
        label, min_value=first, max_value=last, key=name, help=explanation, format="YYYY-MM-DD"
    )
    shown = chosen or default  # somebody may empty the field
    keep(name, shown.isoformat() if shown != default else None)
    return shown


def offer_day(name: str, first: date, last: date, *, otherwise: date | None = None) -> None:
    """Have a widget for a day show what the address asks for, unless the reader has chosen in it since."""
    if _followed(name) or not first <= (st.session_state[name] or last) <= last:
        wanted = _date(asked(name)) or otherwise or last
        st.session_state[name] = min(max(wanted, first), last)
    else:
        _hold(name)


def asked(name: str) -> str | None:
    """What the address says; on a page just turned to, what was chosen before."""
    kept: str | None = st.session_state.get(f"kept {name}")
    return st.query_params.get(name, kept)


def number(name: str) -> int | None:
    """A whole number of zero or more that the address asks for; None where it is none, or larger than any there is."""
    text = asked(name) or ""
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else None


def keep(name: str, value: str | None) -> None:
    """Put a choice in the address, and have it ready for the next page; None takes it out."""
    st.session_state[f"kept {name}"] = value
    if value is None:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != value:
        st.query_params[name] = value


def _offer(name: str, options: Sequence[str], wanted: str | None, otherwise: str | None = None) -> None:
    """Have a widget show what is wanted, unless the reader has chosen in it since."""
    if _followed(name) or st.session_state.get(name) not in options:
        st.session_state[name] = wanted if wanted in options else otherwise
    else:
        _hold(name)


def _hold(name: str) -> None:
    """Have a widget go on from another page's of the same name: where a page is switched to, it would begin anew."""
    st.session_state[name] = st.session_state[name]


def _followed(name: str) -> bool:
    """Whether the page was just turned to, or a link on it followed to another choice."""
    asks_anew = name in st.query_params and st.query_params[name] != st.session_state.get(f"kept {name}")
    return asks_anew or name not in st.session_state


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:  # left out, or no date: somebody edited the address
        return None
