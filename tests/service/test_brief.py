"""The brief of a week: one structure, as Markdown and as PDF."""

import json
import re
from datetime import date
from io import BytesIO
from typing import cast

import pytest
import typst
from pypdf import PdfReader

from dashboard.theme import AGAINST, FOR
from domain.alerts import alerts
from domain.departing import risk_of
from domain.moves import moves
from domain.time import day_of
from domain.trail import trail
from domain.values import Kind
from domain.week import TURNING
from domain.whip_count import whip_count_of
from domain.why import why, why_momentum
from service.brief.as_markdown import markdown, sections
from service.brief.as_pdf import TEMPLATE, pdf, told
from service.brief.happenings import VERBS
from service.brief.making import brief_of
from service.moves_in_words import move_in_words
from tests.given import COALITION, an

LAST = date(2024, 6, 30)
HOSTILE = (
    '#panic("x") *bold* $x$ \\n',
    "Ελένη Παπαδοπούλου",
    "Жанна Ёлкина",
    "山田 太郎",
    "🏛 Council :smile:",
    "مجلس المدينة",
    "<b>x</b> [a](http://x) `c`",
    "W" * 200,
)
NOT_EVERYWHERE = {"山田 太郎", "🏛 Council :smile:", "مجلس المدينة"}
"""Printed where the machine has letters for them, and in no way that stops the rest."""


@pytest.fixture
def situation(small_world):
    """A week in which somebody broke away, somebody endorsed it, and a milestone was reached."""
    small_world.clock.set("2024-01-01T12:00")
    small_world.form()
    small_world.services.recording.plan_milestone(COALITION, "First weir gone", date(2024, 6, 20))
    small_world.services.recording.plan_milestone(COALITION, "Fish return", date(2024, 8, 1))
    small_world.clock.set("2024-06-30T12:00")
    small_world.services.recording.reach_milestone(COALITION, "First weir gone", date(2024, 6, 25))
    for who, kind, on, more in (
        ("Ada", Kind.JOIN, "2024-03-01", {"influence": 2.0, "bloc": "Council"}),
        ("Ben", Kind.PLEDGE, "2024-03-02", {"influence": 1.0, "bloc": "Trade"}),
        ("Cem", Kind.CRITICISM, "2024-03-03", {"influence": 1.0, "bloc": "Trade"}),
        ("Ben", Kind.DEFECTION, "2024-06-26", {"to": "Dry Feet"}),
        ("Cem", Kind.ENDORSEMENT, "2024-06-28", {}),
    ):
        small_world.tell(an(kind, on, f"{who} {kind}", **more), about=who)
    small_world.catch_up()
    return small_world.services.situations.of(COALITION, LAST)


@pytest.fixture
def brief(situation):
    return brief_of(situation)


def text_of(file):
    (page,) = PdfReader(BytesIO(file)).pages
    return " ".join(page.extract_text().split())


def test_the_figures_are_those_of_the_domain(situation, brief):
    first = situation.day - 7
    strength, momentum, winning = brief.figures
    ends = trail(situation, [first, situation.day])
    assert [strength.before, strength.value] == pytest.approx(100 * ends.strength)
    assert (strength.low, strength.high) == pytest.approx((100 * ends.low[1], 100 * ends.high[1]))
    change = why_momentum(situation, first)
    assert (momentum.before, momentum.value) == pytest.approx((change.before, change.after))
    count = whip_count_of(situation)
    assert (winning.value, winning.before) == pytest.approx((count.prospects.chance, ends.chance[0]))
    assert (winning.low, winning.high) == (count.low, count.high)


def test_the_headline_tells_them_in_sentences(brief):
    strength, momentum, winning = brief.figures
    first, second, third = brief.headline
    assert first.startswith("Strength fell ")
    assert f"to {strength.value:.1f}, mostly because " in first
    assert second.startswith(f"Momentum is {momentum.shown} points in four weeks; a week ago it was ")
    assert third.startswith(f"The chance of winning is {winning.shown}; a week ago it was ")


def test_what_moved_adds_up_to_the_change_as_it_is_shown(situation, brief):
    told = why(situation, situation.day - 7)
    it = brief.moved
    assert it.points == pytest.approx(round(100 * told.after, 2) - round(100 * told.before, 2))
    assert sum(each.points for each in (*it.drivers, *it.drags)) + it.rest == pytest.approx(it.points)
    assert sum(points for _, points in it.parts) == pytest.approx(it.points)
    assert it.drags[0].stakeholder == "Ben"
    assert [each.stakeholder for each in it.drivers] == ["Cem"]


def test_what_moved_most_stands_first_whichever_way_it_moved(brief):
    first = sections(brief)["What moved"].splitlines()[0]
    most = max((*brief.moved.drivers, *brief.moved.drags), key=lambda each: abs(each.points))
    assert most.stakeholder in first
    assert most.stakeholder == "Ben"


def test_the_facts_that_did_most_come_with_what_they_did(brief):
    assert [(each.stakeholder, each.what, each.on) for each in brief.deeds] == [
        ("Ben", "defection", date(2024, 6, 26)),
        ("Cem", "endorsement", date(2024, 6, 28)),
    ]
    ben, cem = brief.deeds
    assert ben.points < 0 < cem.points


def test_the_events_of_the_week_and_the_timetable_are_told(brief):
    assert [(each.on.day, each.stakeholder, each.what) for each in brief.events] == [
        (25, None, "milestone reached: First weir gone"),
        (26, "Ben", "defected to Dry Feet"),
        (28, "Cem", "endorsed it"),
    ]
    assert brief.timetable == ("Next milestone: Fish return, due 1 Aug 2024, in 32 days.",)


def test_more_events_than_fit_are_counted(small_world):
    small_world.form()
    for number in range(9):
        small_world.tell(an(Kind.PLEDGE, "2024-06-30", f"pledge {number}"), about=f"Friend {number}")
    small_world.tell(an(Kind.DEFECTION, "2024-06-30"), about="Friend 3")
    small_world.catch_up()
    brief = brief_of(small_world.services.situations.of(COALITION, LAST))
    assert (len(brief.events), brief.more_events) == (6, 4)
    assert "defected" in [each.what for each in brief.events]


def test_a_milestone_overdue_is_said_to_be(small_world):
    small_world.clock.set("2024-01-01T12:00")
    small_world.form()
    for name, due in (("Weir", date(2024, 6, 1)), ("Fish", date(2024, 6, 29))):
        small_world.services.recording.plan_milestone(COALITION, name, due)
    small_world.catch_up()
    small_world.clock.set("2024-07-01T12:00")
    brief = brief_of(small_world.services.situations.of(COALITION, LAST))
    assert brief.timetable == ("Overdue: Fish, by 1 day, and 1 more.",)


def test_risks_and_moves_are_those_of_the_domain(situation, brief):
    risk = risk_of(situation)
    assert brief.risks == f"{risk.probability.sum():.1f} of 2 members expected to depart within 90 days."
    told = {name for each in brief.concerns for name in each.people} | {each.stakeholder for each in brief.threats}
    assert {"Ada", "Cem"} & told
    assert brief.concerns[0].level == next(each.level.value for each in alerts(situation).told if each.facts)
    assert [each.move for each in brief.steps] == [move_in_words(each) for each in moves(situation).ranked[:3]]


def test_the_line_drawn_ends_with_the_strength_of_the_last_day(situation, brief):
    assert brief.strength[-1] == pytest.approx(situation.standing.strength)
    first = day_of(int(situation.acts.first_day[0]))
    assert len(brief.strength) == (LAST - first).days + 1
    assert f"now {100 * brief.strength[-1]:.0f} %" in brief.strength_told


def test_the_data_are_told_to_be_what_they_are(brief):
    assert brief.quality[0] == "5 interactions with 3 stakeholders count, 2 of them of this week."
    assert "2 of these were recorded more than 2 days late." in brief.quality
    assert "3 interactions recorded this week happened before it." in brief.quality


def test_a_week_in_which_nobody_was_known_yet_says_so(small_world):
    small_world.form()
    small_world.catch_up()
    brief = brief_of(small_world.services.situations.of(COALITION, LAST))
    assert brief.headline == ("Nobody here has influence yet, so there is no strength to speak of.",)
    assert (brief.people, brief.moved, brief.deeds, brief.threats) == (0, None, (), ())
    assert "nan" not in markdown(brief).lower()
    assert "Nobody here has influence yet" in text_of(pdf(brief))


def test_the_first_week_of_a_coalition_has_nothing_to_compare_with(small_world):
    small_world.form()
    small_world.tell(an(Kind.JOIN, "2024-06-29"))
    small_world.catch_up()
    brief = brief_of(small_world.services.situations.of(COALITION, LAST))
    for shown in (markdown(brief), text_of(pdf(brief))):
        assert "nan" not in shown.lower()
        assert "None" not in shown


def test_the_markdown_has_every_part(brief):
    text = markdown(brief)
    assert text.startswith("# Clean Rivers: the week of 24 to 30 June 2024\n")
    assert re.findall("^## (.*)$", text, re.MULTILINE) == [
        "What moved", "Why", "This week", "Risks", "Next moves", "How far to trust this",
    ]  # fmt: skip
    assert all(sentence in text for sentence in brief.headline)
    assert "as known on 30 Jun 2024, 12:00 UTC" in text


def test_names_and_figures_can_be_links(brief):
    def link(label: str, topic: str, /, **choices: str) -> str:
        return f"[{label}]({topic} {choices})"

    linked = sections(brief, link)
    assert "[Ben](stakeholder {'stakeholder': 'Ben'})" in linked["What moved"]
    assert "](strength {'from': '2024-06-23', 'to': '2024-06-30'})" in linked["What moved"]
    assert "](facts {'stakeholder': 'Cem', 'happened_from': '2024-06-28', " in linked["Why"]


def test_the_pdf_is_one_page_with_the_figures_of_the_markdown(brief):
    words, figures = markdown(brief), re.compile(r"[+−]\d+\.\d+|\d+(?:\.\d+)? %|\d{4}-\d\d-\d\d")
    printed = text_of(pdf(brief)).replace("\u00a0", " ")
    shown = figures.findall(words)
    assert len(shown) > 20
    assert [figure for figure in shown if figure not in printed] == []
    for title in re.findall("^## (.*)$", words, re.MULTILINE)[:-1]:
        assert title in printed


def test_the_pdf_says_what_it_is_to_screen_readers(brief):
    file = PdfReader(BytesIO(pdf(brief)))
    assert file.metadata is not None
    assert file.metadata.title == "Clean Rivers: the week of 24 to 30 June 2024"
    root = cast("dict[str, object]", file.trailer["/Root"])
    assert (root["/Lang"], root["/MarkInfo"]) == ("en", {"/Marked": True, "/Suspects": False})
    assert "/StructTreeRoot" in root
    typst.compile(TEMPLATE, format="pdf", sys_inputs={"brief": told(brief)}, pdf_standards="ua-1")  # refuses flaws


def test_the_same_brief_gives_the_same_bytes(situation, brief):
    assert pdf(brief) == pdf(brief_of(situation))
    assert b"CreationDate" not in pdf(brief)


def test_whatever_names_hold_the_page_is_one_and_prints_them(small_world):
    small_world.form()
    for number, name in enumerate(HOSTILE):
        small_world.tell(an(Kind.JOIN, "2024-05-01", f"join {number}"), about=name)
        small_world.tell(an(Kind.DEFECTION, "2024-06-26", f"gone {number}"), about=name)
    small_world.catch_up()
    brief = brief_of(small_world.services.situations.of(COALITION, LAST))
    printed = re.sub(r"[\s\u200b]", "", text_of(pdf(brief)))
    shown = {event.stakeholder for event in brief.events} - NOT_EVERYWHERE
    assert len(shown) > 2
    assert [name for name in shown if name and "".join(name.split()) not in printed] == []


def test_the_template_draws_in_the_colours_of_the_dashboard():
    template = TEMPLATE.read_text()
    assert f'rgb("{FOR}")' in template
    assert f'rgb("{AGAINST}")' in template


def test_what_the_template_is_given_is_data(brief):
    assert json.loads(told(brief))["coalition"] == COALITION


def test_every_kind_of_turn_has_its_verb():
    assert set(VERBS) == TURNING
