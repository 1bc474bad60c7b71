"""The page Checks: what it says of the whole is so."""

import pytest
from sqlalchemy import update

from domain.policy import Policy
from service.projections.tables import VERSION, coalition_now, timeline
from tests.dashboard.conftest import OTHER
from tests.dashboard.seen import press
from tests.given import COALITION, joined
from tests.world import World


def metrics(app):
    return {each.label: each.value for each in app.metric}


def verify(page):
    return press(page("checks"), "Verify now")


def test_where_all_is_counted_the_page_says_so(story, page):
    app = page("checks")
    facts = story.services.status().facts
    assert app.title[0].value == f"Nothing waits and nothing failed: all {facts} facts are counted."
    assert metrics(app) == {"Facts": f"{facts}", "Last counted": f"{facts}", "Waiting": "0", "Failed": "0"}


def test_what_waits_is_counted(story, page):
    app = page("checks")
    story.tell(joined("2024-01-01"), about="Dan")  # also his name, and that he takes part
    app.run()
    assert metrics(app)["Waiting"] == "3"
    assert "still wait to be counted" in app.title[0].value


def test_what_failed_is_told_with_the_reason(story, page):
    coalition = story.services.reading.coalition(COALITION)
    story.services.read_models.give_up("refresh", coalition.coalition_id, "it *broke*")
    app = page("checks")
    assert app.title[0].value.startswith("1 piece of work failed")
    row = app.dataframe[0].value.iloc[0]
    assert row.to_list()[:3] == ["Counting a coalition anew", COALITION, "it *broke*"]


def test_verifying_compares_everything_and_says_how_much(story, page):
    app = verify(page)
    verdict = story.services.verify()
    assert f"{verdict.rows:,} rows made anew from {verdict.facts:,} facts" in app.success[0].value
    assert "everything is what the facts say" in app.success[0].value
    assert app.status[0].state == "complete"


def test_what_differs_is_told_with_its_place(story, page):
    story.change(update(timeline).where(timeline.c.kind == "meeting").values(note="Never happened"))
    story.change(update(coalition_now).values(strength=0.99))
    app = verify(page)
    assert "3 rows are not as told" in app.error[0].value
    found = app.dataframe[0].value
    fact = next(row for row in story.rows(timeline) if row["kind"] == "meeting")
    assert [f"Fact {fact['position']}, {COALITION}", "note: Never happened", "note: Walked the river"] in [
        row.to_list() for _, row in found.iterrows()
    ]
    stands = found[found["Where"].str.startswith("Where the coalition stands")]
    assert set(stands["Where"].str.rpartition(", ")[2]) == {COALITION, OTHER}
    assert set(stands["As it is"]) == {"strength: 0.99"}


@pytest.mark.usefixtures("story")
def test_what_was_found_stays_until_the_next_time(page):
    app = verify(page)
    assert app.run().success


def test_no_row_is_told_by_the_ids_that_programs_use(story, page):
    story.sql("DELETE FROM stakeholders WHERE name = 'Ada'")
    row = verify(page).dataframe[0].value.iloc[0]
    assert row.to_list() == ["A stakeholder's name", "missing", "name: Ada, erased_at: None"]


def test_policies_stand_with_what_they_changed(story: World, page):
    adopt(story, Policy(half_life=90.0))
    adopt(story, Policy(half_life=60.0))
    shown = page("checks").dataframe[0].value
    rows = shown[shown["Coalition"] == COALITION]
    assert rows["State"].to_list() == ["in force", "replaced"]
    assert rows["What it changed"].to_list() == [
        "half-life 60 days instead of 90 days",
        f"half-life 90 days instead of {Policy().half_life:.4g} days",
    ]
    (other,) = shown[shown["Coalition"] == OTHER].to_dict("records")
    assert (other["Policy"], other["Since"]) == ("the default", "the beginning")


def adopt(world: World, policy: Policy) -> None:
    world.services.recording.adopt_policy(COALITION, policy)
    world.catch_up()


@pytest.mark.usefixtures("story")
def test_versions_are_told(page):
    versions = dict(page("checks").dataframe[-1].value.to_numpy().tolist())
    assert versions["Read models"] == str(VERSION)
    assert {"Groundswell", "numpy", "streamlit"} <= set(versions)


def test_without_any_fact_the_page_says_so(world, page):
    assert "no fact is recorded yet" in page("checks").title[0].value
    assert world.services.status().facts == 0
