"""Recording: load, ask, save, wake."""

from datetime import date
from threading import Barrier, Thread
from uuid import uuid4

import pytest

from domain.agenda import Agenda
from domain.coalition import Coalition
from domain.errors import (
    CoalitionExists,
    ConditionUnknown,
    GroundswellError,
    InteractionDiffers,
    InteractionIsRetracted,
    InteractionUnknown,
    MilestoneUnknown,
    Refused,
    StakeholderIsErased,
    Unknown,
)
from domain.identity import coalition_id, stakeholder_id
from domain.partnership import Partnership
from domain.policy import Policy
from domain.values import Kind, Relationship
from domain.winning import Winning
from tests.given import COALITION, RECORDER, an, but, defected, joined, met, named, pledged, voted_with
from tests.world import a_world, partnership


def test_an_interaction_is_kept(world):
    world.form()
    assert world.tell(joined("2024-01-01")) == [True]
    assert world.topics() == ["coalition.formed", "stakeholder.registered", "partnership.begun", "partnership.join"]


def test_what_is_kept_outlives_the_process(database_url):
    with a_world(database_url) as before:
        before.form()
        before.tell(joined("2024-01-01"))
    with a_world(database_url) as after:
        assert after.tell(joined("2024-01-01"), pledged("2024-02-01")) == [False, True]


def test_the_same_again_adds_nothing_and_wakes_nobody(world):
    world.form()
    world.tell(joined("2024-01-01"))
    facts, wakes = len(world.topics()), len(world.wakes)
    assert world.tell(joined("2024-01-01")) == [False]
    assert world.form() is False
    assert (len(world.topics()), len(world.wakes)) == (facts, wakes)


def test_each_saved_decision_wakes_the_workers_once(small_world):
    small_world.form()
    small_world.tell(joined("2024-01-01"), pledged("2024-01-02"))
    assert len(small_world.wakes) == 3


def test_a_refusal_saves_nothing_and_wakes_nobody(world):
    world.form()
    world.tell(defected("2024-01-01"))
    facts, wakes = world.topics(), len(world.wakes)
    with pytest.raises(Refused):
        world.tell(voted_with("2024-02-01"))
    with pytest.raises(Refused):
        world.tell(joined("2025-01-01"), about="Someone new")
    assert (world.topics(), len(world.wakes)) == (facts, wakes)


def test_names_are_found_however_they_are_written(small_world):
    small_world.form("Clean Rivers")
    small_world.tell(joined("2024-01-01"), about="Ada Lovelace", to="clean  rivers")
    assert small_world.tell(joined("2024-01-01"), about="ADA lovelace", to="CLEAN RIVERS") == [False]


def test_a_coalition_that_nobody_formed_is_unknown(small_world):
    with pytest.raises(Unknown) as refusal:
        small_world.tell(joined("2024-01-01"), to="Clean Oceans")
    assert refusal.value.name == "Clean Oceans"
    assert small_world.topics() == []


def test_a_coalition_formed_otherwise_exists_already(small_world):
    small_world.services.recording.form_coalition(COALITION, "Swim", share=0.6)
    with pytest.raises(CoalitionExists):
        small_world.services.recording.form_coalition("clean rivers", "Fish", share=0.6)
    with pytest.raises(CoalitionExists):
        small_world.services.recording.form_coalition("clean rivers", "Swim", share=0.7)
    assert small_world.services.recording.form_coalition("clean rivers", "Swim", share=0.6) is False


def test_who_must_be_for_it_goes_by_name(small_world):
    small_world.form()
    small_world.tell(joined("2024-01-01"), about="Ada")
    assert small_world.services.recording.define_winning(COALITION, count=3, must_have=["ADA"]) is True
    coalition = small_world.services.facts.find(Coalition, coalition_id(COALITION))
    assert coalition.winning == Winning(count=3, must_have=(stakeholder_id("Ada"),))


def test_one_who_is_not_known_cannot_be_a_must_have(small_world):
    small_world.form()
    before = small_world.topics()
    with pytest.raises(Unknown) as refusal:
        small_world.services.recording.define_winning(COALITION, must_have=["Ada"])
    assert (refusal.value.what, refusal.value.name) == ("stakeholder", "Ada")
    assert small_world.topics() == before


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


def test_one_stakeholder_may_be_named_twice_in_a_group(small_world):
    small_world.form()
    twice = [("Ada", met("2024-02-01", "first")), ("ADA", met("2024-02-02", "second"))]
    assert small_world.services.recording.record_all(COALITION, twice)
    assert small_world.topics().count("stakeholder.registered") == 1


def test_an_interaction_is_corrected_and_retracted_by_later_facts(world):
    world.form()
    vote = voted_with("2024-01-01", "V")
    world.tell(vote)
    assert world.correct(but(vote, note="loud")) is True
    assert world.correct(but(vote, note="loud")) is False
    assert world.retract("V") is True
    assert world.topics()[-3:] == [
        "partnership.vote_with",
        "partnership.interaction_corrected",
        "partnership.interaction_retracted",
    ]


def test_a_partnership_that_never_was_cannot_be_amended(small_world):
    with pytest.raises(Unknown):
        small_world.services.recording.retract(uuid4(), named("V"), "never happened", RECORDER)


def test_several_interactions_are_taken_back_together(world):
    world.form()
    told = [("Ada", met("2024-02-01", "A")), ("Ben", met("2024-02-01", "B")), ("Ben", pledged("2024-02-02", "P"))]
    world.services.recording.record_all(COALITION, told)
    assert world.services.recording.retract_all([of(*each) for each in told], "never happened", RECORDER) is True
    assert world.topics()[-3:] == ["partnership.interaction_retracted"] * 3


def test_all_or_none_are_taken_back(small_world):
    small_world.form()
    told = [("Ada", met("2024-02-01", "A")), ("Ben", met("2024-02-01", "B"))]
    small_world.services.recording.record_all(COALITION, told)
    small_world.retract("B", about="Ben")
    before = small_world.topics()
    with pytest.raises(InteractionIsRetracted):
        small_world.services.recording.retract_all([of(*each) for each in told], "never happened", RECORDER)
    assert small_world.topics() == before


def of(name, interaction):
    return partnership(name), interaction.id


def test_the_last_telling_of_an_interaction_can_be_asked_for(small_world):
    small_world.form()
    vote = voted_with("2024-01-01", "V")
    small_world.tell(vote)
    small_world.correct(but(vote, note="loud"))
    assert small_world.services.recording.telling(partnership(), vote.id) == but(vote, note="loud")
    with pytest.raises(InteractionUnknown):
        small_world.services.recording.telling(partnership(), uuid4())


def test_the_coalition_decides_about_itself(small_world):
    small_world.form()
    recording = small_world.services.recording
    assert recording.define_winning(COALITION, share=0.75) is True
    assert recording.define_winning(COALITION, share=0.75) is False
    assert recording.adopt_policy(COALITION, Policy(half_life=90)) is True
    assert recording.adopt_policy(COALITION, Policy(half_life=90)) is False
    assert recording.affirm_purpose(COALITION, "Swim") is True
    assert recording.plan_milestone(COALITION, "Launch", date(2024, 3, 1)) is True
    assert recording.plan_milestone(COALITION, "launch", date(2024, 3, 1)) is False
    assert recording.reach_milestone(COALITION, "LAUNCH", date(2024, 3, 2)) is True
    assert recording.reach_milestone(COALITION, "Launch", date(2024, 3, 2)) is False
    with pytest.raises(MilestoneUnknown):
        recording.reach_milestone(COALITION, "Landing", date(2024, 3, 2))


def test_a_stakeholder_is_registered_related_and_listens(world):
    recording = world.services.recording
    assert recording.register("Ada") is True
    assert recording.register("ada") is False
    assert recording.register("Ada", Relationship.CUSTOMER) is True
    assert recording.register("Ada", Relationship.CUSTOMER) is False
    assert recording.listens_to("Ada", "Grace") is True
    assert recording.listens_to("ada", "GRACE") is False
    assert world.topics() == [
        "stakeholder.registered",
        "stakeholder.relationship_changed",
        "stakeholder.influencer_found",
        "stakeholder.registered",
    ]


def test_a_stakeholder_may_stop_listening(world):
    recording = world.services.recording
    recording.listens_to("Ada", "Grace")
    assert recording.no_longer_listens_to("ada", "GRACE") is True
    assert recording.no_longer_listens_to("Ada", "Grace") is False
    assert recording.no_longer_listens_to("Ada", "Nobody") is False
    assert world.topics()[-1] == "stakeholder.influencer_lost"
    with pytest.raises(Unknown):
        recording.no_longer_listens_to("Nobody", "Ada")


def test_an_agenda_is_stated_list_by_list(world):
    world.form()
    world.tell(joined("2024-01-01"))
    recording = world.services.recording
    assert recording.state_agenda(COALITION, "Ada", wants=["A seat"], conditions=["Fees go up"]) is True
    assert recording.state_agenda("clean rivers", "ADA", wants=["A seat"]) is False
    assert recording.state_agenda(COALITION, "Ada", offers=iter(["Boats"]), wants=[]) is True
    found = world.services.facts.find(Partnership, partnership())
    assert found is not None
    assert found.agenda == Agenda(offers=("Boats",), conditions=("Fees go up",))


def test_cadence_and_conditions_are_kept(world):
    world.form()
    recording = world.services.recording
    recording.state_agenda(COALITION, "Ada", conditions=["Fees go up"])
    assert recording.agree_cadence(COALITION, "Ada", 28) is True
    assert recording.agree_cadence(COALITION, "Ada", 28) is False
    assert recording.agree_cadence(COALITION, "Ada", None) is True
    assert recording.mark_condition(COALITION, "Ada", "fees go up", date(2024, 6, 1), met=True) is True
    assert recording.mark_condition(COALITION, "Ada", "fees go up", date(2024, 6, 1), met=True) is False
    with pytest.raises(ConditionUnknown):
        recording.mark_condition(COALITION, "Ada", "Fees go down", date(2024, 6, 1), met=True)


@pytest.mark.parametrize(
    ("tell", "topic"),
    [
        (lambda it: it.state_agenda(COALITION, "Ada", wants=["A seat"]), "partnership.agenda_stated"),
        (lambda it: it.agree_cadence(COALITION, "Ada", 28), "partnership.cadence_agreed"),
    ],
    ids=["agenda", "cadence"],
)
def test_a_partnership_may_begin_without_an_interaction(small_world, tell, topic):
    small_world.form()
    assert tell(small_world.services.recording)
    assert small_world.topics()[1:] == ["stakeholder.registered", "partnership.begun", topic]


@pytest.mark.parametrize(
    "tell",
    [
        lambda it: it.state_agenda(COALITION, "Ada", wants=[]),
        lambda it: it.agree_cadence(COALITION, "Ada", None),
    ],
    ids=["agenda", "cadence"],
)
def test_what_is_no_news_begins_no_partnership(small_world, tell):
    small_world.form()
    wakes = len(small_world.wakes)
    assert tell(small_world.services.recording) is False
    assert (small_world.topics(), len(small_world.wakes)) == (["coalition.formed"], wakes)


def test_what_is_refused_begins_no_partnership(small_world):
    small_world.form()
    recording = small_world.services.recording
    for tell in (
        lambda: recording.mark_condition(COALITION, "Ada", "Fees go up", date(2024, 6, 1), met=True),
        lambda: recording.agree_cadence(COALITION, "Ada", 0),
        lambda: recording.state_agenda(COALITION, "Ada", wants=["two\nlines"]),
        lambda: recording.agree_cadence("Clean Oceans", "Ada", 28),
    ):
        with pytest.raises(GroundswellError) as refusal:
            tell()
        assert len(str(refusal.value).splitlines()) == 1
    assert small_world.topics() == ["coalition.formed"]


@pytest.mark.parametrize("known", [True, False])
def test_nobody_listens_to_themselves(small_world, known):
    if known:
        small_world.services.recording.register("Ada")
    with pytest.raises(GroundswellError):
        small_world.services.recording.listens_to("Ada", "ada")


@pytest.mark.parametrize("name", ["", "   ", "x" * 201, "two\nlines", "half\ud800"])
def test_a_senseless_name_is_refused_in_one_sentence(small_world, name):
    recording = small_world.services.recording
    small_world.form()
    for attempt in (
        lambda: recording.form_coalition(name),
        lambda: recording.register(name),
        lambda: recording.listens_to("Ada", name),
        lambda: recording.plan_milestone(COALITION, name, date(2024, 3, 1)),
        lambda: recording.record(COALITION, name, joined("2024-01-01")),
    ):
        with pytest.raises(GroundswellError) as refusal:
            attempt()
        assert len(str(refusal.value).splitlines()) == 1
    assert small_world.topics() == ["coalition.formed"]


def at_once(*works) -> list[BaseException]:
    """Do all of these at the same moment; what went wrong."""
    wrong: list[BaseException] = []
    start = Barrier(len(works))

    def do(work) -> None:
        start.wait()
        try:
            work()
        except Exception as error:  # noqa: BLE001  whatever it is, the test wants to see it
            wrong.append(error)

    threads = [Thread(target=do, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


@pytest.mark.parametrize("known_before", [True, False])
def test_what_two_record_about_one_stakeholder_at_once_is_all_kept(world, known_before):
    world.form()
    if known_before:
        world.tell(joined("2024-01-01"))

    def busy(who: str):
        return lambda: [world.tell(met("2024-02-01", f"{who} {number}")) for number in range(15)]

    assert at_once(busy("Kim"), busy("Robin")) == []
    assert world.topics().count("partnership.meeting") == 30
    assert world.topics().count("partnership.begun") == 1


def test_of_two_who_tell_one_id_differently_at_once_one_is_refused(world):
    world.form()
    told = met("2024-02-01", "the meeting")
    wrong = at_once(lambda: world.tell(told), lambda: world.tell(but(told, note="otherwise")))
    assert [type(error) for error in wrong] == [InteractionDiffers]
    assert world.topics().count("partnership.meeting") == 1


def test_a_trade_settled_by_two_at_once_is_settled_once(world):
    world.form()
    world.tell(an(Kind.TRADE, "2024-01-01", "T"))
    settle = [an(Kind.TRADE_HONOURED, "2024-02-01", f"by {who}", trade_id=named("T")) for who in ("Kim", "Robin")]
    wrong = at_once(*[lambda act=act: world.tell(act) for act in settle])
    assert len(wrong) == 1
    assert isinstance(wrong[0], Refused)
    assert world.topics().count("partnership.trade_honoured") == 1


def test_two_processes_may_begin_at_once_on_an_empty_database(database_url):
    wrong = at_once(*[lambda who=who: begin(database_url, who) for who in ("Ada", "Bea", "Cy")])
    assert wrong == []
    with a_world(database_url) as world:
        assert world.topics().count("partnership.join") == 3


def begin(database_url: str, who: str) -> None:
    with a_world(database_url) as world:
        world.form()
        world.tell(joined("2024-01-01", f"join of {who}"), about=who)
