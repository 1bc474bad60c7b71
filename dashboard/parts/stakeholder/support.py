"""Support through time: the chart to drag a span on, and the explanation of its change."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import streamlit as st

from dashboard import choices, pictures, words
from dashboard.charts import stakeholder as charts
from dashboard.charts.time import DRAGGED
from dashboard.charts.waterfall import waterfall
from dashboard.shown.stakeholder import course as shown
from dashboard.shown.stakeholder.person import Person
from dashboard.shown.stakeholder.standing import in_a_sentence
from dashboard.span import Span
from dashboard.tables import DATE
from domain.explanation import Explanation
from domain.momentum import WINDOW
from domain.time import day_of

BRUSHED = "last dragged span of a stakeholder"
POINTS = st.column_config.NumberColumn("Points", help="Points of their support.", format="%+.2f")


def show(it: Person) -> None:
    """Support with its interval, and why it changed between two days."""
    span = shown.span_of(it, choices.span())
    _take(_course(it, span))
    st.header("What made the difference")
    first, last = _days(it)
    if first >= last:
        st.info("A change ends later than it begins; choose another day.")
        return
    _explained(it, shown.explained(it, first, last))


def _course(it: Person, span: Span) -> Any:
    days = shown.course(it, span)
    acts = shown.marks(it, days)
    when = f"{words.day(span.first)} to {words.day(span.last)}"
    begin, end = (words.percent(days["support"].iloc[place]) for place in (0, -1))
    told = f"Support of {it.name}, {when}: from {begin} to {end}, with {words.count(len(acts), 'act')} marked."
    st.caption(
        "Blue: support with its 80 % interval; dotted: where the stances begin. Drag a span to have it explained."
    )
    return pictures.show(
        charts.support,
        days,
        acts,
        alt=f"{told} Drag a span to have it explained, or choose its days below.",
        key=f"support of {it.name}",
        selection=[DRAGGED],
    )


def _take(selected: Mapping[str, Any]) -> None:
    """Have the fields below show the span that was dragged, once."""
    days = selected.get(DRAGGED, {}).get("day")
    if days and days != st.session_state.get(BRUSHED):
        st.session_state[BRUSHED] = days
        for name, when in zip(("from", "to"), days, strict=True):
            st.session_state[name] = datetime.fromtimestamp(when / 1000, UTC).date()


def _days(it: Person) -> tuple[date, date]:
    first, last = shown.before_the_first(it), day_of(it.situation.day)
    since, until = st.columns(2)
    with until:
        to = choices.day("To the end of", "to", first, last, "Drag a span on the chart above, or choose its days.")
    with since:
        before = max(first, to - timedelta(days=WINDOW))
        begin = choices.day("From the end of", "from", first, last, "The day to compare with.", otherwise=before)
    return begin, to


def _explained(it: Person, found: Explanation) -> None:
    st.markdown(f"**{in_a_sentence(it, found)}**")
    if found.first < int(it.situation.acts.first_day[it.place]):
        st.caption("Before their first interaction, support is what their peers let expect.")
    steps = shown.steps(it, found)
    said = "; ".join(f"{part} {label}" for part, label in zip(steps["part"], steps["label"], strict=True))
    pictures.show(waterfall, steps, alt=f"Support of {it.name} in points: {said}.")
    facts = shown.facts(it, found)
    if len(facts):
        with st.expander(f"The facts behind it ({words.count(len(facts), 'interaction')})"):
            st.dataframe(
                facts,
                hide_index=True,
                column_config={"Happened": DATE, "Points": POINTS},
                alt=f"The interactions that changed the support of {it.name}, with their points.",
            )
    else:
        st.caption("No interaction of these days counts.")
