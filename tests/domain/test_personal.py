"""What is personal of a fact, and what is told instead."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from domain.agenda import Agenda, AgendaStated, WithdrawalConditionMarked
from domain.fact import KNOWN
from domain.interactions import FACT_OF, InteractionCorrected, InteractionRetracted
from domain.personal import is_personal, is_pseudonym, parted, pseudonym, without_texts
from domain.stakeholder import StakeholderRegistered
from domain.values import Item, Kind
from tests.given import NOW, met, moment, named, traded

WHO = named("Ada")
PLACE: dict[str, Any] = {"originator_id": WHO, "originator_version": 3, "timestamp": NOW}


def sign(text):
    return f"sign of {text.casefold()}"


def apart(fact):
    return parted(fact, WHO, sign)


def test_a_name_is_told_as_a_pseudonym_that_follows_from_the_id():
    registered = StakeholderRegistered(**PLACE, originator_topic="stakeholder", name="Ada")
    assert apart(registered) == ({"name": pseudonym(WHO)}, {"name": "Ada"})
    assert pseudonym(WHO) == f"Erased person {WHO.hex[:6].upper()}"


def test_of_an_interaction_notes_and_descriptions_are_personal_and_nothing_else():
    told = traded("2024-01-01", note="At her house", gave=Item(what="ideas", worth=3, description="Her own"), tone=None)
    fact = FACT_OF[Kind.TRADE](**PLACE, interaction=told)
    instead, texts = apart(fact)
    assert texts == {"interaction": {"note": "At her house", "gave": {"description": "Her own"}}}
    left = instead["interaction"]
    assert (left.note, left.gave.description) == ("", "")
    assert told.gave is not None
    emptied = told.gave.model_copy(update={"description": ""})
    assert left == told.model_copy(update={"note": "", "gave": emptied})


def test_a_fact_without_such_texts_is_left_alone():
    fact = FACT_OF[Kind.MEETING](**PLACE, interaction=met("2024-01-01"))
    assert apart(fact) == ({}, {})
    assert without_texts(fact, WHO, sign) is fact


def test_of_an_agenda_it_stays_known_how_many_lines_it_has_and_which_are_the_same():
    agenda = Agenda(wants=("A boat", "A pier"), conditions=("No pier",))
    marked = WithdrawalConditionMarked(**PLACE, condition="NO PIER", met=True, on=moment("2024-01-01").date())
    left = without_texts(AgendaStated(**PLACE, agenda=agenda), WHO, sign).agenda
    assert [len(lines) for lines in (left.interests, left.wants, left.offers, left.conditions)] == [0, 2, 0, 1]
    assert left.conditions == (without_texts(marked, WHO, sign).condition,)
    assert "boat" not in left.model_dump_json().replace("sign of a boat", "")


def test_a_reason_is_withheld_and_never_empty():
    taken_back = InteractionRetracted(**PLACE, interaction_id=WHO, reason="She denies it", retracted_by="Robin")
    assert apart(taken_back) == ({"reason": "(erased)"}, {"reason": "She denies it"})
    assert without_texts(taken_back, WHO, sign).retracted_by == "Robin"


def test_a_correction_has_both():
    told = met("2024-01-01", note="At the pier")
    fact = InteractionCorrected(**PLACE, interaction=told, reason="Misheard", corrected_by="Robin")
    assert apart(fact)[1] == {"interaction": {"note": "At the pier"}, "reason": "Misheard"}


def test_which_facts_may_hold_personal_texts():
    personal = {topic for topic, kind in KNOWN.items() if is_personal(kind)}
    expected = {f"partnership.{kind}" for kind in Kind} | {
        "stakeholder.registered",
        "partnership.agenda_stated",
        "partnership.condition_marked",
        "partnership.interaction_corrected",
        "partnership.interaction_retracted",
    }
    assert personal == expected


@given(st.uuids())
def test_every_pseudonym_is_known_as_one_however_it_is_written(who):
    assert is_pseudonym(pseudonym(who))
    assert is_pseudonym(f"  {pseudonym(who).upper()} ")


def test_other_names_are_no_pseudonyms():
    for name in ("Ada", "Erased person", "Erased person 12345", "Erased person 12345G", "erased 3F2A9C", "3F2A9C"):
        assert not is_pseudonym(name), name
