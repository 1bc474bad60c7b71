"""Whoever tampers with a bundle is found, whether with its lines, its other files or a byte of the whole."""

import random
from pathlib import Path
from zipfile import ZipFile

import pytest

from domain.tampering import Finding
from service.audit import offline
from service.audit.offline import NotABundle
from tests.service.tampering.bundles import TO_BUNDLES, TO_LINES, Bundle
from tests.service.tampering.conftest import FACTS, TIMES, Scene, flipped


@pytest.mark.parametrize("tamper", TO_LINES, ids=lambda each: each.__name__)
def test_the_line_of_a_bundle_that_was_tampered_with_is_named(scene, folder, tamper):
    dice = random.Random(tamper.__name__)
    for _ in range(TIMES):
        it = Bundle(dict(scene.files), dice)
        number, kinds = tamper(it)
        first = verified(scene, it, folder)[0]
        assert (first.number, first.kind in kinds) == (number, True), (first, kinds)


def verified(scene: Scene, it: Bundle, folder: Path) -> list[Finding]:
    """What is found by whoever has the key and the published checkpoints."""
    return offline.verify(it.written(folder / "tampered.zip"), scene.trusted, scene.anchors).findings


@pytest.mark.parametrize("tamper", TO_BUNDLES, ids=lambda each: each.__name__)
def test_nothing_in_a_bundle_can_be_tampered_with(scene, folder, tamper):
    dice = random.Random(tamper.__name__)
    for _ in range(TIMES):
        it = Bundle(dict(scene.files), dice)
        tamper(it)
        assert it.files != scene.files
        try:
            found = verified(scene, it, folder)
        except NotABundle:
            continue
        assert found


def test_whatever_byte_of_the_file_is_changed_no_fact_is(scene, folder):
    whole = Bundle(dict(scene.files), random.Random(1)).written(folder / "whole.zip").read_bytes()
    dice, file = random.Random(7), folder / "flipped.zip"
    for _ in range(5 * TIMES):
        file.write_bytes(flipped(whole, dice) if dice.random() < 0.8 else whole[: dice.randrange(len(whole))])
        try:
            clean = offline.verify(file, scene.trusted, scene.anchors).clean
        except NotABundle:
            continue
        if clean:  # a date, or another thing that says nothing
            with ZipFile(file) as read:
                assert {name: read.read(name) for name in read.namelist()} == scene.files


def test_a_bundle_that_is_untouched_raises_no_alarm(scene, folder):
    file = Bundle(dict(scene.files), random.Random(1)).written(folder / "whole.zip")
    for trusted, anchors in ((scene.trusted, scene.anchors), (scene.trusted, []), ([], [])):
        inspection = offline.verify(file, trusted, anchors)
        assert (inspection.findings, inspection.proven) == ([], FACTS)
        assert inspection.anchored == (FACTS if anchors else 0)
