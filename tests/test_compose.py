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
PROXY = "proxy"
"""TLS before the dashboard, for those who have no proxy of their own."""

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
    assert sorted(SERVICES) == sorted([*OURS, *STORES, PROXY])
    assert [name for name, service in SERVICES.items() if "profiles" in service] == [PROXY]


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


@each_of_ours
def test_people_sign_in_and_every_secret_of_ours_is_a_file_that_is_mounted(service):
    environment = SERVICES[service]["environment"]
    assert environment["GROUNDSWELL_SIGN_IN"] == "oidc"
    files = {value for name, value in environment.items() if name.endswith("_FILE")}
    assert files == {f"/run/secrets/{name}" for name in SERVICES[service]["secrets"]}
    assert all(set(COMPOSE["secrets"][name]) == {"file"} for name in SERVICES[service]["secrets"])
    assert "secrets/" in (ROOT / ".gitignore").read_text().splitlines()


def test_the_settings_of_the_dashboard_are_all_that_signing_in_needs(tmp_path, monkeypatch):
    from service.settings import Settings
    from service.sign_in import ready

    for name, value in SERVICES["dashboard"]["environment"].items():
        if name.startswith("GROUNDSWELL_"):
            filled = re.sub(r"\$\{\w+:\?[^}]*\}", "groundswell.example.org", value)
            monkeypatch.setenv(name, filled.replace("/run/secrets", str(tmp_path)))
    monkeypatch.setenv("GROUNDSWELL_ADMINS", "ada@example.org")
    monkeypatch.setenv("GROUNDSWELL_OIDC_METADATA_URL", "https://login.example.org/.well-known/openid-configuration")
    for name in ("client-secret", "cookie-secret"):
        (tmp_path / name).write_text("0123456789abcdef" * 4)
    host = SERVICES["dashboard"]["command"][SERVICES["dashboard"]["command"].index("--host") + 1]
    found = ready(Settings(), host)
    assert found is not None
    assert found.redirect_url == "https://groundswell.example.org/oauth2callback"


def test_the_dashboard_believes_its_proxy_and_no_one_outside():
    (network,) = COMPOSE["networks"]["default"]["ipam"]["config"]
    assert SERVICES["dashboard"]["environment"]["FORWARDED_ALLOW_IPS"] == network["subnet"]


def test_the_proxy_hands_on_to_the_dashboard_with_the_secrets_it_is_given():
    told = (ROOT / "Caddyfile").read_text()
    assert "reverse_proxy dashboard:8501" in told
    assert set(re.findall(r"/run/secrets/([\w-]+)", told)) == set(SERVICES[PROXY]["secrets"])
    assert {port.rpartition(":")[2] for port in SERVICES[PROXY]["ports"]} == set(re.findall(r"_port (\d+)", told))


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


def test_only_the_proxy_is_published_and_the_dashboard_to_this_machine_alone():
    published = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}
    assert published.pop(PROXY) == ["80:8080", "443:8443"]
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
