"""A record kept in one file: where it goes, what is told, who can open it."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from commands_driving import AtATerminal, Convene
from convene.captured.note import Note
from convene.commands.backup import SMALL_COUNTS, place
from convene.exchange.bundles.checking import read_bundle
from convene.exchange.locking import unlocked
from convene.initiative.home import Home
from convene.store.disk import Disk
from generating import schema
from schema_checking import faults

SCHEMA = schema()
NAME = "clear-path-larkspur-2026-11-16"


def test_it_is_one_file_beside_the_initiatives_folder(convene: Convene, larkspur: Path) -> None:
    ran = convene("backup")
    assert (ran.code, ran.err) == (0, f"{SMALL_COUNTS}\n")
    path = Path(ran.out.strip())
    assert path == larkspur.parent / f"{NAME}.zip"
    read_bundle(path.read_bytes(), path.name)
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.usefixtures("larkspur")
def test_the_next_number_is_taken(convene: Convene) -> None:
    paths = [Path(convene("backup", "Clear").out.strip()) for _ in range(3)]
    assert [path.name for path in paths] == [f"{NAME}.zip", f"{NAME}-2.zip", f"{NAME}-3.zip"]
    assert len({path.read_bytes() for path in paths}) == 1


@pytest.mark.usefixtures("larkspur")
@pytest.mark.parametrize(
    ("to", "path"),
    [
        ("there", f"there/{NAME}.zip"),
        ("new/deep", f"new/deep/{NAME}.zip"),
        ("new.folder", f"new.folder/{NAME}.zip"),
        ("there/mine.zip", "there/mine.zip"),
        ("new/Mine.ZIP", "new/Mine.zip"),
        ("there/taken.zip", "there/taken-2.zip"),
        ("folder.zip", f"folder.zip/{NAME}.zip"),
    ],
)
def test_it_goes_where_it_is_told(convene: Convene, tmp_path: Path, to: str, path: str) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "folder.zip").mkdir()
    (tmp_path / "there" / "taken.zip").write_text("x", "utf-8")
    assert Path(convene("backup", "--to", str(tmp_path / to)).out.strip()) == tmp_path / path
    assert (tmp_path / "there" / "taken.zip").read_text("utf-8") == "x"


@pytest.mark.usefixtures("larkspur")
def test_scripts_are_told_what_was_written(convene: Convene) -> None:
    document = convene("backup", "--json").json
    assert not list(faults(document, SCHEMA["$defs"]["backup"], SCHEMA))
    made = document["backup"]
    assert Path(made["file"]).stat().st_size == made["bytes"]
    assert (made["locked"], made["notes"]) == (False, [])
    with ZipFile(made["file"]) as archive:
        assert len(archive.namelist()) == made["files"] + 1


def test_it_works_while_the_app_has_the_initiative_open(
    convene: Convene, home: Home, folder: Path, clock: Callable[[], datetime]
) -> None:
    initiative = home.open(folder)
    initiative.of(Note).add(Note(number=1, text="Just now", at=clock()), "note N1 captured")
    initiative.drain()
    path = convene("backup").out.strip()
    back = Path(convene("restore", path).lines[-1])
    assert [one.text for one in home.read(back).all(Note)] == ["Just now"]
    initiative.close()


@pytest.mark.skipif(sys.platform == "win32", reason="folders can't be made read-only there")
def test_a_folder_that_can_only_be_read_is_backed_up_elsewhere(
    convene: Convene, larkspur: Path, tmp_path: Path
) -> None:
    paths = [larkspur, *larkspur.rglob("*")]
    for path in paths:
        path.chmod(path.stat().st_mode & ~0o222)
    try:
        ran = convene("backup", "--to", str(tmp_path / "stick"))
        assert (ran.code, ran.err) == (0, f"{SMALL_COUNTS}\n")
        assert convene("restore", ran.out.strip()).code == 0
    finally:
        for path in paths:
            path.chmod(path.stat().st_mode | 0o200)


# What is amiss


def test_a_new_and_empty_folder_has_nothing_to_keep(convene: Convene, home: Home) -> None:
    (home.folder / "cut-off" / "journal").mkdir(parents=True)
    ran = convene("backup", str(home.folder / "cut-off"))
    assert (ran.code, ran.out) == (1, "")
    assert "holds nothing yet. Nothing was written." in ran.err


def test_a_record_that_can_not_be_read_is_kept_as_it_is_and_that_is_told(
    convene: Convene, larkspur: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(disk: Disk, path: Path, start: int = 0) -> bytes:
        raise OSError(errno.EIO, "as a worn disk answers", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Disk, "read", refuse)
        ran = convene("backup", str(larkspur))
    assert ran.code == 3
    assert ran.err.startswith("This record can't be read now: ")
    assert ran.err.endswith(" Its files are in the backup as they are.\n")
    back = convene("restore", ran.out.strip())
    assert back.lines[0].startswith("Clear Path Larkspur · 4 meetings")


def test_a_file_that_a_worn_disk_keeps_holds_up_no_backup(
    convene: Convene, larkspur: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worn = min((larkspur / "journal").iterdir())
    real = Path.read_bytes

    def read(path: Path) -> bytes:
        if path == worn:
            raise OSError(errno.EIO, "as a worn disk answers", str(path))
        return real(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", read)
        ran = convene("backup", str(larkspur))
    assert ran.code == 3
    assert f"The disk does not give journal/{worn.name} back: it is not in the backup.\n" in ran.err
    back = convene("restore", ran.out.strip())
    assert back.lines[0].startswith("Clear Path Larkspur · 4 meetings · 8 decisions")


def test_what_is_left_out_is_told(convene: Convene, larkspur: Path) -> None:
    (larkspur / "worksheets" / "my notes.txt").write_text("x", "utf-8")
    ran = convene("backup")
    assert (ran.code, ran.err) == (
        0,
        f"{SMALL_COUNTS}\nworksheets/my notes.txt is no part of the record, and not in the backup.\n",
    )


@pytest.mark.usefixtures("larkspur")
def test_a_place_that_is_no_folder_is_said_in_three_parts(convene: Convene, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    for to in ("file", "file/b.zip", "file/new"):
        ran = convene("backup", "--to", str(tmp_path / to))
        assert (ran.code, ran.out) == (1, "")
        assert "The backup could not be written to" in ran.err
        assert "Nothing was left behind, and the record itself is untouched. Make room, or" in ran.err
    assert (tmp_path / "file").read_text("utf-8") == "x"


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits there")
@pytest.mark.parametrize(
    "command", [("backup",), ("export", "--everything"), ("export", "--format", "csv,xlsx")]
)
def test_a_full_disk_leaves_nothing(larkspur: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))\n"
    words = [*command, "--home", str(larkspur.parent), "--to", str(tmp_path / "stick")]
    done = subprocess.run(
        [sys.executable, "-c", f"{limit}from convene.cli import main\nraise SystemExit(main({words!r}))"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert ": the disk is full. Nothing was left behind" in done.stderr
    assert not (tmp_path / "stick").exists()


# With a passphrase


pyrage = pytest.importorskip("pyrage")


@pytest.mark.usefixtures("larkspur")
def test_the_passphrase_is_asked_for_twice_and_then_opens_it(at_a_terminal: AtATerminal) -> None:
    ran = at_a_terminal("open sesame\ropen sesame\r", "backup", "--passphrase")
    assert ran.code == 0
    assert "\nKeep the passphrase: " in ran.err
    path = Path(ran.out.strip())
    assert path.name == f"{NAME}.zip.age"
    data = path.read_bytes()
    assert b"journal" not in data
    read_bundle(unlocked(data, "open sesame", path.name), path.name)


@pytest.mark.parametrize(
    ("keys", "code", "told"),
    [
        ("open sesame\ropen seasme\r", 2, "These were two different passphrases. Nothing was written."),
        ("\r", 2, "The passphrase is missing."),
        ("open\x03", 130, "Stopped. Nothing is half done."),
        ("open sesame\r\x03", 130, "Stopped. Nothing is half done."),
    ],
)
def test_without_a_passphrase_nothing_is_written(
    at_a_terminal: AtATerminal, larkspur: Path, keys: str, code: int, told: str
) -> None:
    before = set(larkspur.parent.iterdir())
    ran = at_a_terminal(keys, "backup", "--passphrase")
    assert (ran.code, ran.out) == (code, "")
    assert told in ran.err
    assert "sesame" not in ran.err
    assert set(larkspur.parent.iterdir()) == before


@pytest.mark.usefixtures("larkspur")
@pytest.mark.long
def test_scripts_give_it_in_the_environment(convene: Convene, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = convene("backup", "--passphrase")
    assert (ran.code, ran.out) == (2, "")
    assert "Put it into CONVENE_PASSPHRASE, or run this at a terminal." in ran.err
    monkeypatch.setenv("CONVENE_PASSPHRASE", "open sesame\n")
    document = convene("backup", "--passphrase", "--json").json
    assert document["backup"]["locked"]
    assert unlocked(Path(document["backup"]["file"]).read_bytes(), "open sesame", "b").startswith(b"PK")


@pytest.mark.parametrize("to", ["mine.zip", "mine.zip.age", "mine.age", "Mine.ZIP.AGE"])
def test_a_locked_file_is_named_so(tmp_path: Path, to: str) -> None:
    found = place(str(tmp_path / to), tmp_path, "usual", lock=True)
    assert found == (tmp_path, to[:4], ".zip.age")


@pytest.mark.usefixtures("larkspur")
def test_a_name_that_says_locked_needs_the_lock(convene: Convene, tmp_path: Path) -> None:
    ran = convene("backup", "--to", str(tmp_path / "mine.zip.age"))
    assert ran.code == 2
    assert "mine.zip.age is a name for a locked file. Add --passphrase" in ran.err


@pytest.mark.usefixtures("larkspur")
def test_without_the_library_nobody_is_asked_and_it_is_told(
    at_a_terminal: AtATerminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyrage", None)
    ran = at_a_terminal("", "backup", "--passphrase")
    assert (ran.code, ran.out) == (1, "")
    assert "Passphrases need pyrage, which is not installed. Nothing was written. Install it" in ran.err
