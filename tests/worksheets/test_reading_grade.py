"""What participants hear and read is plain: a reading grade of at most 9 (Flesch and Kincaid, 1975)."""

from __future__ import annotations

import pytest
import textstat

from convene.worksheets.definition import Step, Worksheet
from convene.worksheets.shelf import Shelf

MOST = 9.0

SHEETS = Shelf().worksheets
STEPS = [pytest.param(step, id=f"{sheet.id}.{step.id}") for sheet in SHEETS.values() for step in sheet.steps]


def grade(words: str) -> float:
    """The school grade in which one reads this."""
    found: float = textstat.flesch_kincaid_grade(words)
    return found


def test_the_grade_tells_plain_from_stilted() -> None:
    assert grade("Who works on this here? Think past the usual names.") < 4
    assert grade("Stakeholders operationalize multidimensional accountability infrastructures.") > MOST


@pytest.mark.parametrize("step", STEPS)
def test_a_prompt_can_be_understood_when_it_is_read_aloud(step: Step) -> None:
    assert grade(step.prompt) <= MOST


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=lambda sheet: sheet.id)
def test_what_a_worksheet_is_for_is_said_plainly(sheet: Worksheet) -> None:
    assert grade(f"{sheet.purpose} {sheet.outcome}") <= MOST
