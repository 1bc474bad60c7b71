from datetime import date

import pytest

from dashboard.words import escaped
from service.sheets import PROBLEM
from tests.dashboard.conftest import OTHER
from tests.given import COALITION
from tests.workbooks import workbook
from tests.world import COLUMNS

GOOD = (
    f"1,{COALITION},Ada,meeting,2024-01-31",
    f"2,{COALITION},Dora Quay,pledge,2024-02-01",
    f"3,{COALITION},Ben,criticism,2024-02-02",
)
BAD = (f"4,{COALITION},Ada,dance,2024-02-03", f"5,{COALITION},Ada,join,soon")
FOREIGN = "Datum;Name;Activity;Note\n31.01.2024;Ada;Meeting;On the weir\n02.02.2024;Dora Quay;Call;\n"


@pytest.fixture
def importing(story, page):  # noqa: ARG001  the page needs a story to show
    return page("import")


def test_without_a_file_the_page_says_what_it_takes(importing):
    assert "who, what, when" in importing.title[0].value
    assert labels(importing.get("download_button")) == ["A table to begin with"]


def test_the_table_to_begin_with_can_be_imported_as_it_stands(story):
    from dashboard.parts.import_rows import EXAMPLE

    result = story.services.importing.run(EXAMPLE.encode("utf-8-sig"), source="example", recorder="Robin")
    assert (result.recorded, result.rejected) == (2, [])


def test_a_file_in_our_own_words_is_checked_and_shown_before_anything_is_recorded(story, importing):
    before = story.topics()
    drop(importing, *GOOD)
    assert importing.title[0].value == "3 rows: 3 new interactions."
    rows = importing.dataframe[0].value
    assert list(rows["Stakeholder"]) == ["Ada", "Dora Quay", "Ben"]
    assert list(rows["What"]) == ["Meeting", "Pledge", "Criticism"]
    assert rows["Happened"][0] == "31 Jan 2024"
    assert story.topics() == before


def test_it_is_recorded_when_said_so_and_the_page_tells_what_was_done(story, importing):
    press(drop(importing, *GOOD), "Record 3 interactions")
    assert {fact["source"] for fact in imported(story)} == {"table.csv"}
    assert {fact["recorded_by"] for fact in imported(story)} == {"local"}
    assert f"3 interactions of {escaped('table.csv')} were recorded." in said(importing)
    assert "See the facts" in labels(importing.get("page_link"))


def test_importing_again_adds_nothing(story, importing):
    press(drop(importing, *GOOD), "Record 3 interactions")
    before = story.topics()
    assert importing.title[0].value == "3 rows: nothing new and 3 recorded before."
    assert not importing.button
    assert story.topics() == before


def test_bad_rows_are_named_and_the_good_ones_recorded(story, importing):
    drop(importing, *GOOD, *BAD)
    assert importing.title[0].value == "5 rows: 3 new interactions and 2 that cannot be taken yet."
    wrong = importing.dataframe[0].value
    assert list(wrong["Line"]) == [5, 6]
    assert list(wrong["Column"]) == ["kind", "occurred_on"]
    assert list(wrong["Value"]) == ["dance", "soon"]
    assert list(importing.dataframe[1].value["Line"]) == [2, 3, 4]
    press(importing, "Record 3 interactions; leave 2 bad rows out")
    assert len(imported(story)) == 3
    assert "2 bad rows were left out" in said(importing)


def test_the_file_of_bad_rows_mended_adds_only_those(story, importing):
    press(drop(importing, *GOOD, *BAD), "Record 3 interactions; leave 2 bad rows out")
    mended = [f"{row},wrong" for row in (BAD[0].replace("dance", "join"), BAD[1].replace("soon", "2024-02-04"))]
    drop(importing, *mended, columns=f"{COLUMNS},{PROBLEM}")
    assert importing.title[0].value == "2 rows: 2 new interactions."
    press(importing, "Record 2 interactions")
    assert len(imported(story)) == 5


def test_what_the_columns_of_a_foreign_table_hold_is_guessed_and_can_be_said(story, importing):
    give(importing, FOREIGN)
    assert importing.title[0].value.startswith("Say which column holds the coalition and the date")
    column(importing, "Date").set_value("Datum")
    importing.run()
    column(importing, "Coalition of every row").set_value(OTHER).run()
    assert importing.title[0].value == "2 rows: 1 new interaction and 1 that cannot be taken yet."
    column(importing, "Call").set_value("message").run()
    press(importing, "Record 2 interactions")
    told = story.services.reading
    story.catch_up()
    assert [(each.stakeholder, each.kind) for each in told.entries(OTHER, interactions=True)] == [
        ("Dora Quay", "message"),
        ("Ada", "meeting"),
    ]


def test_what_was_said_of_a_header_is_remembered(story, page):
    first = give(page("import"), FOREIGN)
    column(first, "Date").set_value("Datum")
    column(first, "Call").set_value("message")
    first.run()
    column(first, "Coalition of every row").set_value(OTHER).run()
    press(first, "Record 2 interactions")
    again = give(page("import"), FOREIGN)
    assert again.title[0].value == "2 rows: nothing new and 2 recorded before."
    assert "as you said last time" in again.expander[0].label
    assert story.topics().count("layout.columns_mapped") == 1


def test_the_coalition_chosen_elsewhere_is_offered_for_all_rows(story, page):  # noqa: ARG001
    importing = give(page("import", coalition=OTHER), FOREIGN)
    assert column(importing, "Coalition of every row").value == OTHER


def test_dates_that_may_be_two_are_asked_about(story, importing):  # noqa: ARG001
    rows = [row.replace("2024-02-02", "03/02/2024") for row in GOOD]
    drop(importing, *rows)
    assert importing.title[0].value == "3 rows: 2 new interactions and 1 that cannot be taken yet."
    next(group for group in importing.button_group if "what comes first" in group.label).set_value(True).run()
    assert importing.title[0].value == "3 rows: 3 new interactions."
    assert list(importing.dataframe[0].value["Happened"])[2] == "3 Feb 2024"


def test_a_workbook_is_taken_as_well(story, importing):
    content = workbook([COLUMNS.split(","), [1, COALITION, "Ada", "meeting", date(2024, 1, 31)]])
    importing.file_uploader[0].upload("table.xlsx", content, "application/octet-stream")
    importing.run()
    press(importing, "Record 1 interaction")
    assert [fact["occurred_at"][:10] for fact in imported(story)] == ["2024-01-31"]


def test_a_coalition_that_is_formed_by_the_file_is_named(importing):
    drop(importing, *[row.replace(COALITION, "Clear Air") for row in GOOD])
    assert any("will be formed by this: Clear Air" in caption.value for caption in importing.caption)


def test_a_coalition_that_only_a_bad_row_names_is_not(importing):
    drop(importing, *GOOD, BAD[0].replace(COALITION, "Clear Air"))
    assert not any("will be formed" in caption.value for caption in importing.caption)


def test_a_file_that_cannot_be_read_says_why(importing):
    give(importing, "")
    assert importing.title[0].value == "This file cannot be read."
    assert "empty" in importing.error[0].value


def test_text_of_older_programs_is_read_and_said_so(importing):
    give(importing, f"{COLUMNS}\n1,{COALITION},Zoë,join,2024-01-01\n".encode("cp1252"))
    assert any("Windows-1252" in caption.value for caption in importing.caption)
    assert list(importing.dataframe[0].value["Stakeholder"]) == ["Zoë"]


def test_without_any_coalition_a_file_can_bring_the_first(world, page):
    importing = drop(page("import"), *GOOD)
    press(importing, "Record 3 interactions")
    assert len(imported(world)) == 3


def drop(importing, *rows, columns=COLUMNS):
    return give(importing, "\n".join([columns, *rows]))


def give(importing, content):
    content = content if isinstance(content, bytes) else content.encode()
    importing.file_uploader[0].upload("table.csv", content, "text/csv")
    return importing.run()


def column(importing, label):
    return next(box for box in importing.selectbox if box.label == label)


def button(importing, label):
    return next(each for each in importing.button if each.label == label)


def press(importing, label):
    return button(importing, label).click().run()


def said(importing):
    return " ".join(each.value for each in importing.markdown)


def labels(elements):
    return [each.proto.label for each in elements]


def imported(world):
    """The interactions that came from a file."""
    facts = [each["fact"]["interaction"] for each in world.services.export() if "interaction" in each["fact"]]
    return [fact for fact in facts if fact["source"].startswith("table")]
