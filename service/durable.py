"""What is on the disk for good."""

import os
from pathlib import Path


def settle(path: Path) -> None:
    """Return once a file's content, or the names in a folder, would outlive a loss of power."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
