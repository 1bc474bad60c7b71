"""Judging a database just restored: whether it is what was backed up, and all of it sound."""

from typing import TYPE_CHECKING

from service.backups.container import Manifest
from service.backups.errors import Failed
from service.backups.making import Stage
from service.backups.tally import gaps, tally

if TYPE_CHECKING:
    from service.verifying import Verdict
    from service.wiring import Services


def judge(services: "Services", manifest: Manifest, stage: Stage) -> "Verdict":
    """Compute the read models and verify them; raises `Failed` with what is not as it should be.

    Checked are the number of facts, the last one's position, the numbers of each aggregate's facts,
    that all is counted, and that every row of the read models is what the facts say.
    """
    _facts(services, manifest)
    with stage("Counting facts") as progress:
        services.read_models.rebuild(progress)
    if services.read_models.timeline.position() != manifest.position or services.read_models.stale():
        raise Failed("The facts are restored, but not all could be counted; 'groundswell status' tells more.")
    with stage("Verifying") as progress:
        verdict = services.verify(progress)
    if not verdict.identical:
        raise Failed(f"{verdict.found:,} rows of the read models are not what the facts say; run 'groundswell verify'.")
    return verdict


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
