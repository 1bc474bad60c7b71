"""`groundswell audit`: sign and publish checkpoints, export what proves the log, and check it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from gateway.cli import auditing_offline as offline
from gateway.cli.errors import FAILED, BadInput
from gateway.cli.opening import opened
from gateway.cli.options import AsJson
from gateway.cli.output import AGAINST, err, out, print_json, progress, say, table
from service.figures_in_words import many

if TYPE_CHECKING:
    from service.audit.checkpoints import Checkpoint

app = typer.Typer(
    help="Prove that nothing was altered: signed checkpoints, bundles for auditors, proofs.", no_args_is_help=True
)

Bundle = Annotated[Path, typer.Argument(help="The file to write; it takes the place of one that is there.")]
MOST = 2**63 - 1
"""The largest position that a database can hold."""

Position = Annotated[
    int | None, typer.Argument(help="The fact's position in the log.", metavar="POSITION", min=1, max=MOST)
]
From = Annotated[int | None, typer.Option("--from", help="The size of the earlier checkpoint.", metavar="SIZE", min=1)]
To = Annotated[int | None, typer.Option("--to", help="The size of the later checkpoint.", metavar="SIZE", min=1)]
Out = Annotated[Path | None, typer.Option("--out", help="Write to a file instead of stdout.", metavar="FILE")]


@app.command()
def checkpoint(as_json: AsJson = False) -> None:
    """Sign a checkpoint over all facts, and publish it where GROUNDSWELL_CHECKPOINT_TO says."""
    with opened() as command:
        made, new = command.services.audit.checkpoint()
        published = command.services.audit.publish()
    if as_json:
        print_json(_as_json(made) | {"new": new, "published": published})
        return
    out().print(made.note, end="", markup=False, soft_wrap=True)
    what = "is signed" if new else "was signed before; nothing was recorded since"
    err().print(f"A checkpoint over {many(made.size, 'fact')} {what}.", soft_wrap=True)
    if published:
        err().print(f"{many(published, 'checkpoint')} published.", soft_wrap=True)


@app.command()
def publish() -> None:
    """Publish the checkpoints that wait for it, to a file or an address (GROUNDSWELL_CHECKPOINT_TO)."""
    with opened() as command:
        to = command.services.settings.checkpoint_to
        if to is None:
            raise BadInput("GROUNDSWELL_CHECKPOINT_TO is not set; name a file or an https:// address in it.")
        number = command.services.audit.publish()
    from service.audit.publishing import place

    say(f"{many(number, 'checkpoint')} published to {place(to)}." if number else "Nothing waits to be published.")


@app.command()
def checkpoints(as_json: AsJson = False) -> None:
    """All checkpoints that were signed, the newest first."""
    with opened() as command:
        found = command.services.audit.all_checkpoints()[::-1]
    if as_json:
        print_json([_as_json(each) for each in found])
        return
    shown = table("facts", "signed", "published", right=("facts",), whole=("signed", "published"))
    for each in found:
        published = f"{each.published_at:%Y-%m-%d %H:%M} UTC" if each.published_at else "–"
        shown.add_row(f"{each.size:,}", f"{each.made_at:%Y-%m-%d %H:%M} UTC", published)
    out().print(shown if found else Text("No checkpoint was signed yet; 'groundswell audit checkpoint' signs one."))


@app.command()
def key() -> None:
    """The public key that checks this log's checkpoints; give it to whoever audits."""
    with opened(whatever_version=True) as command:
        out().print(str(command.services.audit.verifier_key()), markup=False, soft_wrap=True)


@app.command()
def export(file: Bundle, as_json: AsJson = False) -> None:
    """Write a bundle that proves the whole log: facts, checkpoints, proofs, public key."""
    if file.is_dir() or not file.parent.is_dir():
        raise BadInput(f"'{file}' is no file that can be written; name one in a folder that is there.")
    with opened() as command, progress("Exporting") as bar:
        done = command.services.audit.export(file, bar)
    if as_json:
        print_json({"file": str(file), **done.written._asdict(), "warning": done.warning})
    else:
        facts, signed = many(done.written.facts, "fact"), many(done.written.checkpoints, "checkpoint")
        out().print(f"{facts} and {signed} written to {file}.", markup=False, soft_wrap=True)
    if done.warning:
        err().print(Text(done.warning, style=AGAINST), soft_wrap=True)
        raise typer.Exit(FAILED)


@app.command()
def check(anchor: offline.Anchors = None, key: offline.Keys = None, as_json: AsJson = False) -> None:
    """Hold the database against its checkpoints, and against anchored ones; exit code 1 on a finding."""
    trusted, anchors = offline.keys(key), offline.anchors(anchor)
    with opened() as command, progress("Checking") as bar:
        found = command.services.audit.check(trusted, anchors, bar)
    offline.tell(found, as_json=as_json)
    if found.proven and not found.anchored and not as_json:
        told = "No checkpoint from elsewhere was at hand, and without one nothing tells whether the end was cut off "
        err().print(Text(f"{told}together with its checkpoints; name one with --anchor.", style="dim"), soft_wrap=True)


@app.command()
def prove(position: Position = None, old: From = None, new: To = None, to: Out = None) -> None:
    """Prove one fact, or that one checkpoint continues another; 'audit verify' checks the proof."""
    if (position is None) == (old is None) or (old is None) != (new is None):
        raise BadInput("Name either the position of a fact, or two checkpoints with --from and --to.")
    with opened() as command:
        audit = command.services.audit
        proof = str(audit.prove(position) if position is not None else audit.prove_between(old or 0, new or 0))
    if to is None:
        out().print(proof, end="", markup=False, soft_wrap=True)
        return
    to.write_text(proof, encoding="utf-8")
    say(f"The proof is written to {to}.")


app.command()(offline.verify)
app.command("new-key")(offline.new_key)
app.command()(offline.grants)


def _as_json(of: "Checkpoint") -> dict[str, Any]:
    from domain.checkpoint import as_base64

    published = of.published_at.isoformat() if of.published_at else None
    return {
        "size": of.size,
        "root": as_base64(of.head.root),
        "made_at": of.made_at.isoformat(),
        "published_at": published,
        "note": of.note,
    }
