"""What the page Import shows of a file: how its rows will be understood, and what came of them."""

from collections.abc import Iterable, Sequence
from itertools import islice

import pandas as pd
import streamlit as st

from dashboard import data, words
from domain.identity import key
from domain.layout import Columns
from service.file_rows import Told
from service.files import told_in
from service.rejections import Imported, Rejection
from service.sheets import Sheet, read

FIRST_ROWS = 8
SHOWN = 200
"""Most bad rows that the table lists; the file to mend has all."""

COLUMNS = ["Line", "Happened", "Coalition", "Stakeholder", "What", "Tone", "Note"]


@st.cache_resource(max_entries=8, show_spinner="Reading the file ...")
def sheet(content: bytes) -> Sheet:
    """The table in a file; raises `FileRejected`."""
    return read(content)


@st.cache_resource(max_entries=20, show_spinner="Checking every row ...")
def checked(content: bytes, source: str, columns: str, head: int, person: str) -> Imported:  # noqa: ARG001  parts of the key
    """What an import by this person would do, after so many facts; `columns` as JSON. Nothing is recorded."""
    return data.services().importing.run(
        content,
        source=source,
        recorder=data.recorder(),
        keep_going=True,
        dry_run=True,
        columns=Columns.model_validate_json(columns),
    )


def understood(sheet: Sheet, by: Columns) -> pd.DataFrame:
    """The first good rows as they will be recorded."""
    good = (row for row in told_in(sheet, by, "preview", data.recorder()) if isinstance(row, Told))
    frame = pd.DataFrame([_told(row) for row in islice(good, FIRST_ROWS)], columns=COLUMNS)
    return frame if frame["Tone"].astype(bool).any() else frame.drop(columns="Tone")


def _told(row: Told) -> dict[str, object]:
    told = row.interaction
    return {
        "Line": row.line,
        "Happened": words.day(told.occurred_at.date()),
        "Coalition": row.coalition,
        "Stakeholder": row.stakeholder,
        "What": words.headed(told.kind),
        "Tone": "" if told.tone is None else words.TONES[told.tone],
        "Note": told.note,
    }


def newcomers(sheet: Sheet, by: Columns, result: Imported) -> list[str]:
    """The coalitions that good rows name and nobody has formed yet."""
    bad, known = {each.line for each in result.rejected}, {key(each.name) for each in data.coalitions()}
    if "coalition" in by.taken:
        place = sheet.headings.index(by.taken["coalition"])
        named = {row[place].strip() for line, row in sheet.rows if line not in bad}
    else:
        named = {by.always["coalition"]} if result.recorded else set()
    return sorted(name for name in named if key(name) not in known)


def bad_rows(rejected: Sequence[Rejection]) -> pd.DataFrame:
    """One row for each bad row: where, what, and why."""
    listed = [(each.line, each.column, each.value, each.reason) for each in rejected[:SHOWN]]
    return pd.DataFrame(listed, columns=["Line", "Column", "Value", "What is wrong"])


def before(result: Imported) -> str:
    """What an import would do, in a sentence."""
    if not result.read:
        return "The file has a header and no rows."
    parts = [words.count(result.recorded, "new interaction") if result.recorded else "nothing new"]
    if result.already:
        parts.append(f"{result.already:,} recorded before")
    if result.rejected:
        parts.append(f"{len(result.rejected):,} that cannot be taken yet")
    return f"{words.count(result.read, 'row')}: {words.listed(parts)}."


def after(name: str, result: Imported) -> str:
    """What an import did, in a sentence."""
    recorded = words.count(result.recorded, "interaction")
    already = f"; {result.already:,} {_were(result.already)} recorded before" if result.already else ""
    left = len(result.rejected)
    out = f"; {words.count(left, 'bad row')} {_were(left)} left out" if left else ""
    return f"{recorded} of {words.escaped(name)} {_were(result.recorded)} recorded{already}{out}."


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def plainly(name: str) -> str:
    """A file's name as a source of facts: one line of at most 200 signs."""
    return "".join(sign if sign.isprintable() else "?" for sign in name)[:200]


def lines(values: Iterable[str], limit: int = 3) -> str:
    """A few values to recognise a column by."""
    return ", ".join(words.escaped(each[:30]) for each in list(dict.fromkeys(filter(None, values)))[:limit])
