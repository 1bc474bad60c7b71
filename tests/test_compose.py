"""The container files say what they should. There need be no container engine to check that."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = ["worker", "scheduler", "dashboard"]
STORES = ["postgres", "redis"]

every_service = pytest.mark.parametrize("service", SERVICES)
each_of_ours = pytest.mark.parametrize("service", OURS)


def commands() -> list[list[str]]:
    """Every `groundswell ...` that a container runs, as its work or as its health check."""
    asked = [service.get("command", []) for service in SERVICES.values()]
    asked += [service["healthcheck"]["test"][1:] for service in SERVICES.values()]
    return [words[1:] for words in asked if words and words[0] == "groundswell"]


def final_stage() -> str:
    return (ROOT / "Dockerfile").read_text().rpartition("\nFROM ")[2]


def test_the_parts_are_all_there():
    assert sorted(SERVICES) == sorted(OURS + STORES)


@every_service
def test_every_service_is_watched_restarted_and_given_time_to_stop(service):
    assert SERVICES[service]["healthcheck"]["test"][0] == "CMD"
    assert SERVICES[service]["restart"] == "unless-stopped"
    assert "stop_grace_period" in SERVICES[service]


@every_service
def test_no_service_runs_as_root_or_can_write_its_image(service):
    assert SERVICES[service]["user"].partition(":")[0] not in {"", "0", "root"}
    assert SERVICES[service]["read_only"] is True
    assert SERVICES[service]["cap_drop"] == ["ALL"]
    assert "privileged" not in SERVICES[service]


def test_the_image_does_not_run_as_root():
    assert re.findall(r"^USER (\S+)$", final_stage(), re.MULTILINE) == [SERVICES["worker"]["user"]]


@every_service
def test_secrets_come_from_the_environment_and_have_no_default(service):
    for name, value in SERVICES[service].get("environment", {}).items():
        if "PASSWORD" in name or "@" in value:
            assert "${POSTGRES_PASSWORD:?" in value
            assert not re.search(r"://[^:@/]+:(?!\$\{)[^@]+@", value)


def test_the_example_of_settings_holds_no_secret():
    lines = (ROOT / ".env.example").read_text().splitlines()
    assert "POSTGRES_PASSWORD=" in lines
    assert ".env" in (ROOT / ".gitignore").read_text().splitlines()


def test_every_variable_of_the_compose_file_is_explained_in_the_example():
    asked = set(re.findall(r"\$\{(\w+)", (ROOT / "docker-compose.yml").read_text()))
    explained = set(re.findall(r"^(\w+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert asked == explained


def test_workers_can_be_many():
    for claim in ("container_name", "ports", "hostname"):
        assert claim not in SERVICES["worker"]


def test_only_the_dashboard_is_published_and_only_to_this_machine():
    published = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}
    assert published == {"dashboard": ["${GROUNDSWELL_PUBLISH:-127.0.0.1:8501}:8501"]}


@each_of_ours
def test_our_parts_wait_until_the_stores_answer(service):
    assert SERVICES[service]["depends_on"] == {store: {"condition": "service_healthy"} for store in STORES}


@each_of_ours
def test_our_parts_are_told_where_the_stores_are(service):
    environment = SERVICES[service]["environment"]
    assert environment["GROUNDSWELL_DATABASE_URL"].endswith("@postgres:5432/groundswell")
    assert environment["GROUNDSWELL_REDIS_URL"] == "redis://redis:6379/0"


@pytest.mark.parametrize(("store", "path"), [("postgres", "/var/lib/postgresql/data"), ("redis", "/data")])
def test_what_the_stores_write_is_kept_in_a_named_volume(store, path):
    volumes = dict(volume.split(":")[::-1] for volume in SERVICES[store]["volumes"])
    assert volumes[path] in COMPOSE["volumes"]


def test_every_part_runs_a_command_of_ours():
    assert [words[0] for words in commands()] == ["worker", "scheduler", "dashboard", "status", "status"]


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_every_command_in_a_container_is_one_that_groundswell_has(words):
    from typer.main import get_command

    from gateway.cli.app import app

    name, *arguments = words
    group: Any = get_command(app)
    assert name in group.commands
    group.commands[name].make_context(name, arguments)  # refuses an option that the command does not have


def test_the_image_installs_nothing_unchecked():
    installs = re.findall(r"^RUN pip (?:install|wheel) (.*)$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    assert installs
    assert all("--require-hashes" in line or "--no-deps" in line for line in installs)


def test_the_image_is_given_all_that_its_build_copies():
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = re.findall(r"^COPY (requirements\S+)", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    packages = {"domain/", "service/", "workers/", "gateway/", "dashboard/"}
    assert copied
    assert allowed >= {*copied, *packages, "pyproject.toml", "LICENSE"}
