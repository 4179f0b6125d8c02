"""What a handout says, as blocks; one module each.

Each module has its `NAME` and three functions: `offered` (what there is of it, the one wanted most first;
or one that says what it waits for), `document` and `sources`.
"""

from __future__ import annotations

from types import ModuleType

from convene.blocks import Document, Paper
from convene.handouts import agenda, agenda_facilitator, meeting_summary, sign_in_sheet
from convene.handouts.parts.counting import count
from convene.handouts.parts.handout import Handout
from convene.handouts.parts.length import about_pages
from convene.handouts.parts.sources import Sources
from convene.initiative.view import View

HANDOUTS: dict[str, ModuleType] = {
    module.KIND: module for module in (meeting_summary, agenda, agenda_facilitator, sign_in_sheet)
}
"""Every kind of handout by its name on the command line."""

__all__ = ["HANDOUTS", "Handout", "document", "offered", "possible", "sources"]


def offered(view: View) -> tuple[Handout, ...]:
    """All there is: of each kind the one wanted most, then those of other meetings, then what waits."""
    kinds = [kind.offered(view) for kind in HANDOUTS.values()]
    ordered = [*(one[0] for one in kinds), *(other for one in kinds for other in one[1:])]
    waiting = tuple(one for one in ordered if one.lacks)
    return (*(_with_pages(view, one) for one in ordered if not one.lacks), *waiting)


def possible(view: View) -> tuple[Handout, ...]:
    """Everything that can be written now, with what it would hold."""
    return tuple(one for one in offered(view) if not one.lacks)


def sources(view: View, handout: Handout) -> Sources:
    """What a handout is made of. Raises ConveneError if its meeting is gone."""
    found: Sources = HANDOUTS[handout.kind].sources(view, handout)
    return found


def document(view: View, handout: Handout, *, paper: Paper = "letter", hours: str = "12") -> Document:
    """What a handout says now. `hours` is "12" or "24". Raises ConveneError if its meeting is gone."""
    made: Document = HANDOUTS[handout.kind].document(view, handout, paper=paper, hours=hours)
    return made


def _with_pages(view: View, handout: Handout) -> Handout:
    pages = count(about_pages(document(view, handout)), "page")
    return handout._replace(holds=f"{handout.holds}; about {pages}")
