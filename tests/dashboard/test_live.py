"""Open pages look for news: one look serves all who watch, and a page that was just made does not look again."""

from itertools import count

import pytest
import streamlit as st
from streamlit.runtime.caching import cache_utils

from dashboard import live
from dashboard.shown import checks
from tests.given import COALITION


def test_a_look_whose_time_is_over_while_it_is_read_is_had_anew(story, monkeypatch):
    later = (live.SHARED * 0.6 * number for number in count())
    monkeypatch.setattr(cache_utils, "TTLCACHE_TIMER", lambda: next(later))
    st.cache_data.clear()
    position = story.services.reading.coalition(COALITION).position
    assert {live._latest(COALITION)[0] for _ in range(20)} == {position}


@pytest.mark.usefixtures("story")
def test_a_page_that_was_just_made_does_not_look_again(page, monkeypatch):
    looks = []
    monkeypatch.setattr(checks, "seen", lambda: looks.append(1))
    assert page("checks").metric
    assert not looks
