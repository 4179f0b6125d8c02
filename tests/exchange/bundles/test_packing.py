"""A record packed as it stands on disk, while somebody writes."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from convene.captured.note import Note
from convene.errors import ConveneError
from convene.exchange.bundles.checking import read_bundle
from convene.exchange.bundles.manifest import FILE, Limits
from convene.exchange.bundles.packing import pack
from convene.exchange.bundles.unpacking import restore
from convene.exchange.demo import WORKSHEETS
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative

Clock = Callable[[], datetime]


@pytest.fixture
def other(tmp_path: Path, clock: Clock) -> Home:
    """The home folder of another laptop, which remembers nothing of the record."""
    return Home(tmp_path / "other", now=clock, settings=tmp_path / "other settings")


def names(folder: Path, clock: Clock) -> set[str]:
    return set(read_bundle(pack(folder, made=clock()).data, "b").archive.namelist())


def notes_in(home: Home, folder: Path, clock: Clock) -> list[str]:
    """The notes of a record after it was packed and restored."""
    found = restore(read_bundle(pack(folder, made=clock()).data, "b"), "b", home)
    return [one.text for one in home.read(Path(found.folder)).all(Note)]


def add_note(initiative: Initiative, text: str, clock: Clock) -> None:
    number = initiative.of(Note).next_number()
    initiative.of(Note).add(Note(number=number, text=text, at=clock()), f"note N{number} captured")
    initiative.drain()


def session(home: Home, folder: Path, clock: Clock, text: str) -> None:
    """The app opened, one note taken, the app closed."""
    opened = home.open(folder)
    add_note(opened, text, clock)
    opened.close()


def test_it_holds_the_record_and_nothing_else(larkspur: Path, clock: Clock) -> None:
    for name in (
        ".owner.json",
        ".initiative.json.1.tmp",
        ".0123.part",
        "backups/000001.json",
        "set-aside/x.jsonl",
        "handouts/Summary.docx",
        "worksheets/.DS_Store",
        "journal/000001-abcd (conflicted copy).jsonl",
    ):
        (larkspur / name).parent.mkdir(exist_ok=True)
        (larkspur / name).write_text("x", "utf-8")
    packed = pack(larkspur, made=clock())
    found = set(read_bundle(packed.data, "b").archive.namelist())
    sheets = {f"worksheets/{name}.toml" for name in WORKSHEETS}
    assert {name for name in found if not name.startswith("journal/")} == {FILE, "initiative.json", *sheets}
    assert {f"journal/{path.name}" for path in (larkspur / "journal").glob("??????-????.jsonl")} <= found
    assert packed.left_out == ("journal/000001-abcd (conflicted copy).jsonl", "worksheets/.DS_Store")


def test_the_list_says_which_record_it_is_and_when(larkspur: Path, clock: Clock) -> None:
    manifest = pack(larkspur, made=clock()).manifest
    assert manifest.made == clock()
    assert len(manifest.record) == 36
    (larkspur / "initiative.json").unlink()
    assert pack(larkspur, made=clock()).manifest.record == manifest.record


def test_the_same_record_at_the_same_time_gives_the_same_bytes(larkspur: Path, clock: Clock) -> None:
    assert pack(larkspur, made=clock()).data == pack(larkspur, made=clock()).data


def test_what_is_on_disk_while_a_window_is_open_is_in_it(
    home: Home, folder: Path, initiative: Initiative, clock: Clock
) -> None:
    add_note(initiative, "On disk", clock)
    assert notes_in(home, folder, clock) == ["On disk"]


def test_a_line_cut_off_while_being_written_is_no_trouble(
    home: Home, folder: Path, initiative: Initiative, clock: Clock
) -> None:
    add_note(initiative, "On disk", clock)
    newest = max((folder / "journal").iterdir())
    with newest.open("ab") as file:
        file.write(b'{"crc":"0e77f1b4","seq":99,"ops":[{"n":4')
    assert notes_in(home, folder, clock) == ["On disk"]


@pytest.mark.parametrize("both", [False, True])
def test_what_stands_only_in_a_file_that_a_sync_program_named_is_in_it(
    home: Home, folder: Path, initiative: Initiative, clock: Clock, both: bool
) -> None:
    add_note(initiative, "On disk", clock)
    newest = max((folder / "journal").iterdir())
    copy = newest.with_name(f"{newest.stem} (conflicted copy).jsonl")
    data = newest.read_bytes()
    newest.rename(copy)
    if both:  # what kept the name came only in part
        newest.write_bytes(data[: data.find(b"\n") + 1])
    assert pack(folder, made=clock()).left_out == ()
    assert notes_in(home, folder, clock) == ["On disk"]


@pytest.mark.parametrize("damage", [b"", b"{", b"\x00" * 400, b'{"meta":{"1":{}}}'])
def test_a_damaged_snapshot_is_packed_as_it_is(larkspur: Path, clock: Clock, damage: bytes) -> None:
    (larkspur / "initiative.json").write_bytes(damage)
    bundle = read_bundle(pack(larkspur, made=clock()).data, "b")
    assert b"".join(bundle.pieces("initiative.json")) == damage


def test_packing_while_somebody_types_gives_whole_records_that_only_grow(
    home: Home, folder: Path, other: Home, clock: Clock
) -> None:
    done = threading.Event()

    def type_on() -> None:
        for session in range(6):
            opened = home.open(folder)
            for number in range(8):
                add_note(opened, f"{session}.{number}", clock)
            opened.close()
        done.set()

    typing = threading.Thread(target=type_on)
    typing.start()
    packed = []
    while not done.is_set():
        packed.append(pack(folder, made=clock()).data)
    typing.join()
    packed.append(pack(folder, made=clock()).data)
    before: list[str] = []
    for data in packed[:: max(len(packed) // 30, 1)] + packed[-1:]:
        found = restore(read_bundle(data, "b"), "b", other)
        notes = [one.text for one in other.read(Path(found.folder)).all(Note)]
        assert not found.notes
        assert notes[: len(before)] == before
        before = notes
    assert len(before) == 48


@pytest.mark.parametrize("moment", ["before", "after"])
def test_whatever_is_written_between_two_reads_is_there_with_its_history_or_not_at_all(
    home: Home, folder: Path, other: Home, clock: Clock, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    real = Path.read_bytes
    session(home, folder, clock, "Before")

    def read(path: Path) -> bytes:
        if folder not in path.parents or threading.current_thread().name != "packing":
            return real(path)
        threading.current_thread().name = "typing"
        if moment == "before":
            session(home, folder, clock, "Meanwhile")
        data = real(path)
        if moment == "after":
            session(home, folder, clock, "Meanwhile")
        threading.current_thread().name = "packing"
        return data

    monkeypatch.setattr(Path, "read_bytes", read)
    packed: list[bytes] = []
    packing = threading.Thread(target=lambda: packed.append(pack(folder, made=clock()).data), name="packing")
    packing.start()
    packing.join()
    monkeypatch.undo()
    found = restore(read_bundle(packed[0], "b"), "b", other)
    opened = other.open(Path(found.folder), write=False)
    assert not found.notes
    assert opened.view.all(Note)[0].text == "Before"
    assert len(opened.history()) == 1 + len(opened.view.all(Note))


@pytest.mark.skipif(sys.platform == "win32", reason="folders can't be made read-only there")
def test_a_folder_that_can_only_be_read_is_packed_and_left_as_it_is(larkspur: Path, clock: Clock) -> None:
    paths = [larkspur, *larkspur.rglob("*")]
    before = {path: path.stat().st_mtime_ns for path in paths}
    for path in paths:
        path.chmod(path.stat().st_mode & ~0o222)
    try:
        assert "initiative.json" in names(larkspur, clock)
        assert {path: path.stat().st_mtime_ns for path in [larkspur, *larkspur.rglob("*")]} == before
    finally:
        for path in paths:
            path.chmod(path.stat().st_mode | 0o200)


def test_a_record_too_large_for_a_bundle_is_told(larkspur: Path, clock: Clock) -> None:
    for limits in (Limits(total=1_000), Limits(member=1_000), Limits(members=2)):
        with pytest.raises(ConveneError, match="larger than a backup file can hold"):
            pack(larkspur, made=clock(), limits=limits)


def test_a_folder_without_a_record_is_told(tmp_path: Path, clock: Clock) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(ConveneError, match="holds no record"):
            pack(folder, made=clock())


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes there")
def test_what_is_no_plain_file_is_passed_over(larkspur: Path, clock: Clock) -> None:
    if sys.platform != "win32":  # for the checker of types
        os.mkfifo(larkspur / "journal" / "999999-abcd.jsonl")
    assert "journal/999999-abcd.jsonl" not in names(larkspur, clock)
