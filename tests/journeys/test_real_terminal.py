"""The real program in a pseudo-terminal: type, quit, and find the words with plain TinyDB."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tinydb import TinyDB

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminal that Python can drive", allow_module_level=True)

from terminal import CAPTURE, ESC, QUIT, Terminal, begin


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
