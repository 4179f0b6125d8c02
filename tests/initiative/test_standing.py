"""How far steps and worksheets are, derived from what was answered."""

from __future__ import annotations

import pytest

from conftest import Clock
from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.initiative.attending import add_person
from convene.initiative.gone import gone_steps
from convene.initiative.initiative import Initiative
from convene.initiative.standing import of_step, of_worksheet
from convene.people.walk_in import WalkIn
from convene.voting.tally import Vote
from convene.worksheets.definition import Worksheet

MAP, AGENDA, MEASURES = "landscape-map", "common-agenda", "shared-measures"


def sheet(initiative: Initiative, name: str) -> Worksheet:
    found = initiative.view.shelf.get(name)
    assert found
    return found


def said(initiative: Initiative, worksheet: str, step_id: str) -> tuple[str, str]:
    defined = sheet(initiative, worksheet)
    step = defined.step(step_id)
    assert step
    return of_step(initiative.view, defined, step)


def test_nothing_is_not_started(initiative: Initiative) -> None:
    for worksheet in initiative.view.shelf.worksheets.values():
        assert of_worksheet(initiative.view, worksheet) == ("·", "not started")
        for step in worksheet.steps:
            assert of_step(initiative.view, worksheet, step) == ("·", "not started")


def test_a_table_with_an_empty_cell_that_a_row_must_have_is_begun(initiative: Initiative) -> None:
    rows = initiative.rows("landscape-map.organizations")
    row = rows.add({"name": "Clinic"})
    assert said(initiative, MAP, "organizations") == ("◐", "begun, 1 cell missing")
    rows.change(row, "sector", "Health care")
    rows.change(row, "reach", "One town")
    assert said(initiative, MAP, "organizations") == ("✓", "answered")
    assert of_worksheet(initiative.view, sheet(initiative, MAP)) == ("◐", "begun, 1 of 7 steps")


def test_organizations_that_only_came_along_with_people_are_not_the_answer_yet(
    initiative: Initiative,
) -> None:
    for name in ("Ana Lopez", "Bo Ruiz"):
        add_person(initiative, WalkIn(name, f"Home of {name}", None, "Business"))
    assert said(initiative, MAP, "organizations") == ("◐", "begun, only name and sector so far")


def test_fixed_rows_that_nobody_took_up_are_counted(initiative: Initiative) -> None:
    jobs = ("Overall direction", "Talks between partners", "Data", "Communications", "Community outreach")
    clinic = initiative.rows("landscape-map.organizations").add({"name": "Clinic"})
    filled = [{"job": job, "done_by": clinic, "hours_a_month": 8} for job in jobs]
    initiative.rows("backbone-roles.roles").add_all(filled)
    assert said(initiative, "backbone-roles", "roles") == ("◐", "begun, 1 row still open")
    asked = {"job": "Raising money (with the foundation)", "done_by": clinic, "hours_a_month": 8}
    initiative.rows("backbone-roles.roles").add(asked)
    assert said(initiative, "backbone-roles", "roles") == ("✓", "answered")


def test_too_few_picked_is_begun(initiative: Initiative) -> None:
    ids = initiative.rows("landscape-map.organizations").add_all([{"name": name} for name in "ABC"])
    initiative.answer("landscape-map.first-talks", ids[:2])
    assert said(initiative, MAP, "first-talks") == ("◐", "begun, 2 of at least 3")
    initiative.answer("landscape-map.first-talks", ids)
    assert said(initiative, MAP, "first-talks") == ("✓", "answered")


def test_what_is_not_placed_or_scored_is_counted(initiative: Initiative) -> None:
    ideas = initiative.rows("common-agenda.ideas").add_all([{"idea": "A"}, {"idea": "B"}])
    initiative.rows("common-agenda.sort").add({"item": ideas[0], "across": 1, "up": 9})
    assert said(initiative, AGENDA, "sort") == ("◐", "begun, 1 not placed")
    candidate = initiative.rows("shared-measures.candidates").add({"measure": "Vaping"})
    initiative.rows("shared-measures.criteria").add({"item": candidate, "data_now": 4})
    assert said(initiative, MEASURES, "criteria") == ("◐", "begun, 1 not fully scored")


def test_votes_decisions_and_actions_answer_their_steps(initiative: Initiative, clock: Clock) -> None:
    vote = Vote(
        number=1,
        question="?",
        method="fist-to-five",
        counts=(0,) * 6,
        at=clock(),
        step=f"{MEASURES}.agree",
    )
    initiative.of(Vote).add(vote, "v")
    initiative.of(Decision).add(Decision(number=1, text="D", at=clock(), worksheets=(MEASURES,)), "d")
    initiative.of(Action).add(Action(number=1, what="A", at=clock(), worksheets=(MEASURES,)), "a")
    for step in ("agree", "decided", "who-does-what"):
        assert said(initiative, MEASURES, step) == ("✓", "answered")


def test_answers_to_a_step_that_never_was_are_shown_by_its_id(initiative: Initiative) -> None:
    initiative.answer("landscape-map.old-question", "Still here")
    initiative.rows("landscape-map.old-table").add({"what": "A row", "who": "Dana"})
    gone = gone_steps(initiative.view, sheet(initiative, MAP), initiative.folder)
    assert {(one.title, one.lines) for one in gone} == {
        ("old-question", ("Still here",)),
        ("old-table", ("A row · Dana",)),
    }


def test_nothing_is_gone_from_a_worksheet_in_use(initiative: Initiative) -> None:
    initiative.answer("landscape-map.scope", "Opioids")
    initiative.rows("landscape-map.organizations").add({"name": "Clinic"})
    assert gone_steps(initiative.view, sheet(initiative, MAP), initiative.folder) == ()


def test_a_promise_says_what_exactly(initiative: Initiative) -> None:
    clinic = initiative.rows("landscape-map.organizations").add({"name": "Clinic"})
    strategy = initiative.rows("common-agenda.strategies").add({"name": "Rides"})
    promises = initiative.rows("commitments.matrix")
    promise = promises.add({"organization": clinic, "strategy": strategy, "part": "Leads"})
    assert said(initiative, "commitments", "matrix") == ("◐", "begun, 1 cell missing")
    promises.change(promise, "what_exactly", "Two vans on weekends")
    assert said(initiative, "commitments", "matrix") == ("✓", "answered")


@pytest.mark.parametrize(
    ("worksheet", "step", "least", "most"),
    [
        ("community-outreach", "questions", 3, 5),
        ("working-structure", "agreements", 5, 8),
        ("strategic-action-framework", "principles", 4, 7),
        ("communication-plan", "hard-news", 3, 6),
        ("backbone-roles", "not-the-job", 4, 8),
        ("progress-report", "next", 3, 5),
    ],
)
def test_a_list_says_how_many_lines_are_meant(
    initiative: Initiative, worksheet: str, step: str, least: int, most: int
) -> None:
    lines = initiative.rows(f"{worksheet}.{step}")
    lines.add_all([{"text": str(number)} for number in range(least - 1)])
    assert said(initiative, worksheet, step) == ("◐", f"begun, {least - 1} of at least {least}")
    lines.add_all([{"text": str(number)} for number in range(most - least + 1)])
    assert said(initiative, worksheet, step) == ("✓", "answered")
    lines.add({"text": "one more"})
    assert said(initiative, worksheet, step) == ("◐", f"begun, {most + 1} lines, at most {most}")
