"""What the soak records: fact number n of a stream is the same interaction, whoever tells it and how often."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

from domain.values import Interaction, Kind
from service.wiring import Services

NAMESPACE = UUID("5d0f7c52-94cf-4b8e-8a53-1f2f9f64a3d8")
BEGINNING = datetime(2024, 1, 1, 9, tzinfo=UTC)
KINDS = (Kind.MEETING, Kind.VOTE_WITH, Kind.MESSAGE, Kind.VOTE_AGAINST, Kind.ABSTENTION)
COALITIONS = tuple(f"Coalition {number}" for number in range(10))
PEOPLE = 400


def begin(services: Services) -> None:
    """Form the coalitions."""
    for coalition in COALITIONS:
        services.recording.form_coalition(coalition)


def interaction(stream: str, number: int) -> Interaction:
    """Fact `number` of a stream."""
    return Interaction(
        id=uuid5(NAMESPACE, f"{stream}:{number}"),
        kind=KINDS[number % len(KINDS)],
        occurred_at=BEGINNING + timedelta(hours=5 * number % (24 * 500)),
        recorded_by="soak",
        influence=1 + number % 4 if number % 6 == 0 else None,
        note=f"Said in confidence, {stream} {number}",
    )


def tell(services: Services, stream: str, number: int) -> None:
    """Record fact `number` of a stream."""
    round_of_all, place = divmod(number, len(COALITIONS))
    who = f"Stakeholder {round_of_all % PEOPLE}"
    services.recording.record(COALITIONS[place], who, interaction(stream, number))
