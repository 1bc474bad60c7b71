"""Reading interactions from files: every row understood, or told what is wrong with it."""

from collections.abc import Collection, Iterator

from domain.layout import Columns
from service import columns
from service.file_rows import REQUIRED, Row, Told, understand
from service.rejections import Rejection, RowRejected
from service.sheets import Sheet, read


def told(content: bytes, source: str, recorder: str, unread: Collection[str] = ()) -> Iterator[Told | RowRejected]:
    """Every row of a file with our headings, understood or rejected, in order; as if without the columns `unread`.

    Raises `FileRejected` where the file is no such table at all.
    """
    sheet = read(content)
    by = columns.as_named(sheet.headings)
    columns.check(sheet.headings)
    kept = {ours: heading for ours, heading in by.taken.items() if ours not in unread}
    return told_in(sheet, by.model_copy(update={"taken": kept}), source, recorder)


def told_in(sheet: Sheet, by: Columns, source: str, recorder: str) -> Iterator[Told | RowRejected]:
    """Every row of a table, understood by these columns or rejected, in order."""
    places = {ours: sheet.headings.index(heading) for ours, heading in by.taken.items() if heading in sheet.headings}
    for line, values in sheet.rows:
        if len(values) != len(sheet.headings):
            yield _miscounted(line)
        else:
            row = {ours: values[place] for ours, place in places.items()}
            yield _attempt(line, row | by.always, source, recorder, by)


def lacking(by: Columns) -> list[str]:
    """Which of the columns that every row needs are neither taken from the file nor the same for all rows."""
    return [ours for ours in REQUIRED if ours not in by.taken and ours not in by.always and ours != "external_id"]


def _miscounted(line: int) -> RowRejected:
    wrong = "the number of values differs from the header's; check quotes and commas"
    return RowRejected(Rejection(line, "", "", wrong))


def _attempt(line: int, row: Row, source: str, recorder: str, by: Columns) -> Told | RowRejected:
    try:
        return understand(line, row, source, recorder, by)
    except RowRejected as rejected:
        return rejected
