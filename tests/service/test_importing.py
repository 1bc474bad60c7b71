"""Importing a file: all rows or none, in order of date, the same again adds nothing."""

import random
from contextlib import suppress
from dataclasses import asdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.values import NOTE_LIMIT, Kind
from service.file_rows import OPTIONAL, REQUIRED
from service.rejections import FileRejected, Imported
from tests.world import COLUMNS, a_small_world

GOOD = ("1,C,Ada,join,2024-01-01", "2,C,Bea,vote_with,2024-01-02", "3,C,Ada,pledge,2024-01-03")
FULL = f"{COLUMNS},influence,bloc,tone,visibility,recorded_by,detail,trade,gave,gave_worth,due_on,format,stance,to"


def why(result: Imported) -> list[tuple[int, str, str]]:
    """Line, column and value of each rejection."""
    return [(rejection.line, rejection.column, rejection.value) for rejection in result.rejected]


# all or none


def test_every_row_is_recorded(world):
    result = world.bring_in(*GOOD)
    assert asdict(result) == {"read": 3, "recorded": 3, "already": 0, "rejected": []}
    kinds = [topic for topic in world.topics() if topic != "partnership.begun"]
    assert sorted(kinds) == [
        "coalition.formed",
        "partnership.join",
        "partnership.pledge",
        "partnership.vote_with",
        "stakeholder.registered",
        "stakeholder.registered",
    ]


def test_the_same_file_again_adds_nothing(world):
    world.bring_in(*GOOD)
    facts = world.topics()
    again = world.bring_in(*GOOD)
    assert (again.read, again.recorded, again.already, again.rejected) == (3, 0, 3, [])
    assert world.topics() == facts


def test_new_rows_of_a_longer_file_are_added(small_world):
    small_world.bring_in(*GOOD[:2])
    longer = small_world.bring_in(*GOOD)
    assert (longer.recorded, longer.already) == (1, 2)


def test_one_bad_row_and_nothing_is_recorded(world):
    result = world.bring_in(*GOOD, "4,C,Ada,gossip,2024-01-04")
    assert (result.read, result.recorded) == (4, 0)
    assert why(result) == [(5, "kind", "gossip")]
    assert world.topics() == []
    assert world.wakes == []


def test_with_keep_going_the_good_rows_are_taken(world):
    result = world.bring_in(*GOOD, "4,C,Ada,gossip,2024-01-04", "5,C,Cy,join,2999-01-01", keep_going=True)
    assert (result.read, result.recorded) == (5, 3)
    assert why(result) == [(5, "kind", "gossip"), (6, "occurred_on", "2999-01-01")]
    assert "Cy" not in str(list(world.services.export()))


def test_a_coalition_misspelt_in_a_bad_row_is_not_formed(small_world):
    small_world.bring_in(*GOOD, "4,Q,Ada,join,2999-01-01", keep_going=True)
    assert small_world.topics().count("coalition.formed") == 1


def test_a_dry_run_tells_all_and_changes_nothing(small_world):
    result = small_world.bring_in(*GOOD, dry_run=True)
    assert (result.read, result.recorded) == (3, 3)
    assert (small_world.topics(), small_world.wakes) == ([], [])


def test_an_import_wakes_the_workers_once_and_not_for_nothing(small_world):
    small_world.bring_in(*GOOD)
    small_world.bring_in(*GOOD)
    assert len(small_world.wakes) == 1


def test_progress_goes_up_to_the_last_row(small_world):
    seen: list[tuple[int, int]] = []
    rows = [f"{number},C,Ada,meeting,2024-01-01" for number in range(1201)]
    small_world.bring_in(*rows, progress=lambda done, of: seen.append((done, of)))
    assert seen == [(500, 1201), (1000, 1201), (1201, 1201)]


# order


STORY = (
    "1,C,Ada,join,2024-01-01",
    "2,C,Ada,trade,2024-01-05",
    "3,C,Ada,trade_honoured,2024-01-05",
    "4,C,Ada,vote_with,2024-02-01",
    "5,C,Ada,defection,2024-03-01",
    "6,C,Ada,return,2024-04-01",
    "7,C,Ada,vote_with,2024-05-01",
    "8,C,Bea,join,2024-01-05",
)


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_the_file_does_not_matter(small_world, seed):
    shuffled = random.Random(seed).sample(STORY, len(STORY))
    result = small_world.bring_in(*shuffled)
    assert why(result) == []
    small_world.catch_up()
    with a_small_world(formed=None) as other:
        other.bring_in(*STORY)
        other.catch_up()
        assert small_world.support("C") == pytest.approx(other.support("C"), abs=1e-12)


def test_support_on_the_day_of_the_defection_is_from_before_it(small_world):
    result = small_world.bring_in("2,C,Ada,defection,2024-03-01", "1,C,Ada,vote_with,2024-03-01")
    assert why(result) == []


def test_the_rejections_are_in_order_of_line(small_world):
    late, early = "1,C,Ada,join,2999-02-01", "2,C,Ada,join,2999-01-01"
    assert [line for line, *_ in why(small_world.bring_in(late, "3,C,Ada,x,2024-01-01", early))] == [2, 3, 4]


# what is wrong where


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        ("1,C,Ada,gossip,2024-01-01", "kind", "gossip"),
        ("1,C,Ada,join,31/02/2024", "occurred_on", "31/02/2024"),
        ("1,C,Ada,join,2024-02-30", "occurred_on", "2024-02-30"),
        ("1,C,Ada,join,0001-01-01T00:00:00+05:00", "occurred_on", "0001-01-01T00:00:00+05:00"),
        ("1,C,Ada,join,2999-01-01", "occurred_on", "2999-01-01"),
        (",C,Ada,join,2024-01-01", "external_id", ""),
        ("1, ,Ada,join,2024-01-01", "coalition", ""),
        ("1,C,,join,2024-01-01", "stakeholder", ""),
        ("1,C,Ada,,2024-01-01", "kind", ""),
        ("1,C,Ada,join,", "occurred_on", ""),
        (f"1,C,{'x' * 201},join,2024-01-01", "stakeholder", "x" * 80),
        ('1,"a\tb",Ada,join,2024-01-01', "coalition", "a\tb"),
        ("1,C,Ada,join", "", ""),
        ("1,C,Ada,join,2024-01-01,more", "", ""),
        ("1,C,Ada,join,2024-01-01,-1", "influence", "-1"),
        ("1,C,Ada,join,2024-01-01,much", "influence", "much"),
        ("1,C,Ada,join,2024-01-01,nan", "influence", "nan"),
        ("1,C,Ada,meeting,2024-01-01,,,3", "tone", "3"),
        ("1,C,Ada,meeting,2024-01-01,,,,secret", "visibility", "secret"),
        ("1,C,Ada,meeting,2024-01-01,,,,,  ", "recorded_by", "  "),
        ("1,C,Ada,trade,2024-01-01,,,,,,,,money,1", "gave", "money"),
        ("1,C,Ada,trade,2024-01-01,,,,,,,,ideas,9", "gave_worth", "9"),
        ("1,C,Ada,trade,2024-01-01,,,,,,,,ideas,much", "gave_worth", "much"),
        ("1,C,Ada,trade,2024-01-01,,,,,,,,,3", "gave", ""),
        ("1,C,Ada,trade,2024-01-01,,,,,,,,,,31/02/2024", "due_on", "31/02/2024"),
        ("1,C,Ada,meeting,2024-01-01,,,,,,,,,,,crowd", "format", "crowd"),
        ("1,C,Ada,assessment,2024-01-01,,,,,,,,,,,,for", "stance", "for"),
        ("1,C,Ada,trade_honoured,2024-01-01", "kind", "trade_honoured"),
    ],
)
def test_a_bad_row_is_told_with_line_column_value_and_reason(small_world, row, column, value):
    filled = row + "," * (FULL.count(",") - row.count(",")) if column else row
    columns = FULL if column else COLUMNS
    good = "0,C,Ada,join,2024-01-01" + "," * (columns.count(",") - 4)
    result = small_world.bring_in(good, filled, columns=columns)
    assert [(line, where, shown.rstrip(".")) for line, where, shown in why(result)] == [(3, column, value.rstrip("."))]
    assert result.rejected[0].reason
    assert "\n" not in result.rejected[0].reason
    assert small_world.topics() == []


def test_a_row_is_told_by_the_line_on_which_it_begins(small_world):
    result = small_world.bring_in(
        '1,C,Ada,join,2024-01-01,"of\nmany\nlines"', "2,C,Ada,x,2024-01-01,", columns=f"{COLUMNS},detail"
    )
    assert why(result) == [(5, "kind", "x")]
    result = small_world.bring_in('1,C,Ada,x,2024-01-01,"of\nmany\nlines"', columns=f"{COLUMNS},detail")
    assert why(result) == [(2, "kind", "x")]


def test_one_external_id_with_two_contents_is_told_at_the_id(small_world):
    result = small_world.bring_in("1,C,Ada,join,2024-01-01", "1,C,Ada,pledge,2024-01-01")
    assert why(result) == [(3, "external_id", "1")]


def test_one_row_twice_in_a_file_is_recorded_once(small_world):
    result = small_world.bring_in(GOOD[0], GOOD[0])
    assert (result.read, result.recorded, result.already) == (2, 1, 1)


def test_a_huge_note_is_refused_and_changes_nothing(small_world):
    row = f"1,C,Ada,meeting,2024-01-01,{'x' * 50_000}"
    result = small_world.bring_in(GOOD[0] + ",", row, columns=f"{COLUMNS},detail")
    (rejected,) = result.rejected
    assert (rejected.line, rejected.column) == (3, "detail")
    assert f"{NOTE_LIMIT:,}" in rejected.reason
    assert len(rejected.value) < 100
    assert small_world.topics() == []


def test_five_hundred_long_notes_are_saved_in_one_import(world):
    note = "twenty kilobytes " * 1_250
    rows = [f"{number},C,Ada,meeting,2024-01-01,{note}" for number in range(500)]
    assert world.bring_in(*rows, columns=f"{COLUMNS},detail").recorded == 500
    world.catch_up()
    assert {len(row["note"]) for row in world.read_models()["timeline"] if row["interaction_id"]} == {len(note)}


def test_further_columns_are_understood(small_world):
    small_world.bring_in(
        "1,C,Ada,meeting,2024-01-01,2.5,North,-2,private,Kim,A walk,,,,,one-on-one,,",
        "2,C,Ada,trade,2024-01-02,,,,,,,,access,4,2024-12-31,,,",
        "3,C,Ada,trade,2024-01-03,,,,,,,,ideas,,,,,",
        "4,C,Ada,trade_honoured,2024-01-04,,,,,,,3,,,,,,",
        "5,C,Ada,assessment,2024-01-05,,,,,,,,,,,,oppose,",
        "6,C,Ada,defection,2024-01-06,,,,,,,,,,,,,Rival",
        columns=FULL,
    )
    meeting, trade, other, settled, assessed, left = [
        fact["fact"]["interaction"] for fact in small_world.services.export() if "interaction" in fact["fact"]
    ]
    shown = ("influence", "bloc", "tone", "visibility", "recorded_by", "note", "format", "source")
    assert [meeting[name] for name in shown] == [2.5, "North", -2, "private", "Kim", "A walk", "one-on-one", "file.csv"]
    assert (trade["gave"]["what"], trade["gave"]["worth"], trade["due_on"]) == ("access", 4, "2024-12-31")
    assert settled["trade_id"] == other["id"]
    assert (assessed["stance"], left["to"]) == ("oppose", "Rival")


# files that are none


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (f"{COLUMNS}\n1,C,Zo\xeb,join,2024-01-01".encode("latin-1"), "UTF-8"),
        (f"{COLUMNS}\n1,C,Ada,join,2024-01-01".encode("utf-16"), "UTF-8"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "UTF-8"),
        (f"{COLUMNS}\n1,C,A\0da,join,2024-01-01".encode(), "NUL"),
        (b"PK\x03\x04 no table", "no CSV"),
        (b'{"a": 1}', "none of the columns"),
        (f"{COLUMNS},mood\n".encode(), "mood"),
        (f"{COLUMNS},kind\n".encode(), "twice"),
        (b"external_id,coalition\n", "stakeholder"),
        (f'{COLUMNS}\n1,C,"Ada,join,2024-01-01'.encode(), "line 2"),
        (f'{COLUMNS}\n1,C,"A"da,join,2024-01-01'.encode(), "line 2"),
        (f'{COLUMNS},"mood\n'.encode(), "CSV"),
        (f"{COLUMNS}\n1,C,{'x' * 11_000_000},join,2024-01-01".encode(), "line 2"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_cannot_be_read_says_why_and_changes_nothing(small_world, content, told):
    with pytest.raises(FileRejected, match=told) as refusal:
        small_world.services.importing.run(content, source="f", recorder="r")
    assert len(str(refusal.value).splitlines()) == 1
    assert small_world.topics() == []


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_files_of_every_system_can_be_read(small_world, ending):
    content = "\ufeff" + ending.join([COLUMNS, *GOOD]) + ending
    result = small_world.services.importing.run(content.encode(), source="f", recorder="r")
    assert result.recorded == 3


def test_a_header_alone_records_nothing(small_world):
    assert asdict(small_world.bring_in()) == {"read": 0, "recorded": 0, "already": 0, "rejected": []}


words = st.one_of(
    st.sampled_from(["1", "2", "C", "Ada", "2024-01-01", "2024-13-01", "", '"', '""', "\r", "\n", ",", "x" * 300]),
    st.sampled_from(list(Kind)),
    st.text(max_size=5),
)
lines = st.lists(words, min_size=4, max_size=7).map(",".join)
files = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.tuples(st.permutations([*REQUIRED, *OPTIONAL]), st.lists(lines)).map(
        lambda file: encoded(",".join(file[0]), file[1])
    ),
    st.lists(lines, max_size=4).map(lambda rows: encoded(COLUMNS, rows)),
    st.binary(max_size=60).map(lambda rest: COLUMNS.encode() + b"\n1,C,Ada,join,2024-01-01" + rest),
)


def encoded(header: str, rows: list[str]) -> bytes:
    return "\n".join([header, *rows]).encode("utf-8", "surrogatepass")


@pytest.fixture(scope="module")
def fuzzed():
    with a_small_world(formed=None) as world:
        yield world


@given(files, st.booleans())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_whatsoever_raises_anything_but_file_rejected(fuzzed, content, keep_going):
    before = len(fuzzed.topics())
    with suppress(FileRejected):
        result = fuzzed.services.importing.run(content, source="f", recorder="r", keep_going=keep_going)
        if keep_going or not result.rejected:
            assert result.read == result.recorded + result.already + len(result.rejected)
        else:
            assert result.recorded == 0
            assert len(fuzzed.topics()) == before
        return
    assert len(fuzzed.topics()) == before
