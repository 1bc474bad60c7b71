"""Days of a story as dates and instants."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta


@dataclass(frozen=True)
class Calendar:
    """Counts days from the story's first one, which is day 0."""

    first_day: date

    def on(self, day: int) -> date:
        """The date of a day."""
        return self.first_day + timedelta(days=day)

    def at(self, day: int, hour: int, minute: int = 0) -> datetime:
        """An instant of a day, in UTC."""
        return datetime.combine(self.on(day), time(hour, minute), UTC)
