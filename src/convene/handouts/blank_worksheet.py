"""A worksheet to fill in by hand, made of its definition alone: for everybody, or with the notes for you."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time

import msgspec

from convene.blocks import Block, Document, Heading, Lead, Masthead, Paper, Prose, SmallNote, WritingLines
from convene.errors import ConveneError
from convene.handouts.parts.counting import count
from convene.handouts.parts.handout import Handout, Lack
from convene.handouts.parts.planned import items_of, planned
from convene.handouts.parts.sources import Sources
from convene.initiative.view import View
from convene.kinds import kind_of, script, text
from convene.kinds.field import Around
from convene.worksheets.definition import Step, Worksheet

KIND, NAME = "blank-worksheet", "Blank worksheet"

ON_PAPER = "Worksheet"
NOTES = "your notes and minutes"
NONE_HERE = Lack("No worksheet is here.", "worksheets")
TABLE, WRITER = f"Table {'_' * 8}", f"Who is writing {'_' * 30}"
MOST_LINES, MINUTES_A_LINE = 8, 2


def offered(view: View) -> tuple[Handout, ...]:
    """Each worksheet; first those on the agenda of meetings to come, with the day they are wanted."""
    coming = [meeting for meeting in reversed(planned(view)) if meeting.day >= view.today]
    wanted = [item.worksheet for meeting in coming for item in items_of(view, meeting) if item.worksheet]
    sheets = view.shelf.worksheets
    ordered = dict.fromkeys([*(one for one in wanted if one in sheets), *sheets])
    return tuple(_handout(sheets[one]) for one in ordered) or (Handout(KIND, NAME, lacks=NONE_HERE),)


def document(view: View, handout: Handout, *, paper: Paper = "letter", hours: str = "12") -> Document:
    """The form; the facilitator's copy when that is ticked. Raises ConveneError if its worksheet is gone."""
    sheet = view.shelf.get(handout.worksheet or "")
    if sheet is None:
        raise ConveneError(f"{handout.name}: this worksheet is not here any more.", "Nothing was written.")
    alone = View({}, view.shelf, today=view.today, month_first=view.month_first)
    made = form(sheet, alone, notes=handout.ticked, paper=paper)
    return msgspec.structs.replace(made, initiative=view.about.name)


def sources(view: View, handout: Handout) -> Sources:
    """Nothing of the record."""
    return Sources()


def form(
    worksheet: Worksheet,
    around: Around,
    *,
    notes: bool = False,
    day: date | None = None,
    paper: Paper = "letter",
) -> Document:
    """The blank form; with `notes` the facilitator's copy: with words to read aloud, and what is private."""
    minutes = f"{worksheet.minutes} minutes, short {worksheet.short_minutes}"
    facts = ("Your copy", minutes, worksheet.group) if notes else (TABLE, WRITER)
    blocks: list[Block] = [
        Masthead(kind=ON_PAPER, title=worksheet.title, facts=tuple(one for one in facts if one)),
        Lead(text=worksheet.purpose),
    ]
    if notes and worksheet.prepare:
        blocks.append(SmallNote(text=f"Before: {worksheet.prepare}"))
    for number, step in _numbered(worksheet.steps):
        if number or notes:
            blocks += _step(step, number, around, notes=notes)
    on = day or around.today
    return Document(
        kind=ON_PAPER,
        title=worksheet.title,
        initiative="",
        day=on,
        changed=datetime.combine(on, time(), UTC),
        blocks=tuple(blocks),
        paper=paper,
    )


def _handout(sheet: Worksheet) -> Handout:
    asked = [number for number, _ in _numbered(sheet.steps) if number]
    return Handout(
        KIND,
        name=f"{NAME}: {sheet.title}",
        holds=f"{count(len(asked), 'step')}, {count(sheet.minutes, 'minute')}",
        file=f"{NAME} {sheet.title}",
        worksheet=sheet.id,
        extra=NOTES,
    )


def _numbered(steps: Sequence[Step]) -> Iterator[tuple[int, Step]]:
    """The steps with their numbers on the form; 0 for what is only in the facilitator's copy."""
    number = 0
    for step in steps:
        for_everybody = not step.private and not isinstance(step.field, script.Definition)
        number += for_everybody
        yield (number if for_everybody else 0), step


def _step(step: Step, number: int, around: Around, *, notes: bool) -> list[Block]:
    """The prompt with room to write; for the facilitator the note too."""
    minutes = count(step.minutes, "minute")
    heading = Heading(level=1, text=f"{number}  {step.title}" if number else step.title, aside=minutes)
    said: list[Block] = [heading]
    if notes:
        short = "Also in the short version. " if step.short or step.is_closing else ""
        yours = "" if number else "Only in your copy. "
        said.append(SmallNote(text=f"{yours}{short}{step.note}"))
    question, *lines = step.prompt.splitlines()
    said.append(Heading(level=2, text=question))  # a heading stays with the room to write below it
    said += [Prose(text=line) for line in lines]
    return [*said, *_room(step, around)]


def _room(step: Step, around: Around) -> Iterator[Block]:
    """What the kind leaves free; for words as many lines as there are minutes to fill them."""
    for block in kind_of(step.field).blocks(None, step.field, around):
        if isinstance(block, WritingLines) and isinstance(step.field, text.Definition):
            lines = max(block.count, min(step.minutes // MINUTES_A_LINE, MOST_LINES))
            yield WritingLines(count=lines)
        else:
            yield block
