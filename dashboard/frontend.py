"""The files of the frontend, given as they lie on the disk.

A first visit asks for some hundred and forty of them. Streamlit hands each to threads and back, several times, while
the page's script wants the same core; read at once, a file takes a third of that and the headline is there sooner.
"""

from dataclasses import dataclass, field
from mimetypes import guess_type
from pathlib import Path

import streamlit
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

ROOT = Path(streamlit.__file__).parent / "static"
NAMED_BY_CONTENT = ROOT / "static"
"""Where the files lie whose names change with what they hold."""

FOREVER = "public, immutable, max-age=31536000"


@dataclass(frozen=True)
class Frontend:
    """Around the app: answers for the files there were when it started; the app itself for all else."""

    app: ASGIApp
    files: dict[str, Path] = field(init=False)

    def __post_init__(self) -> None:
        there = (file for file in NAMED_BY_CONTENT.rglob("*") if file.is_file())
        object.__setattr__(self, "files", {f"/{file.relative_to(ROOT).as_posix()}": file for file in there})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Give the file, or let the app answer."""
        file = self.files.get(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        await (self.app if file is None else _answer(file))(scope, receive, send)


def _answer(file: Path) -> Response:
    kind, _ = guess_type(file.name)
    return Response(
        file.read_bytes(),  # from the memory of the system, in less time than a thread takes to begin
        media_type=kind,
        headers={"Cache-Control": FOREVER},
    )
