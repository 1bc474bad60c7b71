"""What a file's columns hold: guessed from their headings, said, and remembered."""

from datetime import date

import pytest

from domain.layout import Columns
from domain.values import Kind
from service.columns import guessed, unknown_kinds
from service.rejections import FileRejected
from service.sheets import read
from tests.given import COALITION, RECORDER
from tests.workbooks import workbook

FOREIGN = "Datum;Wer;Was;Notiz\n31.01.2024;Ada;Treffen;On the weir\n02.02.2024;Bo;Anruf;\n"
SAID = Columns(
    taken={"occurred_on": "Datum", "stakeholder": "Wer", "kind": "Was", "detail": "Notiz"},
    always={"coalition": COALITION},
    kinds={"treffen": Kind.MEETING, "anruf": Kind.MESSAGE},
)


def bring_in(world, content, **options):
    content = content if isinstance(content, bytes) else content.encode()
    return world.services.importing.run(content, source="file", recorder=RECORDER, **options)


def numbers(result):
    return result.read, result.recorded, result.already, len(result.rejected)


# guessing


@pytest.mark.parametrize(
    ("header", "taken"),
    [
        ("external_id,coalition,stakeholder,kind,occurred_on", "external_id,coalition,stakeholder,kind,occurred_on"),
        ("Date,Name,Activity,Notes", "occurred_on,stakeholder,kind,detail"),
        ("Organization;Type;Event date;Comments", "stakeholder,kind,occurred_on,detail"),
        ("Occured on,Stakeholders,Kind", "occurred_on,stakeholder,kind"),
        ("ID,Project,Contact,Interaction type,Due date", "external_id,coalition,stakeholder,kind,due_on"),
    ],
)
def test_headings_like_ours_are_taken_for_them(header, taken):
    sheet = read(f"{header}\n".encode())
    assert guessed(sheet).taken == dict(zip(taken.split(","), sheet.headings, strict=True))


def test_a_heading_like_none_of_ours_is_not_taken():
    assert guessed(read(b"Colour,Weather\nred,fine\n")).taken == {}


def test_no_column_is_taken_twice():
    taken = guessed(read(b"Name,Contact,Date\n")).taken
    assert sorted(taken.values()) == ["Date", "Name"]


def test_the_order_of_dates_is_told_by_a_day_that_is_no_month():
    assert guessed(read(b"Date,Name\n01/02/2024,Ada\n13/02/2024,Bo\n")).day_first is True


def test_words_that_are_no_kinds_are_listed_the_most_frequent_first():
    sheet = read(b"Kind\nCall\nvote with\nlunch\ncall\nMEETING\n")
    assert unknown_kinds(sheet, "Kind") == ["Call", "lunch"]


# importing by what was said


def test_a_foreign_table_is_imported_by_what_was_said_of_its_columns(small_world):
    assert numbers(bring_in(small_world, FOREIGN, columns=SAID)) == (2, 2, 0, 0)
    small_world.catch_up()
    told = small_world.services.reading.entries(COALITION, interactions=True)
    assert [(each.stakeholder, each.kind, str(each.occurred_at.date()), each.note) for each in told] == [
        ("Bo", "message", "2024-02-02", ""),
        ("Ada", "meeting", "2024-01-31", "On the weir"),
    ]


def test_without_ids_of_its_own_the_same_table_again_adds_nothing(small_world):
    bring_in(small_world, FOREIGN, columns=SAID)
    assert numbers(bring_in(small_world, FOREIGN, columns=SAID)) == (2, 0, 2, 0)


def test_a_longer_table_adds_what_is_new_wherever_it_stands(small_world):
    bring_in(small_world, FOREIGN, columns=SAID)
    longer = FOREIGN.replace("Notiz\n", "Notiz\n01.02.2024;Cy;Treffen;\n")
    assert numbers(bring_in(small_world, longer, columns=SAID)) == (3, 1, 2, 0)


def test_what_was_told_otherwise_before_is_named_and_not_told_twice(small_world):
    bring_in(small_world, FOREIGN, columns=SAID)
    toned = FOREIGN.replace("Notiz\n", "Notiz;Ton\n").replace("weir\n", "weir;2\n").replace("Anruf;\n", "Anruf;;\n")
    said = SAID.model_copy(update={"taken": SAID.taken | {"tone": "Ton"}})
    result = bring_in(small_world, toned, columns=said, keep_going=True)
    assert numbers(result) == (2, 0, 1, 1)
    assert "other content" in result.rejected[0].reason


def test_a_bad_value_is_told_under_the_heading_of_the_file(small_world):
    bad = FOREIGN.replace("31.01.2024", "31.02.2024")
    (rejected,) = bring_in(small_world, bad, columns=SAID).rejected
    assert (rejected.line, rejected.column, rejected.value) == (2, "Datum", "31.02.2024")


def test_a_workbook_with_real_dates_is_imported(small_world):
    content = workbook([["Datum", "Wer", "Was", "Notiz"], [date(2024, 1, 31), "Ada", "Treffen", "On the weir"]])
    assert numbers(bring_in(small_world, content, columns=SAID)) == (1, 1, 0, 0)
    assert numbers(bring_in(small_world, FOREIGN, columns=SAID)) == (2, 1, 1, 0)


# remembering


def test_what_was_said_of_a_header_is_remembered_in_whatever_order_it_comes(small_world):
    importing = small_world.services.importing
    assert importing.remember(["Datum", "Wer", "Was", "Notiz"], SAID, RECORDER) is True
    assert importing.remember(["Datum", "Wer", "Was", "Notiz"], SAID, RECORDER) is False
    assert importing.remembered(["Wer", "Was", "Notiz", "Datum"]) == SAID
    assert numbers(bring_in(small_world, FOREIGN)) == (2, 2, 0, 0)


def test_a_header_in_our_own_words_needs_no_remembering(small_world):
    headings = ["external_id", "coalition", "stakeholder", "kind", "occurred_on"]
    plain = Columns(taken={heading: heading for heading in headings})
    assert small_world.services.importing.remember(headings, plain, RECORDER) is False
    assert small_world.services.importing.remember(headings, plain.model_copy(update={"day_first": True}), RECORDER)
    assert small_world.services.importing.remember(headings, plain, RECORDER) is True
    assert small_world.services.importing.remembered(headings) == plain


def test_of_a_header_never_seen_nothing_is_remembered(small_world):
    assert small_world.services.importing.remembered(["Datum"]) is None
    with pytest.raises(FileRejected):
        bring_in(small_world, FOREIGN)


def test_what_is_remembered_stands_in_the_log_and_belongs_to_no_coalition(world):
    world.services.importing.remember(["Datum", "Wer"], SAID, RECORDER)
    world.catch_up()
    assert world.topics() == ["layout.seen", "layout.columns_mapped"]
    rows = world.read_models()["timeline"]
    assert [(row["kind"], row["coalition_id"]) for row in rows] == [("layout.seen", ""), ("layout.columns_mapped", "")]
    assert world.services.verify().identical
    said, seen = world.services.reading.entries()
    assert seen.told == "Datum, Wer"
    assert said.told.startswith("'Datum' holds occurred_on, 'Wer' holds stakeholder")
