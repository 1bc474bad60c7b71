"""`groundswell import`: all rows or none, and every bad one named."""

from datetime import UTC, date, datetime

import pytest

from domain.layout import Columns
from tests.given import Clock
from tests.workbooks import workbook
from tests.world import COLUMNS, a_world

GOOD = ("1,Clean Rivers,Ada,join,2024-01-05", "2,Clean Rivers,Bo,opposition,2024-02-07")
BAD = "3,Clean Rivers,Cy,pledge,31/02/2024"


def test_every_row_is_recorded_and_counted(groundswell, write):
    answer = groundswell("import", write(*GOOD), "--json")
    assert answer.exit_code == 0
    assert answer.json == {"read": 2, "recorded": 2, "already": 0, "rejected": []}
    (coalition,) = groundswell("coalition", "list", "--json").json
    assert (coalition["stakeholders"], coalition["members"], coalition["counted"]) == (2, 1, True)


def test_the_same_file_again_adds_nothing(groundswell, facts, write):
    groundswell("import", write(*GOOD))
    before = facts()
    again = groundswell("import", write(*GOOD, name="copy.csv"), "--json")
    assert again.exit_code == 0
    assert again.json == {"read": 2, "recorded": 0, "already": 2, "rejected": []}
    assert facts() == before


def test_one_bad_row_keeps_all_out(groundswell, facts, write):
    answer = groundswell("import", write(*GOOD, BAD), "--json")
    assert answer.exit_code == 2
    (rejected,) = answer.json["rejected"]
    assert (rejected["line"], rejected["column"], rejected["value"]) == (4, "occurred_on", "31/02/2024")
    assert "2024-12-31" in rejected["reason"]
    assert facts() == []


def test_people_see_line_column_value_and_reason_of_what_was_rejected(groundswell, write):
    told = groundswell("import", write(*GOOD, BAD)).err
    row = next(line for line in told.splitlines() if "31/02/2024" in line)
    assert row.split()[:3] == ["4", "occurred_on", "31/02/2024"]
    assert "nothing was recorded" in told
    assert "--keep-going" in told


def test_keep_going_takes_the_good_rows(groundswell, write):
    answer = groundswell("import", write(*GOOD, BAD), "--keep-going", "--json")
    assert answer.exit_code == 1
    assert (answer.json["read"], answer.json["recorded"], len(answer.json["rejected"])) == (3, 2, 1)
    assert groundswell("coalition", "list", "--json").json[0]["stakeholders"] == 2


def test_keep_going_with_no_good_row_is_bad_input(groundswell, facts, write):
    assert groundswell("import", write(BAD), "--keep-going").exit_code == 2
    assert facts() == []


def test_a_dry_run_tells_the_same_and_records_nothing(groundswell, facts, write):
    answer = groundswell("import", write(*GOOD), "--dry-run", "--json")
    assert answer.json == {"read": 2, "recorded": 2, "already": 0, "rejected": []}
    assert facts() == []
    assert "would be recorded" in groundswell("import", write(*GOOD), "--dry-run").out
    assert groundswell("import", write(BAD), "--dry-run").exit_code == 2


def test_a_dash_reads_from_stdin(groundswell, facts, write):
    content = write(*GOOD).read_bytes()
    assert groundswell("import", "-", "--json", stdin=content).json["recorded"] == 2
    assert {fact["fact"]["interaction"]["source"] for fact in facts() if "interaction" in fact["fact"]} == {"stdin"}


def test_further_columns_are_taken(groundswell, facts, write):
    header = "external_id,coalition,stakeholder,kind,occurred_on,tone,visibility,recorded_by,gave,gave_worth"
    rows = ("1,C,Ada,meeting,2024-01-01,2,private,Robin,,", "2,C,Ada,trade,2024-01-02,,,Robin,capital,3")
    assert groundswell("import", write(*rows, header=header)).exit_code == 0
    meeting, trade = (fact["fact"]["interaction"] for fact in facts()[-2:])
    assert (meeting["tone"], meeting["visibility"], meeting["recorded_by"]) == (2, "private", "Robin")
    assert (trade["gave"]["what"], trade["gave"]["worth"]) == ("capital", 3)


def test_who_recorded_it_can_be_said_for_a_whole_file(groundswell, facts, write):
    groundswell("import", write(*GOOD), "--recorded-by", "Robin")
    assert facts()[-1]["fact"]["interaction"]["recorded_by"] == "Robin"


@pytest.mark.parametrize(
    ("words", "content"),
    [
        (("UTF-8",), "external_id,coalition\n1,Zürich\n".encode("latin-1")),
        (("UTF-8",), "external_id,coalition\n".encode("utf-16")),
        (("empty",), b""),
        (("empty",), b" \n\n"),
        (("no CSV",), b"\x89PNG\r\n\x1a\n\x00\x00".replace(b"\x89", b"")),
        (("none of the columns", "external_id"), b"Dear reader,\nthis is a letter.\n"),
        (("'mood'",), b"external_id,coalition,stakeholder,kind,occurred_on,mood\n1,C,Ada,join,2024-01-01,good\n"),
        (("occurred_on",), b"external_id,coalition,stakeholder,kind\n1,C,Ada,join\n"),
        (("twice",), b"external_id,coalition,stakeholder,kind,occurred_on,kind\n1,C,Ada,join,2024-01-01,join\n"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(groundswell, facts, tmp_path, words, content):
    file = tmp_path / "file.csv"
    file.write_bytes(content)
    assert groundswell("import", file).refused(*words)
    assert groundswell("import", file, "--json", "--keep-going").refused(*words)
    assert facts() == []


@pytest.mark.parametrize(
    ("column", "row"),
    [
        ("detail", f"3,C,Ada,message,2024-01-01,{'x' * 50_000},"),
        ("occurred_on", "3,C,Ada,join,2999-01-01,,"),
        ("occurred_on", "3,C,Ada,join,,,"),
        ("kind", "3,C,Ada,dance,2024-01-01,,"),
        ("tone", "3,C,Ada,meeting,2024-01-01,,7"),
        ("external_id", ",C,Ada,join,2024-01-01,,"),
        ("stakeholder", f"3,C,{'x' * 300},join,2024-01-01,,"),
        ("", "3,C,Ada,join,2024-01-01"),
    ],
)
def test_a_bad_value_is_named_by_line_and_column_and_changes_nothing(groundswell, facts, write, column, row):
    header = "external_id,coalition,stakeholder,kind,occurred_on,detail,tone"
    file = write("1,C,Ada,join,2024-01-01,,", row, header=header)
    answer = groundswell("import", file, "--json")
    assert answer.exit_code == 2
    (rejected,) = answer.json["rejected"]
    assert (rejected["line"], rejected["column"]) == (3, column)
    assert len(rejected["value"]) < 100
    assert rejected["reason"]
    assert facts() == []


def test_a_workbook_with_real_dates_is_imported(groundswell, facts, tmp_path):
    file = tmp_path / "table.xlsx"
    file.write_bytes(workbook([COLUMNS.split(","), [1, "Clean Rivers", "Ada", "join", date(2024, 1, 5)]]))
    assert groundswell("import", file, "--json").json["recorded"] == 1
    assert facts()[-1]["fact"]["interaction"]["occurred_at"] == "2024-01-05T00:00:00Z"
    assert groundswell("import", file, "--json").json["already"] == 1


def test_headings_whose_meaning_is_remembered_are_understood(groundswell, write, tmp_path):
    file = write("05.01.2024,Ada,Join", header="Datum,Wer,Was")
    assert groundswell("import", file).refused("none of the columns that are needed", "page Import")
    said = Columns(
        taken={"occurred_on": "Datum", "stakeholder": "Wer", "kind": "Was"}, always={"coalition": "Clean Rivers"}
    )
    with a_world(f"sqlite:///{tmp_path / 'groundswell.db'}", Clock(datetime.now(UTC))) as world:
        world.services.importing.remember(["Datum", "Wer", "Was"], said, "Robin")
    assert groundswell("import", file, "--json").json["recorded"] == 1
    assert groundswell("import", file, "--json").json["already"] == 1


def test_a_missing_file_a_folder_and_a_missing_argument_are_refused(groundswell, facts, tmp_path):
    assert groundswell("import", tmp_path / "none.csv").refused("none.csv")
    assert groundswell("import", tmp_path).refused("folder")
    assert groundswell("import").refused("FILE")
    assert facts() == []


def test_of_very_many_rejected_rows_people_see_the_first(groundswell, write):
    told = groundswell("import", write(*[f"{n},C,Ada,join,never" for n in range(200)])).err
    assert "160 more" in told
    assert len(told.splitlines()) < 60
