"""Import: bring a table of interactions in, column by column understood, every bad row named."""

import streamlit as st

from dashboard import data, panels, words
from dashboard.parts import import_columns, import_rows
from dashboard.parts.import_rows import File
from dashboard.shown import importing as shown
from domain.errors import GroundswellError
from service.columns import check
from service.files import lacking
from service.sheets import as_utf8

headline = st.container()
import_rows.say_what_was_done()
upload = st.file_uploader("A table of interactions, as CSV or XLSX: one row each", type=["csv", "tsv", "txt", "xlsx"])
if upload is None:
    with headline:
        panels.headline("Import", "Bring in what you have: who, what, when.")
    import_rows.example()
    st.stop()

content, taken_for = as_utf8(upload.getvalue())
try:
    sheet = shown.sheet(content)
    check(sheet.headings)
except GroundswellError as error:
    with headline:
        panels.headline("Import", "This file cannot be read.")
    st.error(words.escaped(str(error)))
    st.stop()

if taken_for:
    st.caption(f"The text is not UTF-8; it is read as {taken_for}. See below whether names look right.")
file = File(upload.name, content, sheet, import_columns.chosen(sheet))
if missing := lacking(file.columns):
    with headline:
        panels.headline("Import", f"Say which column holds {words.listed(import_columns.labels(missing))}.")
    st.stop()

result = shown.checked(
    content, upload.name, file.columns.model_dump_json(), data.services().keeping.head(), data.person().id
)
with headline:
    panels.headline("Import", shown.before(result))
import_rows.record(file, result)
if result.rejected:
    import_rows.mend(file, result)
import_rows.preview(file, result)
