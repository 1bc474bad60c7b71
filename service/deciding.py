"""Deciding: load, ask, save; and decide anew on what is now there, where somebody else was faster."""

from collections.abc import Callable

from eventsourcing.persistence import IntegrityError

from domain.fact import Root
from service.patience import patiently
from service.store import Facts


def decided(facts: Facts, decide: Callable[[], bool], wake: Callable[[], None] | None = None) -> bool:
    """Whether a decision made news. It may be made more than once; where it made news, the workers are woken.

    Raises what the decision raises, and `DatabaseAway` or `Contended` of `patiently`; then nothing is recorded.
    """
    facts.forget_doubt()
    done = patiently(lambda: facts.saved_after_all() or decide(), conflicts=(IntegrityError,))
    if done and wake is not None:
        wake()
    return done


def kept(facts: Facts, *aggregates: Root) -> bool:
    """Save aggregates, all or nothing, if one of them has news; whether one had."""
    news = any(aggregate.pending_events for aggregate in aggregates)
    if news:
        facts.save(*aggregates)
    return news
