"""Worksheets to fill in by hand, made of their definitions alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest

from convene.blocks import FillGrid, Heading, SmallNote
from convene.handouts.blank_worksheet import document
from convene.initiative.view import View
from convene.kinds.script import Definition as Script
from convene.word.write import write
from convene.worksheets.shelf import Shelf

SHELF = Shelf()
AROUND = View({}, SHELF, today=date(2026, 11, 16))


@pytest.mark.parametrize("name", SHELF.worksheets)
@pytest.mark.parametrize("notes", [False, True], ids=["everybody", "facilitator"])
def test_every_worksheet_has_its_blank_form(name: str, notes: bool, tmp_path: Path) -> None:
    sheet = SHELF.worksheets[name]
    path = write(document(sheet, AROUND, notes=notes), tmp_path, name)
    words = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    for step in sheet.steps:
        shown = notes or not (step.private or isinstance(step.field, Script))
        assert (step.prompt in words) == shown, step.id
        assert (step.note in words) == notes, step.id


def test_grids_of_people_stand_only_in_the_facilitators_copy() -> None:
    sheet = SHELF.worksheets["champions-and-group"]
    titles = {
        notes: [
            block.text for block in document(sheet, AROUND, notes=notes).blocks if isinstance(block, Heading)
        ]
        for notes in (False, True)
    }
    assert "Who stands where" in titles[True]
    assert "Who stands where" not in titles[False]


def test_fixed_rows_are_there_and_room_for_one_more() -> None:
    made = document(SHELF.worksheets["readiness"], AROUND)
    grid = next(block for block in made.blocks if isinstance(block, FillGrid))
    assert (len(grid.fixed), grid.empty) == (3, 1)
    assert not any(isinstance(block, SmallNote) for block in made.blocks)
