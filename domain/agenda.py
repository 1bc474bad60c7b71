"""What a stakeholder wants of a coalition, how often to be in touch, and when they would withdraw."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar, NamedTuple

from pydantic import AfterValidator, Field, ValidationError
from typing_extensions import override

from domain.errors import ConditionUnknown, invalid
from domain.fact import Fact
from domain.identity import key
from domain.personal import Personal
from domain.values import EARLIEST, Name, Value

if TYPE_CHECKING:
    from domain.partnership import Partnership

MOST_LINES = 20
"""Most lines that each list of an agenda may have: more than anybody keeps in mind."""


def _each_once(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines without those that a reader would take for one before."""
    kept: dict[str, str] = {}
    for line in lines:
        kept.setdefault(key(line), line)
    return tuple(kept.values())


Lines = Annotated[tuple[Name, ...], Field(max_length=MOST_LINES), AfterValidator(_each_once), Personal.LINES]
"""Short texts, each once."""


class Agenda(Value):
    """Interests, what they want, what they would trade, and when they would withdraw."""

    interests: Lines = ()
    wants: Lines = ()
    offers: Lines = ()
    conditions: Lines = ()

    def restated(self, **lists: Iterable[str] | None) -> "Agenda":
        """The agenda with the lists given anew, and the others as they were; raises `Invalid`."""
        anew = {name: tuple(lines) for name, lines in lists.items() if lines is not None}
        try:
            return Agenda.model_validate(dict(self) | anew)
        except ValidationError as error:
            raise invalid(error) from error

    def condition(self, text: str) -> str:
        """A stated condition as it was stated, however it is written; else raises `ConditionUnknown`."""
        for stated in self.conditions:
            if key(stated) == key(text):
                return stated
        raise ConditionUnknown(text, self.conditions)


class Marking(NamedTuple):
    """Whether a condition was met, from a day on."""

    condition: str
    met: bool
    on: date


def standing_marks(marks: Iterable[Marking], agenda: Agenda) -> tuple[Marking, ...]:
    """The mark that stands of each stated condition: that of the latest day, and of one day the last told.

    `marks` come in the order in which they were told. Each comes back under its condition as it is
    stated now.
    """
    latest = {key(mark.condition): mark for mark in sorted(marks, key=lambda mark: mark.on)}
    standing = ((stated, latest.get(key(stated))) for stated in agenda.conditions)
    return tuple(mark._replace(condition=stated) for stated, mark in standing if mark)


class AgendaStated(Fact):
    """What the stakeholder wants became known, or known anew; the whole of it."""

    TOPIC: ClassVar[str] = "partnership.agenda_stated"
    agenda: Agenda

    @override
    def apply(self, aggregate: "Partnership") -> None:
        aggregate.agenda = self.agenda


class CadenceAgreed(Fact):
    """How many days may pass between two contacts was agreed; None: no cadence any more."""

    TOPIC: ClassVar[str] = "partnership.cadence_agreed"
    days: Annotated[int, Field(ge=1, le=3650)] | None = None

    @override
    def apply(self, aggregate: "Partnership") -> None:
        aggregate.cadence = self.days


class WithdrawalConditionMarked(Fact):
    """A condition under which the stakeholder would withdraw was met, or is no longer."""

    TOPIC: ClassVar[str] = "partnership.condition_marked"
    condition: Annotated[Name, Personal.LINE]
    met: bool
    on: Annotated[date, Field(ge=EARLIEST.date())]

    @override
    def apply(self, aggregate: "Partnership") -> None:
        aggregate.marks.append(Marking(self.condition, self.met, self.on))
