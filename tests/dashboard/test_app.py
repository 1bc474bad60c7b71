from pathlib import Path

import pytest

import dashboard
from dashboard.parts.identity import NOBODY


def test_no_folder_makes_streamlit_run_a_page_without_the_app_around_it():
    assert not (Path(dashboard.__file__).parent / "pages").exists()


@pytest.mark.usefixtures("story")
def test_where_nobody_signs_in_the_page_says_so_and_offers_no_way_out(page):
    shown = page("whip")
    assert [each.value for each in shown.sidebar.caption] == [NOBODY]
    assert "Sign out" not in [each.label for each in shown.button]
