"""What happened with several at once is recorded with everybody or nobody."""

import pytest

from domain.errors import Refused, StakeholderIsErased
from tests.given import COALITION, RECORDER, defected, met, voted_with
from tests.world import a_world, partnership


def test_a_group_meeting_is_recorded_with_everybody_or_nobody(world):
    world.form()
    world.tell(defected("2024-01-01"), about="Bea")
    together = [(who, voted_with("2024-02-01", f"vote of {who}")) for who in ("Ada", "Bea")]
    facts = world.topics()
    with pytest.raises(Refused):
        world.services.recording.record_all(COALITION, together)
    assert world.topics() == facts
    meeting = [(who, met("2024-02-01", f"meeting with {who}", format="group")) for who in ("Ada", "Bea", "Cy")]
    assert world.services.recording.record_all(COALITION, meeting)
    assert world.topics()[len(facts) :].count("partnership.meeting") == 3
    assert world.services.recording.record_all(COALITION, meeting) is False


def test_a_group_meeting_reads_everybody_at_once(world, monkeypatch):
    world.form()
    everybody = [f"Stakeholder {number}" for number in range(20)]
    for first, known in ((1, everybody[::2]), (2, everybody), (3, everybody)):
        reads = counted(world.services.facts, monkeypatch)
        world.services.recording.record_all(COALITION, group_meeting(known, f"2024-01-{first:02d}"))
        assert len(reads) <= 3  # partnerships; of newcomers, the stakeholders and the coalition
    assert world.topics().count("partnership.meeting") == 50
    assert world.topics().count("stakeholder.registered") == 20


def test_a_group_meeting_is_in_the_log_as_it_was_told_whoever_is_new(world):
    world.form()
    world.services.recording.record_all(COALITION, group_meeting(["Cy", "Bea"], "2024-01-01"))
    facts, order = len(world.topics()), ["Dan", "Cy", "Ada", "Bea"]
    world.services.recording.record_all(COALITION, group_meeting(order, "2024-01-02"))
    stored = world.services.facts.recorder.select_notifications(facts + 1, 100)
    met_with = [each.originator_id for each in stored if each.topic == "partnership.meeting"]
    assert met_with == [partnership(who) for who in order]


def test_a_group_meeting_with_somebody_erased_is_refused(world):
    world.form()
    world.services.recording.record_all(COALITION, group_meeting(["Ada", "Bea"], "2024-01-01"))
    world.services.erasing.erase("Bea", "They asked for it", RECORDER)
    facts = world.topics()
    with pytest.raises(StakeholderIsErased):
        world.services.recording.record_all(COALITION, group_meeting(["Ada", "Bea"], "2024-01-02"))
    assert world.topics() == facts


def test_a_group_meeting_that_somebody_got_ahead_of_is_decided_upon_anew(world, database_url, monkeypatch):
    world.form()
    world.services.recording.record_all(COALITION, group_meeting(["Ada", "Bea"], "2024-01-01"))
    facts, reads = world.services.facts, []
    read = facts.recorder.histories

    def read_then_others_record(aggregates):
        found = read(aggregates)
        reads.append(aggregates)
        if len(reads) == 1:
            with a_world(database_url) as others:
                others.tell(met("2024-01-03", "of others"), about="Bea")
        return found

    monkeypatch.setattr(facts.recorder, "histories", read_then_others_record)
    assert world.services.recording.record_all(COALITION, group_meeting(["Ada", "Bea"], "2024-01-02"))
    assert len(reads) == 2
    assert world.topics().count("partnership.meeting") == 5


def test_one_stakeholder_may_be_named_twice_in_a_group(small_world):
    small_world.form()
    twice = [("Ada", met("2024-02-01", "first")), ("ADA", met("2024-02-02", "second"))]
    assert small_world.services.recording.record_all(COALITION, twice)
    assert small_world.topics().count("stakeholder.registered") == 1


def group_meeting(everybody, on):
    return [(who, met(on, f"{on} {who}", format="group")) for who in everybody]


def counted(facts, monkeypatch):
    """The aggregates asked for, at each read from now on."""
    reads = []
    read = facts.recorder.histories

    def read_and_count(aggregates):
        reads.append(aggregates)
        return read(aggregates)

    monkeypatch.setattr(facts.recorder, "histories", read_and_count)
    return reads
