"""Which points of a chart can carry their name so that no two names overlap."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

LETTER, LINE, GAP = 6.3, 15.0, 8.0
"""Width of a letter and height of a line in pixels, and how far a name stands from its point."""

LONGEST = 28
"""Letters of a name that a chart shows at most."""

POINT = 6.0
"""Half the size of a point."""

CROWD = 150
"""Points among which names keep clear of all of them; among more there would be room for none."""

MIDDLE = 0.5

Side = Literal["", "left", "right"]


class Label(NamedTuple):
    """A name at a point; `x` and `y` are parts of the room, 0 to 1. `half`: half the size of the point."""

    x: float
    y: float
    name: str
    half: float = POINT


class Room(NamedTuple):
    """Where names may stand, in pixels, and how many at most."""

    width: float
    height: float
    most: int


class _Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: "_Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )


def placed(labels: Sequence[Label], order: Iterable[int], room: Room, clear: Sequence[Label] = ()) -> list[Side]:
    """On which side of its point each name finds room, "" where on none.

    The first in `order` come first, no more than the room takes. Names stand towards the middle where they can.
    `clear`: other words, centred where they stand, that no name may cover.
    """
    taken = [_point(label, room) for label in labels] if len(labels) <= CROWD else []
    taken += [_word(label, room) for label in clear]
    shown: list[Side] = [""] * len(labels)
    left = room.most
    for place in dict.fromkeys(order):
        if not left:
            break
        found = _found(labels[place], taken, room)
        if found is not None:
            shown[place], box = found
            taken.append(box)
            left -= 1
    return shown


def uncovering(words: Sequence[Label], labels: Sequence[Label], room: Room) -> list[bool]:
    """Which words, centred where they stand, cover no point and no word before them, and stand in the room."""
    taken = [_point(label, room) for label in labels]
    clear = []
    for word in words:
        box = _word(word, room)
        clear.append(box.left >= 0 and box.right <= room.width and not any(box.meets(other) for other in taken))
        if clear[-1]:
            taken.append(box)
    return clear


def _found(label: Label, taken: Sequence[_Box], room: Room) -> tuple[Side, _Box] | None:
    """The side with room for a name, with the room; None where neither has any."""
    own = _point(label, room)
    sides: tuple[Side, Side] = ("left", "right") if label.x > MIDDLE else ("right", "left")
    for side in sides:
        box = _box(label, side, room)
        inside = box.left >= 0 and box.right <= room.width
        if inside and not any(box.meets(other) for other in taken if other != own):
            return side, box
    return None


def _box(label: Label, side: Side, room: Room) -> _Box:
    long = LETTER * min(len(label.name), LONGEST)
    x, y = label.x * room.width, label.y * room.height
    gap = max(GAP, label.half + GAP / 2)
    left = x - gap - long if side == "left" else x + gap
    return _Box(left, y - LINE / 2, left + long, y + LINE / 2)


def _word(label: Label, room: Room) -> _Box:
    half, x, y = LETTER * len(label.name) / 2, label.x * room.width, label.y * room.height
    return _Box(x - half, y - LINE / 2, x + half, y + LINE / 2)


def _point(label: Label, room: Room) -> _Box:
    x, y = label.x * room.width, label.y * room.height
    half = label.half
    return _Box(x - half, y - half, x + half, y + half)
