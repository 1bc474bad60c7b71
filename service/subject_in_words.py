"""What is held on one stakeholder, as a document that they can read."""

from collections.abc import Iterator
from typing import Any

from service.figures_in_words import many, percent
from service.markdown import escaped

Told = dict[str, Any]

HIDDEN = {"id", "kind", "occurred_at", "recorded_by", "source", "coalition_id", "stakeholder_id", "influencer_id"}
"""What a reader sees elsewhere in the document, or has no use for."""


def subject_in_words(told: Told) -> str:
    """The answer of `Subjects.export`, in Markdown."""
    return "\n".join(_lines(told)) + "\n"


def _lines(told: Told) -> Iterator[str]:
    yield f"# What is held on {escaped(told['stakeholder'])}"
    yield ""
    yield f"As of {_moment(told['as_of'])}. {many(len(told['facts']), 'fact')} are recorded about them."
    if told["erased_at"]:
        yield f"They were erased on {_moment(told['erased_at'])}: their name and all texts about them are unreadable."
    if told["relationship"]:
        yield f"They stand to us as: {told['relationship']}."
    for link in told["links"]:
        yield ""
        yield f"- {_link(link)}"
    for coalition in told["coalitions"]:
        yield from _coalition(coalition)
    yield from ("", "## Everything recorded, in order", "")
    for fact in told["facts"]:
        yield from _fact(fact)
    if told["named_in"]:
        where = ", ".join(map(str, told["named_in"]))
        yield from ("", f"They are named in facts about others, too: number {where}.")


def _link(link: Told) -> str:
    until = f" to {_moment(link['until'])}" if link["until"] else ""
    who, whom = (escaped(link[end] or "somebody") for end in ("listener", "influencer"))
    return f"{who} listens to {whom}: from {_moment(link['since'])}{until}"


def _coalition(told: Told) -> Iterator[str]:
    yield from ("", f"## In the coalition {escaped(told['coalition'])}", "")
    for name, lines in (told["agenda"] or {}).items():
        if lines:
            yield f"- {name}: {'; '.join(map(escaped, lines))}"
    if told["conditions_met"]:
        yield f"- conditions met: {'; '.join(map(escaped, told['conditions_met']))}"
    if told["cadence_days"]:
        yield f"- a contact is agreed at least every {many(told['cadence_days'], 'day')}"
    figures = told["figures"]
    if figures is None:
        yield "- no figure is computed about them, for nothing has happened yet"
        return
    low, high = percent(figures["support_low"]), percent(figures["support_high"])
    yield f"- support: {percent(figures['support'])} ({low} to {high} in eight cases of ten)"
    yield f"- stance: {figures['stance']}"
    yield f"- influence: {figures['influence']:g}; bloc: {escaped(figures['bloc'] or 'none')}"
    yield f"- health: {figures['health']:.0f} of 100; part of the momentum: {figures['part_of_momentum']:+.1f} points"
    stands = [word for name, word in (("member", "a member"), ("away", "broke away")) if figures[name]]
    yield f"- {' and '.join(stands) or 'no member'}"


def _fact(fact: Told) -> Iterator[str]:
    when = f"happened {_moment(fact['occurred_at'])}, " if fact["occurred_at"] else ""
    by = f" by {escaped(fact['recorded_by'])}" if fact["recorded_by"] else ""
    where = f", in {escaped(fact['coalition'])}" if fact["coalition"] else ""
    source = f", from {escaped(fact['source'])}" if fact["source"] else ""
    yield f"- **{fact['position']}. {fact['kind']}**{where}: {when}recorded {_moment(fact['recorded_at'])}{by}{source}"
    tells = fact["tells"]
    for name, value in (tells | tells.get("interaction", {}) | tells.get("agenda", {})).items():
        if name not in HIDDEN | {"interaction", "agenda"} and value not in (None, "", [], {}):
            yield f"  - {name.replace('_', ' ')}: {escaped(_plain(value))}"


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_plain, value))
    if isinstance(value, dict):
        return ", ".join(f"{name} {_plain(each)}" for name, each in value.items() if each not in (None, ""))
    return str(value)


def _moment(iso: str) -> str:
    return iso[:16].replace("T", " ") + " UTC"
