"""Histories that are lived through with a clock that moves, and what everything showed as they unfolded.

Facts are told late, corrected and taken back; agendas, links, policies, milestones and what counts as winning change.
"""

from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from domain.errors import Refused, Unknown
from domain.values import Kind, Relationship
from tests.given import COALITION
from tests.laws.beliefs.looking import Seen, look
from tests.laws.test_read_models import CONDITIONS, LABELS, POLICIES, WHO, days, of_facts, take, telling
from tests.world import World

MILESTONES = ("Permit", "Opening")

steps = st.one_of(
    telling(),  # twice as likely as any other
    *of_facts,
    st.tuples(st.just("relate"), st.sampled_from(WHO), st.sampled_from(Relationship)),
    st.tuples(st.just("win"), st.sampled_from([{"share": 0.6}, {"count": 2}, {"must_have": ["Ada"]}])),
    st.tuples(st.just("affirm"), st.sampled_from(["Swim", "Fish"])),
    st.tuples(st.just("plan"), st.sampled_from(MILESTONES), st.integers(0, 300)),
    st.tuples(st.just("reach"), st.sampled_from(MILESTONES), days),
)
histories = st.lists(st.tuples(steps, st.integers(1, 60 * 24 * 9)), min_size=1, max_size=18)
"""Steps, and how many minutes pass after each."""


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
