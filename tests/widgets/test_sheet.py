"""A table wider than its window shows whole columns, and its field stands exactly over its cell."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import OptionList

from convene.screens.worksheet.screen import WorksheetScreen
from convene.widgets.cell_below import CellBelow
from convene.widgets.cell_field import CellField
from convene.widgets.column_pages import PADDING, lay
from convene.widgets.sheet import Sheet
from driving import Room

COLUMNS = st.lists(st.integers(1, 60), min_size=1, max_size=9)


@given(COLUMNS, st.data(), st.integers(10, 200))
def test_pages_hold_all_columns_in_order_and_fit(least: list[int], data: Any, room: int) -> None:
    grows = data.draw(st.lists(st.booleans(), min_size=len(least), max_size=len(least)))
    laid = lay(least, grows, room)
    assert all(width >= one for width, one in zip(laid.widths, least, strict=True))
    assert sum(page.width for page in laid.pages) == sum(width + 2 * PADDING for width in laid.widths[1:])
    assert laid.pages[0].begins == 0
    assert all(other.begins == one.begins + one.width for one, other in pairwise(laid.pages))
    window = room - laid.widths[0] - 2 * PADDING
    alone = {width + 2 * PADDING for width in least}
    assert all(page.width <= max(0, window) or page.width in alone for page in laid.pages)


def test_columns_that_fit_take_what_is_left() -> None:
    laid = lay([10, 10, 8], [True, True, False], 80)
    assert sum(width + 2 * PADDING for width in laid.widths) == 80
    assert len(laid.pages) == 1


async def open_table(room: Room) -> WorksheetScreen:
    rows = room.initiative.rows("landscape-map.organizations")
    for name in ("Clinic", "Library", "School"):
        rows.add({"name": name, "sector": "Health care"})
    screen = WorksheetScreen(room.app.session, "landscape-map", "organizations")  # type: ignore[arg-type]
    room.app.push_screen(screen)
    await room.settle()
    return screen


def heads(room: Room) -> list[str]:
    """The heads of the columns in sight, as they can be read."""
    line = next(line for line in room.screen_text().splitlines() if " Name " in line)
    return line.split("Name", 1)[1].split("  ")


async def test_one_scrolls_by_whole_columns_and_reads_which_one_it_is(room: Room) -> None:
    await open_table(room)
    titles = ["Sector", "What they do about it", "Whom they reach", "Reach", "How involved now"]
    for number, title in enumerate(titles, start=2):
        await room.press("right")
        assert f"{title} ({number} of 6):" in room.screen_text()
        assert title in room.screen_text().split(f"{title}, column")[0]
        assert {one.strip() for one in heads(room) if one.strip()} <= set(titles)
    for _ in titles:
        await room.press("left")
    assert "Name (1 of 6): Clinic" in room.screen_text()


async def test_the_field_stands_exactly_over_its_cell(room: Room) -> None:
    screen = await open_table(room)
    sheet, field = screen.query_one(Sheet), screen.query_one(CellField)
    await room.press("enter")
    for _ in range(6):
        await room.settle()
        cell = sheet.cell_region().translate(sheet.content_region.offset)
        assert field.region == cell
        await room.press("tab")


async def test_offers_never_cover_the_status_line(home: Any, folder: Any, clock: Any) -> None:
    for size in ((80, 24), (60, 18)):
        async with Room.opened(home, folder, clock, size) as room:
            screen = await open_table(room)
            await room.press("right", "down", "down", "enter")
            await room.settle()
            offers = screen.query_one(CellBelow)
            assert offers.query_one(OptionList).option_count > 6
            assert not offers.region.overlaps(screen.query_one(".below").region)
            assert not offers.region.overlaps(screen.query_one(CellField).region)
            assert "Sector (2 of 6):" in room.screen_text()
            await room.press("escape")


async def test_the_row_stays_in_sight_when_something_is_captured(home: Any, folder: Any, clock: Any) -> None:
    async with Room.opened(home, folder, clock, (60, 18)) as room:
        screen = await open_table(room)
        room.initiative.rows("landscape-map.organizations").add_all([{"name": f"O{n}"} for n in range(20)])
        await room.settle()
        sheet = screen.query_one(Sheet)
        await room.press(*["down"] * 5)
        for height in (18, 15, 14):
            await room.pilot.resize_terminal(60, height)
            await room.settle()
            top = sheet.cell_region().y
            assert 0 < top < sheet.size.height, height
