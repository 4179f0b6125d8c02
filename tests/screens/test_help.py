"""Help: this screen's keys, both of twins, and how to run it."""

from __future__ import annotations

from convene.app import ConveneApp
from convene.captured.note import Note
from convene.screens.form import Form
from convene.screens.help import Help
from convene.widgets.active_keys import named
from driving import Room
from hostile import STRINGS, holds, shown


async def read(room: Room) -> str:
    """All of the help, scrolled through."""
    text = room.screen_text()
    for _ in range(12):
        await room.press(*["down"] * 6)
        text += room.screen_text()
    return " ".join(text.replace("│", " ").split())


async def test_f1_names_this_screens_keys_with_both_keys(room: Room) -> None:
    await room.press("5", "f1")
    assert isinstance(room.app.screen, Help)
    text = await read(room)
    assert "Ctrl+N or F2 Capture" in text
    assert "Type into the filter line (/)" in text
    assert "/ Filter" in text
    assert "F1 or ? Help" in text
    await room.press("escape")
    assert room.app.current_mode == "record"
    assert not isinstance(room.app.screen, Help)


async def test_a_question_mark_asks_for_help_when_not_typing(room: Room) -> None:
    await room.press("4", "question_mark")
    assert isinstance(room.app.screen, Help)
    await room.press("question_mark")
    assert not isinstance(room.app.screen, Help)


async def test_the_help_of_people_says_where_contacts_are_on_paper(room: Room) -> None:
    await room.press("4", "f1")
    text = await read(room)
    assert "On paper they are in the contact list alone" in text


def test_keys_are_said_as_people_say_them() -> None:
    said = {
        "equals_sign": "=",
        "plus": "+",
        "ctrl+n": "Ctrl+N",
        "f1": "F1",
        "escape": "Esc",
        "home": "Home",
        "end": "End",
        "a": "a",
        "H": "H",
    }
    assert {key: named(key) for key in said} == said


async def test_textuals_own_keys_are_left_out(room: Room) -> None:
    await room.press("4", "slash", "f1")
    text = await read(room)
    assert "Move cursor" not in text
    assert "Delete character" not in text


async def test_every_place_says_how_to_run_it(room: Room) -> None:
    for key in "12345 67".replace(" ", ""):
        await room.press(key, "f1")
        assert isinstance(room.app.screen, Help), key
        assert "Keys here" in await read(room), key
        await room.press("escape")


async def test_help_comes_over_a_form_and_over_capture(room: Room) -> None:
    await room.press("4", "a", "f1")
    assert isinstance(room.app.screen, Help)
    await room.press("escape")
    assert isinstance(room.app.screen, Form)
    await room.press("escape", "ctrl+n", "f1")
    assert "Type what was said, as it was said" in room.screen_text()


async def test_what_isnt_saved_is_explained(room: Room) -> None:
    room.app.push_screen(Help("", (), "the disk is full"))
    await room.settle()
    text = await read(room)
    assert "NOT SAVED: the disk is full." in text
    assert "saving is tried again by itself" in text


async def test_any_words_are_shown_as_they_are(room: Room) -> None:
    room.app.push_screen(Help("\n".join(map(shown, STRINGS)), ()))
    await room.settle()
    text = await read(room)
    for words in STRINGS:
        assert holds(text, words), words


async def test_any_words_are_shown_in_messages(room: Room) -> None:
    """Messages are switched off in tests by default: here the app is run with them.

    On a place without columns: Textual blanks a wide letter of a message where a column below it begins.
    """
    app = ConveneApp(room.app.home, now=room.app.now, folder=room.initiative.folder)
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        other = Room(app, pilot)
        await other.settle()
        await other.press("6")
        for words in STRINGS:
            app.notify(shown(words), title=shown(words), markup=False, timeout=60)
            await other.settle()
            assert holds(other.screen_text(), words), words
            app.clear_notifications()
        assert not app.session or not app.session.view.all(Note)
