"""Workbooks, read in a process of their own: what a file made to do harm takes or breaks, it takes and breaks there.

A workbook of two kilobytes may name the last cell of a sheet, and whoever makes room for all cells before it needs
more memory than there is; another unpacks to a thousand times its size. `python -m service.workbooks` reads one from
stdin under limits of memory and time (of time alone where a system has no limits of memory) and writes JSON.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from typing import Any
from zipfile import ZipFile

from python_calamine import CalamineSheet, CalamineWorkbook

MOST_UNPACKED = 400 * 1024 * 1024
"""Most bytes that the parts of a workbook may have when unpacked."""

MOST_MEMORY = 2 * 1024 * 1024 * 1024
"""Most bytes of addresses that reading a workbook may take."""

MOST_SECONDS = 60
"""Longest that reading a workbook may take."""

Table = list[tuple[int, list[str]]]
"""The rows that are not blank, each with its line, counted from 1."""


class Unreadable(Exception):
    """A workbook that cannot be read; the text says why, and goes on a sentence."""


def table(content: bytes, rows: int, columns: int) -> Table:
    """The first sheet with content, up to so many rows and columns; no rows where there is none."""
    command = [sys.executable, "-P", "-m", __name__, str(rows), str(columns)]
    try:
        done = subprocess.run(  # noqa: S603  # nosec B603 # our own module; the file is data on stdin
            command, input=content, capture_output=True, timeout=MOST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(f"it takes longer than {MOST_SECONDS} seconds") from error
    answer: dict[str, Any] = {}
    with suppress(ValueError):  # it was stopped before it had written all
        answer = json.loads(done.stdout)
    if "rows" not in answer:
        raise Unreadable(answer.get("wrong", "it is damaged, or takes more memory than any table needs"))
    return [(line, values) for line, values in answer["rows"]]


def main(rows: int, columns: int) -> None:
    """Read the workbook on stdin; write its table, or what is wrong with it."""
    _limit()
    content = sys.stdin.buffer.read()
    try:
        _check(content)
        answer: dict[str, Any] = {"rows": _first(CalamineWorkbook.from_filelike(BytesIO(content)), rows, columns)}
    except Exception as error:  # noqa: BLE001  whatever a library makes of rubbish is told as a reason
        answer = {"wrong": " ".join(str(error).split())[:200] or type(error).__name__}
    sys.stdout.write(json.dumps(answer))


def _limit() -> None:
    try:
        import resource  # noqa: PLC0415  Windows has none
    except ImportError:
        return
    with suppress(ValueError, OSError):  # some systems know the limit and do not take it
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _check(content: bytes) -> None:
    with ZipFile(BytesIO(content)) as parts:
        unpacked = sum(part.file_size for part in parts.infolist())
    if unpacked > MOST_UNPACKED:
        raise Unreadable(f"unpacked it has {unpacked >> 20:,} MB, and {MOST_UNPACKED >> 20:,} MB is the most")


def _first(workbook: CalamineWorkbook, rows: int, columns: int) -> Table:
    for name in workbook.sheet_names:
        filled = _filled(workbook.get_sheet_by_name(name), columns)
        if found := list(islice(filled, rows)):
            return found
    return []


def _filled(sheet: CalamineSheet, columns: int) -> Iterator[tuple[int, list[str]]]:
    for line, row in enumerate(sheet.iter_rows(), 1):
        values = [_cell(value) for value in row[:columns]]
        if any(map(str.strip, values)):
            yield line, values


def _cell(value: object) -> str:
    """A cell as it would stand in a CSV: dates without a time as 2024-12-31, whole numbers without a point."""
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second or value.microsecond):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\0", "")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
