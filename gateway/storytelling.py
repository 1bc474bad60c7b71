"""Recording the synthetic story by the ordinary use cases, each step at the instant it became known."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from domain.partnership import Partnership
from domain.values import Interaction
from examples import RECORDER
from examples.steps import (
    AffirmPurpose,
    AgreeCadence,
    Correct,
    DefineWinning,
    Form,
    Listen,
    MarkCondition,
    PlanMilestone,
    ReachMilestone,
    Record,
    Register,
    Retract,
    StateAgenda,
    Step,
    partnership_of,
)
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
        _tell(step, replace(recording, clock=_clock_at(step.known_at)))
        progress(done, len(steps))
    return len(steps) - begin


def _clock_at(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment


def _tell(step: Step, to: Recording) -> None:
    """Record a step by its use case."""
    match step:
        case Register():
            to.register(step.stakeholder, step.relationship)
        case Listen():
            to.listens_to(step.stakeholder, step.influencer)
        case Record():
            to.record(step.coalition, step.stakeholder, step.interaction)
        case Correct():
            to.correct(_partnership(step), step.interaction, step.reason, RECORDER)
        case Retract():
            to.retract(_partnership(step), step.interaction.id, step.reason, RECORDER)
        case StateAgenda():
            to.state_agenda(step.coalition, step.stakeholder, **dict(step.agenda))
        case AgreeCadence():
            to.agree_cadence(step.coalition, step.stakeholder, step.days)
        case MarkCondition():
            to.mark_condition(step.coalition, step.stakeholder, step.condition, step.on, met=step.met)
        case _:
            _tell_of_coalition(step, to)


def _tell_of_coalition(step: Step, to: Recording) -> None:
    match step:
        case Form():
            to.form_coalition(step.coalition, step.purpose)
        case DefineWinning():
            to.define_winning(step.coalition, share=step.share)
        case AffirmPurpose():
            to.affirm_purpose(step.coalition, step.purpose)
        case PlanMilestone():
            to.plan_milestone(step.coalition, step.milestone, step.due_on)
        case ReachMilestone():
            to.reach_milestone(step.coalition, step.milestone, step.reached_on)
        case _:
            raise TypeError(step)


def _partnership(step: Record | Correct | Retract) -> UUID:
    return partnership_of(step.coalition, step.stakeholder)


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
    partnership = facts.find(Partnership, _partnership(step))
    tellings = partnership.tellings.get(step.interaction.id) if partnership else None
    return tellings[0] if tellings else None
