"""The command line run in this process: words in, exit code and both streams out."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from commands_driving import AtATerminal, Convene, Ran
from convene.cli import main
from convene.initiative.home import Home


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of this computer's own settings is read or written."""
    monkeypatch.setenv("CONVENE_SETTINGS", str(tmp_path / "settings"))
    monkeypatch.delenv("CONVENE_HOME", raising=False)


@pytest.fixture
def convene(
    home: Home, clock: Callable[[], Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Convene:
    """The command line with the fixtures' home folder, without a terminal."""

    def run(*words: str, stdin: str = "") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        code = main(["--home", str(home.folder), *words], now=clock)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Ran(code, out, err)

    return run


@pytest.fixture
def at_a_terminal(convene: Convene, monkeypatch: pytest.MonkeyPatch) -> AtATerminal:
    """The command line with somebody at the keyboard: keys first, then the words of the command."""

    def run(keys: str, *words: str) -> Ran:
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
            pipe.send_text(keys)
            monkeypatch.setattr("convene.commands.is_terminal", lambda _: True)
            return convene(*words)

    return run
