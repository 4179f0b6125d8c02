"""A record out of its bundle: the same, in a new folder, or nothing at all."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from convene.captured.note import Note
from convene.errors import BadFile, BadInput, NotSaved
from convene.exchange.bundles.checking import Bundle, read_bundle
from convene.exchange.bundles.packing import pack
from convene.exchange.bundles.unpacking import restore
from convene.exchange.data.record import record_json
from convene.initiative.home import Home

Clock = Callable[[], datetime]


@pytest.fixture
def bundle(larkspur: Path, clock: Clock) -> Bundle:
    return read_bundle(pack(larkspur, made=clock()).data, "b.zip")


def said(home: Home, folder: Path, clock: Clock) -> dict[str, Any]:
    """Everything that a record says, its folder aside."""
    document: dict[str, Any] = msgspec.json.decode(record_json(home.open(folder, write=False), clock()))
    document["initiative"].pop("folder")
    return document


def test_what_comes_back_is_what_went_in(home: Home, larkspur: Path, bundle: Bundle, clock: Clock) -> None:
    found = restore(bundle, "b.zip", home)
    back = Path(found.folder)
    assert back == home.folder / f"{larkspur.name}-2"
    assert said(home, back, clock) == said(home, larkspur, clock)
    files = {path.relative_to(back).as_posix() for path in back.rglob("*") if path.is_file()}
    [index] = files - {member.name for member in bundle.manifest.members}
    assert index.startswith("backups/index-")
    for member in bundle.manifest.members:
        assert (back / member.name).read_bytes() == (larkspur / member.name).read_bytes()


def test_it_says_what_it_holds(home: Home, bundle: Bundle, clock: Clock) -> None:
    found = restore(bundle, "b.zip", home)
    assert (found.name, found.meetings, found.decisions, found.actions) == ("Clear Path Larkspur", 4, 8, 14)
    assert found.notes == ()
    assert found.last_change
    line = found.line(clock(), "24")
    assert line.startswith("Clear Path Larkspur · 4 meetings · 8 decisions · 14 actions · last change ")


def test_what_comes_back_can_be_written_on(home: Home, bundle: Bundle, clock: Clock) -> None:
    back = Path(restore(bundle, "b.zip", home).folder)
    initiative = home.open(back)
    initiative.of(Note).add(Note(number=9, text="After", at=clock()), "note N9 captured")
    assert initiative.undo() == "note N9 captured"
    assert initiative.redo() == "note N9 captured"
    initiative.close()
    assert home.read(back).all(Note)[-1].text == "After"


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions there")
def test_it_is_the_owners_alone(home: Home, bundle: Bundle) -> None:
    back = Path(restore(bundle, "b.zip", home).folder)
    modes = {path.is_dir(): stat.S_IMODE(path.stat().st_mode) for path in [back, *back.rglob("*")]}
    assert modes == {True: 0o700, False: 0o600}


def test_no_folder_that_is_there_is_touched(home: Home, bundle: Bundle, tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "mine").write_text("x", "utf-8")
    (tmp_path / "file").write_text("x", "utf-8")
    for taken in (full, tmp_path / "file"):
        with pytest.raises(BadInput, match="There is something at"):
            restore(bundle, "b.zip", home, taken)
    assert [path.name for path in full.iterdir()] == ["mine"]


def test_it_goes_where_it_is_told_into_a_new_or_an_empty_folder(
    home: Home, bundle: Bundle, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    for to in (tmp_path / "a" / "new one", tmp_path / "empty"):
        assert restore(bundle, "b.zip", home, to).folder == str(to)
        assert home.read(to).about.name == "Clear Path Larkspur"
        assert [path for path in to.parent.iterdir() if path.name.endswith(".part")] == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_is_no_empty_folder(home: Home, bundle: Bundle, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BadInput):
        restore(bundle, "b.zip", home, tmp_path / "link")
    assert not list((tmp_path / "elsewhere").iterdir())


def broken(larkspur: Path, clock: Clock, snapshot: bytes) -> Bundle:
    """A bundle with every sum right, and only this as its record."""
    for path in (larkspur / "journal").iterdir():
        path.unlink()
    (larkspur / "initiative.json").write_bytes(snapshot)
    return read_bundle(pack(larkspur, made=clock()).data, "b.zip")


@pytest.mark.parametrize("snapshot", [b"", b"{}", b"nothing", b'{"meta":{"1":{"format":1,"record":"r"}}}'])
def test_a_record_that_can_not_be_read_leaves_nothing(
    home: Home, larkspur: Path, clock: Clock, tmp_path: Path, snapshot: bytes
) -> None:
    bundle = broken(larkspur, clock, snapshot)
    there = set(home.folder.iterdir())
    for to in (None, tmp_path / "a" / "b"):
        with pytest.raises(BadFile) as told:
            restore(bundle, "b.zip", home, to)
        assert told.value.what.startswith("“b.zip” is whole, but its record can't be read: ")
        assert told.value.safe == "Nothing was written."
    assert set(home.folder.iterdir()) == there
    assert not (tmp_path / "a").exists()


def test_what_only_the_records_file_holds_comes_back(home: Home, larkspur: Path, clock: Clock) -> None:
    """The end of the log is damaged: at home the index vouches for the file, and where it comes back too."""
    last = max((larkspur / "journal").iterdir())
    last.write_bytes(last.read_bytes()[:-60])
    before = said(home, larkspur, clock)
    bundle = read_bundle(pack(larkspur, made=clock()).data, "b.zip")
    back = Path(restore(bundle, "b.zip", home).folder)
    assert said(home, back, clock) == before
    (larkspur / "initiative.json").write_bytes((larkspur / "initiative.json").read_bytes() + b" ")
    assert not pack(larkspur, made=clock()).manifest.vouched


@pytest.mark.parametrize(("table", "lacks"), [("initiative", "name"), ("decisions", "number")])
def test_a_record_of_something_else_is_told_and_leaves_nothing(
    home: Home, larkspur: Path, clock: Clock, table: str, lacks: str
) -> None:
    tables = msgspec.json.decode((larkspur / "initiative.json").read_bytes())
    for row in tables[table].values():
        del row[lacks]
    there = set(home.folder.iterdir())
    with pytest.raises(BadFile, match="What is in it is not what an initiative has"):
        restore(broken(larkspur, clock, msgspec.json.encode(tables)), "b.zip", home)
    assert set(home.folder.iterdir()) == there


def test_a_record_of_a_newer_convene_comes_back_to_be_looked_at(
    home: Home, larkspur: Path, clock: Clock
) -> None:
    snapshot = msgspec.json.decode((larkspur / "initiative.json").read_bytes())
    snapshot["meta"]["1"]["format"] = 99
    found = restore(broken(larkspur, clock, msgspec.json.encode(snapshot)), "b.zip", home)
    assert (found.name, found.actions) == ("Clear Path Larkspur", 14)
    assert found.notes[0].startswith("This initiative was made by a newer convene.")


def test_stopping_leaves_nothing(
    home: Home, bundle: Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: object, name: str) -> Any:
        yield b"x"
        if name.startswith("worksheets"):
            raise KeyboardInterrupt

    monkeypatch.setattr(Bundle, "pieces", stop)
    with pytest.raises(KeyboardInterrupt):
        restore(bundle, "b.zip", home, tmp_path / "a" / "b")
    assert not (tmp_path / "a").exists()


def test_what_a_power_cut_leaves_is_no_initiative(
    home: Home, bundle: Bundle, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = home.entries()
    monkeypatch.setattr("shutil.rmtree", lambda *_, **__: None)
    monkeypatch.setattr(Path, "rename", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        restore(bundle, "b.zip", home)
    monkeypatch.undo()
    assert list(home.folder.glob(".*.part/record/journal"))
    assert home.entries() == before


def test_a_full_disk_leaves_nothing(
    home: Home, bundle: Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.write", full)
    with pytest.raises(NotSaved) as told:
        restore(bundle, "b.zip", home, tmp_path / "a" / "b")
    monkeypatch.undo()
    assert told.value.what.endswith(": the disk is full.")
    assert not (tmp_path / "a").exists()


def test_a_fresh_laptop_gets_its_home_folder(bundle: Bundle, clock: Clock, tmp_path: Path) -> None:
    fresh = Home(tmp_path / "fresh" / "Convene", now=clock, settings=tmp_path / "fresh settings")
    found = restore(bundle, "b.zip", fresh)
    assert found.folder == str(fresh.folder / "clear-path-larkspur")
    assert fresh.find(None) == fresh.folder / "clear-path-larkspur"
