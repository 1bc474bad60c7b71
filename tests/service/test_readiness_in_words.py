"""The readiness card in sentences."""

import pytest

from domain.marks.mark import Advice, Remedy
from domain.readiness import readiness
from domain.values import Kind
from service.readiness_in_words import ASK, KNOWN, NOT_KNOWN, advice_in_words, part_in_words
from tests.situations import TODAY, a_situation, recorded, side


def test_every_part_has_a_sentence_known_or_not():
    parts = [part for mark in readiness(a_situation()).marks for part in mark.parts]
    assert {part.name for part in parts} == set(KNOWN) == set(NOT_KNOWN)
    assert all(part_in_words(part).startswith("not known: ") for part in parts)


def test_what_is_known_is_told_with_its_figures():
    rows = [
        recorded("ada", Kind.JOIN, 10, bloc="north"),
        recorded("bea", Kind.CRITICISM, 10, bloc="south"),
        recorded("ada", Kind.CONTRIBUTION, TODAY, got=side("people", 2)),
        recorded("ada", Kind.CONFLICT, TODAY - 1),
        recorded("bea", Kind.MEETING, TODAY),
    ]
    card = readiness(a_situation(*rows, affirmed=[TODAY - 1]))
    told = {part.name: part_in_words(part) for mark in card.marks for part in mark.parts}
    assert told["advocacy"] == "1 speaks for it in public: 50 % of influence, as it fades"
    assert told["in touch"] == "2 of 2 within their cadence: 100 % of influence"
    assert told["purpose"] == "affirmed 1 day ago"
    assert told["giving"] == "1 member gave: 100 % of members' influence, as it fades"
    assert told["means"] == "what still counts of the latest given: people 100 %, capital 0 %, ideas 0 %, access 0 %"
    assert told["settled"] == "0 of 1 conflicts are settled"
    assert told["soon"] == "a conflict is open for 1 day on average; the longest that is open, 1 day"
    assert told["blocs alike"].startswith("2 blocs, whose support is ")
    assert not any("nan" in each for each in told.values())


@pytest.mark.parametrize("remedy", Remedy)
def test_every_remedy_is_told_with_whom_and_what_it_takes(remedy):
    told = advice_in_words(Advice(remedy, 1.0, 0, "Thing"), "Ada")
    assert remedy in ASK
    assert ("Ada" in told) != (remedy in {Remedy.AFFIRM_PURPOSE, Remedy.PLAN_MILESTONE, Remedy.REACH_MILESTONE})
    assert ("Thing" in told) == (remedy in {Remedy.CONTRIBUTION, Remedy.REACH_MILESTONE})
