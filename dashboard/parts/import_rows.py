"""The rows of a file: as they will be understood, which are bad, and recording them."""

from dataclasses import dataclass

import streamlit as st

from dashboard import data, links, words
from dashboard.shown import importing as shown
from domain.layout import Columns
from service.mending import bad_rows
from service.rejections import Imported
from service.sheets import Sheet

DONE = "import_done"
EXAMPLE = """external_id,coalition,stakeholder,kind,occurred_on,tone,influence,bloc,detail
1,Clean Rivers,Ada,meeting,2024-01-31,1,0.8,Council,Walked along the river
2,Clean Rivers,Ben,criticism,2024-02-02,,0.5,Trade,Doubts the costs
"""


@dataclass(frozen=True)
class File:
    """A file to import: its name, its content in UTF-8, the table in it, and how its columns are read."""

    name: str
    content: bytes
    sheet: Sheet
    columns: Columns


@dataclass(frozen=True)
class Done:
    """What an import did, and to which coalition, where it was to one."""

    name: str
    result: Imported
    coalition: str | None


def say_what_was_done() -> None:
    """The result of the last import, with the ways on."""
    done: Done | None = st.session_state.pop(DONE, None)
    if done is None:
        return
    with st.container(border=True, key="imported"):
        st.markdown(f"**{shown.after(done.name, done.result)}**")
        where = {"coalition": done.coalition} if done.coalition else {}
        with st.container(horizontal=True):
            links.to("momentum", "See the momentum", icon=":material/trending_up:", **where)
            links.to("facts", "See the facts", icon=":material/receipt_long:", **where)


def example() -> None:
    """What a table may look like, to take along; any headings will do."""
    st.caption(
        "Any headings will do: the next step asks what the columns hold and remembers it. Importing a file again adds "
        "nothing. Nothing is recorded before you say so."
    )
    st.download_button(
        "A table to begin with",
        EXAMPLE.encode("utf-8-sig"),
        file_name="interactions.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )


def preview(file: File, result: Imported) -> None:
    """The first good rows as they will be recorded."""
    rows = shown.understood(file.sheet, file.columns)
    if rows.empty:
        return
    st.header("The first rows, as they will be understood")
    new = shown.newcomers(file.sheet, file.columns, result)
    if new:
        named = words.listed([words.escaped(name) for name in new])
        st.caption(f"{words.count(len(new), 'coalition')} will be formed by this: {named}.")
    st.dataframe(
        rows,
        hide_index=True,
        column_config={
            "Line": st.column_config.NumberColumn(width=60),
            "Note": st.column_config.TextColumn(width="large"),
        },
        alt="The first rows of the file, as they will be understood.",
    )


def mend(file: File, result: Imported) -> None:
    """The bad rows, and a file of them to mend."""
    bad = len(result.rejected)
    st.header(f"{words.count(bad, 'row')} cannot be taken yet")
    st.caption("Download them, mend what the last column says, and import that file here; good rows never count twice.")
    st.download_button(
        "Download the bad rows",
        bad_rows(file.sheet, result.rejected),
        file_name=f"{file.name.rpartition('.')[0] or file.name}-to-mend.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )
    if bad > shown.SHOWN:
        st.caption(f"The first {shown.SHOWN} of {bad:,}; the download has all.")
    st.dataframe(
        shown.bad_rows(result.rejected),
        hide_index=True,
        column_config={
            "Line": st.column_config.NumberColumn(width=60),
            "What is wrong": st.column_config.TextColumn(width="large"),
        },
        alt="The bad rows by line and column, and what is wrong with each.",
    )


def record(file: File, result: Imported) -> None:
    """The button that records the good rows, if there are any new ones, with its progress."""
    if not result.recorded:
        return
    many = words.count(result.recorded, "interaction")
    left = f"; leave {words.count(len(result.rejected), 'bad row')} out" if result.rejected else ""
    if not st.button(f"Record {many}{left}", type="primary", icon=":material/check:"):
        return
    with st.status(f"Recording {many} ...", expanded=True):
        bar = st.progress(0.0)

        def progress(part: int, of: int) -> None:
            bar.progress(part / of, f"{part:,} of {of:,} rows")

        importing = data.services().importing
        importing.remember(file.sheet.headings, file.columns, data.recorder())
        done = importing.run(
            file.content,
            source=shown.plainly(file.name),
            recorder=data.recorder(),
            keep_going=True,
            columns=file.columns,
            progress=progress,
        )
    st.session_state[DONE] = Done(file.name, done, file.columns.always.get("coalition"))
    st.rerun()
