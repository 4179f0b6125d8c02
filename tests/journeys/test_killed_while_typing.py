"""The real program, killed in the middle of a word: at most two seconds of keys are lost."""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminal that Python can drive", allow_module_level=True)

from terminal import CAPTURE, ESC, QUIT, Terminal, begin

MAY_BE_LOST = 2.0
"""Seconds of typing."""

SLOW = 0.7
"""Seconds more, for a disk and two cores that others use too."""

SENTENCE = "The county clinic and the school nurses meet on the first Monday of every month to talk about it"

PLACES = {
    "capture": (CAPTURE, CAPTURE, "Enter keep", "the capture line (Ctrl+N)"),
    "meeting": ("2n", "2n", "What is it called?", "“A new meeting”"),
    "cell": (
        "3\x1b[B\r\x07a",
        "3\x1b[B\r\x07\r",
        "Enter Next cell",
        "“Who does what already?”, Organizations",
    ),
}
"""The keys that lead there, and there again; what stands there then; what is said at the next start."""


def type_until_killed(terminal: Terminal, seconds: float) -> list[tuple[float, str]]:
    """Type without a pause; each letter with the moment at which it was sent. Then the program is killed."""
    sent = []
    until = time.monotonic() + seconds
    for letter in SENTENCE:
        sent.append((time.monotonic(), letter))
        terminal.type(letter)
        terminal.look(0.05)
        if time.monotonic() > until:
            break
    at = time.monotonic()
    terminal.kill()
    return [(at - when, letter) for when, letter in sent]


def kept(tmp_path: Path) -> str:
    """The words on disk; "" if there are none."""
    found = [
        words
        for path in (tmp_path / "settings" / "typing").glob("*.json")
        for place in json.loads(path.read_text("utf-8")).values()
        for words in place["words"].values()
    ]
    assert len(found) <= 1
    return found[0] if found else ""


def go(terminal: Terminal, keys: str) -> None:
    for key in re.findall(r"\x1b\[.|.", keys):
        terminal.type(key)
        terminal.look(0.3)


@pytest.mark.parametrize(
    ("place", "seconds"),
    [("capture", 5.7), pytest.param("cell", 5.7, marks=pytest.mark.long), ("meeting", 3.1)],
)
def test_at_most_two_seconds_are_lost(tmp_path: Path, place: str, seconds: float) -> None:
    keys, keys_again, shown, where = PLACES[place]
    terminal = begin(tmp_path)
    go(terminal, keys)
    terminal.wait_for(shown)
    typed = type_until_killed(terminal, seconds)
    words = kept(tmp_path)
    lost = typed[len(words) :]
    longest = max((before for before, _ in lost), default=0.0)
    assert words == "".join(letter for _, letter in typed[: len(words)])
    assert longest < MAY_BE_LOST + SLOW
    again = Terminal(tmp_path)
    told = f"You were typing in {where}. It is kept."
    again.wait_until(lambda: told in " ".join(again.text.replace("▌", " ").split()))
    go(again, keys_again)
    again.wait_for(words[:20])
    again.type(QUIT)
    assert again.ended() == 0


def test_a_kept_line_is_not_offered_again(tmp_path: Path) -> None:
    """Killed a moment after Enter: it is in the record, and the capture line is empty."""
    terminal = begin(tmp_path)
    terminal.type(CAPTURE, "Enter keep")
    terminal.type("d Meet every second Thursday\r", "D1")
    terminal.wait_until(lambda: not kept(tmp_path))
    terminal.kill()
    again = Terminal(tmp_path)
    again.wait_for("1 OVERVIEW")
    again.type(CAPTURE, "Enter keep")
    assert "Meet every second Thursday" not in again.text
    again.type(ESC)
    again.type(QUIT)
    assert again.ended() == 0
