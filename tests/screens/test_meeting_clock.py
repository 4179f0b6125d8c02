"""The clock of a running meeting: a stop, what could be cut, a timer for breakouts."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Clock
from convene.initiative import convening
from convene.initiative.home import Home
from convene.initiative.left_over import left_over
from convene.meetings.agenda import AgendaItem
from convene.meetings.meeting import Meeting
from convene.screens.meeting.timer import BreakoutTimer
from driving import Room
from meeting_driving import start

AGENDA = "10 Welcome\n40 Charter\n15 Break\n55 Measures"


@pytest.fixture
async def running(room: Room, clock: Clock) -> Room:
    """A meeting of two hours whose first item is on."""
    clock.move(minutes=-42)
    await start(room, AGENDA)
    return room


def item(room: Room, title: str) -> AgendaItem:
    return next(one for one in room.view.all(AgendaItem) if one.title == title)


async def test_a_stopped_clock_stands_and_goes_on_where_it_stood(running: Room, clock: Clock) -> None:
    clock.move(minutes=4)
    await running.press("ctrl+l", "2")
    clock.move(minutes=30)
    await running.pilot.pause(1.1)
    assert "6:00 left, stopped" in running.screen_text()
    await running.press("ctrl+l", "2")
    clock.move(minutes=1)
    await running.pilot.pause(1.1)
    assert "5:00 left" in running.screen_text()
    assert "stopped" not in running.screen_text()


async def test_going_on_from_a_stopped_item_counts_only_what_it_took(running: Room, clock: Clock) -> None:
    clock.move(minutes=4)
    await running.press("ctrl+l", "2")
    clock.move(minutes=30)
    await running.press("ctrl+g")
    welcome = item(running, "Welcome")
    assert welcome.started
    assert welcome.ended
    assert (welcome.ended - welcome.started).total_seconds() == 4 * 60
    assert item(running, "Charter").paused is None


async def test_the_smallest_cuts_are_one_key_each(running: Room, clock: Clock) -> None:
    clock.move(minutes=22)
    await running.press("ctrl+l", "5")
    screen = running.screen_text()
    assert "12 minutes over 11:00 AM. What could be cut?" in screen
    assert "1 Leave out “Charter”  (saves 40 min)" in screen
    await running.press("1")
    assert item(running, "Charter").left_out
    await running.press("ctrl+g")
    assert "Break" in running.screen_text().splitlines()[0]
    (meeting,) = running.view.all(Meeting)
    assert "Charter" in [one.title for one in left_over(running.view, meeting.id)]
    await running.press("ctrl+z", "ctrl+z")
    assert not item(running, "Charter").left_out


async def test_on_time_nothing_needs_to_be_cut(running: Room) -> None:
    await running.press("ctrl+l", "5")
    assert any("Nothing needs to be cut" in toast for toast in running.toasts())


async def test_a_breakout_runs_while_the_meeting_goes_on_and_is_said_to_be_over(
    running: Room, clock: Clock
) -> None:
    await running.press("ctrl+l", "3")
    assert "Minutes for the breakout. Enter starts it." in running.screen_text()
    await running.press("7", "enter")
    (meeting,) = running.view.all(Meeting)
    assert meeting.breakout_ends
    clock.move(minutes=2)
    await running.press("escape")
    await running.pilot.pause(1.1)
    assert "breakout 5:00" in running.screen_text().splitlines()[0]
    clock.move(minutes=5)
    await running.pilot.pause(1.1)
    await running.press("2")
    await running.pilot.pause(1.1)
    assert sum("The breakout is over" in toast for toast in running.toasts()) == 1


async def test_a_breakout_that_was_over_before_the_record_was_opened_is_not_told(
    home: Home, folder: Path, clock: Clock
) -> None:
    for opened in range(2):
        async with Room.opened(home, folder, clock) as room:
            if not opened:
                meeting = await start(room, AGENDA)
                convening.set_breakout(room.initiative, meeting.id, clock())
                clock.move(minutes=20)
            else:
                room.app.opened.tick()
                assert not any("breakout" in toast for toast in room.toasts())


async def test_what_comes_next_is_skipped_by_one_key_and_may_come_back(running: Room) -> None:
    await running.press("ctrl+l")
    assert "7  skip what comes next: Charter" in running.screen_text()
    await running.press("7", "ctrl+g")
    assert "Break" in running.screen_text().splitlines()[0]
    assert "50 min ahead" in running.screen_text().splitlines()[0]
    assert item(running, "Charter").left_out


async def test_the_bell_can_be_on_or_off_and_a_minute_is_given_while_it_runs(running: Room) -> None:
    await running.press("ctrl+l", "3", "b")
    assert running.app.home.settings.bell == "on"
    await running.press("enter", "plus")
    (meeting,) = running.view.all(Meeting)
    assert meeting.breakout_ends
    assert (meeting.breakout_ends - running.app.now()).total_seconds() == 6 * 60
    await running.press("enter")
    (meeting,) = running.view.all(Meeting)
    assert meeting.breakout_ends is None


async def test_a_digit_leaves_a_running_breakout_where_it_is(running: Room) -> None:
    await running.press("ctrl+l", "3", "7", "enter", "4")
    assert "Breakout" in running.screen_text()
    assert isinstance(running.app.screen, BreakoutTimer)
