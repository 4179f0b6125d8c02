"""What a meeting worked on: the answers to the steps of its agenda, as each kind says them on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from convene import kinds
from convene.blocks import Block, Blocks, Heading, Prose, SmallNote
from convene.handouts.parts.vote_bars import by_question, vote_blocks
from convene.initiative.valuing import as_shown
from convene.initiative.view import View
from convene.kinds import grid, table
from convene.kinds.columns import Column
from convene.kinds.field import Row, Value
from convene.measures.measure import Measure
from convene.measures.suppression import HIDDEN
from convene.meetings.agenda import AgendaItem
from convene.voting.tally import Vote
from convene.worksheets.definition import Step, Worksheet

REFUSED = "Said no for now"
"""How involved an organization is, when it isn't: stays off paper."""

SHARED = "In public"
"""The one answer to "may share?" that lets a story onto paper."""


def worked_on(view: View, items: Sequence[AgendaItem], votes: Sequence[Vote]) -> Blocks:
    """A section for each worksheet of these items, in their order; only steps they took, answered ones.

    Votes held in no step stand at the end. Nothing when nothing was answered.
    """
    blocks: list[Block] = []
    for sheet, steps in taken(view, items):
        answers = [block for step in steps for block in step_blocks(view, sheet, step, votes)]
        if answers:
            blocks += [Heading(level=2, text=sheet.title), Prose(text=sheet.purpose), *answers]
    places = {sheet.place(step.id) for sheet, steps in taken(view, items) for step in steps}
    others = [vote for vote in votes if vote.step not in places and not _is_private(view, vote)]
    for question, rounds in by_question(others):
        blocks += [Heading(level=2, text=question), *vote_blocks(view, rounds, under=[question])]
    return (Heading(level=1, text="What we worked on"), *blocks) if blocks else ()


def taken(view: View, items: Sequence[AgendaItem]) -> list[tuple[Worksheet, list[Step]]]:
    """The worksheets of these items with the steps they take, each worksheet once, in agenda order."""
    wanted: dict[tuple[str, int], set[str]] = {}
    for item in sorted(items, key=lambda one: (one.order, one.id)):
        sheet = view.shelf.get(item.worksheet) if item.worksheet else None
        if sheet:
            every = tuple(step.id for step in sheet.steps)
            wanted.setdefault((sheet.id, item.meeting), set()).update(item.steps or every)
    return [
        (sheet.at(meeting), [step for step in sheet.steps if step.id in steps])
        for (sheet_id, meeting), steps in wanted.items()
        for sheet in (view.shelf.worksheets[sheet_id],)
    ]


def step_blocks(
    view: View,
    sheet: Worksheet,
    step: Step,
    votes: Sequence[Vote],
    *,
    level: Literal[1, 2, 3] = 3,
    asked: bool = False,
    people: bool = False,
) -> Blocks:
    """What was answered to a step, under its title; nothing if nothing was, or if it isn't for paper.

    With `asked` the prompt stands above it. With `people` a grid that places persons is for paper too.
    """
    prompt = (step.prompt,) if asked else ()
    title: Blocks = (Heading(level=level, text=step.title), *(SmallNote(text=words) for words in prompt))
    place = sheet.place(step.id)
    rounds = [vote for vote in votes if vote.step == place]
    if rounds and not step.private:
        found = by_question(rounds)
        bars = [block for _, same in found for block in vote_blocks(view, same, under=(step.title, *prompt))]
        return (*title, *bars)
    if kept_from_paper(view, step) and not (people and isinstance(step.field, grid.Definition)):
        return ()
    value = view.value_of(sheet, step)
    if value is None or not kinds.kind_of(step.field).is_answered(value, step.field):
        return ()
    if isinstance(step.field, table.Definition):
        value = _for_paper(view, step.field, value)
        if step.field.registry == Measure.table:
            value = as_shown(view, value, HIDDEN)
        if not value:
            return ()
    said = kinds.kind_of(step.field).blocks(value, step.field, view)
    return (*title, *said) if said else ()


def kept_from_paper(view: View, step: Step) -> bool:
    """What is private, or a grid that places persons: never on paper unless asked for."""
    if step.private:
        return True
    if not isinstance(step.field, grid.Definition):
        return False
    source = view.step(step.field.source)
    if source is None or not isinstance(source.field, table.Definition):
        return False
    placed = step.field.items_column
    named = [one for one in source.field.columns if one.id == placed] or source.field.naming
    return source.field.registry == "people" or any(_names_people(view, one) for one in named)


def _names_people(view: View, column: Column) -> bool:
    """Whether its cells are people: picked ones, or rows of the step that they are listed in."""
    source = str(getattr(column.field, "source", ""))
    step = view.step(source)
    return source == "people" or getattr(step and step.field, "registry", None) == "people"


def _is_private(view: View, vote: Vote) -> bool:
    step = view.step(vote.step or "")
    return step is not None and step.private


def _for_paper(view: View, field: table.Definition, rows: Sequence[Row]) -> list[Row]:
    """Without stories that are not public and without the words of a refusal."""
    public = [row for row in rows if not not_public(view, field, row)]
    return [
        row._replace(cells={key: cell for key, cell in row.cells.items() if not _refused(cell)})
        for row in public
    ]


def not_public(view: View, field: table.Definition, row: Row) -> bool:
    """Whether it is a story that its teller did not give to the public."""
    share = view.shelf.options.list_named("may-share")
    marks = (
        column.id
        for column in field.columns
        if share and share.options and getattr(column.field, "options", None) == share.options
    )
    return any(row.cells.get(mark) != SHARED for mark in marks)


def _refused(cell: Value) -> bool:
    return bool(cell == REFUSED)
