"""A document is put beside and renamed: nothing is replaced, nothing half is left."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.errors import NotSaved
from convene.store.disk import Disk
from convene.word.saving import LONGEST, file_name, put

DATA = b"a document" * 1000


class Full(Disk):
    """A disk that takes half of what it is given, then fails."""

    def __init__(self, number: int) -> None:
        self.number = number

    def write(self, file: int, data: bytes) -> None:
        super().write(file, data[: len(data) // 2])
        raise OSError(self.number, os.strerror(self.number))


class Unsure(Disk):
    """A disk that reports the failure only when asked whether it is safe."""

    def fsync(self, file: int) -> None:
        raise OSError(errno.EIO, "Input/output error")


def test_a_name_that_is_taken_gets_the_next_number(tmp_path: Path) -> None:
    names = [put(DATA, tmp_path, "summary", Disk()).name for _ in range(3)]
    assert names == ["summary.docx", "summary 2.docx", "summary 3.docx"]


def test_an_existing_file_is_never_touched(tmp_path: Path) -> None:
    theirs = tmp_path / "summary.docx"
    theirs.write_bytes(b"theirs")
    assert put(DATA, tmp_path, "summary", Disk()).read_bytes() == DATA
    assert theirs.read_bytes() == b"theirs"


def test_many_at_once_all_get_a_name_of_their_own(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        paths = list(pool.map(lambda n: put(DATA + bytes([n]), tmp_path, "summary", Disk()), range(24)))
    assert len(set(paths)) == 24
    assert {path.read_bytes()[-1] for path in paths} == set(range(24))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in paths)


@pytest.mark.skipif(sys.platform == "win32", reason="modes are different there")
def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    assert stat.S_IMODE(put(DATA, tmp_path, "summary", Disk()).stat().st_mode) == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="a plain rename refuses there")
def test_without_second_names_a_place_is_reserved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "no second names on this stick")

    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "summary.docx").write_bytes(b"theirs")
    path = put(DATA, tmp_path, "summary", Disk())
    assert (path.name, path.read_bytes()) == ("summary 2.docx", DATA)
    assert (tmp_path / "summary.docx").read_bytes() == b"theirs"
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "The disk is full."),
        (errno.EFBIG, "The disk is full."),
        (errno.EACCES, "You may not write to that folder."),
        (errno.EROFS, "That folder can only be read."),
        (errno.EIO, "The system says: "),
    ],
)
def test_a_failing_disk_is_told_plainly_and_leaves_nothing(tmp_path: Path, number: int, said: str) -> None:
    with pytest.raises(NotSaved) as raised:
        put(DATA, tmp_path, "summary", Full(number))
    assert said in raised.value.what
    assert "summary.docx" in raised.value.what
    assert raised.value.safe
    assert raised.value.todo
    assert list(tmp_path.iterdir()) == []


def test_a_failed_sync_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(NotSaved):
        put(DATA, tmp_path, "summary", Unsure())
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="isn't there"):
        put(DATA, tmp_path / "gone", "summary", Disk())
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"x")
    with pytest.raises(NotSaved):
        put(DATA, file, "summary", Disk())
    assert file.read_bytes() == b"x"


@pytest.mark.skipif(sys.platform == "win32", reason="sizes of files can't be limited there")
def test_a_real_limit_leaves_nothing(tmp_path: Path) -> None:
    program = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000));"
        "from pathlib import Path; from convene.errors import NotSaved; from convene.store.disk import Disk;"
        "from convene.word.saving import put\n"
        "try: put(b'x' * 9000, Path(sys.argv[1]), 'summary', Disk())\n"
        "except NotSaved as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert "The disk is full." in done.stdout
    assert list(tmp_path.iterdir()) == []


@given(st.text(st.characters()))
def test_any_words_make_a_name_that_every_system_takes(words: str) -> None:
    name = file_name(words)
    assert name
    assert len(name) <= LONGEST + 1
    assert len(name.encode()) <= 200
    assert not set(name) & set('<>:"/\\|?*')
    assert name == name.strip(" .")
    assert all(character.isprintable() or character in "\u200c\u200d" for character in name)
    assert file_name(name) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Meeting summary, September 17", "Meeting summary, September 17"),
        ("What/why: 9:30?", "What-why- 9-30"),
        ("../../etc/passwd", "etc-passwd"),
        ("  .hidden. ", "hidden"),
        ("con", "_con"),
        ("LPT1.notes", "_LPT1.notes"),
        ("Konferenz für Ältere", "Konferenz für Ältere"),
        ("مركز الأمل", "مركز الأمل"),
        ("青少年互助中心", "青少年互助中心"),
        ("a\tb\nc\x1b[2J", "a b c [2J"),
        ("???", "document"),
        ("", "document"),
        ("~$summary", "$summary"),
    ],
)
def test_names_keep_what_can_be_kept(words: str, name: str) -> None:
    assert file_name(words) == name


def test_a_long_name_is_cut_between_words() -> None:
    assert file_name("seven letters " * 20) == ("seven letters " * 6).strip()[:76].strip()
