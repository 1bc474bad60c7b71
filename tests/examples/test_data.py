import csv
from importlib.resources import files
from pathlib import Path

import pytest

from examples import DATA, FILES, NAME, Bundled
from service.file_rows import Told
from service.files import told

README = (DATA.parent / "README.md").read_text()
LICENCES = {"CC BY 4.0", "CC0 1.0", "MIT"}


def rows_of(bundled: Bundled) -> list[dict[str, str]]:
    with bundled.file.open(newline="") as file:
        return list(csv.DictReader(file))


def test_every_data_file_is_bundled_and_none_is_missing():
    assert {path.name for path in DATA.iterdir()} == {bundled.file.name for bundled in FILES}


def test_the_data_files_are_found_in_the_installed_package():
    assert [(files("examples") / "data" / bundled.file.name).is_file() for bundled in FILES] == [True] * len(FILES)


@pytest.mark.parametrize("thing", [*(f"data/{path.name}" for path in DATA.iterdir()), "synthetic.py"])
def test_the_readme_names_each_example_with_its_source_and_licence(thing):
    line = next(line for line in README.splitlines() if line.startswith(f"| `{thing}`"))
    _, _, coalition, source, licence, _ = line.split("|")
    assert coalition.strip() in {NAME, *(bundled.coalition for bundled in FILES)}
    assert source.strip()
    assert [known for known in LICENCES if known in licence]


def test_the_readme_attributes_what_asks_for_attribution():
    assert "Attribution (CC BY 4.0)" in README
    assert "github.com/cncf/landscape" in README


def test_the_readme_imports_by_hand_files_that_are_there():
    named = [word for word in README.split() if word.startswith("examples/data/")]
    assert named
    assert [name for name in named if not (DATA.parents[1] / Path(name)).is_file()] == []


@pytest.mark.parametrize("bundled", FILES, ids=lambda bundled: bundled.coalition)
def test_a_bundled_file_is_understood_row_for_row(bundled):
    understood = list(told(bundled.file.read_bytes(), "test", "test"))
    rows = [row for row in understood if isinstance(row, Told)]
    assert rows == understood
    assert {row.coalition for row in rows} == {bundled.coalition}
    assert len({row.interaction.id for row in rows}) == len(rows_of(bundled))


def test_the_readme_counts_right():
    membership, finland = (rows_of(bundled) for bundled in FILES)
    lapses = sum(row["kind"] == "lapse" for row in membership)
    defections, returns = (sum(row["kind"] == kind for row in finland) for kind in ("defection", "return"))
    assert f"{len(membership):,} dated facts" in README
    assert f"lapse ({lapses} times)" in README
    assert f"{len(finland):,} dated facts" in README
    assert f"(a defection, {defections} times), and come back ({returns} times)" in README
