"""Every read model and figure, asked as it was known at an instant, is what it showed at that instant.

The histories here are lived through with a clock that moves: facts are told late, corrected and taken back, agendas,
links, policies, milestones and what counts as winning change. What everything shows is written down as it unfolds, and
asked again at the end.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, timedelta
from functools import singledispatch
from math import isnan
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networkx import DiGraph
from scipy.sparse import sparray, spmatrix

from domain.alerts import alerts
from domain.belief import Learnt
from domain.departing import risk_of
from domain.drivers import movement
from domain.due import duties
from domain.errors import Refused, Unknown
from domain.headlines import headlines
from domain.health import health
from domain.influence import influence
from domain.moves import moves
from domain.readiness import readiness
from domain.scene import Scene
from domain.situation import Situation
from domain.time import end_of, moment_of
from domain.trail import trail
from domain.values import Kind, Relationship
from domain.whip_count import whip_count_of
from service.brief.making import brief_of
from service.explained import explained
from service.reading import Reading
from tests.given import COALITION, EVERY_KIND
from tests.laws.test_read_models import CONDITIONS, LABELS, POLICIES, WHO, contents, days, take
from tests.world import World, a_small_world, a_world

MILESTONES = ("Permit", "Opening")

steps = st.one_of(
    st.tuples(st.just("tell"), st.sampled_from(WHO), st.sampled_from(LABELS), days, contents),
    st.tuples(st.just("tell"), st.sampled_from(WHO), st.sampled_from(LABELS), days, contents),
    st.tuples(st.just("correct"), st.sampled_from(WHO), st.sampled_from(LABELS), days, contents),
    st.tuples(st.just("retract"), st.sampled_from(WHO), st.sampled_from(LABELS)),
    st.tuples(st.just("agenda"), st.sampled_from(WHO), st.lists(st.sampled_from(CONDITIONS), max_size=2)),
    st.tuples(st.just("mark"), st.sampled_from(WHO), st.sampled_from(CONDITIONS), days, st.booleans()),
    st.tuples(st.just("cadence"), st.sampled_from(WHO), st.one_of(st.none(), st.integers(1, 60))),
    st.tuples(st.just("adopt"), st.sampled_from(POLICIES)),
    st.tuples(st.just("hear"), st.sampled_from(WHO), st.sampled_from(WHO), st.booleans()),
    st.tuples(st.just("relate"), st.sampled_from(WHO), st.sampled_from(Relationship)),
    st.tuples(st.just("win"), st.sampled_from([{"share": 0.6}, {"count": 2}, {"must_have": ["Ada"]}])),
    st.tuples(st.just("affirm"), st.sampled_from(["Swim", "Fish"])),
    st.tuples(st.just("plan"), st.sampled_from(MILESTONES), st.integers(0, 300)),
    st.tuples(st.just("reach"), st.sampled_from(MILESTONES), days),
)
histories = st.lists(st.tuples(steps, st.integers(1, 60 * 24 * 9)), min_size=1, max_size=18)
"""Steps, and how many minutes pass after each."""

SITUATED: dict[str, Callable[[Situation], Any]] = {
    "headlines": headlines,
    "standing": lambda it: it.standing,
    "prospects": lambda it: it.prospects,
    "whip count": whip_count_of,
    "health": health,
    "readiness": readiness,
    "influence": influence,
    "risk": risk_of,
    "alerts": alerts,
    "moves": moves,
    "movement": movement,
    "due": lambda it: duties(Scene(it)),
    "trail": lambda it: trail(it, [it.day - 30, it.day]),
    "brief": brief_of,
    "explanation": lambda it: told.whole if (told := explained(it, it.day - 28, momentum=True)).known else None,
    "trades": lambda it: it.trades,
    "ledger": lambda it: it.ledger,
    "tellings": lambda it: it.told(EVERY_KIND),
    "profiles": lambda it: it.profiles,
    "timetable": lambda it: (it.purpose, it.winning, it.milestones, it.affirmed, it.adopted),
}
"""Figures that follow from a situation: what every page and command shows."""

READ: dict[str, Callable[..., Any]] = {
    "coalition": Reading.coalition,
    "stakeholders": Reading.stakeholders,
    "series": Reading.series,
    "marks": Reading.marks,
    "milestones": Reading.milestones,
    "facts": Reading.entries,
}
"""What the read models hold."""


@singledispatch
def plain(value: Any) -> Any:
    """A value that can be compared, with arrays, graphs and figures that are no number."""
    return {each.name: plain(getattr(value, each.name)) for each in fields(value)} if is_dataclass(value) else value


@plain.register(Situation)
def _(_: Situation) -> None:
    """The figures that follow from it are compared themselves."""


@plain.register
def _(value: float) -> float | None:
    return None if isnan(value) else value


@plain.register(list)
@plain.register(tuple)
def _(value: Any) -> list[Any]:
    return [plain(each) for each in value]


@plain.register(dict)
def _(value: dict[Any, Any]) -> dict[str, Any]:
    return {str(key): plain(each) for key, each in value.items()}


@plain.register(np.ndarray)
@plain.register(np.generic)
def _(value: Any) -> Any:
    return plain(value.tolist())


@plain.register(spmatrix)
@plain.register(sparray)
def _(value: Any) -> Any:
    return plain(value.toarray())


@plain.register(DiGraph)
def _(value: "DiGraph[Any]") -> list[Any]:
    return sorted(value.edges)


@dataclass
class Seen:
    """What everything showed at an instant."""

    at: datetime
    read: dict[str, Any]
    situated: dict[str, Any]


def look(world: World, on: date | None = None, known: datetime | None = None) -> Seen:
    """Look at everything: as it is, or as it was at two instants."""
    services = world.services
    situation = services.situations.of(COALITION, on, known)
    cut: dict[str, Any] = {"on": on, "known": known} if on else {}
    return Seen(
        at=known or world.clock.now,
        read={name: plain(ask(services.reading, COALITION, **cut)) for name, ask in READ.items()}
        | {"coalitions": plain(services.reading.coalitions(**cut))},
        situated={name: plain(figure(situation)) for name, figure in SITUATED.items()},
    )


def live_through(world: World, history) -> list[Seen]:
    """Do every step, and write down what everything shows after some of them."""
    seen = []
    for number, (step, minutes) in enumerate(history):
        with suppress(Refused, Unknown):
            do(world, step)
        if number % 3 == 2 or number == len(history) - 1:
            world.catch_up()
            seen.append(look(world))
        world.clock.advance(minutes=minutes)
    world.catch_up()
    return seen


def do(world: World, step) -> None:
    recording = world.services.recording
    match step:
        case "relate", who, relationship:
            recording.register(who, relationship)
        case "win", wins:
            recording.define_winning(COALITION, **wins)
        case "affirm", purpose:
            recording.affirm_purpose(COALITION, purpose)
        case "plan", milestone, day:
            recording.plan_milestone(COALITION, milestone, date(2024, 6, 1) + timedelta(days=day))
        case "reach", milestone, day:
            recording.reach_milestone(COALITION, milestone, date(2024, 2, 1) + timedelta(days=day))
        case kind, *details:
            take(world, kind, details)


def as_it_was(world: World, seen: list[Seen]) -> None:
    """Everything written down is what is answered now, asked as known then; and what is live is as known now."""
    for then in seen:
        same(look(world, then.at.date(), then.at), then)
    same(look(world, world.clock.now.date(), world.clock.now), look(world))


def same(asked: Seen, shown: Seen) -> None:
    for part in ("read", "situated"):
        one, other = getattr(asked, part), getattr(shown, part)
        for name in other:
            assert one[name] == other[name], f"{name} as known at {shown.at} is not what it showed"


@given(histories)
@settings(max_examples=6, deadline=None)
def test_everything_as_known_at_an_instant_is_what_it_showed_then(history):
    with a_small_world() as world:
        as_it_was(world, live_through(world, history))


def test_in_a_full_history_on_each_database(database_url):
    with a_world(database_url) as world:
        world.form()
        seen = live_through(world, FULL)
        as_it_was(world, seen)
        assert len({str(each.situated["headlines"]) for each in seen}) == len(seen)  # something to tell apart


def told(who: str, called: str, day: int, kind: Kind, **content: Any):
    return "tell", who, called, day, {"kind": kind, **content}


FULL = [
    (step, 60 * 24 + 7)
    for step in (
        told("Ada", LABELS[0], 0, Kind.JOIN, influence=3.0, bloc="North"),
        told("Bea", LABELS[1], 20, Kind.OPPOSITION, bloc="South"),
        told("Cy", LABELS[2], 60, Kind.ENDORSEMENT, influence=2.0),
        ("agenda", "Ada", list(CONDITIONS)),
        ("cadence", "Ada", 14),
        ("hear", "Ada", "Bea", True),
        ("relate", "Ada", Relationship.SUPPLIER),
        ("plan", "Permit", 30),
        told("Bea", LABELS[3], 5, Kind.PLEDGE),
        ("mark", "Ada", CONDITIONS[0], 100, True),
        ("adopt", POLICIES[1]),
        ("correct", "Ada", LABELS[0], 10, {"kind": Kind.CONFLICT, "influence": 4.0}),
        ("win", {"count": 2}),
        ("affirm", "Fish"),
        ("reach", "Permit", 90),
        ("retract", "Cy", LABELS[2]),
        ("relate", "Ada", Relationship.REGULATOR),
        ("hear", "Ada", "Bea", False),
        ("cadence", "Ada", None),
        ("adopt", POLICIES[2]),
        told("Cy", LABELS[4], 110, Kind.DEFECTION, to="Others"),
    )
]


@pytest.fixture(scope="module")
def lived_in():
    """The full history, lived through once; nobody adds to it."""
    with a_small_world() as world:
        live_through(world, FULL)
        yield world


class TestBelief:
    """What was believed of a day, what is known of it now, and what makes the difference."""

    @pytest.mark.parametrize("day", [date(2024, 2, 15), date(2024, 7, 3), date(2024, 7, 10), date(2024, 7, 20)])
    def test_both_sides_are_the_replays_of_the_day(self, lived_in, day):
        found = lived_in.services.situations.belief(COALITION, day)
        believed, known = (
            lived_in.services.situations.of(COALITION, day, instant) for instant in (end_of_day(day), None)
        )
        for name, figure in SITUATED.items():
            assert plain(figure(found.believed)) == plain(figure(believed)), name
            assert plain(figure(found.known)) == plain(figure(known)), name

    def test_a_day_of_which_nothing_was_learnt_is_as_it_was_believed(self, lived_in):
        found = lived_in.services.situations.belief(COALITION, lived_in.clock.now.date())
        assert (found.learnt, found.steps) == ({}, {})
        assert [shift for shift in found.shifts if shift.moved] == []

    def test_what_was_learnt_is_told_by_how_it_bears_on_the_day(self, lived_in):
        found = lived_in.services.situations.belief(COALITION, date(2024, 7, 4))
        entries = lived_in.services.reading.facts(COALITION, list(found.learnt))
        how = [(found.learnt[each.position], each.kind, each.stakeholder) for each in entries]
        assert how == [
            (Learnt.LATE, "pledge", "Bea"),
            (Learnt.CORRECTED, "conflict", "Ada"),
            (Learnt.RETRACTED, "retraction", "Cy"),
            (Learnt.LATE, "defection", "Cy"),
        ]


def end_of_day(day: date) -> datetime:
    return moment_of(end_of(day))


@given(histories, st.integers(0, 160), st.integers(0, 160))
@settings(max_examples=8, deadline=None)
def test_the_steps_from_what_was_believed_to_what_is_known_add_up(history, day, hours):
    with a_small_world() as world:
        begun = world.clock.now
        live_through(world, history)
        believed, on = begun + timedelta(hours=hours), date(2024, 2, 1) + timedelta(days=day)
        found = world.services.situations.belief(COALITION, min(on, world.clock.now.date()), believed)
        was, now = (100 * each.standing.strength for each in (found.believed, found.known))
        if not np.isnan([was, now]).any() and not any(np.isnan(points) for points in found.steps.values()):
            assert sum(found.steps.values()) == pytest.approx(now - was, abs=1e-9)
        learnt = {each.position for each in world.services.reading.facts(COALITION, list(found.learnt))}
        assert learnt == set(found.learnt)
        if not found.steps:
            assert plain(found.believed.standing) == plain(found.known.standing)
