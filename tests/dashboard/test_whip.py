"""The page Whip count."""

from html.parser import HTMLParser

import pytest

from domain.values import Kind
from domain.whip_count import whip_count_of
from service.whip_in_words import chance_in_words
from tests.dashboard.conftest import ago
from tests.dashboard.drawn import charts
from tests.dashboard.seen import title_of
from tests.given import COALITION, an


def _board(app):
    return next(each.proto.body for each in app.get("html") if 'class="gw-board"' in each.proto.body)


class Board(HTMLParser):
    """What a reader of the board gets: columns with their tiles, each its text and where it leads."""

    def __init__(self, app):
        super().__init__()
        self.columns, self.links, self.tiles, self.raw = {}, [], [], _board(app)
        self.feed(self.raw)

    def handle_starttag(self, tag, attrs):
        self.heading = tag == "h3"
        if tag == "a":
            self.links.append(dict(attrs)["href"])
            self.tiles.append("")

    def handle_data(self, data):
        if self.heading:
            self.columns[data] = self.tiles = []
        elif self.tiles:
            self.tiles[-1] += f" {data}"
        self.heading = False


def captions(app):
    return [each.value for each in app.caption]


def test_the_chance_and_what_it_rests_on_are_those_of_the_services(story, page):
    count = whip_count_of(story.services.situations.of(COALITION))
    headline = title_of(page("whip")).replace("\\", "")
    assert headline.startswith(f"The chance of winning is {chance_in_words(count.prospects.chance)}, ")
    assert f"{100 * count.prospects.held:.0f} % of influence is expected for it, 50 % needed" in headline
    drawn = charts(page("whip"))["What is held beside"].iloc[0]
    assert (drawn["held"], drawn["low"], drawn["high"]) == pytest.approx((count.prospects.held, count.low, count.high))


def test_the_board_holds_everybody_once_in_the_band_they_stand_in(story, page):
    columns = Board(page("whip")).columns
    for each in story.services.reading.stakeholders(COALITION):
        bands = [band for band, tiles in columns.items() if any(f" {each.name} " in tile for tile in tiles)]
        assert bands == [each.partner.stance.capitalize()]


def test_who_moved_tells_from_where_and_who_broke_away_is_told_apart(story, page):
    story.tell(an(Kind.RETURN, str(ago(3))), about="Cem")
    story.tell(an(Kind.DEFECTION, str(ago(2))), about="Ada")
    story.catch_up()
    told = [tile for tiles in Board(page("whip")).columns.values() for tile in tiles]
    assert any("Ada" in tile and "broke away" in tile and "▼ from" in tile for tile in told)
    assert any("Cem" in tile and "▲ from broke away" in tile for tile in told)


@pytest.mark.usefixtures("story")
def test_a_tile_leads_to_the_stakeholder(page):
    assert f"/stakeholder?coalition={COALITION.replace(' ', '+')}&stakeholder=Ada" in Board(page("whip")).links


def test_a_name_is_shown_as_typed_and_is_no_markup(story, page):
    story.tell(an(Kind.JOIN, str(ago(3)), influence=5.0), about="<img src=x> & Sons")
    story.catch_up()
    board = Board(page("whip"))
    assert "<img" not in board.raw
    assert any("<img src=x> & Sons" in tile for tiles in board.columns.values() for tile in tiles)


def test_the_rest_of_a_long_column_is_summed_up_and_stands_in_the_table(story, page):
    for number in range(30):
        story.tell(an(Kind.ENDORSEMENT, str(ago(3)), influence=0.1, visibility="public"), about=f"Friend {number}")
    story.catch_up()
    app = page("whip")
    board = Board(app)
    assert max(len(tiles) for tiles in board.columns.values()) == 10
    assert " more with " in board.raw
    assert len(app.dataframe[-1].value) == 33


def test_the_table_tells_the_figures_of_each(story, page):
    situation = story.services.situations.of(COALITION)
    it = whip_count_of(situation).prospects
    shown = page("whip").dataframe[-1].value.set_index("Stakeholder")
    for place, name in enumerate(situation.names):
        row = shown.loc[name]
        expected = (100 * it.pivotal[place], 100 * it.if_lost[place], 100 * it.if_won[place])
        assert (row["Decides"], row["If lost"], row["If won"]) == pytest.approx(expected)


def test_what_would_flip_it_is_told_and_drawn(story, page):
    app = page("whip")
    assert any("would turn it" in each.value for each in app.markdown)
    steps = charts(app)["What is held as each"]
    assert steps["step"].iloc[0] == "Today"
    assert (steps["held"].iloc[0] >= 0.5) != (steps["held"].iloc[-1] >= 0.5)
    story.services.recording.define_winning(COALITION, share=1.0)
    story.catch_up()
    app = page("whip")
    assert any("Even winning over" in each.value and "would not turn it" in each.value for each in app.markdown)
    assert not any(described.startswith("What is held as each") for described in charts(app))


def test_who_must_be_for_it_and_is_not_is_still_needed(story, page):
    story.services.recording.define_winning(COALITION, share=0.3, must_have=["Cem"])
    story.catch_up()
    app = page("whip")
    told = [each.value for each in app.markdown]
    assert any("Cem" in each and "must be for it: broke away" in each and "still needed" in each for each in told)
    assert app.dataframe[-1].value.set_index("Stakeholder")["Must be for it"].to_dict()["Cem"] == "yes"


def test_an_obstacle_is_said_and_no_chance_is_drawn(story, page):
    story.services.recording.define_winning(COALITION, count=9)
    story.catch_up()
    app = page("whip")
    assert "cannot win as it stands: fewer stakeholders" in title_of(app).replace("\\", "")
    assert not app.get("vega_lite_chart")


def test_who_left_the_map_is_named(story, page):
    story.tell(an(Kind.LAPSE, str(ago(3))), about="Ben")
    story.catch_up()
    assert "Left the map in four weeks: Ben." in captions(page("whip"))


def test_before_anybody_is_there_the_page_says_what_to_do(world, page):
    world.form()
    world.catch_up()
    app = page("whip")
    assert "Nothing is recorded" in app.info[0].value
    assert not app.dataframe


@pytest.mark.usefixtures("story")
def test_a_coalition_nobody_knows_is_said_and_another_shown(page):
    app = page("whip", coalition="Nowhere")
    assert "no coalition 'Nowhere'" in app.info[0].value
    assert "chance of winning" in title_of(app)
