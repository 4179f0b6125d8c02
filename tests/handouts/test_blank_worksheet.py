"""Worksheets to fill in by hand, made of their definitions alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest

from convene import handouts
from convene.blocks import Corners, FillGrid, Heading, Masthead, Prose, SmallNote, TickBoxes, WritingLines
from convene.handouts.blank_worksheet import form as document
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


def test_a_worksheet_of_your_own_is_offered_and_written(tmp_path: Path) -> None:
    text = SHELF.files["readiness"].read_text("utf-8")
    mine = text.replace('id = "readiness"', 'id = "mine"', 1).replace("Are we ready to start?", "Our own", 1)
    (tmp_path / "mine.toml").write_text(mine, "utf-8")
    shelf = Shelf(tmp_path)
    about = {"1": {"name": "Harlan", "created": "2026-01-01T00:00:00Z"}}
    view = View({"initiative": about}, shelf, today=date(2026, 11, 16))
    one = handouts.wanted(view, "blank-worksheet", worksheet="mine", ticked=True)
    assert (one.name, one.ticked) == ("Blank worksheet: Our own", True)
    paper = handouts.document(view, one)
    assert (paper.title, paper.initiative) == ("Our own", "Harlan")
    assert shelf.worksheets["mine"].steps[0].note in str(paper.blocks)


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
    notes = [block.text for block in made.blocks if isinstance(block, SmallNote)]
    assert notes[:2] == [
        "Fits, one of: Yes; Partly; No.",
        "How true, circle one: 0 not at all, 1 a little, 2 mostly, 3 fully.",
    ]


def test_steps_have_their_numbers_and_minutes_and_the_sheet_says_whose_it_is() -> None:
    sheet = SHELF.worksheets["champions-and-group"]
    for_all, yours = document(sheet, AROUND), document(sheet, AROUND, notes=True)
    asides = [block.aside for block in for_all.blocks if isinstance(block, Heading) and block.level == 1]
    numbers = [
        block.text.split()[0] for block in for_all.blocks if isinstance(block, Heading) and block.level == 1
    ]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    assert all("minute" in aside for aside in asides)
    assert isinstance(for_all.blocks[0], Masthead)
    assert [fact.split("_")[0].strip() for fact in for_all.blocks[0].facts] == ["Table", "Who is writing"]
    assert isinstance(yours.blocks[0], Masthead)
    assert yours.blocks[0].facts[0] == "Your copy"


def test_a_table_that_no_pen_could_fill_is_turned() -> None:
    blocks = document(SHELF.worksheets["shared-measures"], AROUND).blocks
    grid = next(block for block in blocks if isinstance(block, FillGrid) and block.caption == "Measures")
    assert grid.columns == ("", "1", "2", "3")
    assert grid.fixed[0] == "Name"
    assert len(grid.fixed) > 10


@pytest.mark.parametrize("name", SHELF.worksheets)
def test_every_step_leaves_room_to_write(name: str) -> None:
    room: dict[str, int] = {}
    for block in document(SHELF.worksheets[name], AROUND).blocks:
        match block:
            case Heading(text=text):
                prompt = text
                room[prompt] = 0
            case WritingLines(count=count):
                room[prompt] += count
            case FillGrid(empty=empty, fixed=fixed, columns=columns):
                room[prompt] += (empty + len(fixed)) * len(columns)
            case TickBoxes(options=options):
                room[prompt] += len(options)
            case Corners():
                room[prompt] += 4
            case _:
                pass
    prompts = {step.prompt for step in SHELF.worksheets[name].steps}
    assert [words for words, places in room.items() if words in prompts and not places] == []


def test_what_is_read_below_a_question_is_running_text() -> None:
    """A heading stays with what follows: whole steps as headings would leave pages empty."""
    sheet = SHELF.worksheets["health-check"]
    blocks = document(sheet, AROUND, notes=True).blocks
    at = next(
        place for place, block in enumerate(blocks) if "Common Agenda: which" in getattr(block, "text", "")
    )
    assert isinstance(blocks[at], Heading)
    assert [type(one) for one in blocks[at + 1 : at + 6]] == [Prose] * 5
