"""`groundswell brief`."""

from io import BytesIO

import pytest
from pypdf import PdfReader


@pytest.fixture
def week(groundswell, clean_rivers):
    """The coalition with an endorsement in a week of March."""
    assert groundswell("log", "-c", clean_rivers, "-w", "Bo", "-k", "endorsement", "--on", "2024-03-08").exit_code == 0
    return clean_rivers


def test_people_get_markdown(groundswell, week):
    answer = groundswell("brief", week, "--on", "2024-03-10")
    assert answer.exit_code == 0, answer.err
    assert answer.out.startswith("# Clean Rivers: the week of 4 to 10 March 2024\n")
    assert "- 8 Mar 2024: Bo endorsed it\n" in answer.out


def test_programs_get_every_part(groundswell, week):
    told = groundswell("brief", week, "--on", "2024-03-10", "--json").json
    assert set(told) == {
        "coalition", "on", "known", "purpose", "people", "week", "first", "headline", "figures", "moved", "deeds",
        "events", "more_events", "timetable", "risks", "concerns", "threats", "next_moves", "steps", "quality",
        "strength", "strength_told", "threshold",
    }  # fmt: skip
    assert (told["on"], told["first"]) == ("2024-03-10", "2024-03-04")
    assert told["figures"][0]["value"] / 100 == pytest.approx(
        groundswell("replay", week, "--on", "2024-03-10", "--json").json["strength"]
    )
    assert told["deeds"][0]["stakeholder"] == "Bo"


def test_json_can_be_asked_for_either_way(groundswell, week):
    then = ("--on", "2024-03-10", "--known", "2999-01-01")
    assert groundswell("brief", week, *then, "-f", "json").json == groundswell("brief", week, *then, "--json").json
    assert groundswell("brief", week, "--json", "--format", "pdf").refused("--json", "--format pdf")
    assert groundswell("brief", week, "--format", "docx").refused("--format")


@pytest.mark.parametrize("options", [("--out", "week.pdf"), ("--output", "week", "--format", "pdf")])
def test_a_file_is_what_its_name_or_the_option_says(groundswell, week, tmp_path, monkeypatch, options):
    monkeypatch.chdir(tmp_path)
    answer = groundswell("brief", week, "--on", "2024-03-10", *options)
    assert (answer.exit_code, answer.out) == (0, "")
    assert f"The brief of the week of 4 to 10 March 2024 is in {options[1]}." in " ".join(answer.err.split())
    (page,) = PdfReader(tmp_path / options[1]).pages
    assert "Bo endorsed it" in " ".join(page.extract_text().split())


def test_markdown_and_json_can_be_files_too(groundswell, week, tmp_path):
    then = ("--on", "2024-03-10", "--known", "2999-01-01")
    for name, printed in (("week.md", ()), ("week.json", ("--json",))):
        assert groundswell("brief", week, *then, "--out", tmp_path / name).exit_code == 0
        assert (tmp_path / name).read_text(encoding="utf-8") == groundswell("brief", week, *then, *printed).out


def test_in_a_pipe_a_pdf_goes_to_stdout(started, week):
    printing = started("brief", week, "--on", "2024-03-10", "--format", "pdf")
    printing.stdout.reconfigure(encoding="latin-1", newline="")  # bytes, one to one
    out, _ = printing.communicate(timeout=60)
    assert len(PdfReader(BytesIO(out.encode("latin-1"))).pages) == 1


def test_what_cannot_be_meant_is_refused(groundswell, week, tmp_path):
    assert groundswell("brief", "Elsewhere").refused("Elsewhere")
    assert groundswell("brief", week, "--on", "2999-01-01").refused("--on")
    assert groundswell("brief", week, "--out", tmp_path / "nowhere" / "week.pdf").refused("no such file or directory")
