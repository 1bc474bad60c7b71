"""`groundswell evaluate`: the model beside simple habits of guessing, on files of what happened."""

import struct
from dataclasses import replace

import pytest

from domain.evaluation import evaluation
from domain.risk_evaluation import RiskScores
from gateway.cli.evaluating import record, risk_line
from gateway.cli.reliability import names

GOOD = (
    "1,Rivers,Ada,pledge,2024-01-01",
    "2,Rivers,Bo,opposition,2024-01-01",
    "3,Rivers,Ada,vote_with,2024-01-02",
    "4,Rivers,Bo,vote_against,2024-01-02",
    "5,Rivers,Bo,lapse,2024-01-03",
)
BAD = "6,Rivers,Cy,pledge,31/02/2024"
FIGURES = ["auc", "log_loss", "brier", "calibration_error", "auc_within_day"]


def test_programs_get_every_figure_of_every_file(groundswell, write):
    one, other = write(*GOOD), write(GOOD[0], name="other.csv")
    answer = groundswell("evaluate", one, other, "--json")
    assert answer.exit_code == 0
    first, second = answer.json
    assert list(first) == ["file", "scored", "model", "baselines", "risk"]
    assert (first["file"], first["scored"]) == (str(one), 4)
    assert (second["file"], second["scored"]) == (str(other), 1)
    assert list(first["baselines"]) == ["lifetime", "last", "bloc", "coalition"]
    for figures in (first["model"], *first["baselines"].values()):
        assert list(figures) == FIGURES
    assert first["baselines"]["lifetime"]["brier"] == pytest.approx((2 * 1 / 4 + 2 * 1 / 9) / 4)
    assert first["baselines"]["lifetime"]["auc_within_day"] == (0.5 + 1) / 2


def test_where_a_figure_has_no_meaning_programs_get_null(groundswell, write):
    (told,) = groundswell("evaluate", write(GOOD[0]), "--json").json
    assert (told["model"]["auc"], told["model"]["auc_within_day"], told["risk"]) == (None, None, None)
    assert told["model"]["log_loss"] is not None


def test_people_see_the_model_above_the_baselines(groundswell, write):
    answer = groundswell("evaluate", write(*GOOD))
    assert answer.exit_code == 0
    lines = [line.strip() for line in answer.out.splitlines()]
    assert lines[0].endswith("rows.csv · 4 acts scored")
    assert lines[1].split("  ") == ["AUC", "log loss", "Brier", "calibration error", "AUC within a day"]
    predictors = ["support model", "lifetime rate", "last act", "bloc rate", "coalition rate"]
    assert [line.split("  ")[0] for line in lines[2:7]] == predictors
    assert lines[7].startswith("Defection risk")
    assert "strictly earlier days" in lines[-1]


def test_a_file_without_acts_for_or_against_says_so(groundswell, write):
    for file in (write(GOOD[-1]), write()):
        answer = groundswell("evaluate", file)
        assert answer.exit_code == 0
        assert "nothing to judge" in answer.out
        assert set(groundswell("evaluate", file, "--json").json[0]["model"].values()) == {None}


def test_the_defection_risk_is_told_against_the_base_rate():
    risk = RiskScores(horizon_days=90, n=1234, base_rate=0.06, auc=0.61, log_loss=0.22, base_log_loss=0.227)
    told = replace(evaluation([]), risk=risk)
    assert record("votes.csv", told)["risk"] == {
        "horizon_days": 90,
        "n": 1234,
        "base_rate": 0.06,
        "auc": 0.61,
        "log_loss": 0.22,
        "base_log_loss": 0.227,
    }
    for words in ("90 days", "1,234", "6 %", "AUC 0.610", "log loss 0.220", "base rate 0.227"):
        assert words in risk_line(told)


def test_nothing_is_recorded_and_no_database_is_made(groundswell, database, write):
    groundswell("evaluate", write(*GOOD))
    assert not database.exists()


def test_bad_rows_are_told_as_by_import_and_nothing_is_judged(groundswell, write):
    answer = groundswell("evaluate", write(*GOOD, name="good.csv"), write(*GOOD, BAD), "--json")
    assert (answer.exit_code, answer.out) == (2, "")
    row = next(line for line in answer.err.splitlines() if "31/02/2024" in line)
    assert row.split()[:3] == ["7", "occurred_on", "31/02/2024"]
    assert "rows.csv" in answer.err
    assert "1 of 6 rows" in answer.err


@pytest.mark.parametrize(
    ("words", "content"),
    [
        (("empty",), b""),
        (("UTF-8",), b"external_id\n\xff\xfe\n"),
        (("none of the columns", "external_id"), b"Dear reader,\nthis is a letter.\n"),
        (("'mood'",), b"external_id,coalition,stakeholder,kind,occurred_on,mood\n1,C,Ada,join,2024-01-01,good\n"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_name_in_one_sentence(groundswell, tmp_path, words, content):
    file = tmp_path / "strange.csv"
    file.write_bytes(content)
    assert groundswell("evaluate", file).refused("strange.csv", *words)
    assert groundswell("evaluate", file, "--json").refused("strange.csv", *words)


def test_what_is_no_file_is_refused(groundswell, tmp_path):
    assert groundswell("evaluate", tmp_path / "gone.csv").refused("gone.csv")
    assert groundswell("evaluate", tmp_path).refused("folder")
    assert groundswell("evaluate").exit_code == 2


def test_a_dash_reads_from_stdin(groundswell, write):
    (told,) = groundswell("evaluate", "-", "--json", stdin=write(*GOOD).read_bytes()).json
    assert (told["file"], told["scored"]) == ("-", 4)


def test_plots_are_drawn_for_each_file(groundswell, write, tmp_path):
    into = tmp_path / "new" / "plots"
    answer = groundswell("evaluate", write(*GOOD), write(GOOD[-1], name="no acts.csv"), "--json", "--plots", into)
    assert (answer.exit_code, len(answer.json)) == (0, 2)
    assert sorted(file.name for file in into.iterdir()) == ["no_acts.png", "no_acts.svg", "rows.png", "rows.svg"]
    drawn = (into / "rows.svg").read_text(encoding="utf-8")
    for words in ("support model", "lifetime rate", "4 acts", "observed share", "predicted probability"):
        assert words in drawn
    picture = (into / "rows.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert min(struct.unpack(">II", picture[16:24])) > 500


def test_plots_need_a_folder(groundswell, write):
    file = write(*GOOD)
    assert groundswell("evaluate", file, "--plots", file).refused("--plots")
    assert groundswell("evaluate", file, "--plots", file / "below").refused("--plots")


def test_names_of_plots_are_safe_and_differ():
    files = [
        "a/votes.csv",
        "b/votes.csv",
        "VOTES.csv",
        "../../etc/pass wd.csv",
        "-",
        "...",
        "Zürich: été?.csv",
        "votes-2.csv",
    ]
    found = names(files)
    assert found == ["votes", "votes-2", "VOTES-3", "pass_wd", "file", "file-2", "Zürich_été", "votes-2-2"]
