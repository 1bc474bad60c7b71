"""Whoever tampers with facts behind the database's back is found, and the first fact concerned is named."""

import random

import pytest

from domain.tampering import Kind
from tests.service.tampering.bundles import TO_BUNDLES, TO_LINES
from tests.service.tampering.conftest import TIMES, assert_untouched
from tests.service.tampering.facts import TO_FACTS, Log
from tests.service.tampering.proofs import TO_PROOFS


@pytest.mark.parametrize("tamper", TO_FACTS, ids=lambda each: each.__name__)
def test_the_fact_that_was_tampered_with_is_named(scene, tamper):
    dice = random.Random(tamper.__name__)
    for _ in range(TIMES):
        with scene.world.services.database.reading() as connection:  # what is done there is never kept
            number, kinds = tamper(Log(connection), dice)
            first = scene.inspected(connection).findings[0]
            assert (first.number, first.kind in kinds) == (number, True), (first, kinds)
    assert_untouched(scene)


@pytest.mark.parametrize("tamper", TO_FACTS, ids=lambda each: each.__name__)
def test_where_the_hashes_were_made_anew_the_range_is_named(scene, tamper):
    dice = random.Random(tamper.__name__)
    for _ in range(TIMES // 2):
        with scene.world.services.database.reading() as connection:
            log = Log(connection)
            number, _ = tamper(log, dice)
            if not log.positions:
                continue
            log.rebuild()
            first = scene.inspected(connection).findings[0]
            assert first.kind in {Kind.BETWEEN, Kind.CUT_OFF}
            assert (first.number or 0) <= number <= (first.until or 0), first
    assert_untouched(scene)


def test_there_are_more_than_a_thousand_tamperings():
    each = len(TO_FACTS) + len(TO_FACTS) // 2 + len(TO_PROOFS) + len(TO_LINES) + len(TO_BUNDLES)
    assert 2 * each * TIMES > 1_000
