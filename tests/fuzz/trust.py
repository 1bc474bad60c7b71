"""The parsers of what auditors and keepers bring: notes, keys, files of keys, bundles, backups. See `targets`."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from domain.checkpoint import Malformed, head, note, notes
from service.audit import keys as signing
from service.audit.keys import SECRET, Signer, SigningKeyError, Verifier
from service.audit.offline import NotABundle, verify
from service.backups.container import manifest_of
from service.backups.errors import NoBackup
from service.sealing import master_keys
from service.sealing.master_keys import MasterKeyError

SEED = 20
"""So many letters of a secret key in a sentence are too many."""


def checkpoint(content: bytes) -> None:
    """A signed note, and the head of the log in it."""
    text = content.decode("utf-8", "surrogateescape")
    with suppress(Malformed):
        assert str(note(text))
        head(note(text).text)
    with suppress(Malformed):
        assert isinstance(notes(text), list)


def key(content: bytes) -> None:
    """A key as one line, public or secret."""
    text, told = content.decode("utf-8", "surrogateescape"), list[str]()
    for read in (Verifier.read, Signer.read):
        try:
            assert str(read(text))
        except Malformed as refusal:
            told.append(str(refusal))
    assert SECRET not in text or not any(text.strip()[-SEED:] in each for each in told), "a secret key is told"


def key_file(content: bytes) -> None:
    """A file of master keys, or of the signing key."""
    with _file(content) as file:
        with suppress(MasterKeyError):
            assert master_keys.read(file)
        with suppress(SigningKeyError):
            assert signing.read(file).signer.name


def bundle(content: bytes) -> None:
    """A bundle of all facts with their proofs: rubbish proves nothing."""
    with _file(content) as file, suppress(NotABundle, Malformed):
        assert not verify(file).clean


def backup(content: bytes) -> None:
    """A backup, as far as it is read before anything is done with it."""
    with _file(content) as file, suppress(NoBackup):
        assert manifest_of(file).form


TARGETS: dict[str, Callable[[bytes], None]] = {
    each.__name__: each for each in (checkpoint, key, key_file, bundle, backup)
}


class _file:  # noqa: N801  used as a word
    """A file that its owner alone may read, for as long as it is looked at."""

    def __init__(self, content: bytes) -> None:
        self._content, self._folder = content, TemporaryDirectory()

    def __enter__(self) -> Path:
        file = Path(self._folder.name) / "file"
        file.write_bytes(self._content)
        file.chmod(0o600)
        return file

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()
