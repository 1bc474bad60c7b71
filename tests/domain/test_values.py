"""What an interaction may hold."""

from datetime import datetime, timedelta, timezone

import pytest
from pydantic import ValidationError

from domain.values import NOTE_LIMIT, Interaction, Item, Kind
from tests.given import an, but, joined, met, moment


def rejected(**fields) -> set[str]:
    """The fields that are found wrong."""
    with pytest.raises(ValidationError) as errors:
        Interaction(**(met("2024-01-01").model_dump() | fields))
    return {str(error["loc"][0]) for error in errors.value.errors()}


@pytest.mark.parametrize(
    "note", ["", "x" * NOTE_LIMIT, "\N{SEEDLING}" * NOTE_LIMIT, "several\nlines\tand \x01 oddities"]
)
def test_notes_may_be_long_and_of_many_lines(note):
    assert met("2024-01-01", note=note).note == note


@pytest.mark.parametrize("note", ["x" * (NOTE_LIMIT + 1), "x" * 50_000, "a\0b", "half a sign \ud800"])
def test_notes_that_cannot_be_kept_are_refused(note):
    assert rejected(note=note) == {"note"}


@pytest.mark.parametrize("name", ["", " ", "x" * 201, "a\nb", "a\0b", "a\x7fb", "\ud800"])
@pytest.mark.parametrize("field", ["recorded_by", "bloc", "to", "source"])
def test_names_are_one_readable_line(field, name):
    assert rejected(**{field: name}) == {field}


@pytest.mark.parametrize(
    "name", ["x", "x" * 200, "O'Brien-Łukasz 2.0", "東京", "\N{SEEDLING}", "Robert'); DROP TABLE--"]
)
def test_names_may_be_anything_that_fits_on_a_line(name):
    assert met("2024-01-01", recorded_by=name).recorded_by == name


def test_names_lose_the_space_around_them():
    assert met("2024-01-01", bloc="  North ").bloc == "North"


@pytest.mark.parametrize("tone", [-3, 3, 0.5, "warm"])
def test_a_tone_runs_from_hostile_to_warm(tone):
    assert rejected(tone=tone) == {"tone"}


@pytest.mark.parametrize("influence", [-0.01, float("nan"), float("inf"), 1e13, 1e308, "much"])
def test_an_influence_is_a_number_from_zero_on(influence):
    assert rejected(influence=influence) == {"influence"}


@pytest.mark.parametrize("influence", [0, 0.25, 1, 1e12])
def test_an_influence_may_be_on_any_scale(influence):
    assert met("2024-01-01", influence=influence).influence == influence


@pytest.mark.parametrize("worth", [0, 6, 1.5])
def test_a_worth_runs_from_one_to_five(worth):
    assert rejected(gave={"what": "ideas", "worth": worth}) == {"gave"}


def test_a_trade_has_two_sides():
    trade = an(Kind.TRADE, "2024-01-01", gave=Item(what="access", worth=2), got=Item(what="capital", worth=5))
    assert (trade.gave, trade.got) == (Item(what="access", worth=2), Item(what="capital", worth=5))


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "gossip"},
        {"visibility": "secret"},
        {"format": "crowd"},
        {"stance": "for"},
        {"due_on": "31/02/2024"},
        {"gave": {"what": "money", "worth": 1}},
        {"mood": "good"},
        {"id": "42"},
        {"occurred_at": datetime(2024, 1, 1)},  # noqa: DTZ001  a clock without a zone is what is refused
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_what_is_not_in_the_words_is_refused(fields):
    assert rejected(**fields) == set(fields)


def test_an_instant_that_no_calendar_in_utc_has_is_refused():
    assert rejected(occurred_at=datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=5)))) == {"occurred_at"}


def test_an_interaction_does_not_change():
    with pytest.raises(ValidationError):
        setattr(joined("2024-01-01"), "note", "otherwise")  # noqa: B010  as somebody who does not check types


def test_content_is_the_same_whoever_recorded_it_and_wherever_it_comes_from():
    join = joined("2024-01-01", note="at last")
    assert join.same_content(but(join, recorded_by="Kim", source="a file"))
    assert not join.same_content(but(join, note=""))
    assert not join.same_content(but(join, occurred_at=moment("2024-01-01T00:00:00.000001")))


def test_left_out_and_given_as_nothing_are_the_same():
    assert joined("2024-01-01").same_content(joined("2024-01-01", note="", bloc=None, influence=None))
