"""`python -m tests.fuzz [TARGET ...] --seconds 60`: feed every parser with rubbish, each for so long."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from tests.fuzz.targets import TARGETS

TAIL = 3_000
"""Most characters shown of what a target that failed has said."""

Targets = Annotated[list[str] | None, typer.Argument(help=f"Of {', '.join(TARGETS)}; all if none is named.")]
Seconds = Annotated[int, typer.Option(min=1, help="How long each is fed.")]
Seed = Annotated[int, typer.Option(min=1, help="What chance begins with; the same makes up the same.")]
Corpus = Annotated[Path | None, typer.Option(help="A folder in which inputs that taught something are kept.")]


def main(targets: Targets = None, seconds: Seconds = 60, seed: Seed = 1, corpus: Corpus = None) -> None:
    """Exit code 1 where a target failed; the input that made it fail is in the corpus, and in what is printed."""
    unknown = set(targets or ()) - set(TARGETS)
    if unknown:
        raise typer.BadParameter(f"There is no target {', '.join(unknown)}; choose from {', '.join(TARGETS)}.")
    with TemporaryDirectory() as folder:
        failed = [each for each in targets or TARGETS if not fed(each, seconds, seed, corpus or Path(folder))]
    typer.echo(f"Failed: {', '.join(failed)}." if failed else "Nothing was found.")
    raise typer.Exit(bool(failed))


def fed(target: str, seconds: int, seed: int, folder: Path) -> bool:
    """Feed one target; whether it stood."""
    command = [sys.executable, "-m", "tests.fuzz.one", target, str(seconds), str(seed), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    lines = done.stderr.splitlines()
    typer.echo(f"{target}: {next((line for line in reversed(lines) if line.startswith('Done')), 'failed')}")
    if done.returncode:
        typer.echo(f"{done.stdout[-TAIL:]}\n{done.stderr[-TAIL:]}")
    return done.returncode == 0


if __name__ == "__main__":
    typer.run(main)
