"""A real headless Chromium in front of a real dashboard."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import dashboard

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 60
"""Seconds that a busy machine may take to start the dashboard."""


def chromium() -> str:
    """The path of Chromium; without one the test is skipped, on CI it fails."""
    found = os.environ.get("GROUNDSWELL_TEST_CHROMIUM") or shutil.which("chromium")
    if found is None:
        give_up = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        give_up("no chromium on PATH; install it or set GROUNDSWELL_TEST_CHROMIUM")
    return str(found)


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser that ends with the block."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def serving(database_url: str, log: Path, port: int | None = None, **settings: str) -> Iterator[str]:
    """The address of a dashboard over this database, started from a folder that is not its own."""
    port = port or free_port()
    app = Path(dashboard.__file__).parent / "serve.py"
    command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)]
    given = {f"GROUNDSWELL_{name.upper()}": value for name, value in settings.items()}
    environment = os.environ | {"GROUNDSWELL_DATABASE_URL": database_url} | given
    environment.pop("GROUNDSWELL_REDIS_URL", None)
    with log.open("w") as output:
        server = subprocess.Popen(command, env=environment, stdout=output, stderr=output, cwd=log.parent)
        try:
            _wait_until_it_answers(server, port, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(server: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert server.poll() is None, f"the dashboard ended: {log.read_text()}"
        try:
            with urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5):
                return
        except (URLError, TimeoutError):
            time.sleep(0.1)
    pytest.fail(f"the dashboard does not answer: {log.read_text()}")


def settled(page: Page) -> Page:
    """The page, once its script has run through and its charts are drawn."""
    page.wait_for_function(
        """() => {
          const app = document.querySelector('[data-testid=stApp]');
          if (!app || app.dataset.testScriptState !== 'notRunning') return false;
          if (document.querySelector('[data-testid=stSkeleton]')) return false;
          const charts = [...document.querySelectorAll('[data-testid=stVegaLiteChart]')];
          return charts.every(chart => chart.querySelector('svg, canvas'));
        }"""
    )
    return page
