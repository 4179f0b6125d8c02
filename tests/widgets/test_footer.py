"""Which keys stand at the bottom when there is no room for all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from convene.widgets.footer import Key, fitting_keys
from driving import Room

RUNNING = [
    Key("Enter", "Edit", "select_cursor"),
    Key("a", "Add row", "add"),
    Key("^G", "Go on", "go_on"),
    Key("^R", "Room", "room"),
    Key("^L", "Clock", "clock"),
    Key("w", "Who", "who"),
    Key("p", "Plan", "plan"),
    Key("^N", "Capture", "app.capture"),
    Key("^P", "Find", "app.command_palette"),
    Key("F1", "Help", "app.help"),
]


def words(keys: list[Key]) -> list[str]:
    return [key.words for key in keys]


def test_the_less_needed_go_first_and_the_order_stays() -> None:
    assert words(fitting_keys(RUNNING, 97)) == words(RUNNING)
    assert words(fitting_keys(RUNNING, 80)) == [
        "Edit", "Add row", "Go on", "Room", "Clock", "Who", "Capture", "Help",
    ]  # fmt: skip
    assert words(fitting_keys(RUNNING, 60)) == ["Edit", "Add row", "Go on", "Capture", "Help"]


def test_what_one_does_to_actions_stays_before_the_keys_for_another_kind() -> None:
    captured = [
        Key("Enter", "Edit", "select"),
        Key("D", "Decision", "become('decision')"),
        Key("P", "Park", "become('parking')"),
        Key("N", "Note", "become('note')"),
        Key("a", "Add action", "add"),
        *RUNNING[2:],
    ]
    assert words(fitting_keys(captured, 80)) == [
        "Edit", "Add action", "Go on", "Room", "Clock", "Capture", "Help",
    ]  # fmt: skip
    assert words(fitting_keys(captured[:5], 40)) == ["Edit", "Decision", "Add action"]


def test_values_come_from_a_file_by_a_key_that_is_named_at_eighty_columns() -> None:
    measures = [
        Key("Enter", "Open", "select_cursor"),
        Key("v", "Values", "values"),
        Key("w", "Why?", "why"),
        Key("t", "Talk", "talk"),
        Key("l", "Late", "due"),
        Key("c", "Candidates", "candidates"),
        Key("i", "Import", "import_values"),
        Key("e", "Edit", "define"),
        *RUNNING[7:],
    ]
    assert words(fitting_keys(measures, 80)) == [
        "Open", "Values", "Why?", "Talk", "Late", "Import", "Capture", "Help",
    ]  # fmt: skip


keys = st.lists(
    st.builds(
        Key, st.text(max_size=5), st.text(max_size=12), st.sampled_from([key.action for key in RUNNING])
    ),
    max_size=12,
    unique_by=lambda key: key.action,
)


@given(keys, st.integers(0, 120))
def test_help_stays_and_what_stays_fits(found: list[Key], room: int) -> None:
    left = fitting_keys(found, room)
    helping = [key for key in found if key.name == "help"]
    assert set(helping) <= set(left)
    assert sum(key.width for key in left) <= max(room, sum(key.width for key in helping))
    assert left == [key for key in found if key in left]


async def test_help_is_at_the_bottom_at_every_size(room: Room) -> None:
    for size in ((80, 24), (60, 18), (40, 12)):
        await room.pilot.resize_terminal(*size)
        for place in "245":
            await room.press(place)
            last = room.screen_text().splitlines()[-1]
            assert last.endswith("F1 Help"), (size, place, last)


async def test_a_key_without_a_name_of_its_own_is_written_as_people_say_it(room: Room) -> None:
    await room.press("4", "a")
    assert "Esc Back" in room.screen_text()
    assert "esc" not in room.screen_text()


async def test_the_way_to_a_meeting_is_offered_only_while_one_runs(room: Room) -> None:
    for place in "1234567":
        await room.press(place)
        assert "To the meeting" not in room.screen_text(), place


async def test_a_click_presses_the_key_that_stands_there(room: Room) -> None:
    bottom = room.screen_text().splitlines()[-1]
    await room.pilot.click(offset=(bottom.index("Help"), len(room.screen_text().splitlines()) - 1))
    await room.settle()
    assert type(room.app.screen).__name__ == "Help"
