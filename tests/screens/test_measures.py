"""The place Measures: the scoreboard, one measure, why it has its state, the way into the worksheet."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date

import pytest

from conftest import Clock
from convene.exchange.demo import NAME
from convene.initiative.home import Home
from convene.initiative.valuing import keep_values
from convene.measures.figure import Figure
from convene.measures.measure import Measure
from convene.measures.observation import Observation
from convene.screens.measures.one import OneMeasure
from convene.screens.why import Why
from convene.screens.worksheet.screen import WorksheetScreen
from convene.widgets.sheet import Sheet
from driving import Room
from hostile import STRINGS, holds, shown
from measuring import deaths


@pytest.fixture
async def larkspur(sample_home: Home, clock: Clock) -> AsyncIterator[Room]:
    async with Room.opened(sample_home, sample_home.folder / NAME, clock) as driven:
        await driven.press("6")
        yield driven


async def test_empty_says_what_belongs_here_and_opens_the_worksheet(room: Room) -> None:
    await room.press("6")
    assert "No measure is agreed yet." in room.screen_text()
    await room.press("w")
    await room.press("e")
    assert isinstance(room.app.screen, WorksheetScreen)
    assert room.app.screen.worksheet.id == "shared-measures"
    await room.press("escape", "escape")
    assert room.app.current_mode in {"measures", "home"}


async def test_the_scoreboard_says_where_each_measure_is(larkspur: Room) -> None:
    screen = larkspur.screen_text()
    for name, state in (("Students who vaped", "On track"), ("Students who drank", "Off track")):
        assert any(name in line and state in line for line in screen.split("\n"))
    assert "1 target met, 2 on track, 2 off track, 1 not enough data" in screen
    assert "late" not in screen
    assert "c: 3 not chosen" in screen
    await larkspur.press("down", "down", "down", "down")
    assert "There is one value after the baseline; it takes two." in larkspur.screen_text()


async def test_what_is_late_is_told_with_whom_to_ask(larkspur: Room) -> None:
    deaths = larkspur.view.all(Measure)[3]
    row = {
        "measure": deaths.id,
        "comes_from": deaths.kept_by,
        "for_which_period": "2026",
        "due": "2026-11-04",
        "where_it_is": "Due",
    }
    added = larkspur.initiative.rows("data-collection.calendar").add(row)
    await larkspur.settle()
    assert "12 days late: Overdose deaths, 2026 (Larkspur County Health Department)" in larkspur.screen_text()
    await larkspur.press("l")
    assert "Larkspur County Health Department: Overdose deaths, 2026, 12 days late" in larkspur.screen_text()
    await larkspur.press("enter")
    assert isinstance(larkspur.app.screen, WorksheetScreen)
    assert "Where it is" in larkspur.screen_text()
    assert larkspur.app.screen.query_one(Sheet).key == str(added)


async def test_what_a_definition_lacks_is_said_and_filled_in_where_enter_leads(larkspur: Room) -> None:
    rows = larkspur.initiative.rows("measures")
    added = rows.add({"name": "Rides", "unit": "Count", "how_often": "Quarter", "plain_question": "Any?"})
    await larkspur.press("end", *["down"] * 6)
    assert "Missing in its definition: what we count, which way is good" in larkspur.screen_text()
    await larkspur.press("e")
    sheet = larkspur.app.screen.query_one(Sheet)
    assert (sheet.key, sheet.cursor_column) == (str(added), 2)
    await larkspur.press("escape", "w")
    assert "missing   Kept by. Enter: fill it in." in larkspur.screen_text()


async def test_candidates_are_shown_with_what_became_of_them_and_why(larkspur: Room) -> None:
    await larkspur.press("c")
    assert "6 chosen, 2 later, 1 not" in larkspur.screen_text()
    await larkspur.press(*["down"] * 8)
    assert "- no: The two districts changed their rules in 2023" in larkspur.screen_text()
    await larkspur.press("enter")
    assert "Suspensions for subst" in larkspur.screen_text()
    assert isinstance(larkspur.app.screen, WorksheetScreen)
    await larkspur.press("escape", "escape")
    assert larkspur.app.current_mode == "measures"


async def test_why_tells_the_rule_and_leads_to_the_worksheet(larkspur: Room) -> None:
    await larkspur.press("w")
    assert isinstance(larkspur.app.screen, Why)
    screen = larkspur.screen_text()
    assert "15.1% in 2026, reported by Ingrid Solheim" in screen
    assert "Healthy People" in screen
    await larkspur.press("enter")
    assert isinstance(larkspur.app.screen, WorksheetScreen)


async def test_one_measure_shows_its_line_its_groups_and_no_small_count(larkspur: Room) -> None:
    await larkspur.press("enter")
    assert isinstance(larkspur.app.screen, OneMeasure)
    screen = larkspur.screen_text()
    assert all(mark in screen for mark in ("●", "◆", "◇", "straight path"))
    assert "On track, better." in screen
    await larkspur.press("pagedown")
    screen = larkspur.screen_text()
    assert "Widest gap: Grade 12 25.1, Grade 8 6.6: 18.4 points" in screen
    line = next(one for one in screen.split("\n") if "North Ridge" in one)
    assert line.split("North Ridge")[1].split() == ["hidden", "(small", "count)"]
    assert "443 of 2931" in screen
    assert "Ingrid Solheim" in screen
    await larkspur.press("escape")
    assert larkspur.app.current_mode == "measures"


async def test_a_measure_taken_out_elsewhere_is_said_so(larkspur: Room) -> None:
    await larkspur.press("enter")
    larkspur.initiative.rows("measures").remove(larkspur.view.all(Measure)[0].id)
    await larkspur.settle()
    assert "This measure is no longer there." in larkspur.screen_text()
    await larkspur.press("ctrl+z")
    assert "On track, better." in larkspur.screen_text()


async def test_a_measure_is_found_by_name(larkspur: Room) -> None:
    await larkspur.press("1", "ctrl+p")
    await larkspur.type("deaths")
    await larkspur.press("enter")
    assert isinstance(larkspur.app.screen, OneMeasure)
    assert "Overdose deaths" in larkspur.screen_text().split("\n")[0]


async def test_any_words_are_shown_as_they_are(room: Room) -> None:
    rows = room.initiative.rows("shared-measures.measures")
    ids = rows.add_all(
        [
            {
                "name": shown(words),
                "plain_question": shown(words),
                "unit": "Count",
                "how_often": "Calendar year",
                "breakdowns": [shown(words)],
                "hide_counts_under": 0,
            }
            for words in STRINGS
        ]
    )
    for measure, words in zip(ids, STRINGS, strict=True):
        named = Observation(measure=measure, period="2025", figure=Figure(count=50), source=shown(words))
        keep_values(room.initiative, [named], "typed")
    await room.press("6")
    text = ""
    for _ in STRINGS:
        text += room.screen_text()
        await room.press("down")
    await room.press("enter")
    text += room.screen_text()
    for words in STRINGS:
        assert holds(text, words), words


async def test_small_counts_alone_leave_words_and_a_dash(room: Room) -> None:
    measure = room.initiative.rows("measures").add(deaths(target_value=11))
    for year, count in ((2023, 14), (2024, 8), (2025, 7)):
        given = Observation(
            measure=measure, period=str(year), figure=Figure(count=count), on=date(2026, 1, 5)
        )
        keep_values(room.initiative, [given], "typed")
    await room.press("6")
    (line,) = [one for one in room.screen_text().split("\n") if "Deaths" in one and "Target met" in one]
    assert line.count("–") == 2
    assert "Worked out from small counts, which are not shown." in room.screen_text()
    await room.press("enter")
    assert "hidden (small count)" in room.screen_text()


async def test_the_room_sees_the_numbers_and_neither_what_is_late_nor_a_key(larkspur: Room) -> None:
    rows = larkspur.initiative.rows("measures")
    rows.add({"name": "Rides", "unit": "Count", "how_often": "Quarter", "plain_question": "Any?"})
    await larkspur.press("end", *["down"] * 6)
    assert "e: fill it in" in larkspur.screen_text()
    await larkspur.press("ctrl+r")
    screen = larkspur.screen_text()
    assert "Students who drank" in screen
    assert "1 target met, 2 on track" in screen
    assert screen.splitlines()[-1].strip() == "Ctrl+R back"
    assert not any(words in screen for words in ("7 HANDOUTS", "Handouts", "Enter", "e: ", "c: 3", "Missing"))
    await larkspur.press("e", "l")
    assert larkspur.screen_text() == screen
    await larkspur.press("escape")
    assert "e: fill it in" in larkspur.screen_text()


async def test_the_room_sees_the_line_of_one_measure_without_who_reported_it(larkspur: Room) -> None:
    await larkspur.press("enter", "ctrl+r")
    screen = larkspur.screen_text()
    assert "straight path" in screen
    assert "Ctrl+R back" in screen
    assert "Esc" not in screen
    await larkspur.press("v", "e")
    assert larkspur.screen_text() == screen
    await larkspur.press("pagedown")
    assert "Ingrid Solheim" not in larkspur.screen_text()


@pytest.mark.parametrize("place", "123457")
async def test_a_place_without_a_room_view_says_so(larkspur: Room, place: str) -> None:
    await larkspur.press(place, "ctrl+r")
    assert larkspur.toasts()[-1].startswith("No room view here")
