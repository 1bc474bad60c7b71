"""The tab Timeline: every fact about them, and those alone that are asked for."""

import pytest

from domain.why import why
from tests.dashboard.stakeholder.seen import opened, said, situation_of
from tests.given import COALITION


def test_the_timeline_has_every_fact_about_them_with_what_it_is_worth_today(story, page):
    table = opened(page, "Ada", "Timeline").dataframe[0].value
    recorded = story.services.reading.entries(COALITION, stakeholder="Ada")
    assert len(table) == len(recorded) == 3
    situation = situation_of(story)
    ever = why(situation, int(situation.acts.day[0]) - 1)
    theirs = ever.acts.of([situation.place("Ada")])
    assert table["Points"].dropna().sum() == pytest.approx(100 * theirs.support.sum())
    assert table["Note"].iloc[0] == "Walked the river"


def test_the_timeline_is_narrowed_by_kind_by_who_saw_it_and_by_who_recorded_it(story, page):
    kinds = list(opened(page, "Cem", "Timeline", kinds=["pledge", "nonsense"]).dataframe[0].value["What"])
    assert kinds == ["Pledge"]
    assert list(opened(page, "Cem", "Timeline", seen="Private").dataframe[0].value["What"]) == ["Pledge"]
    nobody = opened(page, "Cem", "Timeline", seen="Private", kinds="defection")
    assert "No fact is like that" in said(nobody)
    assert set(opened(page, "Cem", "Timeline", by_whom="Robin").dataframe[0].value["Recorded by"]) == {"Robin"}
    assert story.services.reading.coalition(COALITION).counted


@pytest.mark.usefixtures("story")
def test_kinds_chosen_on_the_page_facts_narrow_the_timeline_as_well(page):
    app = page("facts", coalition=COALITION, kinds="pledge")
    app.switch_page("screens/stakeholder.py")
    app.query_params.clear()
    app.query_params |= {"stakeholder": "Cem", "part": "Timeline"}
    app.run()
    assert not app.exception
    assert list(app.dataframe[0].value["What"]) == ["Pledge"]
