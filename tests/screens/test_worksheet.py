"""A worksheet on its screen: steps, room view, narrow windows, steps that are gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from convene.captured.decision import Decision
from convene.initiative.home import Home
from convene.screens.worksheet.outline import Outline
from convene.screens.worksheet.pane import WorksheetPane
from convene.screens.worksheet.screen import WorksheetScreen
from convene.screens.worksheets import Worksheets
from convene.widgets.choices import Choices
from convene.widgets.sheet import Sheet
from driving import Room
from filling import MAP, ORGANIZATIONS, open_step, own_worksheet, step_of


@pytest.fixture
def home(home: Home, request: pytest.FixtureRequest) -> Home:
    """With a worksheet of one's own where a test brings its steps."""
    if steps := getattr(request, "param", ""):
        own_worksheet(home, steps)
    return home


def flat(room: Room) -> str:
    """What is on the screen in one line, the outline aside."""
    return " ".join(room.screen_text().replace("│", " ").split())


def choose(room: Room, worksheet: str) -> None:
    """Put the cursor of the place on a worksheet."""
    options = room.app.screen.query_one(Choices)
    options.highlighted = options.get_option_index(worksheet)


async def test_enter_in_the_place_opens_a_worksheet_at_its_first_step(room: Room) -> None:
    await room.press("3")
    choose(room, MAP)
    await room.press("enter")
    screen = room.app.screen
    assert isinstance(screen, WorksheetScreen)
    assert screen.pane.step_id == "scope"
    assert isinstance(room.app.focused, Input)


async def test_a_worksheet_that_was_begun_opens_at_its_first_open_step(room: Room) -> None:
    room.initiative.answer("landscape-map.scope", "Youth, the whole county")
    await room.press("3")
    await room.type("does what already")
    await room.press("enter")
    assert room.app.screen.query_one(WorksheetPane).step_id == "organizations"


async def test_the_question_stands_large_with_the_note_below(room: Room) -> None:
    await open_step(room, "scope")
    screen = room.screen_text()
    assert "WHAT PROBLEM AND WHAT PLACE ARE WE MAPPING?" in screen
    assert "Say it in one line." in screen
    assert "Note for you: Rough is fine." in screen


async def test_going_on_and_back(room: Room) -> None:
    screen = await open_step(room, "scope")
    await room.press("ctrl+g")
    assert screen.pane.step_id == "organizations"
    assert isinstance(room.app.focused, Sheet)
    await room.press("f4")
    assert screen.pane.step_id == "efforts"
    await room.press("f3", "f3", "f3")
    assert screen.pane.step_id == "scope"


async def test_the_end_is_said(room: Room) -> None:
    screen = await open_step(room, "who-does-what")
    await room.press("ctrl+g")
    assert screen.pane.step_id == "who-does-what"
    assert any("last step" in toast for toast in room.toasts())


async def test_the_outline_shows_how_far_each_step_is_and_leads_there(room: Room) -> None:
    room.initiative.answer("landscape-map.scope", "Opioids")
    room.initiative.rows(ORGANIZATIONS).add({"name": "Clinic"})
    screen = await open_step(room, "scope")
    text = room.screen_text()
    assert "▸✓ What and where" in text
    assert "◐ Organizations" in text
    assert "· Efforts" in text
    await room.press("shift+tab")
    assert isinstance(room.app.focused, Outline)
    await room.press("down", "down", "enter")
    assert screen.pane.step_id == "efforts"


async def test_a_reminder_says_what_was_said_before(room: Room) -> None:
    ids = room.initiative.rows(ORGANIZATIONS).add_all([{"name": "Clinic"}, {"name": "Church"}])
    room.initiative.answer("landscape-map.first-talks", ids)
    await open_step(room, "who-does-what")
    assert "First talks: Clinic; Church" in room.screen_text()


async def test_what_is_captured_is_linked_to_the_worksheet(room: Room) -> None:
    await open_step(room, "scope")
    await room.press("ctrl+n")
    await room.type("d We map the county")
    await room.press("enter")
    (decision,) = room.view.all(Decision)
    assert decision.worksheets == ("landscape-map",)


async def test_escape_goes_up_one_level(room: Room) -> None:
    await room.press("3", "enter", "escape")
    assert isinstance(room.app.screen, Worksheets)


async def test_room_view_shows_the_question_and_the_answers_only(room: Room) -> None:
    room.initiative.rows(ORGANIZATIONS).add_all([{"name": "Clinic"}, {"name": "Church"}])
    await open_step(room, "organizations")
    await room.press("ctrl+r")
    text = room.screen_text()
    assert "WHO WORKS ON THIS HERE, IN ANY WAY?" in text
    assert "1  Clinic" in text
    assert "2  Church" in text
    assert "Ctrl+R back" in text
    for hidden in ("Note for you", "missing", "^G", "saved", "Gaps and overlaps"):
        assert hidden not in text
    await room.press("escape")
    assert "Note for you" in room.screen_text()


async def test_private_columns_are_not_for_the_room(home: Home, clock: object, folder: Path) -> None:
    columns = (
        '[[step.column]]\nid = "who"\ntitle = "Who"\nkind = "text"\n'
        '[[step.column]]\nid = "phone"\ntitle = "Phone"\nkind = "text"\nprivate = true\n'
    )
    own_worksheet(home, step_of("table", columns))
    async with Room.opened(home, folder, home.now) as room:
        room.initiative.rows("ours.first").add({"who": "Dana", "phone": "555-0100"})
        await open_step(room, "first", "ours")
        assert "555-0100" in room.screen_text()
        await room.press("ctrl+r")
        assert "Dana" in room.screen_text()
        assert "555-0100" not in room.screen_text()
        await room.press("right", "d", "ctrl+z", "ctrl+r")
        assert "555-0100" in room.screen_text()


@pytest.mark.parametrize(
    "size",
    [
        (60, 18),
        pytest.param((80, 24), marks=pytest.mark.long),
        pytest.param((160, 45), marks=pytest.mark.long),
    ],
)
async def test_every_step_fits_every_window(home: Home, folder: Path, size: tuple[int, int]) -> None:
    async with Room.opened(home, folder, home.now, size) as room:
        room.initiative.rows(ORGANIZATIONS).add({"name": "Clinic"})
        for worksheet in ("landscape-map", "common-agenda", "shared-measures"):
            screen = await open_step(room, room.view.shelf.worksheets[worksheet].steps[0].id, worksheet)
            for number, step in enumerate(screen.worksheet.steps, start=1):
                text = room.screen_text()
                assert step.prompt.split()[0].upper() in text.upper()
                if size[0] == 60:
                    assert f"step {number}/{len(screen.worksheet.steps)} · {step.title}" in text
                await room.press("ctrl+g")
            await room.press("escape")


async def test_a_table_is_filled_in_a_small_window(home: Home, folder: Path) -> None:
    async with Room.opened(home, folder, home.now, (60, 18)) as room:
        await open_step(room, "organizations")
        await room.press("a")
        for words in ("Clinic", "health c", "pre;tre", "Adults", "whole", "active"):
            await room.type(words)
            assert words.split(";")[-1] in room.screen_text()
            await room.press("enter")
        await room.press("escape", "left", "right")
        assert "1 row" in room.screen_text()
        assert len(room.view.rows(ORGANIZATIONS)) == 1


async def open_changed(room: Room) -> None:
    """A worksheet of one's own, with whatever it asks when it was changed."""
    assert room.app.session
    await room.app.push_screen(WorksheetScreen(room.app.session, "ours", "first"))
    await room.settle()


async def test_answers_to_a_step_that_is_gone_can_still_be_read(home: Home, folder: Path) -> None:
    column = '[[step.column]]\nid = "what"\ntitle = "What"\nkind = "text"\n'
    own_worksheet(home, step_of("text") + step_of("table", column, "second") + step_of("text", step="third"))
    async with Room.opened(home, folder, home.now) as room:
        room.initiative.answer("ours.third", "We said this")
        room.initiative.rows("ours.second").add({"what": "And this"})
    own_worksheet(home, step_of("text"))
    async with Room.opened(home, folder, home.now) as room:
        await open_changed(room)
        await room.press("1", "1")
        text = room.screen_text()
        assert "no longer asked" in text
        assert "~ The second" in text
        assert "~ The third" in text
        await room.press("shift+tab", "end", "enter")
        text = room.screen_text()
        assert "No longer asked." in text
        assert "We said this" in text or "And this" in text
        await room.press("shift+tab", "up", "enter")
        assert ("We said this" in room.screen_text()) != ("We said this" in text)
        await room.press("ctrl+r")  # it may have been private
        assert "this step is not for the room." in room.screen_text().casefold()
        assert not [words for words in ("We said this", "And this") if words in room.screen_text()]
        await room.press("ctrl+r", "f3")
        assert "No longer asked." not in room.screen_text()


async def test_a_changed_worksheet_asks_once_what_becomes_of_its_answers(home: Home, folder: Path) -> None:
    own_worksheet(home, step_of("text") + step_of("text", step="old"))
    async with Room.opened(home, folder, home.now) as room:
        room.initiative.answer("ours.old", "We said this")
    own_worksheet(home, step_of("text") + step_of("text", step="new"))
    async with Room.opened(home, folder, home.now) as room:
        await open_changed(room)
        text = room.screen_text()
        assert "“The old” is no longer asked" in text
        assert "We said this" in text
        await room.press("escape", "escape")  # not now
        await open_changed(room)
        assert "Move it to “The first”" in room.screen_text()
        await room.press("3")
        assert room.view.answer("ours.new") == "We said this"
        assert "no longer asked" not in room.screen_text()
        await room.press("ctrl+z")
        assert room.view.answer("ours.new") is None
        assert room.view.answer("ours.old") == "We said this"
    async with Room.opened(home, folder, home.now) as room:
        await open_changed(room)
        assert "What becomes of it?" not in room.screen_text()
        assert "~ The old" in room.screen_text()


async def test_the_place_lists_by_phase_with_minutes_and_how_far(room: Room) -> None:
    room.initiative.answer("landscape-map.scope", "Opioids")
    await room.press("3")
    text = room.screen_text()
    assert "I Initiate Action" in text
    assert "II Organize for Impact" in text
    assert "◐ Who does what already?" in text
    assert " 90 min  begun, 1 of 7 steps" in text
    assert "not started" in text


async def test_files_that_cannot_be_read_are_said_with_their_fault(home: Home, folder: Path) -> None:
    own_worksheet(home, step_of("txet"))
    async with Room.opened(home, folder, home.now) as room:
        await room.press("3")
        text = room.screen_text()
        assert "ours.toml" in text
        assert "txet" in text


async def test_letters_filter_when_there_are_many(home: Home, folder: Path) -> None:
    for number in range(8):
        own_worksheet(home, step_of("text"), f"ours-{number}")
    async with Room.opened(home, folder, home.now) as room:
        await room.press("3")
        await room.type("know")
        text = room.screen_text()
        assert "How will we know?" in text
        assert "Who does what already?" not in text
        await room.press("enter")
        assert isinstance(room.app.screen, WorksheetScreen)
        await room.press("escape")
        assert "Who does what already?" in room.screen_text()


async def test_writing_in_a_read_only_window_is_refused_in_words(home: Home, folder: Path) -> None:
    async with Room.opened(home, folder, home.now):
        other = Home(home.folder, now=home.now, settings=home.settings_folder)
        async with Room.opened(other, folder, home.now) as second:
            await open_step(second, "scope")
            await second.type("Opioids")
            await second.press("enter")
            assert second.view.answer("landscape-map.scope") is None
            assert second.toasts()


WAITING = (
    step_of("list", step="first")
    + step_of("text", 'shown_when = { rows = "ours.first" }', step="second")
    + step_of("text", "private = true\nwords_at_most = 3\nlines = 4", step="third")
)
EARLIER = step_of(
    "list", 'reminder_from = ["landscape-map.gaps", "landscape-map.scope", "landscape-map.efforts"]'
)


@pytest.mark.parametrize("home", [WAITING], indirect=True, ids=["waiting"])
async def test_a_step_that_waits_is_passed_by_and_can_be_opened_all_the_same(room: Room) -> None:
    screen = await open_step(room, "first", "ours")
    await room.press("ctrl+g")
    assert screen.pane.step_id == "third"
    await room.press("f3")
    assert screen.pane.step_id == "first"
    await room.press("shift+tab", "down", "enter")
    assert screen.pane.step_id == "second"
    assert "Not asked yet: Asked once “The first” has rows." in flat(room)
    room.initiative.rows("ours.first").add({"text": "One"})
    await room.settle()
    assert "Not asked yet" not in room.screen_text()
    await room.press("f3", "ctrl+g")
    assert screen.pane.step_id == "second"


@pytest.mark.parametrize("home", [WAITING], indirect=True, ids=["private"])
async def test_what_is_private_is_not_shown_to_the_room(room: Room) -> None:
    room.initiative.answer("ours.third", "Grant is far left")
    screen = await open_step(room, "third", "ours")
    assert "4 of at most 3 words" in room.screen_text()
    await room.press("ctrl+r")
    assert "Grant" not in room.screen_text()
    assert "This step is not for the room." in room.screen_text()
    screen.pane.open_step("first")
    await room.settle()
    assert "not for the room" not in room.screen_text()


@pytest.mark.parametrize("home", [EARLIER], indirect=True, ids=["reminders"])
async def test_several_earlier_steps_are_recalled_and_f1_has_all_of_it(room: Room) -> None:
    room.initiative.answer("landscape-map.scope", "Opioids")
    gaps = [{"what_we_see": f"Nothing after six in town {number}"} for number in range(1, 12)]
    room.initiative.rows("landscape-map.gaps").add_all(gaps)
    await open_step(room, "first", "ours")
    assert "Gaps and overlaps: Nothing after six in town 1;" in flat(room)
    assert "(F1: all)" in room.screen_text()
    await room.press("f1")
    assert "town 11" in flat(room)
    assert "What and where: Opioids" in flat(room)
