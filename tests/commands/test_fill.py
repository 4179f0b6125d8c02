"""A worksheet filled in at a terminal, without the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands_driving import AtATerminal, Convene
from convene.initiative.home import Home

ENTER, CTRL_C = "\r", "\x03"


def test_it_asks_and_keeps_and_goes_on_after_an_interruption(
    at_a_terminal: AtATerminal, home: Home, folder: Path
) -> None:
    stopped = at_a_terminal(f"Opioids{ENTER}Clinic{ENTER}{CTRL_C}", "fill", "landscape-map")
    assert stopped.code == 130
    view = home.read(folder)
    assert view.answer("landscape-map.scope") == "Opioids"
    assert [row.cells["name"] for row in view.rows("landscape-map.organizations")] == ["Clinic"]
    again = at_a_terminal(ENTER * 8, "fill", "landscape-map")
    assert again.code == 0
    assert "Step 1 of 7: What and where (answered)" in again.out
    assert "There: Clinic" in again.out
    assert again.lines[-1] == "That was the last step. Everything is saved."


@pytest.mark.usefixtures("folder")
def test_wrong_words_and_no_terminal_are_told(convene: Convene) -> None:
    assert "There is no worksheet “landscape”. There are: " in convene("fill", "landscape").err
    ran = convene("fill", "landscape-map")
    assert ran.code == 2
    assert "A terminal to ask at is missing." in ran.err


@pytest.mark.usefixtures("folder")
def test_a_worksheet_that_was_left_out_is_asked_for(at_a_terminal: AtATerminal) -> None:
    ran = at_a_terminal(f"{ENTER}{CTRL_C}", "fill")
    assert (ran.code, ran.lines[0]) == (130, "Who must be at the table?")


@pytest.mark.usefixtures("folder")
def test_long_lines_break_between_words(at_a_terminal: AtATerminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = at_a_terminal(f"{ENTER}{CTRL_C}", "fill", "health-check").lines
    assert "See how strong each of the five" in lines
    assert "conditions is with us today, and pick" in lines
    assert max(len(line) for line in lines if line.startswith("0 ")) < 40
    assert "0 Not there: Asked one by one, partners" in lines
