"""The real program in a pseudo-terminal: it asks, it opens the app, it leaves the terminal as it was."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from convene.initiative.home import Home
from filling import own_worksheet, step_of

pexpect = pytest.importorskip("pexpect")

SOURCE = Path(__file__).resolve().parents[2] / "src"


@pytest.fixture
def spawn(tmp_path: Path, home: Home) -> Callable[..., Any]:
    """Starts a command at a terminal of 80 by 24."""
    env = {
        **os.environ,
        "PYTHONPATH": str(SOURCE),
        "CONVENE_HOME": str(home.folder),
        "CONVENE_SETTINGS": str(tmp_path / "settings"),
        "TERM": "xterm-256color",
        "PROMPT_TOOLKIT_NO_CPR": "1",
    }

    def start(*words: str) -> Any:
        return pexpect.spawn(
            sys.executable,
            ["-m", "convene", *words],
            env=env,
            encoding="utf-8",
            timeout=20,
            dimensions=(24, 80),
        )

    return start


def ended(child: Any) -> int:
    child.expect(pexpect.EOF)
    child.close()
    return int(child.exitstatus)


def test_a_name_is_asked_for(spawn: Callable[..., Any], home: Home) -> None:
    child = spawn("new")
    for question, answer in (("called", "Riverbend"), ("place", ""), ("problem", ""), ("facilitates", "Sam")):
        child.expect(question)
        child.send(f"{answer}\r")
    assert ended(child) == 0
    assert home.read(home.folder / "riverbend").about.facilitator == "Sam"


def test_ctrl_c_at_a_question_changes_nothing(spawn: Callable[..., Any], home: Home) -> None:
    child = spawn("new")
    child.expect("called")
    child.send("River\x03")
    assert ended(child) == 130
    assert not home.folder.exists()


def test_a_passphrase_is_never_shown(spawn: Callable[..., Any], folder: Path) -> None:
    pytest.importorskip("pyrage")
    child = spawn("backup", "--passphrase")
    for question in ("A passphrase", "once more"):
        child.expect(question)
        child.send("sesame\r")
    child.expect("zip.age")
    shown = child.before
    assert ended(child) == 0
    assert "sesame" not in shown + child.before
    assert [path.suffix for path in folder.parent.iterdir() if path.is_file()] == [".age"]


def test_ctrl_c_while_a_file_is_awaited_on_stdin_changes_nothing(
    spawn: Callable[..., Any], home: Home, folder: Path
) -> None:
    before = home.read(folder).about
    child = spawn("capture", "-")
    child.send("n One\r")
    child.expect("N1")
    child.send("\x03")
    assert ended(child) == 130
    assert home.read(folder).about == before
    home.open(folder).close()


@pytest.mark.parametrize("words", [(), ("open",), ("demo",)], ids=["convene", "open", "demo"])
def test_the_app_opens_and_leaves_the_terminal_as_it_was(
    spawn: Callable[..., Any], words: tuple[str, ...]
) -> None:
    child = spawn(*words)
    child.expect("Clear Path Larkspur" if words == ("demo",) else "Your initiatives")
    child.send("\x11")  # Ctrl+Q
    assert ended(child) == 0
    assert "\x1b[?1049l" in child.before


def test_a_worksheet_is_tried_in_the_sample_and_nothing_of_it_stays(
    spawn: Callable[..., Any], home: Home, tmp_path: Path
) -> None:
    steps = step_of("text", 'reminder_from = "landscape-map.scope"', step="ours")
    own_worksheet(home, steps).rename(tmp_path / "tried.toml")
    child = spawn("worksheets", "preview", str(tmp_path / "tried.toml"))
    child.expect("WHAT IS IT")
    child.send("Only tried\x11")
    child.expect("Nothing typed there was kept")
    assert ended(child) == 0
    assert not home.entries()
