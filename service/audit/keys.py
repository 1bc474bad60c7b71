"""The keys that sign checkpoints, and those that check signatures (Ed25519, in the forms of C2SP signed-note).

A verifier key is public: `name+hash+base64`. The file of an installation has its own secret one in the first line,
`PRIVATE+KEY+name+hash+base64` as Go's `sumdb/note` writes it, and may have verifier keys of earlier ones below.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from domain.checkpoint import Head, Malformed, Note, Signature, as_base64, from_base64, head, named
from domain.errors import GroundswellError
from service.secret_file import write_secret

ED25519 = b"\x01"
"""The type of a signature, as signed-note numbers them."""

SECRET, LENGTH = "PRIVATE+KEY+", 32
HOW_TO_MAKE = "'groundswell audit new-key FILE' makes one"


class SigningKeyError(GroundswellError):
    """The file with the signing key cannot be used; the text is the whole sentence."""


class NotSigned(GroundswellError):
    """A note that no trusted key signed; the text is the whole sentence."""


@dataclass(frozen=True)
class Verifier:
    """A public key with its name."""

    name: str
    public: bytes

    @classmethod
    def read(cls, text: str) -> "Verifier":
        """A key as `str` writes it; raises `Malformed`, which does not repeat one that is secret."""
        if SECRET in text:
            raise Malformed(
                "A secret key stands where a verifier key should; only the first line of its file is secret."
            )
        name, id_, content = _parts(text.strip())
        key = cls(name, content[1:])
        if content[:1] != ED25519 or len(key.public) != LENGTH or key.id.hex() != id_:
            raise Malformed(f"'{text.strip()[:60]}' is no verifier key (name+hash+base64, of Ed25519).")
        return key

    @property
    def id(self) -> bytes:
        """Four bytes by which signatures tell the key."""
        return sha256(self.name.encode() + b"\n" + ED25519 + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{as_base64(ED25519 + self.public)}"

    def signed(self, note: Note) -> bool:
        """Whether this key signed a note; raises `NotSigned` where it should have and did not."""
        mine = [each for each in note.signatures if (each.name, each.key) == (self.name, self.id)]
        try:
            for each in mine:
                Ed25519PublicKey.from_public_bytes(self.public).verify(each.content, note.text.encode())
        except InvalidSignature as error:
            raise NotSigned(f"The signature of '{self.name}' does not fit the checkpoint.") from error
        return bool(mine)


@dataclass(frozen=True)
class Signer:
    """A secret key with its name."""

    name: str
    seed: bytes

    @classmethod
    def new(cls, name: str | None = None) -> "Signer":
        """A key that nobody knows; named at random unless somebody gives a name."""
        name = name or f"groundswell-{secrets.token_hex(4)}"
        if not named(name):
            raise Malformed(f"'{name}' cannot be a log's name; leave out spaces and plus signs.")
        return cls(name, secrets.token_bytes(LENGTH))

    @classmethod
    def read(cls, text: str) -> "Signer":
        """A key as `line` writes it; raises `Malformed`, which does not repeat it."""
        try:
            name, id_, content = _parts(text.strip().removeprefix(SECRET))
            key = cls(name, content[1:])
            right = content[:1] == ED25519 and len(key.seed) == LENGTH and key.verifier.id.hex() == id_
        except Malformed:
            right = False
        if not right or not text.startswith(SECRET):
            raise Malformed("The first line is no signing key.") from None
        return key

    @property
    def line(self) -> str:
        """How it stands in the file."""
        return f"{SECRET}{self.name}+{self.verifier.id.hex()}+{as_base64(ED25519 + self.seed)}"

    @property
    def verifier(self) -> Verifier:
        """The public key that belongs to it."""
        return Verifier(self.name, Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw())

    def sign(self, text: str) -> Note:
        """A text as a note that this key signed."""
        content = Ed25519PrivateKey.from_private_bytes(self.seed).sign(text.encode())
        return Note(text, (Signature(self.name, self.verifier.id, content),))


@dataclass(frozen=True)
class Keys:
    """What the file of an installation holds: the key that signs, and all that are trusted, its own first."""

    signer: Signer
    trusted: tuple[Verifier, ...]


def opened(note: Note, trusted: Iterable[Verifier]) -> Head:
    """What a checkpoint says that one of these keys signed; raises `NotSigned`, or `Malformed`."""
    if not [key for key in trusted if key.signed(note)]:
        names = " and ".join(sorted({each.name for each in note.signatures})) or "nobody"
        raise NotSigned(f"A checkpoint is signed by {names}, by none of the keys that are trusted here.")
    return head(note.text)


def read(file: Path) -> Keys:
    """The keys in a file; raises `SigningKeyError`."""
    try:
        if file.stat().st_mode & 0o077:
            raise SigningKeyError(f"The signing key file '{file}' may be read by others; run: chmod 600 '{file}'.")
        first, *others = file.read_text(encoding="utf-8").splitlines() or [""]
        signer = Signer.read(first)
        return Keys(signer, (signer.verifier, *(Verifier.read(line) for line in others if line.strip())))
    except FileNotFoundError as error:
        raise SigningKeyError(f"There is no signing key file '{file}'; {HOW_TO_MAKE}.") from error
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no text"
        raise SigningKeyError(f"The signing key file '{file}' cannot be read: {reason}.") from error
    except Malformed as error:
        raise SigningKeyError(f"The signing key file '{file}' cannot be used: {error} {HOW_TO_MAKE}.") from error


def make(file: Path, name: str | None = None) -> bool:
    """Write a new key to a file that is not there yet; whether that was so."""
    return write_secret(file, f"{Signer.new(name).line}\n", anew=False)


def _parts(text: str) -> tuple[str, str, bytes]:
    parts = text.split("+", 2)
    if len(parts) != 3 or not named(parts[0]):  # noqa: PLR2004  name, hash, key
        raise Malformed(f"'{text[:60]}' is no verifier key (name+hash+base64).")
    return parts[0], parts[1], from_base64(parts[2])
