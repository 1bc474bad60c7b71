"""The tab Support: how it went, and what explains a change between two days."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from domain.following import followed
from domain.time import day_number
from domain.why import why
from tests.dashboard.conftest import ago
from tests.dashboard.drawn import charts, in_address
from tests.dashboard.stakeholder.seen import opened, said, situation_of
from tests.given import COALITION


def test_support_is_drawn_with_its_interval_as_it_was_on_each_day(story, page):
    app = opened(page, "Ada", span="All")
    drawn = charts(app)["Support of Ada, "]
    situation = situation_of(story)
    days = [day_number(day.date()) for day in pd.to_datetime(drawn["day"])]
    theirs = followed(situation, situation.place("Ada"), np.array(days, dtype=np.int64))
    assert len(drawn) == 301
    for column in ("support", "low", "high"):
        assert drawn[column].to_list() == pytest.approx(getattr(theirs, column))


def test_a_span_of_the_address_is_explained_by_steps_that_add_up(story, page):
    app = opened(page, "Ben", **{"from": str(ago(60)), "to": str(ago(5))})
    situation = situation_of(story)
    told, place = why(situation, day_number(ago(60)), day_number(ago(5))), situation.place("Ben")
    steps = charts(app)["Support of Ben in points"]
    first, *changes, last = steps["change"].to_list()
    assert first == pytest.approx(100 * told.earlier[place], abs=0.005)
    assert last == pytest.approx(100 * told.later[place], abs=0.005)
    assert first + sum(changes) == pytest.approx(last, abs=1e-9)
    assert any(part.startswith("Endorsement") for part in steps["part"])


def test_days_chosen_by_keyboard_stand_in_the_address(story, page):
    app = opened(page, "Ben")
    app.date_input(key="from").set_value(ago(100)).run()
    assert in_address(app)["from"] == str(ago(100))
    assert "in 100 days" in said(app)
    assert story.services.reading.coalition(COALITION).counted


@pytest.mark.usefixtures("story")
def test_a_change_that_ends_before_it_begins_is_refused_in_a_sentence(page):
    app = opened(page, "Ben", **{"from": str(ago(5)), "to": str(ago(60))})
    assert "A change ends later than it begins" in said(app)


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("nonsense", ["soon", "2200-01-01", "0001-01-01"])
def test_days_of_a_bad_address_are_brought_into_range(page, nonsense):
    app = opened(page, "Ben", **{"from": nonsense, "to": nonsense})
    assert isinstance(app.date_input(key="to").value, date)
