"""The page Facts: what is searched, shown in full and taken away is what is recorded."""

import csv
import io
import json
from datetime import datetime

import numpy as np
import pyarrow.parquet as pq
import pytest

from dashboard import data
from dashboard.parts import fact_list
from dashboard.shown import fact_files, facts
from dashboard.shown.fact_files import FORMS
from domain.values import Kind
from service.projections.search import Search
from tests.dashboard.conftest import TODAY, ago, know
from tests.given import COALITION, an, but, met
from tests.world import World


@pytest.fixture
def told(story: World) -> World:
    """The story, with a correction and a retraction in it, both known today."""
    meeting = met(str(ago(5)), "M", tone=1, note="Talked of *fees* & Élan", source="diary")
    story.tell(meeting, about="Ben")
    story.correct(but(meeting, tone=-1, visibility="private"), about="Ben")
    story.tell(an(Kind.PLEDGE, str(ago(4)), "P"), about="Ada")
    story.retract("P", about="Ada")
    story.services.recording.listens_to("Ada", "Ben")
    story.catch_up()
    return story


def shown(app):
    return app.dataframe[0].value


def position(world: World, **wanted) -> int:
    found = world.services.reading.matching(COALITION, Search(**wanted))
    return found[0]


def test_all_facts_are_counted_and_listed_newest_first(told, page):
    app = page("facts")
    number = told.services.reading.coalition(COALITION).facts
    assert app.title[0].value == f"{number} facts are recorded about {COALITION}."
    entries = told.services.reading.entries(COALITION)
    assert shown(app)["Happened"].to_list() == [entry.occurred_at.date() for entry in entries]
    assert shown(app)["Note"].to_list() == [entry.told for entry in entries]


@pytest.mark.usefixtures("told")
def test_what_was_amended_says_so_wherever_the_amendment_is(page):
    app = page("facts", kinds="pledge", stakeholder="Ada", happened_from=str(ago(10)))
    assert shown(app)["What"].to_list() == ["Pledge (taken back)"]


@pytest.mark.usefixtures("told")
def test_the_whole_search_lives_in_the_address(page):
    app = page("facts", search="ÉLAN", stakeholder="Ben", kinds="meeting", amended="yes", source="diary")
    assert app.title[0].value.startswith("1 of ")
    assert app.text_input(key="search").value == "ÉLAN"
    assert app.multiselect(key="kinds").value == ["meeting"]
    assert app.toggle(key="amended").value is True
    app.text_input(key="search").set_value("nowhere").run()
    assert app.query_params["search"] == "nowhere"
    assert "match" in app.title[0].value
    assert "clear a filter" in app.info[0].value


@pytest.mark.usefixtures("told")
def test_days_of_happening_and_of_recording_narrow(page):
    happened = shown(page("facts", happened_from=str(ago(20)), happened_until=str(ago(10))))
    assert set(happened["What"]) == {"Endorsement", "Meeting"}
    recorded = page("facts", recorded_from=str(ago(60)), recorded_until=str(ago(60)))
    assert set(shown(recorded)["What"]) == {"Milestone planned", "Milestone reached"}


def test_a_fact_is_shown_in_full(told, page):
    meeting = position(told, amending=True, kinds=("meeting",))
    app = page("facts", fact=str(meeting))
    entry = told.services.reading.facts(COALITION, [meeting])[0]
    assert app.header[0].value == f"Meeting · Ben · {ago(5).day} {ago(5):%b %Y}"
    text = app.markdown[0].value.replace("\\", "")
    for line in (
        "**Tone**: cool (-1)",
        "**Visibility**: in private",
        "**Note**: Talked of *fees* & Élan",
        "**Reason**: misheard",
        "**Recorded by**: Robin",
        "**From**: diary",
        f"**Recorded**: {entry.recorded_at.day} {entry.recorded_at:%b %Y, %H:%M:%S} UTC",
        f"**Place in the log**: fact {meeting:,}",
    ):
        assert line in text
    history = app.markdown[1].value.replace("\\", "")
    assert "First told on" in history
    assert "Corrected on" in history
    assert "Tone from “friendly (+1)” to “cool (-1)”" in history
    assert "Visibility from “nothing told” to “in private”" in history


def test_what_was_taken_back_says_by_whom_and_why(told, page):
    app = page("facts", fact=str(position(told, kinds=("pledge",), stakeholders=("Ada",))))
    assert "Taken back on" in app.markdown[1].value
    assert "never happened" in app.markdown[1].value


@pytest.mark.usefixtures("told")
def test_facts_of_no_coalition_are_one_switch_away(page):
    app = page("facts", apart="yes")
    assert "belong to no coalition" in app.title[0].value
    assert "Influencer found" in set(shown(app)["What"])


@pytest.mark.usefixtures("told")
def test_an_address_that_makes_no_sense_shows_what_there_is(page):
    app = page("facts", fact="99999", page="many", kinds="nonsense", happened_from="yesterday")
    assert "facts are recorded" in app.title[0].value
    assert "no such fact" in app.info[0].value
    assert not page("facts", fact="x").info


def test_many_facts_come_in_pages(world, page):
    world.form()
    world.tell(*(met(str(ago(day)), f"M{day}", note=f"{day} days ago") for day in range(120)))
    world.catch_up()
    assert shown(page("facts", kinds="meeting"))["Note"].to_list()[0] == "0 days ago"
    assert shown(page("facts", kinds="meeting", page="3"))["Note"].to_list() == [
        f"{n} days ago" for n in range(100, 120)
    ]
    assert len(shown(page("facts", kinds="meeting", page="77"))) == 20


def test_a_coalition_that_was_only_formed_has_one_fact(world, page):
    world.form()
    world.catch_up()
    assert page("facts").title[0].value == f"1 fact is recorded about {COALITION}."
    apart = page("facts", apart="yes")
    assert apart.title[0].value == "Nothing is recorded here yet."
    assert not apart.dataframe


def entries(world: World):
    reading = world.services.reading
    return reading.facts(COALITION, reading.matching(COALITION, Search()))


def test_the_three_files_tell_the_same_facts(told):
    """Each is read back as it was written."""
    given = entries(told)
    rows = list(csv.DictReader(io.StringIO(fact_files.as_csv(given).decode(), newline="")))
    lines = [json.loads(line) for line in fact_files.as_json_lines(given).decode().splitlines()]
    columns = pq.read_table(io.BytesIO(fact_files.as_parquet(given))).to_pylist()
    assert len(rows) == len(lines) == len(columns) == len(given)
    for entry, row, line, column in zip(given, rows, lines, columns, strict=True):
        assert line["position"] == entry.position
        assert (line["note"], line["more"], line["stakeholder"]) == (entry.note, entry.more, entry.stakeholder)
        assert datetime.fromisoformat(line["occurred_at"]) == entry.occurred_at == column["occurred_at"]
        assert column | {"occurred_at": 0, "recorded_at": 0, "more": json.loads(column["more"])} == line | {
            "occurred_at": 0,
            "recorded_at": 0,
        }
        assert row == {
            name: "" if value is None else json.dumps(value, ensure_ascii=False) if name == "more" else str(value)
            for name, value in line.items()
        }


def test_the_files_hold_all_that_was_found_and_not_one_page(told, monkeypatch):
    monkeypatch.setattr(facts, "PAGE", 2)
    positions = told.services.reading.matching(COALITION, Search())
    found = facts.Found(COALITION, len(positions), np.array(positions))
    assert [entry.position for entry in found.each()] == positions
    assert [entry.position for entry in found.page(2)] == positions[2:4]


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("form", list(FORMS))
def test_every_form_of_file_can_be_downloaded(page, form):
    app = page("facts")
    assert not app.get("download_button")
    app.button_group(key="form").set_value(form).run()
    (button,) = app.get("download_button")
    assert button.proto.label == f"Download {form}"


@pytest.mark.parametrize("form", list(FORMS))
def test_a_file_is_made_of_all_that_was_found(told, form):
    positions = np.array(told.services.reading.matching(COALITION, Search()))
    found = facts.Found(COALITION, len(positions), positions)
    _, _, made = FORMS[form]
    assert fact_list._file(COALITION, positions.tobytes(), form, data.sight(COALITION), found) == made(found.each())


def test_a_fact_recorded_later_is_found_at_once(told, page):
    app = page("facts")
    before = shown(app)
    know(told, 0)
    told.tell(an(Kind.CRITICISM, str(TODAY)), about="Ben")
    told.catch_up()
    app.run()
    assert len(shown(app)) == len(before) + 1
