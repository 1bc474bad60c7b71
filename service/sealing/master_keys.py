"""Master keys: they wrap the data keys, and lie in a file that only the program may read.

Each line of the file is one key, 32 bytes as base64. The first one wraps, all unwrap. A line that
begins with `#` is a remark.
"""

import os
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from domain.errors import GroundswellError
from service.secret_file import write_secret

LENGTH, NONCE = 32, 12
HOW_TO_MAKE = "'groundswell keys new FILE' makes one"


class MasterKeyError(GroundswellError):
    """The file of master keys cannot be used; the text is the whole sentence."""


class MasterKey(NamedTuple):
    """A key that wraps others (AES-256-GCM, random nonces)."""

    secret: bytes

    @classmethod
    def new(cls) -> "MasterKey":
        """A key that nobody knows."""
        return cls(os.urandom(LENGTH))

    @property
    def name(self) -> str:
        """What it goes by: 16 hex digits that do not tell the key."""
        return sha256(b"groundswell master key\0" + self.secret).hexdigest()[:16]

    @property
    def line(self) -> str:
        """How it stands in the file."""
        return b64encode(self.secret).decode()

    def wrap(self, secret: bytes, owner: str) -> bytes:
        """A secret that only this key unwraps, and only for its owner."""
        nonce = os.urandom(NONCE)
        return nonce + AESGCM(self.secret).encrypt(nonce, secret, owner.encode())

    def unwrap(self, wrapped: bytes, owner: str) -> bytes:
        """The secret again; raises `cryptography.exceptions.InvalidTag` where it was changed or is another owner's."""
        return AESGCM(self.secret).decrypt(wrapped[:NONCE], wrapped[NONCE:], owner.encode())


@dataclass
class MasterKeys:
    """The keys of a file, read when first needed, and again when the file has changed.

    `own`: nobody named the file, so it may be made at first need. `in_use` says whether data keys
    exist: then a missing file is no fresh beginning but a loss.
    """

    file: Path
    own: bool
    in_use: Callable[[], bool] = lambda: False
    _lock: Lock = field(default_factory=Lock)
    _seen: tuple[int, int] = (0, 0)
    _keys: tuple[MasterKey, ...] = ()

    def all(self) -> tuple[MasterKey, ...]:
        """Every key, the one that wraps first; raises `MasterKeyError`."""
        with self._lock:
            seen = self._look()
            if seen != self._seen:
                self._keys, self._seen = read(self.file), seen
            return self._keys

    def first(self) -> MasterKey:
        """The key that wraps."""
        return self.all()[0]

    def named(self, name: str) -> MasterKey:
        """The key of a name; raises `MasterKeyError` where it is not in the file."""
        for each in self.all():
            if each.name == name:
                return each
        msg = f"The master key {name} is not in '{self.file}', and data keys are wrapped by it; add its line again."
        raise MasterKeyError(msg)

    def _look(self) -> tuple[int, int]:
        """By what a changed file is known; one of our own is made if there is none yet."""
        try:
            found = self.file.stat()
        except FileNotFoundError as error:
            if not self.own or self.in_use():
                raise MasterKeyError(_missing(self.file, lost=self.own)) from error
            write_secret(self.file, f"{MasterKey.new().line}\n", anew=False)
            found = self.file.stat()
        except OSError as error:
            msg = f"The master key file '{self.file}' cannot be read: {error.strerror}; ask its owner, or name another."
            raise MasterKeyError(msg) from error
        return found.st_mtime_ns, found.st_ino


def add_first(file: Path, key: MasterKey) -> None:
    """Put a key before those of a file; raises `MasterKeyError` where it cannot be written."""
    there = file.read_text(encoding="utf-8")
    try:
        write_secret(file.resolve(), f"{key.line}\n{there}", anew=True)
    except OSError as error:
        reason = error.strerror
        raise MasterKeyError(
            f"The master key file '{file}' cannot be written: {reason}. Put the line of a new key before the others "
            "yourself ('groundswell keys new FILE' makes one), then run it again."
        ) from error


def read(file: Path) -> tuple[MasterKey, ...]:
    """The keys of a file; raises `MasterKeyError` where it is open to others or has none."""
    try:
        if file.stat().st_mode & 0o077:
            raise MasterKeyError(f"The master key file '{file}' may be read by others; run: chmod 600 '{file}'.")
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no text"
        raise MasterKeyError(f"The master key file '{file}' cannot be read: {reason}; name another.") from error
    keys = tuple(_key(line, number, file) for number, line in enumerate(lines, 1) if line.strip() and line[0] != "#")
    if not keys:
        raise MasterKeyError(f"The master key file '{file}' holds no key; {HOW_TO_MAKE}.")
    return keys


def _key(line: str, number: int, file: Path) -> MasterKey:
    try:
        secret = b64decode(line.strip(), validate=True)
    except (NotBase64, ValueError):
        secret = b""
    if len(secret) != LENGTH:
        msg = f"Line {number} of the master key file '{file}' is no key of {LENGTH} bytes as base64; {HOW_TO_MAKE}."
        raise MasterKeyError(msg)
    return MasterKey(secret)


def _missing(file: Path, *, lost: bool) -> str:
    if lost:
        return (
            f"The master key file '{file}' is gone, and without it the names and notes on record cannot be read; "
            "put it back from where you keep a copy."
        )
    return f"There is no master key file '{file}'; {HOW_TO_MAKE}, or GROUNDSWELL_MASTER_KEY_FILE names another."
