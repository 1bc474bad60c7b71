"""Facts as files: CSV, JSON lines and Parquet with the same fields, one row or line a fact.

`more`, what only some kinds tell, is an object in JSON lines and JSON text elsewhere. Instants are in
ISO 8601 in UTC, in Parquet timestamps. What a spreadsheet would run as a formula is text in CSV (`service.formulas`).
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

import pyarrow as pa
import pyarrow.parquet as pq

from service.formulas import harmless
from service.projections.entries import Entry

AT_ONCE = 5_000
"""Facts that Parquet takes at a time."""

_TIME = pa.timestamp("us", tz="UTC")

SCHEMA = pa.schema(
    [
        ("position", pa.int64()),
        ("coalition", pa.string()),
        ("stakeholder", pa.string()),
        ("kind", pa.string()),
        ("occurred_at", _TIME),
        ("recorded_at", _TIME),
        ("recorded_by", pa.string()),
        ("source", pa.string()),
        ("influence", pa.float64()),
        ("bloc", pa.string()),
        ("tone", pa.int64()),
        ("visibility", pa.string()),
        ("note", pa.string()),
        ("note_for", pa.string()),
        ("amends", pa.int64()),
        ("interaction", pa.string()),
        ("more", pa.string()),
    ]
)
"""The fields, in order: `amends` is the position of what a correction or retraction amends."""


def as_csv(entries: Iterable[Entry]) -> bytes:
    """A table with one line of headings."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, SCHEMA.names)
    writer.writeheader()
    for entry in entries:
        writer.writerow({name: harmless(value) for name, value in _flat(_plain(entry)).items()})
    return file.getvalue().encode()


def as_json_lines(entries: Iterable[Entry]) -> bytes:
    """One object a line."""
    file = io.StringIO()
    for entry in entries:
        file.write(json.dumps(_plain(entry), ensure_ascii=False) + "\n")
    return file.getvalue().encode()


def as_parquet(entries: Iterable[Entry]) -> bytes:
    """A file of columns."""
    file = io.BytesIO()
    with pq.ParquetWriter(file, SCHEMA) as writer:
        for part in _batched(entries):
            writer.write_batch(pa.RecordBatch.from_pylist(part, schema=SCHEMA))
    return file.getvalue()


def _batched(entries: Iterable[Entry]) -> Iterator[list[dict[str, Any]]]:
    rest = iter(entries)
    while part := list(islice(rest, AT_ONCE)):
        yield [_flat(_fields(entry)) for entry in part]


def _fields(entry: Entry) -> dict[str, Any]:
    told = {name: getattr(entry, name, None) for name in SCHEMA.names}
    return told | {"interaction": str(UUID(entry.interaction_id)) if entry.interaction_id else None}


def _plain(entry: Entry) -> dict[str, Any]:
    """The fields with instants as text."""
    fields = _fields(entry)
    return {name: each.isoformat() if isinstance(each, datetime) else each for name, each in fields.items()}


def _flat(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with what only some kinds tell as text."""
    return fields | {"more": json.dumps(fields["more"], ensure_ascii=False)}


Maker = Callable[[Iterable[Entry]], bytes]

FORMS: dict[str, tuple[str, str, Maker]] = {
    "CSV": ("csv", "text/csv", as_csv),
    "JSON lines": ("jsonl", "application/x-ndjson", as_json_lines),
    "Parquet": ("parquet", "application/vnd.apache.parquet", as_parquet),
}
"""Of each form: the ending of the file's name, its media type, how it is made."""
