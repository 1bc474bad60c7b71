"""From what people type to values: dates, instants, ids, sides of a trade."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from domain.values import EARLIEST
from gateway.cli.errors import BadInput


def day(text: str, option: str, today: date) -> date:
    """A date; `today` and `yesterday` are understood, too."""
    words = {"today": today, "yesterday": today - timedelta(days=1)}
    return words.get(text.strip().lower()) or moment(text, option).date()


def moment(text: str, option: str) -> datetime:
    """A date or an instant in ISO 8601; UTC where it does not say."""
    try:
        instant = datetime.fromisoformat(text.strip())
        return instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise BadInput(f"{option}: '{text[:40]}' is no date of the form 2024-12-31.") from error


def happened(text: str, option: str, now: datetime) -> datetime:
    """When something happened: an instant, or a day (its beginning, in UTC).

    Today means now, so that what is logged one after another today keeps its order.
    """
    if text.strip().lower() == "today":
        return now
    if text.strip().lower() == "yesterday":
        return datetime.combine(day(text, option, now.date()), time(), UTC)
    return moment(text, option)


def known_by(text: str, option: str) -> datetime:
    """What was known at an instant; a day alone means its end in UTC."""
    instant = moment(text, option)
    alone = len(text.strip()) <= len("2024-12-31")
    return datetime.combine(instant.date(), time.max, UTC) if alone else instant


def past_day(text: str, option: str, today: date) -> date:
    """A date that is not in the future, and not before all that can be recorded."""
    chosen = day(text, option, today)
    if chosen > today:
        raise BadInput(f"{option}: {chosen} is in the future; give a date up to today, {today}.")
    if chosen < EARLIEST.date():
        raise BadInput(
            f"{option}: {chosen} is before all that can be recorded; give a date from {EARLIEST:%Y-%m-%d} on."
        )
    return chosen


def uuid(text: str) -> UUID:
    """The id of an interaction."""
    try:
        return UUID(text.strip())
    except ValueError as error:
        msg = (
            f"'{text[:60]}' is no id of an interaction; 'groundswell coalition show' lists recent ones with their ids."
        )
        raise BadInput(msg) from error


def side(text: str, option: str) -> dict[str, str]:
    """One side of a trade: WHAT:WORTH, with a description after a second colon if there is one."""
    what, _, rest = text.partition(":")
    worth, _, description = rest.partition(":")
    if not what.strip() or not worth.strip().isdigit():
        raise BadInput(f"{option}: '{text[:40]}' is not of the form WHAT:WORTH, such as capital:3.")
    return {"what": what.strip(), "worth": worth.strip(), "description": description.strip()}
