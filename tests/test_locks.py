"""What the lock files promise: everything is pinned and hashed, and nothing says where it was locked."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-build.lock"]
ENTRY = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+).*(?:\n    --hash=sha256:[0-9a-f]{64}.*)+", re.MULTILINE)


def pinned(lock: str) -> dict[str, set[str]]:
    """The versions of each package; a package may have one for each range of Python versions."""
    versions: dict[str, set[str]] = {}
    for entry in ENTRY.finditer(read(lock)):
        versions.setdefault(entry["name"], set()).add(entry["version"])
    return versions


def read(name: str) -> str:
    return (ROOT / name).read_text()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index_and_no_machine(lock):
    without_hashes = re.sub(r"sha256:[0-9a-f]{64}", "", read(lock))
    assert re.findall(r"(?i).*(?:https?:|file:|index-url|find-links|trusted-host|[\s=\"']/\w).*", without_hashes) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_of_a_lock_is_a_pinned_and_hashed_package_or_a_comment(lock):
    rest = ENTRY.sub("", read(lock))
    assert [line for line in rest.splitlines() if line.strip() and not line.strip().startswith("#")] == []
    assert pinned(lock)


def test_the_locks_agree_with_one_another():
    everything = pinned("requirements-dev.lock")
    for lock in ("requirements.lock", "requirements-build.lock"):
        assert {name: everything.get(name) for name in pinned(lock)} == pinned(lock)


def test_the_locks_satisfy_what_the_project_declares():
    project = tomllib.loads(read("pyproject.toml"))
    declared = {
        "requirements.lock": project["project"]["dependencies"],
        "requirements-dev.lock": project["project"]["optional-dependencies"]["dev"],
        "requirements-build.lock": project["dependency-groups"]["build"],
    }
    unmet = [line for lock, lines in declared.items() for line in lines if not is_met(Requirement(line), pinned(lock))]
    assert unmet == []


def is_met(requirement: Requirement, versions: dict[str, set[str]]) -> bool:
    found = versions.get(requirement.name.lower(), set())
    return bool(found) and all(version in requirement.specifier for version in found)
