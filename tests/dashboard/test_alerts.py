from datetime import timedelta
from urllib.parse import parse_qs

import pytest

from dashboard import words
from domain.alert import AlertKind
from domain.alerts import alerts
from domain.values import Kind
from service.alerts_in_words import alert_in_words, stake_in_words
from tests.dashboard.conftest import TODAY, ago, know
from tests.dashboard.seen import press
from tests.given import COALITION, an


@pytest.fixture
def alarming(story):
    """The story, and after it: Ada broke away to a counter-coalition, a trade and a milestone are overdue."""
    know(story, 30)
    story.services.recording.plan_milestone(COALITION, "Second weir gone", ago(5))
    know(story, 0)
    trade = an(Kind.TRADE, str(ago(30)), "T", gave={"what": "ideas", "worth": 2}, due_on=ago(3))
    story.tell(trade, about="Ben")
    story.tell(an(Kind.DEFECTION, str(ago(2)), "gone", to="Dry Land"), about="Ada")
    story.catch_up()
    return story


def found(story):
    situation = story.services.situations.of(COALITION)
    return situation, alerts(situation)


def plain(app):
    """All that is written on the page, as people read it."""
    return " ".join(each.value for each in (*app.markdown, *app.caption)).replace("\\", "")


def ways(app, label):
    """Where the links of this label lead."""
    return [parse_qs(each.proto.query_string) for each in app.get("page_link") if each.proto.label == label]


def test_each_alert_is_told_with_what_is_at_stake_worst_first(alarming, page):
    situation, told = found(alarming)
    shown = plain(page("alerts"))
    sentences = [alert_in_words(each, situation) for each in told.told]
    assert len(sentences) > 3
    assert all(sentence in shown for sentence in sentences)
    assert [shown.index(sentence) for sentence in sentences] == sorted(map(shown.index, sentences))
    assert all(stake_in_words(each)[1:] in shown for each in told.told)


def test_the_headline_counts_those_to_act_on(alarming, page):
    _, told = found(alarming)
    headline = page("alerts").title[0].value
    assert headline.startswith(f"{len(told.told)} alerts: ")
    assert f"{sum(each.level == 'act now' for each in told.told)} to act on now" in headline


def test_the_answer_leads_to_the_log_filled_in(alarming, page):
    _, told = found(alarming)
    (trade,) = [each for each in told.told if each.kind is AlertKind.TRADE]
    leads = ways(page("alerts"), "Log it")
    filled = {"coalition": [COALITION], "stakeholder": ["Ben"], "kind": ["trade_honoured"]}
    assert trade.trade is not None
    assert filled | {"trade": [trade.trade.agreed.interaction_id]} in leads
    assert {"coalition": [COALITION], "stakeholder": ["Ada"], "kind": ["return"]} in leads


def test_the_facts_behind_an_alert_are_one_click_away(alarming, page):
    situation, _ = found(alarming)
    app = page("alerts", facts="departed-Ada")
    (defection,) = [each for each in situation.told({Kind.DEFECTION}) if each.to]
    labels = [each.proto.label.replace("\\", "") for each in app.get("page_link")]
    label = f"{words.day(ago(2))}: defection to Dry Land, Ada"
    assert label in labels
    (link,) = [each.proto for each in app.get("page_link") if each.proto.label.replace("\\", "") == label]
    assert parse_qs(link.query_string)["fact"] == [str(defection.position)]
    assert label not in [each.proto.label.replace("\\", "") for each in page("alerts").get("page_link")]


def test_only_one_level_is_shown_where_that_is_chosen(alarming, page):
    situation, told = found(alarming)
    app = page("alerts", level="keep an eye on")
    shown = plain(app)
    for each in told.told:
        assert (alert_in_words(each, situation) in shown) == (each.level == "keep an eye on")
    assert app.query_params["level"] == "keep an eye on"


def test_a_milestone_overdue_is_reached_in_place(alarming, page):
    app = page("alerts")
    assert "The milestone 'Second weir gone' was due on" in plain(app)
    press(app, "It is reached")
    alarming.catch_up()
    (second,) = [each for each in alarming.services.reading.milestones(COALITION) if each.name == "Second weir gone"]
    assert second.reached_on == TODAY
    assert "Second weir gone" not in plain(page("alerts"))


def test_or_it_is_planned_anew(alarming, page):
    press(page("alerts"), "Plan it")
    alarming.catch_up()
    (second,) = [each for each in alarming.services.reading.milestones(COALITION) if each.name == "Second weir gone"]
    assert second.due_on == TODAY + timedelta(days=28)


def test_where_all_is_well_the_page_says_so(world, page):
    world.form()
    for number in range(12):
        for days in (90, 5):
            world.tell(an(Kind.PLEDGE, str(ago(days)), f"{number} {days}", influence=1.0), about=f"Peer {number}")
    world.catch_up()
    app = page("alerts")
    assert app.title[0].value == "Nothing to be alarmed about."
    assert not app.exception


def test_where_nobody_is_known_the_page_says_how_to_begin(world, page):
    world.form()
    world.catch_up()
    app = page("alerts")
    assert app.title[0].value == "Nobody is known yet."
    assert ways(app, "Log an interaction")
