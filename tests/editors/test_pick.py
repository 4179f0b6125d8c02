"""Picking from a registry by typing."""

from __future__ import annotations

from pathlib import Path

from convene.initiative.home import Home
from convene.people.organization import Organization
from driving import Room
from filling import ORGANIZATIONS, open_step
from hostile import FEW, STRINGS, holds, shown

TALKS = "landscape-map.first-talks"


def add(room: Room, *names: str) -> list[int]:
    return room.initiative.rows(ORGANIZATIONS).add_all([{"name": name} for name in names])


async def test_a_few_letters_and_enter_pick_one(room: Room) -> None:
    clinic, _, church = add(room, "Clinic", "School", "Church")
    await open_step(room, "first-talks")
    await room.type("chu")
    await room.press("enter")
    await room.type("cl")
    await room.press("enter")
    assert room.view.answer(TALKS) == [church, clinic]
    screen = room.screen_text()
    assert "Pick 3 to 5: 2 so far" in screen
    assert "1  Church" in screen
    assert "2  Clinic" in screen


async def test_a_new_name_lands_in_the_registry_and_is_picked_in_one_deed(room: Room) -> None:
    add(room, "Clinic")
    await open_step(room, "first-talks")
    await room.type("Rotary Club")
    assert "Add “Rotary Club”" in room.screen_text()
    await room.press("enter")
    rotary = next(one for one in room.view.all(Organization) if one.name == "Rotary Club")
    assert room.view.answer(TALKS) == [rotary.id]
    await room.press("ctrl+z")
    assert room.view.answer(TALKS) is None
    assert [one.name for one in room.view.all(Organization)] == ["Clinic"]


async def test_d_takes_one_out(room: Room) -> None:
    ids = add(room, "Clinic", "School", "Church")
    room.initiative.answer(TALKS, ids)
    await open_step(room, "first-talks")
    await room.press("tab", "down", "d")
    assert room.view.answer(TALKS) == [ids[0], ids[2]]
    await room.press("d", "d")
    assert room.view.answer(TALKS) is None


async def test_more_than_allowed_are_refused_in_words(room: Room) -> None:
    ids = add(room, "A", "B", "C", "D", "E", "F")
    room.initiative.answer(TALKS, ids[:5])
    await open_step(room, "first-talks")
    await room.type("F")
    await room.press("enter")
    assert room.view.answer(TALKS) == ids[:5]
    assert any("At most 5" in toast for toast in room.toasts())


async def test_pasted_names_are_picked_and_unknown_ones_stay_in_the_field(room: Room) -> None:
    ids = add(room, "Clinic", "School")
    await open_step(room, "first-talks")
    await room.paste("Clinic\nUnknown Group\nSchool\n")
    assert room.view.answer(TALKS) == ids
    assert "Unknown Group" in room.screen_text()


async def test_hostile_names_are_offered_and_listed_as_typed(home: Home, folder: Path) -> None:
    async with Room.opened(home, folder, home.now, (100, 60)) as room:
        ids = add(room, *(shown(words) for words in STRINGS))
        await open_step(room, "first-talks")
        for words in FEW:
            await room.paste(shown(words))
            assert holds(room.screen_text(), words)
            await room.press("escape")
        room.initiative.answer(TALKS, ids)
        await room.settle()
        assert [words for words in STRINGS if not holds(room.screen_text(), words)] == []
