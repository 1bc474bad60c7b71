"""The yardstick of saving: `eventsourcing` as its tutorial shows it, without any of Groundswell."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

from domain.values import Interaction
from service.settings import Settings
from service.store import environment


class BarePartnership(Aggregate):
    """Takes down the same facts as a partnership and decides nothing."""

    @event("Begun")
    def __init__(self, coalition_id: UUID, stakeholder_id: UUID) -> None:
        self.coalition_id, self.stakeholder_id = coalition_id, stakeholder_id
        self.told: dict[UUID, tuple[str, datetime, str, str, str, str]] = {}

    @event("Recorded")
    def record(  # noqa: PLR0913, PLR0917  the fields of an interaction
        self,
        interaction_id: UUID,
        kind: str,
        occurred_at: datetime,
        recorded_by: str,
        source: str,
        bloc: str,
        note: str,
    ) -> None:
        """An interaction happened; all of it is kept, as a partnership keeps it."""
        self.told[interaction_id] = (kind, occurred_at, recorded_by, source, bloc, note)


class Bare(Application[UUID]):
    """The application of the library, on the same database with a table of its own."""

    name = "bare"

    def __init__(self, settings: Settings) -> None:
        standard = {k: v for k, v in environment(settings).items() if k != "APPLICATION_RECORDER_TOPIC"}
        super().__init__(env=standard)

    def record(self, partnership: UUID, interaction: Interaction) -> None:
        """Load, add, save."""
        found: BarePartnership = self.repository.get(partnership)
        tell(found, interaction)
        self.save(found)


def tell(partnership: BarePartnership, interaction: Interaction) -> None:
    """Take down every field that the interactions of these benchmarks state."""
    partnership.record(
        interaction.id,
        interaction.kind.value,
        interaction.occurred_at,
        interaction.recorded_by,
        interaction.source,
        interaction.bloc or "",
        interaction.note,
    )


def batches(partnerships: Iterable[BarePartnership], events: int) -> Iterator[list[BarePartnership]]:
    """The partnerships in groups with at most so many events that wait to be saved, but one at least."""
    group: list[BarePartnership] = []
    waiting = 0
    for each in partnerships:
        if group and waiting + len(each.pending_events) > events:
            yield group
            group, waiting = [], 0
        group.append(each)
        waiting += len(each.pending_events)
    if group:
        yield group
