"""Work that failed for good, with the reason, until it succeeds or its cause is gone."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from domain.time import microseconds, moment_of
from service.projections.tables import dead_letters


def put(connection: Connection, task: str, subject: str, reason: str, now: datetime) -> None:
    """Lay a failure down; a newer one of the same work takes its place."""
    take_back(connection, task, subject)
    connection.execute(
        insert(dead_letters).values(task=task, subject=subject, reason=reason, failed_at=microseconds(now))
    )


def take_back(connection: Connection, task: str, subject: str) -> None:
    """The work has succeeded after all."""
    letter = (dead_letters.c.task == task) & (dead_letters.c.subject == subject)
    connection.execute(delete(dead_letters).where(letter))


def all_letters(connection: Connection) -> list[dict[str, str]]:
    """Every dead letter: task, subject, reason, failed_at (ISO 8601)."""
    query = select(dead_letters).order_by(dead_letters.c.failed_at)
    return [
        {
            "task": letter.task,
            "subject": letter.subject,
            "reason": letter.reason,
            "failed_at": moment_of(letter.failed_at).isoformat(),
        }
        for letter in connection.execute(query)
    ]
