"""The benchmarks run, at toy size; how quick they are is the report's affair."""

from dataclasses import replace

import pytest

from benchmarks import (
    auditing,
    dashboard,
    figures,
    importing,
    latency,
    modelling,
    pages,
    rebuilding,
    record,
    report,
    timeline,
)
from benchmarks.findings import Finding, Target
from benchmarks.limits import CLOCK, clocked, within
from benchmarks.logs import Log
from benchmarks.places import Place
from benchmarks.profiling import profile
from benchmarks.served import served
from benchmarks.sides import Sides, Time
from benchmarks.wire import Failed, visiting
from dashboard import menu

TINY = Log(coalitions=2, partners=3, interactions=4, days=60)


@pytest.fixture
def place(tmp_path):
    return Place("sqlite", tmp_path)


def a_finding(value, limit=2.0, told="", **kind):
    return Finding(Target("walking", "running", limit, **kind), "sqlite", value, "2 s against 1 s", profile=told)


def measures(findings):
    return all(finding.value > 0 and finding.line for finding in findings)


def test_recording_is_measured(place):
    assert measures(record.run(place, partnerships=2, history=3, rounds=4))


def test_importing_is_measured(place):
    assert measures(importing.run(place, rows=30, partners=3, rounds=1))


def test_the_timeline_is_measured_against_reading_the_log(place):
    assert measures(timeline.against_reading(place, TINY, rounds=1))


def test_the_timeline_is_measured_against_the_librarys_projection(place):
    assert measures(timeline.against_projection(place, TINY, events=20, rounds=2))


def test_one_coalition_is_refreshed_cold_and_warm_its_support_computed_and_its_changes_explained(place):
    findings = modelling.run(place, replace(TINY, coalitions=1), rounds=1)
    assert measures(findings)
    assert [each.target.what.split()[0] + each.where for each in findings] == [
        "refresh, cold",
        "refresh, warm",
        "support",
        "explanation",
    ]


def test_the_figures_built_on_support_are_clocked(place):
    findings = figures.run(place, people=5, links=8, told=60, rounds=1)
    assert measures(findings)
    assert [(each.target.against, each.target.unit) for each in findings] == [(CLOCK, "ms")] * 4


def test_what_needs_no_database_is_measured_once(place):
    assert figures.run(replace(place, database="postgresql")) == []


def test_what_takes_too_long_is_told_with_where_the_time_goes():
    missed = clocked(within("sorting", 0.0), "no database", lambda: sorted(range(10)), rounds=3)
    assert not missed.met
    assert "sorted" in missed.profile


def test_rebuilding_is_measured_in_a_process_of_its_own(place):
    assert measures(rebuilding.run(place, TINY))


def test_verifying_a_bundle_and_recording_with_the_tree_are_measured(place):
    findings = auditing.run(place, TINY, rounds=1, recorded=3)
    assert measures(findings)
    assert [each.target.limit for each in findings] == [4, 2]


def test_the_latency_is_measured_through_workers_and_redis(place, redis_url):
    assert measures(latency.run(replace(place, redis_url=redis_url), TINY, rate=20, facts=10, processes=1))


def test_every_page_of_the_dashboard_is_clocked_over_the_wire(place):
    findings = dashboard.run(
        place, replace(TINY, coalitions=1), dashboard.Much(1, 1, people=3, clicks=2, looks=0, pace=0.01)
    )
    assert measures(findings)
    assert [(each.target.limit, each.target.unit) for each in findings] == [
        (300, "ms"),
        (1_000, "ms"),
        (1_000, "ms"),
        (1_000, "ms"),
        (600, "MB"),
    ]
    clocked = findings[1].profile.splitlines()[2:]
    names = [name for named in menu.SECTIONS.values() for name in named]
    paths = ["(first)" if name == menu.FIRST else name for name in names]
    assert sorted(line.split(" | ")[0] for line in clocked) == sorted(f"| {path}" for path in paths)


def test_a_page_that_fails_is_no_quick_page(tmp_path):
    broken = tmp_path / "broken.py"
    broken.write_text("1 / 0\n")
    with (
        served(broken, {}, tmp_path / "broken.log") as site,
        visiting(site.host) as visitor,
        pytest.raises(Failed, match="the first page"),
    ):
        visitor.open("", {})


def test_one_click_that_fails_ends_the_crowd(tmp_path):
    broken = tmp_path / "broken.py"
    broken.write_text(
        "import random, streamlit\n"
        "if 'began' in streamlit.session_state and random.random() < 0.5:\n"
        "    raise ValueError\n"
        "streamlit.session_state['began'] = True\n"
    )
    with served(broken, {}, tmp_path / "broken.log") as site, pytest.raises(Failed):
        pages.at_once(site, {}, people=4, clicks=20)


def test_of_a_few_times_nearly_the_longest_is_kept_by_95_of_100():
    assert pages.p95([3.0]) == 3.0
    assert pages.p95([float(number) for number in range(101)]) == 95.0


def test_the_ratio_compares_the_medians_for_equal_work():
    sides = Sides([Time(8, 8), Time(2, 2), Time(4, 4)], [Time(1, 1), Time(9, 9), Time(2, 2)], units=(2, 1))
    assert sides.ratio == 1


@pytest.mark.parametrize(("value", "at_least", "met"), [(1.9, False, True), (2.1, False, False), (2.1, True, True)])
def test_a_target_is_a_most_or_a_least(value, at_least, met):
    assert a_finding(value, at_least=at_least).met is met


def test_the_report_tells_every_measurement():
    told = report.report([a_finding(1.9), a_finding(1.5)], seconds=90)
    assert "**1.9** times | met" in told
    assert "**1.5** times | met" in told


def test_the_report_explains_what_is_missed_and_nothing_else():
    told = report.report([a_finding(2.5, told="| 99% | 1 | `slow` |"), a_finding(1.0)], seconds=90)
    assert told.count("| **missed** |") == 1
    assert "| 99% | 1 | `slow` |" in told


def test_a_profile_names_the_functions():
    assert "sorted" in profile(lambda: sorted(range(10)))
