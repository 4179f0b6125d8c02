"""Values typed in the grid: kept, corrected, pasted, marked; hidden from the room."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from conftest import Clock
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.initiative.valuing import keep_values
from convene.measures.figure import Figure, figure_words
from convene.measures.measure import Measure
from convene.measures.observation import Observation
from convene.people.person import Person
from convene.screens.measures.values import ValuesGrid
from convene.screens.record.history import History
from driving import Room


def define(initiative: Initiative) -> None:
    rows = initiative.rows("shared-measures.measures")
    rows.add(
        {
            "name": "Vaping",
            "unit": "Percent",
            "how_often": "Calendar year",
            "good_direction": "Down is good",
            "breakdowns": ["Grade", "Place"],
        }
    )
    measure = initiative.view.all(Measure)[0]
    figures = {"": (60, 200), "Grade 8": (4, 90), "Grade 10": (56, 110)}
    keep_values(
        initiative,
        [
            Observation(
                measure=measure.id,
                period="2025",
                breakdown="Grade" if group else "",
                group=group,
                figure=Figure(count=count, of=of),
            )
            for group, (count, of) in figures.items()
        ],
        "typed",
    )


@pytest.fixture
async def grid(home: Home, initiative: Initiative, clock: Clock) -> AsyncIterator[Room]:
    define(initiative)
    folder = initiative.folder
    initiative.close()
    async with Room.opened(home, folder, clock) as driven:
        await driven.press("6", "v")
        assert isinstance(driven.app.screen, ValuesGrid)
        yield driven


def kept(room: Room) -> dict[tuple[str, str], str]:
    return {
        (one.period, one.group): figure_words(one.figure, "Percent") for one in room.view.all(Observation)
    }


async def test_a_digit_begins_to_type_and_enter_goes_on(grid: Room) -> None:
    assert "4 of 90" in grid.screen_text()
    await grid.press("right")
    await grid.type("12 of 91")
    await grid.press("enter")
    await grid.type("57 of 110")
    await grid.press("escape")
    assert kept(grid)["2025", "Grade 8"] == "12 of 91"
    assert kept(grid)["2025", "Grade 10"] == "57 of 110"
    assert grid.view.all(Observation)[1].on == grid.app.session.today  # type: ignore[union-attr]
    await grid.press("ctrl+z", "ctrl+z")
    assert kept(grid)["2025", "Grade 8"] == "4 of 90"


async def test_what_can_t_be_a_value_is_said_and_waits(grid: Room) -> None:
    await grid.type("300 of 200")
    await grid.press("enter")
    assert "There are more than it is out of." in " ".join(grid.screen_text().split())
    assert kept(grid)["2025", ""] == "60 of 200"
    await grid.press("escape", "escape", "v")
    assert "300 of 200" in grid.screen_text()
    await grid.press(*["backspace"] * 10)
    await grid.type("20 of 200")
    await grid.press("enter")
    assert kept(grid)["2025", ""] == "20 of 200"


async def test_an_empty_cell_or_d_takes_the_value_out(grid: Room) -> None:
    await grid.press("d")
    assert ("2025", "") not in kept(grid)
    await grid.press("ctrl+z")
    assert kept(grid)["2025", ""] == "60 of 200"


async def test_cells_of_a_spreadsheet_are_pasted_in_one_deed(grid: Room) -> None:
    await grid.paste(
        "Year\tTotal\tGrade 8\tGrade 12\n2024\t50 of 200\t20 of 90\t\n2025\t\t21 of 90\t30 of 99\n"
    )
    assert kept(grid)["2024", "Grade 8"] == "20 of 90"
    assert kept(grid)["2025", "Grade 12"] == "30 of 99"
    assert any("3 new, 1 changed, 0 as they were" in one for one in grid.toasts())
    await grid.press("ctrl+z")
    assert len(kept(grid)) == 3
    await grid.paste("5 of 50\tnonsense")
    assert len(kept(grid)) == 3
    assert any("“nonsense” is not a number" in one for one in grid.toasts())


async def test_the_room_sees_no_small_count_and_types_nothing(grid: Room) -> None:
    await grid.press("ctrl+r")
    screen = grid.screen_text()
    assert "hidden (small count)" in screen
    assert "4 of 90" not in screen
    assert "4.4" not in screen
    assert "30.0" in screen
    await grid.press("right", "5", "enter")
    assert kept(grid)["2025", "Grade 8"] == "4 of 90"


async def test_marks_breakdowns_groups_and_periods(grid: Room) -> None:
    await grid.press("p")
    assert all(one.provisional for one in grid.view.all(Observation))
    assert "prov." in grid.screen_text()
    await grid.press("p", "n")
    assert all(one.new_way and not one.provisional for one in grid.view.all(Observation))
    await grid.press("b", "g")
    await grid.type("North")
    await grid.press("enter", "a")
    await grid.press("enter")
    await grid.press("right")
    await grid.type("30 of 99")
    await grid.press("escape")
    assert kept(grid)["2026", "North"] == "30 of 99"


async def test_who_reports_is_kept_and_the_past_of_a_cell_is_told(grid: Room) -> None:
    grid.initiative.of(Person).add(Person(name="Ingrid Solheim"), "person added")
    await grid.press("r")
    await grid.type("Ingrid Solheim")
    await grid.press("enter")
    await grid.type("county survey")
    await grid.press("enter")
    await grid.type("61 of 200")
    await grid.press("escape")
    screen = grid.screen_text()
    assert "61 of 200 is 30.5% · Ingrid Solheim" in screen
    assert "county survey" in screen
    grid.initiative.drain()
    await grid.press("h")
    assert isinstance(grid.app.screen, History)
    assert "60 of 200 → 61 of 200" in grid.screen_text()
