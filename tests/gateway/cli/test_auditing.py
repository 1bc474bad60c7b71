"""`groundswell audit`: what it says, and the codes it ends with."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def bundle(groundswell, clean_rivers, tmp_path):
    """A bundle of a small log, with its key beside it."""
    assert clean_rivers
    assert groundswell("audit", "export", tmp_path / "bundle.zip").exit_code == 0
    (tmp_path / "key").write_text(groundswell("audit", "key").out)
    return tmp_path / "bundle.zip"


def tamper(database: Path) -> None:
    with sqlite3.connect(database) as connection:
        connection.execute("DROP TRIGGER facts_no_update")
        connection.execute("UPDATE stored_events SET topic = 'x' WHERE rowid = 2")
    connection.close()


def test_a_checkpoint_is_printed_as_a_signed_note(groundswell, clean_rivers):
    assert clean_rivers
    answer = groundswell("audit", "checkpoint")
    name, size, _, blank, signature, _ = answer.out.split("\n")
    assert (answer.exit_code, blank, signature.startswith(f"— {name} ")) == (0, "", True)
    assert f"over {size} facts is signed" in answer.err
    again = groundswell("audit", "checkpoint", "--json").json
    assert (again["new"], again["size"], again["note"]) == (False, int(size), answer.out)
    assert [each["size"] for each in groundswell("audit", "checkpoints", "--json").json] == [int(size)]
    assert size in groundswell("audit", "checkpoints").out


def test_without_facts_there_is_nothing_to_sign(groundswell):
    assert "record a fact first" in groundswell("audit", "checkpoint").err


def test_publishing_needs_a_place(groundswell, clean_rivers, monkeypatch, tmp_path):
    assert clean_rivers
    assert groundswell("audit", "publish").refused("GROUNDSWELL_CHECKPOINT_TO")
    monkeypatch.setenv("GROUNDSWELL_CHECKPOINT_TO", str(tmp_path / "published.txt"))
    assert "1 checkpoint published" in groundswell("audit", "checkpoint").err
    assert "Nothing waits" in groundswell("audit", "publish").out
    monkeypatch.setenv("GROUNDSWELL_CHECKPOINT_TO", "ftp://example.org")
    assert groundswell("audit", "publish").refused("GROUNDSWELL_CHECKPOINT_TO", "https://")


def test_a_bundle_is_verified_without_database_settings_or_server(bundle, tmp_path):
    elsewhere = {name: value for name, value in os.environ.items() if not name.startswith("GROUNDSWELL_")}
    command = [sys.executable, "-m", "gateway.cli", "audit", "verify", str(bundle), "--key", str(tmp_path / "key")]
    (tmp_path / "empty").mkdir()
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path / "empty", env=elsewhere, check=False)
    assert done.returncode == 0
    assert done.stdout.startswith("Untouched: ")
    assert list((tmp_path / "empty").iterdir()) == []


def test_the_same_for_programs(groundswell, bundle, tmp_path):
    answer = groundswell("audit", "verify", bundle, "--key", tmp_path / "key", "--json")
    assert answer.exit_code == 0
    assert answer.json["clean"] is True
    assert (answer.json["facts"], answer.json["findings"]) == (answer.json["proven"], [])


def test_without_key_and_anchor_it_says_what_stays_open(groundswell, bundle):
    answer = groundswell("audit", "verify", bundle)
    assert answer.exit_code == 0
    assert "The bundle's own key was taken" in answer.err
    assert "Without --anchor" in answer.err


def test_a_database_without_checkpoints_is_not_called_untouched(groundswell, bundle, database):
    assert bundle.exists()
    assert "nothing tells whether the end was cut off" in groundswell("audit", "check").err
    with sqlite3.connect(database) as connection:
        connection.execute("DELETE FROM checkpoints")
    connection.close()
    answer = groundswell("audit", "check")
    assert "Nothing is proven" in answer.out
    assert "Untouched" not in answer.out


def test_what_was_altered_is_named_and_the_code_is_1(groundswell, bundle, database, tmp_path):
    assert bundle.exists()
    tamper(database)
    checked = groundswell("audit", "check")
    assert (checked.exit_code, checked.out) == (1, "Fact 2 was changed after it was recorded.\n")
    assert groundswell("audit", "export", tmp_path / "evidence.zip").exit_code == 0
    verified = groundswell("audit", "verify", tmp_path / "evidence.zip", "--json")
    assert verified.exit_code == 1
    assert verified.json["findings"][0] == {
        "kind": "changed",
        "sentence": "Fact 2 was changed after it was recorded.",
        "number": 2,
        "position": 2,
        "until": None,
    }


def test_another_history_is_told_by_the_status_and_not_signed(groundswell, bundle, database):
    assert bundle.exists()
    tamper(database)
    groundswell("rebuild")
    assert "TAMPERED WITH" in groundswell("status").out
    refused = groundswell("audit", "checkpoint")
    assert refused.exit_code == 1
    assert "No checkpoint was signed" in refused.err


def test_the_end_that_was_cut_off_is_found_by_an_anchored_checkpoint(groundswell, bundle, tmp_path):
    (tmp_path / "anchor").write_text(groundswell("audit", "checkpoint").out)
    other = tmp_path / "other.zip"
    told = ("--with", "Cyd", "--kind", "pledge", "--on", "2024-03-01", "--new")
    assert groundswell("log", "--coalition", "Clean Rivers", *told).exit_code == 0
    (tmp_path / "later").write_text(groundswell("audit", "checkpoint").out)
    assert groundswell("audit", "export", other).exit_code == 0
    both = ("--anchor", tmp_path / "anchor", "--anchor", tmp_path / "later", "--key", tmp_path / "key")
    assert groundswell("audit", "verify", other, *both).exit_code == 0
    cut = groundswell("audit", "verify", bundle, *both)
    assert cut.exit_code == 1
    assert "were cut off" in cut.out


def test_a_single_proof_is_written_and_verified(groundswell, bundle, tmp_path):
    assert bundle.exists()
    assert groundswell("audit", "prove", "3", "--out", tmp_path / "proof").exit_code == 0
    answer = groundswell("audit", "verify", tmp_path / "proof", "--key", tmp_path / "key")
    assert answer.exit_code == 0
    assert answer.out.startswith("Proven: the fact is number 3")
    assert groundswell("audit", "verify", tmp_path / "proof").refused("--key")
    spoilt = (tmp_path / "proof").read_text().replace("index 2", "index 1")
    (tmp_path / "proof").write_text(spoilt)
    assert groundswell("audit", "verify", tmp_path / "proof", "--key", tmp_path / "key").exit_code == 1


@pytest.mark.parametrize("asked", [[], ["3", "--from", "1", "--to", "2"], ["--from", "1"], ["0"]])
def test_a_proof_of_nothing_is_refused(groundswell, clean_rivers, asked):
    assert clean_rivers
    assert groundswell("audit", "prove", *asked).exit_code == 2


@pytest.mark.parametrize(
    "content", [b"", b"nonsense", b"PK\x03\x04", b"old 1\n\nx", b"c2sp.org/tlog-proof@v1\n", b"\xff" * 99]
)
def test_what_is_no_bundle_is_refused_in_a_sentence(groundswell, tmp_path, bundle, content):
    assert bundle.exists()
    (tmp_path / "file").write_bytes(content)
    assert groundswell("audit", "verify", tmp_path / "file", "--key", tmp_path / "key").refused()
    assert groundswell("audit", "verify", tmp_path / "nowhere").refused("There is no file")


@pytest.mark.parametrize("key", ["nonsense", "a+00000000+AAAA", "a+b"])
def test_what_is_no_key_is_refused(groundswell, bundle, key):
    assert groundswell("audit", "verify", bundle, "--key", key).refused("--key")


def test_what_is_no_anchor_is_refused(groundswell, bundle, tmp_path):
    (tmp_path / "anchor").write_bytes(b"\xff\xfe")
    assert groundswell("audit", "verify", bundle, "--anchor", tmp_path / "anchor").refused("--anchor")
    assert groundswell("audit", "verify", bundle, "--anchor", tmp_path / "none").refused()
    (tmp_path / "empty").write_text("\n")
    assert groundswell("audit", "verify", bundle, "--anchor", tmp_path / "empty").refused("no checkpoint in")


def test_a_key_is_made_once(groundswell, tmp_path):
    answer = groundswell("audit", "new-key", tmp_path / "new", "--name", "example.org/log")
    assert answer.out.startswith("example.org/log+")
    assert "PRIVATE" not in answer.out + answer.err
    assert groundswell("audit", "new-key", tmp_path / "new").refused("stays as it is")


def test_rights_are_printed_for_psql(groundswell):
    assert (
        "ALTER TABLE public.groundswell_events OWNER TO keeper"
        in groundswell("audit", "grants", "--owner", "keeper").out
    )
    assert groundswell("audit", "grants", "--owner", "x; DROP").refused("plain name")
    assert groundswell("audit", "grants", "--owner", "a", "--application", "a").refused("another role")
