"""What the dashboard keeps for all readers goes when somebody is erased, by whatever process."""

import ast
from collections.abc import Iterator
from pathlib import Path

import dashboard
from dashboard import figures
from dashboard.connection import KEPT, connection, forget_pages
from tests.dashboard.conftest import TODAY
from tests.given import COALITION

ROOT = Path(dashboard.__file__).parent
LASTING = {("dashboard.connection", "connection")}
"""Kept between readers with nothing of any stakeholder in it."""


def between_readers() -> Iterator[tuple[str, str]]:
    """The functions whose answers all readers share as they are, each by its module and name."""
    for file in sorted(ROOT.rglob("*.py")):
        module = ".".join(("dashboard", *file.relative_to(ROOT).with_suffix("").parts))
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.FunctionDef) and "cache_resource" in "".join(map(ast.dump, node.decorator_list)):
                yield module, node.name


def test_all_that_is_kept_between_readers_can_be_let_go():
    assert set(KEPT) == set(between_readers()) - LASTING


def test_an_erasure_elsewhere_empties_what_is_kept_of_pages(story):
    letting_go = connection().workplace.services.letting_go
    letting_go.look()
    summary = story.services.reading.coalition(COALITION)
    moment = figures.then(summary, TODAY)
    assert "Ada" in figures.situation(moment).names
    story.services.erasing.erase("Ada", "They asked for it", "local")
    letting_go.look()
    assert "Ada" not in figures.situation(moment).names


def test_letting_go_twice_is_as_good_as_once(story):
    figures.situation(figures.then(story.services.reading.coalition(COALITION), TODAY))
    forget_pages()
    forget_pages()
