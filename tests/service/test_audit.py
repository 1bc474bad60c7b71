"""Checkpoints are signed when due, never over another history, and published; proofs stand alone."""

import os
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from domain.checkpoint import Malformed, note, notes
from service.audit import offline
from service.audit.checkpoints import HeadInconsistent, NoFactsYet
from service.audit.keys import NotSigned, Signer, SigningKeyError, Verifier, make, opened, read
from service.audit.offline import NotProven
from service.audit.proofs import Consistency, Inclusion
from service.audit.proofs import read as read_proof
from service.audit.publishing import NotPublished, place
from tests.given import joined, met
from tests.world import World, a_small_world, a_world


def tell(world: World, number: int, since: int = 0) -> None:
    for each in range(since, since + number):
        world.tell(met("2024-01-01", f"meeting {each}"))


@pytest.fixture
def signed(small_world: World) -> World:
    """A world with a checkpoint."""
    small_world.form()
    tell(small_world, 5)
    small_world.services.audit.checkpoint()
    return small_world


# ----------------------------------------------------------------------------------------------------- the keys


def test_a_note_of_the_specification_is_accepted():
    """The note and key that implementations of signed-note test themselves with."""
    key = Verifier.read("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    signer = Signer.read("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")
    told = (
        "If you think cryptography is the answer to your problem,\n"
        "then you don't know what your problem is.\n"
        "\n"
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    )
    assert signer.verifier == key
    assert key.signed(note(told))
    assert str(signer.sign(note(told).text)) == told
    with pytest.raises(NotSigned):
        key.signed(note(told.replace("your", "my")))


def test_a_key_comes_back_from_its_file(tmp_path):
    assert make(tmp_path / "key", "example.org/log")
    assert not make(tmp_path / "key")
    keys = read(tmp_path / "key")
    assert keys.signer.name == "example.org/log"
    assert Verifier.read(str(keys.signer.verifier)) == keys.trusted[0]
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("spoilt", ["", "nonsense", "PRIVATE+KEY+a+00000000+AAAA", "PRIVATE+KEY+a+b"])
def test_a_spoilt_key_is_refused_and_not_repeated(tmp_path, spoilt):
    file = tmp_path / "key"
    file.write_text(spoilt)
    file.chmod(0o600)
    with pytest.raises(SigningKeyError) as refused:
        read(file)
    assert not spoilt or spoilt not in str(refused.value).replace(str(file), "")


def test_a_key_that_others_may_read_is_refused(tmp_path):
    make(tmp_path / "key")
    (tmp_path / "key").chmod(0o644)
    with pytest.raises(SigningKeyError, match="chmod 600"):
        read(tmp_path / "key")


@pytest.mark.parametrize(
    "text", ["", "no note", "a\n1\n\n— b c\n", "a\n\n— b AAAA==\n", "x\n\n— a+b AAAA\n", "a\x00\n\n— b AAAA\n"]
)
def test_what_is_no_note_is_refused(text):
    with pytest.raises(Malformed):
        note(text)


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


# ------------------------------------------------------------------------------------------------------- proofs


def test_every_fact_is_proven_and_the_proof_stands_alone(signed):
    trusted = [signed.services.audit.verifier_key()]
    for fact in signed.services.export():
        proof = read_proof(str(signed.services.audit.prove(fact["position"])))
        assert isinstance(proof, Inclusion)
        assert offline.prove(proof, trusted, []).size == len(signed.topics())
        assert proof.leaf.startswith(f"{fact['position']}\t".encode())
        other = Inclusion(proof.leaf.replace(b"20", b"19"), proof.index, proof.steps, proof.checkpoint)
        with pytest.raises(NotProven):
            offline.prove(other, trusted, [])
        with pytest.raises(NotSigned):
            offline.prove(proof, [Signer.new().verifier], [])


def test_that_one_checkpoint_continues_another_is_proven(signed):
    (first,) = signed.services.audit.all_checkpoints()
    tell(signed, 7, since=5)
    second, _ = signed.services.audit.checkpoint()
    proof = read_proof(str(signed.services.audit.prove_between(first.size, second.size)))
    assert isinstance(proof, Consistency)
    trusted = [signed.services.audit.verifier_key()]
    assert offline.prove(proof, trusted, [note(first.note)]).size == second.size
    with pytest.raises(NotProven, match="--anchor"):
        offline.prove(proof, trusted, [])
    with pytest.raises(NotProven):
        offline.prove(Consistency(proof.old, proof.steps[1:], proof.checkpoint), trusted, [note(first.note)])


@pytest.mark.parametrize("ask", [lambda audit: audit.prove(99), lambda audit: audit.prove_between(1, 2)])
def test_what_is_not_there_is_not_proven(signed, ask):
    with pytest.raises(Exception, match="There is no"):
        ask(signed.services.audit)


def test_a_fact_after_the_last_checkpoint_is_not_proven_yet(signed):
    tell(signed, 1, since=9)
    with pytest.raises(Exception, match="No checkpoint is over this fact yet"):
        signed.services.audit.prove(len(signed.topics()))


def test_a_tampered_fact_is_not_proven(signed):
    signed.sql("UPDATE stored_events SET topic = 'x' WHERE rowid = 2")
    with pytest.raises(Exception, match="not as it was signed"):
        signed.services.audit.prove(2)


@pytest.mark.parametrize("text", ["", "old x\n\n", "c2sp.org/tlog-proof@v1\nindex 1\n\n", "old 1\nAAAA\n\nx"])
def test_what_is_no_proof_is_refused(text):
    with pytest.raises(Malformed):
        read_proof(text)


# -------------------------------------------------------------------------------------------------- bundles, large


def test_a_large_bundle_is_hashed_by_other_processes(tmp_path, monkeypatch):
    monkeypatch.setattr("service.audit.hashing.BLOCK", 512)
    monkeypatch.setattr("service.audit.hashing.LARGE", 1024)
    monkeypatch.setattr("service.audit.hashing.os.cpu_count", lambda: 4)
    with a_small_world() as world:
        tell(world, 30)
        world.tell(joined("2024-01-01", note="x" * 5_000))
        world.services.audit.export(tmp_path / "bundle.zip")
        seen: list[tuple[int, int]] = []
        found = offline.verify(tmp_path / "bundle.zip", progress=lambda done, of: seen.append((done, of)))
        assert (found.clean, found.facts) == (True, len(world.topics()))
        assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_facts_under_no_checkpoint_are_told(tmp_path, postgresql_url):
    with a_world(postgresql_url) as world:
        world.form()
        world.catch_up()
        assert "new-key" in (world.services.audit.export(tmp_path / "bundle.zip").warning or "")
        (finding,) = offline.verify(tmp_path / "bundle.zip").findings
        assert "under no checkpoint" in finding.sentence
