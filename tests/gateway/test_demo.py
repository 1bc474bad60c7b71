import shutil
import socket
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from domain.errors import InteractionIsRetracted
from examples import FILES, NAME, RECORDER
from examples.steps import Record, partnership_of
from examples.synthetic import SEED, first_day_for, story
from gateway import demo as demonstration
from gateway.cli.app import app
from gateway.storytelling import tell_story
from service.progress import silent
from service.settings import Settings
from service.wiring import Services, build, utc_now

COALITIONS = [*(bundled.coalition for bundled in FILES), NAME]


@pytest.fixture(scope="module")
def first_run(tmp_path_factory) -> tuple[Path, Result]:
    """The database that a first run leaves behind, and what it said. Not to be changed: copy it."""
    file = tmp_path_factory.mktemp("demo") / "groundswell.db"
    return file, run("demo", "--no-serve", database=file)


@pytest.fixture
def loaded(first_run: tuple[Path, Result], tmp_path: Path) -> Path:
    """A copy of the loaded database."""
    return Path(shutil.copy(first_run[0], tmp_path))


@pytest.fixture
def services(loaded: Path) -> Iterator[Services]:
    opened = build(Settings(database_url=f"sqlite:///{loaded}"))
    yield opened
    opened.close()


def run(*arguments: str, database: Path) -> Result:
    return CliRunner().invoke(app, arguments, env={"GROUNDSWELL_DATABASE_URL": f"sqlite:///{database}"})


def facts(database: Path) -> int:
    opened = build(Settings(database_url=f"sqlite:///{database}"))
    try:
        return opened.status().facts
    finally:
        opened.close()


def told() -> list[Record]:
    first_day = first_day_for(utc_now().date())
    return [step for step in story(SEED, first_day) if isinstance(step, Record)]


def test_the_demo_loads_two_real_coalitions_and_a_synthetic_one_and_shows_them(first_run):
    _, result = first_run
    assert result.exit_code == 0, result.output
    shown = result.output.splitlines()
    assert [name for name in COALITIONS if not any(line.startswith(name) for line in shown)] == []
    assert "http://127.0.0.1:8501" in result.output


def test_what_the_demo_shows_is_what_the_facts_say(services):
    assert services.status().lag == 0
    assert services.verify().identical


def test_everything_is_recorded_by_demo(services):
    for name in COALITIONS:
        entries = services.reading.entries(name, limit=10_000, interactions=True)
        assert len(entries) > 300
        assert {entry.recorded_by for entry in entries} == {RECORDER}


def test_a_second_run_adds_no_facts(loaded):
    before = facts(loaded)
    result = run("demo", "--no-serve", database=loaded)
    assert result.exit_code == 0, result.output
    assert facts(loaded) == before


def test_a_run_on_a_later_day_adds_no_facts(loaded):
    services = build(Settings(database_url=f"sqlite:///{loaded}"), clock=lambda: utc_now() + timedelta(days=400))
    before = services.status().facts
    demonstration.load(services)
    assert services.status().facts == before
    services.close()


def test_a_load_that_was_cut_short_goes_on_where_it_ended(services, tmp_path):
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'cut.db'}")
    cut = build(settings)
    with pytest.raises(Cut):
        tell_story(cut.recording, cut_at(500))
    later = build(
        Settings(database_url=f"sqlite:///{tmp_path / 'cut.db'}"), clock=lambda: utc_now() + timedelta(days=9)
    )
    tell_story(later.recording, silent)
    demonstration._count(later.read_models)
    whole, mended = (each.reading.coalition(NAME) for each in (services, later))
    assert (mended.facts, mended.stakeholders, mended.members) == (whole.facts, whole.stakeholders, whole.members)
    cut.close()
    later.close()


class Cut(Exception):
    """The power failed."""


def cut_at(step: int):
    def progress(done: int, _: int) -> None:
        if done == step:
            raise Cut

    return progress


def test_what_somebody_has_taken_back_stays_taken_back(services):
    step = told()[-1]
    home = partnership_of(NAME, step.stakeholder)
    services.recording.retract(home, step.interaction.id, "only a test", "tester")
    demonstration.load(services)
    with pytest.raises(InteractionIsRetracted):
        services.recording.retract(home, step.interaction.id, "again", "tester")


def test_the_story_shows_a_rise_a_fall_and_a_recovery(services):
    strength = services.reading.series(NAME).strength
    start, peak, crisis, today = strength[40], strength[265], strength[375], strength[-1]
    assert start < 0.45
    assert 0.7 < peak < 0.9
    assert crisis < peak - 0.25
    assert 0.6 < today < peak
    assert services.reading.series(NAME).momentum[-1] > 0


def test_a_replay_as_known_earlier_knows_less(services):
    step = next(step for step in told() if step.known_at - step.interaction.occurred_at > timedelta(days=60))
    day = step.interaction.occurred_at.date()
    then = services.reading.replay(NAME, day, step.known_at - timedelta(days=1))
    now = services.reading.replay(NAME, day)
    assert then.strength != now.strength


def test_the_main_figures_have_agendas_and_one_condition_is_met(services):
    situation = services.situations.of(NAME)
    wanting = [partner for partner in situation.partners if partner.agenda]
    assert len(wanting) > 10
    assert all(partner.cadence for partner in wanting)
    assert sum(len(partner.met) for partner in situation.partners) == 1
    assert len(situation.network.listener) > 30


def test_a_taken_port_is_told_before_anything_is_loaded(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("demo", "--port", str(port), database=tmp_path / "never.db")
    assert result.exit_code == 2
    assert result.output.count("\n") == 1
    assert f"make demo PORT={port % 65535 + 1}" in result.output
    assert not (tmp_path / "never.db").exists()


def test_once_loaded_the_worker_and_the_dashboard_are_started_on_the_port(loaded, monkeypatch):
    started = []
    monkeypatch.setattr(demonstration, "up", lambda host, port: started.append((host, port)))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    result = run("demo", "--port", str(port), database=loaded)
    assert started == [("127.0.0.1", port)]
    assert f"http://127.0.0.1:{port}" in result.output


def test_a_database_that_contradicts_a_bundled_file_is_told_in_one_sentence(tmp_path):
    file = tmp_path / "other.db"
    other = FILES[1].file.read_text().replace(",1917-11-27,", ",1917-11-28,", 1)
    (tmp_path / "other.csv").write_text(other)
    assert run("import", str(tmp_path / "other.csv"), database=file).exit_code == 0
    result = run("demo", "--no-serve", database=file)
    assert result.exit_code == 1
    assert "Government of Finland cannot be loaded beside what is recorded" in result.output
