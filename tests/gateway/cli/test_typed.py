"""What people type, understood or refused."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from gateway.cli import typed
from gateway.cli.errors import BadInput

NOW = datetime(2024, 7, 1, 10, 30, tzinfo=UTC)
TODAY = NOW.date()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", TODAY),
        ("Yesterday", date(2024, 6, 30)),
        ("2024-02-29", date(2024, 2, 29)),
        (" 2024-03-01 ", date(2024, 3, 1)),
    ],
)
def test_a_day(text, expected):
    assert typed.day(text, "--on", TODAY) == expected


@pytest.mark.parametrize(
    "text", ["", "31/02/2024", "2023-02-29", "soon", "2024-13-01", "99999-01-01", "0001-01-01T00:00+05:00"]
)
def test_what_is_no_day_is_refused_with_the_form_of_one(text):
    with pytest.raises(BadInput, match=r"--on: .* is no date of the form 2024-12-31\."):
        typed.day(text, "--on", TODAY)


def test_an_instant_keeps_its_zone_and_is_utc_where_it_names_none():
    assert typed.happened("2024-05-01T09:30", "--on", NOW) == datetime(2024, 5, 1, 9, 30, tzinfo=UTC)
    paris = datetime(2024, 5, 1, 9, 30, tzinfo=timezone(timedelta(hours=2)))
    assert typed.happened("2024-05-01T09:30+02:00", "--on", NOW) == paris


def test_today_means_now_and_yesterday_its_beginning():
    assert typed.happened("today", "--on", NOW) == NOW
    assert typed.happened("yesterday", "--on", NOW) == datetime(2024, 6, 30, tzinfo=UTC)


def test_known_on_a_day_means_by_its_end():
    assert typed.known_by("2024-05-01", "--known") == datetime(2024, 5, 1, 23, 59, 59, 999999, tzinfo=UTC)
    assert typed.known_by("2024-05-01T10:00", "--known") == datetime(2024, 5, 1, 10, tzinfo=UTC)


def test_a_side_of_a_trade_has_what_worth_and_maybe_a_description():
    assert typed.side("capital:3", "--gave") == {"what": "capital", "worth": "3", "description": ""}
    assert typed.side("access:1:a letter: long", "--gave")["description"] == "a letter: long"


@pytest.mark.parametrize("text", ["", "capital", "capital:", ":3", "capital:many", "capital:-1"])
def test_half_a_side_is_refused(text):
    with pytest.raises(BadInput, match="WHAT:WORTH"):
        typed.side(text, "--gave")


def test_a_day_that_is_looked_at_lies_between_the_first_that_can_be_recorded_and_today():
    assert typed.past_day("1800-01-01", "--on", TODAY) == date(1800, 1, 1)
    for text, told in (("1799-12-31", "before all"), ("0001-01-01", "before all"), ("2024-07-02", "in the future")):
        with pytest.raises(BadInput, match=told):
            typed.past_day(text, "--on", TODAY)
