"""The place People: who is at the table, their organizations, and what is never shown to the room."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from convene.captured.action import Action
from convene.meetings.meeting import Meeting
from convene.people.attendance import Presence
from convene.people.names import is_short, shortened
from convene.people.organization import Organization
from convene.people.person import Person
from convene.screens.people import People
from convene.widgets.listing import Listing
from driving import Room
from hostile import FEW, STRINGS, holds, shown

AT = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)


def organization(room: Room, name: str, sector: str = "") -> Organization:
    return room.initiative.of(Organization).add(Organization(name=name, sector=sector), "organization added")


def person(room: Room, name: str, home: Organization | None = None, contact: str = "") -> Person:
    one = Person(name=name, organization=home.id if home else None, contact=contact)
    return room.initiative.of(Person).add(one, "person added")


def listing(room: Room) -> Listing:
    screen = room.app.screen
    assert isinstance(screen, People)
    return screen.listing


async def test_empty_says_what_belongs_here_and_how_to_begin(room: Room) -> None:
    await room.press("4")
    assert "Nobody yet." in room.screen_text()
    assert "Press a to add the first one" in room.screen_text()


async def test_a_adds_a_person_with_organization_and_sector_in_one_line(room: Room) -> None:
    organization(room, "Falls Youth Center")
    await room.press("4", "a")
    await room.type("Lena Ortiz, fal")
    await room.press("down", "enter")
    (added,) = room.view.all(Person)
    (home,) = room.view.all(Organization)
    assert (added.name, added.organization) == ("Lena Ortiz", home.id)
    await room.press("a")
    await room.type("Sam Poe, Chamber, bus")
    await room.press("enter")
    assert [one.sector for one in room.view.all(Organization)] == ["", "Business"]
    assert "Sam Poe" in room.screen_text()
    assert listing(room).key == str(room.view.all(Person)[-1].id)
    await room.press("ctrl+z")
    assert len(room.view.all(Organization)) == 1


async def test_came_counts_the_last_four_meetings(room: Room) -> None:
    ann = person(room, "Ann", organization(room, "Health"))
    for number in range(1, 7):
        meeting = Meeting(
            number=number, title="M", day=date(2026, number, 1), begins=time(9), ends=time(10), started=AT
        )
        kept = room.initiative.of(Meeting).add(meeting, "meeting")
        if number in {1, 2, 5, 6}:
            room.initiative.of(Presence).add(Presence(meeting=kept.id, person=ann.id, arrived=AT), "came")
    await room.press("4")
    assert "2 of 4" in room.screen_text()
    await room.press("tab")
    assert "2 of 4" in room.screen_text()


async def test_tab_goes_to_the_organizations_and_back(room: Room) -> None:
    person(room, "Ann", organization(room, "Health Department", "Public health"))
    await room.press("4", "tab")
    assert "Organizations  1" in room.screen_text()
    assert listing(room).id == "organizations"
    await room.press("tab")
    assert listing(room).id == "people"
    assert room.app.focused is listing(room)


async def test_wide_shows_both_lists(room: Room) -> None:
    person(room, "Ann", organization(room, "Health Department"))
    room.initiative.drain()
    async with Room.opened(room.app.home, room.initiative.folder, room.app.now, (160, 45)) as wide:
        await wide.press("4")
        assert "People  1" in wide.screen_text()
        assert "Organizations  1" in wide.screen_text()
        await wide.press("tab")
        assert listing(wide).id == "organizations"


async def test_enter_edits_roles_and_a_new_organization(room: Room) -> None:
    ann = person(room, "Ann")
    await room.press("4", "enter", "enter")
    await room.type("New Place")
    await room.press("enter")
    await room.type("champ; data")
    await room.press("enter", "ctrl+g")
    now = room.view.get(Person, ann.id)
    assert now
    assert now.roles == ("Champion", "Data lead")
    assert [one.name for one in room.view.all(Organization)] == ["New Place"]
    assert now.organization == room.view.all(Organization)[0].id


async def test_under_18_keeps_a_first_name_an_initial_and_no_contact(room: Room) -> None:
    mei = person(room, "Mei-Lin Tran", contact="mei@school.example")
    await room.press("4", "enter")
    await room.press(*["enter"] * 6)
    await room.type("y")
    await room.press("ctrl+g")
    assert "only the first name and an initial are kept. Type the name as Mei-Lin T." in " ".join(
        room.screen_text().replace("│", " ").split()
    )
    await room.press(*["shift+tab"] * 6)
    await room.press("ctrl+a", "ctrl+k")
    await room.type("Mei-Lin T.")
    await room.press("ctrl+g")
    now = room.view.get(Person, mei.id)
    assert now
    assert (now.name, now.under_18, now.contact) == ("Mei-Lin T.", True, "")
    assert "under 18" in room.screen_text()
    await room.press("c")
    await room.type("x@y.example")
    await room.press("enter")
    assert "no phone or mail is kept" in room.screen_text()


@pytest.mark.parametrize(
    ("name", "short"), [("Mei-Lin T.", True), ("Devon R", True), ("Devon", True), ("Ann Lee", False)]
)
def test_what_a_short_name_is(name: str, short: bool) -> None:
    assert is_short(name) is short
    assert is_short(shortened(name))


async def test_contact_is_only_shown_when_it_is_asked_for(room: Room) -> None:
    person(room, "Ann", contact="ann@health.example")
    await room.press("4")
    assert "ann@health.example" not in room.screen_text()
    await room.press("enter")
    assert "ann@health.example" not in room.screen_text()
    await room.press("escape", "c")
    assert "ann@health.example" in room.screen_text()
    await room.press("ctrl+a", "ctrl+k")
    await room.type("555 0100")
    await room.press("enter")
    assert [one.contact for one in room.view.all(Person)] == ["555 0100"]


async def test_deleting_somebody_says_what_still_named_them(room: Room) -> None:
    ann, bo = person(room, "Ann"), person(room, "Bo")
    room.initiative.of(Action).add(Action(number=1, what="x", at=AT, who=ann.id), "promised")
    await room.press("4", "d")
    assert room.toasts() == ["Ann is off the list. The name stays with 1 action. Undo: ^Z"]
    assert listing(room).key == str(bo.id)
    await room.press("ctrl+z")
    assert [one.name for one in room.view.all(Person)] == ["Ann", "Bo"]


async def test_deleting_an_organization_keeps_its_people(room: Room) -> None:
    home = organization(room, "Health")
    person(room, "Ann", home)
    await room.press("4", "tab", "d")
    assert "Health is off the list. The name stays with 1 person." in room.toasts()[0]
    await room.press("tab")
    assert "Ann" in room.screen_text()
    await room.press("enter", "ctrl+g")
    assert len(room.view.all(Person)) == 1


async def test_typing_after_a_slash_shows_fewer(room: Room) -> None:
    person(room, "Lucía Barrera", organization(room, "Clinic"))
    person(room, "Bo")
    await room.press("4", "slash")
    await room.type("lucia cli")
    assert "1 of 2" in room.screen_text()
    assert "Bo " not in room.screen_text()
    await room.press("escape")
    assert "People  2" in room.screen_text()
    assert room.app.focused is listing(room)


async def test_any_names_are_shown_as_they_are(room: Room) -> None:
    for words in STRINGS:
        person(room, shown(words), organization(room, shown(words)))
    await room.press("4")
    for _ in range(2):
        text = room.screen_text()
        await room.press(*["down"] * len(STRINGS))
        text += room.screen_text()
        for words in STRINGS:
            assert holds(text, words), words
        await room.press("tab")


async def test_any_name_can_be_typed_edited_filtered_and_deleted(room: Room) -> None:
    await room.press("4")
    for words in FEW:
        text = shown(words)
        await room.press("a")
        await room.paste(words)
        await room.press("enter")
        assert [one.name for one in room.view.all(Person)] == [text], words
        await room.press("enter")
        assert holds(room.screen_text(), words), words
        await room.press("escape", "slash")
        await room.paste(words)
        await room.press("escape", "d")
        assert room.toasts()[-1] == f"{text} deleted. Undo: ^Z", words


async def test_a_new_persons_sector_is_found_by_an_everyday_word_or_said_to_be_new(room: Room) -> None:
    await room.press("4", "a")
    await room.type("Al Ruiz, Mercy Ridge, hosp")
    assert "Al Ruiz, Mercy Ridge, Health care" in room.screen_text()
    await room.press("ctrl+g")
    assert [one.sector for one in room.view.all(Organization)] == ["Health care"]
    await room.press("a")
    await room.type("Bea Lee, Star Club, Astronomy")
    assert "Bea Lee, Star Club, Astronomy  new sector" in room.screen_text()
