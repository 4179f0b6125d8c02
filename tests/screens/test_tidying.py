"""The record's file is written anew while nobody types, and never in a running meeting."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any, cast

from convene.captured.note import Note
from convene.initiative.convening import start
from convene.meetings.meeting import Meeting
from convene.screens.opened import tidying
from convene.screens.opened.tidying import Tidying
from driving import Room, done


async def quiet(room: Room, seconds: float) -> None:
    """So many seconds without a change, told in one go."""
    session = room.app.session
    assert session is not None
    watch = Tidying(cast("Any", room.app), session)
    watch.look(0.0)
    watch.look(seconds)
    await done(room.app)


def filled(room: Room) -> int:
    """More lines than a snapshot should lack; its size before."""
    session = room.app.session
    assert session is not None
    initiative = session.initiative
    for number in range(tidying.MANY + 1):
        note = Note(number=number + 1, text=f"Note {number}", at=session.now())
        initiative.of(Note).add(note, "noted")
    initiative.drain()
    return (initiative.folder / "initiative.json").stat().st_size


async def test_it_is_done_after_a_quiet_minute(room: Room, folder: Path) -> None:
    before = filled(room)
    await quiet(room, tidying.QUIET - 1)
    assert (folder / "initiative.json").stat().st_size == before
    await quiet(room, tidying.QUIET + 1)
    await asyncio.sleep(0)
    assert (folder / "initiative.json").stat().st_size > before


async def test_it_is_not_done_in_a_running_meeting(room: Room, folder: Path) -> None:
    before = filled(room)
    session = room.app.session
    assert session is not None
    clock = session.now().time()
    planned = Meeting(number=1, title="Kickoff", day=session.today, begins=clock, ends=clock)
    meeting = session.initiative.of(Meeting).add(planned, "meeting planned")
    start(session.initiative, meeting, session.now())
    await quiet(room, tidying.QUIET + 1)
    assert (folder / "initiative.json").stat().st_size == before
