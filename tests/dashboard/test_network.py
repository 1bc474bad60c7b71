"""The page Network."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df

from dashboard.shown.layout import layout
from domain.influence import influence
from domain.network import network
from domain.values import Kind
from service.influence_in_words import worth_in_words
from tests.dashboard.conftest import ago
from tests.dashboard.drawn import charts
from tests.dashboard.seen import press
from tests.given import COALITION, an


@pytest.fixture
def linked(story):
    """The story, with Ada and Cem listening to Ben, and Ben to Mona, who has no part in the coalition."""
    for listener, influencer in (("Ada", "Ben"), ("Cem", "Ben"), ("Ben", "Mona")):
        story.services.recording.listens_to(listener, influencer)
    story.catch_up()
    return story


def people(app):
    (chart,) = app.get("vega_lite_chart")
    frames = [convert_arrow_bytes_to_pandas_df(each.data.data) for each in chart.proto.datasets]
    return max((frame for frame in frames if "Stakeholder" in frame), key=len).set_index("Stakeholder")


def told(world):
    return influence(world.services.situations.of(COALITION))


def test_the_headline_tells_whom_it_pays_most_to_win_over(linked, page):
    found = told(linked)
    best = found.worth.argmax()
    headline = page("network").title[0].value
    assert headline.startswith(
        f"Winning {found.names[best]} over would bring most: {100 * found.worth[best]:+.1f} points"
    )


@pytest.mark.usefixtures("linked")
def test_everybody_linked_is_drawn_with_what_they_are(page):
    drawn = people(page("network"))
    assert set(drawn.index) == {"Ada", "Ben", "Cem", "Mona"}
    assert drawn["kind"].to_dict() == {
        "Ada": "Partner",
        "Ben": "Partner",
        "Cem": "Broke away",
        "Mona": "No partner yet",
    }
    assert drawn["listeners"].to_dict() == {"Ada": 0, "Ben": 2, "Cem": 0, "Mona": 1}
    assert drawn[["x", "y"]].min().min() >= 0
    assert drawn[["x", "y"]].max().max() <= 1


def test_who_is_chosen_in_the_address_shows_whom_it_would_reach(linked, page):
    found = told(linked)
    app = page("network", winning="Ben")
    assert any(worth_in_words(found, found.place("Ben")) in each.value.replace("\\", "") for each in app.markdown)
    gains = app.dataframe[0].value.set_index("Stakeholder")["Gain"]
    expected = 100 * found.cascade.gains(found.place("Ben"))
    assert gains["Ada"] == pytest.approx(expected[found.place("Ada")])
    assert "Mona (no partner yet)" not in gains
    drawn = people(app)
    assert drawn["lit"].to_dict() == {"Ada": True, "Ben": True, "Cem": True, "Mona": False}


@pytest.mark.usefixtures("linked")
def test_a_person_chosen_by_hand_stands_in_the_address(page):
    app = page("network")
    app.selectbox(key="winning").set_value("Mona").run()
    assert app.query_params["winning"] == "Mona"
    assert "Mona (no partner yet)" in set(app.dataframe[0].value["Stakeholder"])


@pytest.mark.usefixtures("linked")
def test_somebody_nobody_knows_is_said_to_be_so(page):
    app = page("network", winning="Zed")
    assert "Nobody called 'Zed'" in app.info[0].value
    assert len(charts(app)) == 1


def test_the_tables_tell_the_figures_of_the_services(linked, page):
    found = told(linked)
    blocs, people, *_ = (each.value for each in page("network").dataframe)
    assert blocs["Support"].to_list() == pytest.approx([100 * bloc.support for bloc in found.blocs])
    worth = people.set_index("Stakeholder")["Worth"]
    assert worth["Ben"] == pytest.approx(100 * found.worth[found.place("Ben")])
    assert worth.is_monotonic_decreasing


@pytest.mark.usefixtures("story")
def test_where_nobody_listens_the_page_offers_to_tell(page):
    app = page("network")
    assert app.title[0].value == "Nobody is known to listen to anybody yet."
    assert "Tell below who listens to whom" in app.info[0].value
    assert not charts(app)


def tell(app, who, whom, how="listens to"):
    fields = {box.label: box for box in app.selectbox}
    fields["Who"].set_value(who)
    fields["How"].set_value(how)
    fields["To whom"].set_value(whom)
    return press(app, "Record")


def test_a_link_told_here_is_drawn(story, page):
    app = tell(page("network"), "Ada", "Ben")
    assert "Ada listens to Ben" in app.toast[0].value
    story.catch_up()
    assert set(people(page("network")).index) == {"Ada", "Ben"}
    app = tell(page("network"), "Ada", "Ben", "no longer listens to")
    story.catch_up()
    assert not charts(page("network"))


def test_what_was_known_already_is_said_to_be_so(linked, page):
    app = tell(page("network"), "Ada", "Ben")
    assert "That was known already" in app.toast[0].value.replace("\\", "")
    assert len(told(linked).network.listener) == 3


@pytest.mark.usefixtures("story")
def test_nobody_listens_to_themselves_nor_to_nobody(page):
    assert tell(page("network"), "Ada", "Ada").error
    assert "Choose who listens" in tell(page("network"), "Ada", None).error[0].value


def test_more_than_a_picture_holds_is_left_to_the_table(linked, page):
    for number in range(140):
        linked.services.recording.record(COALITION, f"Fan {number}", an(Kind.JOIN, str(ago(5)), influence=0.1))
        linked.services.recording.listens_to(f"Fan {number}", "Ben")
    linked.catch_up()
    app = page("network")
    assert any(each.value.startswith("120 of 144 stakeholders") for each in app.caption)
    assert "Ben" in set(people(app).index)
    assert len(app.dataframe[1].value) == 144


def test_before_anybody_is_there_the_page_says_what_to_do(world, page):
    world.form()
    world.catch_up()
    app = page("network")
    assert "Nothing is recorded" in app.info[0].value
    assert not app.dataframe


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda ends: ends[0] != ends[1]), max_size=12))
def test_everybody_is_drawn_at_a_point_of_their_own_and_always_the_same(ends):
    people = [f"p{number}" for number in range(8)]
    blocs = ["a", "a", "b", "b", None, None, "c", "c"]
    heard = network(people, np.ones(8), blocs, ([one for one, _ in ends], [other for _, other in ends]))
    points = layout(heard, list(range(8)))
    assert points.min() >= 0
    assert points.max() <= 1
    assert len(np.unique(points, axis=0)) == 8
    assert np.array_equal(points, layout(heard, list(range(8))))
