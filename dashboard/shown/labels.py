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
    """A name at a point; `x` and `y` are parts of the room, 0 to 1."""

    x: float
    y: float
    name: str


class _Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: "_Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )


def placed(  # noqa: PLR0913  the names, the room, and what to keep clear of
    labels: Sequence[Label], order: Iterable[int], width: float, height: float, most: int, clear: Sequence[Label] = ()
) -> list[Side]:
    """On which side of its point each name finds room of so many pixels, "" where on none.

    The first in `order` come first, `most` at most. Names stand towards the middle where they can.
    `clear`: other words, centred where they stand, that no name may cover.
    """
    taken = [_point(label, width, height) for label in labels] if len(labels) <= CROWD else []
    taken += [_word(label, width, height) for label in clear]
    shown: list[Side] = [""] * len(labels)
    left = most
    for place in dict.fromkeys(order):
        if not left:
            break
        found = _room(labels[place], taken, width, height)
        if found is not None:
            shown[place], box = found
            taken.append(box)
            left -= 1
    return shown


def _room(label: Label, taken: Sequence[_Box], width: float, height: float) -> tuple[Side, _Box] | None:
    """The side with room for a name, with the room; None where neither has any."""
    own = _point(label, width, height)
    sides: tuple[Side, Side] = ("left", "right") if label.x > MIDDLE else ("right", "left")
    for side in sides:
        box = _box(label, side, width, height)
        inside = box.left >= 0 and box.right <= width
        if inside and not any(box.meets(other) for other in taken if other != own):
            return side, box
    return None


def _box(label: Label, side: Side, width: float, height: float) -> _Box:
    long = LETTER * min(len(label.name), LONGEST)
    x, y = label.x * width, label.y * height
    left = x - GAP - long if side == "left" else x + GAP
    return _Box(left, y - LINE / 2, left + long, y + LINE / 2)


def _word(label: Label, width: float, height: float) -> _Box:
    half, x, y = LETTER * len(label.name) / 2, label.x * width, label.y * height
    return _Box(x - half, y - LINE / 2, x + half, y + LINE / 2)


def _point(label: Label, width: float, height: float) -> _Box:
    x, y = label.x * width, label.y * height
    return _Box(x - POINT, y - POINT, x + POINT, y + POINT)
