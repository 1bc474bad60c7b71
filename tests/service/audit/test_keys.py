"""Keys come back from their files and are kept from others; notes are those of the specification."""

import pytest

from domain.checkpoint import Malformed, note
from service.audit.keys import NotSigned, Signer, SigningKeyError, Verifier, make, read


def test_a_note_of_the_specification_is_accepted():
    """The note and key that implementations of signed-note test themselves with."""
    key = Verifier.read("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    signer = Signer.read("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")
    told = (
        "If you think cryptography is the answer to your problem,\n"
        "then you don't know what your problem is.\n"
        "\n"
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    )
    assert signer.verifier == key
    assert key.signed(note(told))
    assert str(signer.sign(note(told).text)) == told
    with pytest.raises(NotSigned):
        key.signed(note(told.replace("your", "my")))


def test_a_key_comes_back_from_its_file(tmp_path):
    assert make(tmp_path / "key", "example.org/log")
    assert not make(tmp_path / "key")
    keys = read(tmp_path / "key")
    assert keys.signer.name == "example.org/log"
    assert Verifier.read(str(keys.signer.verifier)) == keys.trusted[0]
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("spoilt", ["", "nonsense", "PRIVATE+KEY+a+00000000+AAAA", "PRIVATE+KEY+a+b"])
def test_a_spoilt_key_is_refused_and_not_repeated(tmp_path, spoilt):
    file = tmp_path / "key"
    file.write_text(spoilt)
    file.chmod(0o600)
    with pytest.raises(SigningKeyError) as refused:
        read(file)
    assert not spoilt or spoilt not in str(refused.value).replace(str(file), "")


def test_a_key_that_others_may_read_is_refused(tmp_path):
    make(tmp_path / "key")
    (tmp_path / "key").chmod(0o644)
    with pytest.raises(SigningKeyError, match="chmod 600"):
        read(tmp_path / "key")


@pytest.mark.parametrize(
    "text", ["", "no note", "a\n1\n\n— b c\n", "a\n\n— b AAAA==\n", "x\n\n— a+b AAAA\n", "a\x00\n\n— b AAAA\n"]
)
def test_what_is_no_note_is_refused(text):
    with pytest.raises(Malformed):
        note(text)
