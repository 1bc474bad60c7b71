# ruff: noqa: INP001  a script beside its pictures, no package
"""Takes the pictures of the dashboard that the documents show: `python -m docs.screens.make`.

Every page of the menu, light and dark. They show the synthetic coalition, in a database that is
thrown away afterwards. Chromium is found as the browser tests find it.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

from dashboard import menu
from examples import NAME
from gateway.storytelling import tell_story
from service.progress import silent
from service.settings import Settings
from service.wiring import build
from tests.dashboard.browser import browsing, serving, settled

HERE = Path(__file__).parent
SIZE: Any = {"width": 1280, "height": 930}
SCHEMES: Any = ("light", "dark")
PATIENCE = 120_000

CHOSEN: dict[str, dict[str, str]] = {
    "stakeholder": {"stakeholder": "Dockworkers' union (synthetic)"},
    "log": {"stakeholder": "Dockworkers' union (synthetic)", "kind": "meeting"},
    "compare": {"with": NAME},
}
"""What pages show that ask for a choice."""


def main() -> None:
    """Tell the story, show it, take the pictures."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'story.db'}"
        _tell(Settings(database_url=url))
        with serving(url, Path(folder) / "dashboard.log") as address, browsing() as browser:
            for scheme in SCHEMES:
                page = browser.new_page(viewport=SIZE, color_scheme=scheme)
                page.set_default_timeout(PATIENCE)
                for name in (name for pages in menu.SECTIONS.values() for name in pages):
                    _take(page, address, name, HERE / f"{name}-{scheme}.png")


def _take(page: Any, address: str, name: str, picture: Path) -> None:
    path = "" if name == menu.FIRST else name
    page.goto(f"{address}/{path}?{urlencode({'coalition': NAME} | CHOSEN.get(name, {}))}")
    settled(page).mouse.move(0, 0)
    page.screenshot(path=picture)
    print(picture.name, flush=True)  # noqa: T201  it takes minutes


def _tell(settings: Settings) -> None:
    services = build(settings)
    tell_story(services.recording, silent)
    services.read_models.rebuild()
    services.close()


if __name__ == "__main__":
    main()
