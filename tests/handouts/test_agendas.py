"""The two agendas: what the room is told, and what is only for whoever leads."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from convene import handouts
from convene.blocks import Items, Lead, Masthead, Prose, Rows, SmallNote
from convene.initiative.view import View
from convene.meetings.agenda import AgendaItem
from convene.meetings.meeting import Meeting
from convene.people.attendance import Presence
from handouts.making import AT, Made, after_heading, every_word, first, headings, rows_of, waits_for

WHICH_GOAL: Any = {"kind": "worksheet", "worksheet": "common-agenda", "steps": ("goals", "agree")}
CLOSE: Any = {"kind": "close", "worksheet": "meeting-close", "steps": ("plus", "decided")}
BOTH = ("agenda", "agenda-facilitator")


@pytest.fixture
def coming(made: Made) -> Meeting:
    made.initiative.of(Meeting).change(made.meeting.id, "closed", closed=AT)
    return made.new_meeting(
        "Choices", date(2026, 12, 3), purpose="Choose what we keep.", bring="Your numbers"
    )


def item(made: Made, meeting: Meeting, title: str, minutes: int, **more: Any) -> AgendaItem:
    agenda = made.initiative.of(AgendaItem)
    order = float(len(agenda.all()) + 1)
    return agenda.add(
        AgendaItem(meeting=meeting.id, order=order, title=title, minutes=minutes, **more), "item added"
    )


def test_the_room_reads_when_what_and_what_for_and_when_one_can_leave(made: Made, coming: Meeting) -> None:
    item(made, coming, "Welcome", 10)
    item(made, coming, "Actions", 20, kind="review")
    item(made, coming, "Break", 5, kind="break")
    item(made, coming, "Left out", 5, left_out=True)
    item(
        made, coming, "Which goal?", 40, kind="worksheet", worksheet="common-agenda", steps=("goals", "agree")
    )
    item(made, coming, "Close", 20, kind="close")
    paper = made.paper("agenda", meeting=coming.id)
    table = first(paper, Rows)
    assert rows_of(table) == [
        ["3:30 PM", "Welcome", "Talk"],
        ["3:40 PM", "Actions", "Tell"],
        ["4:00 PM", "Break", ""],
        ["4:05 PM", "Which goal?", "Decide"],
        ["4:45 PM", "Close", "Talk"],
        ["6:00 PM", "We end", ""],
    ]
    assert [row[1].strong for row in table.rows] == [False, False, False, True, False, True]
    assert [row[1].muted for row in table.rows] == [False, False, True, False, False, False]
    assert first(paper, Lead).text == (
        "We meet to choose what we keep. "
        "We leave with one decision (in bold below) and who does what by when."
    )
    assert paper.blocks[-1] == Prose(text="Please bring: Your numbers.")
    assert first(made.paper("agenda", meeting=coming.id, hours="24"), Masthead).facts == (
        "Thu Dec 3, 2026, 15:30 to 18:00",
    )


def test_who_leads_has_a_column_where_anybody_does(made: Made, coming: Meeting) -> None:
    item(made, coming, "Welcome", 10, lead="Denise")
    item(made, coming, "More", 10)
    table = first(made.paper("agenda", meeting=coming.id), Rows)
    assert [column.title for column in table.columns] == ["Time", "What", "Who leads", "What for"]
    assert [row[2].text for row in table.rows] == ["Denise", "", ""]


def test_what_is_open_from_last_time_is_on_it_until_the_page_is_full(made: Made, coming: Meeting) -> None:
    item(made, coming, "Welcome", 10)
    ann = made.person("Ann")
    made.action("Book the room", who=ann.id, due=date(2026, 12, 3))
    made.action("Later", who=ann.id, due=date(2026, 12, 4))
    made.action("No date", who=ann.id)
    made.action("Done", who=ann.id, due=date(2026, 11, 1), status="Done")
    made.parked("Who pays for the bus?")
    made.parked("On the agenda", state="On an agenda")
    paper = made.paper("agenda", meeting=coming.id)
    assert after_heading(paper, "What we promised until today") == Items(
        items=("A1  Book the room (Ann, due Dec 3)",)
    )
    assert after_heading(paper, "Parked last time") == Items(items=("P1  Who pays for the bus?",))
    for number in range(9):
        made.action(f"One more {number}", due=date(2026, 11, 20) + timedelta(days=number))
    items = after_heading(made.paper("agenda", meeting=coming.id), "What we promised until today").items
    assert items[0] == "A5  One more 0 (no one yet, due Nov 20)"
    assert items[6:] == ("and 4 more",)


def test_without_anything_open_the_heading_is_left_out(made: Made, coming: Meeting) -> None:
    item(made, coming, "Welcome", 10)
    assert headings(made.paper("agenda", meeting=coming.id)) == []


def test_the_facilitator_reads_both_clocks_questions_and_notes(made: Made, coming: Meeting) -> None:
    item(
        made, coming, "Which goal?", 40, kind="worksheet", worksheet="common-agenda", steps=("goals", "agree")
    )
    item(made, coming, "Before we go", 20, **CLOSE)
    made.initiative.of(Presence).add(
        Presence(meeting=coming.id, person=made.person("Ann").id, invited=True), "invited"
    )
    view = made.initiative.view
    places = ("common-agenda.goals", "common-agenda.agree", "meeting-close.plus", "meeting-close.decided")
    goals, agree, plus, decided = (step for place in places if (step := view.step(place)))
    paper = made.paper("agenda-facilitator", meeting=coming.id)
    table = first(paper, Rows)
    assert rows_of(table) == [
        ["3:30 PM", "40", "Which goal? (to decide)"],
        ["", str(goals.minutes), goals.prompt],
        ["", str(agree.minutes), agree.prompt],
        ["4:10 PM", "20", "Before we go"],
        ["", str(plus.minutes), plus.prompt],
        ["", str(decided.minutes), decided.prompt],
    ]
    assert [row[2].note for row in table.rows] == ["", goals.note, agree.note, "", "", ""]
    assert paper.blocks[-1] == SmallNote(
        text="60 minutes planned, 90 to spare until 6:00 PM. 1 person invited."
    )
    assert goals.note not in every_word(made.paper("agenda", meeting=coming.id))
    assert goals.prompt not in every_word(made.paper("agenda", meeting=coming.id))
    item(made, coming, "Too much", 95)
    note = first(made.paper("agenda-facilitator", meeting=coming.id), SmallNote).text
    assert note.startswith("155 minutes planned, 5 minutes too many until 6:00 PM.")


@pytest.mark.parametrize("kind", BOTH)
def test_agendas_are_of_meetings_that_are_not_over_and_wait_for_items(
    kind: str, made: Made, coming: Meeting
) -> None:
    view = made.initiative.view
    assert waits_for(view, kind) == ("Nothing is on its agenda yet.", "meetings")
    item(made, coming, "Welcome", 10)
    missed = made.new_meeting("Never held", date(2026, 1, 8))
    item(made, missed, "Welcome", 10)
    of_meetings = [one.meeting for one in handouts.possible(view) if one.kind == kind]
    assert of_meetings == [coming.id, missed.id]
    made.initiative.of(Meeting).remove(coming.id, "gone")
    made.initiative.of(Meeting).remove(missed.id, "gone")
    assert waits_for(view, kind) == ("No meeting is planned.", "meetings")


def test_a_changed_item_is_seen_and_an_invitation_only_by_the_facilitator(
    made: Made, coming: Meeting
) -> None:
    item(made, coming, "Welcome", 10)
    found = {one.kind: one for one in handouts.possible(made.initiative.view) if one.meeting == coming.id}
    seen: list[Any] = []
    made.initiative.subscribe(lambda changed: seen.extend(changed.operation.ch if changed.operation else ()))

    def touched() -> list[str]:
        said = [
            kind
            for kind in BOTH
            if any(handouts.sources(made.initiative.view, found[kind]).touched_by(one) for one in seen)
        ]
        seen.clear()
        return said

    item(made, coming, "More", 10)
    assert touched() == [*BOTH]
    made.initiative.of(Presence).add(Presence(meeting=coming.id, person=1, invited=True), "invited")
    assert touched() == ["agenda-facilitator"]


@pytest.mark.parametrize("kind", BOTH)
def test_the_sample_fits_on_a_page(kind: str, larkspur: View) -> None:
    one = next(one for one in handouts.possible(larkspur) if one.kind == kind)
    assert one.holds == "9 items, 2 to decide; about 1 page"
