"""The whole initiative in one document: every paper behind a tab of its own, for a binder on a shelf.

It is made of other papers as they are, so it imports them; none imports it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from types import ModuleType
from typing import NamedTuple

from convene.blocks import (
    Block,
    Blocks,
    Contents,
    Document,
    Entry,
    Heading,
    Lead,
    Masthead,
    Paper,
    Tab,
)
from convene.captured.decision import Decision
from convene.dates import show_day
from convene.handouts import (
    actions_by_owner,
    backbone_roles,
    common_agenda,
    communication_plan,
    contact_list,
    data_report,
    landscape_map,
    measurement_plan,
    meeting_summary,
    promises,
    twelve_cells,
)
from convene.handouts.parts import whole
from convene.handouts.parts.binding import bound
from convene.handouts.parts.changed import last_change
from convene.handouts.parts.counting import count, sentence
from convene.handouts.parts.decided import decided
from convene.handouts.parts.handout import Handout, Lack
from convene.handouts.parts.sources import Sources
from convene.initiative.view import View
from convene.meetings.meeting import Meeting, listed

KIND, NAME = "binder", "Binder"

FRONT = 3
"""Pages that no other paper has: the contents, and the decisions of all meetings."""

CONTACTS = "the contact list"
NOT_YET = "nothing yet"
LITTLE = Lack("There is one sheet so far, and a binder is made of several.", "worksheets")


class _Tab(NamedTuple):
    """A tab and the kinds of papers in it; the numbers never change, since tabs are cut from card."""

    number: int
    title: str
    kinds: tuple[ModuleType, ...] = ()


class _Paper(NamedTuple):
    """A paper that can be written, and the kind it is of."""

    kind: ModuleType
    handout: Handout


class _Filled(NamedTuple):
    """A tab with its papers, by meeting the newest first; without any it is made here."""

    number: int
    title: str
    papers: Sequence[_Paper]


TABS = (
    _Tab(1, "Common agenda", (common_agenda,)),
    _Tab(2, "Twelve cells", (twelve_cells,)),
    _Tab(3, "Landscape map", (landscape_map,)),
    _Tab(4, "Promises", (promises,)),
    _Tab(5, "Measures", (data_report, measurement_plan)),
    _Tab(6, "Backbone roles", (backbone_roles,)),
    _Tab(7, "Communication plan", (communication_plan,)),
    _Tab(8, "Meetings", (meeting_summary,)),
    _Tab(9, "Decisions of all meetings"),
    _Tab(10, "Open actions", (actions_by_owner,)),
    _Tab(11, "Contacts", (contact_list,)),
)


def offered(view: View) -> tuple[Handout, ...]:
    """One, once it has more than one sheet; the contact list is in it only when that is ticked."""
    filled = list(_filled(view, contacts=False))
    meetings = sum(one.handout.kind == meeting_summary.KIND for tab in filled for one in tab.papers)
    return (
        Handout(
            KIND,
            f"{NAME} of everything",
            holds=f"{count(len(filled), 'tab')}, {count(meetings, 'meeting')}",
            file=f"{NAME} {view.about.name}",
            lacks=None if len(filled) > 1 else LITTLE,
            extra="" if contact_list.offered(view)[0].lacks else CONTACTS,
        ),
    )


def document(view: View, handout: Handout, *, paper: Paper = "letter", hours: str = "12") -> Document:
    """What it is about and the contents on its first page, then tab by tab."""
    filled = list(_filled(view, contacts=handout.ticked))
    blocks: list[Block] = []
    changed = [one.at for one in view.all(Decision)]
    for tab in filled:
        papers = [kind.document(view, one, paper=paper, hours=hours) for kind, one in tab.papers]
        changed += [one.changed for one in papers]
        blocks += bound(tab.number, tab.title, papers) if papers else _decisions(view, tab)
    return Document(
        kind=NAME,
        title=view.about.name,
        initiative=view.about.name,
        day=view.today,
        changed=last_change(view, *changed),
        blocks=(*_first_page(view, filled, contacts=handout.ticked), *blocks),
        paper=paper,
    )


def sources(view: View, handout: Handout) -> Sources:
    """What each of its papers is made of."""
    filled = _filled(view, contacts=handout.ticked)
    parts = [kind.sources(view, one) for tab in filled for kind, one in tab.papers]
    return Sources(tables=frozenset({"initiative", "decisions"}), parts=tuple(parts))


def kinds(handout: Handout) -> frozenset[str]:
    """The kinds of papers in it, by their names."""
    every = (kind for tab in TABS for kind in tab.kinds)
    return frozenset(kind.KIND for kind in every if handout.ticked or kind is not contact_list)


def _filled(view: View, *, contacts: bool) -> Iterator[_Filled]:
    """The tabs with something in them."""
    for tab in TABS:
        if tab.kinds == (contact_list,) and not contacts:
            continue
        papers = [_Paper(kind, one) for kind in tab.kinds for one in kind.offered(view) if not one.lacks]
        if papers or (not tab.kinds and view.all(Decision)):
            yield _Filled(tab.number, tab.title, papers)


def _first_page(view: View, filled: Sequence[_Filled], *, contacts: bool) -> Iterator[Block]:
    facts = (view.about.place, f"As of {show_day(view.today, year=True)}")
    top = tuple(one for one in facts if one)
    yield Masthead(kind=NAME, title=view.about.name, facts=top, whose=False)
    goal = whole.answer(view, common_agenda.GOAL_LINE) or view.about.problem
    if goal:
        yield Lead(text=sentence(goal))
    yield Heading(level=1, text="Contents")
    there = {tab.number: tab for tab in filled}
    yield Contents(
        entries=tuple(
            Entry(tab.number, tab.title, _holds(view, there[tab.number]))
            if tab.number in there
            else Entry(tab.number, tab.title, NOT_YET, there=False)
            for tab in TABS
            if contacts or tab.kinds != (contact_list,)  # what was left out is said on the screen alone
        )
    )


def _holds(view: View, tab: _Filled) -> str:
    if not tab.papers:
        return count(len(view.all(Decision)), "decision")
    first = tab.papers[0]
    several = first.kind is meeting_summary
    return count(len(tab.papers), "meeting") if several else first.handout.holds


def _decisions(view: View, tab: _Filled) -> Blocks:
    """Those of each meeting under its day, the newest meeting first; those of no meeting at the end."""
    meetings = {meeting.id: meeting for meeting in view.all(Meeting)}
    order = {meeting.id: place for place, meeting in enumerate(listed(meetings.values()))}

    def place(one: Decision) -> int:
        return order.get(one.meeting or 0, len(order))

    blocks: list[Block] = [Tab(number=tab.number, title=tab.title)]
    for at, group in groupby(sorted(view.all(Decision), key=place), key=place):
        kept = list(group)
        meeting = meetings.get(kept[0].meeting or 0) if at < len(order) else None
        words = show_day(meeting.day, year=True) if meeting else "Beside meetings"
        blocks += [
            Heading(level=2, text=words, aside=meeting.title if meeting else ""),
            decided(view, kept),
        ]
    return tuple(blocks)
