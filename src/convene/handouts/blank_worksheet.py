"""A worksheet to fill in by hand, made of its definition alone: for everybody, or with the notes for you."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from convene.blocks import Block, Document, Heading, Lead, Masthead, Paper, SmallNote
from convene.kinds import kind_of, script
from convene.kinds.field import Around
from convene.worksheets.definition import Step, Worksheet

NAME = "Worksheet"


def document(
    worksheet: Worksheet,
    around: Around,
    *,
    notes: bool = False,
    day: date | None = None,
    paper: Paper = "letter",
) -> Document:
    """The blank form. With `notes` it is the facilitator's copy: minutes, notes, words to read aloud."""
    minutes = f"{worksheet.minutes} minutes, short {worksheet.short_minutes}"
    facts = (minutes, worksheet.group) if notes else ()
    blocks: list[Block] = [
        Masthead(kind=NAME, title=worksheet.title, facts=tuple(one for one in facts if one)),
        Lead(text=worksheet.purpose),
    ]
    if notes and worksheet.prepare:
        blocks.append(SmallNote(text=f"Before: {worksheet.prepare}"))
    for step in worksheet.steps:
        blocks += _step(step, around, notes=notes)
    on = day or around.today
    return Document(
        kind=NAME,
        title=worksheet.title,
        initiative="",
        day=on,
        changed=datetime.combine(on, time(), UTC),
        blocks=tuple(blocks),
        paper=paper,
    )


def _step(step: Step, around: Around, *, notes: bool) -> list[Block]:
    """The prompt with room to write; what is read aloud or private is only in the facilitator's copy."""
    if not notes and (step.private or isinstance(step.field, script.Definition)):
        return []
    said: list[Block] = [Heading(level=1, text=step.title)]
    if notes:
        short = ", also in the short version" if step.short or step.is_closing else ""
        said.append(SmallNote(text=f"{step.minutes} minutes{short}. {step.note}"))
    said.append(Heading(level=2, text=step.prompt))  # a heading stays with the room to write below it
    return [*said, *kind_of(step.field).blocks(None, step.field, around)]
