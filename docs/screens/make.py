# ruff: noqa: INP001  a script beside its pictures, no package
"""Takes the pictures of the dashboard that the documents show: `python -m docs.screens.make`.

They show the synthetic coalition, in a database that is thrown away afterwards. Chromium is found
as the browser tests find it.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from examples import NAME
from gateway.storytelling import tell_story
from service.progress import silent
from service.settings import Settings
from service.wiring import build
from tests.dashboard.browser import browsing, serving, settled

HERE = Path(__file__).parent
SIZE = {"width": 1280, "height": 930}


def main() -> None:
    """Tell the story, show it, take the pictures."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'story.db'}"
        _tell(Settings(database_url=url))
        with serving(url, Path(folder) / "dashboard.log") as address, browsing() as browser:
            page = browser.new_page(viewport=SIZE, color_scheme="light", device_scale_factor=1.5)  # type: ignore[arg-type]
            page.goto(f"{address}/?{urlencode({'coalition': NAME})}")
            settled(page).screenshot(path=HERE / "momentum.png")


def _tell(settings: Settings) -> None:
    services = build(settings)
    tell_story(services.recording, silent)
    services.read_models.rebuild()
    services.close()


if __name__ == "__main__":
    main()
