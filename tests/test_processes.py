"""The commands of docker-compose.yml as plain processes against real servers: a fact gets all the way to the dashboard.

There need be no container engine for that.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
import yaml
from redis import Redis

from dashboard import data, figures
from dashboard.shown.momentum import momentum
from service.settings import Settings
from service.wiring import Services, build
from tests.faults.processes import Child, Family, until
from tests.servers import free_port

ROOT = Path(__file__).parents[1]
SERVICES: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
OURS = ["worker", "scheduler", "dashboard"]
PROGRAMS = {"groundswell": Path(sys.executable).with_name("groundswell"), "python": sys.executable}


class Production:
    """All parts of the compose file that are ours, as processes."""

    def __init__(self, family: Family) -> None:
        self.family = family
        self.port = free_port()
        self.parts = {name: self._start(SERVICES[name]["command"]) for name in OURS}

    def run(self, *words: str) -> str:
        """Run `groundswell words`, as a person does; what it answers."""
        return self._ended_well(self._start(["groundswell", *words]))

    def health_check_of(self, part: str) -> str:
        """Run what the container's health check runs; what it answers."""
        return self._ended_well(self._start(SERVICES[part]["healthcheck"]["test"][1:]))

    def _start(self, command: list[str]) -> Child:
        program, *words = (self._here(word) for word in command)
        return self.family.program(PROGRAMS[program], *words)

    def _here(self, word: str) -> str:
        """The same on this machine: a free port, and nobody outside may connect."""
        return word.replace("8501", str(self.port)).replace("0.0.0.0", "127.0.0.1")  # noqa: S104  that is what it prevents

    def _ended_well(self, child: Child) -> str:
        assert child.finish() == 0, child.told()
        return "\n".join(child.lines())


@pytest.fixture
def production(tmp_path: Path, postgresql_url: str, redis_url: str) -> Iterator[Production]:
    family = Family(tmp_path, {"database_url": postgresql_url, "redis_url": redis_url})
    try:
        yield Production(family)
    finally:
        family.end()


@pytest.fixture
def shown(postgresql_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    """What the dashboard's pages get their data from."""
    services = build(Settings(database_url=postgresql_url))
    monkeypatch.setattr(data, "services", lambda: services)
    yield services
    services.close()


def test_a_fact_goes_all_the_way_to_the_dashboard_and_everything_ends_when_asked(production, shown, redis_url):
    production.run("coalition", "create", "Harbour")
    production.run("log", "--coalition", "Harbour", "--with", "Port Authority", "--kind", "endorsement", "--new")
    until(lambda: data.coalitions() and data.coalitions()[0].counted, "the fact to be counted")

    harbour = data.reading().coalition("Harbour")
    seen = momentum(harbour, figures.now(harbour))
    assert [each.name for each in seen.stakeholders] == ["Port Authority"]
    assert seen.summary.strength is not None
    assert seen.summary.strength > 0.5
    assert [entry.kind for entry in data.reading().entries("Harbour", interactions=True)] == ["endorsement"]

    until(lambda: answers(production.port), "the dashboard to answer")
    assert all(production.health_check_of(part) is not None for part in OURS)
    status = json.loads(production.run("status", "--json"))
    assert (status["lag"], status["dead_letters"]) == (0, [])
    assert status["facts"] == status["position"] > 0
    assert json.loads(production.run("verify", "--json"))["identical"] is True

    lose_the_next_wake_up(redis_url)
    shown.recording.form_coalition("Orchard")
    until(lambda: len(data.coalitions()) == 2, "the scheduler's sweep to find the fact")

    assert {name: part.is_running for name, part in production.parts.items()} == dict.fromkeys(OURS, True)
    assert {name: part.stop() for name, part in production.parts.items()} == dict.fromkeys(OURS, 0)


def answers(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=10) as answer:
            return bool(answer.status == 200)
    except OSError:  # it does not listen yet
        return False


def lose_the_next_wake_up(redis_url: str) -> None:
    """The services of this test wake nobody; what Redis still holds must not either."""
    with Redis.from_url(redis_url) as client:
        client.flushall()
