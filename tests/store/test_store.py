"""A record survives what happens to a laptop, and says what it found."""

from __future__ import annotations

import contextlib
import errno
import sys
from pathlib import Path
from typing import Any

import pytest
from tinydb import Query, TinyDB

from convene.errors import BadInput, ConveneError, Locked, NewerVersion, NotSaved
from convene.store import segment
from convene.store.disk import Disk
from convene.store.formats import Formats
from convene.store.operation import Change
from convene.store.store import Store
from laptops import FixedLaptop


def opened(folder: Path, *, site: str = "aaaa", write: bool = True, disk: Disk | None = None) -> Store:
    return Store(folder, laptop=FixedLaptop(site), write=write, disk=disk)


def write_note(store: Store, text: str) -> int:
    with store.collect() as changes:
        row = store.database.table("notes").insert({"text": text})
    store.commit(f"note {text}", changes)
    return row


def texts(store: Store) -> list[str]:
    return [document["text"] for document in store.database.table("notes").all()]


def test_what_was_closed_is_there_and_stock_tinydb_opens_it(tmp_path: Path) -> None:
    store = opened(tmp_path)
    write_note(store, "[b]é 表[/b]")
    store.close()
    assert texts(opened(tmp_path, write=False)) == ["[b]é 表[/b]"]
    assert TinyDB(tmp_path / "initiative.json").table("notes").all() == [{"text": "[b]é 表[/b]"}]


def test_what_was_drained_is_there_without_closing(tmp_path: Path) -> None:
    store = opened(tmp_path)
    write_note(store, "one")
    store.drain()
    assert not (tmp_path / "initiative.json").exists()
    assert texts(opened(tmp_path, write=False)) == ["one"]
    store.close()


def test_a_torn_last_line_is_passed_over(tmp_path: Path) -> None:
    store = opened(tmp_path)
    write_note(store, "whole")
    store.drain()
    file = next((tmp_path / "journal").iterdir())
    whole = file.read_bytes()
    store.close()
    (tmp_path / "initiative.json").unlink()
    for cut in range(len(whole.splitlines(keepends=True)[0]), len(whole)):
        file.write_bytes(whole[:cut])
        assert texts(opened(tmp_path, write=False)) == []
    file.write_bytes(whole + b'{"crc":"00000000","seq":2,"ops":[]}')
    assert texts(opened(tmp_path, write=False)) == ["whole"]


def test_a_damaged_line_in_the_middle_is_said_and_the_rest_is_read(tmp_path: Path) -> None:
    store = opened(tmp_path)
    for text in ("one", "two", "three"):
        write_note(store, text)
        store.drain()
    store._release()
    file = next((tmp_path / "journal").iterdir())
    file.write_bytes(file.read_bytes().replace(b"two", b"tvo"))
    found = opened(tmp_path, write=False)
    assert texts(found) == ["one", "three"]
    assert any("damaged" in note for note in found.notes)
    assert any("1 change of laptop aaaa could not be read and is missing" in note for note in found.notes)


def test_a_damaged_snapshot_is_rebuilt_and_set_aside(tmp_path: Path) -> None:
    store = opened(tmp_path)
    write_note(store, "kept")
    store.close()
    (tmp_path / "initiative.json").write_text("{", encoding="utf-8")
    found = opened(tmp_path)
    assert texts(found) == ["kept"]
    assert "rebuilt" in found.notes[0]
    found.close()
    assert len(list((tmp_path / "set-aside").iterdir())) == 1
    assert TinyDB(tmp_path / "initiative.json").table("notes").all() == [{"text": "kept"}]


def test_a_stale_log_is_not_applied_twice(tmp_path: Path) -> None:
    store = opened(tmp_path)
    row = write_note(store, "first")
    store.close()
    store = opened(tmp_path)
    with store.collect() as changes:
        store.database.table("notes").update({"text": "second"}, doc_ids=[row])
    store.commit("changed", changes)
    store.close()
    assert texts(opened(tmp_path, write=False)) == ["second"]


def test_ids_are_never_given_twice(tmp_path: Path) -> None:
    store = opened(tmp_path)
    first = write_note(store, "gone")
    with store.collect() as changes:
        store.database.table("notes").remove(doc_ids=[first])
    store.commit("removed", changes)
    store.close()
    store = opened(tmp_path)
    second = write_note(store, "new")
    store.close()
    other = opened(tmp_path, site="bbbb")
    third = write_note(other, "elsewhere")
    other.close()
    assert len({first, second, third}) == 3


def test_two_sites_see_each_other(tmp_path: Path) -> None:
    for site, text in (("aaaa", "one"), ("bbbb", "two"), ("aaaa", "three")):
        store = opened(tmp_path, site=site)
        write_note(store, text)
        store.close()
    assert sorted(texts(opened(tmp_path, write=False))) == ["one", "three", "two"]


def test_a_second_writer_is_refused_in_words(tmp_path: Path) -> None:
    first = opened(tmp_path)
    with pytest.raises(Locked, match="another window"):
        opened(tmp_path)
    reading = opened(tmp_path, write=False)
    with pytest.raises(Locked):
        reading.commit("no", ())
    first.close()
    opened(tmp_path).close()


def test_a_newer_format_is_not_touched(tmp_path: Path) -> None:
    newer = Formats(segment.FORMAT + 1, {segment.FORMAT: lambda tables: []})
    store = Store(tmp_path, laptop=FixedLaptop("aaaa"), formats=newer)
    write_note(store, "later")
    store.close()
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(NewerVersion):
        opened(tmp_path)
    found = opened(tmp_path, write=False)
    assert texts(found) == ["later"]
    assert any("newer convene" in note for note in found.notes)
    del before[tmp_path / ".owner.json"]
    assert all(path.read_bytes() == data for path, data in before.items())


def test_a_log_of_another_initiative_is_left_alone(tmp_path: Path) -> None:
    for name in ("mine", "theirs"):
        store = opened(tmp_path / name)
        write_note(store, name)
        store.close()
    for file in (tmp_path / "theirs" / "journal").iterdir():
        (tmp_path / "mine" / "journal" / file.name.replace("000001", "000009")).write_bytes(file.read_bytes())
    found = opened(tmp_path / "mine", write=False)
    assert texts(found) == ["mine"]
    assert any("belongs to another initiative" in note for note in found.notes)


class FullDisk(Disk):
    """A disk that is full while `full` is set, and leaves half of what was written."""

    full = False

    def write(self, file: int, data: bytes) -> None:
        if self.full:
            super().write(file, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")
        super().write(file, data)


def test_a_full_disk_is_said_and_saving_goes_on_in_a_new_segment(tmp_path: Path) -> None:
    disk = FullDisk()
    store = opened(tmp_path, disk=disk)
    write_note(store, "before")
    store.drain()
    disk.full = True
    write_note(store, "during")
    with pytest.raises(NotSaved, match="the disk is full"):
        store.drain()
    assert store.saving.trouble == "the disk is full"
    assert texts(store) == ["before", "during"]
    disk.full = False
    write_note(store, "after")
    store.close()
    (tmp_path / "initiative.json").unlink()
    found = opened(tmp_path, write=False)
    assert texts(found) == ["before", "during", "after"]
    assert len(list((tmp_path / "journal").iterdir())) >= 2


def test_a_failing_group_leaves_nothing(tmp_path: Path) -> None:
    store = opened(tmp_path)
    row = write_note(store, "as it was")

    def half() -> None:
        with store.collect():
            store.database.table("notes").insert({"text": "half"})
            store.database.table("notes").update({"text": "changed"}, doc_ids=[row])
            raise ConveneError("no")

    with pytest.raises(ConveneError):
        half()
    assert texts(store) == ["as it was"]
    store.close()


def test_what_json_cannot_hold_is_refused_before_anything_changes(tmp_path: Path) -> None:
    store = opened(tmp_path)

    def put(value: object) -> None:
        with store.collect() as changes:
            store.database.table("notes").insert({"text": value})
        store.commit("put", changes)

    for value in (float("nan"), float("inf"), {1: "x"}, object(), b"x"):
        with pytest.raises(BadInput):
            put(value)
    put("\ud800")
    assert texts(store) == ["?"]
    store.close()
    assert texts(opened(tmp_path, write=False)) == ["?"]


def test_changing_a_document_that_was_handed_out_changes_nothing(tmp_path: Path) -> None:
    store = opened(tmp_path)
    with store.collect() as changes:
        store.database.table("notes").insert({"text": "x", "tags": ["a"]})
    store.commit("put", changes)
    for document in (
        store.database.table("notes").all()[0],
        store.database.table("notes").get(Query().text == "x"),
    ):
        assert not isinstance(document, list)
        assert document
        document["tags"].append("b")
    assert store.database.table("notes").all()[0]["tags"] == ["a"]
    store.close()


def test_files_are_for_the_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "one"
    store = opened(folder)
    write_note(store, "x")
    store.close()
    if sys.platform != "win32":
        assert folder.stat().st_mode & 0o777 == 0o700
        files = [path for path in folder.rglob("*") if path.is_file()]
        assert {path.stat().st_mode & 0o777 for path in files} == {0o600}


def test_writing_outside_a_group_is_refused(tmp_path: Path) -> None:
    store = opened(tmp_path)
    with pytest.raises(ConveneError):
        store.database.table("notes").insert({"text": "x"})
    with pytest.raises(ConveneError):
        store.database.drop_tables()
    assert store.tables == {}
    store.close()


def test_a_change_and_its_inverse_cancel() -> None:
    change = Change(table="t", id=1, set={"a": 2, "b": 3}, was={"a": 1, "c": 4})
    assert change.inverse.inverse == change


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_nobody_waits_for_a_writer_that_has_ended(tmp_path: Path) -> None:
    class Broken(Disk):
        def fsync(self, file: int) -> None:
            raise ZeroDivisionError

    store = opened(tmp_path, disk=Broken())
    write_note(store, "one")
    with pytest.raises(NotSaved):
        store.drain(timeout=20)
    store.close(give_up=True)


@pytest.mark.parametrize("first_to_write", ["the older window", "the newer window"])
def test_two_windows_that_both_think_they_write_lose_nothing_that_was_saved(
    tmp_path: Path, first_to_write: str
) -> None:
    """Somebody deleted the lock, or the disk knows none: the second to write is told, and writes nothing."""

    def saved(store: Store, text: str) -> None:
        write_note(store, text)
        store.drain()

    older = Store(tmp_path / "it", laptop=FixedLaptop("aaaa"), beside=False)
    saved(older, "before")
    (tmp_path / "it" / ".lock").unlink()
    newer = Store(tmp_path / "it", laptop=FixedLaptop("aaaa"), beside=False)
    one, other = (older, newer) if first_to_write == "the older window" else (newer, older)
    saved(one, "of the one")
    for _ in range(2):
        with pytest.raises(NotSaved, match="another window writes here too"):
            saved(other, "of the other")
    saved(one, "more of the one")
    other.save_copy(tmp_path / "copy")
    other.close(give_up=True)
    one.close()
    assert texts(opened(tmp_path / "it", write=False)) == ["before", "of the one", "more of the one"]
    assert "of the other" in texts(opened(tmp_path / "copy", write=False))


def test_words_that_no_file_holds_stop_no_saving(tmp_path: Path) -> None:
    """A lone surrogate comes in with a name of a file that is no UTF-8."""
    store = Store(tmp_path, laptop=FixedLaptop("aaaa"), by="Sam \udcff")
    store.commit("h\udcff", [Change(table="notes", id=1, new={"text": "one"})])
    store.drain(5)
    assert [operation.what for _, operation in store.operations()] == ["h?"]
    store.close()


def test_a_value_that_can_not_be_written_is_refused_before_anything_waits_for_it(tmp_path: Path) -> None:
    store = Store(tmp_path, laptop=FixedLaptop("aaaa"))
    deep: list[Any] = []
    for _ in range(5_000):
        deep = [deep]
    for value in ({1, 2}, deep, float("nan"), b"bytes", {1: "a"}):
        with pytest.raises(BadInput):
            store.commit("odd", [Change(table="notes", id=1, new={"text": value})])
        with pytest.raises(BadInput), store.collect():
            store.database.table("notes").insert({"text": value})
    assert store.tables.get("notes", {}) == {}
    write_note(store, "one")
    store.drain(5)
    store.close()


def test_a_group_that_failed_leaves_no_record_of_nothing(tmp_path: Path) -> None:
    store = opened(tmp_path)
    with contextlib.suppress(RuntimeError), store.collect():
        store.database.table("notes").insert({"text": "one"})
        raise RuntimeError
    store.close()
    assert not (tmp_path / "initiative.json").exists()
