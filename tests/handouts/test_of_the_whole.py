"""Handouts of the whole initiative: what each says, and what must not be there."""

from __future__ import annotations

from datetime import date

import pytest

from convene import handouts
from convene.blocks import Heading, Items, Masthead, Matrix, Rows, SmallNote
from convene.errors import BadInput, ConveneError
from convene.initiative.view import View
from convene.meetings.meeting import Meeting
from handouts.making import AT, Made, after_heading, every_word, first, headings, rows_of, waits_for

# Actions by owner


def test_actions_stand_by_owner_and_those_of_nobody_first(made: Made) -> None:
    health, schools = made.organization("Health"), made.organization("Schools")
    zoe, ann = made.person("Zoe", health), made.person("Ann")
    made.action("late", who=zoe.id, due=date(2026, 11, 10), partners=(health.id, schools.id))
    made.action("next year", who=zoe.id, due=date(2027, 1, 15), status="Doing", meeting=None)
    made.action("of nobody")
    made.action("done", who=ann.id, status="Done", done_on=date(2026, 9, 16))
    made.action("dropped", who=ann.id, status="Dropped")
    made.action("today", who=ann.id, due=date(2026, 11, 16))
    paper = made.paper("actions-by-owner")
    assert [(one.text, one.aside) for one in paper.blocks if isinstance(one, Heading)] == [
        ("No one yet", ""),
        ("Ann", ""),
        ("Zoe", "Health"),
    ]
    assert rows_of(after_heading(paper, "No one yet")) == [["", "A3", "of nobody", "No date", "Sep 17"]]
    assert rows_of(after_heading(paper, "Ann")) == [["", "A6", "today", "Nov 16", "Sep 17"]]
    table = after_heading(paper, "Zoe")
    assert rows_of(table) == [
        ["", "A1", "late", "Nov 10, 6 days late", "Sep 17"],
        ["", "A2", "next year", "Jan 15, 2027, doing", ""],
    ]
    assert [row[3].late for row in table.rows] == [True, False]
    assert table.rows[0][2].note == "with Schools"


def test_what_was_done_since_the_last_meeting_is_thanked_for(made: Made) -> None:
    made.initiative.of(Meeting).change(made.meeting.id, "closed", closed=AT)
    ann = made.person("Ann")
    made.action("open", who=ann.id)
    made.action("before", who=ann.id, status="Done", done_on=date(2026, 9, 16))
    made.action("after", who=ann.id, status="Done", done_on=date(2026, 9, 20))
    paper = made.paper("actions-by-owner")
    assert paper.blocks[-1] == Items(items=("A3  after (Ann)",))


def test_one_person_gets_only_what_is_theirs(made: Made) -> None:
    ann, zoe = made.person("Ann", made.organization("Health")), made.person("Zoe Minor", under_18=True)
    made.action("of Ann", who=ann.id)
    made.action("of nobody")
    view = made.initiative.view
    one = handouts.wanted(view, "actions-by-owner", person=ann)
    assert (one.name, one.holds) == ("Actions of Ann", "1 open action")
    paper = handouts.document(view, one)
    assert paper.title == "What Ann promised"
    assert first(paper, Masthead).facts == ("As of Mon Nov 16, 2026", "Health")
    assert rows_of(first(paper, Rows)) == [["", "A1", "of Ann", "No date", "Sep 17"]]
    with pytest.raises(ConveneError, match="has no open action"):
        handouts.wanted(view, "actions-by-owner", person=zoe)
    with pytest.raises(BadInput, match="not written for one person"):
        handouts.wanted(view, "twelve-cells", person=ann)


def test_the_list_of_actions_waits_for_an_open_one(made: Made) -> None:
    made.action("done", status="Done")
    assert waits_for(made.initiative.view, "actions-by-owner") == ("No action is open.", "record")


# Twelve cells


def test_every_cell_has_its_task_state_and_fact(larkspur: View) -> None:
    paper = handouts.document(larkspur, handouts.wanted(larkspur, "twelve-cells"))
    matrix = first(paper, Matrix)
    assert [row[0].title for row in matrix.rows][1] == "Strategic Planning"
    assert matrix.columns[1] == "Phase I: Initiate Action"
    assert matrix.rows[1][1].lines == ("◉ Kept up", "16 organizations from 10 sectors (D3)")
    look = matrix.rows[3][1]
    assert (look.lines[0], look.note) == ("● Agreed", "Due for a look")
    assert matrix.rows[0][3].lines == ("○ Not started", "")
    assert paper.landscape
    key = paper.blocks[-1]
    assert isinstance(key, SmallNote)
    assert all(shape in key.text for shape in "○◐●◉")


# Contact list


def test_the_contact_list_is_by_last_name_and_has_nobody_under_18(made: Made) -> None:
    made.person("Dr. Zoe Abbott", made.organization("Health"), contact="zoe@health.example")
    made.person("Ann Whitfield", contact="555-0100")
    made.person("Mei-Lin Tran", under_18=True, contact="mei@lin.example")
    made.person("Nobody Reached")
    paper = made.paper("contact-list")
    assert rows_of(first(paper, Rows)) == [
        ["Dr. Zoe Abbott", "zoe@health.example", "Health"],
        ["Ann Whitfield", "555-0100", ""],
    ]
    assert not [word for word in ("Mei-Lin", "mei@", "Nobody Reached") if word in every_word(paper)]
    assert "do not pass it on" in every_word(paper)
    assert headings(paper) == []


def test_the_contact_list_waits_for_somebody_who_can_be_reached(made: Made) -> None:
    made.person("Mei-Lin T.", under_18=True, contact="mei@lin.example")
    lacks = waits_for(made.initiative.view, "contact-list")
    assert lacks == ("Nobody has a phone number or a mail address yet.", "people")
