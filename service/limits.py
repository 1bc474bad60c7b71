"""How often the same thing may be tried: fixed windows of time, counted in this process or in a Redis.

A fixed window (count, and begin anew with the next one) lets at most twice the number through around its
end, which is near enough against guessing, and costs one counter for each who tries.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from threading import Lock
from typing import Protocol

from domain.errors import Refused


class TooManyAttempts(Refused):
    """Somebody tried too often; `seconds` tells when the next try counts."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"That was tried too often; wait {seconds} seconds and try again.")


class Counting(Protocol):
    """Where attempts are counted."""

    def count(self, key: str, window: int, seconds: int) -> int:
        """One more for this key in this window, which lasts so many seconds; how many there are now.

        The window before is kept as well, older ones are forgotten.
        """

    def counted(self, key: str, window: int, seconds: int) -> int:
        """How many there are."""


@dataclass
class InProcess:
    """Counted in this process alone."""

    _lock: Lock = field(default_factory=Lock)
    _windows: dict[tuple[int, int], Counter[str]] = field(default_factory=dict)

    def count(self, key: str, window: int, seconds: int) -> int:
        """One more; how many there are now."""
        with self._lock:
            for past in [each for each in self._windows if each[1] == seconds and each[0] < window - 1]:
                del self._windows[past]
            counted = self._windows.setdefault((window, seconds), Counter())
            counted[key] += 1
            return counted[key]

    def counted(self, key: str, window: int, seconds: int) -> int:
        """How many there are."""
        with self._lock:
            return self._windows.get((window, seconds), Counter())[key]


@dataclass(frozen=True)
class Limit:
    """So many attempts in so many seconds, for each who tries."""

    name: str
    most: int
    seconds: int
    clock: Callable[[], datetime]
    counting: Counting

    def take(self, whose: str) -> None:
        """Count one attempt of somebody (an address, the beginning of a token).

        Raises `TooManyAttempts` where there were too many. Who it was is kept as a hash only.
        """
        now = int(self.clock().timestamp())
        window, past = divmod(now, self.seconds)
        key = f"{self.name}:{sha256(whose.encode()).hexdigest()}"
        if self.counting.count(key, window, self.seconds) > self.most:
            raise TooManyAttempts(self.seconds - past)


@dataclass(frozen=True)
class Limits:
    """What is limited."""

    sign_in: Limit
    tokens: Limit


def limits(clock: Callable[[], datetime], counting: Counting) -> Limits:
    """Thirty sign-ins from one address, ten wrong tokens that begin alike a minute: far above what people do."""
    return Limits(Limit("sign-in", 30, 60, clock, counting), Limit("tokens", 10, 60, clock, counting))
