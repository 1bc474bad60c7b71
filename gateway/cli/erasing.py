"""`groundswell erase` and `subject`: what a person whose data is held may ask for."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from domain.identity import key
from gateway.cli.asking import on_a_terminal
from gateway.cli.errors import BadInput
from gateway.cli.opening import opened, up_to_date
from gateway.cli.options import AsJson, Reason, RecordedBy
from gateway.cli.output import err, print_json, progress, say

Stakeholder = Annotated[str, typer.Argument(help="The stakeholder's name.", metavar="STAKEHOLDER")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask for the name once more.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", help="Write to a file: JSON where it ends in .json, else text.", metavar="FILE"),
]


def erase(
    stakeholder: Stakeholder,
    reason: Reason,
    *,
    yes: Yes = False,
    recorded_by: RecordedBy = None,
    as_json: AsJson = False,
) -> None:
    """Make a stakeholder's name and all texts about them unreadable for good.

    Figures, order and proofs stay, under a pseudonym. It cannot be undone.
    Stopped half-way, run it again.
    """
    from service.erasing_in_words import erased_in_words, foreseen_in_words

    with opened() as workplace, progress("Erasing") as bar:
        services = workplace.services
        foreseen = services.erasing.foresee(stakeholder)
        if not yes:
            _confirmed(stakeholder, foreseen_in_words(foreseen))
        done = services.erasing.erase(stakeholder, _given(reason), recorded_by or services.recorder, bar)
    if as_json:
        told = asdict(done.foreseen) | {"news": done.news, "left": done.left}
        del told["name"]  # it is to be nowhere
        print_json(told)
        return
    for sentence in erased_in_words(done):
        say(sentence)


def subject(stakeholder: Stakeholder, *, output: Output = None, as_json: AsJson = False) -> None:
    """Everything that is held on one stakeholder: facts, who recorded them when, and the figures about them."""
    from service.subject_in_words import subject_in_words

    with up_to_date() as workplace:
        told = workplace.services.subjects.export(stakeholder)
    if output is not None:
        as_json_there = as_json or output.suffix.lower() == ".json"
        _write(output, _as_json(told) if as_json_there else subject_in_words(told))
        say(f"Written to {output}; it holds personal data, so keep it to those it is for.")
    elif as_json:
        print_json(told)
    else:
        say(subject_in_words(told))


def _confirmed(stakeholder: str, sentences: list[str]) -> None:
    """Nothing is erased by a slip of the finger."""
    if not on_a_terminal():
        raise BadInput("Nobody is there to confirm it; add --yes.")
    for sentence in sentences:
        err().print(sentence, soft_wrap=True, markup=False)
    typed = typer.prompt("Type the name once more to erase them for good", err=True)
    if key(typed) != key(stakeholder):
        raise BadInput("The names differ, so nothing was erased.")


def _given(reason: str) -> str:
    if not reason.strip():
        raise BadInput("--reason is empty; say why without telling the name, for it stays on record.")
    return reason.strip()


def _as_json(told: dict[str, Any]) -> str:
    import json

    return json.dumps(told, indent=2, ensure_ascii=False, default=str) + "\n"


def _write(file: Path, text: str) -> None:
    from service.secret_file import write_secret

    if file.is_dir():
        raise BadInput(f"'{file}' is a folder; name a file in it.")
    if not file.parent.is_dir():
        raise BadInput(f"There is no folder '{file.parent}'; make it first.")
    write_secret(file, text, anew=True)
