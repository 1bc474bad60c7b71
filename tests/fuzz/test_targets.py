"""Whatever is fed to a parser: it is read, or refused in a sentence; never another error, never a hang."""

import json
import random
from importlib.util import find_spec

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from domain.fact import KNOWN
from tests.fuzz.__main__ import fed
from tests.fuzz.seeds import HEADER, SEEDS
from tests.fuzz.targets import SEPARATOR, TARGETS

SLOW = {"workbook"}
"""Each input begins a process."""

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
CELL = st.text(alphabet=st.sampled_from("=+-@'\"\t\r\n,;|ab1é\u202e\u200b\ufeff \uff1d"), max_size=8) | st.text(
    max_size=8
)
NUMBER = st.integers(0, len(KNOWN) - 1)
TABLE = st.integers(1, 5).flatmap(
    lambda wide: st.lists(st.lists(CELL, min_size=wide, max_size=wide), min_size=1, max_size=5)
)


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_takes_what_it_begins_with(target):
    assert SEEDS[target]
    for each in SEEDS[target]:
        TARGETS[target](each)


@pytest.mark.parametrize("target", sorted(TARGETS.keys() - SLOW))
def test_bytes_of_any_kind_are_read_or_refused_in_a_sentence(target):
    @settings(max_examples=150)
    @given(st.binary(max_size=300))
    def feed(content):
        TARGETS[target](content)

    feed()


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_nearly_right_is_read_or_refused_in_a_sentence(target):
    dice = random.Random(5)
    for _ in range(10 if target in SLOW else 300):
        TARGETS[target](_damaged(dice, dice.choice(SEEDS[target])))


def _damaged(dice, content):
    """The same with a few bytes changed, left out, doubled or moved."""
    damaged = bytearray(content)
    for _ in range(dice.randint(1, 4)):
        place = dice.randrange(len(damaged) + 1)
        match dice.randrange(4):
            case 0:
                damaged[place : place + 1] = bytes([dice.randrange(256)])
            case 1:
                del damaged[place : place + dice.randint(1, 20)]
            case 2:
                damaged[place:place] = damaged[place : place + dice.randint(1, 40)]
            case 3:
                damaged[place:place] = dice.choice([b"\0", b"\xed\xa0\x80", b'"', b"9" * 400, b"\xe2\x80\xae", b"\r"])
    return bytes(damaged)


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(TABLE, st.sampled_from(",;\t|"))
def test_tables_of_any_text_come_back_as_they_were_from_the_file_of_bad_rows(table, sign):
    TARGETS["csv"]("\n".join(sign.join(map(_quoted, row)) for row in table).encode("utf-8", "replace"))


def _quoted(cell):
    return '"' + cell.replace('"', '""') + '"' if set(cell) & set(',;\t|"\r\n') else cell


@settings(max_examples=200)
@given(st.lists(st.text(max_size=12) | st.sampled_from(["9" * 400, "1e400", "nan", "-0", "9999-12-31"]), max_size=18))
def test_rows_of_any_values_are_understood_or_rejected_with_a_reason(values):
    TARGETS["row"](SEPARATOR.join(value.encode("utf-8", "replace") for value in values))


@settings(max_examples=300)
@example(number=0, told={}, depth=5_000, place=0)
@given(
    st.integers(0, len(KNOWN) - 1), st.dictionaries(st.text(), JSON), st.just(0) | st.integers(1, 400), st.integers(0)
)
def test_stored_facts_of_any_content_are_read_or_called_unreadable(number, told, depth, place):
    for seed in (SEEDS["fact"][place % len(SEEDS["fact"])], bytes([number]) + b"{}"):
        state = json.loads(seed[1:])
        changed = list(state)[place % len(state)] if state else "more"
        state |= {changed: "[nested]"} if depth else told | {changed: next(iter(told.values()), None)}
        text = json.dumps(state).replace('"[nested]"', "[" * depth + "]" * depth)
        TARGETS["fact"](seed[:1] + text.encode())


def test_every_kind_of_stored_fact_is_among_the_seeds():
    assert len({seed[0] for seed in SEEDS["fact"]}) >= 30


def test_a_header_alone_has_no_rows():
    TARGETS["csv"](HEADER.encode())


@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris has no wheel for this system or Python")
@pytest.mark.parametrize("target", ["csv", "row", "fact", "settings"])  # `make fuzz` has time for all
def test_nothing_is_found_in_a_moment_of_looking_for_it(target, tmp_path):
    assert fed(target, seconds=2, seed=1, folder=tmp_path)
