"""What one fact tells, field by field, in words."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from dashboard import words
from domain.agenda import WithdrawalConditionMarked
from domain.policy import DEFAULT, Policy
from service.projections.entries import Entry
from service.wording import policy_changes

Field = tuple[str, str]
"""How a field is called, and what it says."""

_IDS_SHOWN_OTHERWISE = {"coalition_id", "stakeholder_id", "trade_id"}


def stakeholders_of(entry: Entry) -> set[UUID]:
    """The ids of the stakeholders that a fact names beside its own."""
    more = entry.more
    named = [*more.get("winning", {}).get("must_have", ()), *filter(None, [more.get("influencer_id")])]
    return {UUID(each) for each in named}


def fields_in_words(entry: Entry, names: Mapping[UUID, str]) -> list[Field]:
    """All that a fact tells beside who, when and by whom; `names` has those of `stakeholders_of`."""
    return [(name, said) for name, said in (*_plain(entry), *_more(entry, names)) if said]


def _plain(entry: Entry) -> Iterator[Field]:
    if entry.tone is not None:
        yield "Tone", f"{words.TONES[entry.tone]} ({entry.tone:+d})" if entry.tone else "neutral (0)"
    if entry.influence is not None:
        yield "Influence", f"{entry.influence:,.4g}"
    yield "Bloc", entry.bloc or ""
    yield "Visibility", f"in {entry.visibility}" if entry.visibility else ""
    yield "Note", entry.note
    yield "Note for", entry.note_for or ""


def _more(entry: Entry, names: Mapping[UUID, str]) -> Iterator[Field]:
    for name, value in entry.more.items():
        if name not in _IDS_SHOWN_OTHERWISE:
            yield from _said(entry, name, value, names)


def _said(entry: Entry, name: str, value: Any, names: Mapping[UUID, str]) -> Iterator[Field]:
    match name:
        case "gave" | "got":
            yield ("We gave" if name == "gave" else "We got"), _item(value)
        case "agenda":
            yield from ((part.capitalize(), "; ".join(lines)) for part, lines in value.items())
        case "winning":
            yield "Wins with", _winning(value, names)
        case "threshold":
            yield "Wins with", f"{100 * value:.10g} % of influence"
        case "influencer_id":
            yield "Whom", names.get(UUID(value), "somebody whose name cannot be read")
        case "policy":
            yield from _policy(Policy.model_validate(value))
        case "days":
            yield "Contact", f"at least every {value} days"
        case "met" if entry.kind == WithdrawalConditionMarked.TOPIC:
            yield "Marked as", "met" if value else "not met any more"
        case _:
            yield _headed(name), str(value)


def _item(item: Mapping[str, Any]) -> str:
    described = f", {item['description']}" if item.get("description") else ""
    return f"{item['what']} worth {item['worth']} of 5{described}"


def _winning(winning: Mapping[str, Any], names: Mapping[UUID, str]) -> str:
    return " and ".join(_conditions(winning, names))


def _conditions(winning: Mapping[str, Any], names: Mapping[UUID, str]) -> Iterable[str]:
    if winning.get("share") is not None:
        yield f"{100 * winning['share']:.10g} % of influence"
    if winning.get("count") is not None:
        yield f"{winning['count']:,} stakeholders"
    for each in winning.get("must_have", ()):
        yield names.get(UUID(each), "somebody whose name cannot be read")


def _policy(policy: Policy) -> list[Field]:
    changed = [(name.capitalize(), f"{now} (by default {was})") for name, was, now in policy_changes(policy, DEFAULT)]
    return changed or [("Policy", "the default")]


def _headed(name: str) -> str:
    return _CALLED.get(name, name.replace("_", " ").capitalize())


_CALLED = {"to": "Counter-coalition", "on": "Since", "due_on": "Due on", "reached_on": "Reached on"}
