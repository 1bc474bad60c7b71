"""What the tests run as processes of their own: `python -m tests.faults.children NAME ARGUMENTS`.

Settings come from the environment. Each writes `ready` when it begins, and then what it has achieved, line by line;
a line that is written outlives the process.
"""

import json
import os
import runpy
import signal
import sys
import time
import traceback
from dataclasses import asdict
from itertools import count
from pathlib import Path
from threading import Event
from typing import NoReturn

from service.settings import Settings
from service.wiring import Services, build
from tests.faults import story
from workers.workplace import open_workplace, wait_for_stop, working


def tell(stream: str, first: str, pause: str) -> None:
    """Record one fact after the other until stopped; write the number of each that is recorded."""
    workplace = open_workplace(Settings())
    stop = _asked_to_stop()
    _write("ready")
    _tell(workplace.services, stream, int(first), float(pause), stop)
    workplace.close()


def insist(stream: str) -> None:
    """Record one fact after the other about one and the same partnership, until stopped."""
    services = build(Settings())
    _write("ready")
    for number in count():
        services.recording.record("Harbour", "Ada", story.interaction(stream, number))
        _write(f"{number}")


def work() -> None:
    """Work in-process until stopped."""
    workplace = open_workplace(Settings())
    with working(workplace):
        _write("ready")
        wait_for_stop()
    workplace.close()


def work_and_tell(stream: str, first: str, pause: str) -> None:
    """Do both at once, as one person's program does."""
    workplace = open_workplace(Settings())
    stop = _asked_to_stop()
    with working(workplace):
        _write("ready")
        _tell(workplace.services, stream, int(first), float(pause), stop)
    workplace.close()


def greet(stream: str) -> None:
    """Record a note about one newcomer after the other until killed; write the number of each that is recorded."""
    workplace = open_workplace(Settings())
    _write("ready")
    for number in count():
        told = story.interaction(stream, number, note=f"note {stream} {number}")
        workplace.services.recording.record(story.COALITIONS[0], f"{stream} {number}", told)
        _write(f"{number}")


def race() -> None:
    """Follow the log and refresh everything, without a pause or a queue, until stopped."""
    services = build(Settings())
    stop = _asked_to_stop()
    _write("ready")
    for turn in count():
        taken = services.read_models.follow()
        for coalition_id in services.read_models.stale():
            services.read_models.refresh(coalition_id)
            _write(f"turn {turn}: {taken} facts, refreshed {coalition_id}")
        if stop.is_set():
            break
    services.close()


def bring_in(go: str, *files: str) -> None:
    """Wait until the file `go` exists, then import the others, writing each result."""
    services = build(Settings())
    _write("ready")
    while not Path(go).exists():
        pass
    for file in files:
        content = Path(file).read_bytes()
        done = services.importing.run(content, source=file, recorder="a test", progress=_say_how_far)
        _write(json.dumps(asdict(done)))
    services.close()


def open_files(folder: str, rounds: str, me: str, other: str) -> None:
    """Open one brand-new database after the other, each at the same moment as another process."""
    _write("ready")
    for number in range(int(rounds)):
        (Path(folder) / f"{number}.{me}").touch()
        while not (Path(folder) / f"{number}.{other}").exists():
            pass
        services = build(Settings(database_url=f"sqlite:///{folder}/{number}.db"))
        services.recording.form_coalition("Harbour")
        story.tell(services, me, number, "Harbour")
        services.close()
        _write(f"{number}")


def nursery(folder: str) -> None:
    """Bear a process for each order that appears in the folder: where its output goes, and what it runs."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how they ended
    _write("ready")
    while True:
        for order in Path(folder).glob("*.order"):
            name, *words = json.loads(order.read_text())
            order.unlink()
            if (pid := os.fork()) == 0:
                _live(Path(name), words)
            born = Path(name).with_suffix(".new")
            born.write_text(str(pid))
            born.rename(Path(name).with_suffix(".pid"))
        time.sleep(0.005)


def _live(name: Path, words: list[str]) -> NoReturn:
    """Become what `python -m words` is."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for stream, suffix in ((sys.stdout, ".out"), (sys.stderr, ".err")):
        with name.with_suffix(suffix).open("w") as file:
            os.dup2(file.fileno(), stream.fileno())
    sys.argv = words
    code = 1
    try:
        runpy.run_module(words[0], run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as ended:
        code = int(ended.code or 0)
    except BaseException:  # noqa: BLE001  as the interpreter does at the end of a program
        traceback.print_exc()
    finally:
        os._exit(code)


def _tell(services: Services, stream: str, first: int, pause: float, stop: Event) -> None:
    for number in count(first):
        story.tell(services, stream, number)
        _write(f"{number}")
        if stop.wait(pause):
            break


def _say_how_far(done: int, of: int) -> None:
    _write(f"{done} of {of}")


def _asked_to_stop() -> Event:
    stop = Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    return stop


def _write(line: str) -> None:
    print(line, flush=True)  # noqa: T201  what the test reads


CHILDREN = {
    each.__name__: each for each in (tell, insist, work, work_and_tell, greet, race, bring_in, open_files, nursery)
}

if __name__ == "__main__":
    CHILDREN[sys.argv[1]](*sys.argv[2:])
