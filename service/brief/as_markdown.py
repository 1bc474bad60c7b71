"""A brief as Markdown: the file to send around, and what the screen shows, there with links."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Protocol

from service.brief.content import Brief, Mover
from service.brief.words import signed
from service.figures_in_words import date_in_words, many
from service.markdown import escaped


class Linking(Protocol):
    """A way to lead from a name or a figure to what explains it."""

    def __call__(self, label: str, topic: str, /, **choices: str) -> str:
        """The label, already Markdown, as a link to what explains the topic."""


def unlinked(label: str, _topic: str, /, **_choices: str) -> str:
    """The label alone: a file does not know where the dashboard is."""
    return label


def markdown(brief: Brief) -> str:
    """The whole brief."""
    figures = [f"- **{each.name} {each.shown}** {_of(each.likely, each.change)}".rstrip() for each in brief.figures]
    parts = [f"## {title}\n\n{text}" for title, text in sections(brief).items() if text]
    return "\n\n".join([f"# {heading(brief)}", *_purpose(brief), lead(brief), "\n".join(figures), *parts]) + "\n"


def heading(brief: Brief) -> str:
    """Which coalition and which week this is of."""
    return f"{escaped(brief.coalition)}: the week of {brief.week}"


def lead(brief: Brief) -> str:
    """What the week was, in a few sentences."""
    return escaped(" ".join(brief.headline))


def sections(brief: Brief, link: Linking = unlinked) -> dict[str, str]:
    """What stands under each heading; nothing where there is nothing to say."""
    return {
        "What moved": _listed(_moved(brief, link)),
        "Why": _listed(_why(brief, link)),
        "This week": _listed(_happened(brief, link)),
        "Risks": _introduced(brief.risks, _risks(brief, link)),
        "Next moves": _introduced(brief.next_moves, _steps(brief, link)),
        "How far to trust this": _listed(escaped(each) for each in (*brief.quality, known(brief))),
    }


def known(brief: Brief) -> str:
    """Until when it happened, and by what was known when."""
    seen = f"{date_in_words(brief.known)}, {brief.known:%H:%M} UTC"
    return f"As it happened until the end of {date_in_words(brief.last)}, as known on {seen}."


def _purpose(brief: Brief) -> list[str]:
    return [f"*{escaped(brief.purpose)}*"] if brief.purpose else []


def _of(likely: str, change: str) -> str:
    return "; ".join(filter(None, [escaped(likely), change]))


def _moved(brief: Brief, link: Linking) -> Iterator[str]:
    it = brief.moved
    if it is None:
        return
    for mover in sorted((*it.drivers, *it.drags), key=lambda each: -abs(each.points)):
        yield _mover(mover, link)
    if it.rest:
        yield f"**{signed(it.rest, 2)}** {many(it.others, 'other')}"
    owed = ", ".join(f"{what} {signed(points, 2)}" for what, points in it.parts)
    span = {"from": str(brief.first - timedelta(days=1)), "to": str(brief.last)}
    yield f"**{link(signed(it.points, 2), 'strength', **span)} points in all**{f', of it {owed}' if owed else ''}"


def _mover(mover: Mover, link: Linking) -> str:
    name = link(escaped(mover.stakeholder), "stakeholder", stakeholder=mover.stakeholder)
    return f"**{signed(mover.points, 2)}** {name}{f' ({escaped(mover.reasons)})' if mover.reasons else ''}"


def _why(brief: Brief, link: Linking) -> Iterator[str]:
    for deed in brief.deeds:
        name = link(escaped(deed.stakeholder), "stakeholder", stakeholder=deed.stakeholder)
        of_day = {"happened_from": str(deed.on), "happened_until": str(deed.on)}
        what = link(
            f"{escaped(deed.what)} of {date_in_words(deed.on)}", "facts", stakeholder=deed.stakeholder, **of_day
        )
        yield f"**{signed(deed.points, 2)}** {name}, {what}"


def _happened(brief: Brief, link: Linking) -> Iterator[str]:
    for event in brief.events:
        who = event.stakeholder
        name = link(escaped(who), "stakeholder", stakeholder=who) if who else ""
        yield f"{date_in_words(event.on)}: {name} {escaped(event.what)}".replace(":  ", ": ")
    if brief.more_events:
        yield f"and {brief.more_events:,} more"
    yield from (escaped(each) for each in brief.timetable)


def _risks(brief: Brief, link: Linking) -> Iterator[str]:
    for concern in brief.concerns:
        who = {"stakeholder": concern.people[0]} if concern.people else {}
        stake = link(escaped(concern.stake), "alerts", **who)
        yield f"**{concern.level.capitalize()}:** {escaped(concern.what)} {stake}; to do: {escaped(concern.answer)}."
    for threat in brief.threats:
        name = link(escaped(threat.stakeholder), "stakeholder", stakeholder=threat.stakeholder)
        yield f"**{name}** {escaped(threat.told)}{f': {escaped(threat.reasons)}' if threat.reasons else ''}"


def _steps(brief: Brief, link: Linking) -> Iterator[str]:
    for step in brief.steps:
        move = escaped(step.move[:1].upper() + step.move[1:])
        yield f"**{link(move, 'moves', stakeholder=step.people[0])}**: {escaped(step.gain)}; {escaped(step.reasons)}"


def _introduced(sentence: str, lines: Iterator[str]) -> str:
    return "\n\n".join(filter(None, [escaped(sentence), _listed(lines)]))


def _listed(lines: Iterator[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
