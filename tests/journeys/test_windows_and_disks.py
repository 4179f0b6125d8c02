"""The real program in pseudo-terminals: two windows, a full disk, a window that is closed from outside."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest
from tinydb import TinyDB

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminal that Python can drive", allow_module_level=True)

import resource

from terminal import CAPTURE, QUIT, Terminal, begin

F3, F6, SAVE, DOWN = "\x1bOR", "\x1b[17~", "\x13", "\x1b[B"


def decided(tmp_path: Path) -> list[str]:
    record = TinyDB(tmp_path / "home" / "ready-for-school" / "initiative.json")
    return [one["text"] for one in record.table("decisions").all()]


def flat(terminal: Terminal) -> str:
    """The screen in one line, without the frames of messages."""
    return " ".join(terminal.text.replace("▌", " ").replace("▊", " ").replace("▎", " ").split())


def capture(terminal: Terminal, words: str, then: str) -> None:
    terminal.type(CAPTURE, "Enter keep")
    terminal.type(f"{words}\r", then)


def test_the_second_window_follows_the_first_and_takes_over_when_it_is_killed(tmp_path: Path) -> None:
    first = begin(tmp_path)
    second = Terminal(tmp_path)
    second.wait_for("read only: open ")
    second.type("5", "Nothing recorded yet")
    capture(first, "d Meet every second Thursday", "D1")
    first.wait_for("saved")
    began = time.monotonic()
    second.wait_for("Meet every second Thursday")
    assert time.monotonic() - began < 3
    second.type("d")
    second.wait_until(lambda: "This can be read here and not changed" in flat(second))
    first.type(CAPTURE, "Enter keep")
    first.type("d Meet on Mon")
    first.kill()
    second.wait_for("F6 goes on here")
    second.type(F6)
    second.wait_for("This window writes now.")
    second.type(CAPTURE)
    # What the first was typing may have been kept: a new line is typed before it.
    second.wait_until(lambda: "Enter keep" in second.text or "FROM BEFORE" in second.text)
    second.type("d Meet on Tuesdays\r", "D2")
    second.type(QUIT)
    assert second.ended() == 0
    assert decided(tmp_path) == ["Meet every second Thursday", "Meet on Tuesdays"]


def may_write(pid: int, most: int | None) -> None:
    """Let a program write files of at most so many bytes; None for any."""
    if sys.platform != "linux":
        pytest.skip("only Linux sets limits of another process")
    else:
        _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (hard if most is None else most, hard))


def test_a_disk_that_is_full_for_a_while_is_told_and_loses_nothing(tmp_path: Path) -> None:
    terminal = begin(tmp_path)
    may_write(terminal.pid, 1)
    capture(terminal, "d Meet every second Thursday", "NOT SAVED: the disk is full")
    terminal.wait_until(lambda: "or press Ctrl+S for a copy" in flat(terminal))
    terminal.type(SAVE, "In which folder?")
    terminal.type("\x1b")
    terminal.wait_until(lambda: "In which folder?" not in terminal.text)
    terminal.type(QUIT, "Leave without the last")
    may_write(terminal.pid, None)
    terminal.type("t")
    assert terminal.ended() == 0
    assert decided(tmp_path) == ["Meet every second Thursday"]


def test_ctrl_s_reaches_the_app(tmp_path: Path) -> None:
    terminal = begin(tmp_path)
    terminal.type(SAVE, "Everything is saved by itself:")
    terminal.type(QUIT)
    assert terminal.ended() == 0


@pytest.mark.parametrize(
    "how", [pytest.param("asked to end", marks=pytest.mark.long), "hung up", "terminal gone"]
)
def test_what_was_typed_last_is_written_when_the_window_is_closed(tmp_path: Path, how: str) -> None:
    terminal = begin(tmp_path)
    terminal.type("3", "3 WORKSHEETS")
    terminal.type(f"{DOWN}\r", "Note for you")
    terminal.type("Two towns", "Two towns")
    if how == "terminal gone":
        assert os.WIFEXITED(terminal.cut())
    else:
        number = signal.SIGTERM if how == "asked to end" else signal.SIGHUP
        os.kill(terminal.pid, number)
        assert terminal.ended() == 128 + number
    again = Terminal(tmp_path)
    again.wait_for("1 OVERVIEW")
    again.type("3", "3 WORKSHEETS")
    again.type(f"{DOWN}\r", "Note for you")
    again.type(F3, "Two towns")
    again.type(QUIT)
    assert again.ended() == 0
