"""Whatever happens, in whatever batches it is followed: the read models say what the facts say."""

from contextlib import suppress
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import Refused
from domain.partnership import Partnership
from domain.policy import Policy
from domain.values import Interaction, Kind
from service.recording import Recording
from tests.given import COALITION, EVERY_KIND, an, but
from tests.world import World, a_small_world, partnership

WHO = ("Ada", "Bea", "Cy")
LABELS = tuple(f"fact {number}" for number in range(6))
"""Few, so that corrections and retractions meet what was told."""

POLICIES = (Policy(), Policy(half_life=20, pull=2), Policy(weights={Kind.VOTE_WITH: 2.0, Kind.DEFECTION: -3.0}))

CONDITIONS = ("Fees go up", "The weir is closed")

Strategies = dict[str, st.SearchStrategy[Any]]

days = st.integers(0, 120)
Content = dict[str, Any]
"""What an interaction tells beside its id and day."""

required: Strategies = {"kind": st.sampled_from(Kind)}
optional: Strategies = {
    "tone": st.integers(-2, 2),
    "influence": st.floats(0, 1000),
    "bloc": st.sampled_from(["North", "South"]),
    "note": st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20),
}
contents: st.SearchStrategy[Content] = st.fixed_dictionaries(required, optional=optional)


def interaction(called: str, day: int, content: Content) -> Interaction:
    told = an(content["kind"], "2024-02-01", called, **{name: v for name, v in content.items() if name != "kind"})
    return but(told, occurred_at=told.occurred_at + timedelta(days=day))


def telling() -> st.SearchStrategy[Any]:
    """A step that tells an interaction; anew each time, for hypothesis counts one and the same strategy once."""
    return st.tuples(st.just("tell"), st.sampled_from(WHO), st.sampled_from(LABELS), days, contents)


of_facts = (
    telling(),
    st.tuples(st.just("correct"), st.sampled_from(WHO), st.sampled_from(LABELS), days, contents),
    st.tuples(st.just("retract"), st.sampled_from(WHO), st.sampled_from(LABELS)),
    st.tuples(st.just("agenda"), st.sampled_from(WHO), st.lists(st.sampled_from(CONDITIONS), max_size=2)),
    st.tuples(st.just("mark"), st.sampled_from(WHO), st.sampled_from(CONDITIONS), days, st.booleans()),
    st.tuples(st.just("cadence"), st.sampled_from(WHO), st.one_of(st.none(), st.integers(1, 60))),
    st.tuples(st.just("adopt"), st.sampled_from(POLICIES)),
    st.tuples(st.just("hear"), st.sampled_from(WHO), st.sampled_from(WHO), st.booleans()),
)
"""Whatever is recorded, one strategy a use case."""

steps = st.one_of(
    *of_facts,
    st.tuples(st.just("follow")),
    st.tuples(st.just("refresh")),
    st.tuples(st.just("tomorrow")),
)
stories = st.lists(steps, max_size=25)


def live_through(world: World, story) -> None:
    """Do every step; what is refused is no fact."""
    for step, *details in story:
        with suppress(Refused):
            take(world, step, details)


def take(world: World, step: str, details) -> None:
    match step, details:
        case "tell", (who, called, day, content):
            world.tell(interaction(called, day, content), about=who)
        case "correct", (who, called, day, content) if knows(world, who):
            world.correct(interaction(called, day, content), about=who)
        case "retract", (who, called) if knows(world, who):
            world.retract(called, about=who)
        case "agenda" | "mark" | "cadence" | "hear" | "adopt", _:
            take_beside(world.services.recording, step, details)
        case "follow", _:
            world.services.read_models.follow()
        case "refresh", _:
            world.refresh_all()
        case "tomorrow", _:
            world.clock.advance(days=1)


def take_beside(recording: Recording, step: str, details) -> None:
    """Tell what is no interaction."""
    match step, details:
        case "agenda", (who, conditions):
            recording.state_agenda(COALITION, who, conditions=conditions)
        case "mark", (who, condition, day, met):
            recording.mark_condition(COALITION, who, condition, date(2024, 2, 1) + timedelta(days=day), met=met)
        case "cadence", (who, every):
            recording.agree_cadence(COALITION, who, every)
        case "adopt", (policy,):
            recording.adopt_policy(COALITION, policy)
        case "hear", (who, whom, hears) if who != whom:
            recording.listens_to(who, whom)
            if not hears:
                recording.no_longer_listens_to(who, whom)


def knows(world: World, who: str) -> bool:
    return world.services.facts.find(Partnership, partnership(who)) is not None


@given(stories, st.integers(1, 7))
@settings(max_examples=15)
def test_followed_in_any_steps_equals_rebuilt(story, batch):
    with a_small_world(batch=batch) as world:
        live_through(world, story)
        world.catch_up()
        verdict = world.services.verify()
        assert (verdict.differences, verdict.identical) == ([], True)
        followed = world.read_models()
        world.services.read_models.rebuild()
        assert world.read_models() == followed


@given(stories)
@settings(max_examples=12)
def test_even_half_caught_up_nothing_is_wrong(story):
    with a_small_world() as world:
        live_through(world, story)
        assert world.services.verify().differences == []


@given(stories)
@settings(max_examples=12)
def test_replay_at_now_equals_live(story):
    with a_small_world() as world:
        live_through(world, story)
        world.catch_up()
        reading = world.services.reading
        now, replay = reading.coalition(COALITION), reading.replay(COALITION, world.clock.now.date())
        assert (replay.strength, replay.momentum) == (now.strength, now.momentum)
        assert replay.stakeholders == reading.stakeholders(COALITION)
        series = reading.series(COALITION)
        if len(series.strength):
            np.testing.assert_allclose(series.strength[-1], np.nan if now.strength is None else now.strength, atol=1e-9)
            np.testing.assert_allclose(series.momentum[-1], np.nan if now.momentum is None else now.momentum, atol=1e-7)


@given(stories)
@settings(max_examples=10)
def test_replay_of_what_was_known_equals_what_was_shown_then(story):
    shown = []
    with a_small_world() as world:
        for step in story:
            live_through(world, [step])
            world.catch_up()
            shown.append(look(world))
            world.clock.advance(hours=7)
        for known, strength, momentum, stakeholders in shown:
            replay = world.services.reading.replay(COALITION, known.date(), known)
            assert (replay.strength, replay.momentum) == (strength, momentum)
            assert replay.stakeholders == stakeholders


@given(stories)
@settings(max_examples=10)
def test_the_situation_as_it_was_known_is_what_it_was(story):
    seen = []
    with a_small_world() as world:
        situations = world.services.situations
        for step in story:
            live_through(world, [step])
            world.catch_up()
            seen.append((world.clock.now, situations.of(COALITION)))
            world.clock.advance(hours=7)
        for known, then in seen:
            again = situations.of(COALITION, known.date(), known)
            assert again == then
            assert again.told(EVERY_KIND) == then.told(EVERY_KIND)


def look(world: World):
    now = world.services.reading.coalition(COALITION)
    return world.clock.now, now.strength, now.momentum, world.services.reading.stakeholders(COALITION)


tellings: st.SearchStrategy[list[tuple[str, int, Content]]] = st.lists(
    st.tuples(st.sampled_from(WHO), st.integers(0, 120), contents.filter(lambda each: harmless(each["kind"]))),
    min_size=1,
    max_size=8,
)


def harmless(kind: Kind) -> bool:
    """Whether it is never refused and never leads to a refusal."""
    return kind not in {Kind.DEFECTION, Kind.RETURN, Kind.TRADE_HONOURED, Kind.TRADE_BROKEN}


@given(tellings, st.data())
@settings(max_examples=8)
def test_what_is_corrected_counts_as_if_told_rightly_at_first(facts, data):
    wrong = data.draw(st.integers(0, len(facts) - 1))
    with a_small_world() as mended, a_small_world() as right:
        for number, (who, day, content) in enumerate(facts):
            told = interaction(f"fact {number}", day, content)
            right.tell(told, about=who)
            mended.tell(but(told, kind=Kind.CONFLICT, tone=-1, bloc="Wrong") if number == wrong else told, about=who)
        mended.catch_up()
        who, day, content = facts[wrong]
        mended.correct(interaction(f"fact {wrong}", day, content), about=who)
        agree(mended, right)


@given(tellings, st.data())
@settings(max_examples=8)
def test_what_is_retracted_counts_as_if_never_told(facts, data):
    wrong = data.draw(st.integers(0, len(facts) - 1))
    with a_small_world() as mended, a_small_world() as right:
        for number, (who, day, content) in enumerate(facts):
            told = interaction(f"fact {number}", day, content)
            mended.tell(told, about=who)
            if number != wrong:
                right.tell(told, about=who)
        mended.catch_up()
        mended.retract(f"fact {wrong}", about=facts[wrong][0])
        agree(mended, right)


def agree(one: World, other: World) -> None:
    """Both show the same, by other facts."""
    for world in (one, other):
        world.catch_up()
    assert one.support() == pytest.approx(other.support(), abs=1e-9)
    mine, theirs = (world.services.reading.series(COALITION) for world in (one, other))
    np.testing.assert_allclose(mine.strength, theirs.strength, atol=1e-9)
    np.testing.assert_allclose(mine.momentum, theirs.momentum, atol=1e-7)


def test_the_history_keeps_everything():
    with a_small_world() as world:
        vote = an(Kind.VOTE_WITH, "2024-02-01", "V")
        world.tell(vote)
        world.correct(but(vote, kind=Kind.VOTE_AGAINST))
        world.retract("V")
        world.catch_up()
        kinds = [entry.kind for entry in world.services.reading.entries(COALITION, interactions=True)]
        assert sorted(kinds) == ["retraction", "vote_against", "vote_with"]
        assert world.support() == {}
