"""The parts of the page My week: tasks, moves, and what to verify."""

from collections.abc import Sequence

import streamlit as st

from dashboard import figures, links, words
from dashboard.moments import Moment
from dashboard.parts import decisions, moves
from dashboard.shown import lacking
from dashboard.shown.moves import told
from dashboard.shown.week import Task
from domain.doubts import Doubt
from domain.milestones import Milestone
from domain.moves import Moves, best_moves
from domain.scene import Scene

FIRST = 6
"""Tasks told one by one; all others can be unfolded as a table."""

MOVES = 3


def tasks(title: str, told_of: Sequence[Task], why: str) -> None:
    """Tasks of one sort, what is most at stake first."""
    if not told_of:
        return
    st.header(f"{title} ({len(told_of):,})")
    st.caption(why)
    for begin in range(0, min(FIRST, len(told_of)), 2):  # rows of two, so that a narrow page keeps the order
        for number, column in enumerate(st.columns(2), begin):
            if number < min(FIRST, len(told_of)):
                with column:
                    _task(told_of[number], f"{title} {number}")
    rest = told_of[FIRST:]
    if rest:
        with st.expander(f"{words.count(len(rest), 'more', 'more')}, with less at stake", key=f"{title} rest"):
            rows = [{"Stakeholder": each.name, "What": each.what, "When": each.since, "Why": each.why} for each in rest]
            st.dataframe(rows, hide_index=True, alt=f"{title}: the rest, what is most at stake first.")


def _task(task: Task, key: str) -> None:
    with st.container(border=True, key=key, gap="xsmall", height="stretch"):
        icon = ":material/priority_high:" if task.late else ":material/schedule:"
        st.markdown(f"{icon} **{words.escaped(task.name)}** · {words.escaped(task.what)}")
        st.caption(words.escaped(f"{words.capital(task.since)}. {words.capital(task.why)}."))
        with st.container(horizontal=True):
            note = {"note": task.note} if task.note else {}
            links.to("log", "Log it", icon=":material/edit_note:", stakeholder=task.name, kind=task.kind.value, **note)
            links.to("stakeholder", "Their page", icon=":material/person:", stakeholder=task.name)


def next_moves(moment: Moment) -> None:
    """What to do next, whosever week it is."""
    found = figures.made(moment, _best)
    st.header("Next best moves")
    if not found.ranked:
        st.caption("No move is expected to bring anything: log who has influence, and there is more to tell.")
        return
    st.caption(
        f"What is expected to bring most {found.measure} for the effort, of {found.considered:,} moves considered."
    )
    day = figures.situation(moment).day
    moves.cards([told(move, day) for move in found.ranked])


def _best(moment: Moment) -> Moves:
    return best_moves(figures.at(moment, Scene), MOVES)


def to_verify(moment: Moment, doubts: Sequence[Doubt], late: Sequence[Milestone]) -> None:
    """What is recorded badly, or not at all."""
    st.header("Data to verify")
    if not doubts and not late:
        st.caption("Nothing: all is stated, fresh, and in agreement.")
    for milestone in late:
        _milestone(moment, milestone)
    for doubt in doubts:
        _doubt(moment, doubt)


def _milestone(moment: Moment, milestone: Milestone) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"The milestone **{words.escaped(milestone.name)}** was due on {words.day(milestone.due_on)}.")
        with st.container(horizontal=True):
            decisions.reach_milestone(moment.coalition, milestone.name, f"reach {milestone.name}")
            decisions.plan_milestone(moment.coalition, f"plan {milestone.name}", milestone.name, "Plan it anew")


def _doubt(moment: Moment, doubt: Doubt) -> None:
    said = lacking.SAID[doubt.kind]
    with st.container(border=True, gap="xsmall"):
        st.markdown(words.escaped(lacking.sentence(doubt)))
        st.caption(said.way_out)
        _people(moment, doubt)
        if len(doubt.places) > 1:
            with st.expander("Who", key=f"who {doubt.kind}"):
                st.dataframe(
                    figures.made(moment, lacking.table, doubt),
                    hide_index=True,
                    column_config={"Influence": st.column_config.NumberColumn(format="%.1f %%")},
                    alt=f"Of whom: {doubt.kind}.",
                )


def _people(moment: Moment, doubt: Doubt) -> None:
    names, kind = figures.situation(moment).names, lacking.SAID[doubt.kind].kind
    with st.container(horizontal=True):
        for place in doubt.places[:2]:
            name, label = names[place], words.escaped(names[place])
            if kind is None:
                links.to("stakeholder", label, icon=":material/person:", stakeholder=name, part="Agenda")
            else:
                links.to("log", f"Log: {label}", icon=":material/edit_note:", stakeholder=name, kind=kind.value)
