"""Days and instants as whole numbers, the form in which arrays and tables hold them."""

from datetime import UTC, date, datetime, timedelta

DAY_IN_MICROSECONDS = 86_400_000_000
EPOCH_DAY = date(1970, 1, 1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - EPOCH_DAY.toordinal()


def day_of(number: int) -> date:
    """The date of a day number."""
    return date.fromordinal(int(number) + EPOCH_DAY.toordinal())


def microseconds(moment: datetime) -> int:
    """Microseconds since 1970-01-01 in UTC, exactly."""
    since = moment - EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def moment_of(number: int) -> datetime:
    """The instant, in UTC, of a number of microseconds."""
    return EPOCH + number * MICROSECOND


def end_of(day: date) -> int:
    """The last microsecond of a day in UTC."""
    return (day_number(day) + 1) * DAY_IN_MICROSECONDS - 1
