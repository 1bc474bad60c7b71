"""A page of facts as a table, one of them in full, and all of them as files."""

import streamlit as st

from dashboard import choices, data, links, tables, words
from dashboard.shown import facts
from dashboard.shown.fact_files import FORMS
from dashboard.shown.facts import Found, InFull
from domain.roles import Sight

NOTE = st.column_config.TextColumn(width=260)


def page_of(found: Found) -> int | None:
    """Show a page of the facts found; the position of the one chosen."""
    number = _page(found.pages)
    entries = found.page(number)
    positions = [entry.position for entry in entries]
    asked = choices.number("fact")
    chosen = st.dataframe(
        facts.table(found, entries),
        hide_index=True,
        column_config=tables.FACTS | {"Note": NOTE},
        on_select="rerun",
        selection_mode="single-row",
        selection_default={"selection": {"rows": [positions.index(asked)]}} if asked in positions else None,
        key=f"facts {hash(found.positions.tobytes())} {number}",
        alt=f"Page {number} of {found.pages} of the facts found, newest first.",
    ).selection.rows
    here = positions[chosen[0]] if chosen else None
    position = asked if here is None and asked not in positions else here
    choices.keep("fact", None if position is None else str(position))
    return position


def _page(pages: int) -> int:
    wanted = min(max(choices.number("page") or 1, 1), pages)
    if pages == 1:
        choices.keep("page", None)
        return 1
    number = st.pagination(pages, default=wanted, key=f"page of {pages}")
    choices.keep("page", str(number) if number > 1 else None)
    return number


def in_full(fact: InFull) -> None:
    """Everything that one fact tells, what became of it, and ways on."""
    entry = fact.entry
    with st.container(border=True):
        st.header(words.escaped(fact.heading), anchor=False)
        st.markdown("\n".join(f"- **{name}**: {words.escaped(said)}" for name, said in fact.fields))
        if fact.history:
            st.markdown("**Told more than once**\n" + "\n".join(f"1. {line}" for line in fact.history))
        with st.container(horizontal=True):
            if entry.stakeholder:
                whom = entry.stakeholder
                links.to("stakeholder", words.escaped(whom), icon=":material/person:", stakeholder=whom)
            if entry.coalition:
                on, known = (str(moment.date()) for moment in (entry.occurred_at, entry.recorded_at))
                links.to("replay", "Replay that day as it was known", icon=":material/history:", on=on, known=known)


def downloads(found: Found, name: str) -> None:
    """All facts found as a file of the form chosen; made then, and not before."""
    form = st.segmented_control(f"Take {words.count(len(found.positions), 'fact')} away as", list(FORMS), key="form")
    if form is None:
        return
    ending, media, _ = FORMS[form]
    st.download_button(
        f"Download {form}",
        _file(found.name, found.positions.tobytes(), form, data.sight(found.name), found),
        file_name=f"{name}.{ending}",
        mime=media,
        on_click="ignore",
        icon=":material/download:",
    )


@st.cache_data(max_entries=6, show_spinner="Making the file ...")
def _file(name: str | None, positions: bytes, form: str, sight: Sight, _found: Found) -> bytes:  # noqa: ARG001  the key: facts never change
    _, _, made = FORMS[form]
    return made(_found.each())
