"""On a terminal what is missing is asked for, and work that takes long shows how far it is."""

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

OWNER = """
import os, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
os.close(os.open(os.ttyname(0), os.O_RDWR))
from gateway.cli import main
main()
"""
"""The program, once Ctrl-C reaches it: the terminal is its own, and it minds what tests in the background do not."""


@dataclass
class Terminal:
    """A program on a terminal of its own, and what it has shown so far."""

    program: "subprocess.Popen[bytes]"
    keyboard: int
    shown: str = ""

    def until(self, words: str, seconds: float = 60) -> "Terminal":
        """Wait until these words are shown."""
        deadline = time.monotonic() + seconds
        while words not in self.shown:
            assert time.monotonic() < deadline, f"{words!r} was never shown, but this: {self.shown}"
            self._read()
        return self

    def type(self, text: str) -> None:
        self.shown = ""
        os.write(self.keyboard, text.encode())

    def end(self, seconds: float = 60) -> int:
        """Wait until the program ends; its exit code."""
        deadline = time.monotonic() + seconds
        while self._read():
            assert time.monotonic() < deadline, f"it never ended, but showed this: {self.shown}"
        return self.program.wait(60)

    def interrupt(self) -> int:
        """Press Ctrl-C, again where it fell between question and answer; the exit code."""
        deadline = time.monotonic() + 30
        while self.program.poll() is None and time.monotonic() < deadline:
            self.type("\x03")
            waited = time.monotonic() + 3
            while time.monotonic() < waited and self._read():
                pass
        return self.end()

    def _read(self) -> bool:
        if not select.select([self.keyboard], [], [], 0.1)[0]:
            return self.program.poll() is None
        try:
            self.shown += os.read(self.keyboard, 65536).decode(errors="replace")
        except OSError:  # how Linux says that nobody is left at the other end
            return False
        return True


@pytest.fixture
def on_a_terminal(database) -> Iterator[Callable[..., Terminal]]:
    """Run the real program on a terminal of its own."""
    terminals: list[Terminal] = []

    def run(*arguments: str, **environment: str) -> Terminal:
        keyboard, screen = pty.openpty()
        program = subprocess.Popen(
            [sys.executable, "-c", OWNER, *arguments],
            stdin=screen,
            stdout=screen,
            stderr=screen,
            cwd=database.parent,
            env=os.environ | {"TERM": "xterm-256color", "COLUMNS": "100"} | environment,
            start_new_session=True,
        )
        os.close(screen)
        terminals.append(Terminal(program, keyboard))
        return terminals[-1]

    yield run
    for terminal in terminals:
        if terminal.program.poll() is None:
            terminal.program.kill()
            terminal.program.wait()
        os.close(terminal.keyboard)


def test_log_asks_for_what_is_missing(groundswell, clean_rivers, on_a_terminal):
    terminal = on_a_terminal("log")
    terminal.until(f"Coalition [{clean_rivers}]:").type("\n")
    terminal.until("With whom:").type("ada\n")
    terminal.until("What was it:").type("meating\n")
    terminal.until("did you mean meeting?").until("What was it:").type("meeting\n")
    terminal.until("When [today]:").type("2024-03-05\n")
    terminal.until("Note").type("over tea\n")
    terminal.until("Tone").type("2\n")
    assert terminal.end() == 0
    assert "support of Ada" in terminal.shown
    latest = groundswell("coalition", "show", clean_rivers, "--json").json["recent"][0]
    assert (latest["stakeholder"], latest["kind"], latest["tone"], latest["note"]) == ("Ada", "meeting", 2, "over tea")
    assert latest["occurred_at"].startswith("2024-03-05")


def test_log_asks_nothing_if_all_is_said(clean_rivers, on_a_terminal):
    terminal = on_a_terminal("log", "--coalition", clean_rivers, "--with", "Ada", "--kind", "pledge")
    assert terminal.end() == 0
    assert "[today]" not in terminal.shown


@pytest.mark.parametrize(("typed", "expected"), [("1", "Ada"), ("n", "Adah")])
def test_an_unknown_stakeholder_is_new_or_one_of_the_close_ones(
    groundswell, clean_rivers, on_a_terminal, typed, expected
):
    terminal = on_a_terminal("log", "--coalition", clean_rivers, "--with", "Adah", "--kind", "pledge")
    terminal.until("'Adah' is not known yet").type(f"{typed}\n")
    assert terminal.end() == 0
    assert groundswell("coalition", "show", clean_rivers, "--json").json["recent"][0]["stakeholder"] == expected


def test_ctrl_c_at_a_question_ends_quietly_and_records_nothing(facts, clean_rivers, on_a_terminal):
    before = facts()
    terminal = on_a_terminal("log", "--coalition", clean_rivers)
    assert terminal.until("With whom:").interrupt() == 130
    assert "Traceback" not in terminal.shown
    assert facts() == before


def test_an_answer_that_never_comes_records_nothing(facts, clean_rivers, on_a_terminal):
    before = facts()
    terminal = on_a_terminal("log", "--coalition", clean_rivers)
    terminal.until("With whom:").type("\x04")
    assert terminal.end() == 2
    assert "nothing was recorded" in terminal.shown
    assert facts() == before


def test_an_import_shows_how_far_it_is(on_a_terminal, write):
    terminal = on_a_terminal("import", str(write(*[f"{n},C,Ada,message,2024-01-01" for n in range(1_000)])))
    assert terminal.end() == 0
    assert "1000/1000" in terminal.shown
    assert "1,000 rows read: 1,000 recorded." in terminal.shown


def test_colours_say_what_is_for_and_against_unless_they_are_unwanted(clean_rivers, on_a_terminal):
    coloured = on_a_terminal("coalition", "show", clean_rivers)
    plain = on_a_terminal("coalition", "show", clean_rivers, NO_COLOR="1")
    assert (coloured.end(), plain.end()) == (0, 0)
    assert "\x1b[38;" in coloured.shown
    assert "\x1b[38;" not in plain.shown


def test_settings_are_a_table_that_marks_what_is_set_without_its_value(on_a_terminal):
    terminal = on_a_terminal("settings", GROUNDSWELL_REDIS_URL="redis://:open-sesame@127.0.0.1/0")
    assert terminal.end() == 0
    assert "GROUNDSWELL_REDIS_URL  (set)" in terminal.shown
    assert "sesame" not in terminal.shown
