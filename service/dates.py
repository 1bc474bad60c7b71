"""Dates as people write them in tables."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

FORM = "is no date of the form 2024-12-31"
PLACES = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[ T]+(\d{1,2}:\d{2}(?::\d{2})?))?")
YEAR_FIRST = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})")
NAMED = ("%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%d-%b-%Y")
LAST_MONTH = 12


class NoDate(ValueError):
    """A text that is no date, or may be two; says why."""


def moment(text: str, *, day_first: bool | None = None) -> datetime:
    """A date or an instant; UTC where it does not say. Raises `NoDate`.

    31.12.2024 begins with the day. Of 01/02/2024 `day_first` tells; where it does not, only what
    can be read one way is read.
    """
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        read = _otherwise(text, day_first=day_first)
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def day_first_in(texts: Iterable[str]) -> bool | None:
    """Whether dates such as 13/02/2024 begin with the day; None where none of them tells, or they disagree."""
    told = set()
    for found in filter(None, map(PLACES.fullmatch, texts)):
        first, sign, second = int(found[1]), found[2], int(found[3])
        if sign != "." and max(first, second) > LAST_MONTH >= min(first, second):
            told.add(first > LAST_MONTH)
    return told.pop() if len(told) == 1 else None


def ambiguous(text: str) -> bool:
    """Whether a text is a date that may begin with the day or with the month."""
    found = PLACES.fullmatch(text)
    return bool(found and found[2] != "." and found[1] != found[3] and max(int(found[1]), int(found[3])) <= LAST_MONTH)


def _otherwise(text: str, *, day_first: bool | None) -> datetime:
    if found := PLACES.fullmatch(text):
        if ambiguous(text) and day_first is None:
            raise NoDate("may begin with the day or with the month; write it as 2024-12-31, or say which")
        return _first(_places(found, day_first=each) for each in _orders(found, day_first=day_first))
    if found := YEAR_FIRST.fullmatch(text):
        return _first([_date("-".join(found.groups()))])
    return _first(_date(text, form) for form in NAMED)


def _orders(found: "re.Match[str]", *, day_first: bool | None) -> list[bool]:
    """Whether the day comes first: as the sign tells, as somebody said, or else one after the other."""
    if found[2] == ".":
        return [True]
    return [True, False] if day_first is None else [day_first]


def _places(found: "re.Match[str]", *, day_first: bool) -> datetime | None:
    day, month = (found[1], found[3]) if day_first else (found[3], found[1])
    clock = found[5] or "0:00"
    return _date(f"{found[4]}-{month}-{day} {clock}", "%Y-%m-%d %H:%M:%S" if clock.count(":") > 1 else "%Y-%m-%d %H:%M")


def _date(text: str, form: str = "%Y-%m-%d") -> datetime | None:
    try:
        return datetime.strptime(text, form)  # noqa: DTZ007  made UTC by the caller
    except ValueError:
        return None


def _first(read: Iterable[datetime | None]) -> datetime:
    found = next((each for each in read if each), None)
    if found is None:
        raise NoDate(FORM)
    return found
