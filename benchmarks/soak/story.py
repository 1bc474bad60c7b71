"""What the soak records: meeting number n of a stream is the same interactions, whoever tells them and how often."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

from domain.values import Interaction, Kind
from service.wiring import Services

NAMESPACE = UUID("5d0f7c52-94cf-4b8e-8a53-1f2f9f64a3d8")
BEGINNING = datetime(2024, 1, 1, 9, tzinfo=UTC)
KINDS = (Kind.MEETING, Kind.VOTE_WITH, Kind.MESSAGE, Kind.VOTE_AGAINST, Kind.ABSTENTION)
COALITIONS = tuple(f"Coalition {number}" for number in range(10))
PEOPLE = 1_000
"""Stakeholders of a coalition."""

BEFORE = 10
"""What is already recorded of each of them when the soak begins, as in a log in use: nobody is new."""

PARTICIPANTS = 20
"""How many take part in a meeting: so many facts go with one save, as where a meeting is logged."""


def begin(services: Services) -> None:
    """Form the coalitions, record what was before, and count it."""
    for place, coalition in enumerate(COALITIONS):
        services.recording.form_coalition(coalition)
        for number in range(place * BEFORE, (place + 1) * BEFORE):
            services.recording.record_all(coalition, _gathering("before", number, PEOPLE))
    services.read_models.rebuild()


def meeting(stream: str, number: int) -> list[tuple[str, Interaction]]:
    """Meeting `number` of a stream: who took part, and the interaction with each, which is one fact."""
    return _gathering(stream, number, PARTICIPANTS, number // len(COALITIONS) * PARTICIPANTS)


def tell(services: Services, stream: str, number: int) -> None:
    """Record meeting `number` of a stream, with everybody or nobody."""
    services.recording.record_all(COALITIONS[number % len(COALITIONS)], meeting(stream, number))


def _gathering(stream: str, number: int, heads: int, first: int = 0) -> list[tuple[str, Interaction]]:
    return [
        (f"Stakeholder {(first + place) % PEOPLE}", _interaction(stream, number * heads + place))
        for place in range(heads)
    ]


def _interaction(stream: str, number: int) -> Interaction:
    return Interaction(
        id=uuid5(NAMESPACE, f"{stream}:{number}"),
        kind=KINDS[number % len(KINDS)],
        occurred_at=BEGINNING + timedelta(hours=5 * number % (24 * 500)),
        recorded_by="soak",
        influence=1 + number % 4 if number % 6 == 0 else None,
        note=f"Said in confidence, {stream} {number}",
    )
