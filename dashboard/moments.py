"""Moments of coalitions that are kept, with the figures made of them, for all readers."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock
from typing import Any, Generic, TypeVar

from domain.situation import Situation

T = TypeVar("T")

FIGURES = 100
"""How many are kept of a moment, those asked for last."""


@dataclass(frozen=True)
class Moment:
    """A coalition after so many facts, as it happened until the end of `on`, as known at `known` (now if None).

    `position`: its last fact; `heard`: the last one about stakeholders themselves.
    """

    coalition: str
    position: int
    heard: int
    on: date
    known: datetime | None = None

    def replaces(self, other: "Moment") -> bool:
        """Whether this is the same with later facts, so that nobody asks for the other any more."""
        same = (self.coalition, self.on, self.known) == (other.coalition, other.on, other.known)
        return same and (self.position, self.heard) > (other.position, other.heard)


class Once(Generic[T]):
    """What one reader computes while others who want it wait."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.value: T | None = None

    def get(self, compute: Callable[[], T]) -> T:
        """The value, computed by whoever comes first; an error is theirs alone, and the next one tries again."""
        with self._lock:
            if self.value is None:
                self.value = compute()
            return self.value


class Kept:
    """A situation with the figures made of it, which go when it goes: most hold on to it."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self._lock, self._made = Lock(), OrderedDict[Any, Once[tuple[Any]]]()

    def at(self, figure: Callable[..., Any], given: tuple[Any, ...]) -> Any:
        """A figure of the situation and of what else is `given`, computed once."""
        key = figure.__module__, figure.__qualname__, given
        with self._lock:
            once = self._made.setdefault(key, Once())
            self._made.move_to_end(key)
            if len(self._made) > FIGURES:
                self._made.popitem(last=False)
        return once.get(lambda: (figure(self.situation, *given),))[0]


class Moments:
    """The moments asked for last: as many as have no more than so many facts together, and at least one."""

    def __init__(self, facts: int) -> None:
        self._facts = facts
        self._lock, self._kept = Lock(), OrderedDict[Moment, Once[Kept]]()

    def get(self, moment: Moment, read: Callable[[Moment], Situation]) -> Kept:
        """A moment with its figures; what it replaces is let go before it is read, what is too much afterwards."""
        with self._lock:
            for each in [each for each in self._kept if moment.replaces(each)]:
                del self._kept[each]
            once = self._kept.setdefault(moment, Once())
            self._kept.move_to_end(moment)
        kept = once.get(lambda: Kept(read(moment)))
        with self._lock:
            while len(self._kept) > 1 and sum(map(_facts, self._kept.values())) > self._facts:
                self._kept.popitem(last=False)
        return kept


def _facts(once: Once[Kept]) -> int:
    return 0 if once.value is None else len(once.value.situation.rows)
