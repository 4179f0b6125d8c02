"""What an examination says of a folder: each harm in words. It changes nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from convene.store.examining import examine
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


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


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


def test_a_damaged_line_of_long_ago_is_found(folder: Path) -> None:
    segment = sorted((folder / "journal").iterdir())[0]
    segment.write_bytes(segment.read_bytes().replace(b"one", b"onf") + b"\n")
    words = " ".join(told(folder, "trouble") + told(folder, "note"))
    assert "journal/000001-aaaa.jsonl" in words


def test_a_snapshot_that_can_not_be_read_is_found(folder: Path) -> None:
    (folder / "initiative.json").write_bytes(b"{")
    assert told(folder, "trouble") == ["initiative.json can't be read."]


def test_a_change_from_outside_is_found(folder: Path) -> None:
    path = folder / "initiative.json"
    path.write_bytes(path.read_bytes().replace(b"two", b"tow"))
    assert "initiative.json was changed by another program." in told(folder, "trouble")


def test_missing_changes_are_found_until_they_are_no_longer_waited_for(folder: Path) -> None:
    shutil.rmtree(folder / "backups")
    (folder / "initiative.json").unlink()
    (folder / "journal" / "000002-aaaa.jsonl").unlink()
    assert (
        told(folder, "trouble") == ["1 change of aaaa are missing."]
        or "missing" in told(folder, "trouble")[0]
    )
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
