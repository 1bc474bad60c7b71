"""Recording the synthetic story by the ordinary use cases, each step at the instant it became known."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from domain.partnership import Partnership
from domain.values import Interaction
from examples.steps import Record, Step, partnership_of
from examples.synthetic import SEED, first_day_for, story
from service.recording import Recording
from service.store import Facts


def tell_story(recording: Recording, progress: Callable[[int, int], None], seed: int = SEED) -> int:
    """Record what is not recorded yet of the story; how many steps that were.

    An earlier load may have been cut short: this one goes on after the last interaction that is
    there. What lies before it was told, and where somebody has changed it since, that stands.
    """
    steps = story(seed, _first_day(recording, seed))
    begin = _told_until(recording.facts, steps)
    for done, step in enumerate(steps[begin:], begin + 1):
        step.tell(_at(recording, step))
        progress(done, len(steps))
    return len(steps) - begin


def _at(recording: Recording, step: Step) -> Recording:
    """The same use cases at the instant of a step."""
    return replace(recording, clock=lambda: step.known_at)


def _first_day(recording: Recording, seed: int) -> date:
    """The day the story began when it was first loaded; for a first load, such that it ends about now."""
    proposed = first_day_for(recording.clock().date())
    opening = next(step for step in story(seed, proposed) if isinstance(step, Record))
    told = _told(recording.facts, opening)
    return proposed + (told.occurred_at - opening.interaction.occurred_at) if told else proposed


def _told_until(facts: Facts, steps: list[Step]) -> int:
    """How many steps there are up to the last interaction that is recorded."""
    numbered = [(number, step) for number, step in enumerate(steps, 1) if isinstance(step, Record)]
    return next((number for number, step in reversed(numbered) if _told(facts, step)), 0)


def _told(facts: Facts, step: Record) -> Interaction | None:
    """The interaction as it was first told, whatever was corrected or retracted since."""
    partnership = facts.find(Partnership, partnership_of(step.coalition, step.stakeholder))
    tellings = partnership.tellings.get(step.interaction.id) if partnership else None
    return tellings[0] if tellings else None
