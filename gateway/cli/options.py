"""Arguments and options that several commands share."""

from typing import Annotated

import typer

Coalition = Annotated[str, typer.Argument(help="The coalition's name; case does not matter.", metavar="COALITION")]
AsJson = Annotated[bool, typer.Option("--json", help="For programs: nothing but JSON on stdout (docs/json.md).")]
Reason = Annotated[str, typer.Option("--reason", help="Why; it stays on record.")]
RecordedBy = Annotated[
    str | None, typer.Option("--recorded-by", help="Who tells this; GROUNDSWELL_RECORDER if left out.", metavar="NAME")
]
