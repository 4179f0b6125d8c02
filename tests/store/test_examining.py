"""What an examination says of a folder: each harm in words. It changes nothing."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from convene.errors import Locked
from convene.store.disk import Disk, Lock
from convene.store.examining import examine
from convene.store.operation import Change
from convene.store.store import Store
from laptops import FixedLaptop


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A record of three sessions."""
    for text in ("one", "two", "three"):
        store = Store(tmp_path / "record", laptop=FixedLaptop("aaaa"))
        with store.collect() as changes:
            store.database.table("notes").insert({"text": text})
        store.commit("note", changes)
        store.close()
    return tmp_path / "record"


def files(folder: Path) -> dict[Path, tuple[int, bytes]]:
    """Every file and folder: when it was changed, and what is in it."""
    return {
        path: (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in (folder, *folder.rglob("*"))
    }


def told(folder: Path, state: str) -> list[str]:
    before = files(folder)
    found = [one.what for one in examine(folder) if one.state == state]
    assert files(folder) == before
    return found


def test_a_sound_record_is_fine(folder: Path) -> None:
    assert told(folder, "trouble") == told(folder, "note") == []
    assert told(folder, "fine") == [
        "initiative.json is as it was written.",
        "3 saved changes can be read, in 3 files.",
        "The log makes the same record as initiative.json.",
        "2 older states are kept whole.",
    ]


def test_what_was_put_aside_is_noted(folder: Path) -> None:
    (folder / "set-aside").mkdir()
    for name, words in (("a", "1 file was put aside in set-aside/. Delete it"), ("b", "2 files were")):
        (folder / "set-aside" / name).write_text("")
        assert told(folder, "note")[0].startswith(words)
    assert told(folder, "note")[0].endswith(" Delete them when you need them no more.")


def test_a_damaged_line_of_long_ago_is_found(folder: Path) -> None:
    segment = sorted((folder / "journal").iterdir())[0]
    segment.write_bytes(segment.read_bytes().replace(b"one", b"onf") + b"\n")
    words = " ".join(told(folder, "trouble") + told(folder, "note"))
    assert "journal/000001-aaaa.jsonl" in words


def test_a_snapshot_that_can_not_be_read_is_found(folder: Path) -> None:
    (folder / "initiative.json").write_bytes(b"{")
    assert told(folder, "trouble") == ["initiative.json can't be read."]


def test_a_snapshot_that_is_missing_is_found(folder: Path) -> None:
    (folder / "initiative.json").unlink()
    assert told(folder, "trouble") == ["initiative.json is missing."]


def test_where_nothing_is_left_to_repair_with_it_says_what_helps(folder: Path) -> None:
    (folder / "initiative.json").write_bytes(b"{")
    shutil.rmtree(folder / "journal")
    shutil.rmtree(folder / "backups")
    assert [one.todo for one in examine(folder) if one.state == "trouble"] == [
        "Bring back a backup: convene restore FILE"
    ]


def test_lines_that_can_not_be_read_are_no_trouble_when_nobody_waits_for_them(folder: Path) -> None:
    store = Store(folder, laptop=FixedLaptop("aaaa"))
    for text in ("four", "five"):
        store.commit("note", [Change(table="notes", id=4 + len(text), new={"text": text})])
        store.drain()
    store._release()
    segment = max((folder / "journal").iterdir())
    segment.write_bytes(segment.read_bytes().replace(b"four", b"fuor"))
    assert f"journal/{segment.name} has lines that can't be read." in told(folder, "trouble")
    again = Store(folder, laptop=FixedLaptop("bbbb"))
    again.repair()
    again.close()
    assert told(folder, "trouble") == []
    assert any(segment.name in note for note in told(folder, "note"))


def test_a_change_from_outside_is_found(folder: Path) -> None:
    path = folder / "initiative.json"
    path.write_bytes(path.read_bytes().replace(b"two", b"tow"))
    assert "initiative.json was changed by another program." in told(folder, "trouble")
    assert not [one for one in examine(folder) if "--repair" in one.todo]  # it would not ask


def test_missing_changes_are_found_until_they_are_no_longer_waited_for(folder: Path) -> None:
    shutil.rmtree(folder / "backups")
    (folder / "initiative.json").unlink()
    (folder / "journal" / "000002-aaaa.jsonl").unlink()
    assert told(folder, "trouble") == ["1 change of laptop aaaa is missing."]
    store = Store(folder, laptop=FixedLaptop("bbbb"))
    store.repair()
    store.close()
    assert told(folder, "trouble") == []


def test_a_damaged_backup_is_a_note(folder: Path) -> None:
    (folder / "backups" / "000001-aaaa.json").write_bytes(b"{}")
    assert told(folder, "note") == ["backups/000001-aaaa.json is damaged. It is not used."]


def test_who_has_it_open_is_a_note(folder: Path) -> None:
    store = Store(folder, laptop=FixedLaptop("aaaa"))
    assert any("open in another window by " in said for said in told(folder, "note"))
    store.close()


def test_where_nobody_can_write_nobody_is_said_to_have_it_open(folder: Path) -> None:
    class ReadOnly(Disk):
        def lock(self, path: Path) -> Lock:
            raise OSError(errno.EROFS, "Read-only file system")

    found = [one.what for one in examine(folder, ReadOnly()) if one.state == "note"]
    assert found == ["It can be read and not changed: this folder can't be written."]


def test_a_record_that_was_never_opened_here_gets_no_lock_by_being_looked_at(folder: Path) -> None:
    (folder / ".lock").unlink()
    (folder / ".owner.json").unlink()
    assert told(folder, "trouble") == told(folder, "note") == []


@pytest.mark.parametrize("what", ["initiative.json", "backups/000001-aaaa.json", "backups/index-aaaa.jsonl"])
def test_a_folder_in_a_files_place_is_found_and_ends_nothing(folder: Path, what: str) -> None:
    (folder / what).unlink()
    (folder / what).mkdir()
    assert told(folder, "trouble") + told(folder, "note") != []


@pytest.mark.parametrize(
    "label",
    [
        b'{"machine":"\xff","user":"Sam","pid":1,"site":"aaaa","since":"2026-11-25T10:00:00+00:00"}',
        b'{"machine":"ward-7","user":"Sam","pid":1,"site":"aaaa","since":"yesterday"}',
        b'{"machine":"ward-7","user":"Sam","pid":1,"site":"aaaa","since":"0001-01-01T00:00:00+23:00"}',
        b"[" * 50_000,
    ],
)
def test_a_damaged_label_does_no_harm(folder: Path, label: bytes) -> None:
    store = Store(folder, laptop=FixedLaptop("aaaa"))
    (folder / ".owner.json").write_bytes(label)
    assert len(told(folder, "note")) == 1
    with pytest.raises(Locked, match="open in another window"):
        Store(folder, laptop=FixedLaptop("aaaa"))
    store.close()
