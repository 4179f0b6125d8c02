"""One typed line becomes a record, acknowledged when it is on disk, in the order of the lines."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from commands_driving import AtATerminal, Convene
from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.captured.note import Note
from convene.commands.capture import captured
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.meetings.meeting import Meeting
from convene.people.person import Person
from convene.store.disk import Disk
from generating import schema
from schema_checking import faults

SCHEMA = schema()
TODAY = ("--today", "2026-11-16")


@pytest.fixture
def riverbend(home: Home, folder: Path) -> Path:
    """An initiative with three people, closed."""
    initiative = home.open(folder)
    for name in ("Dana Ruiz", "Sam Lee", "Sam Okafor"):
        initiative.of(Person).add(Person(name=name), "person added")
    initiative.close()
    return folder


def test_a_line_is_kept_and_acknowledged(convene: Convene, home: Home, riverbend: Path) -> None:
    ran = convene("capture", "Dana Ruiz to send the data agreement by Fri", *TODAY)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "A1  action · Send the data agreement · Dana Ruiz · due Fri Nov 20, 2026\n"
    (action,) = home.read(riverbend).all(Action)
    assert (action.what, action.due) == ("Send the data agreement", date(2026, 11, 20))


@pytest.mark.usefixtures("riverbend")
def test_the_shape_is_the_one_that_scripts_rely_on(convene: Convene) -> None:
    ran = convene("capture", "Dana Ruiz to send the data agreement by 11/20", "--json", *TODAY)
    assert ran.out.count("\n") == 1
    assert list(ran.json.items()) == [
        ("line", 1),
        ("text", "Dana Ruiz to send the data agreement by 11/20"),
        ("kind", "action"),
        ("id", "A1"),
        ("title", "Send the data agreement"),
        ("owner", "Dana Ruiz"),
        ("due", "2026-11-20"),
        ("certain", True),
        ("readings", []),
    ]


@pytest.mark.usefixtures("riverbend")
def test_what_can_be_read_two_ways_is_never_guessed(convene: Convene, home: Home, riverbend: Path) -> None:
    ran = convene("capture", "a Sam to book the room", "--json", *TODAY)
    assert ran.code == 3
    found = ran.json
    assert not list(faults(found, SCHEMA["$defs"]["capture"], SCHEMA))
    assert (found["certain"], found["owner"], found["id"]) == (False, None, "A1")
    assert found["readings"] == [{"owner": "Sam Lee"}, {"owner": "Sam Okafor"}]
    assert "Sam" in found["title"]
    ran = convene("capture", "a Sam to book the room", *TODAY)
    assert ran.code == 3
    assert ran.out.endswith("not certain: Sam Lee or Sam Okafor\n")
    assert [one.who for one in home.read(riverbend).all(Action)] == [None, None]


def test_dates_are_read_by_the_setting(convene: Convene, home: Home, riverbend: Path) -> None:
    assert convene("capture", "a x by 5/12/2026", "--json", "--dry-run").json["due"] == "2026-05-12"
    convene("settings", "dates", "day-first")
    assert convene("capture", "a x by 5/12/2026", "--json", "--dry-run").json["due"] == "2026-12-05"


def test_a_dry_run_keeps_nothing(convene: Convene, home: Home, riverbend: Path) -> None:
    before = home.read(riverbend)
    ran = convene("capture", "d We meet on Thursdays", "--dry-run", "--json")
    assert ran.json["id"] is None
    assert ran.json["kind"] == "decision"
    assert (
        convene("capture", "d We meet on Thursdays", "--dry-run").out == "decision · We meet on Thursdays\n"
    )
    assert home.read(riverbend).all(Decision) == before.all(Decision) == []


def test_lines_of_stdin_are_acknowledged_one_by_one(convene: Convene, home: Home, riverbend: Path) -> None:
    lines = [f"d Decision number {n}" if n % 2 else f"n Note number {n}" for n in range(1, 21)]
    ran = convene("capture", "-", "--json", stdin="\n".join(lines))
    assert ran.code == 0
    told = [json.loads(line) for line in ran.lines]
    assert [one["line"] for one in told] == list(range(1, 21))
    assert [one["text"] for one in told] == lines
    assert [one["id"] for one in told if one["kind"] == "decision"] == [f"D{n}" for n in range(1, 11)]
    view = home.read(riverbend)
    assert (len(view.all(Decision)), len(view.all(Note))) == (10, 10)


@pytest.mark.usefixtures("riverbend")
def test_empty_lines_are_passed_over_and_counted(convene: Convene) -> None:
    ran = convene("capture", "riverbend", "-", "--json", stdin="\n  \nn one\n\r\n\t\nn two")
    assert [json.loads(line)["line"] for line in ran.lines] == [3, 6]
    ran = convene("capture", "-", stdin="\n\n")
    assert (ran.code, ran.out) == (0, "")


@pytest.mark.usefixtures("riverbend")
def test_one_uncertain_line_among_others_is_set_aside_in_the_exit_code(convene: Convene) -> None:
    ran = convene("capture", "-", stdin="n one\na Sam to call\nn two\n")
    assert ran.code == 3
    assert len(ran.lines) == 3


def test_a_line_with_nothing_behind_its_letter_is_not_kept(
    convene: Convene, home: Home, riverbend: Path
) -> None:
    ran = convene("capture", "-", "--json", stdin="d  \nn one\n")
    first, second = (json.loads(line) for line in ran.lines)
    assert (first["id"], first["title"]) == (None, "")
    assert second["id"] == "N1"
    assert ran.code == 3
    assert home.read(riverbend).all(Decision) == []
    assert convene("capture", "d:").out == "not kept · nothing stands behind “d:”\n"


def test_a_new_name_becomes_a_person_once(convene: Convene, home: Home, riverbend: Path) -> None:
    stdin = "Maria Lopez to call the clinic\nMaria Lopez to write it down\n"
    convene("capture", "-", stdin=stdin)
    names = [one.name for one in home.read(riverbend).all(Person)]
    assert names.count("Maria Lopez") == 1


@pytest.mark.parametrize(
    "line",
    [
        "n [b]x[/b] [/] tag[/nope]",
        "n \x1b[2J\x1b]0;t\x07",
        "n \x9b5m \u202eabc",
        "n {{x}} $who 👨‍👩‍👧 مرحبا 表",
        "n é\x00",
    ],
)
def test_hostile_lines_are_kept_as_words(convene: Convene, line: str, riverbend: Path, home: Home) -> None:
    ran = convene("capture", line, "--json")
    assert ran.code == 0
    assert not set("\x1b\x07\x9b\u202e\x00") & set(ran.out)
    assert home.read(riverbend).all(Note)[0].text == ran.json["title"]


@pytest.mark.usefixtures("riverbend")
def test_a_very_long_line_is_kept_whole(convene: Convene) -> None:
    ran = convene("capture", "-", "--json", stdin="n " + "word " * 20_000)
    assert ran.code == 0
    assert len(ran.json["title"]) > 90_000


def test_what_is_captured_while_a_meeting_runs_belongs_to_it(
    convene: Convene, home: Home, riverbend: Path, clock: Callable[[], datetime]
) -> None:
    initiative = home.open(riverbend)
    now = clock()
    meeting = initiative.of(Meeting).add(
        Meeting(number=1, title="M", day=now.date(), begins=now.time(), ends=now.time(), started=now),
        "meeting started",
    )
    initiative.close()
    convene("capture", "n Something was said")
    assert home.read(riverbend).all(Note)[0].meeting == meeting.id


# What is missing, and who is asked


@pytest.mark.usefixtures("riverbend")
def test_without_a_line_and_without_a_terminal_it_says_so(convene: Convene) -> None:
    for words in ((), ("Riverbend County Prevention Coalition",)):
        ran = convene("capture", *words, stdin="n not read unless asked for with -\n")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == (
            "convene: The line to capture is missing. Give it in quotes, or - to read lines from stdin.\n"
        )


def test_a_single_word_is_the_line(convene: Convene, home: Home, riverbend: Path) -> None:
    convene("capture", "River")
    assert home.read(riverbend).all(Note)[0].text == "River"


def test_at_a_terminal_the_line_is_asked(at_a_terminal: AtATerminal, home: Home, riverbend: Path) -> None:
    assert at_a_terminal("n From the keyboard\r", "capture").out == "N1  note · From the keyboard\n"
    ran = at_a_terminal("n half\x03", "capture")
    assert ran.code == 130
    assert len(home.read(riverbend).all(Note)) == 1


@pytest.mark.usefixtures("riverbend")
def test_wrong_words_are_told(convene: Convene) -> None:
    for words, told in (
        (("a", "b", "c"), "“c” is one word too many. Put the line in quotes."),
        (("Nobody", "n x"), "There is no initiative “Nobody”."),
        (("n x", "--today", "Friday"), "“Friday” is not a day. Give it as 2026-11-16."),
        (("n x", "--todya", "2026-11-16"), "There is no option --todya. Did you mean --today?"),
    ):
        ran = convene("capture", *words)
        assert (ran.code, ran.out) == (2, "")
        assert told in ran.err


# The disk


def test_while_another_window_has_it_open_it_is_refused_in_three_parts(
    convene: Convene, initiative: Initiative
) -> None:
    ran = convene("capture", "n x")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("convene: This initiative is open in another window by ")
    assert "Nothing was changed. Close the other window" in ran.err
    assert initiative.view.all(Note) == []


def test_what_could_not_be_saved_is_not_acknowledged(
    convene: Convene, home: Home, riverbend: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, count = Disk.write, 0

    def full_after_a_while(self: Disk, file: int, data: bytes) -> None:
        nonlocal count
        count += b'"ops"' in data
        if count > 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        write(self, file, data)

    monkeypatch.setattr(Disk, "write", full_after_a_while)
    ran = convene("capture", "-", stdin="n one\nn two\nn three\nn four\n")
    assert ran.code == 1
    assert ran.lines == ["N1  note · One", "N2  note · Two"]
    assert "Line 3: Not saved: the disk is full." in ran.err
    assert "Every line acknowledged before it is saved." in ran.err
    monkeypatch.undo()
    assert [one.title for one in home.read(riverbend).all(Note)] == ["One", "Two"]


def test_an_acknowledgement_is_given_only_when_the_line_can_be_read_back(home: Home, riverbend: Path) -> None:
    for number, shape in enumerate(captured(home, riverbend, ["n one", "n two", "n three"]), start=1):
        kept: list[Any] = home.read(riverbend).all(Note)
        assert [one.label for one in kept][-1] == shape.id == f"N{number}"


def test_a_home_folder_that_is_named_is_meant_and_none_elsewhere(
    convene: Convene, home: Home, riverbend: Path, tmp_path: Path
) -> None:
    """What was opened last lies in another one: nothing is written there without a word."""
    home.change_settings(msgspec.structs.replace(home.settings, last=str(riverbend)))
    before = sorted((riverbend / "journal").iterdir())
    ran = convene("--home", str(tmp_path / "empty"), "capture", "d We meet at nine")
    assert (ran.code, ran.out) == (2, "")
    assert "There is no initiative yet. Start one: convene new" in ran.err
    assert sorted((riverbend / "journal").iterdir()) == before
