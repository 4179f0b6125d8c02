"""The real program in a pseudo-terminal: type, quit, and find the words with plain TinyDB."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminal that Python can drive", allow_module_level=True)

import pexpect
import pyte

PATIENCE = 30.0

KEY = re.compile(r"\x1b\[[0-9;]*.|\x1bO.|.", re.DOTALL)
"""One key as a terminal sends it: a sequence of letters is never cut in two."""


class Terminal:
    """A program in a pseudo-terminal of 80x24, and the screen it draws."""

    def __init__(self, tmp_path: Path, *words: str) -> None:
        names = {
            **os.environ,
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "CONVENE_SETTINGS": str(tmp_path / "settings"),
        }
        self._program = pexpect.spawn(
            sys.executable,
            ["-m", "convene", "--home", str(tmp_path / "home"), *words],
            env=names,
            dimensions=(24, 80),
            encoding="utf-8",
        )
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.Stream(self._screen)
        self.raw = ""

    @property
    def text(self) -> str:
        return "\n".join(self._screen.display)

    def look(self, seconds: float) -> bool:
        """Read what is drawn in a while; False when the program has ended."""
        try:
            drawn = self._program.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += drawn
        self._stream.feed(drawn)
        return True

    def wait_until(self, holds: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENCE
        while not holds() and time.monotonic() < until and self.look(0.1):
            pass
        assert holds(), self.text

    def wait_for(self, words: str) -> None:
        self.wait_until(lambda: words in self.text)

    def shows_cursor(self) -> bool:
        return self.raw.rfind("\x1b[?25h") > self.raw.rfind("\x1b[?25l")

    def type(self, words: str, then: str = "") -> None:
        """Key by key as a person does, reading meanwhile as a terminal does."""
        for key in KEY.findall(words):
            self._program.send(key)
            self.look(0.03)
        if then:
            self.wait_for(then)

    def send(self, words: str) -> None:
        """All keys at once."""
        self._program.send(words)

    def ended(self) -> int | None:
        until = time.monotonic() + PATIENCE
        while self.look(0.1) and time.monotonic() < until:
            pass
        self._program.close()
        status: int | None = self._program.exitstatus
        return status

    @property
    def pid(self) -> int:
        """The program's process."""
        pid: int = self._program.pid
        return pid

    def cut(self) -> int:
        """Take the terminal away, as a lost connection does; how the program ended, -1 if it did not."""
        os.close(self._program.child_fd)
        self._program.child_fd = self._program.ptyproc.fd = -1
        self._program.closed = self._program.ptyproc.closed = True
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                self._program.ptyproc.terminated = True
                return status
            time.sleep(0.05)
        return -1

    def kill(self) -> None:
        self._program.kill(signal.SIGKILL)
        self._program.wait()


CAPTURE, QUIT, ESC = "\x0e", "\x11", "\x1b"


def begin(tmp_path: Path) -> Terminal:
    terminal = Terminal(tmp_path)
    terminal.wait_for("No initiative yet")
    terminal.type("n", "What is the initiative called")
    terminal.type("Ready for School\rHarper Valley\rToo few children ready\rMei\r", "1 OVERVIEW")
    return terminal


def test_what_is_typed_is_in_the_record_after_quitting(tmp_path: Path) -> None:
    terminal = begin(tmp_path)
    terminal.type(CAPTURE, "Enter keep")
    terminal.type("d Meet every second Thursday\r", "D1")
    terminal.type(CAPTURE, "Enter keep")
    terminal.type("Dana Ruiz to call the mayor\r", "A1")
    terminal.type(QUIT)
    assert terminal.ended() == 0
    record = TinyDB(tmp_path / "home" / "ready-for-school" / "initiative.json")
    assert [one["text"] for one in record.table("decisions").all()] == ["Meet every second Thursday"]
    assert [one["what"] for one in record.table("actions").all()] == ["Call the mayor"]
    assert [one["name"] for one in record.table("people").all()] == ["Mei", "Dana Ruiz"]
    assert record.table("initiative").all()[0]["place"] == "Harper Valley"


def test_a_killed_terminal_loses_nothing_that_was_confirmed(tmp_path: Path) -> None:
    terminal = begin(tmp_path)
    terminal.type(CAPTURE, "Enter keep")
    terminal.type("d Meet every second Thursday\r", "D1")
    terminal.wait_for("saved")
    terminal.kill()
    again = Terminal(tmp_path)
    again.wait_for("1 OVERVIEW")
    again.type("5", "Meet every second Thursday")
    again.type(QUIT)
    assert again.ended() == 0


def test_who_types_ahead_of_the_screen_is_not_misread(tmp_path: Path) -> None:
    """All keys in one packet, as from a slow connection: each lands where it was meant."""
    terminal = Terminal(tmp_path)
    terminal.wait_for("No initiative yet")
    terminal.send("nReady for School\rHarper Valley\rToo few children ready\rMei\r")
    terminal.wait_for("1 OVERVIEW")
    terminal.send(f"{CAPTURE}d Meet on Mondays\r{CAPTURE}n Said by the mayor\r5")
    terminal.wait_for("5 RECORD")
    terminal.wait_for("Said by the mayor")
    terminal.type(QUIT)
    assert terminal.ended() == 0
    record = TinyDB(tmp_path / "home" / "ready-for-school" / "initiative.json")
    assert [one["text"] for one in record.table("decisions").all()] == ["Meet on Mondays"]
    assert [one["text"] for one in record.table("notes").all()] == ["Said by the mayor"]
    about = record.table("initiative").all()[0]
    assert (about["place"], about["facilitator"]) == ("Harper Valley", "Mei")


def test_the_terminals_own_cursor_shows_where_one_types(tmp_path: Path) -> None:
    """Braille displays and input methods follow it; Textual hides it, and we show it in fields only."""
    terminal = begin(tmp_path)
    assert not terminal.shows_cursor()
    terminal.type(CAPTURE, "Enter keep")
    terminal.wait_until(terminal.shows_cursor)
    terminal.type(ESC)
    terminal.wait_until(lambda: not terminal.shows_cursor())
    terminal.type(QUIT)
    assert terminal.ended() == 0
