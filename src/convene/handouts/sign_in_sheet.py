"""The sheet at the door: who is invited, with room for whoever else comes."""

from __future__ import annotations

from convene.blocks import Document, FillGrid, Masthead, Paper, SmallNote
from convene.handouts.parts import planned
from convene.handouts.parts.changed import last_change
from convene.handouts.parts.counting import count
from convene.handouts.parts.handout import Handout
from convene.handouts.parts.of_meeting import meeting_of, when_and_where
from convene.handouts.parts.sources import PEOPLE_UNSEEN, Sources
from convene.initiative.attending import attendance_of
from convene.initiative.view import View
from convene.meetings.meeting import Meeting
from convene.people.names import by_last_name
from convene.people.organization import Organization
from convene.people.person import Person

KIND, NAME = "sign-in-sheet", "Sign-in sheet"

COLUMNS = ("No.", "Name", "Organization", "Email or phone", "First time?", "List my name")
WEIGHTS = (5, 24, 28, 27, 8, 8)
BOX = "☐"
LEAST_EMPTY = 6
FIRST_SHEET, NEXT_SHEETS = 15, 20
"""Rows that surely fit; what the invited leave of a sheet is empty rows, since it is there."""

USE = (
    "We use this list to count who was here, and to send the summary and the next date. "
    "Tick “List my name” if your name may stand in the summary."
)


def offered(view: View) -> tuple[Handout, ...]:
    """One for each meeting that is planned or runs, whether anybody is invited yet or not."""
    return planned.offered(view, KIND, NAME, _holds)


def document(view: View, handout: Handout, *, paper: Paper = "letter", hours: str = "12") -> Document:
    """The invited by last name, then empty rows; never a contact."""
    meeting = meeting_of(view, handout)
    invited, organizations = _invited(view, meeting), view.by_id(Organization)
    begun = [(one.name, _name(organizations.get(one.organization or 0))) for one in invited]
    begun += [("", "")] * _empty(len(invited))
    rows = tuple((str(number), *names, "", BOX, BOX) for number, names in enumerate(begun, start=1))
    return Document(
        kind=NAME,
        title=meeting.title,
        initiative=view.about.name,
        day=meeting.day,
        changed=last_change(view),
        blocks=(
            Masthead(kind=NAME, title=meeting.title, facts=when_and_where(meeting, hours)),
            SmallNote(text=USE),
            FillGrid(caption="Who is here", columns=COLUMNS, begun=rows, empty=0, slim=True, weights=WEIGHTS),
        ),
        paper=paper,
        landscape=True,
    )


def sources(view: View, handout: Handout) -> Sources:
    """What the sheet is made of."""
    meeting = meeting_of(view, handout)
    return Sources(
        documents=frozenset(
            {
                (meeting.table, meeting.id),
                *(("people", one.id) for one in _invited(view, meeting)),
                *(("organizations", one.organization) for one in _invited(view, meeting) if one.organization),
            }
        ),
        meeting=meeting.id,
        in_meeting=frozenset({"attendance"}),
        unseen={
            "people": PEOPLE_UNSEEN - {"under_18"},
            "attendance": frozenset({"arrived", "left", "no_vote", "unlisted"}),
            "meetings": frozenset({"started", "breakout_ends", "purpose", "bring"}),
            "organizations": frozenset({"sector", "what_they_do", "whom_they_reach", "reach", "involvement"}),
        },
    )


def _holds(view: View, meeting: Meeting) -> str:
    invited = len(_invited(view, meeting))
    return f"{invited or 'nobody'} invited, {count(_empty(invited), 'empty row')}"


def _invited(view: View, meeting: Meeting) -> list[Person]:
    """Those who are still on the list of people."""
    asked = {one.person for one in attendance_of(view, meeting.id).values() if one.invited}
    return sorted((one for one in view.all(Person) if one.id in asked), key=by_last_name)


def _empty(invited: int) -> int:
    """At least six, and as many as the sheets have room for."""
    rows = FIRST_SHEET
    while rows < invited + LEAST_EMPTY:
        rows += NEXT_SHEETS
    return rows - invited


def _name(organization: Organization | None) -> str:
    return organization.name if organization else ""
