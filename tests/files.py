"""Searching the files of databases and queues for texts that must not be there."""

import json
from collections.abc import Iterable
from pathlib import Path


def holding(folder: Path, texts: Iterable[str]) -> dict[str, list[str]]:
    """The files in a folder that hold one of these texts, as UTF-8, in JSON's escapes or as UTF-16, and which."""
    wanted = {text: _forms(text) for text in texts}
    found: dict[str, list[str]] = {}
    for file in sorted(each for each in folder.rglob("*") if each.is_file()):
        content = file.read_bytes()
        there = [text for text, forms in wanted.items() if any(form in content for form in forms)]
        if there:
            found[str(file.relative_to(folder))] = there
    return found


def _forms(text: str) -> set[bytes]:
    escaped = json.dumps(text)[1:-1]
    return {text.encode(), escaped.encode(), text.encode("utf-16-le"), text.casefold().encode(), text.upper().encode()}
