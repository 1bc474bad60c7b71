"""Whoever tampers with hashes and checkpoints is found; a log that only grew raises no alarm."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.given import met
from tests.service.tampering.conftest import TIMES, assert_untouched
from tests.service.tampering.facts import Log
from tests.service.tampering.proofs import TO_PROOFS
from tests.world import a_small_world


@pytest.mark.parametrize(("tamper", "kinds"), TO_PROOFS, ids=lambda each: getattr(each, "__name__", ""))
def test_what_proves_the_facts_cannot_be_tampered_with_either(scene, tamper, kinds):
    dice = random.Random(tamper.__name__)
    for _ in range(TIMES):
        with scene.world.services.database.reading() as connection:
            tamper(Log(connection), dice)
            findings = scene.inspected(connection).findings
            assert kinds & {each.kind for each in findings}, findings
    assert_untouched(scene)


@given(st.lists(st.integers(1, 30), min_size=1, max_size=4))
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
def test_no_log_that_only_grew_raises_an_alarm(steps):
    with a_small_world() as world:
        for number, more in enumerate(steps):
            for each in range(more):
                world.tell(met("2024-01-01", f"meeting {number} {each}"), about=f"Person {each % 3}")
            world.services.audit.checkpoint()
            assert world.services.audit.check().clean
