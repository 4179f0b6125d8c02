"""Steps that are asked only when an earlier answer calls for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from convene.initiative.asked import in_words, is_asked
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.initiative.standing import of_worksheet
from convene.worksheets.definition import Step

SHEET = """
id = "listening"
title = "Listening"
phase = "any-phase"
purpose = "p"
outcome = "o"

[[step]]
id = "fit"
kind = "table"
title = "Fit"
prompt = "?"
minutes = 5
note = "n"

[[step.column]]
id = "what"
title = "What"
kind = "text"

[[step.column]]
id = "how_true"
title = "How true"
kind = "rating"
least = 0
greatest = 3

[[step.column]]
id = "when"
title = "When"
kind = "date"

[[step]]
id = "low"
kind = "text"
title = "Low"
prompt = "?"
minutes = 5
note = "n"
shown_when = { low = ["listening.fit.how_true"], under = 2 }

[[step]]
id = "passed"
kind = "text"
title = "Passed"
prompt = "?"
minutes = 5
note = "n"
shown_when = { passed = "listening.fit.when" }

[[step]]
id = "rows"
kind = "text"
title = "Rows"
prompt = "?"
minutes = 5
note = "n"
shown_when = { rows = "listening.fit" }
"""


@pytest.fixture
def home(home: Home) -> Home:
    own = home.folder / "worksheets"
    own.mkdir(parents=True, exist_ok=True)
    Path(own / "listening.toml").write_text(SHEET, encoding="utf-8")
    return home


def step(initiative: Initiative, name: str) -> Step:
    found = initiative.view.step(f"listening.{name}")
    assert found
    return found


def test_a_step_waits_for_rows(initiative: Initiative) -> None:
    assert not is_asked(initiative.view, step(initiative, "rows"))
    initiative.rows("listening.fit").add({"what": "Many causes"})
    assert is_asked(initiative.view, step(initiative, "rows"))


def test_a_step_waits_until_a_day_has_passed(initiative: Initiative) -> None:
    rows = initiative.rows("listening.fit")
    row = rows.add({"what": "A visit", "when": "2026-11-16"})
    assert not is_asked(initiative.view, step(initiative, "passed"))  # today is not over
    rows.change(row, "when", "2026-11-15")
    assert is_asked(initiative.view, step(initiative, "passed"))


@pytest.mark.parametrize(
    ("ratings", "asked"),
    [((), False), ((2, 2), False), ((3, 1), False), ((2, 1), True), ((3, 3, 3, 0), True), ((3,), False)],
)
def test_a_step_is_called_for_by_a_low_average_or_by_the_lowest_rating(
    initiative: Initiative, ratings: tuple[int, ...], asked: bool
) -> None:
    initiative.rows("listening.fit").add_all([{"what": "x", "how_true": one} for one in ratings])
    assert is_asked(initiative.view, step(initiative, "low")) is asked


def test_it_is_said_what_a_step_waits_for(initiative: Initiative) -> None:
    said = {
        name: in_words(initiative.view, when)
        for name in ("low", "passed", "rows")
        if (when := step(initiative, name).shown_when)
    }
    assert said == {
        "low": "Asked when “Fit” is under 2 on average, or one of their ratings is the lowest.",
        "passed": "Asked once a day under “When” in “Fit” has passed.",
        "rows": "Asked once “Fit” has rows.",
    }


def test_a_worksheet_is_answered_without_the_steps_that_wait(initiative: Initiative) -> None:
    sheet = initiative.view.shelf.worksheets["listening"]
    initiative.rows("listening.fit").add({"what": "A visit", "how_true": 3})
    assert of_worksheet(initiative.view, sheet).words == "begun, 1 of 2 steps"  # fit, and rows by now
    initiative.answer("listening.rows", "One")
    assert of_worksheet(initiative.view, sheet).words == "all steps answered"
    initiative.answer("listening.passed", "Said all the same")
    assert of_worksheet(initiative.view, sheet).words == "all steps answered"
