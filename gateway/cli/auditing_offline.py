"""The part of `groundswell audit` that needs no database: verify what was handed over, make keys, print rights."""

import re
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from gateway.cli.errors import FAILED, BadInput
from gateway.cli.options import AsJson
from gateway.cli.output import AGAINST, FOR, err, out, print_json, progress, say
from service.figures_in_words import many

if TYPE_CHECKING:
    from domain.checkpoint import Note
    from service.audit.inspecting import Inspection
    from service.audit.keys import Verifier

Given = Annotated[Path, typer.Argument(help="A bundle, or a proof that 'audit prove' wrote.", metavar="FILE")]
Anchors = Annotated[
    list[Path] | None,
    typer.Option("--anchor", help="A file with checkpoints that was kept elsewhere; may be repeated.", metavar="FILE"),
]
Keys = Annotated[
    list[str] | None,
    typer.Option(
        "--key", help="The verifier key, or a file that has it, from elsewhere; may be repeated.", metavar="KEY"
    ),
]
KeyFile = Annotated[Path, typer.Argument(help="The file to write; one that is there stays.", metavar="FILE")]
Name = Annotated[
    str | None,
    typer.Option(help="What checkpoints call the log, such as example.org/groundswell; invented if left out."),
]
Owner = Annotated[str, typer.Option(help="The role that owns the facts, and that nothing signs in as.")]
Application = Annotated[str, typer.Option("--application", help="The role that Groundswell signs in as.")]


def verify(file: Given, anchor: Anchors = None, key: Keys = None, as_json: AsJson = False) -> None:
    """Check a bundle or a proof, offline: without database, settings or network.

    Exit code 0: nothing was altered. 1: something was, and the first fact is named. 2: the file cannot be read.
    """
    if not file.is_file():
        raise BadInput(f"There is no file '{file}'; name a bundle or a proof.")
    trusted, anchored = keys(key), anchors(anchor)
    if _is_proof(file):
        _verify_proof(file, trusted, anchored, as_json=as_json)
        return
    from service.audit import offline

    try:
        with progress("Verifying") as bar:
            found = offline.verify(file, trusted, anchored, bar)
    except offline.NotABundle as error:
        raise BadInput(str(error)) from error
    tell(found, as_json=as_json)
    if not as_json:
        _tell_what_is_open(found, trusted, anchored)


def tell(found: "Inspection", *, as_json: bool) -> None:
    """What an inspection found; ends the command with 1 where something is not in order."""
    if as_json:
        print_json({"clean": found.clean} | asdict(found))
    elif found.clean and found.facts and not found.proven:
        say(f"Nothing is proven: no checkpoint is over any of the {many(found.facts, 'fact')}.")
    elif found.clean:
        signed = f"{found.proven:,} of {many(found.facts, 'fact')} are as they were signed"
        by = f"{many(found.checkpoints, 'checkpoint')}, anchored over {found.anchored:,}"
        say(f"Untouched: {signed} ({by}).", FOR)
    else:
        for each in found.findings:
            out().print(Text(each.sentence, style=AGAINST), soft_wrap=True)
    if not found.clean:
        raise typer.Exit(FAILED)


def new_key(file: KeyFile, name: Name = None) -> None:
    """Make a signing key for checkpoints (Ed25519), for GROUNDSWELL_SIGNING_KEY_FILE."""
    from service.audit.keys import make, read

    if not make(file, name):
        raise BadInput(f"'{file}' is there already and stays as it is; name another file.")
    out().print(str(read(file).signer.verifier), markup=False, soft_wrap=True)
    err().print(
        f"The key is in {file}; keep a copy apart. Above is its public key, for whoever audits.", soft_wrap=True
    )


def grants(owner: Owner = "groundswell_owner", application: Application = "groundswell") -> None:
    """Print the SQL that leaves the application no right to change facts, for psql on PostgreSQL."""
    from service.append_only import rights

    for name in (owner, application):
        if not re.fullmatch(r"[a-z_][a-z0-9_]{0,62}", name):
            raise BadInput(f"'{name}' is no plain name of a role; take small letters, digits and underscores.")
    if owner == application:
        raise BadInput("The owner of the facts must be another role than the application's; choose two.")
    out().print(rights(owner, application), end="", markup=False, soft_wrap=True)


def keys(given: "list[str] | None") -> "list[Verifier]":
    """The verifier keys that were named, themselves or by a file."""
    from domain.checkpoint import Malformed
    from service.audit.keys import Verifier

    texts = [line for each in given or () for line in _lines(each)]
    try:
        return [Verifier.read(text) for text in texts]
    except Malformed as error:
        raise BadInput(f"--key: {error}") from error


def anchors(files: "list[Path] | None") -> "list[Note]":
    """The checkpoints in files that were kept elsewhere."""
    from domain.checkpoint import Malformed, notes

    try:
        found = {file: notes(file.read_text(encoding="utf-8")) for file in files or ()}
    except (Malformed, UnicodeDecodeError) as error:
        reason = str(error) if isinstance(error, Malformed) else "it is no text."
        raise BadInput(f"--anchor: the file cannot be used: {reason}") from error
    for file in (file for file, there in found.items() if not there):
        raise BadInput(f"--anchor: there is no checkpoint in '{file}'; take a file to which some were published.")
    return [note for there in found.values() for note in there]


def _lines(key: str) -> list[str]:
    file = Path(key)
    try:
        text = file.read_text(encoding="utf-8") if "+" not in file.name and file.is_file() else key
    except UnicodeDecodeError as error:
        raise BadInput(f"--key: '{key}' holds no verifier key.") from error
    return [line for line in text.splitlines() if line.strip()]


def _is_proof(file: Path) -> bool:
    with file.open("rb") as stream:
        return stream.read(4) in {b"c2sp", b"old "}


def _verify_proof(file: Path, trusted: "list[Verifier]", anchored: "list[Note]", *, as_json: bool) -> None:
    from domain.checkpoint import Malformed
    from service.audit import offline, proofs
    from service.audit.keys import NotSigned

    if not trusted:
        raise BadInput("A proof says nothing without a key that is trusted; name it with --key.")
    proven, sentence = True, ""
    try:
        proof = proofs.read(file.read_text(encoding="utf-8"))
        head = offline.prove(proof, trusted, anchored)
        sentence = _proven(proof, head.size)
    except (Malformed, UnicodeDecodeError) as error:
        raise BadInput(f"'{file}' is no proof: {error}") from error
    except NotSigned as error:
        proven, sentence = False, str(error)
    if as_json:
        print_json({"clean": proven, "sentence": sentence})
    else:
        say(sentence, FOR if proven else AGAINST)
    if not proven:
        raise typer.Exit(FAILED)


def _proven(proof: object, size: int) -> str:
    from service.audit.proofs import Consistency, Inclusion

    if isinstance(proof, Inclusion):
        return (
            f"Proven: the fact is number {proof.index + 1:,} of the {size:,} that were signed:\n{proof.leaf.decode()}"
        )
    assert isinstance(proof, Consistency)  # noqa: S101  # nosec B101 # there is no third sort
    return f"Proven: the {size:,} facts that were signed begin with the {proof.old:,} that were signed before."


def _tell_what_is_open(found: "Inspection", trusted: "list[Verifier]", anchored: "list[Note]") -> None:
    if not trusted:
        told = f"The bundle's own key was taken ({', '.join(found.keys) or 'none'}); compare it with one that you got "
        err().print(Text(f"{told}elsewhere, or name that with --key.", style="dim"), soft_wrap=True)
    if not anchored:
        told = "Without --anchor nothing tells whether later facts and checkpoints were cut off before it was made."
        err().print(Text(told, style="dim"), soft_wrap=True)
