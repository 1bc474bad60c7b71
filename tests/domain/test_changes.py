"""What holds from when, asked one by one and for all at once."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.changes import changes

DAY = 86_400_000_000
days = st.integers(-60, 60)


@given(
    st.lists(st.tuples(days, st.integers(0, 3), st.integers(1, 5)), max_size=20),
    st.lists(st.tuples(st.integers(0, 4), days), max_size=20),
)
@settings(max_examples=100)
def test_what_held_for_each_is_what_held_for_all_on_that_day(stated, asked):
    when, who, value = np.array(sorted(stated), dtype=np.int64).reshape(-1, 3).T
    told = changes(when * DAY, who, value, np.ones(len(who), dtype=np.bool_))
    partner, day = np.array(asked, dtype=np.int64).reshape(-1, 2).T
    found = told.held(partner, day, -1.0)
    assert found.tolist() == [told.at(int(on), 5, -1.0)[them] for them, on in zip(partner, day, strict=True)]
