"""Proofs and bundles stand alone, and what they do not prove is said."""

import pytest

from domain.checkpoint import Malformed, note
from service.audit import offline
from service.audit.keys import NotSigned, Signer
from service.audit.offline import NotProven
from service.audit.proofs import Consistency, Inclusion
from service.audit.proofs import read as read_proof
from tests.given import joined
from tests.service.audit.conftest import tell
from tests.world import a_small_world, a_world

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
