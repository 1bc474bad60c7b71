"""Sessions that somebody ended before their time.

Who is signed in stands in a signed cookie, which a browser forgets on signing out. A copy of it would
still be good, and so would another tab: so what was ended is remembered for as long as a session may last.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from service.limits import Counting

TELLING = ("iss", "sub", "iat", "nonce")
"""The claims of an id token that tell one session from every other."""


@dataclass(frozen=True)
class Sessions:
    """What was ended; counted where attempts are (`service.limits`), in windows as long as a session may last."""

    seconds: int
    clock: Callable[[], datetime]
    counting: Counting

    def end(self, claims: Mapping[str, Any]) -> None:
        """From now on this session is over, in this window and the next, which outlasts it."""
        for window in (self._window, self._window + 1):
            self.counting.count(_name(claims), window, self.seconds)

    def ended(self, claims: Mapping[str, Any]) -> bool:
        """Whether it was ended."""
        return self.counting.counted(_name(claims), self._window, self.seconds) > 0

    @property
    def _window(self) -> int:
        return int(self.clock().timestamp()) // self.seconds


def _name(claims: Mapping[str, Any]) -> str:
    told = "\n".join(str(claims.get(each)) for each in TELLING)
    return f"ended:{sha256(told.encode()).hexdigest()}"
