"""`groundswell erase`, `subject` and `keys`."""

import json

import pytest

from tests.files import holding

NOTE = "Met at her mother's house"


@pytest.fixture
def ada(groundswell, clean_rivers):
    """Ada, of whom something confidential was noted."""
    told = ("--with", "Ada", "--kind", "meeting", "--tone", "1", "--on", "2024-03-05", "--note", NOTE)
    assert groundswell("log", "--coalition", clean_rivers, *told).exit_code == 0
    return "Ada"


def erased(groundswell, *more, name="ada"):
    return groundswell("erase", name, "--reason", "They asked for it", "--yes", *more)


def test_somebody_is_erased_and_what_it_means_is_said(groundswell, ada, database):
    before = groundswell("momentum", "Clean Rivers", "--json").json
    answer = erased(groundswell)
    assert answer.exit_code == 0
    assert "they are now “Erased person " in answer.out
    assert "Backups made before still hold it all" in answer.out
    after = groundswell("momentum", "Clean Rivers", "--json").json
    assert after == before
    assert ada not in groundswell("export").out
    assert groundswell("verify").exit_code == 0
    assert holding(database.parent, [NOTE]) == {}


def test_for_programs_the_name_is_not_repeated(groundswell, ada):
    answer = erased(groundswell, "--json")
    assert set(answer.json) == {
        "stakeholder_id",
        "pseudonym",
        "coalitions",
        "facts",
        "plain",
        "mentions",
        "erased_at",
        "news",
        "left",
    }
    assert ada not in answer.out
    assert not erased(groundswell, "--json").json["news"]


def test_the_name_has_to_be_typed_once_more(groundswell, ada, monkeypatch):
    told = ("erase", ada, "--reason", "They asked")
    assert groundswell(*told).refused("--yes")
    monkeypatch.setattr("gateway.cli.erasing.on_a_terminal", lambda: True)
    wrong = groundswell(*told, stdin="Bo\n")
    assert wrong.exit_code == 2
    assert "nothing was erased" in wrong.err
    assert "become unreadable for good" in wrong.err
    assert ada in groundswell("export").out
    assert groundswell(*told, stdin=" ADA \n").exit_code == 0
    assert NOTE not in groundswell("export").out


@pytest.mark.usefixtures("ada")
def test_what_makes_no_sense_is_refused(groundswell):
    assert erased(groundswell, name="Nobody").refused("no stakeholder 'Nobody'")
    assert groundswell("erase", "Ada", "--reason", "Ada asked", "--yes").refused("tells the name")
    assert groundswell("erase", "Ada", "--reason", "  ", "--yes").refused("--reason is empty")


@pytest.mark.usefixtures("ada")
def test_recording_about_them_again_is_refused_with_the_way_out(groundswell):
    erased(groundswell)
    for new in ((), ("--new",)):
        told = ("--coalition", "Clean Rivers", "--with", "Ada", "--kind", "meeting", "--tone", "1", *new)
        assert groundswell("log", *told).refused("was erased and is on record as", "add what tells them apart")


def test_all_that_is_held_is_told_as_text_as_json_and_to_a_file(groundswell, ada, tmp_path):
    text = groundswell("subject", ada).out
    assert text.startswith("# What is held on Ada\n")
    assert NOTE in text.replace("\n", " ")
    told = groundswell("subject", ada, "--json").json
    assert [fact["kind"] for fact in told["facts"]][-1] == "partnership.meeting"
    for name in ("subject.json", "subject.md"):
        file = tmp_path / name
        assert groundswell("subject", ada, "--output", file).exit_code == 0
        assert file.stat().st_mode & 0o077 == 0
    assert json.loads((tmp_path / "subject.json").read_text())["facts"] == told["facts"]
    assert NOTE in (tmp_path / "subject.md").read_text()
    assert groundswell("subject", "Nobody").refused("no stakeholder 'Nobody'")
    assert groundswell("subject", ada, "--output", tmp_path).refused("is a folder")
    assert groundswell("subject", ada, "--output", tmp_path / "none" / "file").refused("no folder")


@pytest.mark.usefixtures("ada")
def test_master_keys_are_listed_and_rotated_and_never_shown(groundswell, database):
    file = database.with_name(f"{database.name}.master-key")
    secret = file.read_text().strip()
    (before,) = groundswell("keys", "list", "--json").json
    done = groundswell("keys", "rotate", "--json").json
    assert (done["old"], done["taken_over"]) == ([before["name"]], before["wraps"])
    answers = [groundswell("keys", *words) for words in (("list",), ("list", "--json"), ("rotate",))]
    assert not [answer for answer in answers if secret in answer.out + answer.err]
    assert NOTE in groundswell("export").out


def test_a_new_file_of_keys_is_made_once(groundswell, tmp_path):
    file = tmp_path / "master-key"
    answer = groundswell("keys", "new", file)
    assert answer.exit_code == 0
    assert file.read_text().strip() not in answer.out
    assert groundswell("keys", "new", file).refused("is there already")


@pytest.mark.usefixtures("ada")
def test_what_is_wrong_with_the_file_of_keys_is_told_in_one_sentence(groundswell, database):
    file = database.with_name(f"{database.name}.master-key")
    file.chmod(0o644)
    assert "chmod 600" in groundswell("status").err
    file.chmod(0o600)
    file.rename(file.with_name("elsewhere"))
    gone = groundswell("status")
    assert (gone.exit_code, gone.err.count("\n")) == (1, 1)
    assert "put it back" in gone.err
    assert not file.exists()
