"""The processes that run on: they start, they count, and they stop when they are asked to."""

import os
import signal
import socket
import subprocess
import time
import urllib.request
from contextlib import contextmanager

import psutil
import pytest

from service.settings import Settings
from service.wiring import build
from tests import servers

READY = "counts facts in this process"


def saved_by_somebody_else():
    """Facts whose wake-up is lost: only a sweep finds them."""
    services = build(Settings())
    services.recording.form_coalition("Clean Rivers")
    services.close()


def eventually(condition, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it never came about"
        time.sleep(0.2)


def reads(stream, words):
    """The lines up to the one that has these words."""
    lines = []
    for line in stream:
        lines.append(line)
        if words in line:
            return lines
    raise AssertionError(f"{words!r} was never said, but this: {lines}")


@contextmanager
def taken_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_counts_what_others_saved_and_stops_when_asked(groundswell, started, asked):
    worker = started("worker")
    reads(worker.stderr, READY)
    saved_by_somebody_else()
    eventually(lambda: groundswell("status", "--json").json["position"] == 1)
    worker.send_signal(asked)
    out, err = worker.communicate(timeout=30)
    assert (worker.returncode, out, err) == (0, "", "")


def test_with_redis_a_worker_counts_what_the_queue_tells(groundswell, started, monkeypatch, redis_url):
    monkeypatch.setenv("GROUNDSWELL_REDIS_URL", redis_url)
    worker = started("worker", "--processes", "1", "--threads", "1", stderr=subprocess.DEVNULL)
    groundswell("coalition", "create", "Clean Rivers")
    eventually(lambda: groundswell("coalition", "list", "--json").json != [])
    worker.terminate()
    assert worker.wait(60) == 0


def test_with_redis_and_no_worker_a_fact_is_said_to_be_safe_but_not_counted(groundswell, facts, monkeypatch, redis_url):
    monkeypatch.setenv("GROUNDSWELL_REDIS_URL", redis_url)
    answer = groundswell("coalition", "create", "Clean Rivers")
    assert answer.exit_code == 0
    assert "recorded" in answer.err
    assert "no worker" in answer.err
    assert len(facts()) == 1


def test_a_scheduler_runs_until_it_is_asked_to_stop(started, monkeypatch, redis_url):
    monkeypatch.setenv("GROUNDSWELL_REDIS_URL", redis_url)
    scheduler = started("scheduler")
    reads(scheduler.stderr, "Starting Periodiq")
    scheduler.terminate()
    _, err = scheduler.communicate(timeout=30)
    assert "Traceback" not in err


def test_without_redis_there_is_nothing_to_schedule(groundswell):
    assert groundswell("scheduler").refused("GROUNDSWELL_REDIS_URL", "groundswell worker")


@pytest.mark.parametrize("command", ["dashboard", "up"])
def test_a_taken_port_is_told_with_the_way_to_another(groundswell, command):
    with taken_port() as port:
        assert groundswell(command, "--port", str(port)).refused(str(port), "--port")


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_up_starts_worker_and_dashboard_and_stops_both(groundswell, started, asked):
    port = servers.free_port()
    both = started("up", "--port", str(port), stdout=subprocess.DEVNULL)
    reads(both.stderr, f"http://127.0.0.1:{port}")
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health") as answer:
        assert answer.read() == b"ok"
    saved_by_somebody_else()
    eventually(lambda: groundswell("status", "--json").json["position"] == 1)
    family = psutil.Process(both.pid).children(recursive=True)
    assert len(family) >= 2
    both.send_signal(asked)
    _, err = both.communicate(timeout=60)
    assert both.returncode == 0
    assert "Traceback" not in err
    assert [process for process in family if process.is_running()] == []


def test_up_ends_when_one_of_the_two_does(started):
    port = servers.free_port()
    both = started("up", "--port", str(port), stdout=subprocess.DEVNULL)
    reads(both.stderr, f"http://127.0.0.1:{port}")
    family = psutil.Process(both.pid).children(recursive=True)
    worker = next(process for process in family if process.cmdline()[-1] == "worker")
    os.kill(worker.pid, signal.SIGKILL)
    _, err = both.communicate(timeout=60)
    assert both.returncode == 1
    assert "The worker ended (exit code -9)" in err
    assert [process for process in family if process.is_running()] == []


@pytest.mark.parametrize("command", ["up", "dashboard"])
@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])  # noqa: S104  what is refused
def test_where_nobody_signs_in_no_other_machine_is_answered(groundswell, command, host):
    assert groundswell(command, "--host", host).refused("this machine alone", host, "GROUNDSWELL_SIGN_IN=oidc")


@pytest.mark.parametrize("command", ["up", "dashboard"])
def test_what_signing_in_lacks_is_named_before_anything_starts(groundswell, command, monkeypatch, tmp_path):
    monkeypatch.setenv("GROUNDSWELL_SIGN_IN", "oidc")
    assert groundswell(command).refused("GROUNDSWELL_OIDC_REDIRECT_URL", "GROUNDSWELL_SIGN_IN=local")
    monkeypatch.setenv("GROUNDSWELL_OIDC_REDIRECT_URL", "https://groundswell.example.org/oauth2callback")
    monkeypatch.setenv("GROUNDSWELL_OIDC_METADATA_URL", "https://login.example.org/.well-known/openid-configuration")
    monkeypatch.setenv("GROUNDSWELL_OIDC_CLIENT_ID", "groundswell")
    (tmp_path / "secret").write_text("do not show me")
    monkeypatch.setenv("GROUNDSWELL_OIDC_CLIENT_SECRET_FILE", str(tmp_path / "secret"))
    monkeypatch.setenv("GROUNDSWELL_COOKIE_SECRET_FILE", str(tmp_path / "secret"))
    answer = groundswell(command)
    assert answer.refused("GROUNDSWELL_COOKIE_SECRET_FILE", "openssl rand -hex 32")
    assert "do not show me" not in answer.err


def test_no_secret_shows_among_the_settings(groundswell, monkeypatch, tmp_path):
    (tmp_path / "secret").write_text("do not show me")
    monkeypatch.setenv("GROUNDSWELL_COOKIE_SECRET_FILE", str(tmp_path / "secret"))
    assert "do not show me" not in groundswell("settings").out
