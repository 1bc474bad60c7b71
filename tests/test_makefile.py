"""The ways in for a newcomer: make, and the virtual environment it builds."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TARGETS = {
    "help",
    "install",
    "demo",
    "test",
    "lint",
    "bench",
    "fuzz",
    "soak",
    "lock",
    "docs-settings",
    "screens",
    "measured",
}


def run(*command: str | Path, path: str = os.environ["PATH"]) -> subprocess.CompletedProcess[str]:
    """What happens in a plain shell, not in one that a running make has already told its own options."""
    return subprocess.run(command, cwd=ROOT, env={"PATH": path}, capture_output=True, text=True, check=False)


def test_make_by_itself_lists_every_target():
    listed = run("make", "--no-print-directory")
    assert {line.split()[1] for line in listed.stdout.splitlines()} == TARGETS


@pytest.mark.parametrize(("given", "expected"), [([], ["demo"]), (["PORT=8502"], ["demo", "--port", "8502"])])
def test_make_demo_hands_the_port_on(given, expected):
    planned = run("make", "--dry-run", "--assume-old=.venv/.installed", "demo", *given)
    assert planned.stdout.splitlines()[-1].split() == [".venv/bin/groundswell", *expected]


def test_without_a_suitable_python_the_way_out_is_told(tmp_path):
    refused = run("/bin/sh", ".ci/make-venv", tmp_path / "venv", path=str(tmp_path))
    assert refused.returncode == 1
    assert "PYTHON=/path/to/python3" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_virtual_environment_that_works_is_kept(tmp_path):
    made = run("/bin/sh", ".ci/make-venv", tmp_path / "venv", sys.executable)
    (tmp_path / "venv" / "mark").touch()
    kept = run("/bin/sh", ".ci/make-venv", tmp_path / "venv", sys.executable)
    assert (made.returncode, kept.returncode) == (0, 0)
    assert (tmp_path / "venv" / "mark").exists()


def test_a_virtual_environment_whose_python_is_gone_is_made_anew(tmp_path):
    (tmp_path / "venv" / "bin").mkdir(parents=True)
    (tmp_path / "venv" / "bin" / "python").symlink_to(tmp_path / "gone")
    made = run("/bin/sh", ".ci/make-venv", tmp_path / "venv", sys.executable)
    assert made.returncode == 0, made.stderr
    assert run(tmp_path / "venv" / "bin" / "python", "-c", "import pip").returncode == 0
