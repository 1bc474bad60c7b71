"""Names on a chart that do not overlap."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.shown.labels import LETTER, LINE, LONGEST, Label, Room, placed

ROOM = Room(400.0, 300.0, 30)
LABELS = st.lists(st.builds(Label, st.floats(0, 1), st.floats(0, 1), st.text(min_size=1, max_size=40)), max_size=30)


def test_names_stand_towards_the_middle_where_they_can():
    assert placed([Label(0.1, 0.5, "Ada"), Label(0.9, 0.2, "Ben")], [0, 1], ROOM) == ["right", "left"]
    assert placed([Label(0.9, 0.5, "Ada"), Label(0.88, 0.5, "Ben")], [0, 1], ROOM) == ["right", "left"]


def test_where_there_is_room_for_one_the_first_has_it():
    apart = [Label(0.5, 0.50, "A" * 25), Label(0.45, 0.55, "B" * 25)]
    assert [bool(side) for side in placed(apart, [1, 0], ROOM._replace(most=1))] == [False, True]


@given(LABELS)
def test_no_two_names_overlap(labels):
    sides = placed(labels, range(len(labels)), ROOM)
    boxes = []
    for label, side in zip(labels, sides, strict=True):
        if side:
            long, x, y = LETTER * min(len(label.name), LONGEST), label.x * ROOM[0], label.y * ROOM[1]
            left = x - 8 - long if side == "left" else x + 8
            assert 0 <= left <= left + long <= ROOM[0]
            boxes.append((left, left + long, y))
    for place, (left, right, y) in enumerate(boxes):
        for other_left, other_right, other_y in boxes[:place]:
            assert abs(y - other_y) >= LINE or right <= other_left or other_right <= left


def test_no_name_covers_what_is_kept_clear():
    assert placed([Label(0.1, 0.5, "Ada")], [0], ROOM, [Label(0.2, 0.5, "Port and labour")]) == ["left"]


@given(LABELS, st.integers(0, 5))
def test_no_more_are_named_than_asked(labels, most):
    assert sum(map(bool, placed(labels, range(len(labels)), ROOM._replace(most=most)))) <= most
