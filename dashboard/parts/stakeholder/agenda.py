"""What somebody wants, when they would withdraw, and how often to be in touch: to read, and to state anew."""

from collections.abc import Callable

import streamlit as st

from dashboard import data, words
from dashboard.shown.stakeholder.person import Person
from domain.agenda import Agenda, Marking
from domain.errors import GroundswellError
from domain.roles import Right
from domain.values import Relationship

LISTS = {
    "interests": ("Interests", "What they care about."),
    "wants": ("Wants", "What they want of the coalition."),
    "offers": ("Would trade", "What they would give for it."),
    "conditions": ("Would withdraw if", "The conditions under which they would withdraw."),
}
ONE_EACH = "One on each line."


def show(it: Person) -> None:
    """The agenda with its conditions and the cadence; below it, the form that changes them."""
    agenda, cadence = it.profile.agenda or Agenda(), it.profile.cadence
    may_state = data.may(Right.LOG, it.moment.coalition)
    if it.profile.agenda is None and cadence is None:
        how = " State it below; it helps to choose what to offer." if may_state else ""
        st.info(f"Nothing is known yet of what they want.{how}")
    _lists(agenda)
    _conditions(it, agenda, may_mark=may_state)
    st.markdown(f"**Cadence:** {_cadence(cadence)}")
    if may_state:
        with st.expander(
            "State it anew", icon=":material/edit:", expanded=it.profile.agenda is None, key=f"agenda of {it.name}"
        ):
            _form(it, agenda, cadence)


def _cadence(days: int | None) -> str:
    return f"a contact at least every {words.count(days, 'day')}" if days else "none agreed"


def _lists(agenda: Agenda) -> None:
    for column, name in zip(st.columns(3), ("interests", "wants", "offers"), strict=True):
        with column:
            st.markdown(f"**{LISTS[name][0]}**")
            lines = getattr(agenda, name)
            st.markdown("\n".join(f"- {words.escaped(line)}" for line in lines) or words.NOTHING)


def _conditions(it: Person, agenda: Agenda, *, may_mark: bool) -> None:
    st.markdown(f"**{LISTS['conditions'][0]}**")
    if not agenda.conditions:
        st.markdown(words.NOTHING)
    marks = {mark.condition: mark for mark in it.profile.marks}
    for number, condition in enumerate(agenda.conditions):
        _condition(it, condition, marks.get(condition), f"condition {number}", may_mark=may_mark)


def _condition(it: Person, condition: str, mark: Marking | None, key: str, *, may_mark: bool) -> None:
    met = bool(mark and mark.met)
    since = f"**:orange[met since {words.day(mark.on)}]**" if mark and met else "not met"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"- {words.escaped(condition)}: {since}", width="content")
        if not may_mark:
            return
        with st.popover("It is no longer met" if met else "It is met", key=f"{key} box"), st.form(key, border=False):
            on = st.date_input("Since", data.today(), max_value=data.today(), format="YYYY-MM-DD")
            if st.form_submit_button("Mark it", type="primary"):
                _tell(
                    lambda: data.services().recording.mark_condition(
                        it.moment.coalition, it.name, condition, on, met=not met
                    )
                )


def _form(it: Person, agenda: Agenda, cadence: int | None) -> None:
    with st.form(f"agenda of {it.name}", border=False):
        given = {
            name: st.text_area(label, "\n".join(getattr(agenda, name)), help=f"{told} {ONE_EACH}", height=100)
            for name, (label, told) in LISTS.items()
        }
        days = st.number_input("Days that may pass between two contacts", 1, 3650, cadence, placeholder="none agreed")
        ways = [None, *Relationship]
        held = it.profile.relationship
        relationship = st.selectbox("Relationship", ways, ways.index(held), format_func=lambda way: way or "not stated")
        if st.form_submit_button("Save", type="primary", icon=":material/check:"):
            lists = {name: [line for line in text.splitlines() if line.strip()] for name, text in given.items()}
            _tell(lambda: _save(it, lists, int(days) if days else None, relationship))


def _save(it: Person, lists: dict[str, list[str]], days: int | None, relationship: Relationship | None) -> bool:
    recording, coalition = data.services().recording, it.moment.coalition
    news = [
        recording.state_agenda(coalition, it.name, **lists),
        recording.agree_cadence(coalition, it.name, days),
        relationship is not None and recording.register(it.name, relationship),
    ]
    return any(news)


def _tell(decide: Callable[[], bool]) -> None:
    try:
        news = decide()
    except GroundswellError as error:  # what was typed stays in the form
        st.error(words.escaped(str(error)))
    else:
        st.toast("Saved; it counts in a moment." if news else "That was known already.", icon=":material/check:")
