"""What is typed and not answered yet is there again after the program was killed."""

from __future__ import annotations

from pathlib import Path

from conftest import Clock
from convene.initiative.home import Home
from driving import Room


def again(home: Home) -> Home:
    """As the next start of the program sees it: nothing is in memory."""
    return Home(home.folder, now=home.now, settings=home.settings_folder)


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
        await room.press("enter", "1")
        assert await finished(room, home)


async def test_pasted_lines_are_there_again(home: Home, folder: Path, clock: Clock) -> None:
    async with Room.opened(home, folder, clock) as room:
        await room.press("ctrl+n")
        await room.paste("d Meet on Mondays\nn The room was cold")
        await killed(room)
    async with Room.opened(again(home), folder, clock) as room:
        await room.press("ctrl+n")
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
