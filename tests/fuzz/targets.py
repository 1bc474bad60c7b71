"""Every parser of what strangers may send, as a function of bytes: it returns, or refuses in a sentence.

Anything else that a target raises is a finding. The suite feeds them through hypothesis; `python -m tests.fuzz` through
atheris, which looks for inputs that reach code nobody has reached before.
"""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import islice
from uuid import UUID

from eventsourcing.persistence import JSONTranscoder, MapperDeserialisationError, StoredEvent
from pydantic import ValidationError

from domain import access, coalition, partnership, stakeholder
from domain.errors import GroundswellError, Invalid
from domain.fact import KNOWN
from domain.identity import coalition_id, key
from domain.layout import Columns
from domain.values import Kind
from service import columns, formulas, markdown, mending
from service.dates import NoDate, ambiguous, day_first_in, moment
from service.file_rows import OPTIONAL, REQUIRED, Told
from service.files import told_in
from service.rejections import FileRejected, Rejection, RowRejected
from service.settings import Settings
from service.sheets import Sheet, as_utf8, read
from service.store import FactMapper, environment
from tests.fuzz import trust

__all__ = ["TARGETS", "access", "coalition", "partnership", "stakeholder"]  # the last four make their facts known

SEPARATOR = b"\x1e"
"""Stands between the fields of an input that has several."""

SOMEBODY = UUID(int=1)
ROWS = 50
PASSWORD = "hunter2"


def csv(content: bytes) -> None:
    """A file as text: its table, what its columns may mean, and its rows by them."""
    text, _ = as_utf8(content)
    try:
        sheet = read(text if not text.startswith(b"PK") else b" " + text)
        columns.check(sheet.headings)
    except FileRejected as refusal:
        return _is_a_sentence(refusal)
    _rows(sheet, columns.guessed(sheet))
    return _mended(sheet)


def workbook(content: bytes) -> None:
    """A file as a workbook, read in a process of its own."""
    try:
        read(b"PK\x03\x04" + content.removeprefix(b"PK\x03\x04"))
    except FileRejected as refusal:
        _is_a_sentence(refusal)


def row(content: bytes) -> None:
    """The values of one row under our own names."""
    ours = [*REQUIRED, *OPTIONAL]
    values = [field.decode("utf-8", "replace") for field in content.split(SEPARATOR)][: len(ours)]
    sheet = Sheet(ours, [(2, [*values, *[""] * len(ours)][: len(ours)])])
    _rows(sheet, Columns(taken={each: each for each in ours}))


def date(content: bytes) -> None:
    """A date in a table."""
    text = _text(content)
    day_first_in([text])
    ambiguous(text)
    for day_first in (None, True, False):
        with suppress(NoDate):
            assert moment(text, day_first=day_first).tzinfo


def name(content: bytes) -> None:
    """A name, and the id that follows from it."""
    text = _text(content)
    try:
        assert key(key(text)) == key(text)
        assert coalition_id(text) == coalition_id(f" {text} ")
    except Invalid as refusal:
        _is_a_sentence(refusal)


def settings(content: bytes) -> None:
    """An address of a database or a queue with a password in it, which no refusal tells."""
    scheme, _, rest = _text(content).partition("|")
    address = f"{scheme}{PASSWORD}{rest}".replace("\0", "")
    for setting in ("database_url", "redis_url"):
        try:
            told = Settings.model_validate({setting: address})
        except ValidationError as error:
            refusal = str(error)
        else:
            environment(told)
            refusal = repr(told)
        assert PASSWORD not in refusal


def fact(content: bytes) -> None:
    """A fact as it is stored, of any kind that is known."""
    topics = [*KNOWN, "of.no.kind"]
    topic = topics[content[0] % len(topics)] if content else topics[0]
    stored = StoredEvent(SOMEBODY, 1, topic, content[1:])
    with suppress(MapperDeserialisationError):
        read_back = _MAPPER.to_domain_event(stored)
        again = _MAPPER.to_domain_event(_MAPPER.to_stored_event(read_back))
        assert again == read_back, "what is stored again reads otherwise"


def prose(content: bytes) -> None:
    """What people type, inside Markdown and in cells of a spreadsheet."""
    text = _text(content)
    shown = markdown.escaped(text)
    assert not re.search(r"(?<!\\)(?:\\\\)*[<>`]", shown), "HTML or code"
    assert formulas.as_written(str(formulas.harmless(text))) == text


TARGETS: dict[str, Callable[[bytes], None]] = {
    each.__name__: each for each in (csv, workbook, row, date, name, settings, fact, prose)
} | trust.TARGETS

_MAPPER = FactMapper(JSONTranscoder())


def _rows(sheet: Sheet, by: Columns) -> None:
    for each in islice(told_in(sheet, by, "fuzz", "fuzz"), ROWS) if _whole(by) else ():
        if isinstance(each, Told):
            assert each.interaction.kind in Kind
        else:
            assert isinstance(each, RowRejected)
            assert each.rejection.reason


def _whole(by: Columns) -> bool:
    """Whether the columns that every row needs are known, as the page Import makes sure."""
    return not [ours for ours in REQUIRED if ours not in by.taken and ours != "external_id"]


def _mended(sheet: Sheet) -> None:
    """The file of bad rows holds them as they were."""
    rows = sheet.rows[:ROWS]
    whole = [(line, values) for line, values in rows if len(values) == len(sheet.headings)]
    if not whole or not sheet.headings:
        return
    bad = mending.bad_rows(Sheet(sheet.headings, whole, sheet.delimiter), _rejected(line for line, _ in whole))
    again = read(bad)
    assert [values for _, values in again.rows] == [values for _, values in whole], "bad rows are not as they were"


def _rejected(lines: Iterable[int]) -> list[Rejection]:
    return [Rejection(line, "", "", "bad") for line in lines]


def _text(content: bytes) -> str:
    """Any text, lone surrogates too."""
    return content.decode("utf-8", "surrogateescape")


def _is_a_sentence(refusal: GroundswellError) -> None:
    text = str(refusal)
    assert text[-1] in ".?!", text
    assert len(text) < 2_000, "too long to read"
