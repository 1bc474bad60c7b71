"""`groundswell up`, `worker`, `scheduler` and `dashboard`: the processes that run on."""

import os
import socket
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from gateway.cli.errors import BadInput, Failed
from gateway.cli.opening import opened, settings
from gateway.cli.output import err
from gateway.cli.processes import Part, run_together

BROKER = "workers.main"
"""Where dramatiq finds the queue."""

Host = Annotated[str, typer.Option(help="The address to listen on.")]
Port = Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)]
Processes = Annotated[int, typer.Option("--processes", "-p", help="With Redis: how many processes.", min=1)]
Threads = Annotated[int, typer.Option("--threads", "-t", help="With Redis: threads in each.", min=1)]


def up(host: Host = "127.0.0.1", port: Port = 8501) -> None:
    """Start the worker and the dashboard together; Ctrl-C, or the end of one, stops both."""
    from service.sign_in import ready

    chosen = settings()
    ready(chosen, host)
    refuse_taken(host, port)
    parts = [Part("the worker", [*_groundswell(), "worker"])]
    if chosen.redis_url is not None:
        parts.append(Part("the scheduler", [*_groundswell(), "scheduler"]))
    dashboard_command = [*_groundswell(), "dashboard", "--host", host, "--port", str(port)]
    parts.append(Part("the dashboard", dashboard_command, answers=(host, port)))
    os.environ["STREAMLIT_LOGGER_HIDE_WELCOME_MESSAGE"] = "true"  # `ready` says it better
    run_together(parts, ready=f"The dashboard is at http://{_shown(host)}:{port} — Ctrl-C stops it.")


def worker(processes: Processes = 2, threads: Threads = 4) -> None:
    """Count facts as they come: from the queue in Redis, or in this process where there is none."""
    chosen = settings()
    if chosen.redis_url is not None:
        work = ["--processes", str(processes), "--threads", str(threads)]
        _become([sys.executable, "-m", "dramatiq", BROKER, *work])
    with opened() as command:
        from gateway.cli.logs import talking
        from workers.workplace import wait_for_stop, working

        talking(chosen.log_level)
        with working(command.place):
            err().print("The worker counts facts in this process, for no GROUNDSWELL_REDIS_URL is set.", soft_wrap=True)
            wait_for_stop()


def scheduler() -> None:
    """Send the periodic sweep to the queue in Redis; one for all workers is enough."""
    if settings().redis_url is None:
        way_out = "set GROUNDSWELL_REDIS_URL, or run 'groundswell worker' alone"
        raise BadInput(f"Without Redis the in-process worker sweeps by itself and needs no scheduler; {way_out}.")
    _become([sys.executable, "-m", "workers.scheduler"])


def dashboard(host: Host = "127.0.0.1", port: Port = 8501) -> None:
    """Show the dashboard: to this machine alone, unless people sign in (GROUNDSWELL_SIGN_IN=oidc)."""
    from service.sign_in import ready

    ready(settings(), host)
    page = _page()
    refuse_taken(host, port)
    options = {
        "server.address": host,
        "server.port": str(port),
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
        "server.fileWatcherType": "none",
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    _become([sys.executable, "-m", "dashboard", "run", str(page), *flags])


def refuse_taken(host: str, port: int) -> None:
    """Say at once that a port is taken, and how to choose another."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            reason = (error.strerror or "unknown reason").lower()
            raise BadInput(f"Port {port} on {host} cannot be had ({reason}); choose another with --port.") from error


def _page() -> Path:
    found = find_spec("dashboard")
    for folder in (found.submodule_search_locations or []) if found else []:
        if (page := Path(folder) / "serve.py").is_file():
            return page
    raise Failed("The dashboard is not installed; install Groundswell again, with its package 'dashboard'.")


def _groundswell() -> list[str]:
    return [sys.executable, "-m", "gateway.cli"]


def _become(command: list[str]) -> None:
    """Turn this process into another program, so that signals reach it."""
    sys.stdout.flush()
    os.execv(command[0], command)  # noqa: S606  # nosec B606 # a fixed program of our own, no shell


def _shown(host: str) -> str:
    return {"0.0.0.0": "127.0.0.1", "::": "localhost"}.get(host, host)  # noqa: S104  # nosec B104 # what a browser can open
