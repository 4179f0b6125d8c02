"""What is typed and not answered yet is there again after the program was killed."""

from __future__ import annotations

import shutil
from datetime import date, time
from pathlib import Path
from typing import Any

from conftest import Clock
from convene.initiative import convening
from convene.initiative.home import Home
from convene.meetings.agenda import AgendaItem
from convene.meetings.typed_item import read_items
from convene.people.organization import Organization
from convene.widgets.cell_input import CellInput
from driving import Room
from filling import ORGANIZATIONS, cells, open_step
from screens_waiting import until


def again(home: Home) -> Home:
    """As the next start of the program sees it: nothing is in memory."""
    return Home(home.folder, now=home.now, settings=home.settings_folder)


def copy_of(home: Home) -> Home:
    """What a kill at this moment would leave: the settings as they are, before the window is closed."""
    settings = home.settings_folder.with_name("as-killed")
    shutil.copytree(home.settings_folder, settings)
    return Home(home.folder, now=home.now, settings=settings)


def open_words(room: Room) -> str | None:
    """What is in the open cell; None when none is open."""
    return room.app.focused.value if isinstance(room.app.focused, CellInput) else None


async def killed(room: Room) -> None:
    """Wait as long as a key may be lost, and see nothing else saved: the program is not quit."""
    await room.pilot.pause(0.6)
    await room.settle()


async def finished(room: Room, home: Home) -> bool:
    """Whether nothing is kept any more, as soon as the record is saved."""
    for _ in range(50):
        if not kept(home):
            return True
        await room.pilot.pause(0.1)
    return False


def kept(home: Home) -> list[str]:
    """Where typing is kept on disk, each with its words."""
    folder = home.settings_folder / "typing"
    return [path.read_text("utf-8") for path in sorted(folder.glob("*.json"))]


async def test_a_new_initiative_half_typed_is_there_after_a_kill(home: Home, clock: Clock) -> None:
    async with Room.opened(home, None, clock) as room:
        await room.press("n")
        await room.type("Ready for School")
        await room.press("enter")
        await room.type("Harper Val")
        await killed(room)
        async with Room.opened(again(home), None, clock) as next_start:
            assert next_start.toasts() == ["You were typing in “A new initiative”. It is kept."]
            await next_start.press("n")
            assert "Ready for School" in next_start.screen_text()
            assert "Harper Val" in next_start.screen_text()
            await next_start.press("ctrl+g")
            await next_start.settle()
            assert next_start.view.about.place == "Harper Val"
            assert await finished(next_start, home)


async def test_a_form_of_an_initiative_is_kept_with_it(home: Home, folder: Path, clock: Clock) -> None:
    async with Room.opened(home, folder, clock) as room:
        await room.press("4", "a")
        await room.type("Lena Ortiz, Falls Yo")
        await killed(room)
    async with Room.opened(again(home), folder, clock) as room:
        assert room.toasts() == ["You were typing in “A new person”. It is kept."]
        await room.press("4", "a")
        assert "Lena Ortiz, Falls Yo" in room.screen_text()
        await room.press("ctrl+u", "escape")
        assert await finished(room, home)


async def test_one_is_told_once(home: Home, folder: Path, clock: Clock) -> None:
    async with Room.opened(home, folder, clock) as room:
        await room.press("4", "a")
        await room.type("Lena")
        await killed(room)
    async with Room.opened(again(home), folder, clock) as room:
        assert len(room.toasts()) == 1
    async with Room.opened(again(home), folder, clock) as room:
        assert room.toasts() == []
        await room.press("4", "a")
        assert "Lena" in room.screen_text()


async def test_the_capture_line_is_there_again(home: Home, folder: Path, clock: Clock) -> None:
    async with Room.opened(home, folder, clock) as room:
        await room.press("ctrl+n")
        for letter in "Dana to send the agree":
            await room.type(letter)
        await killed(room)
        assert "Dana to send the agree" in kept(home)[0]
    async with Room.opened(again(home), folder, clock) as room:
        assert room.toasts() == ["You were typing in the capture line (Ctrl+N). It is kept."]
        await room.press("ctrl+n")
        assert "Dana to send the agree" in room.screen_text()
        await room.press("enter", "enter", "1")
        assert await finished(room, home)


async def test_pasted_lines_are_there_again(home: Home, folder: Path, clock: Clock) -> None:
    async with Room.opened(home, folder, clock) as room:
        await room.press("ctrl+n")
        await room.paste("d Meet on Mondays\nn The room was cold")
        await killed(room)
    async with Room.opened(again(home), folder, clock) as room:
        await room.press("ctrl+n", "enter")
        assert "2 lines: 1 decision, 1 note" in room.screen_text()


async def test_who_types_without_a_pause_loses_two_seconds_at_most(
    home: Home, folder: Path, clock: Clock
) -> None:
    async with Room.opened(home, folder, clock) as room:
        await room.press("ctrl+n")
        for _ in range(26):
            await room.type("o")
            await room.pilot.pause(0.1)
        await room.settle()
        assert kept(home) != []


async def test_a_cell_half_typed_waits_in_the_cell(home: Home, folder: Path, clock: Clock) -> None:
    async with Room.opened(home, folder, clock) as room:
        for name in ("Clinic", "School"):
            room.initiative.rows(ORGANIZATIONS).add({"name": name})
        await open_step(room, "organizations")
        await room.press("down", "right", "right", "right", "enter")
        await room.type("Students of all")
        await killed(room)
        rows = [dict(row.cells) for row in home.read(folder).rows(ORGANIZATIONS)]
        assert rows == [{"name": "Clinic"}, {"name": "School"}]
        copied = copy_of(home)
    async with Room.opened(copied, folder, clock) as room:
        assert room.toasts() == ["You were typing in “Who does what already?”, Organizations. It is kept."]
        await open_step(room, "organizations")
        assert "Whom they reach (" in room.screen_text()
        await room.press("enter")
        assert open_words(room) == "Students of all"
        await room.type(" ages")
        await room.press("escape")
        assert cells(room.view.rows(ORGANIZATIONS)[1])["whom_they_reach"] == "Students of all ages"
        assert await finished(room, copied)


async def test_the_first_cell_of_a_new_row_waits_in_a_new_row(home: Home, folder: Path, clock: Clock) -> None:
    async with Room.opened(home, folder, clock) as room:
        await open_step(room, "organizations")
        await room.press("a")
        await room.type("Grace Chu")
        await killed(room)
        copied = copy_of(home)
    async with Room.opened(copied, folder, clock) as room:
        await open_step(room, "organizations")
        assert "not kept yet: “Grace Chu”" in room.screen_text()
        await room.press("enter")
        assert open_words(room) == "Grace Chu"
        await room.type("rch")
        await room.press("enter")
        assert [cells(row) for row in room.view.rows(ORGANIZATIONS)] == [{"name": "Grace Church"}]
        await room.press("escape")
        assert await finished(room, copied)


async def test_words_that_do_not_fit_wait_also_when_another_step_was_open(
    home: Home, folder: Path, clock: Clock
) -> None:
    async with Room.opened(home, folder, clock) as room:
        room.initiative.rows("landscape-map.efforts").add({"effort": "Take-back days"})
        screen = await open_step(room, "efforts")
        await room.press("right", "right", "right", "enter")
        await room.type("last spring")
        await room.press("escape", "escape")
        screen.pane.open_step("organizations")
        await room.settle()
        screen.pane.open_step("efforts")
        await room.settle()
        await killed(room)
        assert "Since (" in room.screen_text()
        await room.press("enter", "ctrl+z", "escape")
        assert await finished(room, home)


async def test_rows_that_did_not_fit_wait_to_be_mended(home: Home, folder: Path, clock: Clock) -> None:
    async with Room.opened(home, folder, clock) as room:
        await open_step(room, "efforts")
        await room.paste("Effort\tSince\nTake-back days\tlong ago\n")
        await room.type("x")
        await killed(room)
    copied = again(home)
    async with Room.opened(copied, folder, clock) as room:
        where = "rows pasted into “Who does what already?”, Efforts"
        assert room.toasts() == [f"You were typing in {where}. It is kept."]
        await open_step(room, "efforts")
        await room.press("p")
        assert "xEffort" in room.screen_text()
        assert "long ago" in room.screen_text()
        await room.press("f7", "delete", "escape")
        assert await finished(room, copied)


async def test_the_line_of_the_agenda_is_kept_with_its_meeting(
    home: Home, folder: Path, clock: Clock
) -> None:
    async with Room.opened(home, folder, clock) as room:
        given: dict[str, Any] = {
            "title": "Fall check",
            "day": date(2026, 11, 19),
            "begins": time(9),
            "ends": time(12),
        }
        convening.plan(room.initiative, (), **given)
        await room.press("2", "enter", "a")
        await room.type("15 What we prom")
        await killed(room)
    copied = again(home)
    async with Room.opened(copied, folder, clock) as room:
        assert room.toasts() == ["You were typing in a new agenda item. It is kept."]
        await room.press("2", "enter", "a")
        await room.type("ised")
        await room.press("enter")
        assert [one.title for one in room.view.all(AgendaItem)] == ["What we promised"]
        assert await finished(room, copied)


async def test_a_walk_in_half_typed_is_kept(home: Home, folder: Path, clock: Clock) -> None:
    async with Room.opened(home, folder, clock) as room:
        given: dict[str, Any] = {
            "title": "Fall check",
            "day": date(2026, 11, 16),
            "begins": time(9),
            "ends": time(12),
        }
        convening.plan(room.initiative, read_items("10 Welcome"), **given)
        await room.press("2", "s")
        await room.type("Lena Ortiz, Corner Mar")
        await killed(room)
    copied = again(home)
    async with Room.opened(copied, folder, clock) as room:
        assert room.toasts() == ["You were typing in “Who is here?”. It is kept."]
        await room.press("ctrl+g", "w")
        await room.type("ket")
        await room.press("enter")
        assert [one.name for one in room.view.all(Organization)] == ["Corner Market"]
        assert await finished(room, copied)


async def test_nothing_is_kept_of_what_was_answered_when_the_app_is_quit(
    home: Home, folder: Path, clock: Clock
) -> None:
    async with Room.opened(home, folder, clock) as room:
        await open_step(room, "organizations")
        await room.press("a")
        await room.type("Clinic")
        await room.press("ctrl+q")
        await room.settle()
    assert kept(home) == []
    assert [one.name for one in home.read(folder).all(Organization)] == ["Clinic"]


async def test_the_last_key_before_quitting_is_kept(home: Home, folder: Path, clock: Clock) -> None:
    async with Room.opened(home, folder, clock) as room:
        await room.press("ctrl+n")
        await room.type("Dana to call")
        await room.press("ctrl+q")
        await room.settle()
    assert "Dana to call" in kept(home)[0]


async def test_a_second_window_is_told_of_typing_when_it_takes_over(
    home: Home, folder: Path, clock: Clock
) -> None:
    async with Room.opened(home, folder, clock) as first:
        await first.press("ctrl+n")
        await first.type("Dana to se")
        await killed(first)
        async with Room.opened(again(home), folder, clock) as second:
            assert not any("You were typing" in toast for toast in second.toasts())
            await first.type("nd the list")
            await killed(first)
            first.initiative.close()
            await until(second, lambda: bool(second.app.session and second.app.session.window.may_take_over))
            await second.press("f6")
            await until(second, lambda: any("You were typing" in toast for toast in second.toasts()))
            await second.press("ctrl+n")
            assert "Dana to send the list" in second.screen_text()


async def test_an_initiative_that_could_not_be_made_is_not_typed_again(
    home: Home, folder: Path, clock: Clock
) -> None:
    name = home.read(folder).about.name
    async with Room.opened(home, None, clock) as room:
        await room.press("n")
        await room.type(name)
        await room.press("enter")
        await room.type("Riverbend County")
        await room.press("ctrl+g")
        assert "There is already an initiative" in room.toasts()[0]
        await room.press("n")
        assert "Riverbend County" in room.screen_text().replace(name, "")
        assert name in room.screen_text()
