"""How long a reader waits in a real Chromium until there is something to read."""

import shutil
from urllib.parse import urlencode

from playwright.sync_api import Browser, TimeoutError  # noqa: A004  playwright calls it so

from benchmarks.served import Served

SEEN = """
new MutationObserver(() => {
  if (window.seen || !(%s)) return;
  requestAnimationFrame(() => requestAnimationFrame(() => { window.seen ??= performance.now(); }));
}).observe(document, {childList: true, subtree: true, attributes: true});
"""
"""Notes the time since the address was entered, on the second frame after what is waited for is there."""

PATIENCE = 60_000
"""Milliseconds after which nobody waits for a page any more."""

HEADING = "document.querySelector('[data-testid=stMain] h1')"
CHART = "document.querySelector('[data-testid=stVegaLiteChart] :is(svg, canvas)')"


class NothingToSee(Exception):
    """What was waited for did not come; what stood there instead."""


def is_there() -> bool:
    """Whether there is a Chromium to look with."""
    return shutil.which("chromium") is not None


def painted(chromium: Browser, site: Served, choices: dict[str, str], *, chart: bool) -> float:
    """Seconds until a new reader sees the headline, and the first chart where there is one."""
    with chromium.new_context(viewport={"width": 1280, "height": 900}) as reader:
        page = reader.new_page()
        page.add_init_script(SEEN % (f"{HEADING} && {CHART}" if chart else HEADING))
        page.goto(f"http://{site.host}/?{urlencode(choices)}")
        try:
            page.wait_for_function("window.seen", timeout=PATIENCE)
        except TimeoutError as error:
            raise NothingToSee(page.inner_text("body")) from error
        return float(page.evaluate("window.seen")) / 1_000
