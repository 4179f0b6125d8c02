"""The place Record: everything captured, to find, to mend, to tick off."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from convene.captured.action import Action, Status
from convene.captured.decision import Decision
from convene.captured.note import Note
from convene.captured.parking_lot import ParkingItem
from convene.people.organization import Organization
from convene.people.person import Person
from convene.screens.record.history import History
from convene.widgets.listing import Listing
from driving import Room
from hostile import FEW, STRINGS, holds, shown

AT = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)


@pytest.fixture
def dana(room: Room) -> Person:
    return room.initiative.of(Person).add(Person(name="Dana Ruiz"), "person added")


async def filled(room: Room, dana: Person) -> None:
    """A decision, four actions of which one is late, a parked topic, a note; and the record on the screen."""
    of = room.initiative.of
    of(Decision).add(
        Decision(number=1, text="We meet on Thursdays", at=AT, method="Consent"), "decision D1 captured"
    )
    rows: tuple[tuple[str, int | None, date | None, Status], ...] = (
        ("Send the agreement", dana.id, date(2026, 11, 13), "Open"),
        ("Book the room", None, None, "Open"),
        ("Bring cups", dana.id, date(2026, 12, 1), "Doing"),
        ("Old thing", None, date(2026, 1, 5), "Done"),
    )
    for number, (what, who, due, status) in enumerate(rows, start=1):
        of(Action).add(
            Action(number=number, what=what, who=who, due=due, status=status, at=AT),
            f"action A{number} captured",
        )
    of(ParkingItem).add(ParkingItem(number=1, what="Who pays?", at=AT), "parked")
    of(Note).add(Note(number=1, text="It was cold", at=datetime(2025, 9, 1, tzinfo=UTC)), "noted")
    await room.press("5")


def keys(room: Room) -> tuple[str, ...]:
    return room.app.screen.query_one(Listing).keys


async def test_empty_says_what_belongs_here_and_how_to_begin(room: Room) -> None:
    await room.press("5")
    assert "Nothing recorded yet." in room.screen_text()
    assert "Ctrl+N" in room.screen_text()


async def test_everything_is_there_newest_first_and_late_is_a_word(room: Room, dana: Person) -> None:
    await filled(room, dana)
    assert keys(room) == ("A4", "A3", "A2", "P1", "D1", "A1", "N1")
    screen = room.screen_text()
    assert "3 days late" in screen
    assert "no date" in screen
    assert "no one yet" in screen
    assert "doing, Tue Dec 1" in screen


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("late", {"A1"}),
        ("open", {"A1", "A2", "A3", "P1"}),
        ("open actions", {"A1", "A2", "A3"}),
        ("who: dana", {"A1", "A3"}),
        ("since 2026", {"A1", "A2", "A3", "A4", "P1", "D1"}),
        ("parking lot", {"P1"}),
        ("cups", {"A3"}),
        ("open · late · who: Dana · since Sep", {"A1"}),
        ("nothing like it", set()),
    ],
)
async def test_the_filter_line_narrows_it_down(room: Room, dana: Person, line: str, left: set[str]) -> None:
    await filled(room, dana)
    await room.press("slash")
    await room.paste(line)
    assert set(keys(room)) == left
    assert f"{len(left)} of 7" in room.screen_text()


async def test_esc_shows_all_again_and_focus_is_back_in_the_list(room: Room, dana: Person) -> None:
    await filled(room, dana)
    await room.press("slash")
    await room.type("late")
    await room.press("enter")
    assert isinstance(room.app.focused, Listing)
    await room.press("escape")
    assert len(keys(room)) == 7
    assert room.app.current_mode == "record"


async def test_home_and_end_go_to_the_first_and_the_last(room: Room, dana: Person) -> None:
    await filled(room, dana)
    await room.press("end")
    table = room.app.screen.query_one(Listing)
    assert table.cursor_row == table.row_count - 1 > 0
    await room.press("home")
    assert table.cursor_row == 0


async def test_a_since_that_is_no_day_is_said(room: Room, dana: Person) -> None:
    await filled(room, dana)
    await room.press("slash")
    await room.type("since blah")
    assert "since when? blah" in room.screen_text()


async def test_x_marks_done_and_open_again(room: Room, dana: Person) -> None:
    await filled(room, dana)
    room.app.screen.query_one(Listing).select("A1")
    await room.press("x")
    action = next(one for one in room.view.all(Action) if one.label == "A1")
    assert (action.status, action.done_on) == ("Done", date(2026, 11, 16))
    await room.press("x")
    action = next(one for one in room.view.all(Action) if one.label == "A1")
    assert (action.status, action.done_on) == ("Open", None)
    assert room.app.screen.query_one(Listing).key == "A1"


async def test_t_sets_any_status_by_its_digit(room: Room, dana: Person) -> None:
    await filled(room, dana)
    room.app.screen.query_one(Listing).select("A2")
    await room.press("t", "4")
    assert next(one for one in room.view.all(Action) if one.label == "A2").status == "Dropped"
    room.app.screen.query_one(Listing).select("P1")
    await room.press("t", "down", "enter")
    assert [one.state for one in room.view.all(ParkingItem)] == ["On an agenda"]


async def test_keys_that_can_do_nothing_are_not_offered(room: Room, dana: Person) -> None:
    await filled(room, dana)
    room.app.screen.query_one(Listing).select("D1")
    await room.settle()
    assert "x Done" not in room.screen_text()
    room.app.screen.query_one(Listing).select("A1")
    await room.settle()
    assert "x Done" in room.screen_text()


async def test_enter_edits_an_action_with_a_new_person_in_one_undo(room: Room, dana: Person) -> None:
    await filled(room, dana)
    room.app.screen.query_one(Listing).select("A2")
    await room.press("enter", "ctrl+e")
    await room.type(" upstairs")
    await room.press("enter")
    await room.type("Lena Ortiz")
    await room.press("enter", "enter")
    await room.type("Dec 5")
    await room.press("ctrl+g")
    action = next(one for one in room.view.all(Action) if one.label == "A2")
    lena = next(one for one in room.view.all(Person) if one.name == "Lena Ortiz")
    assert (action.what, action.who, action.due) == ("Book the room upstairs", lena.id, date(2026, 12, 5))
    await room.press("ctrl+z")
    assert [one.name for one in room.view.all(Person)] == ["Dana Ruiz"]


async def test_enter_edits_a_decision(room: Room, dana: Person) -> None:
    await filled(room, dana)
    room.app.screen.query_one(Listing).select("D1")
    await room.press("enter", "enter", "enter")
    await room.type("8 for, 1 against")
    await room.press("enter")
    await room.type("May 20 2027")
    await room.press("enter")
    await room.type("Parents; You")
    await room.press("down", "enter")
    (decision,) = room.view.all(Decision)
    assert decision.numbers == "8 for, 1 against"
    assert decision.look_again == date(2027, 5, 20)
    assert decision.tell == ("Parents", "Youth")


async def test_a_wrong_day_is_said_under_the_field_and_kept(room: Room, dana: Person) -> None:
    await filled(room, dana)
    room.app.screen.query_one(Listing).select("A2")
    await room.press("enter", "enter", "enter", "enter")
    await room.type("blah")
    await room.press("enter")
    assert "“blah” is not a day." in room.screen_text()
    assert "blah" in room.screen_text()


async def test_d_deletes_the_next_row_has_the_cursor_and_undo_brings_it_back(
    room: Room, dana: Person
) -> None:
    await filled(room, dana)
    room.app.screen.query_one(Listing).select("A2")
    await room.press("d")
    assert "A2" not in keys(room)
    assert room.app.screen.query_one(Listing).key == "P1"
    assert room.toasts() == ["A2 deleted. Undo: ^Z"]
    await room.press("ctrl+z")
    assert "A2" in keys(room)


async def test_h_shows_what_happened_to_this_one(room: Room, dana: Person) -> None:
    await filled(room, dana)
    room.app.screen.query_one(Listing).select("A1")
    await room.press("x")
    room.initiative.drain()
    await room.press("h")
    assert isinstance(room.app.screen, History)
    screen = room.screen_text()
    assert "What happened to A1" in screen
    assert "status: nothing → Done" in screen or "status: Open → Done" in screen
    assert "action A1 captured" in screen
    assert "A2" not in screen
    await room.press("escape")
    assert room.app.screen.query_one(Listing).key == "A1"


async def test_tab_shows_everything_that_was_done_and_filters_it(room: Room, dana: Person) -> None:
    await filled(room, dana)
    room.initiative.drain()
    await room.press("tab")
    assert "action A3 captured" in room.screen_text()
    await room.press("slash")
    await room.type("noted")
    assert "noted" in room.screen_text()
    assert "action A3 captured" not in room.screen_text()


async def test_someone_taken_off_the_list_breaks_nothing(room: Room, dana: Person) -> None:
    await filled(room, dana)
    room.initiative.of(Person).remove(dana.id, "person deleted")
    await room.settle()
    assert "Dana Ruiz (re" in room.screen_text()
    room.app.screen.query_one(Listing).select("A1")
    await room.press("enter", "ctrl+g")
    assert next(one for one in room.view.all(Action) if one.label == "A1").who == dana.id


async def test_any_words_are_shown_as_they_are(room: Room) -> None:
    for number, words in enumerate(STRINGS, start=1):
        note = Note(number=number, text=shown(words), at=AT)
        room.initiative.of(Note).add(note, f"note {shown(words)}")
    await room.press("5")
    screen = room.screen_text() + "\n"
    await room.press("end")
    await room.press(*["down"] * len(STRINGS))
    screen += room.screen_text()
    for words in STRINGS:
        assert holds(screen, words), words
    room.initiative.drain()
    await room.press("tab")
    past = room.screen_text()
    await room.press(*["down"] * len(STRINGS))
    past += room.screen_text()
    for words in STRINGS:
        assert holds(past, words), words


async def test_any_words_can_be_filtered_for_and_edited(room: Room) -> None:
    for number, words in enumerate(FEW, start=1):
        room.initiative.of(Note).add(Note(number=number, text=shown(words), at=AT), "noted")
    await room.press("5")
    for number, words in enumerate(FEW, start=1):
        await room.press("slash", "home", "ctrl+k")
        await room.paste(words)
        await room.press("enter")
        if room.app.screen.query_one(Listing).select(f"N{number}"):
            await room.press("enter")
            assert holds(room.screen_text(), words), words
            await room.press("enter")
    assert [one.text for one in room.view.all(Note)] == [shown(words) for words in FEW]


CARLA, BEN = Person(name="Carla Diaz"), Person(name="Ben Carter")


async def edit_who(room: Room, label: str, words: str) -> None:
    """Open an action by its number, and type into the field that says who does it."""
    room.app.screen.query_one(Listing).select(label)
    await room.press("enter", "enter")
    await room.type(words)


async def test_a_beginning_that_two_people_have_makes_no_third_one(room: Room, dana: Person) -> None:
    for person in (CARLA, BEN):
        room.initiative.of(Person).add(person, "person added")
    await filled(room, dana)
    await edit_who(room, "A2", "car")
    await room.press("ctrl+g")
    assert "“car” could be Carla Diaz or Ben Carter." in room.screen_text()
    await room.press("down", "enter", "ctrl+g")
    action = next(one for one in room.view.all(Action) if one.label == "A2")
    assert room.view.name("people", action.who or 0) == "Carla Diaz"
    assert len(room.view.all(Person)) == 3


async def test_a_beginning_that_one_has_is_enough_and_replaces_who_stood_there(
    room: Room, dana: Person
) -> None:
    ben = room.initiative.of(Person).add(BEN, "person added")
    await filled(room, dana)
    await edit_who(room, "A1", "cart")
    await room.press("ctrl+g")
    assert next(one for one in room.view.all(Action) if one.label == "A1").who == ben.id
    assert len(room.view.all(Person)) == 2


async def test_a_name_alone_makes_a_new_person_only_when_that_is_chosen(room: Room, dana: Person) -> None:
    await filled(room, dana)
    await edit_who(room, "A2", "Sam")
    await room.press("ctrl+g")
    assert "“Sam” is not among the people." in room.screen_text()
    await room.press("down", "enter", "ctrl+g")
    assert [one.name for one in room.view.all(Person)] == ["Dana Ruiz", "Sam"]


async def test_a_name_like_one_that_is_there_is_asked_about(room: Room, dana: Person) -> None:
    await filled(room, dana)
    await edit_who(room, "A2", "Danna Ruiz")
    await room.press("ctrl+g")
    assert "“Danna Ruiz” could be Dana Ruiz." in room.screen_text()
    assert len(room.view.all(Person)) == 1


async def test_a_letter_makes_another_kind_the_old_number_finds_it_and_its_past_goes_on(
    room: Room, dana: Person
) -> None:
    await filled(room, dana)
    room.app.screen.query_one(Listing).select("A1")
    await room.press("D")
    assert "D2" in keys(room)
    (_, decision) = room.view.all(Decision)
    assert decision.text == "Dana Ruiz: Send the agreement, by Fri Nov 13, 2026"
    assert room.app.screen.query_one(Listing).key == "D2"
    await room.press("slash")
    await room.type("A1")
    assert keys(room) == ("D2",)
    assert "was A1: Dana Ruiz" in room.screen_text()
    await room.press("enter", "h")
    await room.settle()
    assert "A1 became D2" in room.screen_text()
    assert "action A1 captured" in room.screen_text()
    await room.press("down", "enter")
    await room.settle()
    assert [one.label for one in room.view.all(Decision)] == ["D1"]
    assert {one.label for one in room.view.all(Action)} == {"A1", "A2", "A3", "A4"}


async def test_m_on_one_and_on_another_brings_them_together(room: Room, dana: Person) -> None:
    await filled(room, dana)
    room.app.screen.query_one(Listing).select("A2")
    await room.press("m")
    assert "A2 and which other?" in room.toasts()[-1]
    room.app.screen.query_one(Listing).select("A1")
    await room.press("m")
    merged = next(one for one in room.view.all(Action) if one.label == "A2")
    assert (merged.what, merged.who) == ("Book the room; Send the agreement", dana.id)
    assert "A1" not in keys(room)
    await room.press("ctrl+z")
    assert room.toasts()[-1] == "Undone: A1 merged into A2"
    assert "A1" in keys(room)


async def test_s_makes_two_of_one_at_the_word_that_is_chosen(room: Room) -> None:
    room.initiative.of(Action).add(
        Action(number=1, what="Call the clinic and send the form", at=AT), "action A1 captured"
    )
    await room.press("5", "s")
    assert "A2 Send the form" in room.screen_text()
    await room.press("left", "right", "enter")
    assert [one.what for one in room.view.all(Action)] == ["Call the clinic", "Send the form"]


async def test_what_someone_of_an_organization_does_is_found_by_it(room: Room, dana: Person) -> None:
    school = room.initiative.of(Organization).add(Organization(name="School District"), "added")
    room.initiative.of(Person).change(dana.id, "", organization=school.id)
    await filled(room, dana)
    await room.press("slash")
    await room.type("who: school due Dec 1")
    assert set(keys(room)) == {"A1", "A3"}


async def test_f7_goes_through_the_kinds_of_the_one_with_the_cursor_and_back_to_its_number(
    room: Room, dana: Person
) -> None:
    await filled(room, dana)
    before = keys(room)
    room.app.screen.query_one(Listing).select("A1")
    found = []
    for _ in range(4):
        await room.press("f7")
        found.append(room.app.screen.query_one(Listing).key)
    assert found == ["D2", "P2", "N2", "A1"]
    assert set(keys(room)) == set(before)


async def test_the_one_with_the_cursor_is_there_in_full(room: Room, dana: Person) -> None:
    long = "Ask every school, clinic and church in the county to take part in the survey of next spring"
    room.initiative.of(Action).add(Action(number=1, what=long, who=dana.id, at=AT), "captured")
    later = datetime(2026, 11, 11, tzinfo=UTC)
    room.initiative.of(Decision).add(Decision(number=1, text="We meet on Thursdays", at=later), "captured")
    await room.press("5")
    await room.press("end")
    assert long in " ".join(room.screen_text().split())
    await room.press("home")
    assert long not in " ".join(room.screen_text().split())
