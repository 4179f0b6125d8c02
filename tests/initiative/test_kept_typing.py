"""What is being typed outlives the program that it is typed in."""

from __future__ import annotations

import errno
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from convene.errors import NotSaved
from convene.initiative.kept_typing import KeptTyping
from convene.store.disk import Disk
from convene.typed import clean_text

RECORD = "0b9f2f5c-7a51-4f6e-9a53-0c6f3c3f6f10"


class FullDisk(Disk):
    full = True

    def write(self, file: int, data: bytes) -> None:
        if self.full:
            raise OSError(errno.ENOSPC, "full")
        super().write(file, data)


def files(settings: Path) -> list[str]:
    return sorted(path.name for path in settings.rglob("*") if path.is_file())


def test_what_was_written_is_there_after_a_restart(tmp_path: Path) -> None:
    typing = KeptTyping(tmp_path, RECORD)
    typing.put("capture", "the capture line", {"line": "Dana to se"})
    typing.write()
    assert KeptTyping(tmp_path, RECORD).words("capture") == {"line": "Dana to se"}
    assert files(tmp_path) == [f"{RECORD}.json"]


def test_what_is_put_is_there_at_once_and_on_disk_only_when_written(tmp_path: Path) -> None:
    typing = KeptTyping(tmp_path, RECORD)
    typing.put("capture", "the capture line", {"line": "Da"})
    assert typing.words("capture") == {"line": "Da"}
    assert typing.waiting
    assert files(tmp_path) == []
    typing.write()
    assert not typing.waiting


def test_each_record_has_its_own_and_so_has_the_home_screen(tmp_path: Path) -> None:
    for record in (RECORD, "other", ""):
        typing = KeptTyping(tmp_path, record)
        typing.put("capture", "the capture line", {"line": record})
        typing.write()
    assert files(tmp_path) == [f"{RECORD}.json", "none.json", "other.json"]
    assert KeptTyping(tmp_path).words("capture") == {"line": ""}
    assert KeptTyping(tmp_path, "../../x/../other").words("capture") == {}


def test_what_is_finished_leaves_and_with_the_last_one_the_file(tmp_path: Path) -> None:
    typing = KeptTyping(tmp_path, RECORD)
    typing.put("capture", "the capture line", {"line": "Da"})
    typing.put("form/A1", "“A1”", {"what": "Call"})
    typing.write()
    typing.drop("capture")
    typing.write()
    assert KeptTyping(tmp_path, RECORD).words("capture") == {}
    assert KeptTyping(tmp_path, RECORD).words("form/A1") == {"what": "Call"}
    typing.drop("form/A1")
    typing.write()
    assert files(tmp_path) == []


def test_what_is_finished_stays_on_disk_until_the_record_has_it(tmp_path: Path) -> None:
    saved = False
    typing = KeptTyping(tmp_path, RECORD, is_saved=lambda: saved)
    typing.put("capture", "the capture line", {"line": "Dana"})
    typing.write()
    typing.drop("capture")
    typing.put("form/A1", "“A1”", {"what": "Call"})
    typing.write()
    assert typing.words("capture") == {}
    assert typing.waiting
    again = KeptTyping(tmp_path, RECORD)
    assert (again.words("capture"), again.words("form/A1")) == ({"line": "Dana"}, {"what": "Call"})
    saved = True
    typing.write()
    assert KeptTyping(tmp_path, RECORD).words("capture") == {}


def test_one_is_told_once_where_typing_was_kept(tmp_path: Path) -> None:
    typing = KeptTyping(tmp_path, RECORD)
    typing.put("cell/a/1/name", "Organizations", {"words": "Cli"})
    typing.put("cell/a/2/name", "Organizations", {"words": "Sch"})
    typing.put("capture", "the capture line", {"line": "Da"})
    typing.write()
    again = KeptTyping(tmp_path, RECORD)
    assert again.untold() == ("Organizations", "the capture line")
    assert again.untold() == ()
    again.write()
    assert KeptTyping(tmp_path, RECORD).untold() == ()
    again.put("capture", "the capture line", {"line": "Dan"})
    assert again.untold() == ("the capture line",)


def test_places_are_found_by_their_beginning(tmp_path: Path) -> None:
    typing = KeptTyping(tmp_path, RECORD)
    typing.put("cell/a/1/name", "A", {"words": "x"})
    typing.put("cell/b/1/name", "B", {"words": "y"})
    assert typing.under("cell/a/") == {"1/name": {"words": "x"}}


def test_two_windows_keep_their_own(tmp_path: Path) -> None:
    one, other = KeptTyping(tmp_path, RECORD), KeptTyping(tmp_path, RECORD)
    one.put("capture", "the capture line", {"line": "one"})
    one.write()
    other.put("form/A1", "“A1”", {"what": "other"})
    other.write()
    again = KeptTyping(tmp_path, RECORD)
    assert (again.words("capture"), again.words("form/A1")) == ({"line": "one"}, {"what": "other"})


def test_a_window_takes_in_what_another_one_left(tmp_path: Path) -> None:
    one, other = KeptTyping(tmp_path, RECORD), KeptTyping(tmp_path, RECORD)
    one.put("capture", "the capture line", {"line": "one"})
    one.put("form/A1", "“A1”", {"what": "one"})
    one.write()
    other.put("form/A1", "“A1”", {"what": "other"})
    other.read_again()
    assert other.words("capture") == {"line": "one"}
    assert other.words("form/A1") == {"what": "other"}
    one.drop("capture")
    one.write()
    other.read_again()
    assert other.words("capture") == {}


def test_a_full_disk_is_said_and_what_was_there_is_safe(tmp_path: Path) -> None:
    disk = FullDisk()
    disk.full = False
    typing = KeptTyping(tmp_path, RECORD, disk=disk)
    typing.put("capture", "the capture line", {"line": "Da"})
    typing.write()
    disk.full = True
    typing.put("capture", "the capture line", {"line": "Dana"})
    with pytest.raises(NotSaved, match="the disk is full"):
        typing.write()
    assert typing.waiting
    assert KeptTyping(tmp_path, RECORD).words("capture") == {"line": "Da"}
    disk.full = False
    typing.write()
    assert KeptTyping(tmp_path, RECORD).words("capture") == {"line": "Dana"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    typing = KeptTyping(tmp_path / "new", RECORD)
    typing.put("capture", "the capture line", {"line": "Da"})
    typing.write()
    file = tmp_path / "new" / "typing" / f"{RECORD}.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "data", [b"", b"{", b"\x00" * 40, b'{"capture": 3}', b"[]", b'{"\xff":3}', b"[" * 50_000]
)
def test_a_file_that_cannot_be_read_is_as_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "typing").mkdir()
    (tmp_path / "typing" / f"{RECORD}.json").write_bytes(data)
    typing = KeptTyping(tmp_path, RECORD)
    assert typing.words("capture") == {}
    typing.put("capture", "the capture line", {"line": "Da"})
    typing.write()
    assert KeptTyping(tmp_path, RECORD).words("capture") == {"line": "Da"}


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=20), max_size=4))
@example({"what": "half a \ud83d"})
def test_any_words_come_back(tmp_path_factory: pytest.TempPathFactory, words: dict[str, str]) -> None:
    settings = tmp_path_factory.mktemp("kept")
    typing = KeptTyping(settings, RECORD)
    typing.put("form/x", "x", words)
    typing.write()
    cleaned = {field: clean_text(text) for field, text in words.items()}
    assert KeptTyping(settings, RECORD).words("form/x") == typing.words("form/x") == cleaned
