"""What a handout says, as blocks; one module each.

Each module has its `KIND`, its `NAME` and three functions: `offered` (what there is of it, the one wanted
most first; or one that says what it waits for), `document` and `sources`. One whose paper can be of one
person has `of_person` too. What is on a paper only when somebody ticks it is its `extra`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from types import ModuleType

from convene.blocks import Document, Paper
from convene.errors import BadInput, ConveneError
from convene.handouts import (
    actions_by_owner,
    agenda,
    agenda_facilitator,
    backbone_roles,
    binder,
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
    stakeholder_grid,
    twelve_cells,
    worksheet,
)
from convene.handouts.parts.counting import count
from convene.handouts.parts.handout import TICK, Handout, Key, Lack, key_of
from convene.handouts.parts.left_out import left_out as parts_left_out
from convene.handouts.parts.length import about_pages
from convene.handouts.parts.sources import Sources
from convene.initiative.view import View
from convene.initiative.young import for_paper
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
    stakeholder_grid,
    measurement_plan,
    data_report,
    scoreboard,
    promises,
    backbone_roles,
    communication_plan,
    contact_list,
    binder,
    worksheet,
    blank_worksheet,
)
HANDOUTS: dict[str, ModuleType] = {module.KIND: module for module in _MODULES}
"""Every kind of handout by its name on the command line."""

SINGLE = tuple(kind for kind in HANDOUTS if kind not in {binder.KIND, blank_worksheet.KIND})
"""Those that say what no other says, of what the group said."""

NO_FILE = "No file was written."

__all__ = [
    "HANDOUTS",
    "NO_FILE",
    "SINGLE",
    "Handout",
    "Key",
    "document",
    "how_many",
    "key_of",
    "left_out",
    "offered",
    "possible",
    "sources",
    "wanted",
]


def offered(view: View, kinds: Iterable[str] = HANDOUTS, ticks: Collection[Key] = ()) -> tuple[Handout, ...]:
    """All there is: of each kind the one wanted most, then those of other meetings, then what waits.

    Worksheets stand together, since there are many. Those with a key among `ticks` are ticked.
    """
    view = for_paper(view)
    found = [[_ticked(one, ticks) for one in HANDOUTS[kind].offered(view)] for kind in kinds]
    ordered = [*(one[0] for one in found), *(other for one in found for other in one[1:])]
    waiting = tuple(one for one in ordered if one.waits)
    papers = [one for one in ordered if not one.waits]
    papers.sort(key=_place)
    pages: dict[Key, int] = {}
    binder_last = sorted(papers, key=lambda one: one.kind == binder.KIND)
    paged = {key_of(one): _with_pages(view, one, pages) for one in binder_last}
    return (*(paged[key_of(one)] for one in papers), *waiting)


def possible(view: View, kinds: Iterable[str] = SINGLE) -> tuple[Handout, ...]:
    """Everything that can be written now without a tick, with what it would hold; usually each thing once."""
    return tuple(one for one in offered(view, kinds) if not one.lacks)


def wanted(
    view: View,
    kind: str,
    *,
    meeting: Meeting | None = None,
    person: Person | None = None,
    worksheet: str | None = None,
    ticked: bool = False,
) -> Handout:
    """The handout of a kind: of a meeting, a person or a worksheet, or else the one wanted most.

    Raises ConveneError if it can't be written, with what it waits for; BadInput if it is not of one person.
    """
    if person:
        module = HANDOUTS[kind]
        if not hasattr(module, "of_person"):
            raise BadInput(f"{module.NAME} is not written for one person.", todo="Leave out the person.")
        shown = for_paper(view)
        found: Handout = module.of_person(shown, shown.get(Person, person.id) or person)
        return found
    every = HANDOUTS[kind].offered(for_paper(view))
    of = [one for one in every if meeting is None or one.meeting in {None, meeting.id}]
    if worksheet and any(one.worksheet for one in every):
        of = [one for one in of if one.worksheet == worksheet]
    if not of and worksheet:
        raise ConveneError(f"Nothing is answered in the worksheet “{worksheet}”.", NO_FILE)
    if not of and meeting:
        why = f"{meeting.label} {meeting.title}: it is {meeting.state}"
        raise ConveneError(f"There is no {kind} of {why}.", NO_FILE)
    one = _ticked(of[0], {key_of(of[0])} if ticked else ())
    if one.lacks:
        raise ConveneError(one.lacks.words, NO_FILE, _where(one.lacks))
    return _with_pages(view, one, {})


def sources(view: View, handout: Handout) -> Sources:
    """What a handout is made of. Raises ConveneError if its meeting is gone."""
    found: Sources = HANDOUTS[handout.kind].sources(view, handout)
    return found


def left_out(view: View, handout: Handout, document: Document) -> tuple[str, ...]:
    """What is kept from this paper for privacy, in parts of a sentence; to be said on the screen."""
    return parts_left_out(view, handout, document, sources(view, handout))


def how_many(view: View, kind: str) -> int:
    """How many of a kind can be written, without working out what they hold."""
    return sum(not one.lacks for one in HANDOUTS[kind].offered(for_paper(view)))


def document(view: View, handout: Handout, *, paper: Paper = "letter", hours: str = "12") -> Document:
    """What a handout says now. `hours` is "12" or "24". Raises ConveneError if its meeting is gone."""
    made: Document = HANDOUTS[handout.kind].document(for_paper(view), handout, paper=paper, hours=hours)
    return made


def _where(lacks: Lack) -> str:
    if lacks.where == TICK:
        return "Tick it: in the app with t, here with --tick"
    return f"It goes into {lacks.where}, in the app or with convene fill." if "." in lacks.where else ""


def _ticked(one: Handout, ticks: Collection[Key]) -> Handout:
    """With its extra, if it has one and that is ticked; the file says so if there is one without it."""
    if not one.extra or key_of(one) not in ticks:
        return one
    if one.lacks:
        return one if one.waits else one._replace(ticked=True, lacks=None)
    return one._replace(ticked=True, file=f"{one.file} with {one.extra}")


def _place(one: Handout) -> tuple[bool, bool]:
    """Worksheets behind the papers, blank ones behind those with answers."""
    return one.worksheet is not None, one.kind == blank_worksheet.KIND


def _with_pages(view: View, handout: Handout, known: dict[Key, int]) -> Handout:
    """With about how many pages it has; `known` are those of papers before it, which a binder holds too."""
    if handout.lacks:
        return handout
    if handout.kind == binder.KIND and known:
        inside = binder.kinds(handout)
        about = binder.FRONT + sum(pages for (kind, *_), pages in known.items() if kind in inside)
    else:
        about = about_pages(document(view, handout))
    known[key_of(handout)] = about
    return handout._replace(holds=f"{handout.holds}; about {count(about, 'page')}")
