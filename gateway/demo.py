"""`groundswell demo`: load the bundled coalitions, count them, and open the dashboard."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from examples import FILES, NAME, RECORDER, Bundled
from gateway.cli.errors import BadInput, Failed
from gateway.cli.opening import opened
from gateway.cli.output import out, points, progress, say, signed, table
from gateway.cli.serving import Port, refuse_taken, up

if TYPE_CHECKING:
    from service.projections.read_models import ReadModels
    from service.settings import Settings
    from service.use_cases import UseCases
    from service.wiring import Services

HOST, LAST_PORT = "127.0.0.1", 65535
Serve = Annotated[bool, typer.Option(help="Start the worker and the dashboard once everything is loaded.")]


def demo(port: Port = 8501, serve: Serve = True) -> None:
    """Load two real coalitions and a synthetic one, and open the dashboard.

    A second run adds nothing, and changes nothing that was recorded since.
    """
    if serve:
        _refuse_taken(port)
    with opened() as command:
        _refuse_where_people_sign_in(command.services.settings)
        load(command.place.services)  # told as of long ago, which nobody who acts may do
        _show(command.services)
    if serve:
        say(f"Starting the dashboard at http://{HOST}:{port} ...")
        sys.stdout.flush()
        up(host=HOST, port=port)
    else:
        say(f"To see them, run 'groundswell up --port {port}' and open http://{HOST}:{port}.")


def load(services: "Services") -> None:
    """Record what is not recorded yet of the bundled coalitions, and count it."""
    from gateway.storytelling import tell_story
    from service.projections import schema

    schema.check(services.database)
    for bundled in FILES:
        _import(services, bundled)
    with progress(NAME) as bar:
        tell_story(services.recording, bar)
    _count(services.read_models)


def _import(services: "Services", bundled: Bundled) -> None:
    content = bundled.file.read_bytes()
    with progress(bundled.coalition) as bar:
        result = services.importing.run(content, source=bundled.source, recorder=RECORDER, progress=bar)
    for bad in result.rejected:
        way_out = "load the demo into a new database, by another GROUNDSWELL_DATABASE_URL"
        where = f"line {bad.line} of {bundled.file.name}"
        raise Failed(
            f"{bundled.coalition} cannot be loaded beside what is recorded ({where}: {bad.reason}); {way_out}."
        )


def _count(models: "ReadModels") -> None:
    """Follow the log here and now, workers or no workers: both may, at the same time."""
    done, of = 0, models.timeline.head() - models.timeline.position()
    with progress("Counting facts") as bar:
        while taken := models.follow():
            done += taken
            bar(done, of)
    stale = models.stale()
    with progress("Support and momentum") as bar:
        for done, coalition_id in enumerate(stale, 1):
            models.refresh(coalition_id)
            bar(done, len(stale))


def _show(services: "UseCases") -> None:
    names = ("coalition", "facts", "stakeholders", "strength", "momentum")
    shown = table(*names, right=names[1:])
    for name in (*(bundled.coalition for bundled in FILES), NAME):
        found = services.reading.coalition(name)
        figures = (f"{found.facts:,}", f"{found.stakeholders:,}", points(found.strength), signed(found.momentum))
        shown.add_row(found.name, *figures)
    out().print(shown)


def _refuse_where_people_sign_in(settings: "Settings") -> None:
    if settings.sign_in != "local":
        raise BadInput("The demo is for a machine of one's own; run it without GROUNDSWELL_SIGN_IN.")


def _refuse_taken(port: int) -> None:
    """Before anything is loaded: nobody should wait for a load and then hear that the port is taken."""
    try:
        refuse_taken(HOST, port)
    except BadInput as error:
        raise BadInput(f"{str(error).removesuffix('.')}, or run 'make demo PORT={port % LAST_PORT + 1}'.") from error
