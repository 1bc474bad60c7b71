"""Checkpoints of the log and the signed notes that carry them, as text (C2SP signed-note and tlog-checkpoint).

    example.org/groundswell            the log's name
    1234                               how many facts
    CsUYapGGPo4dkMgIAUqom/Xajj7h2...   the root of the Merkle tree over them, base64

    — example.org/groundswell Az3gr... who signed, and the signature

What is not written exactly as these formats write it is refused: no byte of a note can be changed unseen.
"""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Iterator
from dataclasses import dataclass

from domain.errors import GroundswellError
from domain.merkle import HASH

MARK = "— "
"""An em dash and a space: how a line with a signature begins."""

MOST = 10_000
"""Most characters of a note."""


class Malformed(GroundswellError):
    """A text that is no checkpoint, signed note or proof; the text of the error is the whole sentence."""


@dataclass(frozen=True)
class Signature:
    """Who signed, the first four bytes that tell their key, and the signature itself."""

    name: str
    key: bytes
    content: bytes

    @property
    def line(self) -> str:
        """How it stands in a note."""
        return f"{MARK}{self.name} {as_base64(self.key + self.content)}\n"


@dataclass(frozen=True)
class Note:
    """A text, which ends with a newline, and who signed it."""

    text: str
    signatures: tuple[Signature, ...]

    def __str__(self) -> str:
        return f"{self.text}\n{''.join(each.line for each in self.signatures)}"


@dataclass(frozen=True)
class Head:
    """What a checkpoint says: the log's name, how many facts it has, and the root of the tree over them."""

    origin: str
    size: int
    root: bytes

    def __str__(self) -> str:
        return f"{self.origin}\n{self.size}\n{as_base64(self.root)}\n"


def note(text: str) -> Note:
    """A signed note; raises `Malformed`."""
    body, blank, signed = text.rpartition("\n\n")
    lines = signed.split("\n")
    if not blank or len(text) > MOST or lines[-1] or not _plain(text):
        raise Malformed(f"'{_short(text)}' is no signed note; take the whole of it, with its last line.")
    return Note(f"{body}\n", tuple(map(_signature, lines[:-1])))


def notes(text: str) -> list[Note]:
    """All notes of checkpoints in a file, where they stand one below the other with a blank line between."""
    return [note(each) for each in _apart(text.replace("\r\n", "\n"))]


def head(of: str) -> Head:
    """What a checkpoint's text says; raises `Malformed`."""
    lines = of.split("\n")
    lacking = Malformed(f"'{_short(of)}' is no checkpoint: it needs the log's name, a size and a root hash.")
    if len(lines) < 4 or "" in lines[:-1] or lines[-1]:  # noqa: PLR2004  three lines, each ended
        raise lacking
    if not lines[1].isdecimal() or not lines[1].isascii() or str(int(lines[1][:20])) != lines[1]:
        raise lacking
    return Head(lines[0], int(lines[1]), hash_of(lines[2]))


def as_base64(content: bytes) -> str:
    """Bytes as base64."""
    return b64encode(content).decode()


def from_base64(text: str) -> bytes:
    """What stands in base64, if it stands there as `as_base64` writes it; raises `Malformed`."""
    try:
        content = b64decode(text, validate=True)
    except (NotBase64, ValueError) as error:
        raise Malformed(f"'{_short(text)}' is no base64.") from error
    if as_base64(content) != text:
        raise Malformed(f"'{_short(text)}' is no base64 in its one exact form.")
    return content


def hash_of(text: str) -> bytes:
    """A hash in base64; raises `Malformed`."""
    content = from_base64(text)
    if len(content) != HASH:
        raise Malformed(f"'{_short(text)}' is no hash of {HASH} bytes.")
    return content


def _signature(line: str) -> Signature:
    words = line.removeprefix(MARK).split(" ")
    if not line.startswith(MARK) or len(words) != 2 or not named(words[0]):  # noqa: PLR2004  name and signature
        raise Malformed(f"'{_short(line)}' is no line with a signature.")
    signed = from_base64(words[1])
    return Signature(words[0], signed[:4], signed[4:])


def named(name: str) -> bool:
    """Whether a key may have this name: not empty, without spaces and plus signs."""
    return bool(name) and "+" not in name and not any(sign.isspace() for sign in name) and _plain(name)


def _plain(text: str) -> bool:
    return all(sign == "\n" or (sign >= " " and not "\ud800" <= sign <= "\udfff") for sign in text)


def _apart(text: str) -> Iterator[str]:
    """The notes in a text: a body, a blank line, lines with signatures, a blank line."""
    block: list[str] = []
    for part in filter(None, (part.strip("\n") for part in text.split("\n\n"))):
        block.append(part)
        if part.startswith(MARK):
            yield "\n\n".join(block) + "\n"
            block.clear()
    if block:
        raise Malformed(f"'{_short(block[-1])}' is signed by nobody; add the lines with the signatures.")


def _short(text: str) -> str:
    told = " ".join(text.split())
    return told if len(told) < 50 else f"{told[:50]}..."  # noqa: PLR2004  what fits a sentence
