"""Capture: one line from anywhere, kept as it was understood and never guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.captured.note import Note
from convene.captured.parking_lot import ParkingItem
from convene.initiative.home import Home
from convene.meetings.meeting import Meeting
from convene.people.organization import Organization
from convene.people.person import Person
from convene.screens.capture import Capture
from convene.screens.captured_words import day_words as due_words
from convene.screens.worksheets import Worksheets
from convene.voting.tally import Vote
from driving import Room
from hostile import FEW, holds, shown

AT = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


def add_person(room: Room, name: str, organization: str = "") -> Person:
    home = None
    if organization:
        home = room.initiative.of(Organization).add(Organization(name=organization), "organization added").id
    return room.initiative.of(Person).add(Person(name=name, organization=home), "person added")


async def capture(room: Room, words: str) -> None:
    await room.press("ctrl+n")
    await room.type(words)
    await room.press("enter")


async def test_an_action_is_understood_while_it_is_typed_and_kept(room: Room) -> None:
    dana = add_person(room, "Dana Ruiz", "School District")
    await room.press("ctrl+n")
    await room.type("Dana Ruiz to send the data agreement by Fri")
    screen = room.screen_text()
    assert "ACTION   Dana Ruiz (School District)   due Fri Nov 20, 2026" in screen
    assert "Enter keep  Tab decision · parking lot · note  Esc for later" in screen
    await room.press("enter")
    (action,) = room.view.all(Action)
    assert (action.what, action.who, action.due) == ("Send the data agreement", dana.id, date(2026, 11, 20))
    assert room.toasts() == ["A1 Send the data agreement"]


@pytest.mark.parametrize(
    ("words", "kind", "text"),
    [
        ("d We meet every second Thursday", Decision, "We meet every second Thursday"),
        ("a send the agreement", Action, "Send the agreement"),
        ("p who pays for the bus", ParkingItem, "Who pays for the bus"),
        ("n the room was cold", Note, "The room was cold"),
        ("Who pays for the bus?", ParkingItem, "Who pays for the bus?"),
    ],
)
async def test_a_first_letter_or_the_words_say_the_kind(
    room: Room, words: str, kind: type[Decision | Action | ParkingItem | Note], text: str
) -> None:
    await capture(room, words)
    assert [one.title for one in room.view.all(kind)] == [text]


async def test_tab_says_another_kind(room: Room) -> None:
    await room.press("ctrl+n")
    await room.type("The room was cold")
    assert "NOTE  The room was cold" in room.screen_text()
    await room.press("tab", "tab")
    assert "DECISION  The room was cold" in room.screen_text()
    await room.press("shift+tab", "enter")
    assert [one.what for one in room.view.all(Action)] == ["The room was cold"]


async def test_no_owner_and_no_date_are_fine_and_said(room: Room) -> None:
    await room.press("ctrl+n")
    await room.type("a send the agreement")
    assert "ACTION   who? no one yet (!)   no date" in room.screen_text()


async def test_an_unclear_date_is_shown_both_ways_and_asked(room: Room) -> None:
    await room.press("ctrl+n")
    await room.type("a send it by next Fri")
    assert "Fri Nov 20, 2026 or Fri Nov 27, 2026?" in room.screen_text()
    await room.press("enter")
    assert "Which day?  1 Fri Nov 20, 2026   2 Fri Nov 27, 2026" in room.screen_text()
    assert not room.view.all(Action)
    await room.press("2")
    assert [(one.what, one.due) for one in room.view.all(Action)] == [("Send it", date(2026, 11, 27))]


async def test_an_unclear_date_may_be_left_open(room: Room) -> None:
    await room.press("ctrl+n")
    await room.type("a send it by next Fri")
    await room.press("enter", "enter")
    (action,) = room.view.all(Action)
    assert action.due is None
    assert "next Fri" in action.what


async def test_esc_goes_from_the_question_back_to_the_words(room: Room) -> None:
    await room.press("ctrl+n")
    await room.type("a send it by next Fri")
    await room.press("enter", "escape")
    await room.type("day, Dec 4")
    assert isinstance(room.app.screen, Capture)
    assert not room.view.all(Action)


async def test_two_people_of_one_name_are_told_apart(room: Room) -> None:
    add_person(room, "Dana Ruiz", "Schools")
    other = add_person(room, "Dana Cole", "Health")
    await capture(room, "Dana to call the press")
    assert "Who?  1 Dana" in room.screen_text()
    at = room.screen_text().split("Who?")[1].index("Dana Cole")
    digit = room.screen_text().split("Who?")[1][at - 2]
    await room.press(digit)
    assert [(one.what, one.who) for one in room.view.all(Action)] == [("Call the press", other.id)]


async def test_a_name_and_a_day_are_asked_one_after_the_other(room: Room) -> None:
    add_person(room, "Dana Ruiz", "Schools")
    other = add_person(room, "Dana Cole", "Health")
    await capture(room, "Dana to call the press by next Fri")
    said = room.screen_text().split("Who?")[1]
    await room.press(said[said.index("Dana Cole") - 2])
    assert "Which day?" in room.screen_text()
    await room.press("1")
    (action,) = room.view.all(Action)
    assert (action.what, action.who, action.due) == ("Call the press", other.id, date(2026, 11, 20))


async def test_an_unknown_name_is_a_new_person_and_one_undo_takes_both_back(room: Room) -> None:
    await room.press("ctrl+n")
    await room.type("Lena Ortiz to call the press")
    assert "new person: Lena Ortiz" in room.screen_text()
    await room.press("enter")
    (person,) = room.view.all(Person)
    assert person.name == "Lena Ortiz"
    assert [one.who for one in room.view.all(Action)] == [person.id]
    await room.press("ctrl+z")
    assert not room.view.all(Person)
    assert not room.view.all(Action)


async def test_dropped_words_are_there_again(room: Room) -> None:
    await room.press("ctrl+n")
    await room.type("Half a thou")
    await room.press("escape")
    assert not isinstance(room.app.screen, Capture)
    await room.press("5", "ctrl+n")
    assert "Half a thou" in room.screen_text()
    assert "FROM BEFORE" in room.screen_text()
    await room.press("enter")
    await room.type("ght")
    await room.press("enter", "ctrl+n")
    assert [one.text for one in room.view.all(Note)] == ["Half a thought"]
    assert "│ Half a thought" not in room.screen_text()


async def test_a_new_line_is_never_added_to_words_from_before(room: Room) -> None:
    await room.press("ctrl+n")
    await room.type("Half a thou")
    await room.press("escape", "ctrl+n")
    await room.type("n The room was cold")
    assert "Half" not in room.screen_text()
    await room.press("enter", "ctrl+n")
    assert [one.text for one in room.view.all(Note)] == ["The room was cold"]
    assert "Half a thou" in room.screen_text()
    await room.press("ctrl+x")
    assert "Half" not in room.screen_text()
    await room.press("escape", "ctrl+n")
    assert "Half" not in room.screen_text()


async def test_nothing_typed_keeps_nothing(room: Room) -> None:
    await room.press("ctrl+n", "enter")
    await room.type("a ")
    await room.press("enter")
    assert isinstance(room.app.screen, Capture)
    assert not room.view.all(Action)


async def test_what_is_captured_belongs_to_the_running_meeting(room: Room) -> None:
    at = datetime.fromisoformat("2026-11-16T09:00:00+00:00")
    meeting = room.initiative.of(Meeting).add(
        Meeting(number=1, title="Now", day=date(2026, 11, 16), begins=time(9), ends=time(11), started=at),
        "begun",
    )
    await capture(room, "d We go on")
    assert [one.meeting for one in room.view.all(Decision)] == [meeting.id]


async def test_twenty_pasted_lines_are_shown_and_kept_in_one_deed(room: Room) -> None:
    add_person(room, "Dana Ruiz")
    await room.press("ctrl+n")
    lines = [f"Dana to do thing {number} by Fri" for number in range(10)]
    lines += [
        "d We adopt it",
        "Maya Lund to write",
        "Maya Lund to sing",
        "- and a bullet",
        "a it by next Fri",
        "",
    ]
    lines += [f"Who pays for bus {number}?" for number in range(5)]
    await room.paste("\n".join(lines))
    screen = room.screen_text()
    assert "20 lines: 13 actions, 1 decision, 5 parking lot, 1 note" in screen
    assert "ACTION      Do thing 0  Dana Ruiz, due Fri Nov 20, 2026" in screen
    await room.press("enter")
    assert len(room.view.all(Action)) == 13
    assert len(room.view.all(ParkingItem)) == 5
    assert [one.name for one in room.view.all(Person)] == ["Dana Ruiz", "Maya Lund"]
    unclear = next(one for one in room.view.all(Action) if "next Fri" in one.what)
    assert unclear.due is None
    assert room.toasts()[-1] == "Kept: 13 actions, 1 decision, 5 parking lot, 1 note"
    await room.press("ctrl+z")
    assert not room.view.all(Action)
    assert not room.view.all(Note)


async def test_a_pasted_line_gets_another_kind_or_is_left_out(room: Room) -> None:
    await room.press("ctrl+n")
    await room.paste("one thing\nanother thing\na third")
    await room.press("down", "tab", "down", "delete", "enter")
    assert [one.text for one in room.view.all(Note)] == ["One thing"]
    assert [one.what for one in room.view.all(Action)] == ["Another thing"]


async def test_pasted_lines_that_were_dropped_are_there_again(room: Room) -> None:
    await room.press("ctrl+n")
    await room.paste("one thing\nanother thing")
    await room.press("escape", "ctrl+n", "enter")
    assert "2 lines: 2 notes" in room.screen_text()


async def test_one_pasted_line_is_typed_on(room: Room) -> None:
    await room.press("ctrl+n")
    await room.paste("\n\n  one thing \n")
    await room.type(" more")
    await room.press("enter")
    assert [one.text for one in room.view.all(Note)] == ["One thing more"]


async def test_too_many_lines_are_refused_whole(room: Room) -> None:
    await room.press("ctrl+n")
    await room.paste("\n".join(f"line {number}" for number in range(501)))
    assert "at most 500 can be kept at once. Nothing was taken." in room.screen_text()
    await room.press("enter")
    assert not room.view.all(Note)


async def test_a_window_that_only_reads_says_so_before_anything_is_typed(home: Home, room: Room) -> None:
    async with Room.opened(home, room.initiative.folder, home.now) as second:
        await second.press("ctrl+n")
        assert not isinstance(second.app.screen, Capture)
        assert any("only" in toast for toast in second.toasts())


async def test_any_words_are_shown_as_they_are(room: Room) -> None:
    for words in FEW:
        text = f"Note {shown(words)}".strip()
        await room.press("ctrl+n")
        await room.paste(f"n Note {words}")
        assert isinstance(room.app.screen, Capture), words
        if "\n" in words:
            await room.press("ctrl+u", "enter")
            continue
        assert holds(room.screen_text(), text), words
        await room.press("enter")
        assert room.view.all(Note)[-1].text == text, words
        assert room.toasts()[-1] == f"N{len(room.view.all(Note))} {text}", words
    assert {"Note a", "B"} <= {one.text for one in room.view.all(Note)}


async def test_who_begins_the_line_is_proposed_and_enter_takes_it(room: Room) -> None:
    ben = add_person(room, "Ben Carter", "Youth Court")
    await room.press("ctrl+n")
    await room.type("Ben calls the youth court by Wed")
    screen = room.screen_text()
    assert "ACTION   Ben Carter (Youth Court)?   due Wed Nov 18, 2026" in screen
    assert "Call the youth court" in screen
    assert "↓ no one" in screen
    await room.press("enter")
    (action,) = room.view.all(Action)
    assert (action.what, action.who, action.due) == ("Call the youth court", ben.id, date(2026, 11, 18))


async def test_a_proposed_owner_can_be_declined_and_taken_again(room: Room) -> None:
    add_person(room, "Carla Diaz")
    await room.press("ctrl+n")
    await room.type("a Carla draft a flyer")
    assert "Carla Diaz?" in room.screen_text()
    await room.press("down")
    assert "ACTION   who? no one yet (!)   no date" in room.screen_text()
    assert "↓ Carla Diaz" in room.screen_text()
    await room.press("ctrl+u")
    await room.type("a Carla draft a flyer")
    assert "Carla Diaz?" in room.screen_text()
    await room.press("down", "down")
    assert "Carla Diaz?" in room.screen_text()
    await room.press("down", "enter")
    (action,) = room.view.all(Action)
    assert (action.what, action.who) == ("Carla draft a flyer", None)


async def test_of_two_who_fit_nobody_is_proposed(room: Room) -> None:
    add_person(room, "Ben Carter")
    ortiz = add_person(room, "Ben Ortiz")
    await room.press("ctrl+n")
    await room.type("a Ben calls the court")
    assert "ACTION   who?" in room.screen_text()
    assert "Ben Carter or Ben Ortiz?" in room.screen_text()
    await room.press("enter")
    assert "1 Ben Carter   2 Ben Ortiz" in room.screen_text()
    await room.press("2")
    (action,) = room.view.all(Action)
    assert (action.what, action.who) == ("Call the court", ortiz.id)


async def test_a_day_that_is_not_certain_is_still_asked_for_of_a_proposed_owner(room: Room) -> None:
    ben = add_person(room, "Ben Carter")
    await room.press("ctrl+n")
    await room.type("Ben calls the youth court by next Wednesday")
    assert "ACTION   Ben Carter?   when?" in room.screen_text()
    await room.press("enter")
    assert "Which day?" in room.screen_text()
    await room.press("2")
    (action,) = room.view.all(Action)
    assert (action.what, action.who, action.due) == ("Call the youth court", ben.id, date(2026, 11, 25))


async def test_in_pasted_lines_nobody_is_proposed(room: Room) -> None:
    add_person(room, "Ben Carter")
    await room.press("ctrl+n")
    await room.paste("a Ben calls the court\nn The room was cold")
    assert "not clear: kept in the words" in room.screen_text()
    await room.press("enter")
    assert [(one.what, one.who) for one in room.view.all(Action)] == [("Ben calls the court", None)]


async def test_a_decision_typed_beside_a_vote_rests_on_it_unless_one_says_no(room: Room) -> None:
    await room.press("3")
    room.app.screen_stack[0].post_message(Worksheets.Open("common-agenda", "agree"))
    await room.settle()
    place = "common-agenda.agree"
    vote = Vote(
        number=1, question="Do we agree?", method="show-of-hands", counts=(8, 1, 0), at=AT, step=place
    )
    held = room.initiative.of(Vote).add(vote, "counted")
    await capture(room, "d We work by these goals")
    (decision,) = room.view.all(Decision)
    assert (decision.vote, decision.method) == (held.id, "Show of hands")
    assert decision.worksheets == ("common-agenda",)
    room.initiative.of(Decision).remove(decision.id, "deleted")
    await room.press("ctrl+n")
    await room.type("d We meet on Mondays")
    assert "by V1 Do we agree?" in room.screen_text()
    await room.press("down", "enter")
    (decision,) = room.view.all(Decision)
    assert (decision.vote, decision.method) == (None, "")


async def test_one_key_corrects_the_last_from_any_place(room: Room) -> None:
    await capture(room, "a send the agreement")
    await room.press("4", "ctrl+f")
    await room.type(" to Dana")
    await room.press("ctrl+g")
    assert [one.what for one in room.view.all(Action)] == ["Send the agreement to Dana"]


def test_a_day_that_has_passed_says_so_calmly() -> None:
    assert due_words(date(2020, 6, 30), AT.date()) == "due Tue Jun 30, 2020 (in the past)"
    assert due_words(AT.date(), AT.date()) == "due Mon Nov 16, 2026"
    assert due_words(None, AT.date()) == "no date"


async def test_the_capture_key_while_something_is_asked_keeps_the_line_and_begins_another(room: Room) -> None:
    """Who types on, without a look at the question, loses no word."""
    await room.press("ctrl+n")
    await room.type("a send it by next Fri")
    await room.press("enter")
    assert "^N and another" in room.screen_text()
    await room.press("ctrl+n")
    await room.type("p Who pays for the bus?")
    await room.press("enter")
    assert ["next Fri" in one.what for one in room.view.all(Action)] == [True]
    assert [one.what for one in room.view.all(ParkingItem)] == ["Who pays for the bus?"]
