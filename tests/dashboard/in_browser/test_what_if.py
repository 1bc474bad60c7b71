import re

import pytest
from playwright.sync_api import expect

from domain.hypotheses import hypothesis
from domain.moves import moves
from domain.practice import PRACTICES
from domain.whatif import what_if
from service.whip_in_words import chance_in_words
from tests.given import COALITION

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]


def test_a_move_is_picked_and_the_chance_then_stands_beside_todays(story, tab_at):
    situation = story.services.situations.of(COALITION)
    (best, *_) = moves(situation).ranked
    told = what_if(situation, hoped(best))
    assert told.chance.today is not None
    assert told.chance.then is not None
    assert told.chance.then > told.chance.today
    today, then = (chance_in_words(each) for each in (told.chance.today, told.chance.then))

    tab = tab_at("what_if")
    expect(heading(tab)).to_contain_text(f"The chance of winning is {today} today")
    tab.locator("[data-testid=stCheckbox] label").first.click()
    expect(heading(tab)).to_contain_text(f"The chance of winning would be {then}")
    expect(heading(tab)).to_contain_text(f"today's {today}")
    chance = tab.get_by_test_id("stMetric").filter(has_text="Chance of winning")
    expect(chance.get_by_test_id("stMetricValue")).to_have_text(then)

    tab.reload()  # the address keeps what is assumed
    expect(heading(tab)).to_contain_text(f"would be {then}")
    tab.get_by_role("button", name="Reset").click()
    expect(heading(tab)).to_contain_text("today: choose what might happen")
    expect(tab).not_to_have_url(re.compile(r"[?&]if="))


def heading(tab):
    return tab.get_by_role("heading", level=1).first


def hoped(move):
    """What a move hopes for, as the domain takes it."""
    told = []
    for person in move.people:
        for each in PRACTICES[move.kind].hoped:
            more = {name: getattr(each, name) for name in ("tone", "visibility") if getattr(each, name) is not None}
            told.append(hypothesis(person.name, each.kind, **more))
    return told
