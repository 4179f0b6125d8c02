"""Words: typing becomes an answer by itself, and undo goes from the field to the record."""

from __future__ import annotations

import asyncio

import pytest
from textual.widgets import Input

from convene.captured.note import Note
from convene.initiative.home import Home
from convene.widgets.long_text import LONGEST_PARAGRAPH, LongText
from convene.widgets.typing_pause import AFTER
from driving import Room
from filling import ORGANIZATIONS, open_step, own_worksheet, step_of
from hostile import FEW, holds, shown

SCOPE = "landscape-map.scope"
STORY = "ours.first"


@pytest.fixture
def home(home: Home) -> Home:
    own_worksheet(home, step_of("text", "lines = 6"))
    return home


async def until_said(room: Room) -> None:
    await asyncio.sleep(AFTER + 0.1)
    await room.settle()


async def test_typing_is_an_answer_a_moment_after_the_last_key(room: Room) -> None:
    await open_step(room, "scope")
    await room.type("Opioids")
    await until_said(room)
    assert room.view.answer(SCOPE) == "Opioids"


async def test_uninterrupted_typing_is_an_answer_after_two_seconds(room: Room) -> None:
    await open_step(room, "scope")
    for _ in range(10):
        await room.type("abc")
        await asyncio.sleep(0.2)
    assert room.view.answer(SCOPE)


@pytest.mark.parametrize("keys", [("enter",), ("tab",), ("ctrl+g",), ("escape",), ("ctrl+o",), ("ctrl+n",)])
async def test_leaving_the_field_says_at_once_what_was_typed(room: Room, keys: tuple[str, ...]) -> None:
    await open_step(room, "scope")
    await room.type("Opioids")
    await room.press(*keys)
    if keys != ("ctrl+n",):
        assert room.view.answer(SCOPE) == "Opioids"
    await until_said(room)
    assert room.view.answer(SCOPE) == "Opioids"


async def test_quitting_says_what_was_typed(room: Room) -> None:
    folder = room.initiative.folder
    await open_step(room, "scope")
    await room.type("Opioids")
    await room.press("ctrl+q")
    assert room.app.home.read(folder).answer(SCOPE) == "Opioids"


async def test_a_change_elsewhere_touches_neither_words_nor_cursor(room: Room) -> None:
    await open_step(room, "scope")
    await room.type("Opioids here")
    await room.press("left", "left", "left", "left")
    room.initiative.rows(ORGANIZATIONS).add({"name": "Clinic"})
    await until_said(room)
    await room.type("out ")
    await until_said(room)
    assert room.view.answer(SCOPE) == "Opioids out here"


async def test_undo_in_one_line_takes_back_what_was_typed_last(room: Room) -> None:
    room.initiative.answer(SCOPE, "Opioids")
    await open_step(room, "scope")
    await room.type(" in Riverbend")
    await room.press("ctrl+z")
    assert room.app.screen.query_one(Input).value == "Opioids"
    assert room.view.answer(SCOPE) == "Opioids"
    await room.press("ctrl+y")
    assert room.app.screen.query_one(Input).value == "Opioids in Riverbend"


async def test_undo_in_a_long_text_undoes_typing_then_the_record(room: Room) -> None:
    room.initiative.rows(ORGANIZATIONS).add({"name": "Clinic"})
    await open_step(room, "first", "ours")
    field = room.app.screen.query_one(LongText)
    await room.type("Once upon")
    await until_said(room)
    await room.press("enter")
    await room.type("a time")
    await until_said(room)
    assert room.view.answer(STORY) == "Once upon\na time"
    presses = 0
    while field.text:
        await room.press("ctrl+z")
        presses += 1
        assert presses < 10
    assert room.view.rows(ORGANIZATIONS)
    await room.press("ctrl+z")
    assert room.view.answer(STORY) is None
    assert room.view.rows(ORGANIZATIONS) == []
    assert any("Undone: row added" in toast for toast in room.toasts())


async def test_redo_in_a_long_text_brings_typing_back(room: Room) -> None:
    await open_step(room, "first", "ours")
    await room.type("Once upon")
    await room.press("ctrl+z", "ctrl+y")
    await until_said(room)
    assert room.view.answer(STORY) == "Once upon"


async def test_tab_leaves_a_long_text(room: Room) -> None:
    await open_step(room, "first", "ours")
    await room.type("Once")
    await room.press("tab")
    assert not isinstance(room.app.focused, LongText)
    assert room.view.answer(STORY) == "Once"


async def test_a_paste_of_many_lines_into_one_line_loses_none(room: Room) -> None:
    await open_step(room, "scope")
    await room.paste("Opioids\nin Riverbend\nCounty")
    await room.press("enter")
    assert room.view.answer(SCOPE) == "Opioids in Riverbend County"


async def test_a_very_long_paragraph_is_asked_about_and_can_be_a_note(room: Room) -> None:
    await open_step(room, "first", "ours")
    text = "x" * (LONGEST_PARAGRAPH + 1)
    await room.paste(text)
    assert "Keep this as a note instead?" in room.screen_text()
    await room.press("y")
    (note,) = room.view.all(Note)
    assert note.text == text
    assert room.view.answer(STORY) is None


async def test_a_very_long_paragraph_can_be_put_in_all_the_same(room: Room) -> None:
    await open_step(room, "first", "ours")
    await room.paste("x" * (LONGEST_PARAGRAPH + 1))
    await room.press("n")
    await until_said(room)
    assert len(str(room.view.answer(STORY))) == LONGEST_PARAGRAPH + 1


async def test_hostile_words_are_kept_clean_and_shown_as_typed(room: Room) -> None:
    for words in FEW:
        await open_step(room, "scope")
        await room.paste(words)
        await room.press("enter")
        assert room.view.answer(SCOPE) == shown(words)
        assert holds(room.screen_text(), words)
        await room.press("ctrl+r")
        assert holds(room.screen_text(), words)
        room.initiative.answer(SCOPE, None)
        await room.press("escape", "escape")


async def test_wide_letters_that_do_not_fit_are_shown_in_full_below(room: Room) -> None:
    await open_step(room, "scope")
    words = "表" * 30 + "end"
    await room.paste(words)
    assert words.replace("表", "") in room.screen_text()
    assert room.screen_text().count("表") > 30


PLAN, PROBLEM = "strategic-action-framework", "In Larkspur, 18 of every 100 students vape."


async def test_an_earlier_text_is_taken_over_with_one_key_while_the_field_is_empty(room: Room) -> None:
    await open_step(room, "problem", PLAN)
    assert "Down takes" not in room.screen_text()  # nothing was said before
    room.initiative.answer("case-for-change.problem-statement", PROBLEM)
    await room.settle()
    assert "Down takes over what “Problem statement” says." in room.screen_text()
    await room.press("ctrl+r")
    assert "Down takes" not in room.screen_text()  # for the facilitator only
    await room.press("ctrl+r")
    await room.press("down")
    assert room.view.answer(f"{PLAN}.problem") == PROBLEM
    assert "Down takes" not in room.screen_text()
    await room.press("enter")
    await room.type("School survey, 2024")
    await room.press("up", "up", "down")  # the arrows move in the text again
    await until_said(room)
    assert room.view.answer(f"{PLAN}.problem") == f"{PROBLEM}\nSchool survey, 2024"


async def test_nothing_is_taken_over_into_words_of_ones_own(room: Room) -> None:
    room.initiative.answer("case-for-change.problem-statement", PROBLEM)
    await open_step(room, "problem", PLAN)
    await room.type("Our own")
    assert "Down takes" not in room.screen_text()
    await room.press("down")
    await until_said(room)
    assert room.view.answer(f"{PLAN}.problem") == "Our own"


async def test_what_was_taken_over_can_be_taken_back(room: Room) -> None:
    room.initiative.answer("case-for-change.problem-statement", PROBLEM)
    await open_step(room, "problem", PLAN)
    await room.press("down")
    await room.press("ctrl+z")
    await until_said(room)
    assert room.view.answer(f"{PLAN}.problem") is None
    assert room.view.answer("case-for-change.problem-statement") == PROBLEM
    assert "Down takes over" in room.screen_text()
