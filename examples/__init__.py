"""Bundled coalitions: two real ones as files, a synthetic one as a story. README.md tells their sources."""

from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data"

NAME = "Harbour Renewal (synthetic)"
"""The coalition of the story."""

RECORDER = "demo"
"""Who is named as having recorded the bundled coalitions."""


class Bundled(NamedTuple):
    """A file of real interactions, with the coalition and the source it tells of."""

    coalition: str
    source: str
    file: Path


FILES = (
    Bundled("CNCF membership", "CNCF landscape", DATA / "cncf_membership.csv"),
    Bundled("Government of Finland", "ParlGov", DATA / "government_of_finland.csv"),
)
