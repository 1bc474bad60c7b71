"""Checkpoints are signed when due, never over another history, and published."""

import os
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from domain.checkpoint import note, notes
from service.audit.checkpoints import HeadInconsistent, NoFactsYet
from service.audit.keys import NotSigned, Signer, SigningKeyError, make, opened
from service.audit.publishing import NotPublished, place
from tests.service.audit.conftest import tell
from tests.world import a_small_world, a_world

# ---------------------------------------------------------------------------------------------------- checkpoints


def test_a_checkpoint_is_over_all_facts_and_signed(database_url, tmp_path):
    make(tmp_path / "key")
    with a_world(database_url, signing_key_file=tmp_path / "key") as world:
        world.form()
        tell(world, 4)
        made, new = world.services.audit.checkpoint()
        head = opened(note(made.note), [world.services.audit.verifier_key()])
        assert (new, made.size, head.size) == (True, len(world.topics()), len(world.topics()))
        assert world.services.audit.checkpoint() == (made, False)
        assert world.services.audit.check().clean


def test_without_facts_there_is_nothing_to_sign(small_world):
    with pytest.raises(NoFactsYet):
        small_world.services.audit.checkpoint()


def test_another_history_is_not_signed_and_said_loudly(signed):
    signed.sql("UPDATE stored_events SET topic = 'x' WHERE rowid = 2")
    signed.services.read_models.rebuild()
    tell(signed, 1, since=9)
    with pytest.raises(HeadInconsistent, match="are not those over which"):
        signed.services.audit.checkpoint()
    assert not signed.services.status().healthy
    assert "are not those" in (signed.services.status().checkpoint.problem or "")


def test_a_shorter_log_is_not_signed(signed):
    signed.sql("DELETE FROM stored_events WHERE rowid > 3")
    signed.services.read_models.rebuild()
    with pytest.raises(HeadInconsistent, match="cut off"):
        signed.services.audit.checkpoint()


def test_a_checkpoint_that_was_forged_is_not_continued(signed):
    forged = Signer.new("groundswell").sign(note(signed.services.audit.all_checkpoints()[0].note).text)
    signed.sql("UPDATE checkpoints SET note = :note", note=str(forged))
    tell(signed, 1, since=9)
    with pytest.raises(NotSigned):
        signed.services.audit.checkpoint()


def test_a_rebuild_keeps_the_checkpoints(signed):
    before = signed.services.audit.all_checkpoints()
    signed.services.read_models.rebuild()
    assert signed.services.audit.all_checkpoints() == before
    assert signed.services.audit.check().proven == before[0].size


def test_a_lost_key_is_no_fresh_beginning(signed):
    signed.services.settings.signing_key_path.unlink()
    tell(signed, 1, since=9)
    with pytest.raises(SigningKeyError, match="is gone"):
        signed.services.audit.checkpoint()


def test_a_new_key_signs_on_where_the_old_one_is_still_trusted(signed):
    file = signed.services.settings.signing_key_path
    old = signed.services.audit.verifier_key()
    file.write_text(f"{Signer.new('another').line}\n{old}\n")
    tell(signed, 1, since=9)
    assert signed.services.audit.checkpoint()[1]
    assert signed.services.audit.check().clean


def test_a_checkpoint_is_due_when_the_log_has_grown_and_time_has_passed(small_world):
    due = small_world.services.audit.checkpoints.due
    assert not due()
    small_world.form()
    assert due()
    small_world.services.audit.checkpoint()
    small_world.clock.advance(hours=2)
    assert not due()  # nothing new
    tell(small_world, 1)
    assert due()
    small_world.services.audit.checkpoint()
    tell(small_world, 1, since=5)
    assert not due()  # too early
    small_world.clock.advance(minutes=61)
    assert due()


def test_none_is_due_on_demand_only_or_without_a_key(postgresql_url):
    with a_small_world(checkpoint_minutes=0) as world:
        assert not world.services.audit.checkpoints.due()
    with a_world(postgresql_url) as world:
        world.form()
        assert not world.services.audit.checkpoints.due()
        with pytest.raises(SigningKeyError, match="new-key"):
            world.services.audit.checkpoint()


def test_many_who_sign_at_once_sign_once(signed):
    tell(signed, 3, since=7)
    signing = [threading.Thread(target=signed.services.audit.checkpoint) for _ in range(5)]
    for each in signing:
        each.start()
    for each in signing:
        each.join()
    assert len(signed.services.audit.all_checkpoints()) == 2


# ---------------------------------------------------------------------------------------------------- publishing


def test_checkpoints_are_appended_to_a_file_each_once(tmp_path):
    file = tmp_path / "published.txt"
    with a_small_world(checkpoint_to=str(file)) as world:
        world.services.audit.checkpoint()
        tell(world, 2)
        world.services.audit.checkpoint()
        assert (world.services.audit.publish(), world.services.audit.publish()) == (2, 0)
        assert [str(each) for each in notes(file.read_text())] == [
            each.note for each in world.services.audit.all_checkpoints()
        ]
        assert world.services.audit.check().anchored == world.services.audit.all_checkpoints()[-1].size
        world.sql("DELETE FROM checkpoints")
        assert "taken away" in world.services.audit.check().findings[0].sentence


def test_half_a_checkpoint_is_taken_back_and_spoils_none_of_the_next(tmp_path, monkeypatch):
    file, write = tmp_path / "published.txt", os.write
    with a_small_world(checkpoint_to=str(file)) as world:
        world.services.audit.checkpoint()
        world.services.audit.publish()
        tell(world, 2)
        world.services.audit.checkpoint()
        monkeypatch.setattr("service.audit.publishing.os.write", lambda handle, text: write(handle, text[:50]))
        with pytest.raises(NotPublished):  # the disk is full
            world.services.audit.publish()
        monkeypatch.undo()
        assert len(notes(file.read_text())) == 1
        assert world.services.audit.publish() == 1
        assert world.services.audit.check().clean
        assert len(notes(file.read_text())) == 2


@pytest.fixture
def hook():
    """An address that takes what is posted, and refuses while `refusing` says so."""
    taken: list[str] = []
    refusing: list[bool] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            if not refusing:
                taken.append(body)
            self.send_response(503 if refusing else 200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/hook?secret=1", taken, refusing
    server.shutdown()
    thread.join()
    server.server_close()


def test_checkpoints_are_posted_and_wait_while_nobody_takes_them(hook):
    address, taken, refusing = hook
    with a_small_world(checkpoint_to=address) as world:
        made, _ = world.services.audit.checkpoint()
        refusing.append(True)
        with pytest.raises(NotPublished, match="it waits") as refused:
            world.services.audit.publish()
        assert "secret" not in str(refused.value)
        refusing.clear()
        assert world.services.audit.publish() == 1
        assert taken == [made.note]


def test_an_address_is_told_without_its_secrets():
    assert place("https://user:password@example.org/hook?token=x") == "https://example.org"
