"""Publishing a checkpoint where whoever has the database cannot reach it: a file, or an address on the web."""

import os
import urllib.request
from contextlib import suppress
from errno import ENOSPC
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from domain.errors import GroundswellError
from service.settings import WEB

PATIENCE = 15
"""Seconds that an address has to answer."""


class NotPublished(GroundswellError):
    """A checkpoint could not be published; it stays waiting."""

    def __init__(self, to: str, reason: str) -> None:
        super().__init__(
            f"The checkpoint could not be published to {place(to)} ({reason}); it waits. Mend that, or set "
            "GROUNDSWELL_CHECKPOINT_TO otherwise, and run 'groundswell audit publish'."
        )


def publish(to: str, note: str) -> None:
    """Append a note to a file, or post it; raises `NotPublished`."""
    try:
        _post(to, note) if to.startswith(WEB) else _append(Path(to), note)
    except (OSError, ValueError) as error:  # URLError is an OSError
        raise NotPublished(to, _reason(error)) from error


def place(to: str) -> str:
    """Where that is, without what may be secret in an address."""
    if not to.startswith(WEB):
        return f"'{to}'"
    address = urlsplit(to)
    return f"{address.scheme}://{address.netloc.rpartition('@')[2]}"


def _append(file: Path, note: str) -> None:
    """In one write, so that notes of two processes do not mix, and safely on the disk before it counts."""
    handle = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    content = f"{note}\n".encode()
    try:
        written = os.write(handle, content)
        if written < len(content):
            _take_back(handle, written)
            raise OSError(ENOSPC, os.strerror(ENOSPC))
        os.fsync(handle)
    finally:
        os.close(handle)


def _take_back(handle: int, written: int) -> None:
    """Half a note would spoil the next one; what only grows, or lies before another's note, keeps it."""
    with suppress(OSError):
        os.ftruncate(handle, os.fstat(handle).st_size - written)


def _post(address: str, note: str) -> None:
    headers = {"Content-Type": "text/plain; charset=utf-8"}
    request = urllib.request.Request(address, note.encode(), headers, method="POST")  # noqa: S310  http or https, by settings
    try:
        urllib.request.urlopen(request, timeout=PATIENCE).close()  # noqa: S310  # nosec B310 # as above
    except HTTPError as error:
        error.close()
        raise


def _reason(error: Exception) -> str:
    reason = error.reason if isinstance(error, URLError) else getattr(error, "strerror", None) or error
    return " ".join(str(reason).split())[:200]
