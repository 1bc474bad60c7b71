"""Workbooks as spreadsheets save them: just enough of XLSX to write one by hand."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
FIRST_DAY = datetime(1899, 12, 30, tzinfo=UTC)
"""Day 0 of spreadsheets."""

TYPES = f"""<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"
 ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"
 ContentType="application/xml"/><Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"""
STYLES = (
    f"""<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>"""
)

Table = Sequence[Sequence[object]]


def workbook(*tables: Table) -> bytes:
    """A workbook with these sheets; dates are real ones, None is an empty cell."""
    numbers = range(1, len(tables) + 1)
    named = "".join(f'<sheet name="Sheet {n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    sheets = f"<sheets>{named}</sheets>"
    links = "".join(_link(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers)
    saved = BytesIO()
    with ZipFile(saved, "w") as parts:
        parts.writestr("[Content_Types].xml", TYPES)
        parts.writestr("_rels/.rels", _links(_link("rId1", "officeDocument", "xl/workbook.xml")))
        parts.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>'
        )
        parts.writestr("xl/_rels/workbook.xml.rels", _links(links + _link("rId0", "styles", "styles.xml")))
        parts.writestr("xl/styles.xml", STYLES)
        for number, table in zip(numbers, tables, strict=True):
            parts.writestr(f"xl/worksheets/sheet{number}.xml", _sheet(table))
    return saved.getvalue()


def _links(links: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def _link(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def _sheet(table: Table) -> str:
    rows = "".join(
        f'<row r="{line}">{"".join(_cell(f"{chr(65 + place)}{line}", value) for place, value in enumerate(row))}</row>'
        for line, row in enumerate(table, 1)
    )
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def _cell(place: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        instant = value if isinstance(value, datetime) else datetime.combine(value, datetime.min.time(), UTC)
        return f'<c r="{place}" s="1"><v>{(instant - FIRST_DAY).total_seconds() / 86_400}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
