"""What is assumed on the page What-if: kept in the address, or taken from the moves proposed."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from dashboard import figures, words
from dashboard.moments import Moment
from domain.errors import GroundswellError
from domain.hypotheses import Hypothesis, hypothesis
from domain.moves import Move, Moves, moves
from domain.practice import PRACTICES
from domain.values import Kind, Name
from service.moves_in_words import gain_in_words, move_in_words
from service.supposing_in_words import in_words

MOST = 20
"""Most that may be assumed at once: an address holds no more, and nobody keeps more in mind."""

NAME: TypeAdapter[str] = TypeAdapter(Name)


class Assumption(NamedTuple):
    """One thing that is assumed of a stakeholder, by name."""

    who: str
    kind: str
    tone: int | None = None
    visibility: str | None = None

    def hypothesis(self) -> Hypothesis:
        """As the domain takes it; raises `Invalid` where it makes no sense."""
        told = {"tone": self.tone, "visibility": self.visibility}
        return hypothesis(
            self.who, Kind(self.kind), **{name: value for name, value in told.items() if value is not None}
        )

    @property
    def words(self) -> str:
        """As people read it."""
        return in_words(self.hypothesis())


def written(assumed: Iterable[Assumption]) -> str | None:
    """What is assumed as the address holds it; None where nothing is."""
    rows = [list(each)[: 2 if each.tone is None is each.visibility else 4] for each in assumed]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")) if rows else None


def read(text: str | None) -> list[Assumption]:
    """What an address holds; what makes no sense there is left out."""
    try:
        rows = json.loads(text or "[]")
    except ValueError:  # somebody edited the address
        return []
    found = (_understood(row) for row in (rows if isinstance(rows, list) else [])[:MOST])
    return [each for each in found if each is not None]


def _understood(row: Any) -> Assumption | None:
    try:
        each = Assumption(*row)
        each.hypothesis()
        NAME.validate_python(each.who)
    except (TypeError, ValueError, GroundswellError):  # ValueError: an unknown kind, or no name that anybody has
        return None
    return each


def proposed(moment: Moment) -> Moves:
    """The best moves of a coalition at a moment."""
    return figures.at(moment, moves)


def of_move(move: Move) -> list[Assumption]:
    """What a move hopes for: it is assumed to go well."""
    hoped = PRACTICES[move.kind].hoped
    return [
        Assumption(person.name, each.kind.value, each.tone, each.visibility) for person in move.people for each in hoped
    ]


def label(move: Move) -> str:
    """A move to choose: what, with whom, its gain and effort."""
    return f"**{words.escaped(words.capital(move_in_words(move)))}**: {words.escaped(gain_in_words(move))}"
