"""The place Measures: what was agreed, what is not here yet, and the way into the worksheet."""

from __future__ import annotations

from convene.screens.worksheet.screen import WorksheetScreen
from driving import Room
from hostile import STRINGS, holds, shown


async def test_empty_says_what_it_will_hold_and_opens_the_worksheet(room: Room) -> None:
    await room.press("6")
    screen = room.screen_text()
    assert "No measure is agreed yet." in screen
    assert "Values can't be typed in yet" in " ".join(screen.split())
    await room.press("w")
    assert isinstance(room.app.screen, WorksheetScreen)
    assert room.app.screen.worksheet.id == "shared-measures"
    await room.press("escape", "escape")
    assert room.app.current_mode in {"measures", "home"}


async def test_agreed_measures_stand_with_baseline_and_target(room: Room) -> None:
    rows = room.initiative.rows("shared-measures.measures")
    rows.add(
        {"name": "Overdose deaths", "baseline_value": 38.9, "baseline_period": "2023", "target_value": 25}
    )
    rows.add({"name": "Vaping"})
    rows.add({"unit": "Percent"})
    await room.press("6")
    screen = room.screen_text()
    assert "38.9 (2023)" in screen
    assert "no baseline" in screen
    assert "This place will also hold" in screen
    await room.press("enter")
    assert isinstance(room.app.screen, WorksheetScreen)


async def test_any_words_are_shown_as_they_are(room: Room) -> None:
    room.initiative.rows("shared-measures.measures").add_all(
        [{"name": shown(words), "target_value": 1, "target_period": shown(words)} for words in STRINGS]
    )
    await room.press("6")
    text = room.screen_text()
    await room.press(*["down"] * len(STRINGS))
    text += room.screen_text()
    for words in STRINGS:
        assert holds(text, words), words
