"""What the system does to a folder while somebody types: full, gone, exchanged, not to be written."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import pytest

from convene.errors import Locked, NotSaved, ReadOnly
from convene.store.disk import Disk
from convene.store.store import Store
from laptops import FixedLaptop


def note(store: Store, text: str) -> None:
    with store.collect() as changes:
        store.database.table("notes").insert({"text": text})
    store.commit("note", changes)


def texts(store: Store) -> list[str]:
    return [document["text"] for document in store.tables.get("notes", {}).values()]


def opened(folder: Path, *, write: bool = True) -> Store:
    return Store(folder, laptop=FixedLaptop("aaaa"), write=write)


def saved_within(store: Store, seconds: float) -> bool:
    """Saving goes on by itself, without anybody asking."""
    until = time.monotonic() + seconds
    while store.saving.waiting and time.monotonic() < until:
        time.sleep(0.05)
    return not store.saving.waiting


def test_a_folder_taken_away_is_said_and_saving_goes_on_when_it_is_back(tmp_path: Path) -> None:
    folder, away = tmp_path / "initiative", tmp_path / "away"
    store = opened(folder)
    note(store, "before")
    store.drain()
    folder.rename(away)
    note(store, "while it is gone")
    with pytest.raises(NotSaved, match="the folder is gone"):
        store.drain()
    assert texts(store) == ["before", "while it is gone"]
    assert not folder.exists()  # nothing is made in its place
    away.rename(folder)
    assert saved_within(store, 25)
    assert store.saving.trouble == ""
    store.close()
    assert texts(opened(folder, write=False)) == ["before", "while it is gone"]


def test_another_folder_in_its_place_is_not_written(tmp_path: Path) -> None:
    folder, other = tmp_path / "initiative", tmp_path / "other"
    stranger = Store(other, laptop=FixedLaptop("aaaa"))
    note(stranger, "of somebody else")
    stranger.close()
    store = opened(folder)
    note(store, "mine")
    store.drain()
    folder.rename(tmp_path / "away")
    shutil.copytree(other, folder)
    before = sorted(path.name for path in folder.rglob("*"))
    note(store, "still mine")
    for _ in range(2):
        with pytest.raises(NotSaved, match="folder is"):
            store.drain()
    assert "another folder is in its place" in store.saving.trouble
    assert sorted(path.name for path in folder.rglob("*")) == before
    shutil.rmtree(folder)
    (tmp_path / "away").rename(folder)
    assert saved_within(store, 25)
    store.close()
    assert texts(opened(folder, write=False)) == ["mine", "still mine"]


def test_what_waits_goes_along_into_a_copy_elsewhere(tmp_path: Path) -> None:
    folder, copy = tmp_path / "initiative", tmp_path / "stick" / "initiative"
    store = opened(folder)
    note(store, "before")
    store.drain()
    folder.rename(tmp_path / "away")
    note(store, "not saved yet")
    with pytest.raises(NotSaved):
        store.drain()
    store.save_copy(copy)
    with pytest.raises(NotSaved):
        store.close()
    note(store, "a refused close leaves it open")
    store.close(give_up=True)
    again = Store(copy, laptop=FixedLaptop("aaaa"))
    assert texts(again) == ["before", "not saved yet"]
    assert len(list(again.operations())) in {1, 2}  # the log that was taken away could not be copied
    note(again, "goes on")
    again.close()
    assert texts(opened(copy, write=False)) == ["before", "not saved yet", "goes on"]


def test_a_copy_that_can_not_be_written_leaves_nothing(tmp_path: Path) -> None:
    store = opened(tmp_path / "initiative")
    note(store, "one")
    (tmp_path / "stick").write_text("not a folder", "utf-8")
    with pytest.raises(NotSaved, match="copy could not be written"):
        store.save_copy(tmp_path / "stick" / "initiative")
    store.save_copy(tmp_path / "good")
    with pytest.raises(NotSaved):
        store.save_copy(tmp_path / "good")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["good", "initiative", "stick"]
    store.close()


def test_one_file_that_can_not_be_read_keeps_nothing_else_out_of_a_copy(tmp_path: Path) -> None:
    folder, copy = tmp_path / "initiative", tmp_path / "copy"
    for text in ("one", "two", "three"):
        store = opened(folder)
        note(store, text)
        store.close()

    class Worn(Disk):
        def read(self, path: Path, start: int = 0) -> bytes:
            if path.name.startswith("000001-"):
                raise OSError(errno.EIO, "as a worn disk answers")
            return super().read(path, start)

    Store(folder, laptop=FixedLaptop("aaaa"), write=False, disk=Worn()).save_copy(copy)
    assert [path.name[:6] for path in sorted((copy / "journal").iterdir())] == ["000002", "000003"]
    again = Store(copy, laptop=FixedLaptop("bbbb"))
    assert texts(again) == ["one", "two", "three"]
    note(again, "four")
    again.close()
    assert texts(opened(copy, write=False)) == ["one", "two", "three", "four"]


def test_what_an_ended_copy_left_holds_up_no_other(tmp_path: Path) -> None:
    store = opened(tmp_path / "initiative")
    note(store, "one")
    (tmp_path / ".copy.tmp" / "journal").mkdir(parents=True)
    store.save_copy(tmp_path / "copy")
    store.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy", "initiative"]


if sys.platform != "win32":  # limits and users are asked for differently there
    import resource
    import signal

    def in_a_child(run: object, *, user: int | None = None) -> int:
        """Run in a process of its own, as another user if asked; its exit code."""
        child = os.fork()
        if child == 0:
            code = 1
            try:
                if user is not None:
                    os.setuid(user)
                assert callable(run)
                run()
                code = 0
            finally:
                os._exit(code)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    def test_a_full_disk_is_said_and_saving_goes_on_when_there_is_room(tmp_path: Path) -> None:
        """A limit on the size of files: the line that crosses it comes back short, the next is refused."""
        folder = tmp_path / "initiative"

        def run() -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            store = opened(folder)
            for number in range(20):
                note(store, f"{number} " + "x" * 50)
                store.drain()
            limit = next((folder / "journal").iterdir()).stat().st_size + 100
            resource.setrlimit(resource.RLIMIT_FSIZE, (min(limit, 300), resource.RLIM_INFINITY))
            note(store, "when it was full " + "y" * 500)
            with pytest.raises(NotSaved, match="the disk is full"):
                store.drain()
            assert len(texts(store)) == 21
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            note(store, "with room again")
            assert saved_within(store, 25)
            os._exit(0)  # without closing: the log alone has to have it

        assert in_a_child(run) == 0
        found = opened(folder, write=False)
        assert len(texts(found)) == 22
        assert texts(found)[-1] == "with room again"
        assert len(list((folder / "journal").iterdir())) == 2  # attempts that kept nothing are removed

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
    def test_a_folder_that_can_not_be_written_can_be_read() -> None:
        place = Path(tempfile.mkdtemp())  # the folders of tests are for their owner only
        folder = place / "initiative"
        store = opened(folder)
        note(store, "one")
        store.close()
        place.chmod(0o755)
        for path in folder.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)
        folder.chmod(0o755)

        def run() -> None:
            with pytest.raises(ReadOnly, match="can't be written"):
                opened(folder)
            found = opened(folder, write=False)
            assert texts(found) == ["one"]
            with pytest.raises(Locked):
                note(found, "two")

        assert in_a_child(run, user=65534) == 0
        shutil.rmtree(place)


def test_a_snapshot_that_the_disk_does_not_give_back_is_made_anew(tmp_path: Path) -> None:
    folder = tmp_path / "initiative"
    store = opened(folder)
    note(store, "saved")
    store.close()
    worn = (folder / "initiative.json").stat().st_ino

    class Worn(Disk):
        def read(self, path: Path, start: int = 0) -> bytes:
            if path.stat().st_ino == worn:
                raise OSError(errno.EIO, "as a worn disk answers")
            return super().read(path, start)

    again = Store(folder, laptop=FixedLaptop("aaaa"), disk=Worn())
    assert texts(again) == ["saved"]
    assert again.notes == ("The record was damaged and has been rebuilt. Nothing is missing.",)
    again.close()
    quiet = Store(folder, laptop=FixedLaptop("aaaa"), disk=Worn())
    assert (texts(quiet), quiet.notes) == (["saved"], ())
    quiet.close()
    assert [path.stat().st_ino for path in (folder / "set-aside").iterdir()] == [worn]
