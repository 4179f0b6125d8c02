"""A disk that can't: said at once and kept true in line 1; a copy elsewhere; no way out without a word."""

from __future__ import annotations

import asyncio
import errno
import os
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from textual.widgets import OptionList

from conftest import Clock
from convene.initiative.home import Home
from convene.screens.copy_elsewhere import CopyElsewhere
from convene.screens.unsaved import Unsaved
from convene.screens.worksheet.screen import WorksheetScreen
from convene.store.disk import Disk
from convene.widgets.typeahead import LineInput
from driving import Room
from screens_waiting import line_1, until

SCOPE = "landscape-map.scope"


class FullDisk:
    """Makes the disk of all stores full, gone or silent until it is told otherwise."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.error = 0
        self.hangs = False
        self.only_in: Path | None = None
        write, create = Disk.write, Disk.create
        self._paths: dict[int, Path] = {}

        def created(disk: Disk, path: Path) -> int:
            self._fail(path)
            file = create(disk, path)
            self._paths[file] = path
            return file

        def written(disk: Disk, file: int, data: bytes) -> None:
            self._fail(self._paths.get(file, Path("/")))
            write(disk, file, data)

        monkeypatch.setattr(Disk, "create", created)
        monkeypatch.setattr(Disk, "write", written)

    def _fail(self, path: Path) -> None:
        if self.only_in is None or not path.is_relative_to(self.only_in):
            return
        while self.hangs:
            time.sleep(0.01)
        if self.error:
            raise OSError(self.error, os.strerror(self.error))


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch, folder: Path) -> FullDisk:
    disk = FullDisk(monkeypatch)
    disk.only_in = folder
    return disk


@pytest.fixture
async def desk(home: Home, folder: Path, clock: Clock, disk: FullDisk) -> AsyncIterator[Room]:
    """The app on a disk that can be filled; made usable again at the end."""
    async with Room.opened(home, folder, clock) as room:
        yield room
        disk.error, disk.hangs = 0, False


async def fill(desk: Room, disk: FullDisk, words: str = "Two towns") -> None:
    """Something that can't be saved, and the screen has said so."""
    disk.error = errno.ENOSPC
    desk.initiative.answer(SCOPE, words)
    await until(desk, lambda: "NOT SAVED" in line_1(desk))


async def test_it_is_said_at_once_in_three_parts_and_stays_in_line_1(desk: Room, disk: FullDisk) -> None:
    await fill(desk, disk)
    [toast] = [one for one in desk.toasts() if one.startswith("Not saved")]
    assert toast == (
        "Not saved: the disk is full. "
        "Everything typed is kept in this window, and saving is tried again by itself. "
        "Make room on the disk or put the folder back; or press Ctrl+S for a copy elsewhere."
    )
    assert "NOT SAVED: the disk is full; press F1" in line_1(desk)
    await asyncio.sleep(3)
    assert len([one for one in desk.toasts() if one.startswith("Not saved")]) == 1, "said once"
    await desk.press("f1")
    assert "NOT SAVED: the disk is full." in desk.screen_text()
    await desk.press("escape", "3", "5")
    assert "NOT SAVED: the disk is full" in line_1(desk)
    await desk.press("escape")
    await until(desk, lambda: "NOT SAVED: the disk is full" in line_1(desk), "also on the home screen")
    disk.error = 0
    await until(desk, lambda: "Saved again." in desk.toasts())
    await until(desk, lambda: "NOT SAVED" not in line_1(desk))
    assert not [one for one in desk.toasts() if one.startswith("Not saved")], "it is no longer so"


async def test_line_1_still_says_where_one_is_on_a_projector(
    home: Home, folder: Path, clock: Clock, disk: FullDisk
) -> None:
    async with Room.opened(home, folder, clock, size=(60, 18)) as room:
        await fill(room, disk)
        assert "NOT SAVED: the disk is full" in line_1(room)
        assert "Riverbend County" in line_1(room)
        disk.error = 0


async def test_it_is_seen_in_room_view_too(desk: Room, disk: FullDisk) -> None:
    await desk.press("3", "down", "enter", "ctrl+r")
    assert "NOT SAVED" not in desk.screen_text()
    disk.error = errno.ENOSPC
    desk.initiative.answer(SCOPE, "Two towns")
    await until(desk, lambda: "Ctrl+R back   NOT SAVED: the disk is full" in desk.screen_text())
    disk.error = 0
    await until(desk, lambda: "NOT SAVED" not in desk.screen_text())


async def test_ctrl_s_says_that_saving_is_done_by_itself(desk: Room) -> None:
    await desk.press("ctrl+s")
    assert desk.toasts()[-1] == "Everything is saved by itself: 9:42 AM."


async def test_ctrl_s_writes_a_copy_and_one_goes_on_in_it_at_the_same_place(
    desk: Room, disk: FullDisk, folder: Path, home: Home, tmp_path: Path
) -> None:
    await desk.press("3", "down", "enter", "ctrl+g")
    await fill(desk, disk)
    await desk.press("ctrl+s")
    dialog = desk.app.screen
    assert isinstance(dialog, CopyElsewhere)
    dialog.query_one(LineInput).value = str(tmp_path / "usb")
    await desk.press("enter")
    await until(
        desk,
        lambda: desk.app.session is not None and desk.initiative.folder == tmp_path / "usb" / folder.name,
    )
    await until(desk, lambda: isinstance(desk.app.screen, WorksheetScreen))
    screen = desk.app.screen
    assert isinstance(screen, WorksheetScreen)
    assert screen.pane.step_id == "organizations"
    assert desk.view.answer(SCOPE) == "Two towns"
    assert f"You go on in the copy: {tmp_path / 'usb' / folder.name}" in desk.toasts()
    await until(desk, lambda: "saved" in line_1(desk))
    desk.initiative.answer(SCOPE, "Three towns")
    desk.initiative.drain()
    disk.error = 0
    assert home.find(None) == tmp_path / "usb" / folder.name, "what is opened next is the copy"
    assert home.read(tmp_path / "usb" / folder.name).answer(SCOPE) == "Three towns"
    assert home.read(folder).answer(SCOPE) is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "Type a folder"),
        ("somewhere", "Say the whole folder."),
        ("~nobody-of-this-name/x", "This folder can't be used"),
        ("/dev/null/x", "The copy could not be written: "),
        ("/" + "x" * 300, "This folder can't be used"),
    ],
)
async def test_a_folder_that_can_t_be_meant_is_said_at_the_field(
    desk: Room, disk: FullDisk, words: str, said: str
) -> None:
    await fill(desk, disk)
    await desk.press("ctrl+s")
    desk.app.screen.query_one(LineInput).value = words
    await desk.press("enter")
    assert isinstance(desk.app.screen, CopyElsewhere)
    assert said in " ".join(desk.screen_text().replace("│", " ").split())
    await desk.press("escape")
    assert desk.app.current_mode == "overview"
    assert "In which folder?" not in desk.screen_text()
    disk.error = 0


async def leave(desk: Room) -> None:
    await desk.press("ctrl+q")
    await until(desk, lambda: isinstance(desk.app.screen, Unsaved))


async def test_quitting_asks_and_esc_stays(desk: Room, disk: FullDisk) -> None:
    await fill(desk, disk)
    desk.initiative.answer(SCOPE, "Three towns")
    await leave(desk)
    text = desk.screen_text()
    assert "2 changes are not saved: the disk is full." in text
    assert "Leave without the last 2 changes" in text
    await desk.press("escape")
    assert desk.app.current_mode == "overview"
    assert desk.view.answer(SCOPE) == "Three towns"


async def test_it_can_be_tried_again(desk: Room, disk: FullDisk, home: Home, folder: Path) -> None:
    await fill(desk, disk)
    await leave(desk)
    await desk.press("t")
    await until(desk, lambda: isinstance(desk.app.screen, Unsaved))
    disk.error = 0
    await desk.press("t")
    await until(desk, lambda: desk.app.session is None)
    assert desk.app.return_value == ""
    assert home.read(folder).answer(SCOPE) == "Two towns"


async def test_one_can_leave_without_the_last_changes(
    desk: Room, disk: FullDisk, home: Home, folder: Path
) -> None:
    await fill(desk, disk)
    await leave(desk)
    await desk.press("l")
    await until(desk, lambda: desk.app.session is None)
    assert desk.app.return_value == "Left without the last change."
    disk.error = 0
    assert home.read(folder).answer(SCOPE) is None


async def test_one_can_leave_with_a_copy_elsewhere(
    desk: Room, disk: FullDisk, home: Home, folder: Path, tmp_path: Path
) -> None:
    await fill(desk, disk)
    await leave(desk)
    assert isinstance(desk.app.focused, OptionList)
    await desk.press("down", "enter")
    desk.app.screen.query_one(LineInput).value = str(tmp_path)
    await desk.press("ctrl+g")
    await until(desk, lambda: desk.app.session is None)
    assert desk.app.return_value == f"Everything is in {tmp_path / folder.name}."
    assert home.read(tmp_path / folder.name).answer(SCOPE) == "Two towns"


async def test_another_initiative_is_opened_only_after_that_question(
    desk: Room, disk: FullDisk, home: Home, folder: Path, clock: Clock
) -> None:
    from convene.initiative.about import About

    other = home.create(About(name="Ready for School", created=clock()))
    await fill(desk, disk)
    await desk.press("escape")
    desk.app.open_initiative(folder)
    await until(
        desk, lambda: desk.app.current_mode == "overview", "back into the same one without a question"
    )
    desk.app.open_initiative(other)
    await until(desk, lambda: isinstance(desk.app.screen, Unsaved))
    await desk.press("l")
    await until(desk, lambda: desk.app.session is not None and desk.initiative.folder == other)
    assert "Left without the last change." in desk.toasts()


async def test_a_disk_that_says_nothing_holds_nothing_up(
    desk: Room, disk: FullDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("convene.screens.opened.disk_watch.PATIENCE", 3.5)
    monkeypatch.setattr("convene.screens.opened.leaving.PATIENCE", 0.5)
    disk.hangs = True
    desk.initiative.answer(SCOPE, "Two towns")
    await until(desk, lambda: "saving" in line_1(desk))
    await until(desk, lambda: "NOT SAVED: the disk does not answer" in line_1(desk))
    await desk.press("3", "5", "2")
    assert "NOT SAVED" in line_1(desk)
    await leave(desk)
    assert "1 change is not saved: the disk does not answer." in desk.screen_text()
    await desk.press("l")
    await until(desk, lambda: desk.app.session is None)
    assert desk.app.return_value == "Left without the last change."


async def test_a_folder_that_can_only_be_read_offers_a_copy(
    home: Home, folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lock = Disk.lock

    def refused(disk: Disk, path: Path) -> object:
        if path.is_relative_to(folder):
            raise OSError(errno.EROFS, "read-only")
        return lock(disk, path)

    monkeypatch.setattr(Disk, "lock", refused)
    async with Room.opened(home, folder, clock) as room:
        assert "read only: " in line_1(room)
        assert "can't be written" in room.toasts()[0]
        await room.press("ctrl+s")
        room.app.screen.query_one(LineInput).value = str(tmp_path)
        await room.press("enter")
        await until(room, lambda: room.app.session is not None and room.initiative.writable)
        assert room.initiative.folder == tmp_path / folder.name


Deed = Callable[[], None]


async def test_what_is_typed_when_the_window_is_closed_from_outside_is_written(
    desk: Room, home: Home, folder: Path
) -> None:
    said: list[str] = []
    await desk.press("3", "down", "enter")
    await desk.pilot.press("T", "w", "o")
    desk.app.opened.end(said.append)
    await until(desk, lambda: said == [""])
    assert home.read(folder).answer(SCOPE) == "Two"


async def test_a_window_that_is_closed_with_a_full_disk_says_so_soon(desk: Room, disk: FullDisk) -> None:
    await fill(desk, disk)
    said: list[str] = []
    began = time.monotonic()
    desk.app.opened.end(said.append)
    while not said:
        await asyncio.sleep(0.02)
    assert time.monotonic() - began < 3
    assert said[0].startswith("Not saved: the disk is full.")
