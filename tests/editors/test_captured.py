"""The two closing steps: views on decisions and actions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from textual.widgets import Label

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.captured.note import Note
from convene.initiative.home import Home
from convene.people.person import Person
from driving import Room
from filling import MAP, open_step
from hostile import STRINGS, holds, shown


async def test_a_captures_and_links_to_the_worksheet(room: Room) -> None:
    await open_step(room, "decided")
    assert "No decision yet" in room.screen_text()
    await room.press("a")
    await room.type("d The map is good enough")
    await room.press("enter")
    (decision,) = room.view.all(Decision)
    assert decision.worksheets == (MAP,)
    assert "D1 The map is good enough" in room.screen_text()


async def test_add_decision_adds_a_decision_and_add_action_an_action(room: Room) -> None:
    await open_step(room, "decided")
    await room.press("a")
    assert "DECISION" in room.screen_text()
    await room.type("Supper at New Morning by February 15, with Dana")
    await room.press("enter")
    await open_step(room, "who-does-what")
    await room.press("a")
    await room.type("All the tables to the hall")
    await room.press("enter")
    assert [one.text for one in room.view.all(Decision)] == [
        "Supper at New Morning by February 15, with Dana"
    ]
    assert [one.what for one in room.view.all(Action)] == ["All the tables to the hall"]


async def test_another_kind_can_be_said_where_a_decision_is_asked_for(room: Room) -> None:
    await open_step(room, "decided")
    await room.press("a")
    await room.type("n Only said")
    await room.press("enter")
    assert (room.view.all(Decision), [one.text for one in room.view.all(Note)]) == ([], ["Only said"])


async def test_words_typed_into_an_empty_list_are_captured(room: Room) -> None:
    await open_step(room, "decided")
    await room.type("Money for two years")
    await room.press("enter")
    assert [one.text for one in room.view.all(Decision)] == ["Money for two years"]
    assert not room.view.all(Note)


async def test_enter_in_an_empty_list_begins_the_first_one(room: Room) -> None:
    await open_step(room, "who-does-what")
    await room.press("enter")
    await room.type("Call the mayor")
    await room.press("enter")
    assert [one.what for one in room.view.all(Action)] == ["Call the mayor"]


async def test_enter_edits_a_decision(room: Room) -> None:
    at = room.app.now()
    room.initiative.of(Decision).add(Decision(number=1, text="Yes", at=at, worksheets=(MAP,)), "d")
    await open_step(room, "decided")
    await room.press("enter")
    await room.press("enter")
    await room.type("cons")
    await room.press("down", "ctrl+g")
    await room.settle()
    (decision,) = room.view.all(Decision)
    assert decision.method in {"Consent", "cons"}


async def test_an_action_gets_a_new_person_and_a_day(room: Room) -> None:
    room.initiative.of(Action).add(Action(number=1, what="Call", at=room.app.now(), worksheets=(MAP,)), "a")
    await open_step(room, "who-does-what")
    assert "no one yet · no date" in room.screen_text()
    await room.press("enter", "enter")
    await room.type("Dana Ruiz")
    await room.press("enter", "enter")
    await room.type("Dec 5")
    await room.press("ctrl+g")
    (action,) = room.view.all(Action)
    (person,) = room.view.all(Person)
    assert (action.who, person.name, action.due) == (person.id, "Dana Ruiz", date(2026, 12, 5))
    await room.press("ctrl+z")
    assert room.view.all(Person) == []


async def test_an_action_gets_an_organization_that_is_new(room: Room) -> None:
    room.initiative.rows("organizations").add({"name": "Clinic"})
    room.initiative.of(Action).add(Action(number=1, what="Call", at=room.app.now(), worksheets=(MAP,)), "a")
    await open_step(room, "who-does-what")
    await room.press("enter", "enter", "enter")
    await room.type("Clinic; Bus company")
    await room.press("enter", "ctrl+g")
    (action,) = room.view.all(Action)
    names = [room.view.name("organizations", one) for one in action.partners]
    assert names == ["Clinic", "Bus company"]
    await room.press("ctrl+z")
    assert [name for _, name in room.view.choices("organizations")] == ["Clinic"]


async def test_x_is_done_and_d_deletes_with_undo(room: Room) -> None:
    room.initiative.of(Action).add(Action(number=1, what="Call", at=room.app.now(), worksheets=(MAP,)), "a")
    await open_step(room, "who-does-what")
    await room.press("x")
    (action,) = room.view.all(Action)
    assert (action.status, action.done_on) == ("Done", date(2026, 11, 16))
    await room.press("d")
    assert room.view.all(Action) == []
    await room.press("ctrl+z")
    assert room.view.all(Action) == [action]


async def test_a_capital_letter_makes_another_kind_of_it_at_once(room: Room) -> None:
    room.initiative.of(Action).add(Action(number=1, what="Call", at=room.app.now(), worksheets=(MAP,)), "a")
    await open_step(room, "who-does-what")
    await room.press("D")
    (decision,) = room.view.all(Decision)
    assert (decision.text, decision.worksheets, decision.formerly) == ("Call", (MAP,), ("A1",))
    assert room.view.all(Action) == []


async def test_what_belongs_to_other_worksheets_is_not_here(room: Room) -> None:
    at = room.app.now()
    room.initiative.of(Decision).add(Decision(number=1, text="Elsewhere", at=at, worksheets=("x",)), "d")
    await open_step(room, "decided")
    assert "Elsewhere" not in room.screen_text()


async def test_hostile_words_are_shown_as_typed(home: Home, folder: Path) -> None:
    async with Room.opened(home, folder, home.now, (100, 60)) as room:
        for number, words in enumerate(STRINGS, start=1):
            decision = Decision(number=number, text=shown(words), at=home.now(), worksheets=(MAP,))
            room.initiative.of(Decision).add(decision, "d")
        await open_step(room, "decided")
        assert [words for words in STRINGS if not holds(room.screen_text(), words)] == []


async def test_the_form_is_the_one_of_the_place_record(room: Room) -> None:
    room.initiative.of(Action).add(Action(number=1, what="Call", at=room.app.now(), worksheets=(MAP,)), "a")
    await open_step(room, "who-does-what")
    await room.press("enter")
    here = [str(label.content) for label in room.app.screen.query(Label)]
    await room.press("escape", "escape")
    await room.press("5", "enter")
    assert [str(label.content) for label in room.app.screen.query(Label)] == here
    assert here[:3] == ["What", "Who  (may be left empty)", "With  (may be left empty)"]
