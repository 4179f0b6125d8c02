"""What a handout says, as blocks; one module each.

Each module has its `KIND`, its `NAME` and three functions: `offered` (what there is of it, the one wanted
most first; or one that says what it waits for), `document` and `sources`. One whose paper can be of one
person has `of_person` too.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType

from convene.blocks import Document, Paper
from convene.errors import BadInput, ConveneError
from convene.handouts import (
    actions_by_owner,
    agenda,
    agenda_facilitator,
    backbone_roles,
    blank_worksheet,
    common_agenda,
    communication_plan,
    contact_list,
    data_report,
    landscape_map,
    measurement_plan,
    meeting_summary,
    promises,
    scoreboard,
    sign_in_sheet,
    twelve_cells,
    worksheet,
)
from convene.handouts.parts.counting import count
from convene.handouts.parts.handout import Handout
from convene.handouts.parts.length import about_pages
from convene.handouts.parts.sources import Sources
from convene.handouts.parts.young import for_paper
from convene.initiative.view import View
from convene.meetings.meeting import Meeting
from convene.people.person import Person

_MODULES = (
    meeting_summary,
    agenda,
    agenda_facilitator,
    sign_in_sheet,
    actions_by_owner,
    common_agenda,
    twelve_cells,
    landscape_map,
    measurement_plan,
    data_report,
    scoreboard,
    promises,
    backbone_roles,
    communication_plan,
    contact_list,
    worksheet,
    blank_worksheet,
)
HANDOUTS: dict[str, ModuleType] = {module.KIND: module for module in _MODULES}
"""Every kind of handout by its name on the command line."""

NO_FILE = "No file was written."

__all__ = ["HANDOUTS", "Handout", "document", "offered", "possible", "sources", "wanted"]


def offered(view: View, kinds: Iterable[str] = HANDOUTS) -> tuple[Handout, ...]:
    """All there is: of each kind the one wanted most, then those of other meetings, then what waits."""
    view = for_paper(view)
    found = [HANDOUTS[kind].offered(view) for kind in kinds]
    ordered = [*(one[0] for one in found), *(other for one in found for other in one[1:])]
    waiting = tuple(one for one in ordered if one.lacks)
    return (*(_with_pages(view, one) for one in ordered if not one.lacks), *waiting)


def possible(view: View) -> tuple[Handout, ...]:
    """Everything that can be written now, with what it would hold."""
    return tuple(one for one in offered(view) if not one.lacks)


def wanted(view: View, kind: str, *, meeting: Meeting | None = None, person: Person | None = None) -> Handout:
    """The handout of a kind: of a meeting or a person, or else the one wanted most.

    Raises ConveneError if it can't be written, with what it waits for; BadInput if it is not of one person.
    """
    if person:
        module = HANDOUTS[kind]
        if not hasattr(module, "of_person"):
            raise BadInput(f"{module.NAME} is not written for one person.", todo="Leave out the person.")
        shown = for_paper(view)
        found: Handout = module.of_person(shown, shown.get(Person, person.id) or person)
        return found
    of = [one for one in offered(view, [kind]) if meeting is None or one.meeting in {None, meeting.id}]
    if meeting and not of:
        why = f"{meeting.label} {meeting.title}: it is {meeting.state}"
        raise ConveneError(f"There is no {kind} of {why}.", NO_FILE)
    lacks = of[0].lacks
    if lacks:
        todo = f"It goes into {lacks.where}, in the app or with convene fill." if "." in lacks.where else ""
        raise ConveneError(lacks.words, NO_FILE, todo)
    return of[0]


def sources(view: View, handout: Handout) -> Sources:
    """What a handout is made of. Raises ConveneError if its meeting is gone."""
    found: Sources = HANDOUTS[handout.kind].sources(view, handout)
    return found


def document(view: View, handout: Handout, *, paper: Paper = "letter", hours: str = "12") -> Document:
    """What a handout says now. `hours` is "12" or "24". Raises ConveneError if its meeting is gone."""
    made: Document = HANDOUTS[handout.kind].document(for_paper(view), handout, paper=paper, hours=hours)
    return made


def _with_pages(view: View, handout: Handout) -> Handout:
    pages = count(about_pages(document(view, handout)), "page")
    return handout._replace(holds=f"{handout.holds}; about {pages}")
