"""Pages that are made from the code are as the code says."""

from pathlib import Path

from service.needs import page
from service.settings import table

DOCS = Path(__file__).parent.parent / "docs"


def test_the_settings_page_is_made_from_the_code():
    """`make docs-settings` writes it."""
    assert (DOCS / "settings.md").read_text() == f"# Settings\n\n{table()}\n"


def test_the_page_of_roles_is_made_from_the_code():
    """`python -m service.needs` writes it."""
    assert (DOCS / "roles.md").read_text() == page()
