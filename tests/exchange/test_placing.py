"""Files and folders get their names when they are finished; nothing is replaced, nothing left behind."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from convene.errors import NotSaved
from convene.exchange.placing import (
    beside,
    folder_for,
    place_file,
    place_folder,
    plain_name,
    told,
    typed_path,
)
from convene.store.disk import Disk


class Broken(Disk):
    """A disk whose named step fails."""

    def __init__(self, step: str, error: BaseException) -> None:
        self.step, self.error = step, error

    def write(self, file: int, data: bytes) -> None:
        if self.step == "write":
            super().write(file, data[: len(data) // 2])
            raise self.error
        super().write(file, data)

    def fsync(self, file: int) -> None:
        if self.step == "fsync":
            raise self.error
        super().fsync(file)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("First Steps", "first-steps"),
        ("Świętej Łucji", "swietej-ucji"),
        ("../../etc", "etc"),
        ("Con", "con-initiative"),
        ("LPT1", "lpt1-initiative"),
        ("worksheets", "worksheets-initiative"),
        ("表", "other"),
        ("", "other"),
        ("x" * 99, "x" * 48),
    ],
)
def test_a_name_is_made_of_words(words: str, name: str) -> None:
    assert plain_name(words, "Other") == name


def test_without_any_letter_there_is_a_name_all_the_same() -> None:
    assert plain_name("表", "表") == "initiative"


def test_a_file_takes_the_next_free_number(tmp_path: Path) -> None:
    for data, name in ((b"1", "a-2026.zip"), (b"2", "a-2026-2.zip"), (b"3", "a-2026-3.zip")):
        path = place_file(data, tmp_path, "a-2026", ".zip")
        assert (path.name, path.read_bytes()) == (name, data)
        if sys.platform != "win32":
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
@pytest.mark.parametrize("step", ["write", "fsync"])
def test_a_file_that_fails_leaves_nothing(tmp_path: Path, step: str, error: BaseException) -> None:
    with pytest.raises(type(error)):
        place_file(b"data", tmp_path, "a", ".zip", Broken(step, error))
    assert not list(tmp_path.iterdir())


def test_where_files_have_no_second_names_nothing_is_replaced_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    names = [place_file(data, tmp_path, "a", ".zip").name for data in (b"1", b"2")]
    assert names == ["a.zip", "a-2.zip"]
    assert [path.read_bytes() for path in sorted(tmp_path.iterdir())] == [b"2", b"1"]


def test_a_folder_takes_the_next_free_number(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x", "utf-8")
    (tmp_path / "a-2").mkdir()
    with beside(tmp_path) as part:
        (part / "inside").write_text("y", "utf-8")
        assert place_folder(part, tmp_path, "a") == tmp_path / "a-3"
    assert {path.name for path in tmp_path.iterdir()} == {"a", "a-2", "a-3"}
    assert not list((tmp_path / "a-2").iterdir())


@pytest.mark.parametrize("error", [OSError(errno.EIO, "broken"), KeyboardInterrupt()])
def test_folders_that_were_made_go_again_and_others_stay(tmp_path: Path, error: BaseException) -> None:
    (tmp_path / "there").mkdir()

    def fail() -> None:
        with folder_for(tmp_path / "there" / "a" / "b") as folder, beside(folder) as part:
            (part / "inside").mkdir()
            raise error

    with pytest.raises(type(error)):
        fail()
    assert list(tmp_path.rglob("*")) == [tmp_path / "there"]


def test_what_the_system_refuses_is_told_in_three_parts(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with (
        pytest.raises(NotSaved) as error,
        told("It could not be written", "Name another."),
        folder_for(tmp_path / "file"),
    ):
        pass
    assert error.value.what.startswith("It could not be written: ")
    assert (error.value.safe, error.value.todo) == (
        "Nothing was left behind, and the record itself is untouched.",
        "Name another.",
    )


def test_a_typed_path_is_never_a_trap() -> None:
    assert typed_path("~") == Path.home()
    assert typed_path("~nobody-of-this-name/x").name == "x"
    assert typed_path("x") == Path.cwd() / "x"
