"""Choice, list, number, date, rating, script, and a kind without an editor."""

from __future__ import annotations

import pytest

from convene.initiative.home import Home
from driving import Room
from filling import cells, open_step, own_worksheet, step_of

PLACE = "ours.first"


@pytest.fixture
def home(home: Home, request: pytest.FixtureRequest) -> Home:
    own_worksheet(home, request.param)
    return home


def asking(kind: str, keys: str = "") -> pytest.MarkDecorator:
    return pytest.mark.parametrize("home", [step_of(kind, keys)], indirect=True, ids=[kind])


@asking("choice", 'options = ["Yes", "No"]')
async def test_enter_chooses_one_and_takes_it_back(room: Room) -> None:
    await open_step(room, "first", "ours")
    await room.press("down", "enter")
    assert room.view.answer(PLACE) == "No"
    assert "● No" in room.screen_text()
    await room.press("enter")
    assert room.view.answer(PLACE) is None


@asking("choice", 'options = ["A", "B", "C"]\nmost = 2\nopen = true')
async def test_several_are_chosen_up_to_the_limit_and_in_own_words(room: Room) -> None:
    await open_step(room, "first", "ours")
    await room.press("enter", "tab")
    await room.type("Ours")
    await room.press("enter")
    assert room.view.answer(PLACE) == ["A", "Ours"]
    await room.press("shift+tab", "down", "enter")
    assert room.view.answer(PLACE) == ["A", "Ours"]
    assert any("At most 2" in toast for toast in room.toasts())


@asking("list")
async def test_a_list_is_typed_line_by_line(room: Room) -> None:
    await open_step(room, "first", "ours")  # the first line is open: no letter is a command yet
    for line in ("Add trust", "Money", "Time"):
        await room.type(line)
        await room.press("enter")
    await room.press("escape")
    assert [cells(row)["text"] for row in room.view.rows(PLACE)] == ["Add trust", "Money", "Time"]


@asking("list")
async def test_pasted_lines_become_a_list(room: Room) -> None:
    await open_step(room, "first", "ours")
    await room.paste("Trust\nMoney, and more\n")
    assert [cells(row)["text"] for row in room.view.rows(PLACE)] == ["Trust", "Money, and more"]


@asking("number", 'unit = "dollars"\nleast = 0')
async def test_a_number_that_does_not_fit_stays_with_its_reason(room: Room) -> None:
    await open_step(room, "first", "ours")
    await room.type("lots")
    await room.press("enter")
    assert "“lots” is not a number" in room.screen_text()
    await room.press(*["backspace"] * 4)
    await room.type("18,000")
    await room.press("enter")
    assert room.view.answer(PLACE) == 18000
    assert "$18,000" in room.screen_text()


@asking("date")
async def test_a_day_is_understood_while_typing(room: Room) -> None:
    await open_step(room, "first", "ours")
    assert "e.g. Fri, Dec 5" in room.screen_text(), "an example is called one: the room may see it"
    await room.type("Dec 5")
    assert "Sat Dec 5, 2026" in room.screen_text()
    await room.press("ctrl+g")
    assert room.view.answer(PLACE) == "2026-12-05"


@asking("rating", 'words = ["low", "", "", "", "high"]')
async def test_a_rating_takes_a_level_or_counts(room: Room) -> None:
    await open_step(room, "first", "ours")
    assert "5  high" in room.screen_text()
    await room.type("0,1,2,3,4")
    await room.press("enter")
    assert room.view.answer(PLACE) == [0, 1, 2, 3, 4]


@asking("script")
async def test_a_script_is_only_read(room: Room) -> None:
    screen = await open_step(room, "first", "ours")
    assert "Read it aloud" in room.screen_text()
    await room.press("ctrl+g")
    assert screen.pane.step_id == "decided"
