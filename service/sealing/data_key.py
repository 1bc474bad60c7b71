"""A data key: seals the personal texts of one aggregate."""

import hmac
import os
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

HALF, NONCE = 32, 12
"""Bytes of each half of a key, and of a nonce (NIST SP 800-38D, section 5.2.1.1)."""

SIGN_BYTES = 4


class Tampered(ValueError):
    """What is sealed was changed, or belongs to another place or key."""

    def __init__(self) -> None:
        super().__init__("what is sealed in it was changed, moved here from another fact, or sealed with another key")


class DataKey(NamedTuple):
    """64 random bytes: half of them encrypt (AES-256-GCM), the other half make nonces and signs (HMAC-SHA-256)."""

    secret: bytes

    @classmethod
    def new(cls) -> "DataKey":
        """A key that nobody knows."""
        return cls(os.urandom(2 * HALF))

    def seal(self, text: bytes, place: bytes) -> str:
        """The text, readable only with this key and for this place, as base64: nonce, ciphertext, tag.

        The nonce follows from text and place, as in RFC 5297: it never comes twice for two different
        texts, and the same fact always is the same bytes, by which a repeated save is known again.
        """
        nonce = self._derived(b"nonce", len(place).to_bytes(4, "big") + place + text)[:NONCE]
        return b64encode(nonce + AESGCM(self.secret[:HALF]).encrypt(nonce, text, place)).decode()

    def unseal(self, sealed: str, place: bytes) -> bytes:
        """The text again; raises `Tampered` where it is not what was sealed for this place."""
        try:
            blob = b64decode(sealed, validate=True)
            return AESGCM(self.secret[:HALF]).decrypt(blob[:NONCE], blob[NONCE:], place)
        except (InvalidTag, NotBase64, ValueError) as error:
            raise Tampered from error

    def sign(self, text: str) -> str:
        """A short sign of a text: equal texts have equal signs, and without the key it tells nothing."""
        return self._derived(b"sign", text.encode())[:SIGN_BYTES].hex()

    def _derived(self, purpose: bytes, content: bytes) -> bytes:
        return hmac.digest(self.secret[HALF:], purpose + b"\0" + content, "sha256")
