"""Ways in have use cases for whoever acts, and nothing that they stand on."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
COMPOSED = {"gateway/cli/opening.py", "dashboard/connection.py", "dashboard/data.py"}
"""Where a way in puts itself together: it opens the workplace, and asks it for the use cases of whoever acts."""

DEMO = {"gateway/demo.py", "gateway/storytelling.py"}
"""Load examples as of long ago, on a machine of one's own; refused where people sign in."""

INNER = {"Recording", "Reading", "Importing", "Situations", "Keeping", "Roles", "AccessTokens", "Services", "UseCases"}
INNER |= {"Backups", "Audit", "Erasing", "Subjects", "Keys", "Guard", "Granted", "Facts", "Database", "build"}
INNER |= {"Coalitions", "Stakeholders", "Agendas", "Interactions"}
DOORS = {"behind", "inside", "INSIDE", "build", "holder"}
"""What opens or leaves out a guard."""

CLOSED = {"facts", "database", "read_models", "guard"}
"""What use cases stand on: nothing that a way in may take from one of them."""

ALLOWED = {("services", "guard"), ("reading", "facts")}
USE_CASES = {"services", "recording", "importing", "reading", "situations", "keeping", "roles", "tokens"}
USE_CASES |= {"backups", "audit", "erasing", "subjects", "keys"}


def files() -> Iterator[Path]:
    for room in ("gateway", "dashboard"):
        yield from sorted((ROOT / room).rglob("*.py"))


def ways_in() -> list[str]:
    found = (str(file.relative_to(ROOT)) for file in files())
    return [name for name in found if name not in COMPOSED | DEMO]


@pytest.mark.parametrize("file", ways_in())
def test_a_way_in_makes_no_use_case_and_takes_nothing_from_under_one(file):
    tree = ast.parse((ROOT / file).read_text())
    assert [*_made(tree), *_taken(tree)] == []


def _made(tree: ast.AST) -> Iterator[str]:
    """Calls of what only wiring may call."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name in INNER:
                yield f"line {node.lineno}: {name}(...)"


def _taken(tree: ast.AST) -> Iterator[str]:
    """Attributes of a use case that are none of its methods, and doors; `services.guard` may be asked what to offer."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and (_called(node.value), node.attr) not in ALLOWED:
            under = _called(node.value)
            if (under in USE_CASES and node.attr in CLOSED) or (under, node.attr) == ("place", "services"):
                yield f"line {node.lineno}: {under}.{node.attr}"
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("service"):
            yield from (f"line {node.lineno}: {each.name}" for each in node.names if each.name in DOORS)


def _called(node: ast.expr) -> str:
    """What a value is called: the last name of it, or of what is called to have it."""
    if isinstance(node, ast.Call):
        return _called(node.func)
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


@pytest.mark.parametrize(
    "text",
    [
        "s.services.facts.save(x)",
        "reading().database.reading()",
        "Recording(a, b, c)",
        "place.services",
        "from service.guard import inside",
    ],
)
def test_the_test_itself_finds_what_it_looks_for(text):
    tree = ast.parse(text)
    assert [*_made(tree), *_taken(tree)]
