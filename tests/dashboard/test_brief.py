import pandas as pd
import pytest

from domain.values import Kind
from service.brief.making import brief_of
from service.markdown import escaped
from tests.dashboard.conftest import OTHER, TODAY, ago
from tests.dashboard.drawn import charts, in_address
from tests.given import COALITION, an


def of_services(story, on=None):
    return brief_of(story.services.situations.of(COALITION, on))


def shown_on(app):
    return [each.value for each in app.markdown]


def test_the_page_says_what_the_brief_says(story, page):
    app, brief = page("brief"), of_services(story)
    assert app.title[0].value == escaped(brief.headline[0])
    text = "\n".join(shown_on(app))
    assert brief.risks in text
    assert [each.label for each in app.metric] == [each.name for each in brief.figures]
    assert [each.value for each in app.metric] == [each.shown for each in brief.figures]
    assert [each.delta for each in app.metric] == [each.change for each in brief.figures]


@pytest.mark.usefixtures("story")
def test_every_part_of_the_file_is_on_the_page(page):
    parts = [each.value for each in page("brief").header]  # in which nothing happened, so nothing is to be said why
    assert parts == [
        "Strength over half a year", "What moved", "This week", "Risks", "Next moves", "How far to trust this",
    ]  # fmt: skip


def test_another_week_can_be_chosen_and_stands_in_the_address(story, page):
    app = page("brief")
    app.date_input(key="on").set_value(ago(18)).run()
    assert in_address(app) == {"coalition": COALITION, "on": str(ago(18))}
    brief = of_services(story, ago(18))
    assert any(each.value == f"Brief of the week of {brief.week}" for each in app.caption)
    assert any(each.startswith("- **+") and "Ben" in each for each in shown_on(app))  # the endorsement 20 days ago


@pytest.mark.usefixtures("story")
def test_the_line_drawn_is_strength_up_to_the_last_day(page):
    drawn = charts(page("brief"))["Strength over"]
    assert pd.to_datetime(drawn["day"]).max().date() == TODAY
    assert len(drawn) == 183
    assert drawn["strength"].notna().all()


@pytest.mark.usefixtures("story")
def test_figures_and_names_lead_to_what_explains_them(page):
    app = page("brief", coalition=COALITION)
    assert any(each.value.endswith("[Momentum](/?coalition=Clean+Rivers)") for each in app.caption)
    assert any(f"](/?coalition=Clean+Rivers&from={ago(7)}&to={TODAY}) points in all" in each for each in shown_on(app))


@pytest.mark.usefixtures("story")
def test_it_can_be_taken_along_as_two_kinds_of_file(page):
    app = page("brief")
    buttons = app.get("download_button")
    assert [each.proto.label for each in buttons] == ["Download as PDF", "Download as Markdown"]
    assert [each.proto.url.rpartition(".")[2] for each in buttons] == ["pdf", "md"]


@pytest.mark.usefixtures("story")
def test_a_coalition_without_facts_says_what_to_do(page):
    app = page("brief", coalition=OTHER)
    assert "Nothing is recorded about this coalition yet" in app.info[0].value
    assert not app.exception
    assert not app.get("download_button")


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("on", ["yesterday", "2999-01-01", "0001-01-01", ""])
def test_an_address_edited_by_hand_shows_a_week_there_is(page, on):
    app = page("brief", on=on)
    assert not app.exception
    assert app.title


def test_a_name_cannot_format_the_page(story, page):
    story.tell(an(Kind.ENDORSEMENT, str(ago(1)), influence=5.0), about="**Bold** :red[Eve]")
    story.catch_up()
    app = page("brief")
    assert r"\*\*Bold\*\* \:red\[Eve\]" in "\n".join(shown_on(app))
    assert "**Bold** :red[Eve]" not in "\n".join([*shown_on(app), app.title[0].value])


@pytest.mark.usefixtures("world")
def test_without_a_coalition_the_page_says_how_to_begin(page):
    assert "groundswell coalition create" in page("brief").markdown[0].value
