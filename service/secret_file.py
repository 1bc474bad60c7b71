"""Files that hold a secret: readable by their owner alone from the first moment on, and never half written."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from service.durable import settle


def write_secret(file: Path, text: str, *, anew: bool) -> bool:
    """Write a file that only its owner may read. With `anew` it takes the place of one that is there.

    Without, one that is there stays as it is, and the answer is False. Whoever is killed half-way
    leaves the file as it was.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = mkstemp(prefix=f".{file.name}.", dir=file.parent)  # made with mode 0600
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        if anew:
            Path(beside).replace(file)
            return True
        with suppress(FileExistsError):  # another process was faster: its file counts
            os.link(beside, file)
            return True
        return False
    finally:
        Path(beside).unlink(missing_ok=True)
        settle(file.parent)  # the name is to outlive a loss of power, too
