"""How files of one header are read is remembered; the same again is no news."""

import pytest

from domain.errors import Invalid
from domain.identity import layout_id
from domain.layout import Columns, ColumnsMapped, Layout, LayoutSeen
from domain.values import Kind
from tests.given import NOW, RECORDER, Story, a

HEADINGS = ("Datum", "Wer", "Was")
COLUMNS = Columns(
    taken={"occurred_on": "Datum", "stakeholder": "Wer", "kind": "Was"},
    always={"coalition": "Clean Rivers"},
    kinds={"anruf": Kind.MESSAGE},
    day_first=True,
)


def mapped(columns):
    return lambda layout: layout.map(columns, RECORDER, NOW)


def test_a_header_is_seen_once_and_its_columns_mapped():
    layout = Layout.see(HEADINGS, NOW)
    layout.map(COLUMNS, RECORDER, NOW)
    assert [type(fact) for fact in layout.pending_events] == [LayoutSeen, ColumnsMapped]
    assert layout.columns == COLUMNS


def test_the_same_mapping_again_is_not_news():
    story = Story(Layout.see(HEADINGS, NOW)).when(mapped(COLUMNS), mapped(COLUMNS))
    story.then(a(ColumnsMapped, columns=COLUMNS, mapped_by=RECORDER))


def test_another_mapping_takes_its_place():
    other = COLUMNS.model_copy(update={"day_first": False})
    story = Story(Layout.see(HEADINGS, NOW)).when(mapped(COLUMNS), mapped(other))
    assert story.subject.columns == other


def test_a_header_goes_by_its_headings_in_whatever_order_case_and_spacing():
    assert layout_id(["Was", "datum ", "WER"]) == layout_id(HEADINGS)
    assert layout_id(["Was", "Datum"]) != layout_id(HEADINGS)
    assert layout_id(["Was, Wer", "Datum"]) != layout_id(HEADINGS)


def test_a_header_of_too_many_columns_is_not_remembered():
    with pytest.raises(Invalid):
        Layout.see([str(number) for number in range(201)], NOW)
