"""From a line such as 'Ann: endorsement, public' to what is assumed of a stakeholder."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from domain.errors import Invalid
from domain.values import Kind
from gateway.cli import typed
from gateway.cli.errors import BadInput

if TYPE_CHECKING:
    from domain.hypotheses import Hypothesis

FORM = "NAME: KIND, DETAIL, ..."
"""How a line is written; the details may be left out."""

EXAMPLE = "Ann: endorsement, public"


class Fact(NamedTuple):
    """A line as it was typed: whom it is about, what kind, and the other fields."""

    text: str
    who: str
    kind: Kind
    fields: Mapping[str, Any]

    def about(self, who: str) -> "Hypothesis":
        """The hypothesis, under the stakeholder's recorded name."""
        from domain.hypotheses import hypothesis

        try:
            return hypothesis(who, self.kind, **self.fields)
        except Invalid as error:
            raise _bad(self.text, str(error).removesuffix(".")) from error


def fact(text: str, today: date) -> Fact:
    """What a line tells; raises `BadInput` that says how to write it."""
    who, said = _parted(text)
    first, *details = said
    kind = _KINDS.get(_word(first))
    if kind is None:
        kind, details = Kind.ASSESSMENT, said
    return Fact(text, who, kind, dict(_field(text, detail, today) for detail in details))


def _parted(text: str) -> tuple[str, list[str]]:
    """The name, which may have colons itself, and what is said of them."""
    for number, sign in enumerate(text):
        who, said = text[:number].strip(), [each.strip() for each in text[number + 1 :].split(",")]
        if sign == ":" and who and (_word(said[0]) in _KINDS or said[0].split(" ")[0].lower() in _ALONE):
            return who, said
    raise _bad(text, "it names no stakeholder and kind of interaction")


def _field(text: str, detail: str, today: date) -> tuple[str, Any]:
    """A field of an interaction, and its value."""
    if detail.lower() in _WORDS:
        return _WORDS[detail.lower()]
    name, _, value = detail.partition(" ")
    if name.lower() not in _VALUES or not value.strip():
        raise _bad(text, f"'{detail}' is no detail of a fact")
    field, understand = _VALUES[name.lower()]
    return field, understand(value.strip(), today)


def _word(text: str) -> str:
    return "_".join(text.lower().split())


def _bad(text: str, reason: str) -> BadInput:
    return BadInput(f"--fact '{text[:60]}': {reason[0].lower()}{reason[1:]}; write '{FORM}', such as '{EXAMPLE}'.")


_KINDS = {kind.value: kind for kind in Kind}

_ALONE = {"influence", "bloc"}
"""Details that tell something without a kind."""

_WORDS: Mapping[str, tuple[str, Any]] = MappingProxyType(
    {
        "private": ("visibility", "private"),
        "public": ("visibility", "public"),
        "one-on-one": ("format", "one-on-one"),
        "group": ("format", "group"),
    }
)

_VALUES: Mapping[str, tuple[str, Callable[[str, date], Any]]] = MappingProxyType(
    {
        "tone": ("tone", lambda value, _: value),
        "influence": ("influence", lambda value, _: value),
        "bloc": ("bloc", lambda value, _: value),
        "to": ("to", lambda value, _: value),
        "stance": ("stance", lambda value, _: value.lower()),
        "gave": ("gave", lambda value, _: typed.side(value, "--fact")),
        "got": ("got", lambda value, _: typed.side(value, "--fact")),
        "due": ("due_on", lambda value, today: typed.day(value, "--fact", today)),
    }
)
"""Details that have a value: the field they fill, and how the value is read."""
