"""Which files can be read, and what is told of those that cannot."""

from contextlib import suppress
from dataclasses import asdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.values import Kind
from service.file_rows import OPTIONAL, REQUIRED
from service.rejections import FileRejected
from tests.service.importing.lines import GOOD
from tests.world import COLUMNS, a_small_world


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
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
