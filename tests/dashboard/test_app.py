from pathlib import Path

import dashboard


def test_no_folder_makes_streamlit_run_a_page_without_the_app_around_it():
    assert not (Path(dashboard.__file__).parent / "pages").exists()
