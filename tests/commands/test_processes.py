"""Where the process is the point: what it imports, pipes, Ctrl+C, terminals."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from convene.captured.note import Note
from convene.initiative.home import Home

SOURCE = Path(__file__).resolve().parents[2] / "src"
RUN = [sys.executable, "-m", "convene"]
DEAR = {"textual", "docx", "tinydb", "questionary", "msgspec", "rapidfuzz", "dateutil"}


@pytest.fixture
def env(tmp_path: Path, home: Home) -> dict[str, str]:
    """The environment of a child: the fixtures' home folder and settings."""
    return {
        **os.environ,
        "PYTHONPATH": str(SOURCE),
        "CONVENE_HOME": str(home.folder),
        "CONVENE_SETTINGS": str(tmp_path / "settings"),
        "PYTHONIOENCODING": "latin-1",
    }


def imported_by(env: dict[str, str], *words: str) -> set[str]:
    """The packages that a command imports in a clean interpreter."""
    code = (
        "import sys; from convene.cli import main\n"
        f"code = main({list(words)!r})\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)\n"
        "sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


def test_the_version_imports_nothing(env: dict[str, str]) -> None:
    found = imported_by(env, "--version")
    assert not found & (DEAR | {"argparse", "typing", "pathlib", "importlib.metadata"})


def test_the_help_imports_nothing_of_ours(env: dict[str, str]) -> None:
    assert not imported_by(env, "--help") & (DEAR | {"argparse"})


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("show",),
        ("capture", "n x"),
        ("answer", "landscape-map.scope", "x"),
        ("worksheets", "check"),
        ("settings",),
        ("backup",),
        ("export", "--format", "json"),
    ],
    ids=lambda words: words[0],
)
def test_commands_import_no_screen_no_word_and_no_questions(
    env: dict[str, str], folder: Path, words: tuple[str, ...]
) -> None:
    assert folder.is_dir()
    dear = {"textual", "docx", "questionary", "prompt_toolkit", "xlsxwriter", "pyrage"}
    assert not imported_by(env, *words) & dear


def test_writing_a_handout_imports_no_screen(env: dict[str, str], larkspur: Path) -> None:
    assert larkspur.is_dir()
    assert not imported_by(env, "export") & {"textual", "rich", "questionary"}


def test_twenty_lines_get_twenty_answers_each_before_the_next_is_sent(
    env: dict[str, str], home: Home, folder: Path
) -> None:
    with subprocess.Popen(
        [*RUN, "capture", "-", "--json"], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdin
        assert child.stdout
        for number in range(1, 21):
            child.stdin.write(f"n Zeile {number} 表 é\n".encode())
            child.stdin.flush()
            told = json.loads(child.stdout.readline())
            assert (told["line"], told["id"]) == (number, f"N{number}")
            assert home.read(folder).all(Note)[-1].text == f"Zeile {number} 表 é"
        child.stdin.close()
        assert child.stdout.read() == b""
    assert child.returncode == 0


def test_bytes_that_are_no_utf_8_are_kept_as_far_as_they_can_be(env: dict[str, str], folder: Path) -> None:
    done = subprocess.run(
        [*RUN, "capture", "-"], env=env, input=b"n caf\xe9\x00\n", capture_output=True, check=True
    )
    assert folder.is_dir()
    assert done.stdout.decode() == "N1  note · caf\ufffd\ufffd\n"


def test_a_kill_after_an_answer_loses_nothing_that_was_answered(
    env: dict[str, str], home: Home, folder: Path
) -> None:
    with subprocess.Popen(
        [*RUN, "capture", "-"], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdin
        assert child.stdout
        for number in range(3):
            child.stdin.write(f"n Note {number}\n".encode())
            child.stdin.flush()
            child.stdout.readline()
        child.kill()
    assert len(home.read(folder).all(Note)) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl+C to a whole console")
def test_ctrl_c_stops_between_lines(env: dict[str, str], home: Home, folder: Path) -> None:
    with subprocess.Popen(
        [*RUN, "capture", "-"], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdin
        assert child.stdout
        child.stdin.write(b"n One\n")
        child.stdin.flush()
        child.stdout.readline()
        child.send_signal(signal.SIGINT)
        _, err = child.communicate()
    assert child.returncode == 130
    assert err.decode() == "\nStopped. Nothing is half done.\n"
    assert [one.text for one in home.read(folder).all(Note)] == ["One"]
    home.open(folder).close()


def test_a_reader_who_leaves_gets_no_traceback(env: dict[str, str], larkspur: Path) -> None:
    assert larkspur.is_dir()
    for words in (["show", "people"], ["list", "--json"], ["--help"]):
        with subprocess.Popen(
            [*RUN, *words], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as child:
            assert child.stdout
            assert child.stderr
            child.stdout.close()
            assert child.stderr.read() == b""
        assert child.returncode == 0


def test_capture_stops_when_nobody_reads_its_answers(env: dict[str, str], home: Home, folder: Path) -> None:
    with subprocess.Popen(
        [*RUN, "capture", "-"], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdin
        assert child.stdout
        assert child.stderr
        child.stdin.write(b"n One\n")
        child.stdin.flush()
        child.stdout.readline()
        child.stdout.close()
        child.stdin.write(b"n Two\nn Three\n")
        child.stdin.close()
        err = child.stderr.read().decode()
    assert child.returncode == 1
    assert err == (
        "convene: Nobody reads the answers any more: stopped at line 2. Every line up to it is saved.\n"
    )
    assert [one.text for one in home.read(folder).all(Note)] == ["One", "Two"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_under_the_answers_is_told(env: dict[str, str], folder: Path) -> None:
    assert folder.is_dir()
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*RUN, "list"], env=env, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("convene: The disk is full.")
    assert done.stderr.count(b"\n") == 1


def test_names_come_in_utf_8_whatever_the_console_is_set_to(env: dict[str, str]) -> None:
    subprocess.run([*RUN, "new", "Świętej Łucji 表"], env=env, check=True, capture_output=True)
    done = subprocess.run([*RUN, "list"], env=env, check=True, capture_output=True)
    assert "Świętej Łucji 表" in done.stdout.decode("utf-8")


def test_without_any_terminal_the_app_says_so(env: dict[str, str]) -> None:
    done = subprocess.run(RUN, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        "convene: The app needs a terminal, and there is none here. See convene --help\n"
    )
