"""The measurements in the documentation are made by one command, and the rest of the page is left alone."""

import pytest

from docs.measured.make import BEGIN, END, main, replaced

HEADER = "external_id,coalition,stakeholder,kind,occurred_on"
ROWS = (
    "1,C,Ada,pledge,2024-01-01",
    "2,C,Bo,opposition,2024-01-01",
    "3,C,Ada,pledge,2024-01-02",
    "4,C,Bo,opposition,2024-01-02",
)
PAGE = f"# Model\n\n{BEGIN}\nold figures\n{END}\n\nThe end.\n"


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "model.md"
    file.write_text(PAGE)
    return file


def test_every_file_of_the_folder_stands_in_every_table(tmp_path, page):
    for name, acts in (("one", 4), ("two", 1)):
        (tmp_path / f"{name}.csv").write_text("\n".join((HEADER, *ROWS[:acts])))
    main(tmp_path, page)
    written = page.read_text()
    assert "old figures" not in written
    assert (written.startswith("# Model\n"), written.endswith("\n\nThe end.\n")) == (True, True)
    for name, acts in (("one", 4), ("two", 1)):
        lines = [line for line in written.splitlines() if line.startswith(f"| {name} |")]
        assert len(lines) == 6
        assert all(line.startswith(f"| {name} | {acts} |") for line in lines[:5])
    lifetime = next(line for line in written.splitlines() if line.startswith("| one |")).split("|")[4]
    assert lifetime.strip(" *") == "0.875"  # of four pairs three are ranked rightly, and one is even


def test_the_same_files_write_the_same_page(tmp_path, page):
    (tmp_path / "one.csv").write_text("\n".join((HEADER, *ROWS)))
    main(tmp_path, page)
    first = page.read_text()
    main(tmp_path, page)
    assert page.read_text() == first


def test_a_page_without_marks_and_a_folder_without_files_are_refused(tmp_path, page):
    with pytest.raises(SystemExit, match="marks"):
        replaced("# Model\n", "figures")
    with pytest.raises(SystemExit, match="no CSV file"):
        main(tmp_path, page)
    assert page.read_text() == PAGE


def test_a_bad_file_is_named_and_leaves_the_page_as_it_is(tmp_path, page):
    (tmp_path / "bad.csv").write_text(f"{HEADER}\n1,C,Ada,dance,2024-01-01\n")
    with pytest.raises(SystemExit, match=r"bad\.csv: 1 of 1 rows"):
        main(tmp_path, page)
    assert page.read_text() == PAGE
