"""Two windows on one initiative: the second reads, follows, and takes over when the first is gone."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from conftest import Clock
from convene.captured.decision import Decision
from convene.exchange.demo import NAME
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.screens.form import Form
from convene.screens.record import Record
from convene.widgets.top_line import TopLine
from driving import Room
from screens_waiting import line_1, until


def decide(initiative: Initiative, words: str, clock: Clock) -> None:
    number = initiative.of(Decision).next_number()
    initiative.of(Decision).add(Decision(number=number, text=words, at=clock()), f"D{number} decided")
    initiative.drain()


@pytest.fixture
def writer(home: Home, folder: Path) -> Iterator[Initiative]:
    """The first window's initiative."""
    opened = home.open(folder)
    yield opened
    opened.close()


@pytest.fixture
async def reader(writer: Initiative, home: Home, folder: Path, clock: Clock) -> AsyncIterator[Room]:
    """The second window."""
    async with Room.opened(home, folder, clock) as room:
        yield room


async def test_line_1_says_who_has_it_and_never_hides_where_one_is(
    writer: Initiative, home: Home, folder: Path, clock: Clock
) -> None:
    assert writer.writable
    for size in ((80, 24), (60, 18), (120, 40)):
        async with Room.opened(home, folder, clock, size=size) as room:
            assert "read only: open " in line_1(room)
            assert "Riverbend County" in line_1(room)
            assert room.initiative.read_only_because.startswith("open in another window by ")
            assert any("What changes there is shown here." in toast for toast in room.toasts())


async def test_it_shows_what_the_first_window_wrote_within_three_seconds(
    writer: Initiative, reader: Room, clock: Clock
) -> None:
    await reader.press("5")
    assert isinstance(reader.app.screen, Record)
    began = time.monotonic()
    decide(writer, "Meet every second Thursday", clock)
    await until(reader, lambda: "Meet every second Thursday" in reader.screen_text())
    assert time.monotonic() - began < 3


@pytest.mark.parametrize(
    ("place", "key"),
    [
        ("2", "n"),
        ("1", "n"),
        ("4", "a"),
        ("5", "x"),
        ("5", "t"),
        ("5", "d"),
        ("5", "enter"),
        ("1", "ctrl+z"),
        ("1", "ctrl+y"),
        ("1", "ctrl+n"),
    ],
)
async def test_a_key_that_would_write_is_answered_calmly(
    writer: Initiative, reader: Room, clock: Clock, place: str, key: str
) -> None:
    decide(writer, "Meet every second Thursday", clock)
    await until(reader, lambda: bool(reader.view.all(Decision)))
    await reader.press(place)
    before = len(reader.toasts())
    await reader.press(key)
    if key in {"x", "t"}:  # a decision has no status
        assert len(reader.toasts()) == before
        return
    assert not isinstance(reader.app.screen, Form)
    assert len(reader.toasts()) == before + 1
    assert "This can be read here and not changed: open in another window" in reader.toasts()[-1]
    await reader.press(key)
    assert len(reader.toasts()) == before + 1, "one calm message, not one for each key"


async def test_what_is_typed_into_a_worksheet_is_refused_and_the_record_is_shown(
    writer: Initiative, reader: Room
) -> None:
    writer.answer("landscape-map.scope", "The county")
    writer.drain()
    await until(reader, lambda: reader.view.answer("landscape-map.scope") == "The county")
    await reader.press("3", "down", "enter", "f3")
    await until(reader, lambda: "The county" in reader.screen_text())
    await reader.type("xyz")
    await until(reader, lambda: any("can be read here" in toast for toast in reader.toasts()))
    await until(reader, lambda: "xyz" not in reader.screen_text())
    assert "The county" in reader.screen_text()
    writer.answer("landscape-map.scope", "Two towns")
    writer.drain()
    await until(reader, lambda: "Two towns" in reader.screen_text())


async def test_f6_goes_on_here_when_the_other_window_is_closed(
    writer: Initiative, reader: Room, clock: Clock
) -> None:
    await reader.press("f6")
    assert not reader.initiative.writable
    decide(writer, "One", clock)
    writer.close()
    await until(reader, lambda: "F6 goes on here" in line_1(reader))
    await reader.press("f6")
    await until(reader, lambda: reader.initiative.writable)
    await until(reader, lambda: "saved 9:42" in line_1(reader))
    assert "This window writes now." in reader.toasts()
    await reader.press("ctrl+n")
    await reader.type("d Two")
    await reader.press("enter")
    assert [one.text for one in reader.view.all(Decision)] == ["One", "Two"]
    reader.initiative.drain()


async def test_a_click_on_line_1_goes_on_here_too(writer: Initiative, reader: Room) -> None:
    writer.close()
    await until(reader, lambda: "F6 goes on here" in line_1(reader))
    await reader.pilot.click(TopLine)
    await until(reader, lambda: reader.initiative.writable)


async def test_going_on_is_found_in_the_palette(writer: Initiative, reader: Room) -> None:
    writer.close()
    await until(reader, lambda: "F6 goes on here" in line_1(reader))
    await reader.press("ctrl+p")
    await reader.type("go on here")
    await until(reader, lambda: "Go on here" in reader.screen_text())
    await reader.press("enter")
    await until(reader, lambda: reader.initiative.writable)


async def test_a_third_window_that_was_quicker_is_named(
    writer: Initiative, reader: Room, home: Home, folder: Path
) -> None:
    writer.close()
    await until(reader, lambda: reader.app.session is not None and reader.app.session.window.may_take_over)
    third = home.open(folder)
    await reader.press("f6")
    await until(reader, lambda: any("open in another window by " in toast for toast in reader.toasts()))
    assert not reader.initiative.writable
    assert "F6" not in line_1(reader)
    third.close()


async def test_ctrl_s_says_that_there_is_nothing_to_save(writer: Initiative, reader: Room) -> None:
    assert writer.writable
    await reader.press("ctrl+s")
    assert reader.toasts()[-1].startswith("Nothing to save here: open in another window")


async def test_a_folder_that_is_moved_away_and_back_leaves_the_screen_as_it_was(
    writer: Initiative, reader: Room, folder: Path, clock: Clock
) -> None:
    decide(writer, "One", clock)
    await until(reader, lambda: bool(reader.view.all(Decision)))
    away = folder.with_name("away")
    folder.rename(away)
    for _ in range(3):
        await asyncio.sleep(1)
        await reader.settle()
    assert [one.text for one in reader.view.all(Decision)] == ["One"]
    away.rename(folder)
    decide(writer, "Two", clock)
    await until(reader, lambda: len(reader.view.all(Decision)) == 2)


MODES = ("overview", "meetings", "worksheets", "people", "record", "measures", "handouts")


@pytest.mark.parametrize(
    "place", [0, 2, *(pytest.param(one, marks=pytest.mark.long) for one in (1, 3, 4, 5, 6))]
)
async def test_no_key_of_a_window_that_only_reads_does_any_harm(
    sample_home: Home, clock: Clock, place: int
) -> None:
    """Every key of a place, and of what Enter opens there, with the sample initiative."""
    folder = sample_home.folder / NAME
    writer = sample_home.open(folder)
    async with Room.opened(sample_home, folder, clock) as room:
        app = room.app
        before = json.dumps(room.initiative.store.tables, sort_keys=True)
        for enters in (False, True):
            await app.run_action(f"go('{MODES[place]}')")
            await room.settle()
            if enters:
                await room.press("enter")
            mode, depth = app.current_mode, len(app.screen_stack)
            found = [one for one in app.screen.active_bindings.values() if one.node is not app]
            for key in {
                one.binding.action: one.binding.key for one in found if one.binding.description
            }.values():
                await room.press(key)
                assert not room.initiative.writable
                while app.screen.is_modal or len(app.screen_stack) > depth:
                    await app.pop_screen()
                if app.current_mode != mode or len(app.screen_stack) < depth:
                    await app.switch_mode(mode)
                    await room.settle()
                    if len(app.screen_stack) < depth:
                        await room.press("enter")
        assert json.dumps(room.initiative.store.tables, sort_keys=True) == before
    writer.close()
