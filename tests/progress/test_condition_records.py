"""What the records show of a condition, level by level."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from convene.initiative.view import View
from convene.progress.condition_records import RECORDS
from convene.worksheets.shelf import Shelf

TODAY = date(2026, 11, 16)
SHELF = Shelf()


def view(**tables: list[dict[str, Any]]) -> View:
    made = {
        name: {str(at): {"order": float(at), **row} for at, row in enumerate(found, start=1)}
        for name, found in tables.items()
    }
    return View(made, SHELF, today=TODAY)


def checks(condition: str, level: int, evidence: View) -> list[tuple[bool, str]]:
    return [(one.holds, one.words) for one in RECORDS[f"condition:{condition}"][level - 1](evidence)]


@pytest.mark.parametrize(
    ("slips", "holds", "words"),
    [
        ([0, 0, 5, 0, 0], False, "trust at 2, sometimes"),
        ([0, 0, 2, 3, 0], True, "trust at 3, mostly"),
        ([0, 0, 2, 2, 0], False, "trust at 2, sometimes"),  # between two: the lower one
        ([4, 1, 0, 0, 0], False, "trust at 0, not at all"),
        ([0, 0, 0, 0, 0], False, "trust not asked"),
        (4, True, "trust at 4, always"),
    ],
)
def test_trust_is_the_middle_of_the_slips(slips: Any, holds: bool, words: str) -> None:
    asked = view(answers=[{"step": "communication-plan.trust", "value": slips, "on": "2026-10-01"}])
    assert checks("continuous-communication", 4, asked)[0] == (holds, words)


def test_trust_that_was_asked_long_ago_says_so() -> None:
    old = {"step": "communication-plan.trust", "value": 4, "on": "2025-10-01"}
    assert checks("continuous-communication", 4, view(answers=[old]))[0] == (
        False,
        "trust asked over twelve months ago",
    )


def test_promises_due_stand_as_the_strategy_check_says() -> None:
    end = "2026-10-01"
    rows = [{"step": "commitments.matrix", "status": one, "end": end} for one in ("Going", "Stuck", "Done")]
    assert checks("mutually-reinforcing-activities", 3, view(rows=rows))[1] == (
        True,
        "2 of 3 promises due going or done",
    )
    stuck = {"step": "strategy-review.promises", "promise": 1, "status_now": "Stuck", "on": "2026-11-01"}
    assert checks("mutually-reinforcing-activities", 3, view(rows=[*rows, stuck])) == [
        (True, "promises checked in four months"),
        (False, "1 of 3 promises due going or done"),
    ]


def test_only_the_check_of_promises_is_one() -> None:
    promise = {"step": "strategy-review.promises", "promise": 1, "status_now": "Going", "on": "2026-01-15"}
    status = {"step": "strategy-review.status", "strategy": 1, "on": "2026-11-01"}
    found = checks("mutually-reinforcing-activities", 3, view(rows=[promise, status]))
    assert found[0] == (False, "no promise check in four months")
