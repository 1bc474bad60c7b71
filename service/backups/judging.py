"""Judging a database just restored: whether it is what was backed up, and all of it sound."""

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from service.backups.container import Manifest
from service.backups.errors import Failed
from service.backups.making import Stage
from service.backups.tally import gaps, tally

if TYPE_CHECKING:
    from service.wiring import Services


class Judgement(NamedTuple):
    """What was found in order: rows of the read models, and the facts under a signed checkpoint that fits.

    `proven` is None where there is no signing key to check them by. `findings`: what the checkpoints
    say against the facts; a backup of a log that was tampered with holds what it held. `erased_again`:
    how many stakeholders.
    """

    rows: int
    proven: int | None
    findings: list[str]
    erased_again: int


def judge(services: "Services", manifest: Manifest, erased: Collection[UUID], stage: Stage) -> Judgement:
    """Compute the read models and verify everything; raises `Failed` with what is not as it should be.

    Checked are the number of facts, the last one's position, the numbers of each aggregate's facts,
    that all is counted, that every row of the read models is what the facts say, and the checkpoints.
    """
    _facts(services, manifest)
    _count(services, stage)
    again = services.erasing.again(erased) if erased else 0
    if again:
        _count(services, stage)
    with stage("Verifying") as progress:
        verdict = services.verify(progress)
    if not verdict.identical:
        raise Failed(f"{verdict.found:,} rows of the read models are not what the facts say; run 'groundswell verify'.")
    return Judgement(verdict.rows, *_audited(services, stage), again)


def _count(services: "Services", stage: Stage) -> None:
    models = services.read_models
    with stage("Counting facts") as progress:
        models.rebuild(progress)
    if models.timeline.position() != models.timeline.head() or models.stale():
        raise Failed("The facts are restored, but not all could be counted; 'groundswell status' tells more.")


def _audited(services: "Services", stage: Stage) -> tuple[int | None, list[str]]:
    """How many facts the checkpoints in the backup prove, and what they find."""
    key = services.settings.signing_key_path
    if key is None or not key.exists():
        return None, []
    with stage("Checking the proof") as progress:
        found = services.audit.check(progress=progress)
    return found.proven, [each.sentence for each in found.findings]


def _facts(services: "Services", manifest: Manifest) -> None:
    with services.database.reading() as connection:
        there, broken = tally(connection), gaps(connection)
    if there != manifest.tally:
        raise Failed(
            f"There are {there.facts:,} facts up to position {there.position:,}, but {manifest.facts:,} up to position "
            f"{manifest.position:,} were backed up; try again, or take another backup."
        )
    if broken:
        raise Failed(f"Facts are missing in the midst of {', '.join(broken)}; take another backup.")
