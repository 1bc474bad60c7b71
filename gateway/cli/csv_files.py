"""What the commands that take CSV files share: reading one, and showing rows that cannot be taken."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from gateway.cli.errors import BadInput
from gateway.cli.output import err, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service.rejections import Rejection

SHOWN = 40
"""Most rejected rows that are shown to a person."""


def content(file: str) -> bytes:
    """The bytes of a file, or of stdin for `-`; of one that is larger than may be, only as much as shows that it is."""
    from service.sheets import MOST_BYTES

    if file == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    path = Path(file)
    if path.is_dir():
        raise BadInput(f"'{file}' is a folder; give a CSV file in it.")
    try:
        with path.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise BadInput(f"There is no file '{file}'; check the path.") from error
    except PermissionError as error:
        raise BadInput(f"The file '{file}' may not be read; ask its owner for the permission.") from error


def tell_rejected(rejected: "Sequence[Rejection]", more: str = "") -> None:
    """Bad rows by line, column, value and reason, on stderr; `more` says where the rest is shown."""
    shown = table("line", "column", "value", "reason", right=("line",), whole=("column",))
    for each in rejected[:SHOWN]:
        shown.add_row(f"{each.line:,}", each.column, Text(each.value, overflow="fold"), Text(each.reason))
    err().print(shown)
    if len(rejected) > SHOWN:
        err().print(f"… and {len(rejected) - SHOWN:,} more{more}.", style="dim")
