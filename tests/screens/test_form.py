"""Forms: what stands there is replaced by typing, every question can be seen, Enter never guesses."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from convene.initiative.attending import add_person
from convene.meetings.meeting import Meeting
from convene.people.walk_in import WalkIn
from convene.screens.form import Form, Question
from driving import Room

LABELS = (
    "What is it called?",
    "Which day?",
    "Begins",
    "Ends",
    "Where?",
    "What for?",
    "What to bring?",
    "Start the agenda from",
)


async def test_typing_replaces_what_stands_there(room: Room) -> None:
    await room.press("2", "n")
    for words in ("Fall check", "tomorrow", "8:30 am", "10 am", "", "", "", ""):
        await room.type(words)
        await room.press("enter")
    (meeting,) = room.view.all(Meeting)
    assert (meeting.begins, meeting.ends) == (time(8, 30), time(10))


async def test_enter_leaves_what_stands_there_and_the_end_key_goes_on_with_it(room: Room) -> None:
    await room.press("2", "n")
    for words in ("Fall", "tomorrow", *[""] * 7):
        await room.type(words)
        await room.press("enter")
    await room.press("escape", "m", "end")
    await room.type(" check")
    await room.press("ctrl+g")
    (meeting,) = room.view.all(Meeting)
    assert (meeting.title, meeting.begins) == ("Fall check", time(9))


async def test_an_empty_field_shows_an_example_that_is_called_one(room: Room) -> None:
    await room.press("2", "n")
    assert "e.g. Fall check" in room.screen_text()
    assert "e.g. Thu Dec 3, in two weeks" in room.screen_text()
    assert "Enter Next  ^G Done" in room.screen_text()
    await room.press("up")
    assert "Enter Next" not in room.screen_text(), "after the last one there is no next"


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (40, 12)])
async def test_the_question_is_always_seen_with_its_field(
    home: Any, folder: Any, clock: Any, size: tuple[int, int]
) -> None:
    async with Room.opened(home, folder, clock, size) as room:
        await room.press("2", "n")
        for label in LABELS:
            focused = room.app.focused
            assert focused is not None
            assert label in room.screen_text()
            assert room.app.screen.region.contains_region(focused.region)
            visible = room.app.screen.find_widget(focused).visible_region
            assert visible.height == 1, label
            await room.press("tab")
            await room.settle()


async def test_a_long_question_is_not_cut(home: Any, folder: Any, clock: Any) -> None:
    async with Room.opened(home, folder, clock, (60, 18)) as room:
        asked = "Who stated a conflict of interest and did not vote, and for which of the two?"
        room.app.push_screen(Form("More", [Question("who", asked)]))
        await room.settle()
        assert f"{asked} (may be left empty)" in " ".join(room.screen_text().replace("│", " ").split())


def in_a_form(room: Room) -> bool:
    """Whether the window asks questions."""
    return isinstance(room.app.screen, Form)


async def test_where_several_fit_the_form_asks_and_up_keeps_the_words(room: Room) -> None:
    for name in ("Ana Lopez", "Ana Ruiz"):
        add_person(room.initiative, WalkIn(name))
    await room.press("2", "n")
    for words in ("Fall", "tomorrow", *[""] * 7):
        await room.type(words)
        await room.press("enter")
    await room.type("10 Welcome")
    await room.press("enter", "escape", "enter", "tab", "tab", "tab", "tab")
    await room.type("ana")
    await room.press("enter")
    assert "2 fit: Down chooses, Up keeps the words." in room.screen_text()
    assert in_a_form(room)
    await room.press("up", "enter")
    assert not in_a_form(room)
    await room.press("enter", "tab", "tab", "tab", "tab")
    await room.type("ana")
    await room.press("down", "down", "enter", "enter")
    assert "Ana Ruiz" in room.screen_text()


@pytest.mark.parametrize(("key", "said"), [("enter", "fit: Down chooses"), ("ctrl+g", "of them. Choose one")])
async def test_what_is_wrong_with_the_last_answer_is_in_sight_below_the_offers(
    room: Room, key: str, said: str
) -> None:
    add_person(room.initiative, WalkIn("Dana Ruiz"))
    await room.press("2", "n")
    await room.type("Fall")
    await room.press("tab")
    await room.type("tomorrow")
    await room.press(*["tab"] * 7)
    await room.type("?")
    await room.press(key)
    assert said in room.screen_text()
    assert "Start the agenda from" in room.screen_text()
