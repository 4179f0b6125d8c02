"""What a laptop remembers of a record outside its folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from convene.store.laptop import Laptop, Written, new_site, site_number
from convene.store.operation import Change
from convene.store.store import Store


def write(folder: Path, settings: Path, text: str) -> tuple[str, tuple[str, ...]]:
    store = Store(folder, laptop=Laptop(settings))
    with store.collect() as changes:
        store.database.table("notes").insert({"text": text})
    store.commit("note", changes)
    store.close()
    return store.site, store.notes


def test_a_laptop_keeps_its_site(tmp_path: Path) -> None:
    site = Laptop(tmp_path).site
    assert Laptop(tmp_path).site == site
    assert 0 <= site_number(site) < 2**20
    (tmp_path / "site").write_text("not a site", "utf-8")
    assert Laptop(tmp_path).site != site


def test_a_folder_that_is_written_on_keeps_its_site(tmp_path: Path) -> None:
    first = write(tmp_path / "record", tmp_path / "settings", "one")
    assert write(tmp_path / "record", tmp_path / "settings", "two") == first
    assert first[1] == ()


def test_a_copy_goes_on_under_a_site_of_its_own_and_both_are_quiet(tmp_path: Path) -> None:
    """Two folders of one record on one laptop never give one operation's id to two deeds."""
    settings = tmp_path / "settings"
    mine, _ = write(tmp_path / "record", settings, "one")
    shutil.copytree(tmp_path / "record", tmp_path / "copy")
    copy, notes = write(tmp_path / "copy", settings, "in the copy")
    assert copy != mine
    assert notes == ()
    for _ in range(2):
        assert write(tmp_path / "record", settings, "more") == (mine, ())
        assert write(tmp_path / "copy", settings, "more") == (copy, ())


def test_what_was_typed_here_under_a_later_site_is_not_told_as_from_another_laptop(tmp_path: Path) -> None:
    settings = tmp_path / "settings"
    write(tmp_path / "record", settings, "one")
    shutil.copytree(tmp_path / "record", tmp_path / "copy")
    write(tmp_path / "copy", settings, "in the copy")
    store = Store(tmp_path / "copy", laptop=Laptop(settings))
    store.commit("note", [Change(table="notes", id=9, new={"text": "before the battery was empty"})])
    store.drain()
    store._release()
    again = Store(tmp_path / "copy", laptop=Laptop(settings))
    [said] = again.notes
    assert said.startswith("Everything up to ")
    again.close()


def test_two_laptops_with_copied_settings_never_write_as_one(tmp_path: Path) -> None:
    """The same user on both, the same place for the synced folder: only the copied file itself is another."""
    record = tmp_path / "record"
    mine, _ = write(record, tmp_path / "settings", "one")
    shutil.copytree(tmp_path / "settings", tmp_path / "copied")
    theirs, notes = write(record, tmp_path / "copied", "two")
    assert (theirs != mine, notes) == (True, ())
    assert Laptop(tmp_path / "copied").site != Laptop(tmp_path / "settings").site
    for _ in range(2):
        assert write(record, tmp_path / "settings", "more")[0] == mine
        assert write(record, tmp_path / "copied", "more")[0] == theirs


def test_a_moved_folder_keeps_its_site(tmp_path: Path) -> None:
    settings = tmp_path / "settings"
    mine, _ = write(tmp_path / "record", settings, "one")
    (tmp_path / "record").rename(tmp_path / "elsewhere")
    assert write(tmp_path / "elsewhere", settings, "two") == (mine, ())


def test_an_older_copy_in_the_same_place_is_told(tmp_path: Path) -> None:
    settings = tmp_path / "settings"
    mine, _ = write(tmp_path / "record", settings, "one")
    shutil.copytree(tmp_path / "record", tmp_path / "older")
    write(tmp_path / "record", settings, "two")
    shutil.rmtree(tmp_path / "record")
    shutil.copytree(tmp_path / "older", tmp_path / "record")
    site, notes = write(tmp_path / "record", settings, "three")
    assert site != mine
    assert "Was it restored from a copy?" in notes[0]
    assert write(tmp_path / "record", settings, "four") == (site, ())


def test_without_a_place_to_remember_everything_still_works(tmp_path: Path) -> None:
    (tmp_path / "settings").write_text("a file, not a folder", "utf-8")
    write(tmp_path / "record", tmp_path / "settings", "one")
    write(tmp_path / "record", tmp_path / "settings", "two")
    assert len(Store(tmp_path / "record", laptop=Laptop(tmp_path), write=False).tables["notes"]) == 2


def test_a_long_memory_written_over_by_a_shorter_one_is_still_read(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path)
    laptop.wrote("a", tmp_path, Written(site=new_site(), seq=10**9, at="2026-11-16T09:42:00+00:00"))
    laptop.wrote("a", tmp_path, Written(site="abcd", seq=1, at=""))
    laptop.close("a")
    assert Laptop(tmp_path).site_for("a", tmp_path, {"abcd": 1}) == ("abcd", "")


def test_a_folder_whose_name_is_no_utf_8_is_remembered(tmp_path: Path) -> None:
    folder = tmp_path / "h\udcff"
    first = write(folder, tmp_path / "settings", "one")
    assert write(folder, tmp_path / "settings", "two") == first


@pytest.mark.parametrize(
    "data", [b"", b"\xff", b'{"/x":{"site":"\xff"}}', b"[" * 50_000, b'{"PLACE":{"site":"a!aa","seq":1}}']
)
def test_a_damaged_memory_is_as_none(tmp_path: Path, data: bytes) -> None:
    write(tmp_path / "record", tmp_path / "settings", "one")
    [memory] = (tmp_path / "settings" / "written").iterdir()
    memory.write_bytes(data.replace(b"PLACE", str(tmp_path / "record").encode()))
    write(tmp_path / "record", tmp_path / "settings", "two")
    assert len(Store(tmp_path / "record", laptop=Laptop(tmp_path), write=False).tables["notes"]) == 2
