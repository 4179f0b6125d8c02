"""What opening does with a folder that something happened to; and what it says."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tinydb import TinyDB

from convene.errors import BadFile
from convene.store import backups
from convene.store.disk import Disk, Lock
from convene.store.formats import Formats
from convene.store.operation import Change, Tables
from convene.store.segment import FORMAT
from convene.store.store import Store
from laptops import FixedLaptop


class Folder:
    """A record's folder, opened again and again from one laptop."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.laptop = FixedLaptop("aaaa")

    def open(self, *, write: bool = True) -> Store:
        return Store(self.path, laptop=self.laptop, write=write)

    def write(self, *texts: str) -> None:
        """One session: each text a note and a line, then closed."""
        store = self.open()
        for text in texts:
            note(store, text)
            store.drain()
        store.close()

    @property
    def snapshot(self) -> Path:
        return self.path / "initiative.json"

    def segments(self) -> list[Path]:
        return sorted((self.path / "journal").iterdir())

    def aside(self) -> list[bytes]:
        folder = self.path / "set-aside"
        return [path.read_bytes() for path in sorted(folder.iterdir())] if folder.exists() else []


def note(store: Store, text: str) -> int:
    with store.collect() as changes:
        row = store.database.table("notes").insert({"text": text})
    store.commit(f"note {text}", changes)
    return row


def texts(store: Store) -> list[str]:
    return [document["text"] for document in store.tables.get("notes", {}).values()]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "initiative")


def test_a_clean_folder_opens_without_a_word(folder: Folder) -> None:
    folder.write("one")
    store = folder.open()
    assert texts(store) == ["one"]
    assert store.notes == ()
    store.close()


def test_after_an_unclean_end_it_says_up_to_when_everything_is_here(folder: Folder) -> None:
    folder.write("one")
    store = folder.open()
    note(store, "two")
    store.drain()
    store._release()
    again = folder.open()
    assert texts(again) == ["one", "two"]
    assert len(again.notes) == 1
    assert again.notes[0].startswith("Everything up to ")
    again.close()


def test_a_last_line_cut_off_with_words_in_it_is_kept_and_said(folder: Folder) -> None:
    folder.write("one")
    store = folder.open()
    note(store, "two")
    store.drain()
    store._release()
    last = folder.segments()[-1]
    whole = last.read_bytes()
    last.write_bytes(whole + whole.splitlines(keepends=True)[-1][:60])
    again = folder.open()
    assert texts(again) == ["one", "two"]
    assert any("cut off while it was written is kept in set-aside/" in said for said in again.notes)
    assert folder.aside() == [whole.splitlines(keepends=True)[-1][:60]]
    assert last.read_bytes()[: len(whole)] == whole  # the log itself is never changed
    again._release()
    assert not any("cut off" in said for said in folder.open().notes)  # it was told


def test_a_last_line_that_this_laptop_knows_as_saved_is_missed(folder: Folder) -> None:
    """A torn end that was acknowledged is damage, not an unfinished write."""
    folder.write("one")
    store = folder.open()
    note(store, "two")
    store.drain()
    store._release()
    last = folder.segments()[-1]
    last.write_bytes(last.read_bytes()[:-5])
    again = folder.open()
    assert texts(again) == ["one"]
    assert any("older than what was last saved here" in said for said in again.notes)
    assert any("cut off while it was written is kept in set-aside/" in said for said in again.notes)
    assert again.site != "aaaa"  # no operation's id is used twice
    again.close()


def test_a_damaged_line_is_said_once_and_the_rest_goes_on(folder: Folder) -> None:
    store = folder.open()
    for text in ("one", "two", "three"):
        note(store, text)
        store.drain()
    store._release()
    segment = folder.segments()[0]
    damaged = segment.read_bytes().replace(b"two", b"tvo")
    segment.write_bytes(damaged)
    again = folder.open()
    assert texts(again) == ["one", "three"]
    assert any("journal/000001-aaaa.jsonl is damaged" in said for said in again.notes)
    assert any("1 change of laptop aaaa could not be read and is missing" in said for said in again.notes)
    assert damaged in folder.aside()
    again.close()
    quiet = folder.open()
    assert (texts(quiet), quiet.notes) == (["one", "three"], ())
    quiet.close()


def test_a_damaged_line_that_a_snapshot_covers_loses_nothing(folder: Folder) -> None:
    folder.write("one", "two", "three")
    segment = folder.segments()[0]
    segment.write_bytes(segment.read_bytes().replace(b"two", b"tvo"))
    store = folder.open()
    assert (texts(store), store.notes) == (["one", "two", "three"], ())
    store.close()


@pytest.mark.parametrize("harm", ["missing", "empty", "cut", "bit"])
def test_a_harmed_snapshot_is_rebuilt_from_backup_and_log(folder: Folder, harm: str) -> None:
    for text in ("one", "two", "three"):
        folder.write(text)
    data = folder.snapshot.read_bytes()
    if harm == "missing":
        folder.snapshot.unlink()
    elif harm == "empty":
        folder.snapshot.write_bytes(b"")
    elif harm == "cut":
        folder.snapshot.write_bytes(data[: len(data) // 2])
    else:
        folder.snapshot.write_bytes(data.replace(b"two", b"twp"))
    store = folder.open()
    assert texts(store) == ["one", "two", "three"]
    words = " ".join(store.notes)
    assert "rebuilt" in words or "changed outside" in words
    store.outside = ()  # where it was asked, ours stands
    store.close()
    again = folder.open()
    assert (texts(again), again.notes) == (["one", "two", "three"], ())
    again.close()


@pytest.mark.parametrize("harm", ["missing", "damaged"])
def test_where_only_an_older_state_is_left_nobody_says_that_nothing_is_missing(
    folder: Folder, harm: str
) -> None:
    for text in ("one", "two", "three"):
        folder.write(text)
    shutil.rmtree(folder.path / "journal")
    if harm == "missing":
        folder.snapshot.unlink()
    else:
        folder.snapshot.write_bytes(b"{")
    folder.laptop = FixedLaptop("bbbb")  # one that remembers nothing
    store = folder.open()
    assert texts(store) == ["one", "two"]
    assert "has been rebuilt in its state of " in store.notes[0]
    assert not any("Nothing is missing" in said for said in store.notes)
    store.close()
    again = folder.open()
    assert (texts(again), again.notes) == (["one", "two"], ())
    again.close()


def test_without_snapshot_and_backups_the_log_alone_makes_the_record(folder: Folder) -> None:
    for text in ("one", "two", "three"):
        folder.write(text)
    folder.snapshot.unlink()
    shutil.rmtree(folder.path / "backups")
    store = folder.open()
    assert texts(store) == ["one", "two", "three"]
    store.close()


def test_without_a_log_the_snapshot_is_the_record(folder: Folder) -> None:
    folder.write("one")
    shutil.rmtree(folder.path / "journal")
    store = folder.open()
    assert texts(store) == ["one"]
    note(store, "two")
    store.close()
    assert texts(folder.open(write=False)) == ["one", "two"]


@pytest.mark.parametrize("data", [b"", b"x", b"{}"])
def test_where_nothing_can_be_read_nothing_is_begun_in_its_place(folder: Folder, data: bytes) -> None:
    folder.path.mkdir()
    folder.snapshot.write_bytes(data)
    for write in (False, True):
        with pytest.raises(BadFile, match="neither a log nor an older state"):
            folder.open(write=write)
    assert folder.snapshot.read_bytes() == data


def test_what_only_an_unvouched_snapshot_holds_is_waited_for_and_said(folder: Folder) -> None:
    folder.write("one")
    folder.write("two")
    shutil.rmtree(folder.path / "backups")
    folder.segments()[1].unlink()
    folder.laptop = FixedLaptop("bbbb")
    store = folder.open()
    assert texts(store) == ["one"]
    assert store.notes == ("1 change of laptop aaaa has not arrived yet.",)
    whole = folder.snapshot.read_bytes()
    note(store, "three")
    store.close()
    assert whole in folder.aside()


def set_text(store: Store, row: int, text: str) -> None:
    was = store.tables["notes"][str(row)]["text"]
    store.commit("set", [Change(table="notes", id=row, set={"text": text}, was={"text": was})])
    store.drain()


def test_of_a_row_whose_beginning_is_lost_no_half_is_left(folder: Folder) -> None:
    """Half a document is none that the app could read: it would end there."""
    store = folder.open()
    row = note(store, "one")
    store.drain()
    set_text(store, row, "one, changed")
    note(store, "two")
    store.drain()
    store._writer.close()  # type: ignore[union-attr]  # ended here
    store._release()
    [segment] = folder.segments()
    segment.write_bytes(segment.read_bytes().replace(b'"note one"', b'"nota one"'))
    for _ in range(2):
        again = folder.open()
        assert texts(again) == ["two"]
        again.close()
    assert any("one, changed" in str(operation.ch) for _, operation in folder.open().operations())


def test_a_row_is_whole_when_its_beginning_arrives_last(folder: Folder, tmp_path: Path) -> None:
    store = folder.open()
    row = note(store, "one")
    store.close()
    store = folder.open()
    set_text(store, row, "one, changed")
    store.close()
    first = folder.segments()[0]
    first.rename(tmp_path / first.name)
    folder.snapshot.unlink()
    shutil.rmtree(folder.path / "backups")
    store = folder.open()
    assert texts(store) == []
    note(store, "two")
    store.close()
    (tmp_path / first.name).rename(first)
    store = folder.open()
    assert sorted(texts(store)) == ["one, changed", "two"]
    store.close()


def test_a_missing_segment_is_waited_for_and_added_when_it_arrives(folder: Folder) -> None:
    folder.write("one")
    folder.write("two")
    folder.write("three")
    folder.snapshot.unlink()
    shutil.rmtree(folder.path / "backups")
    late = folder.segments()[1]
    held = late.read_bytes()
    late.unlink()
    store = folder.open()
    assert texts(store) == ["one", "three"]
    assert "1 change of laptop aaaa has not arrived yet." in store.notes
    note(store, "four")
    store.close()
    late.write_bytes(held)
    again = folder.open()
    assert sorted(texts(again)) == ["four", "one", "three", "two"]
    again.close()
    quiet = folder.open()
    assert (sorted(texts(quiet)), quiet.notes) == (["four", "one", "three", "two"], ())
    quiet.close()


def test_an_older_copy_put_back_is_said_and_goes_on_under_a_new_site(folder: Folder, tmp_path: Path) -> None:
    folder.write("one")
    shutil.copytree(folder.path, tmp_path / "copy")
    folder.write("two")
    newest = folder.segments()[-1]
    shutil.copy(newest, tmp_path / "newest")
    shutil.rmtree(folder.path)
    shutil.copytree(tmp_path / "copy", folder.path)
    store = folder.open()
    assert texts(store) == ["one"]
    assert any("Was it restored from a copy?" in said for said in store.notes)
    note(store, "three")
    store.close()
    shutil.copy(tmp_path / "newest", folder.path / "journal" / newest.name)  # what was saved later turns up
    again = folder.open()
    assert sorted(texts(again)) == ["one", "three", "two"]
    again.close()


def test_a_snapshot_older_than_its_backups_is_passed_over(folder: Folder) -> None:
    for text in ("one", "two", "three"):
        folder.write(text)
    older = sorted((folder.path / "backups").glob("0*.json"))[0]
    shutil.copy(older, folder.snapshot)
    store = folder.open()
    assert texts(store) == ["one", "two", "three"]
    store.close()


def test_a_snapshot_changed_by_another_program_is_kept_and_told(folder: Folder) -> None:
    folder.write("one")
    folder.write("two")
    database = TinyDB(folder.snapshot)
    database.table("notes").insert({"text": "typed elsewhere"})
    database.close()
    theirs = folder.snapshot.read_bytes()
    store = folder.open()
    assert texts(store) == ["one", "two"]
    assert "The record's file was changed outside convene. Both are kept." in store.notes
    assert not any("damaged" in said for said in store.notes)
    assert [change.new for change in store.outside] == [{"text": "typed elsewhere"}]
    assert theirs in folder.aside()
    store.close()


def test_what_another_program_changed_is_asked_until_somebody_decides(folder: Folder) -> None:
    folder.write("one")
    database = TinyDB(folder.snapshot)
    database.table("notes").insert({"text": "typed elsewhere"})
    database.close()
    folder.write("two")  # by a command, which asks nobody
    store = folder.open()
    assert texts(store) == ["one", "two"]
    assert [change.new for change in store.outside] == [{"text": "typed elsewhere"}]
    store.outside = ()
    store.close()
    again = folder.open()
    assert (texts(again), again.outside) == (["one", "two"], ())
    again.close()


def test_a_snapshot_written_anew_with_the_same_content_is_no_news(folder: Folder) -> None:
    folder.write("one")
    data = json.loads(folder.snapshot.read_text("utf-8"))
    folder.snapshot.write_text(json.dumps(data, indent=2), "utf-8")
    store = folder.open()
    assert (texts(store), store.outside, store.notes) == (["one"], (), ())
    store.close()


@pytest.mark.parametrize(
    "name",
    ["initiative (Sam's conflicted copy 2026-11-16).json", "initiative-LAPTOP.json", "initiative 2.json"],
)
def test_a_sync_clients_copy_is_put_aside(folder: Folder, name: str) -> None:
    folder.write("one")
    copy = folder.path / name
    shutil.copy(folder.snapshot, copy)
    store = folder.open()
    assert texts(store) == ["one"]
    store.close()
    assert not copy.exists()
    assert copy.name in " ".join(path.name for path in (folder.path / "set-aside").iterdir())


def test_a_sync_clients_copy_of_a_segment_is_kept_as_it_is(folder: Folder) -> None:
    folder.write("one")
    segment = folder.segments()[0]
    shutil.copy(segment, segment.with_name("000001-aaaa (conflicted copy).jsonl"))
    store = folder.open()
    assert texts(store) == ["one"]
    assert segment.read_bytes() in folder.aside()
    store.close()


def test_half_written_snapshots_of_ended_processes_are_removed(folder: Folder) -> None:
    folder.write("one")
    leftover = folder.path / ".initiative.json.999999999.tmp"
    leftover.write_bytes(b"{")
    folder.open().close()
    assert not leftover.exists()


def test_marks_that_editors_add_to_a_segment_do_no_harm(folder: Folder) -> None:
    store = folder.open()
    note(store, "one")
    note(store, "two")
    store.drain()
    store._release()
    segment = folder.segments()[0]
    segment.write_bytes(b"\xef\xbb\xbf" + segment.read_bytes().replace(b"\n", b"\r\n"))
    again = folder.open()
    assert texts(again) == ["one", "two"]
    again.close()


# Backups


@pytest.mark.parametrize("jump", [0, 1200, -6000])
def test_the_last_ten_backups_are_kept_and_one_of_each_of_thirty_days(folder: Folder, jump: int) -> None:
    """Also when the clock stands in another year on the last day."""
    folder.write("one")
    disk = Disk()
    start = datetime(2026, 11, 16, 12, tzinfo=UTC)
    store = folder.path / "backups"
    generation = 100
    for day in range(60):
        for _ in range(3):
            generation += 1
            (store / f"{generation:06}-aaaa.json").write_bytes(b"{}")
            backups.note_fold(
                folder.path,
                "aaaa",
                backups.Folded(
                    generation=generation,
                    at=(start + timedelta(days=day + (jump if day == 59 else 0))).isoformat(),
                    bytes=2,
                    blake2b="0" * 32,
                ),
                disk,
            )
    backups.rotate(folder.path, disk)
    kept = [one.generation for one in backups.backups(folder.path, disk)]
    assert kept[:10] == list(range(280, 270, -1))
    assert kept[10:] == list(range(268, 192, -3))  # the last of each day; four days are among the ten


def test_a_half_written_line_of_the_index_spoils_no_other(folder: Folder) -> None:
    folder.write("one")
    index = folder.path / "backups" / "index-aaaa.jsonl"
    index.write_bytes(index.read_bytes() + b'{"crc":"0000')
    folder.write("two")
    found = backups.read_index(folder.path, Disk())
    assert sorted(generation for generation, _ in found) == [1, 2]


def test_without_hard_links_a_backup_is_a_copy(folder: Folder) -> None:
    class NoLinks(Disk):
        def link(self, source: Path, target: Path) -> None:
            raise OSError("no links here")

    for text in ("one", "two"):
        store = Store(folder.path, laptop=folder.laptop, disk=NoLinks())
        note(store, text)
        store.close()
    assert [path.name for path in (folder.path / "backups").glob("0*")] == ["000001-aaaa.json"]
    assert texts(folder.open(write=False)) == ["one", "two"]


# Formats


def renamed(tables: Tables) -> list[Change]:
    """A step of a migration as a later version might have it: `text` is called `words`."""
    return [
        Change(table="notes", id=int(row), set={"words": document["text"]}, was={"text": document["text"]})
        for row, document in tables.get("notes", {}).items()
    ]


LATER = Formats(FORMAT + 1, {FORMAT: renamed})


def words(store: Store) -> list[str]:
    return [document["words"] for document in store.tables["notes"].values()]


@pytest.mark.parametrize("clean", [True, False])
def test_an_older_format_is_brought_up_after_a_backup(folder: Folder, clean: bool) -> None:
    folder.write("one")
    store = folder.open()
    note(store, "two")
    store.drain()
    if clean:
        store.close()
    else:
        store._release()
    before = folder.snapshot.read_bytes()
    later = Store(folder.path, laptop=folder.laptop, formats=LATER)
    assert words(later) == ["one", "two"]
    assert before in [path.read_bytes() for path in (folder.path / "backups").glob("0*.json")]
    later.close()
    again = Store(folder.path, laptop=folder.laptop, formats=LATER)
    assert (words(again), again.notes) == (["one", "two"], ())
    again.close()
    old = folder.open(write=False)
    assert any("newer convene" in said for said in old.notes)


def test_the_log_alone_makes_a_record_that_was_brought_up(folder: Folder) -> None:
    folder.write("one")
    Store(folder.path, laptop=folder.laptop, formats=LATER).close()
    folder.snapshot.unlink()
    shutil.rmtree(folder.path / "backups")
    store = Store(folder.path, laptop=folder.laptop, formats=LATER)
    assert words(store) == ["one"]
    store.close()


def test_a_format_below_zero_asks_for_no_migration() -> None:
    assert Formats(3, {}).migration({}, -1) == []


def test_a_disk_without_locks_is_said(folder: Folder) -> None:
    class NoLocks(Disk):
        def lock(self, path: Path) -> Lock:
            return super().lock(path)._replace(is_sure=False)

    store = Store(folder.path, laptop=folder.laptop, disk=NoLocks())
    assert "can't tell whether somebody else is writing" in store.notes[0]
    store.close()
