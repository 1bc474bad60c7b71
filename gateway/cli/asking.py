"""Asking for what is missing, on a terminal; naming it, elsewhere."""

import sys
from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

import typer

from domain.identity import key
from domain.values import Kind
from gateway.cli.errors import BadInput
from gateway.cli.output import err

if TYPE_CHECKING:
    from service.use_cases import UseCases

TONED = {Kind.MEETING, Kind.MESSAGE}
"""Kinds that count by their tone."""

CHOICES = 9


def on_a_terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty()


class Asker:
    """Gives back what was stated; asks for the rest, or says which option is missing."""

    def __init__(self, services: "UseCases", *, may_ask: bool) -> None:
        self._services, self._may_ask = services, may_ask
        self.has_asked = False

    def coalition(self, stated: str | None) -> str:
        """The coalition, under its recorded name."""
        if stated is None:
            names = [each.name for each in self._services.reading.coalitions()]
            if not names:
                raise BadInput("There is no coalition yet; form one with 'groundswell coalition create NAME'.")
            stated = self._ask("--coalition", "Coalition", names, names[0] if len(names) == 1 else None)
        return self._services.reading.coalition(stated).name

    def stakeholders(self, home: str, stated: list[str], *, new: bool) -> list[str]:
        """The stakeholders, under their recorded names; each once. Offers the influential ones of `home`."""
        known = self._services.reading.stakeholder_names()
        found = stated or [self._ask("--with", "With whom", self._influential(home))]
        names = [name if new else self._stakeholder(name, known) for name in map(self._recorded, found)]
        return list({key(name): name for name in names}.values())

    def kind(self, stated: Kind | None) -> Kind:
        """What it was."""
        if stated is not None:
            return stated
        kinds = [kind.value for kind in Kind]
        while True:
            answer = self._ask("--kind", "What was it", kinds).strip().lower().replace(" ", "_")
            if answer in kinds:
                return Kind(answer)
            err().print(f"There is no such kind{_did_you_mean(answer, kinds)}", markup=False)

    def day(self, stated: str | None) -> str:
        """When it happened."""
        return stated or self._ask("--on", "When", [], "today")

    def note(self, stated: str | None) -> str:
        """What is worth keeping."""
        return stated if stated is not None else self._ask("--note", "Note (may stay empty)", [], "")

    def tone(self, kind: Kind, stated: int | None) -> int | None:
        """How it felt, where that counts."""
        if stated is not None or kind not in TONED:
            return stated
        answer = typer.prompt("Tone, from -2 (hostile) to 2 (warm)", default=0, err=True, type=int)
        return int(answer)

    def _influential(self, home: str) -> list[str]:
        return [each.name for each in self._services.reading.stakeholders(home)]

    def _recorded(self, name: str) -> str:
        return self._services.recording.recorded_name(name) or name.strip()

    def _stakeholder(self, name: str, known: Sequence[str]) -> str:
        if key(name) in map(key, known):
            return name
        close = get_close_matches(name, known, n=3, cutoff=0.5)
        if not self._may_ask:
            meant = f"; did you mean {' or '.join(map(repr, close))}?" if close else ";"
            raise BadInput(f"There is no stakeholder '{name}'{meant} Give --new to add them.")
        return self._new_or_meant(name, close)

    def _new_or_meant(self, name: str, close: list[str]) -> str:
        for number, other in enumerate(close, 1):
            err().print(f"  {number}  {other}", markup=False)
        question = f"'{name}' is not known yet. Number of the one you mean, or n for new" if close else ""
        answer = typer.prompt(question or f"'{name}' is not known yet; n for new", default="n", err=True)
        if answer.strip().isdigit() and 0 < int(answer) <= len(close):
            return close[int(answer) - 1]
        if answer.strip().lower() in {"n", "new"}:
            return name
        raise BadInput(f"'{answer}' is neither a number of the list nor n; nothing was recorded.")

    def _ask(self, option: str, question: str, choices: Sequence[str], default: str | None = None) -> str:
        if not self._may_ask:
            raise BadInput(f"The option {option} is missing; give it, or run this on a terminal to be asked.")
        self.has_asked = True
        if choices and default is None:
            more = f" … and {len(choices) - CHOICES} more" if len(choices) > 3 * CHOICES else ""
            shown = choices[: 3 * CHOICES] if not more else choices[:CHOICES]
            err().print(f"  {', '.join(shown)}{more}", style="dim", markup=False)
        return str(typer.prompt(question, default=default, err=True))


def _did_you_mean(answer: str, choices: Sequence[str]) -> str:
    close = get_close_matches(answer, choices, n=1)
    return f"; did you mean {close[0]}?" if close else "; choose one of the list."
