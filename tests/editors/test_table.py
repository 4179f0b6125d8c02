"""The table of a step, filled in with keys only."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from textual import events

from convene.initiative.home import Home
from convene.people.organization import Organization
from convene.people.person import Person
from convene.screens.worksheet.mending import Mending
from convene.widgets.cell_input import CellInput
from convene.widgets.sheet import Sheet
from driving import Room
from filling import ORGANIZATIONS, cells, open_step, own_worksheet, step_of
from hostile import FEW, STRINGS, holds, shown

SIX = (
    ("County Health Department", "Public h", "Prevents it early", "Everyone", "Whole", "Active"),
    ("Riverbend Schools", "Schools", "pre", "Students", "whole", "knows"),
    ("Sheriff", "Law", "cha", "", "whole", "not yet"),
    ("Grace Church", "Faith", "spe", "Families", "one town", "comes"),
    ("Rotary", "Civic", "pay", "", "one town", "not yet"),
    ("New Morning", "Prevention", "tre;help", "People in recovery", "whole", "leads"),
)


def rows(room: Room) -> list[dict[str, object]]:
    return [cells(row) for row in room.view.rows(ORGANIZATIONS)]


def open_words(room: Room) -> str | None:
    """What is in the open cell; None when none is open."""
    return room.app.focused.value if isinstance(room.app.focused, CellInput) else None


async def test_six_organizations_are_typed_in_one_go(room: Room) -> None:
    await open_step(room, "organizations")
    await room.press("a")
    for row in SIX:
        for words in row:
            await room.type(words)
            await room.press("enter")
    await room.press("escape")
    found = room.view.all(Organization)
    assert [one.name for one in found] == [row[0] for row in SIX]
    assert found[0].sector == "Public health"
    assert found[5].what_they_do == ("Treats or serves", "Helps people recover or move on")
    assert found[2].involvement == "Not yet asked"
    assert "6 rows" in room.screen_text()
    assert isinstance(room.app.focused, Sheet)


async def test_an_empty_table_takes_words_at_once(room: Room) -> None:
    """Who sees a question and types on would else lose letters, or be led elsewhere by them."""
    await open_step(room, "organizations")
    await room.type("dental clinic")
    assert open_words(room) == "dental clinic"
    await room.press("enter", "escape")
    assert rows(room) == [{"name": "dental clinic"}]
    await room.press("d")
    assert rows(room) == []
    await room.type("Hospital")
    await room.press("enter", "escape")
    assert rows(room) == [{"name": "Hospital"}]


async def test_keys_typed_in_a_burst_go_where_they_belong(room: Room) -> None:
    """As from a terminal that pastes without saying so: no key waits for the screen to catch up."""
    await open_step(room, "organizations")
    for key in ("a", *"Clinic", "enter", *"health", "enter", "down", "enter", "enter", *"All", "enter"):
        room.app.post_message(events.Key(key, key if len(key) == 1 else None))
    await room.settle()
    await room.settle()
    assert rows(room) == [{"name": "Clinic", "sector": "Health care", "whom_they_reach": "All"}]


async def test_where_several_offers_fit_enter_asks_and_down_chooses(room: Room) -> None:
    await open_step(room, "organizations")
    await room.press("a")
    await room.type("Clinic")
    await room.press("enter")
    await room.type("heal")
    await room.press("enter")
    assert "2 fit: Down chooses, Up keeps the words." in room.screen_text()
    assert "sector" not in rows(room)[0]
    await room.press("down", "enter", "escape")
    assert rows(room)[0]["sector"] == "Health care"
    await room.press("left", "enter")
    await room.type("business")
    assert "Down chooses" not in room.screen_text()
    await room.press("enter", "escape")
    assert rows(room)[0]["sector"] != "Health care"


async def test_tab_goes_right_and_shift_tab_goes_back(room: Room) -> None:
    await open_step(room, "organizations")
    await room.press("a")
    await room.type("Clinic")
    await room.press("tab", "tab", "tab")
    await room.type("Adults")
    await room.press("shift+tab", "shift+tab")
    await room.type("heal")
    await room.press("escape")
    assert rows(room) == [{"name": "Clinic", "sector": "Health care", "whom_they_reach": "Adults"}]


async def test_escape_keeps_the_words_that_fit(room: Room) -> None:
    await open_step(room, "organizations")
    await room.press("a")
    await room.type("Clinic")
    await room.press("escape")
    assert rows(room) == [{"name": "Clinic"}]


async def test_an_empty_new_row_leaves_nothing_behind(room: Room) -> None:
    await open_step(room, "organizations")
    await room.press("a", "escape", "a", "enter")
    assert rows(room) == []
    assert "Nothing here yet" in room.screen_text()


async def test_a_fault_is_shown_and_the_words_stay(room: Room) -> None:
    room.initiative.rows("landscape-map.efforts").add({"effort": "Take-back days"})
    await open_step(room, "efforts")
    await room.press("right", "right", "right", "enter")
    await room.type("last spring")
    await room.press("enter")
    assert "is not a number" in room.screen_text()
    assert open_words(room) == "last spring"
    await room.press("escape")
    assert open_words(room) == "last spring"
    await room.press("escape")
    assert open_words(room) is None
    assert "Since (" in room.screen_text()
    assert "“last spring”" in room.screen_text()
    await room.press("enter")
    assert open_words(room) == "last spring"


async def test_a_new_name_is_added_to_the_organizations_while_typing(room: Room) -> None:
    await open_step(room, "efforts")
    await room.press("a")
    await room.type("Take-back days")
    await room.press("enter")
    await room.type("Sheriff's Office")
    assert "Add “Sheriff's Office”  to the organizations" in room.screen_text()
    await room.press("enter", "escape")
    (organization,) = room.view.all(Organization)
    assert organization.name == "Sheriff's Office"
    (row,) = room.view.rows("landscape-map.efforts")
    assert row.cells["run_by"] == organization.id
    await room.press("ctrl+z")
    assert room.view.all(Organization) == []
    assert "run_by" not in room.view.rows("landscape-map.efforts")[0].cells


async def test_two_new_names_are_added_at_once(room: Room) -> None:
    room.initiative.rows("people").add({"name": "Dana Ruiz"})
    await open_step(room, "plan", "community-outreach")
    await room.press("a", "tab", "tab", "tab", "tab")
    await room.type("jamal, Dana, meilin")
    await room.press("enter", "escape")
    assert [one.name for one in room.view.all(Person)] == ["Dana Ruiz", "jamal", "meilin"]
    (row,) = room.view.rows("community-outreach.plan")
    assert row.cells["who_goes"] == [one.id for one in room.view.all(Person)]
    await room.press("ctrl+z")
    assert [one.name for one in room.view.all(Person)] == ["Dana Ruiz"]


async def test_a_day_in_the_wrong_column_is_no_new_organization(room: Room) -> None:
    await open_step(room, "efforts")
    await room.press("a", "tab")
    await room.type("10/1/2027")
    assert "Add “" not in room.screen_text()
    await room.press("enter")
    assert "is not among the organizations yet" in room.screen_text()
    assert room.view.all(Organization) == []


async def test_a_new_strategy_has_to_be_chosen(room: Room) -> None:
    await open_step(room, "barriers", "strategy-review")
    await room.press("a")
    await room.type("Waiting lists")
    await room.press("enter", "tab")
    await room.type("county commissioners")
    await room.press("enter")
    assert "Not among them yet. Down, then Enter adds it." in room.screen_text()
    assert list(room.view.choices("strategies")) == []
    await room.press("down", "enter")
    assert [name for _, name in room.view.choices("strategies")] == ["county commissioners"]


async def test_pasted_rows_bring_new_names_with_them(room: Room) -> None:
    await open_step(room, "efforts")
    await room.paste("Effort\tRun by\nTake-back days\tSheriff\nGym\tYMCA\nHotline\tsheriff\n")
    screen = room.screen_text()
    assert "Add 2 new names and the pasted rows?" in screen
    assert "To the organizations: Sheriff, YMCA." in screen
    await room.press("y")
    assert [one.name for one in room.view.all(Organization)] == ["Sheriff", "YMCA"]
    assert len(room.view.rows("landscape-map.efforts")) == 3
    await room.press("ctrl+z")
    assert (room.view.all(Organization), room.view.rows("landscape-map.efforts")) == ([], [])


async def test_pasted_rows_with_new_names_can_be_mended_instead(room: Room) -> None:
    await open_step(room, "efforts")
    await room.paste("Take-back days\tSheriff\nGym\tYMCA")
    await room.press("n")
    assert isinstance(room.app.screen, Mending)
    screen = room.screen_text()
    assert "Row 1, Run by: “Sheriff” is not among the organizations yet." in screen
    assert "Row 2, Run by: “YMCA” is not among the organizations yet." in screen
    assert room.view.all(Organization) == []


async def test_a_new_name_can_be_the_first_cell_of_a_new_row(room: Room) -> None:
    await open_step(room, "efforts")
    await room.press("a", "tab")
    await room.type("Clinic")
    await room.press("enter", "escape")
    (row,) = room.view.rows("landscape-map.efforts")
    assert room.view.name("organizations", int(str(row.cells["run_by"]))) == "Clinic"


async def test_an_open_list_takes_words_of_ones_own(room: Room) -> None:
    await open_step(room, "organizations")
    await room.press("a")
    await room.type("Bus company")
    await room.press("enter")
    await room.type("Transport")
    assert "“Transport”  as typed" in room.screen_text()
    await room.press("enter", "escape")
    assert rows(room) == [{"name": "Bus company", "sector": "Transport"}]


async def test_a_row_is_deleted_without_a_question_and_undo_brings_it_back(room: Room) -> None:
    for name in ("A", "B", "C"):
        room.initiative.rows(ORGANIZATIONS).add({"name": name})
    await open_step(room, "organizations")
    await room.press("down", "d")
    assert [row["name"] for row in rows(room)] == ["A", "C"]
    assert "Name (1 of 6): C" in room.screen_text()
    await room.press("ctrl+z")
    assert [row["name"] for row in rows(room)] == ["A", "B", "C"]


async def test_rows_move_and_the_cursor_goes_with_them(room: Room) -> None:
    for name in ("A", "B", "C"):
        room.initiative.rows(ORGANIZATIONS).add({"name": name})
    await open_step(room, "organizations")
    await room.press("plus", "plus")
    assert [row["name"] for row in rows(room)] == ["B", "C", "A"]
    assert "Name (1 of 6): A" in room.screen_text()
    await room.press("minus")
    assert [row["name"] for row in rows(room)] == ["B", "A", "C"]


async def test_a_copy_of_a_row_stands_below_it(room: Room) -> None:
    for name in ("A", "B"):
        room.initiative.rows(ORGANIZATIONS).add({"name": name})
    await open_step(room, "organizations")
    await room.press("c")
    assert [row["name"] for row in rows(room)] == ["A", "A", "B"]


async def test_missing_cells_are_marked_and_counted_in_words(room: Room) -> None:
    room.initiative.rows(ORGANIZATIONS).add({"name": "Clinic"})
    await open_step(room, "organizations")
    screen = room.screen_text()
    assert "1 row · 1 cell missing" in screen
    assert screen.count("missing") == 2


async def test_a_filter_shows_fewer_rows_and_escape_shows_all(room: Room) -> None:
    for name in ("Clinic", "School", "Church"):
        room.initiative.rows(ORGANIZATIONS).add({"name": name})
    await open_step(room, "organizations")
    await room.press("slash")
    await room.type("ch")
    screen = room.screen_text()
    assert "Clinic" not in screen
    assert "2 of 3 rows" in screen
    await room.press("enter", "escape")
    assert "Clinic" in room.screen_text()
    assert isinstance(room.app.focused, Sheet)


async def test_twenty_pasted_rows_are_one_undo(room: Room) -> None:
    await open_step(room, "organizations")
    text = "Name\tSector\n" + "\n".join(f"Group {number}\tBusiness" for number in range(20))
    await room.paste(text)
    assert len(rows(room)) == 20
    assert rows(room)[19] == {"name": "Group 19", "sector": "Business"}
    await room.press("ctrl+z")
    assert rows(room) == []


async def test_rows_can_be_pasted_while_a_cell_is_open(room: Room) -> None:
    await open_step(room, "organizations")
    await room.press("a")
    await room.type("Clinic")
    await room.paste("School\tSchools (K-12)\nChurch\tFaith groups\n")
    assert [row["name"] for row in rows(room)] == ["Clinic", "School", "Church"]


async def test_a_paste_with_a_bad_date_loses_nothing(room: Room) -> None:
    await open_step(room, "efforts")
    text = "Effort\tMoney until\nTake-back days\tJune 2027\nGym\tthe 45th of May\n"
    await room.paste(text)
    assert isinstance(room.app.screen, Mending)
    screen = room.screen_text()
    assert "Row " in screen
    assert "Money until" in screen
    assert "the 45th of May" in screen
    assert room.view.rows("landscape-map.efforts") == []
    await room.press("escape")
    assert any("pasted text is kept" in toast for toast in room.toasts())
    await room.press("p")
    assert isinstance(room.app.screen, Mending)
    assert "the 45th of May" in room.screen_text()


async def test_a_mended_paste_becomes_rows(room: Room) -> None:
    await open_step(room, "efforts")
    await room.paste("Take-back days\t\t\tyesterday")
    assert isinstance(room.app.screen, Mending)
    await room.press("end", *["backspace"] * len("yesterday"))
    await room.type("2019")
    await room.press("ctrl+g")
    (row,) = room.view.rows("landscape-map.efforts")
    assert row.cells == {"effort": "Take-back days", "since": 2019}


async def test_hostile_words_are_shown_as_typed(home: Home, folder: Path) -> None:
    async with Room.opened(home, folder, home.now, (100, 60)) as room:
        rows = [{"name": shown(words), "sector": shown(words)} for words in STRINGS]
        room.initiative.rows(ORGANIZATIONS).add_all(rows)
        await open_step(room, "organizations")
        assert [words for words in STRINGS if not holds(room.screen_text(), words)] == []
        for words in STRINGS[: len(FEW)]:
            await room.press("right", "enter")
            assert holds(str(open_words(room)), words)
            await room.press("escape", "left", "down")


async def test_hostile_words_can_be_typed_and_offered(room: Room) -> None:
    await open_step(room, "efforts")
    for words in (one for one in FEW if one.isprintable()):
        room.initiative.rows(ORGANIZATIONS).add({"name": words})
        await room.press("a")
        await room.paste(words)
        await room.press("enter")
        await room.paste(words)
        assert holds(room.screen_text(), words)
        await room.press("enter", "escape")
        row = room.view.rows("landscape-map.efforts")[-1]
        assert row.cells["effort"] == words
        assert room.view.name("organizations", int(str(row.cells["run_by"]))) == words


async def test_offered_rows_become_real_with_enter(room: Room) -> None:
    candidate = room.initiative.rows("shared-measures.candidates").add({"measure": "Vaping"})
    await open_step(room, "keep", "shared-measures")
    assert "from Candidate" in room.screen_text()
    await room.press("enter")
    await room.type("ke")
    await room.press("enter")
    await room.type("It moves first")
    await room.press("escape")
    (row,) = room.view.rows("shared-measures.keep")
    assert row.cells == {"from": candidate, "measure": candidate, "keep": "Keep", "why": "It moves first"}
    assert "from Candidate" not in room.screen_text()


async def test_a_row_that_was_offered_shows_its_cells_and_not_where_it_is_from(room: Room) -> None:
    room.initiative.rows("common-agenda.strategies").add({"name": "Warm Handoff"})
    await open_step(room, "lines", "commitments")
    sheet = room.app.screen.query_one(Sheet)
    assert [str(cell) for cell in sheet.get_row_at(0)] == ["Warm Handoff", "", "", "", ""]
    assert "gray: 1 from Strategies" in room.screen_text()
    await room.press("enter")
    await room.type("Clinic")
    await room.press("enter", "escape")
    assert [str(cell) for cell in sheet.get_row_at(0)] == ["Warm Handoff", "Clinic", "", "", ""]


async def test_undo_in_an_open_cell_gives_back_what_stood_there(room: Room) -> None:
    room.initiative.rows(ORGANIZATIONS).add({"name": "Clinic"})
    await open_step(room, "organizations")
    await room.press("enter")
    await room.type(" of Riverbend")
    await room.press("ctrl+z")
    assert isinstance(room.app.focused, CellInput)
    assert room.app.focused.value == "Clinic"
    await room.press("ctrl+z")
    assert rows(room) == []


async def test_nothing_is_lost_when_the_app_is_quit_in_a_cell(room: Room) -> None:
    folder = room.initiative.folder
    await open_step(room, "organizations")
    await room.press("a")
    await room.type("Clinic")
    await room.press("ctrl+q")
    await asyncio.sleep(0)
    assert [one.name for one in room.app.home.read(folder).all(Organization)] == ["Clinic"]


async def test_another_window_in_front_leaves_the_cell_open(room: Room) -> None:
    await open_step(room, "organizations")
    await room.press("a")
    await room.type("Clin")
    await room.press("ctrl+n", "escape")
    await room.type("ic")
    await room.press("escape")
    assert rows(room) == [{"name": "Clinic"}]


async def test_a_change_elsewhere_leaves_typing_alone(room: Room) -> None:
    await open_step(room, "organizations")
    await room.press("a")
    await room.type("Clin")
    room.initiative.rows(ORGANIZATIONS).add({"name": "School"})
    await room.settle()
    await room.type("ic")
    await room.press("escape")
    assert [row["name"] for row in rows(room)] == ["School", "Clinic"]


async def test_five_hundred_rows_stay_quick(room: Room) -> None:
    room.initiative.rows(ORGANIZATIONS).add_all(
        [{"name": f"Group {number}", "sector": "Business"} for number in range(500)]
    )
    screen = await open_step(room, "organizations")
    sheet = screen.query_one(Sheet)
    built: list[int] = []
    clear = sheet.clear
    sheet.clear = lambda columns=False: built.append(1) or clear(columns)  # type: ignore[method-assign,func-returns-value]
    await room.press("end", "down", "enter")
    await room.type(" and friends")
    await room.press("enter", "escape")
    assert built == []
    assert "Group" in room.screen_text()


async def test_offers_of_wide_letters_are_seen_in_full(home: Home, folder: Path, clock: Any) -> None:
    option = "表" * 20
    columns = f'[[step.column]]\nid = "a"\ntitle = "A"\nkind = "choice"\noptions = ["{option}"]\n'
    columns += "".join(f'[[step.column]]\nid = "{one}"\ntitle = "{one}"\nkind = "text"\n' for one in "bcd")
    own_worksheet(home, step_of("table", columns))
    async with Room.opened(home, folder, clock) as room:
        await open_step(room, "first", "ours")
        await room.press("a")
        assert option in room.screen_text()


async def test_a_digit_on_a_number_is_its_answer(room: Room) -> None:
    room.initiative.rows("landscape-map.efforts").add({"effort": "Hotline", "since": 2012})
    await open_step(room, "efforts")
    await room.press("right", "right", "right")
    await room.type("2019")
    await room.press("enter", "escape")
    assert room.view.rows("landscape-map.efforts")[0].cells["since"] == 2019
    assert room.app.current_mode == "overview"  # the worksheet was opened over it, and is still there
    await room.press("left", "left", "left", "left")
    await room.press("2")
    assert room.app.current_mode == "meetings"


async def test_going_on_with_words_that_do_not_fit_says_so(room: Room) -> None:
    await open_step(room, "efforts")
    await room.press("a", "tab", "tab", "tab")
    await room.type("long ago")
    await room.press("ctrl+g")
    assert any("“long ago” in Since is not kept yet" in toast for toast in room.toasts())
    await room.press("f3")
    assert "“long ago”" in room.screen_text()


async def test_rows_keep_their_place_whichever_is_answered_first(room: Room) -> None:
    for name in ("Check Every Card", "Warm Handoff", "Bus Rides"):
        room.initiative.rows("common-agenda.strategies").add({"name": name})
    await open_step(room, "lines", "commitments")
    sheet = room.app.screen.query_one(Sheet)

    def firsts() -> list[str]:
        return [str(sheet.get_row_at(at)[0]) for at in range(3)]

    await room.press("down", "enter")
    await room.type("Clinic")
    await room.press("enter", "escape", "down", "left", "enter")
    await room.type("Clinic")
    await room.press("enter", "escape", "up", "up", "left", "enter")
    await room.type("Clinic")
    await room.press("enter", "escape")
    assert firsts() == ["Check Every Card", "Warm Handoff", "Bus Rides"]
    strategies = [row for row, _ in room.view.choices("strategies")]
    assert [row.cells["strategy"] for row in room.view.rows("commitments.lines")] == strategies
