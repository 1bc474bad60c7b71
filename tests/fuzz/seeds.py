"""Good inputs of each target, to begin with: rubbish near to sense reaches further."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from domain.checkpoint import Head
from domain.fact import KNOWN
from service.audit import bundle
from service.audit.keys import Signer
from service.sealing.master_keys import MasterKey
from tests.workbooks import workbook

RECORDED = Path(__file__).parents[1] / "domain" / "recorded"
"""An example of each kind of stored fact."""

HEADER = "external_id,coalition,stakeholder,kind,occurred_on,influence,tone,detail,trade,gave,gave_worth,due_on"
FIELDS = ("1", "Clean Rivers", "Ada", "trade", "2024-01-31", "North", "0.8", "-2", "private", "group", "X", "oppose")


def facts() -> list[bytes]:
    """Each recorded fact as it is stored, behind the place of its topic."""
    topics, found = list(KNOWN), []
    for file in sorted(RECORDED.glob("*.json")):
        content = json.loads(file.read_text())
        state = content.get("state", content)
        if file.stem in KNOWN:
            found.append(bytes([topics.index(file.stem)]) + json.dumps(state).encode())
    return found


def zipped(*names: str) -> bytes:
    """A ZIP archive of such files, as bundles and backups are, with little in them."""
    saved = BytesIO()
    with ZipFile(saved, "w") as archive:
        for each in names:
            archive.writestr(each, NOTE if each.endswith("points.txt") else "{}\n")
    return saved.getvalue()


SIGNER = Signer("fuzz", bytes(range(32)))
NOTE = str(SIGNER.sign(str(Head("fuzz", 1, bytes(32)))))
MASTER = f"{MasterKey.new().line}\n".encode()

SEEDS: dict[str, list[bytes]] = {
    "csv": [
        f"{HEADER}\n1,C,Ada,join,2024-01-01,0.8,1,-,,,,\n2,C,Bo,trade,31.12.2024,,,=1+1,,ideas,2,1/2/2025\n".encode(),
        b'who;what;when;""\n"a;b";meeting;13/02/2024\n\n"\'=x"\tb;pledge\n',
        "name\tdate\tnote\nZo\u00eb\t2024-01-01T10:00+05:30\t\u202e\u0000".encode("utf-16"),
    ],
    "workbook": [workbook([["who", "when"], ["Ada", 1]]), workbook([], [["a"]])],
    "row": [b"\x1e".join(field.encode() for field in FIELDS)],
    "date": [b"2024-12-31", b"31.12.2024 10:00", b"2024-01-01T00:00:00+00:00:30", b"13/2/2024", b"Jan 3, 2024"],
    "name": [b"Ada", "\u202eadA\u200b".encode(), b"\xed\xa0\x80", "\ufdfa".encode() * 20],
    "settings": [b"postgresql://u:|@localhost:5432/db", b"redis://:|@[::1]:6379/0", b"postgresql://u:/|#?@h/d"],
    "fact": facts(),
    "checkpoint": [NOTE.encode(), f"{NOTE}\n{NOTE}".encode()],
    "key": [SIGNER.line.encode(), str(SIGNER.verifier).encode(), b"PRIVATE+KEY+a+b+c"],
    "key_file": [MASTER, f"{SIGNER.line}\n{SIGNER.verifier}\n".encode()],
    "bundle": [zipped(*bundle.NAMES), zipped("README.txt")],
    "backup": [zipped("manifest.json", "database.sqlite")],
    "prose": [b"=1+1 <b>*_[x](javascript:a)_*</b> `c` $x$ :red[a]", b"'-1", "\uff1d1".encode()],
}
