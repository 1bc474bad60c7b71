"""One day, as it was believed at its end and as it is known now, side by side."""

import streamlit as st

from dashboard import choices, data, figures, panels
from dashboard.parts import instants
from dashboard.shown import belief as shown
from service.projections.lists import CoalitionSummary

ALT = "Each figure, and the whip count, as it was believed and as it is known."


def show(coalition: CoalitionSummary) -> None:
    """Both columns, what made the difference, who stands elsewhere, and the facts learnt since."""
    heading = st.container()
    first, today = figures.first_day(coalition), data.today()
    on = choices.day("The day", "day", first, today, "Its end, as it was believed then and as it is known now.")
    it = shown.found(figures.then(coalition, on))
    with heading:
        panels.headline("Difference", shown.headline(it))
    st.dataframe(shown.compared(it), hide_index=True, height="content", alt=ALT)
    st.header("What made the difference")
    for line in shown.steps(it) or ["Nothing was learnt since."]:
        st.markdown(f"- {line}")
    moved = [shift for shift in it.shifts if shift.moved]
    instants.people(moved, sum(shift.points for shift in it.shifts if not shift.moved), coalition.name)
    st.header("Facts learnt since")
    instants.facts(shown.learnt(it, coalition), len(it.learnt), coalition.name)
