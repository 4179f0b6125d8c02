"""Who is here: marked while people come in, with walk-ins, by sector."""

from __future__ import annotations

from typing import Any

import pytest

from convene.initiative import convening
from convene.initiative.attending import add_person, attendance_of, invite
from convene.initiative.home import Home
from convene.initiative.voters import Voters, voters_here
from convene.meetings.agenda import current
from convene.meetings.meeting import Meeting
from convene.people.organization import Organization
from convene.people.person import Person
from convene.people.walk_in import WalkIn
from convene.screens.meeting.attendance import Attendance
from convene.screens.meeting.finding import people_offers
from convene.screens.meeting.running import RunningMeeting
from convene.widgets.offer import settled
from driving import Room
from meeting_driving import plan

PEOPLE = (
    WalkIn("Dana Ruiz", "Riverbend School District", None, "Schools (K-12)"),
    WalkIn("David Chen", "County Health Department", None, "Public health"),
    WalkIn("Joan Okafor", "Okafor Foods", None, "Business"),
)


async def start(room: Room, agenda: str = "10 Welcome\n50 Measures") -> Meeting:
    """A meeting of three invited people, started by key; who is here is asked first."""
    people = [add_person(room.initiative, person) for person in PEOPLE]
    meeting = plan(room, agenda)
    invite(room.initiative, meeting.id, people)
    await room.press("2", "s")
    assert isinstance(room.app.screen, Attendance)
    return meeting


def here(room: Room, meeting: Meeting) -> set[str]:
    there = attendance_of(room.view, meeting.id)
    return {
        person.name for person in room.view.all(Person) if person.id in there and there[person.id].arrived
    }


async def test_starting_asks_first_who_is_here(room: Room) -> None:
    await start(room)
    assert "WHO IS HERE?" in room.screen_text()
    assert "0 of 3" in room.screen_text()
    assert "Dana Ruiz · Riverbend School District   not here yet" in room.screen_text()


async def test_first_letters_and_enter_mark_somebody(room: Room) -> None:
    meeting = await start(room)
    await room.type("dav")
    await room.press("enter")
    await room.type("okaf")
    await room.press("enter")
    assert here(room, meeting) == {"David Chen", "Joan Okafor"}
    assert "✓ Joan Okafor is here." in room.screen_text()
    assert "2 of 3" in room.screen_text()
    assert "Schools (K-12) 0 (!)" in room.screen_text()


async def test_where_two_fit_enter_asks_and_down_chooses(room: Room) -> None:
    meeting = await start(room)
    await room.type("da")
    await room.press("enter")
    assert here(room, meeting) == set()
    assert "2 fit: Down chooses, Up keeps the words." in room.screen_text()
    await room.press("down", "down", "enter")
    assert here(room, meeting) == {"David Chen"}


async def test_once_one_of_two_is_here_the_same_letters_mark_the_other(room: Room) -> None:
    meeting = await start(room)
    await room.type("da")
    await room.press("down", "enter")
    await room.type("da")
    await room.press("enter")
    assert here(room, meeting) == {"Dana Ruiz", "David Chen"}


async def test_a_first_name_goes_before_a_place_of_work(room: Room) -> None:
    """Joan is of Okafor Foods, and the County Health Department has a David."""
    meeting = await start(room)
    add_person(room.initiative, WalkIn("Coral Diaz", "Joy Bakery", None, "Business"))
    for letters in ("jo", "co"):
        await room.type(letters)
        await room.press("enter")
    assert here(room, meeting) == {"Joan Okafor", "Coral Diaz"}


async def test_two_letters_that_fit_nobody_make_nobody_new(room: Room) -> None:
    meeting = await start(room)
    await room.type("zy")
    await room.press("enter")
    assert here(room, meeting) == set()
    assert "Not among them yet. Down, then Enter adds it." in room.screen_text()


async def test_a_slip_in_sector_or_organization_is_asked_about(room: Room) -> None:
    meeting = await start(room)
    for line, offered in (
        ("Al Gore, Moon Club, bizness", "Al Gore · Moon Club · Business"),
        ("Al Gore, Okafor Fods", "Al Gore · Okafor Foods"),
    ):
        await room.type(line)
        await room.press("enter")
        assert offered in room.screen_text()
        assert here(room, meeting) == set()
        await room.press("ctrl+u")
    await room.type("Al Gore, Okafor Fods")
    await room.press("down", "enter")
    assert len(room.view.all(Organization)) == 3


def test_two_letters_and_at_most_two_keys_mark_each_of_twenty(sample_home: Home) -> None:
    view = sample_home.read(sample_home.find("Clear Path"))
    here: set[int] = set()
    for person in view.all(Person):
        letters = person.name.removeprefix("Dr. ")[:2].lower()
        offers = people_offers(view, letters, here.__contains__)
        taken = settled(letters, offers)
        keys = 1 if taken is not None else 2  # Enter; or Down, Enter
        found = offers[taken or 0].value
        assert isinstance(found, tuple)
        assert found == (person.id,), (person.name, keys)
        here.add(person.id)
    assert len(here) == 20


async def test_a_name_with_a_slip_of_the_keys_is_asked_about(room: Room) -> None:
    meeting = await start(room)
    await room.type("Danna Ruiz")
    await room.press("enter")
    assert here(room, meeting) == set()
    assert "One fits: Down chooses, Up keeps the words." in room.screen_text()
    await room.press("down", "enter")
    assert here(room, meeting) == {"Dana Ruiz"}


async def test_a_low_window_shows_first_which_sectors_are_missing(home: Any, folder: Any, clock: Any) -> None:
    async with Room.opened(home, folder, clock, (60, 18)) as room:
        await start(room)
        await room.type("dana")
        await room.press("enter")
        text = room.screen_text()
        assert "Public health 0 (!)" in text
        assert "Business 0 (!)" in text


async def test_marking_twice_says_so_and_changes_nothing(room: Room) -> None:
    meeting = await start(room)
    for _ in range(2):
        await room.type("dana")
        await room.press("enter")
    assert "Dana Ruiz was marked already." in room.screen_text()
    assert here(room, meeting) == {"Dana Ruiz"}


async def test_a_walk_in_brings_a_new_organization_in_one_deed(room: Room) -> None:
    meeting = await start(room)
    await room.type("Lena Ortiz, Corner Market, bus")
    await room.press("enter")
    assert here(room, meeting) == {"Lena Ortiz"}
    market = room.view.all(Organization)[-1]
    assert (market.name, market.sector) == ("Corner Market", "Business")
    assert "0 of 3, 1 walk-in" in room.screen_text()
    room.initiative.undo()
    assert len(room.view.all(Person)) == len(room.view.all(Organization)) == 3


async def test_a_known_organization_is_offered_while_one_types(room: Room) -> None:
    await start(room)
    await room.type("Lena Ortiz, riverb")
    assert "Lena Ortiz · Riverbend School District" in room.screen_text()
    await room.press("enter")
    lena = room.view.all(Person)[-1]
    assert lena.organization == room.view.all(Person)[0].organization


async def test_a_new_name_alone_is_a_person_without_organization(room: Room) -> None:
    meeting = await start(room)
    await room.type("Quentin Vale")
    await room.press("enter")
    assert here(room, meeting) == {"Quentin Vale"}
    assert room.view.all(Person)[-1].organization is None


async def test_the_list_marks_and_takes_back(room: Room) -> None:
    meeting = await start(room)
    await room.press("tab", "space")
    assert here(room, meeting) == {"Dana Ruiz"}
    await room.press("d")
    assert here(room, meeting) == set()
    await room.press("ctrl+z")
    assert here(room, meeting) == {"Dana Ruiz"}


async def test_going_on_begins_the_first_item_once(room: Room, clock: Any) -> None:
    meeting = await start(room)
    await room.press("ctrl+g")
    assert isinstance(room.app.screen, RunningMeeting)
    first = current(convening.agenda_of(room.view, meeting.id))
    assert first
    assert first.title == "Welcome"
    clock.move(minutes=3)
    await room.press("w")
    await room.type("dana")
    await room.press("enter", "escape")
    assert current(convening.agenda_of(room.view, meeting.id)) == first


@pytest.mark.parametrize(
    "name", ["[b]x[/b]", "[/]", "tag[/nope]", "[@click=app.bell]x[/]", r"\[k]", "{{x}} $who", "مرحبا 表"]
)
async def test_any_name_organization_and_sector_is_shown_as_it_is(room: Room, name: str) -> None:
    meeting = await start(room)
    await room.type(f"{name}, Org {name}, Sec {name}")
    await room.press("enter")
    assert here(room, meeting) == {name}
    assert f"✓ {name} · Org {name}   walk-in" in room.screen_text()
    assert f"Sec {name} 1" in room.screen_text()
    await room.press("ctrl+g", "w")
    await room.type(name[:1])
    assert name in room.screen_text()


async def test_control_characters_of_a_paste_do_not_reach_the_record(room: Room) -> None:
    meeting = await start(room)
    await room.paste("Eve\x1b[2J\tBlack\r\n\x9b5m")
    await room.press("enter")
    (name,) = here(room, meeting)
    assert name == "Eve\ufffd[2J Black \ufffd5m"


@pytest.mark.parametrize("size", [(60, 18), (160, 45)])
async def test_the_question_the_field_and_the_count_stand_in_every_window(
    home: Any, folder: Any, clock: Any, size: Any
) -> None:
    async with Room.opened(home, folder, clock, size) as room:
        await start(room)
        await room.type("da")
        text = room.screen_text()
        assert "WHO IS HERE?" in text
        assert "0 of 3" in text
        assert "David Chen" in text


async def test_everyday_words_are_the_sectors_they_mean(room: Room) -> None:
    """The sheriff is here: nobody is told that law enforcement is missing."""
    await start(room)
    typed = {
        "police": "Law enforcement and courts",
        "hospital": "Health care",
        "church": "Faith groups",
        "newspaper": "Media",
        "nonprofit": "Civic and volunteer groups",
        "Education": "Schools (K-12)",
    }
    for number, (words, sector) in enumerate(typed.items()):
        await room.type(f"Person {number}, Place {number}, {words}")
        assert f"Person {number} · Place {number} · {sector}" in room.screen_text()
        await room.press("enter")
    assert [one.sector for one in room.view.all(Organization)][3:] == list(typed.values())
    assert "Law enforcement and courts 1" in room.screen_text()
    assert "Law enforcement and courts 0" not in room.screen_text()


async def test_a_sector_of_ones_own_is_said_to_be_new(room: Room) -> None:
    await start(room)
    await room.type("Lena Ortiz, Star Club, Astronomy")
    assert "Lena Ortiz · Star Club · new sector: Astronomy" in room.screen_text()
    await room.press("enter")
    assert [one.sector for one in room.view.all(Organization)][-1] == "Astronomy"
    await room.type("Al Gore, Moon Club, astro")
    assert "Al Gore · Moon Club · Astronomy" in room.screen_text()


async def test_a_slip_of_the_keys_offers_what_was_meant(room: Room) -> None:
    await start(room)
    await room.type("Al Gore, Mercy Ridge, hopsital")
    assert "Al Gore · Mercy Ridge · Health care" in room.screen_text()
    assert "Al Gore · Mercy Ridge · new sector: hopsital" in room.screen_text()


async def test_leaving_early_coming_late_and_not_voting_are_one_key(room: Room, clock: Any) -> None:
    await start(room)
    await room.type("da ru")
    await room.press("enter")
    clock.move(minutes=30)
    await room.type("okaf")
    await room.press("enter")
    assert "since 10:12 AM" in room.screen_text()
    await room.press("tab", "t")
    assert "since 10:12 AM" not in room.screen_text()
    await room.press("t")
    assert "since 10:12 AM" in room.screen_text()
    await room.press("shift+tab")
    assert voters_here(room.view) == Voters(2)
    await room.type("dana")
    await room.press("enter", "tab", "l")
    assert "left 10:12 AM" in room.screen_text()
    assert voters_here(room.view) == Voters(1)
    await room.press("l", "v")
    assert "no vote" in room.screen_text()
    assert "left 10" not in room.screen_text()
    assert voters_here(room.view) == Voters(1)
    await room.press("ctrl+z")
    assert voters_here(room.view) == Voters(2)
