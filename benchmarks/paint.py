"""How long a reader waits in a real Chromium until there is something to read."""

import shutil
from urllib.parse import urlencode

from playwright.sync_api import Browser

from benchmarks.served import Served

SEEN = """
new MutationObserver(() => {
  if (window.seen || !(%s)) return;
  requestAnimationFrame(() => requestAnimationFrame(() => { window.seen ??= performance.now(); }));
}).observe(document, {childList: true, subtree: true, attributes: true});
"""
"""Notes the time since the address was entered, on the second frame after what is waited for is there."""

HEADING = "document.querySelector('[data-testid=stMain] h1')"
CHART = "document.querySelector('[data-testid=stVegaLiteChart] :is(svg, canvas)')"


def is_there() -> bool:
    """Whether there is a Chromium to look with."""
    return shutil.which("chromium") is not None


def painted(chromium: Browser, site: Served, choices: dict[str, str], *, chart: bool) -> float:
    """Seconds until a new reader sees the headline, and the first chart where there is one."""
    with chromium.new_context(viewport={"width": 1280, "height": 900}) as reader:
        page = reader.new_page()
        page.add_init_script(SEEN % (f"{HEADING} && {CHART}" if chart else HEADING))
        page.goto(f"http://{site.host}/?{urlencode(choices)}")
        page.wait_for_function("window.seen", timeout=60_000)
        return float(page.evaluate("window.seen")) / 1_000
