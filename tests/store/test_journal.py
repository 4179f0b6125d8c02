"""A log under whatever names and with whatever bytes: each line that can be read anywhere counts, once."""

from __future__ import annotations

import os
import shutil
import sys
import zlib
from pathlib import Path

import pytest

from convene.store.examining import examine
from convene.store.operation import Change
from convene.store.segment import Line, decode, encode
from convene.store.snapshot import decode as decode_snapshot
from convene.store.store import Store
from laptops import FixedLaptop


def opened(folder: Path, *, write: bool = True) -> Store:
    return Store(folder, laptop=FixedLaptop("aaaa"), write=write, beside=False)


def add(store: Store, row: int) -> None:
    store.commit("did", [Change(table="notes", id=row, new={"text": f"note {row}"})])
    store.drain()


def rows(store: Store) -> list[str]:
    return sorted(store.tables.get("notes", {}), key=int)


def names(store: Store) -> list[str]:
    return sorted(name for name, _ in store.operations())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three sessions with a note each; neither snapshot nor backups, so the log has to make it."""
    path = tmp_path / "initiative"
    for row in (1, 2, 3):
        store = opened(path)
        add(store, row)
        store.close()
    (path / "initiative.json").unlink()
    shutil.rmtree(path / "backups")
    return path


def segment_of(folder: Path, number: int) -> Path:
    return folder / "journal" / f"{number:06}-aaaa.jsonl"


@pytest.mark.parametrize("name", ["000007-aaaa.jsonl", "000001-bbbb.jsonl", "000001-aaaa (1).jsonl"])
def test_a_segment_that_is_there_twice_counts_once_and_takes_nothing_away(folder: Path, name: str) -> None:
    shutil.copy(segment_of(folder, 1), folder / "journal" / name)
    store = opened(folder)
    assert rows(store) == ["1", "2", "3"]
    add(store, 4)
    assert names(store) == ["aaaa-1", "aaaa-2", "aaaa-3", "aaaa-4"]
    store.close()
    again = opened(folder)
    assert rows(again) == ["1", "2", "3", "4"]
    again.close()


@pytest.mark.parametrize(
    "name",
    [
        "000003-aaaa (Dana's conflicted copy 2026-11-25).jsonl",
        "000003-aaaa-LAPTOP.jsonl",
        "000003-aaaa 2.jsonl",
        "000003-aaaa.sync-conflict-20261125-101010-ABCDEFG.jsonl",
        "000003-AAAA.JSONL",
        "000003-aaaa.jsonl.part",
        "000099-aaaa.jsonl",
    ],
)
def test_a_segment_that_stands_only_under_another_name_is_read(folder: Path, name: str) -> None:
    segment_of(folder, 3).rename(folder / "journal" / name)
    store = opened(folder)
    assert rows(store) == ["1", "2", "3"]
    add(store, 4)
    store.close()
    shutil.rmtree(folder / "backups")
    (folder / "initiative.json").unlink()
    again = opened(folder)
    assert rows(again) == ["1", "2", "3", "4"]
    again.close()


def test_lines_that_only_a_copy_has_are_added(folder: Path) -> None:
    whole = segment_of(folder, 3)
    shutil.copy(whole, folder / "journal" / "000003-aaaa (1).jsonl")
    whole.write_bytes(whole.read_bytes().splitlines(keepends=True)[0])
    store = opened(folder)
    assert rows(store) == ["1", "2", "3"]
    store.close()


@pytest.mark.parametrize("kind", ["folder", "pipe", "link to nothing", "link to itself"])
def test_what_is_no_file_holds_up_nothing(folder: Path, kind: str) -> None:
    path = segment_of(folder, 9)
    if kind == "folder":
        path.mkdir()
    elif sys.platform == "win32":
        pytest.skip("no pipes and links by name there")
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(path if kind == "link to itself" else "nowhere")
    store = opened(folder)
    assert rows(store) == ["1", "2", "3"]
    add(store, 4)
    assert names(store)[-1] == "aaaa-4"
    store.close()


def test_a_record_is_not_taken_for_the_one_of_a_file_that_strayed_in(folder: Path, tmp_path: Path) -> None:
    other = opened(tmp_path / "other")
    add(other, 7)
    other.close()
    stray = (tmp_path / "other" / "journal" / "000001-aaaa.jsonl").read_bytes()
    (folder / "journal" / "000000-aaaa.jsonl").write_bytes(stray)
    store = opened(folder, write=False)
    assert rows(store) == ["1", "2", "3"]


def test_files_of_another_initiative_change_neither_history_nor_saving(folder: Path, tmp_path: Path) -> None:
    """One laptop writes all its initiatives under one site; a folder copied over another mixes their logs."""
    first = opened(folder)
    first.repair()  # its file says which initiative this is
    first.close()
    for number in range(9):
        other = opened(tmp_path / "other")
        add(other, number)
        other.close()
    for path in (tmp_path / "other" / "journal").iterdir():
        if not (folder / "journal" / path.name).exists():
            (folder / "journal" / path.name).write_bytes(path.read_bytes())
    store = opened(folder)
    before = names(store)
    [said] = store.notes
    assert "files in journal/ belong to another initiative" in said
    add(store, 4)
    store.drain()
    assert names(store) == [*before, "aaaa-4"]
    assert rows(store) == ["1", "2", "3", "4"]
    store.close()
    assert not [one.what for one in examine(folder) if one.state == "trouble"]


def test_a_record_of_which_only_copies_are_left_keeps_its_name(folder: Path) -> None:
    for path in (folder / "journal").iterdir():
        path.rename(path.with_name(f"copy of {path.name}"))
    first, second = opened(folder, write=False), opened(folder, write=False)
    assert first.record == second.record
    assert rows(first) == ["1", "2", "3"]


def test_a_damaged_head_brings_no_line_twice(folder: Path) -> None:
    second, third = segment_of(folder, 2), segment_of(folder, 3)
    in_doubt = third.read_bytes().splitlines(keepends=True)[1]
    second.write_bytes(second.read_bytes() + in_doubt)  # written, not sure to be saved, written again
    third.write_bytes(third.read_bytes().replace(b'"segment"', b'"sigment"'))
    store = opened(folder)
    assert names(store) == ["aaaa-1", "aaaa-2", "aaaa-3"]
    store.close()


def summed(body: bytes) -> bytes:
    """A line whose checksum is right, whatever it says."""
    return b'{"crc":"%08x",' % zlib.crc32(body) + body + b"\n"


DEEP = b"[" * 50_000 + b"]" * 50_000


@pytest.mark.parametrize(
    "op",
    [
        b'"n":4,"t":4,"at":"\xff","what":"","ch":[]',
        b'"n":4,"t":4,"at":"yesterday","what":"","ch":[]',
        b'"n":4,"t":4,"at":"2026-11-25T10:00:00+00:00","what":"\\ud800","ch":[]',
        b'"n":4,"t":4,"at":"2026-11-25T10:00:00+00:00","what":"","ch":[{"table":"a","id":1,"new":{"a":'
        + DEEP
        + b"}}]",
        b'"n":1e999,"t":4,"at":"2026-11-25T10:00:00+00:00","what":"","ch":[]',
    ],
)
def test_a_line_that_holds_nonsense_under_a_right_checksum_is_a_bad_line(folder: Path, op: bytes) -> None:
    with segment_of(folder, 3).open("ab") as file:
        file.write(summed(b'"seq":4,"ops":[{' + op + b"}]}"))
        file.write(encode(Line(seq=5, ops=decode(segment_of(folder, 3).read_bytes()).lines[0].ops)))
    store = opened(folder)
    assert rows(store) == ["1", "2", "3"]
    assert any("could not be read" in note for note in store.notes)
    store.close()


def test_a_line_with_a_number_far_away_fills_no_memory(folder: Path) -> None:
    ops = decode(segment_of(folder, 3).read_bytes()).lines[0].ops
    with segment_of(folder, 3).open("ab") as file:
        file.write(encode(Line(seq=2**62, ops=ops)))
    store = opened(folder)
    add(store, 4)
    store.close()
    again = opened(folder)
    assert rows(again) == ["1", "2", "3", "4"]
    again.close()


@pytest.mark.parametrize(
    "table", [b'{"' + b"9" * 5000 + b'":{}}', b'{"01":{}}', '{"٣":{}}'.encode(), b'{"1":{"a":' + DEEP + b"}}"]
)
def test_a_snapshot_of_nonsense_is_no_record(table: bytes) -> None:
    with pytest.raises(ValueError, match="not a record"):
        decode_snapshot(b'{"meta":{"1":{"format":1,"record":"r"}},"notes":' + table + b"}")


def test_a_folder_in_the_place_of_the_snapshot_is_moved_aside(folder: Path) -> None:
    (folder / "initiative.json").mkdir()
    (folder / "initiative.json" / "note.txt").write_text("kept")
    store = opened(folder)
    assert rows(store) == ["1", "2", "3"]
    store.close()
    assert (folder / "initiative.json").is_file()
    assert [path.read_text() for path in folder.glob("set-aside/*/note.txt")] == ["kept"]
