"""Months are kept small, and as exact as they say."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from service.projections.packing import (
    MOST_EVIDENCE,
    STEPS,
    pack_evidence,
    pack_support,
    unpack_evidence,
    unpack_support,
)


@given(st.lists(st.floats(0, 1), max_size=50))
def test_support_comes_back_to_half_a_step(values):
    support = np.array(values, dtype=np.float64)
    assert np.all(np.abs(unpack_support(pack_support(support)) - support) <= 0.5 / STEPS + 1e-12)


@given(st.lists(st.floats(0.01, MOST_EVIDENCE), max_size=50))
def test_evidence_comes_back_to_a_thousandth(values):
    evidence = np.array(values, dtype=np.float64)
    assert np.all(np.abs(unpack_evidence(pack_evidence(evidence)) - evidence) <= evidence / 1000)


def test_more_evidence_than_can_be_kept_is_kept_as_the_most():
    (kept,) = unpack_evidence(pack_evidence(np.array([1e12])))
    assert kept == np.float16(MOST_EVIDENCE)


def test_certainty_stays_certain():
    assert unpack_support(pack_support(np.array([0.0, 1.0]))).tolist() == [0.0, 1.0]
