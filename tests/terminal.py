"""The real program in a pseudo-terminal: what a person types, and the screen that it draws."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminal that Python can drive", allow_module_level=True)

import pexpect
import pyte

PATIENCE = 30.0

KEY = re.compile(r"\x1b\[[0-9;]*.|\x1bO.|.", re.DOTALL)
"""One key as a terminal sends it: a sequence of letters is never cut in two."""


class Terminal:
    """A program in a pseudo-terminal of 80x24, and the screen it draws."""

    def __init__(self, tmp_path: Path, *words: str, **more: str) -> None:
        names = {
            **os.environ,
            **more,
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "CONVENE_SETTINGS": str(tmp_path / "settings"),
            "PYTHONDONTWRITEBYTECODE": "1",  # a full disk would leave half of it for the next program
        }
        self._program = pexpect.spawn(
            sys.executable,
            ["-m", "convene", "--home", str(tmp_path / "home"), *words],
            env=names,
            dimensions=(24, 80),
            encoding="utf-8",
        )
        self._log = tmp_path / "settings" / "convene.log"
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.Stream(self._screen)
        self.raw = ""

    @property
    def text(self) -> str:
        """The screen, line by line; quicker than pyte's own, which weighs every letter."""
        lines = (self._screen.buffer[line] for line in range(24))
        return "\n".join("".join(line[column].data for column in range(80)) for line in lines)

    @property
    def log(self) -> str:
        """What the program wrote of a fault nobody foresaw, if there was one."""
        return self._log.read_text("utf-8")[-6000:] if self._log.exists() else ""

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
        assert holds(), f"{self.text}\n{self.log}"

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
