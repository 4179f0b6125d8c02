"""A worksheet as the group filled it in: what was said, step by step, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from convene.blocks import Block, Document, Heading, Lead, Masthead, Paper, SmallNote
from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.dates import show_day
from convene.errors import ConveneError
from convene.handouts.parts.changed import last_change
from convene.handouts.parts.counting import count
from convene.handouts.parts.decided import decided
from convene.handouts.parts.handout import Handout, Lack
from convene.handouts.parts.sources import PEOPLE_UNSEEN, Sources, of_steps
from convene.handouts.parts.who_does_what import who_does_what
from convene.handouts.parts.worked_on import kept_from_paper, step_blocks
from convene.initiative.asked import is_asked
from convene.initiative.view import View
from convene.kinds import actions, decisions, grid, kind_of, script
from convene.listed import listed
from convene.meetings.meeting import Meeting
from convene.voting.tally import Vote
from convene.worksheets.definition import Step, Worksheet

KIND, NAME = "worksheet", "Worksheet"

NOTHING_YET = Lack("No worksheet has an answer yet.", "worksheets")
PEOPLE = "the grid of people"


def offered(view: View) -> tuple[Handout, ...]:
    """Each one with an answer, the newest answers first; one for each meeting that filled one in."""
    found = [(_day(view, sheet), sheet) for sheet in _sheets(view) if any(_answered(view, sheet))]
    newest = sorted(found, key=lambda pair: pair[0] or date.min, reverse=True)
    return tuple(_handout(view, sheet) for _, sheet in newest) or (Handout(KIND, NAME, lacks=NOTHING_YET),)


def document(view: View, handout: Handout, *, paper: Paper = "letter", hours: str = "12") -> Document:
    """Its steps in order; what is not answered is named before. Raises ConveneError if it is gone."""
    sheet = _sheet(view, handout)
    votes, meeting = view.all(Vote), view.get(Meeting, sheet.held)
    blocks: list[Block] = []
    for step in sheet.steps:
        blocks += _step(view, sheet, step, votes, people=handout.ticked)
    day = meeting.day if meeting else view.today
    when = show_day(day, year=True) if meeting else f"As of {show_day(day, year=True)}"
    return Document(
        kind=NAME,
        title=sheet.title,
        initiative=view.about.name,
        day=day,
        changed=_changed(view, sheet),
        blocks=(
            Masthead(kind=NAME, title=sheet.title, facts=(when, _share(view, sheet))),
            Lead(text=sheet.purpose),
            *_open(view, sheet),
            *blocks,
        ),
        paper=paper,
    )


def sources(view: View, handout: Handout) -> Sources:
    """Its answers, and the decisions, actions and votes that came of it."""
    sheet = _sheet(view, handout)
    answers = of_steps(view, [(sheet.place(step.id), step) for step in sheet.steps])
    kept = _came_of(view, sheet)
    return answers._replace(
        documents=answers.documents | {(one.table, one.id) for one in kept},
        worksheet=sheet.id,
        unseen={"people": PEOPLE_UNSEEN, "decisions": frozenset({"tell"}), "actions": frozenset({"note"})},
    )


def _sheets(view: View) -> Iterator[Worksheet]:
    """All there are; one that is filled in at each meeting once for each that began."""
    held = [meeting.id for meeting in view.all(Meeting) if meeting.state != "planned"]
    for sheet in view.shelf.worksheets.values():
        yield from (sheet.at(meeting) for meeting in held) if sheet.each else (sheet,)


def _sheet(view: View, handout: Handout) -> Worksheet:
    sheet = view.shelf.get(handout.worksheet or "")
    if sheet is None:
        raise ConveneError(f"{handout.name}: its worksheet is not here any more.", "Nothing was written.")
    return sheet.at(handout.meeting) if handout.meeting else sheet


def _answered(view: View, sheet: Worksheet) -> Iterator[Step]:
    """The steps with something in them, as far as it is for paper or may be ticked."""
    voted = {one.step for one in _votes(view, sheet)}
    for step in sheet.steps:
        if kept_from_paper(view, step) and not isinstance(step.field, grid.Definition):
            continue
        value = view.value_of(sheet, step)
        if sheet.place(step.id) in voted or kind_of(step.field).is_answered(value, step.field):
            yield step


def _handout(view: View, sheet: Worksheet) -> Handout:
    meeting = view.get(Meeting, sheet.held)
    of = f" of {show_day(meeting.day, year=True)}" if meeting else ""
    file = f"{NAME} {meeting.day.isoformat()} {sheet.title}" if meeting else f"{NAME} {sheet.title}"
    people = any(
        isinstance(step.field, grid.Definition) and kept_from_paper(view, step)
        for step in _answered(view, sheet)
    )
    return Handout(
        KIND,
        name=f"{NAME}{of}: {sheet.title}",
        holds=_share(view, sheet),
        file=file if meeting else f"{file} {view.about.name}",
        meeting=sheet.held,
        worksheet=sheet.id,
        extra=PEOPLE if people else "",
    )


def _share(view: View, sheet: Worksheet) -> str:
    """ "5 of 7 steps answered", of those that are asked now."""
    asked = [one for one in sheet.steps if _asks(view, one)]
    answered = [one for one in _answered(view, sheet) if one in asked]
    return f"{len(answered)} of {count(len(asked), 'step')} answered"


def _asks(view: View, step: Step) -> bool:
    """Whether an answer is expected: not by words to read aloud, nor by the two ends."""
    ends = (script.Definition, decisions.Definition, actions.Definition)
    return not isinstance(step.field, ends) and is_asked(view, step)


def _step(
    view: View, sheet: Worksheet, step: Step, votes: Sequence[Vote], *, people: bool
) -> Iterator[Block]:
    """The prompt above its answer; the two ends are what was decided and promised of this worksheet."""
    said: Sequence[Block]
    if isinstance(step.field, decisions.Definition):
        found = _decisions(view, sheet)
        said = (Heading(level=1, text=step.title), decided(view, found)) if found else ()
    elif isinstance(step.field, actions.Definition):
        promised = _actions(view, sheet)
        said = (
            (Heading(level=1, text=step.title), who_does_what(view, promised, view.today)) if promised else ()
        )
    else:
        said = step_blocks(view, sheet, step, votes, level=1, asked=True, people=people)
    yield from said


def _open(view: View, sheet: Worksheet) -> Iterator[Block]:
    """What the group has not come to."""
    answered = list(_answered(view, sheet))
    waiting = [
        one.title
        for one in sheet.steps
        if one not in answered and not kept_from_paper(view, one) and _asks(view, one)
    ]
    if waiting:
        yield SmallNote(text=f"Not answered: {listed(waiting)}.")


def _decisions(view: View, sheet: Worksheet) -> list[Decision]:
    return [one for one in view.all(Decision) if _is_of(sheet, one)]


def _actions(view: View, sheet: Worksheet) -> list[Action]:
    return [one for one in view.all(Action) if _is_of(sheet, one)]


def _is_of(sheet: Worksheet, one: Decision | Action) -> bool:
    """Whether it is linked to a worksheet; for one of each meeting, by that meeting."""
    return sheet.id in one.worksheets and sheet.held in {None, one.meeting}


def _votes(view: View, sheet: Worksheet) -> list[Vote]:
    places = {sheet.place(step.id) for step in sheet.steps}
    return [one for one in view.all(Vote) if one.step in places]


def _came_of(view: View, sheet: Worksheet) -> list[Decision | Action | Vote]:
    return [*_decisions(view, sheet), *_actions(view, sheet), *_votes(view, sheet)]


def _day(view: View, sheet: Worksheet) -> date | None:
    """When it was typed into last."""
    meeting = view.get(Meeting, sheet.held)
    return meeting.day if meeting else view.answered_on(sheet.id)


def _changed(view: View, sheet: Worksheet) -> datetime:
    kept = _came_of(view, sheet)
    return last_change(view, *(one.at for one in kept), worksheets=(sheet.id,))
