"""Reading a file for evaluation: as an import would, but blind to hindsight and to what is recorded."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.evaluation import evaluation
from domain.policy import Policy
from domain.values import NOTE_LIMIT
from service.evaluating import RowsRejected, histories
from service.files import told
from service.rejections import FileRejected

COLUMNS = "external_id,coalition,stakeholder,bloc,kind,occurred_on,influence,detail"
ROWS = (
    "1,Rivers,Ada,North,join,2024-01-01,0.5,",
    "2,Rivers,Bea,South,opposition,2024-01-01,,",
    "3,Rivers,Ada,North,vote_with,2024-01-02,0.5,",
    "4,Forests,Ada,,vote_against,2024-01-02,0.5,",
    "5,Rivers,Bea,South,vote_against,2024-01-03,,",
    "6,Rivers,Ada,North,vote_against,2024-01-04,0.5,",
    "7,Rivers,Bea,South,vote_with,2024-01-04,,",
)
POLICY = Policy()


def read(*rows: str, header: str = COLUMNS):
    return histories("\n".join((header, *rows)).encode(), POLICY)


def figures(*rows: str):
    told = evaluation(read(*rows))
    return [vars(each) for each in (told.model, *told.baselines.values())]


def rejected(*rows: str, header: str = COLUMNS) -> list[tuple[int, str]]:
    with pytest.raises(RowsRejected) as refusal:
        read(*rows, header=header)
    return [(each.line, each.column) for each in refusal.value.rejected]


def test_each_coalition_has_its_own_history():
    rivers, forests = read(*ROWS)
    assert (len(rivers.who), len(rivers.partners), rivers.blocs) == (6, 2, ["North", "South"])
    assert (len(forests.who), len(forests.partners), forests.blocs) == (1, 1, [])


def test_names_that_a_reader_would_not_tell_apart_are_one():
    (rivers,) = read("1,Rivers,Ada,,join,2024-01-01,,", "2,RIVERS, ada ,,join,2024-01-02,,")
    assert len(rivers.partners) == 1


def test_rows_may_come_in_any_order():
    shuffled = random.Random(7).sample(ROWS, len(ROWS))
    for one, other in zip(figures(*ROWS), figures(*shuffled), strict=True):
        assert one == pytest.approx(other, nan_ok=False)


def test_what_the_record_would_refuse_happened_all_the_same():
    late, early = "1,C,Ada,,defection,2024-01-01,,", "2,C,Ada,,vote_with,2024-01-02,,"
    assert len(read(late, early)[0].who) == 2
    assert len(read("1,C,Ada,,trade_honoured,2999-01-01,,")[0].who) == 1


def test_the_same_interaction_twice_counts_once():
    (rivers,) = read(ROWS[0], ROWS[0])
    assert len(rivers.who) == 1


def test_an_id_that_comes_again_with_other_content_is_refused_at_its_row():
    assert rejected(ROWS[0], "1,Rivers,Ada,North,vote_against,2024-01-01,,") == [(3, "external_id")]


def test_every_bad_row_is_named_by_line_and_column():
    bad = ("8,Rivers,Ada,,dance,2024-01-01,,", "9,Rivers,Ada,,join,yesterday,,", "10,Rivers,Ada,,join")
    assert rejected(*ROWS, *bad) == [(9, "kind"), (10, "occurred_on"), (11, "")]


def test_a_file_that_is_no_such_csv_is_refused():
    with pytest.raises(FileRejected):
        histories(b"Dear reader,\nthis is a letter.\n", POLICY)


def test_a_file_of_a_header_alone_has_no_history():
    assert read() == []


# hindsight

POISON = "left on 2024-01-04 as we learnt later"


def poisoned(row: str) -> str:
    return f"{row}{POISON}"


def test_what_a_detail_tells_changes_nothing():
    assert figures(*map(poisoned, ROWS)) == figures(*ROWS)


def test_a_detail_that_no_import_would_take_is_not_even_looked_at():
    assert figures(*(f"{row}{'x' * (NOTE_LIMIT + 1)}" for row in ROWS)) == figures(*ROWS)
    assert len(read(ROWS[0], f"{ROWS[0]}another detail of the same")[0].who) == 1


def test_a_detail_is_kept_nowhere():
    content = "\n".join((COLUMNS, *map(poisoned, ROWS))).encode()
    rows = list(told(content, "file", "somebody", unread=("detail",)))
    assert len(rows) == len(ROWS)
    assert POISON not in repr(rows)
    assert POISON not in repr(histories(content, POLICY))


def test_the_column_may_be_missing():
    header = COLUMNS.removesuffix(",detail")
    assert len(read(*(row.removesuffix(",") for row in ROWS), header=header)) == 2


# rubbish

lines = st.lists(
    st.lists(
        st.one_of(st.text(max_size=8), st.sampled_from(["C", "Ada", "join", "2024-01-01", "0.5", ""])), max_size=9
    ),
    max_size=5,
).map(lambda rows: "\n".join(",".join(row) for row in rows))


@given(st.one_of(st.binary(max_size=200), lines.map(lambda text: f"{COLUMNS}\n{text}".encode())))
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_rubbish_is_refused_or_judged_and_nothing_else(content):
    try:
        told = evaluation(histories(content, POLICY))
    except (FileRejected, RowsRejected):
        return
    assert told.scored >= 0
