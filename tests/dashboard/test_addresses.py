"""Addresses that somebody made up: every page shows what there is, or says so in a sentence."""

import random

import pytest

from dashboard import menu
from tests.given import COALITION

PAGES = [name for names in menu.SECTIONS.values() for name in names]
NAMES = [
    *("amended", "apart", "by", "coalition", "coalitions", "compare", "day", "direction", "explain", "fact", "from"),
    *("happened_from", "happened_until", "kind", "kinds", "known", "level", "mode", "note", "on", "page", "recorder"),
    *("recorded_from", "recorded_until", "search", "seen", "sign_in", "source", "span", "stakeholder", "suppose"),
    *("to", "trade", "whose", "winning", "with"),
]
HUGE = "9" * 5_000
"""More digits than Python makes a number of."""

STRANGE = [
    *(
        HUGE,
        "9223372036854775808",
        "-1",
        "0",
        "1e9",
        "\u0663",
        "nan",
        "yes",
        "no",
        "",
        " ",
        "%",
        "_",
        "null",
        "[]",
        "{}",
    ),
    *("0001-01-01", "9999-12-31", "2024-02-30", "2024-W01-1", "20240101", "a:b:c", "|", "\u202e", "<b>", "a" * 3_000),
    "'; DROP TABLE timeline;--",
]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.usefixtures("story")
def test_no_address_breaks_a_page(page, name):
    dice = random.Random(name)
    for _ in range(6):
        asked = {each: dice.choice(STRANGE) for each in NAMES if dice.random() < 0.8}
        app = page(name, **asked | ({"coalition": COALITION} if dice.random() < 0.8 else {}))
        assert not app.exception, asked
        assert app.title or app.info or app.error or app.markdown


@pytest.mark.parametrize("number", [HUGE, "9223372036854775808", "\u0663", "\u00b2", "-1", "0"])
@pytest.mark.parametrize("name", ["fact", "page"])
@pytest.mark.usefixtures("story")
def test_a_number_that_is_none_or_too_large_shows_what_there_is(page, name, number):
    app = page("facts", **{name: number})
    assert not app.exception
    assert "facts are recorded" in app.title[0].value
