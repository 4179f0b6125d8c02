"""A worksheet as plain questions: the same checks and the same record as on the screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.exchange.filling import Filling
from convene.initiative.held import filling_now
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.initiative.standing import of_worksheet
from convene.people.person import Person
from convene.voting.tally import Vote
from convene.worksheets.shelf import Shelf
from filling import own_worksheet, step_of

AT = datetime(2026, 11, 16, 10, tzinfo=UTC)


class Script:
    """Answers the questions by their beginning, each answer once; nothing to all others."""

    def __init__(self, *answers: tuple[str, str]) -> None:
        self.answers = list(answers)
        self.told: list[str] = []

    def ask(self, question: str) -> str:
        self.told.append(question)
        for at, (begins, _) in enumerate(self.answers):
            if begins in question:
                return self.answers.pop(at)[1]
        return ""

    def say(self, words: str) -> None:
        self.told.append(words)


Fill = Callable[..., Script]


@pytest.fixture
def fill(initiative: Initiative) -> Fill:
    def run(worksheet: str, *answers: tuple[str, str], again: bool = False) -> Script:
        sheet = filling_now(initiative.view, initiative.view.shelf.worksheets[worksheet])
        talk = Script(*answers)
        Filling(initiative, sheet, talk, at=AT).run(again=again)
        assert not talk.answers, "an answer that nothing asked for"
        return talk

    return run


def test_a_table_is_asked_cell_by_cell_and_a_wrong_cell_again(initiative: Initiative, fill: Fill) -> None:
    talk = fill(
        "landscape-map",
        ("Answer", "Opioids in the county"),
        ("A new row", "Open Door Clinic"),
        ("Sector", "Health care"),
        ("How involved now", "a lot"),
        ("How involved now", "act"),
        ("A new row", "City Schools"),
    )
    view = initiative.view
    assert view.answer("landscape-map.scope") == "Opioids in the county"
    clinic, schools = view.rows("landscape-map.organizations")
    assert (clinic.cells["name"], clinic.cells["sector"], clinic.cells["involvement"]) == (
        "Open Door Clinic",
        "Health care",
        "Active partner",
    )
    assert schools.cells["name"] == "City Schools"
    assert any("“a lot” is not in the list." in words for words in talk.told)


def test_it_goes_on_where_it_stopped(initiative: Initiative, fill: Fill) -> None:
    fill("landscape-map", ("Answer", "Opioids"))
    talk = fill("landscape-map")
    assert "\nStep 1 of 7: What and where (answered)" in talk.told
    assert "What problem and what place are we mapping? Say it in one line." not in talk.told
    again = fill("landscape-map", ("Answer", "Opioids and alcohol"), again=True)
    assert "Now: Opioids" in again.told
    assert initiative.view.answer("landscape-map.scope") == "Opioids and alcohol"


def test_fixed_rows_and_steps_that_wait(initiative: Initiative, fill: Fill) -> None:
    talk = fill("readiness", *[("How true", "3")] * 12, *[("Fits", "yes")] * 3)
    assert any(words.startswith("Asked when “Champion”") for words in talk.told)
    assert len(initiative.view.rows("readiness.money")) == 4
    assert of_worksheet(initiative.view, initiative.view.shelf.worksheets["readiness"]).mark == "◐"


def test_a_row_of_an_earlier_step_is_taken_over_by_link(initiative: Initiative, fill: Fill) -> None:
    group = initiative.rows("working-structure.groups").add({"group": "Steering group"})
    fill("steering-review", ("Take over “Steering group”?", "y"), ("Our choice", "Keep"))
    (row,) = initiative.view.rows("steering-review.groups")
    assert row.cells == {"group": group, "our_choice": "Keep", "from": group}


def test_a_name_that_is_not_known_is_added_when_asked(initiative: Initiative, fill: Fill) -> None:
    initiative.rows("landscape-map.organizations").add({"name": "Clinic"})
    fill(
        "landscape-map",
        ("A new row, nothing ends it: Effort", "Take-back days"),
        ("Run by", "Sheriff"),
        ("“Sheriff” is not among the organizations yet. Add it?", "y"),
        ("Run by", "Sheriff"),
    )
    names = dict(initiative.view.choices("organizations"))
    (effort,) = initiative.view.rows("landscape-map.efforts")
    assert names[effort.cells["run_by"]] == "Sheriff"


def test_ballots_are_asked_one_by_one(initiative: Initiative, home: Home, fill: Fill) -> None:
    own_worksheet(home, step_of("vote", 'method = "ranked-choice"\noptions_from = "landscape-map.gaps"'))
    initiative.view.shelf = home.shelf()
    initiative.rows("landscape-map.gaps").add_all([{"what_we_see": name} for name in ("A", "B", "C")])
    talk = fill("ours", ("Ballot 1", "2 1"), ("Ballot 2", "2, 3"), ("Ballot 3", "1 1"), ("Ballot 3", "1"))
    (vote,) = initiative.view.all(Vote)
    assert vote.ballots == ((1, 0), (1, 2), (0,))
    assert "Each option once, by its number, 1 to 3." in talk.told
    assert any(line.startswith("B wins with 2 of 3; 3 people voted") for line in talk.told)


def test_votes_decisions_and_actions_land_in_the_record(initiative: Initiative, fill: Fill) -> None:
    talk = fill(
        "champions-and-group",
        ("How many: Consent", "12"),
        ("How many: Objection", "some"),
        ("How many: Objection", "0"),
        ("A decision in full words", "This is the starting group"),
        ("Who does what by when", "Dana to call the mayor by Fri"),
    )
    (vote,) = initiative.view.all(Vote)
    assert (vote.method, vote.counts) == ("consent", (12, 0, 0))
    assert "Carried: no objection; 12 people voted." in talk.told
    (decision,) = initiative.view.all(Decision)
    assert decision.worksheets == ("champions-and-group",)
    (action,) = initiative.view.all(Action)
    assert action.due
    assert "Kept as A1." in talk.told


@pytest.mark.parametrize("name", Shelf().worksheets)
def test_every_worksheet_can_be_gone_through_with_nothing(fill: Fill, name: str) -> None:
    talk = fill(name)
    assert talk.told[-1] == "\nThat was the last step. Everything is saved."


def test_a_changed_worksheet_asks_first_what_becomes_of_its_answers(home: Home, folder: Path) -> None:
    own_worksheet(home, step_of("text", step="old"))
    initiative = home.open(folder)
    initiative.answer("ours.old", "We said this")
    initiative.close()
    own_worksheet(home, step_of("text", step="new"))
    initiative = home.open(folder)
    talk = Script(("Which one", "1"))
    sheet = initiative.view.shelf.worksheets["ours"]
    Filling(initiative, sheet, talk, at=AT).run()
    assert "1: move it to “The new”" in talk.told
    assert initiative.view.answer("ours.new") == "We said this"
    told = len(talk.told)
    Filling(initiative, sheet, talk, at=AT).run(again=True)
    assert not any("was changed" in one for one in talk.told[told:])
    initiative.close()


def test_objections_and_concerns_are_asked_for_after_a_vote_by_consent(
    initiative: Initiative, fill: Fill
) -> None:
    talk = fill(
        "champions-and-group",
        ("How many: Consent", "9"),
        ("How many: Consent with a concern", "1"),
        ("How many: Objection", "2"),
        ("Who objects?", "Dana Ruiz"),
        ("Add it?", "y"),
        ("What harm", "Nobody here lives with this"),
        ("What would resolve it?", "Two seats for parents"),
        ("Who objects?", ""),
        ("What harm", "The same group as last time"),
        ("What would resolve it?", ""),
        ("In a few words", "It is large"),
    )
    (vote,) = initiative.view.all(Vote)
    (dana,) = initiative.view.all(Person)
    assert [(one.who, one.harm, one.resolve) for one in vote.objections] == [
        (dana.id, "Nobody here lives with this", "Two seats for parents"),
        (None, "The same group as last time", ""),
    ]
    assert vote.concerns == ("It is large",)
    assert talk.told.count("Objection 2 of 2") == 1


def test_nothing_leaves_an_objection_for_later(initiative: Initiative, fill: Fill) -> None:
    fill("champions-and-group", ("How many: Objection", "1"))
    assert initiative.view.all(Vote)[0].objections == ()
