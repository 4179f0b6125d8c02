"""A record brought back from a backup: what is told, what is refused, and that then nothing is left."""

from __future__ import annotations

import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile, ZipInfo

import pytest

from commands_driving import AtATerminal, Convene
from convene.exchange.bundles.packing import pack
from convene.exchange.locking import locked
from convene.initiative.home import Home
from generating import schema
from schema_checking import faults

SCHEMA = schema()
HOLDS = "Clear Path Larkspur · 4 meetings · 8 decisions · 14 actions · last change "


@pytest.fixture
def backup(convene: Convene, larkspur: Path, tmp_path: Path) -> Path:
    """A backup of the sample, in a folder of its own."""
    assert larkspur.is_dir()
    return Path(convene("backup", "--to", str(tmp_path / "stick" / "b.zip")).out.strip())


def tree(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


def test_it_is_told_what_came_back_and_where(convene: Convene, home: Home, backup: Path) -> None:
    ran = convene("restore", str(backup))
    assert ran.code == 0
    assert ran.lines[0].startswith(HOLDS)
    assert ran.lines[1:] == [str(home.folder / "clear-path-larkspur-2")]
    assert "An initiative of this name was there before, in " in ran.err
    assert (
        convene("show", ran.lines[1], "decisions").out == convene("show", ran.lines[1][:-2], "decisions").out
    )


def test_on_another_laptop_it_is_simply_there(convene: Convene, backup: Path, tmp_path: Path) -> None:
    other = ("--home", str(tmp_path / "other"))
    ran = convene("restore", str(backup), *other)
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines[1] == str(tmp_path / "other" / "clear-path-larkspur")
    assert convene("show", "decisions", *other).code == 0


def test_scripts_are_told_in_json(convene: Convene, backup: Path, tmp_path: Path) -> None:
    to = tmp_path / "new" / "here"
    document = convene("restore", str(backup), "--to", str(to), "--json").json
    assert not list(faults(document, SCHEMA["$defs"]["restore"], SCHEMA))
    assert document["restored"]["folder"] == str(to)
    assert document["restored"]["decisions"] == 8


def test_a_backup_of_a_backup_is_the_same(convene: Convene, backup: Path) -> None:
    back = convene("restore", str(backup)).lines[-1]
    again = Path(convene("backup", back).out.strip())
    with ZipFile(backup) as one, ZipFile(again) as other:
        assert one.namelist() == other.namelist()
        assert all(one.read(name) == other.read(name) for name in one.namelist()[1:])


def traversal(path: Path) -> None:
    with ZipFile(path, "a") as archive:
        archive.writestr("../../out.txt", "x")


def link(path: Path) -> None:
    with ZipFile(path, "a") as archive:
        entry = ZipInfo("worksheets/passwd.toml")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def no_zip(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7 something else")


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("harm", [traversal, link, cut_off, flipped, no_zip, empty])
def test_a_refused_one_is_told_in_a_sentence_and_leaves_nothing(
    convene: Convene, home: Home, backup: Path, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    harm(backup)
    before = tree(tmp_path)
    for to in ((), ("--to", str(tmp_path / "new" / "here"))):
        ran = convene("restore", str(backup), *to)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith("convene: “b.zip” can't be restored: ")
        assert "Nothing was written. Use another copy of it." in ran.err
        assert ran.err.count("\n") == 1
    assert tree(tmp_path) == before
    assert home.folder.is_dir()


def test_an_export_is_told_from_a_backup(convene: Convene, backup: Path) -> None:
    assert backup.is_file()
    path = convene("export", "--everything").out.strip()
    ran = convene("restore", path)
    assert ran.code == 1
    assert "it was written by convene export, for reading" in ran.err


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ((), 2, "The backup is missing. Name its file: convene restore FILE"),
        (("no-such.zip",), 2, "There is no file "),
        (("",), 2, "There is no file "),
        (("LARKSPUR",), 2, "is an initiative already, not a backup of one. Open it: convene open "),
        (("BACKUP", "--to", "LARKSPUR"), 2, "There is something at "),
        (("BACKUP", "--to", "BACKUP"), 2, "There is something at "),
        (("BACKUP", "--to", "BACKUP/new"), 1, "The record could not be written to "),
    ],
)
def test_wrong_words_are_told(
    convene: Convene, backup: Path, larkspur: Path, words: tuple[str, ...], code: int, told: str
) -> None:
    there = tree(larkspur)
    given = (word.replace("LARKSPUR", str(larkspur)).replace("BACKUP", str(backup)) for word in words)
    ran = convene("restore", *given)
    assert (ran.code, ran.out) == (code, "")
    assert told in ran.err
    assert tree(larkspur) == there


def test_the_file_is_asked_for(at_a_terminal: AtATerminal, backup: Path) -> None:
    ran = at_a_terminal(f"{backup}\r", "restore")
    assert ran.lines[0].startswith(HOLDS)


def test_a_file_that_can_not_be_read_is_told(
    convene: Convene, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.open

    def refuse(self: Path, *words: Any, **more: Any) -> Any:
        if self == backup:
            raise PermissionError(13, "Permission denied")
        return real(self, *words, **more)

    monkeypatch.setattr(Path, "open", refuse)
    ran = convene("restore", str(backup))
    assert ran.code == 1
    assert "“b.zip” can't be read: Permission denied. Nothing was written." in ran.err


# With a passphrase


pyrage = pytest.importorskip("pyrage")


@pytest.fixture(scope="module")
def locked_bytes(sample: Path) -> bytes:
    """A locked backup of the sample, made once: locking takes its time, on purpose."""
    packed = pack(sample / "home" / "clear-path-larkspur", made=datetime(2026, 11, 16, 9, 42, tzinfo=UTC))
    return locked(packed.data, "open sesame")


@pytest.fixture
def locked_backup(locked_bytes: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "b.zip.age"
    path.write_bytes(locked_bytes)
    return path


def test_the_passphrase_is_asked_for_once(at_a_terminal: AtATerminal, locked_backup: Path) -> None:
    ran = at_a_terminal("open sesame\r", "restore", str(locked_backup))
    assert ran.code == 0
    assert ran.lines[0].startswith(HOLDS)


@pytest.mark.long
def test_scripts_give_it_in_the_environment(
    convene: Convene, locked_backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = convene("restore", str(locked_backup))
    assert (ran.code, ran.out) == (2, "")
    assert "Put it into CONVENE_PASSPHRASE" in ran.err
    monkeypatch.setenv("CONVENE_PASSPHRASE", "open sesame")
    assert convene("restore", str(locked_backup)).code == 0


def test_another_passphrase_leaves_nothing(
    at_a_terminal: AtATerminal, locked_backup: Path, tmp_path: Path
) -> None:
    before = tree(tmp_path)
    ran = at_a_terminal("open seasme\r", "restore", str(locked_backup))
    assert (ran.code, ran.out) == (1, "")
    assert "“b.zip.age” could not be opened: the passphrase is another one. Nothing was written." in ran.err
    assert tree(tmp_path) == before


@pytest.mark.long
def test_what_is_locked_is_checked_like_any_other(
    convene: Convene, locked_backup: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CONVENE_PASSPHRASE", "open sesame")
    before = tree(tmp_path)
    locked_backup.write_bytes(locked(b"PK no zip", "open sesame"))
    ran = convene("restore", str(locked_backup))
    assert ran.code == 1
    assert "“b.zip.age” can't be restored: its end is missing" in ran.err
    assert tree(tmp_path) == before


def test_the_last_change_is_told_in_the_time_here(
    convene: Convene, backup: Path, clock: Callable[[], datetime]
) -> None:
    convene("settings", "clock", "24")
    line = convene("restore", str(backup)).lines[0]
    assert clock().tzinfo
    assert line.removeprefix(HOLDS)[-5:].count(":") == 1
    assert "M" not in line[-2:]
