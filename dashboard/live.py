"""An open page notices facts counted elsewhere and runs again; what the reader chose or typed stays."""

from collections.abc import Callable
from itertools import count

import streamlit as st

from dashboard import data
from domain.errors import GroundswellError
from service.projections.lists import CoalitionSummary

EVERY = 1.0
"""Seconds between two looks: a fact is seen within two seconds with time to draw it."""


SHARED = 0.5
"""Seconds for which one look serves all who watch."""

Seen = tuple[int, int, bool]


def watch(*summaries: CoalitionSummary) -> None:
    """Run the page again once more of these coalitions is counted than it shows."""
    seen = {each.name: _seen(each) for each in summaries}
    _again_once(lambda: any(_newer(_latest(name), before) for name, before in seen.items()), count())


def watch_for(look: Callable[[], object], seen: object) -> None:
    """Run the page again once a look finds other than what it shows.

    Nobody shares the look, so it is for pages that few have open. A page that runs is not interrupted: what
    takes its time, as verifying does, comes to its end before the next look.
    """
    _again_once(lambda: look() != seen, count())


@st.fragment(run_every=EVERY)
def _again_once(changed: Callable[[], bool], looks: "count[int]") -> None:
    if not next(looks):  # the page has just looked itself
        return
    try:
        again = changed()
    except GroundswellError:  # signed out, or the role is gone: the page itself says so
        again = True
    if again:
        st.rerun()


def _newer(latest: Seen, seen: Seen) -> bool:
    """Whether there is more than was seen; a look that is shared may be a little older."""
    (position, heard, counted), (last_position, last_heard, last_counted) = latest, seen
    return (position, counted) > (last_position, last_counted) or heard > last_heard


# not `cache_resource`: that fails where an answer's time is over between finding and reading it
@st.cache_data(ttl=SHARED, show_spinner=False)
def _latest(name: str) -> Seen:
    return _seen(data.reading().coalition(name))


def _seen(summary: CoalitionSummary) -> Seen:
    return summary.position, summary.heard, summary.counted
