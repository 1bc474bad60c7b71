"""Workbooks made to do harm: each is refused in a sentence, quickly, and takes nobody with it."""

import os
import subprocess
import sys
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import psutil
import pytest

from service import workbooks
from service.rejections import FileRejected
from service.sheets import MOST_ROWS, read
from tests.workbooks import MAIN, workbook

SHEET = "xl/worksheets/sheet1.xml"
LONG = b"<x>" * 100_000


def rows(body):
    return f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>'.encode()


def cell(place, value="1", kind=""):
    return f'<row r="{place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}"><c r="{place}"{kind}><v>{value}</v></c></row>'


def with_sheet(content):
    """A workbook whose sheet is these bytes."""
    saved = BytesIO()
    with ZipFile(BytesIO(workbook([["a"]]))) as good, ZipFile(saved, "w", ZIP_DEFLATED) as parts:
        for name in good.namelist():
            parts.writestr(name, content if name == SHEET else good.read(name))
    return saved.getvalue()


ENTITIES = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "{}">]>'.format("&a;" * 50)
OUTSIDE = '<!DOCTYPE l [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
TEXT = '<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'
HARMFUL = {
    "the last cell of a sheet": rows(cell("A1") + cell("XFD1048576")),
    "a cell beyond every sheet": rows(cell("A1") + cell("ZZZZZZ99999999999")),
    "a row before the first": rows(cell("A0")),
    "entities of entities": ENTITIES.encode() + rows(TEXT),
    "a file of this machine": OUTSIDE.encode() + rows(TEXT),
    "a string that is nowhere": rows(cell("A1", "99999", ' t="s"')),
    "a thing within a thing": b"<worksheet>" + LONG + LONG.replace(b"<", b"</") + b"</worksheet>",
    "no worksheet": b"\0" * 1000,
    "nothing": b"",
}


@pytest.mark.parametrize("content", HARMFUL.values(), ids=HARMFUL)
def test_a_workbook_made_to_do_harm_is_refused_in_a_sentence(content):
    before = psutil.Process().memory_info().rss
    with pytest.raises(FileRejected, match=r"no workbook that can be read|is empty") as refusal:
        read(with_sheet(content))
    assert len(str(refusal.value).splitlines()) == 1
    assert "root:" not in str(refusal.value)
    assert psutil.Process().memory_info().rss - before < 200 << 20


def test_a_workbook_that_unpacks_to_far_more_than_it_is_is_refused():
    blank = rows(cell("A1")) + b" " * (workbooks.MOST_UNPACKED + 1)
    content = with_sheet(blank)
    assert len(content) < 1 << 20
    with pytest.raises(FileRejected, match=r"unpacked it has .* MB is the most"):
        read(content)


def test_a_workbook_that_is_not_read_in_time_is_refused(monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_SECONDS", 0.01)
    with pytest.raises(FileRejected, match="takes longer than"):
        read(workbook([["a"]]))


def test_a_cell_far_down_is_found_where_it_is():
    assert read(with_sheet(rows(cell("A1") + cell("A1048576", "last")))).rows == [(1_048_576, ["last"])]


@pytest.mark.parametrize("value", ["1e308", "-1e9", "nan", "inf", "1e-320"])
def test_extreme_numbers_and_dates_are_text_like_any_other(value):
    sheet = read(with_sheet(rows(f'<row r="1"><c r="A1" s="1"><v>{value}</v></c><c r="B1"><v>{value}</v></c></row>')))
    assert len(sheet.headings) == 2


def test_reading_happens_in_another_process_with_limits():
    asked = "import service.workbooks as w, resource; w._limit(); print(resource.getrlimit(resource.RLIMIT_AS)[0])"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, env=os.environ)
    assert int(told.stdout) == workbooks.MOST_MEMORY


def test_the_rows_of_a_workbook_have_the_limit_of_every_file():
    many = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, MOST_ROWS + 3))
    with pytest.raises(FileRejected, match=f"more than {MOST_ROWS:,} rows"):
        read(with_sheet(rows(many)))
