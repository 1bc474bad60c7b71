"""Making a brief from a situation."""

from domain.alerts import alerts_in
from domain.changes import number
from domain.momentum import months
from domain.moves import best_moves
from domain.scene import Scene
from domain.situation import Situation
from domain.time import day_of, moment_of
from domain.trail import trail
from domain.week import Week, week_of
from domain.why import why, why_momentum
from service.brief import ahead, figures, happenings, movement, words
from service.brief.content import Brief, Figure
from service.brief.quality import quality
from service.figures_in_words import percent

CHART_DAYS = 183
"""Days of strength that a brief draws: half a year."""


def brief_of(situation: Situation) -> Brief:
    """The brief of the week that ends with the situation's day."""
    week, scene = week_of(situation), Scene(situation)
    told, next_moves = why(situation, week.first), best_moves(scene, ahead.STEPS)
    shown = _figures(situation, week)
    strength, concerns = _strength(situation), ahead.concerns(situation, alerts_in(scene))
    happened, more = happenings.events(situation, week)
    return Brief(
        coalition=situation.coalition,
        purpose=situation.purpose,
        people=len(situation.names),
        week=words.week(day_of(week.first + 1), day_of(situation.day)),
        first=day_of(week.first + 1),
        last=day_of(situation.day),
        known=moment_of(situation.known),
        headline=tuple(figures.sentences(situation, told, shown)),
        figures=shown,
        moved=movement.moved(situation, told),
        deeds=movement.deeds(situation, told),
        events=happened,
        more_events=more,
        timetable=happenings.timetable(situation, week),
        risks=ahead.risks(scene.risk),
        concerns=concerns,
        threats=ahead.threats(situation, scene.risk, [name for each in concerns for name in each.people]),
        next_moves=ahead.next_moves(next_moves),
        steps=ahead.steps(next_moves, situation.day),
        quality=tuple(quality(situation, week)),
        strength=strength,
        strength_told=_told(strength),
        threshold=situation.winning.share,
    )


def _figures(situation: Situation, week: Week) -> tuple[Figure, ...]:
    ends = trail(situation, [week.first, situation.day])
    return (
        figures.strength(ends),
        figures.momentum(why_momentum(situation, week.first)),
        figures.winning(situation, ends),
    )


def _strength(situation: Situation) -> tuple[float | None, ...]:
    """Strength by day, as shown on each of them."""
    since = situation.day - CHART_DAYS + 1
    days = [value for month in months(situation.evidence, situation.day, since) for value in month.strength.tolist()]
    return tuple(map(number, days[-CHART_DAYS:]))


def _told(strength: tuple[float | None, ...]) -> str:
    """What a chart of these days shows, in words."""
    known = [value for value in strength if value is not None]
    if not known:
        return "No strength to draw yet."
    levels = (percent(value) for value in (known[0], min(known), max(known), known[-1]))
    return "Strength over {} days: at first {}, lowest {}, highest {}, now {}.".format(len(strength), *levels)
