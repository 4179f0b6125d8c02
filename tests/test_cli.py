"""The command line as a whole: which command was asked, and how its end is told."""

from __future__ import annotations

import errno
import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import convene
from convene.cli import COMMANDS, main
from convene.errors import ConveneError, NotSaved


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONVENE_SETTINGS", str(tmp_path / "settings"))
    monkeypatch.setenv("CONVENE_HOME", str(tmp_path / "home"))


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """`list` ends with an error."""

    def run(_: object) -> int:
        raise request.param

    monkeypatch.setattr("convene.commands.list.run", run)


def test_the_version_is_a_literal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"convene {convene.__version__}\n"


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--help"], ["-h"], ["--home", "x", "--help"]):
        assert main(words) == 0
        out = capsys.readouterr().out
        for name, line in COMMANDS:
            assert f"  {name:<12}{line}\n" in out
        assert "Examples:" in out


@pytest.mark.parametrize("name", [name for name, _ in COMMANDS])
def test_every_command_has_help_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    out, err = capsys.readouterr()
    assert not err
    assert f"usage: convene {name}" in out
    assert "Example" in out
    assert f"  convene {name}" in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["exprot"], "There is no command “exprot”. Did you mean “convene export”?"),
        (["ballots"], "There is no command “ballots”. There are: open, demo,"),
        (["--jason"], "There is no option “--jason”."),
        (["--home"], "--home needs a folder. Say which: --home DIR"),
        (["--homes", "x"], "There is no option --homes."),
        (["list", "--jsn"], "There is no option --jsn. Did you mean --json?"),
        (["list", "x"], "“x” is one word too many. See convene list --help"),
        (["export", "--paper", "legal"], "“legal” is nothing for --paper. Choose letter or a4."),
        (["tally", "--rule", "it's"], "“it's” is nothing for --rule. Choose More than half or At least"),
        (["tally", "--dots", "two"], "“two” is nothing for --dots. See convene tally --help"),
        (["tally", "--dots"], "Nothing stands behind --dots. See convene tally --help"),
        (["\x1b[2J\n"], "There is no command “\ufffd[2J ”."),
    ],
)
def test_wrong_words_get_the_nearest_right_ones(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert not out
    assert err.startswith(f"convene: {told}")
    assert err.count("\n") == 1


def test_the_home_folder_is_named_before_or_behind_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, words in enumerate((["--home", "H", "new"], ["--home=H", "new"], ["new", "--home", "H"])):
        home = str(tmp_path / f"home-{number}")
        assert main([*(word.replace("H", home) for word in words), "Riverbend"]) == 0
        assert Path(capsys.readouterr().out.strip()) == Path(home) / "riverbend"
    assert main(["new", "Riverbend"]) == 0
    assert Path(capsys.readouterr().out.strip()).parent == tmp_path / "home"


# How it ends


@pytest.mark.parametrize(
    "broken", [ConveneError("What happened.", "What is safe.", "What to do.")], indirect=True
)
@pytest.mark.usefixtures("broken")
def test_a_failure_is_told_in_three_parts_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 1
    assert capsys.readouterr() == ("", "convene: What happened. What is safe. What to do.\n")


@pytest.mark.parametrize("broken", [NotSaved("a\x1b[2J\nb")], indirect=True)
@pytest.mark.usefixtures("broken")
def test_a_failure_is_told_without_control_characters(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 1
    assert capsys.readouterr().err == "convene: a\ufffd[2J b\n"


@pytest.mark.parametrize("broken", [KeyboardInterrupt()], indirect=True)
@pytest.mark.usefixtures("broken")
def test_ctrl_c_ends_with_130(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 130
    assert capsys.readouterr().err == "\nStopped. Nothing is half done.\n"


@pytest.mark.parametrize("broken", [BrokenPipeError()], indirect=True)
@pytest.mark.usefixtures("broken")
def test_a_reader_who_has_seen_enough_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    assert capsys.readouterr() == ("", "")


def test_without_any_stdout_it_ends_as_it_would(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)  # as Python has it in a shell's `>&-`
    assert main(["list"]) == 0


@pytest.mark.parametrize("broken", [OSError(errno.ENOSPC, "No space left on device")], indirect=True)
@pytest.mark.usefixtures("broken")
def test_a_full_disk_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 1
    assert capsys.readouterr().err.startswith("convene: The disk is full. What was saved is safe.")


@pytest.mark.parametrize("broken", [ModuleNotFoundError("No module", name="tinydb")], indirect=True)
@pytest.mark.usefixtures("broken")
def test_a_missing_part_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 1
    assert capsys.readouterr().err == (
        "convene: convene is not installed completely: tinydb is missing. Install it again.\n"
    )


@pytest.mark.parametrize("broken", [ZeroDivisionError("of nothing")], indirect=True)
@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("with_home", [True, False])
def test_what_nobody_thought_of_goes_to_a_log_and_is_told_in_a_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, with_home: bool
) -> None:
    if with_home:
        (tmp_path / "home").mkdir()
    assert main(["list"]) == 1
    out, err = capsys.readouterr()
    log = tmp_path / ("home" if with_home else "settings") / "convene.log"
    assert not out
    assert err == (
        "convene: Something unforeseen happened, and convene had to stop. What was saved is safe. "
        f"What happened is written in {log}.\n"
    )
    assert "ZeroDivisionError: of nothing" in log.read_text("utf-8")
    assert (tmp_path / "home").exists() == with_home


@pytest.mark.parametrize("command", ["show", "export", "capture", "fill", "doctor"])
def test_a_name_that_begins_as_a_home_folder_of_nobody_is_a_name(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("CONVENE_HOME", str(tmp_path / "home"))
    main(["new", "Riverbend"])
    capsys.readouterr()
    assert main([command, "~nobody-of-this-name", "x"]) in {0, 2}
    assert "unforeseen" not in capsys.readouterr().err


SEEN = (
    "|-|--|--json|--home|--append|--dry-run|--list|--meeting|--to|--today|check|River|riverbend|decisions|answers"
    "|landscape-map|landscape-map.gaps|landscape-map.scope|show|M1|1|d We meet|Dana to call by 12/5|{|[{}]"
    "|a,b\nc,d|paper|a4|.|..|~nobody|2026-11-16"
)
WORDS = st.sampled_from(SEEN.split("|")) | st.text(max_size=12).filter(lambda word: "\x00" not in word)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
@given(
    command=st.sampled_from([name for name, _ in COMMANDS if name not in {"open", "demo"}]),
    words=st.lists(WORDS, max_size=5),
    stdin=st.text(max_size=40),
)
def test_any_words_end_with_a_known_code_and_in_words(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    command: str,
    words: list[str],
    stdin: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONVENE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
    main(["new", "Riverbend"])
    capsys.readouterr()
    code = main([command, *words])
    out, err = capsys.readouterr()
    assert code in {0, 1, 2, 3}
    assert "unforeseen" not in err
    assert not set("\x1b\x07\x9b\u202e") & set(out + err)
    assert bool(err) or code in {0, 3} or command == "worksheets"


@pytest.mark.parametrize(
    "words",
    [
        ["new", "n\udcff"],
        ["--home", "h\udcff", "new", "x"],
        ["--home", "h\udcff", "list", "--json"],
        ["--home", "h\udcff", "demo", "--no-screen"],
        ["--home", "h\udcff", "export", "clear", "--json"],
        ["capture", "n \udcff"],
        ["show", "\udcff"],
        ["worksheets", "check", "\udcff.toml", "--json"],
        ["settings", "home", "h\udcff"],
    ],
)
def test_names_that_are_no_utf_8_do_not_stop_it(
    words: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    main(["new", "Riverbend"])
    if "export" in words:
        main(["--home", "h\udcff", "demo", "--no-screen"])
    capsys.readouterr()
    assert main(words) in {0, 1, 2}
    out, err = capsys.readouterr()
    assert "unforeseen" not in err
    if "--json" in words:
        json.loads(out)


def test_the_package_is_started_as_the_command_is(monkeypatch: pytest.MonkeyPatch) -> None:
    import runpy

    monkeypatch.setattr(sys, "argv", ["convene", "--version"])
    with pytest.raises(SystemExit) as end:
        runpy.run_module("convene", run_name="__main__")
    assert end.value.code == 0
