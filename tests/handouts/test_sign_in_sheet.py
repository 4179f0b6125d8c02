"""The sheet at the door: the invited by last name, and room for others."""

from __future__ import annotations

from datetime import date

import pytest

from convene import handouts
from convene.blocks import Document, FillGrid
from convene.meetings.meeting import Meeting
from convene.people.attendance import Presence
from convene.people.person import Person
from convene.word.write import packed_document
from handouts.making import AT, Made, every_word, first, waits_for
from word.reading import Read, value, w


@pytest.fixture
def coming(made: Made) -> Meeting:
    made.initiative.of(Meeting).change(made.meeting.id, "closed", closed=AT)
    return made.new_meeting("Choices", date(2026, 12, 3))


def invite(made: Made, meeting: Meeting, *people: Person) -> None:
    for person in people:
        made.initiative.of(Presence).add(
            Presence(meeting=meeting.id, person=person.id, invited=True), "invited"
        )


def rows(document: Document) -> list[tuple[str, ...]]:
    return list(first(document, FillGrid).begun)


def test_the_invited_stand_by_last_name_with_their_organization(made: Made, coming: Meeting) -> None:
    health = made.organization("Health")
    invite(
        made,
        coming,
        made.person("Dr. Zoe Abbott", health, contact="zoe@health.example"),
        made.person("Ann Whitfield-Moss"),
        made.person("Mei-Lin Tran", under_18=True),
    )
    made.person("Not Asked")
    paper = made.paper("sign-in-sheet", meeting=coming.id)
    assert rows(paper)[:4] == [
        ("1", "Dr. Zoe Abbott", "Health", "", "☐", "☐"),
        ("2", "Mei-Lin T.", "", "", "☐", "☐"),
        ("3", "Ann Whitfield-Moss", "", "", "☐", "☐"),
        ("4", "", "", "", "☐", "☐"),
    ]
    assert not {"zoe@health.example", "Tran", "Not Asked"} & set(every_word(paper).split("'"))


@pytest.mark.parametrize(("invited", "empty"), [(0, 15), (9, 6), (10, 25), (29, 6), (30, 25)])
def test_there_are_six_empty_rows_at_least_and_the_sheets_are_full(
    invited: int, empty: int, made: Made, coming: Meeting
) -> None:
    invite(made, coming, *(made.person(f"Person {number:02}") for number in range(invited)))
    assert sum(not row[1] for row in rows(made.paper("sign-in-sheet", meeting=coming.id))) == empty
    (one,) = (one for one in handouts.possible(made.initiative.view) if one.kind == "sign-in-sheet")
    assert one.holds.startswith(f"{invited or 'nobody'} invited, {empty} empty rows; about ")


def test_it_lies_sideways_and_its_heads_are_on_every_page(made: Made, coming: Meeting) -> None:
    read = Read(packed_document(made.paper("sign-in-sheet", meeting=coming.id)))
    (section,) = read.all(".//w:sectPr")
    assert value(section.find(w("pgSz")), "orient") == "landscape"
    (table,) = read.all(".//w:tbl")
    assert [value(height) for height in table.iter(w("trHeight"))] == ["440"] * 15


def test_it_waits_for_a_meeting_to_come(made: Made) -> None:
    made.initiative.of(Meeting).change(made.meeting.id, "closed", closed=AT)
    assert waits_for(made.initiative.view, "sign-in-sheet") == ("No meeting is planned.", "meetings")
