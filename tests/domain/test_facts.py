"""Stored names are for ever: what was once written can always be read."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest
from eventsourcing.persistence import JSONTranscoder, StoredEvent
from eventsourcing.utils import resolve_topic

from domain.access import Access
from domain.coalition import Coalition
from domain.fact import Fact
from domain.interactions import FACT_OF
from domain.layout import Layout
from domain.partnership import Partnership
from domain.personal import parted
from domain.stakeholder import Stakeholder
from domain.tokens import Tokens
from service.sealing.data_key import DataKey
from service.sealing.keyring import Keyring
from service.store import FactMapper

RECORDED = Path(__file__).parent / "recorded"
"""One example of every fact, as it was once stored. Add to them; change none."""

TOPICS = [
    "access.opened",
    "access.role_granted",
    "access.role_revoked",
    "coalition.formed",
    "coalition.milestone_planned",
    "coalition.milestone_reached",
    "coalition.policy_adopted",
    "coalition.purpose_affirmed",
    "coalition.threshold_set",
    "coalition.winning_defined",
    "layout.columns_mapped",
    "layout.seen",
    "partnership.abstention",
    "partnership.agenda_stated",
    "partnership.assessment",
    "partnership.begun",
    "partnership.cadence_agreed",
    "partnership.condition_marked",
    "partnership.conflict",
    "partnership.contribution",
    "partnership.criticism",
    "partnership.defection",
    "partnership.endorsement",
    "partnership.interaction_corrected",
    "partnership.interaction_retracted",
    "partnership.join",
    "partnership.lapse",
    "partnership.meeting",
    "partnership.message",
    "partnership.milestone",
    "partnership.opposition",
    "partnership.pledge",
    "partnership.reconciliation",
    "partnership.return",
    "partnership.trade",
    "partnership.trade_broken",
    "partnership.trade_honoured",
    "partnership.vote_against",
    "partnership.vote_with",
    "stakeholder.erased",
    "stakeholder.influencer_found",
    "stakeholder.influencer_lost",
    "stakeholder.registered",
    "stakeholder.relationship_changed",
    "tokens.begun",
    "tokens.issued",
    "tokens.revoked",
]

ID = UUID("dbfe6fd4-6a32-4f4c-8a3b-6a7a1ed1d7b1")


def stored(topic: str) -> StoredEvent:
    example = json.loads((RECORDED / f"{topic}.json").read_text())
    return StoredEvent(ID, 7, example["topic"], json.dumps(example["state"]).encode())


def fact_classes(base: type[Fact] = Fact) -> Iterator[type[Fact]]:
    for kind in base.__subclasses__():
        if "TOPIC" in kind.__dict__:
            yield kind
        yield from fact_classes(kind)


@pytest.fixture
def mapper() -> FactMapper:
    return FactMapper(JSONTranscoder())


@pytest.mark.parametrize("topic", TOPICS)
def test_what_was_once_stored_can_be_read(topic, mapper):
    fact = mapper.to_domain_event(stored(topic))
    assert topic == fact.TOPIC
    assert (fact.originator_id, fact.originator_version) == (ID, 7)


@pytest.mark.parametrize("topic", TOPICS)
def test_reading_loses_nothing(topic, mapper):
    again = mapper.to_stored_event(mapper.to_domain_event(stored(topic)))
    assert again.topic == topic
    assert json.loads(again.state) == json.loads(stored(topic).state)


def test_every_fact_has_its_stored_name_and_example():
    assert sorted(kind.TOPIC for kind in fact_classes()) == TOPICS
    assert sorted(example.stem for example in RECORDED.glob("*.json")) == TOPICS


def test_every_stored_name_leads_to_its_fact():
    assert {topic: resolve_topic(topic).TOPIC for topic in TOPICS} == {topic: topic for topic in TOPICS}


@pytest.mark.parametrize(
    ("topic", "kind"),
    [
        ("coalition", Coalition),
        ("stakeholder", Stakeholder),
        ("layout", Layout),
        ("access", Access),
        ("tokens", Tokens),
    ],
)
def test_aggregates_have_stored_names_too(topic, kind):
    assert resolve_topic(topic) is kind
    assert resolve_topic("partnership") is Partnership


def test_the_stored_name_of_an_interaction_is_its_kind():
    assert {kind: fact.TOPIC for kind, fact in FACT_OF.items()} == {kind: f"partnership.{kind}" for kind in FACT_OF}


SEALED = sorted(RECORDED.glob("sealed/*.json"))
"""Examples of what was stored under a seal, by the key of `OneKey`."""


class OneKey:
    """A keyring with one key for all."""

    def of(self, *_, **__):
        return DataKey(bytes(range(64)))

    to_seal = of


@pytest.mark.parametrize("example", SEALED, ids=lambda example: example.stem)
def test_what_was_once_stored_under_a_seal_can_be_read_and_is_sealed_to_the_same_bytes(example):
    mapper = FactMapper(JSONTranscoder(), cast("Keyring", OneKey()))
    told = json.loads(example.read_text())
    sealed = StoredEvent(ID, 7, told["topic"], json.dumps(told["state"]).encode())
    fact = mapper.to_domain_event(sealed)
    plain = FactMapper(JSONTranscoder()).to_domain_event(stored(example.stem))
    assert {**vars(fact), "timestamp": None} == {**vars(plain), "timestamp": None}
    assert json.loads(mapper.to_stored_event(fact).state) == told["state"]


@pytest.mark.parametrize("example", SEALED, ids=lambda example: example.stem)
def test_without_any_key_it_is_read_as_of_somebody_erased(example):
    told = json.loads(example.read_text())
    fact = FactMapper(JSONTranscoder()).to_domain_event(
        StoredEvent(ID, 7, told["topic"], json.dumps(told["state"]).encode())
    )
    plain = FactMapper(JSONTranscoder()).to_domain_event(stored(example.stem))
    hidden = [text for text in flat(parted(plain, ID, str)[1]) if text]
    assert hidden
    assert [text for text in hidden if text in fact.model_dump_json()] == []


def flat(told):
    """All texts in a value."""
    if isinstance(told, dict | list | tuple):
        return [text for each in (told.values() if isinstance(told, dict) else told) for text in flat(each)]
    return [told]
