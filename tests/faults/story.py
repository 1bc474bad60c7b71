"""A story told fact by fact: number n of a stream is the same interaction, whoever tells it and how often."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

from domain.values import Interaction, Kind
from service.wiring import Services

COALITIONS = ("Harbour", "Orchard", "Station")
NAMESPACE = UUID("0b8c9f1e-5d3a-4c57-9d63-4f4f2c8a7e11")
BEGINNING = datetime(2024, 1, 1, 9, tzinfo=UTC)
KINDS = (Kind.MEETING, Kind.VOTE_WITH, Kind.MESSAGE, Kind.VOTE_AGAINST, Kind.ABSTENTION)


def begin(services: Services) -> None:
    """Form the coalitions that the story is about."""
    for coalition in COALITIONS:
        services.recording.form_coalition(coalition)


def interaction(stream: str, number: int, note: str = "") -> Interaction:
    return Interaction(
        id=uuid5(NAMESPACE, f"{stream}:{number}"),
        kind=KINDS[number % 5],
        occurred_at=BEGINNING + timedelta(hours=5 * number % (24 * 500)),
        recorded_by="a test",
        influence=1 + number % 4 if number % 6 == 0 else None,
        bloc="North" if number % 7 == 0 else None,
        note=note,
    )


def tell(services: Services, stream: str, number: int, coalition: str = "") -> UUID:
    """Record fact `number` of the stream; its id once it is recorded."""
    told = interaction(stream, number)
    services.recording.record(coalition or COALITIONS[number % 3], f"Stakeholder {number % 11}", told)
    return told.id


def file_of(stream: str, rows: int, coalition: str = "Harbour", detail: str = "") -> bytes:
    """A CSV file of so many interactions."""
    lines = ["external_id,coalition,stakeholder,kind,occurred_on,influence,detail"]
    for number in range(rows):
        day = (BEGINNING + timedelta(days=number % 500)).date()
        told = f"{stream}-{number},{coalition},Stakeholder {number % 40},{KINDS[number % 5]},{day},{1 + number % 4}"
        lines.append(f"{told},{detail}")
    return "\n".join([*lines, ""]).encode()
