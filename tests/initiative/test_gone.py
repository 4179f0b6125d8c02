"""What becomes of answers when a worksheet in use is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from convene.initiative.gone import Gone, gone_steps, move, settle, unsettled
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.worksheets.definition import Worksheet
from filling import own_worksheet, step_of


def column(name: str, kind: str = "text") -> str:
    return f'[[step.column]]\nid = "{name}"\ntitle = "The {name}"\nkind = "{kind}"\n'


def opened(home: Home, folder: Path, *steps: str) -> tuple[Initiative, Worksheet]:
    """The initiative under a worksheet with these steps."""
    own_worksheet(home, "".join(steps))
    initiative = home.open(folder)
    sheet = initiative.view.shelf.get("ours")
    assert sheet
    return initiative, sheet


def found(home: Home, folder: Path, *steps: str) -> tuple[Gone, ...]:
    initiative, sheet = opened(home, folder, *steps)
    gone = gone_steps(initiative.view, sheet, initiative.folder)
    initiative.close()
    return gone


TABLE = step_of("table", column("what") + column("who"), "list")


@pytest.fixture
def answered(home: Home, folder: Path) -> Path:
    initiative, _ = opened(home, folder, step_of("text", step="why"), TABLE)
    initiative.answer("ours.why", "Because")
    initiative.rows("ours.list").add_all([{"what": "Map", "who": "Dana"}, {"what": "Call"}])
    initiative.close()
    return folder


def test_a_renamed_step_takes_over_the_answers_of_the_old_one(home: Home, answered: Path) -> None:
    renamed = step_of("text", step="reason"), TABLE.replace('"list"', '"plan"')
    initiative, sheet = opened(home, answered, *renamed)
    for gone in unsettled(initiative, sheet):
        assert len(gone.homes) == 1
        move(initiative, gone, gone.homes[0])
    settle(initiative, sheet)
    assert initiative.view.answer("ours.reason") == "Because"
    assert [row.cells for row in initiative.view.rows("ours.plan")] == [
        {"what": "Map", "who": "Dana"},
        {"what": "Call"},
    ]
    assert not gone_steps(initiative.view, sheet, initiative.folder)
    assert not unsettled(initiative, sheet)
    initiative.undo()
    initiative.undo()
    assert initiative.view.answer("ours.why") == "Because"
    assert len(initiative.view.rows("ours.list")) == 2
    initiative.close()


def test_an_answer_of_another_shape_is_kept_aside_until_it_is_answered_anew(
    home: Home, answered: Path
) -> None:
    initiative, sheet = opened(home, answered, step_of("number", step="why"), TABLE)
    assert initiative.view.answer("ours.why") is None
    (gone,) = gone_steps(initiative.view, sheet, initiative.folder)
    assert (gone.title, gone.lines, gone.homes) == ("The why", ("Because",), ())
    initiative.answer("ours.why", 5)
    assert initiative.view.answer("ours.why") == 5
    initiative.close()


def test_rows_under_a_step_that_now_keeps_one_value_are_shown(home: Home, answered: Path) -> None:
    (gone,) = found(home, answered, step_of("text", step="why"), step_of("text", step="list"))
    assert gone.lines == ("Map · Dana", "Call")


def test_the_cells_of_a_column_that_is_gone_are_kept_and_can_move_to_another(
    home: Home, answered: Path
) -> None:
    lead = step_of("table", column("what") + column("lead") + column("by", "date"), "list")
    initiative, sheet = opened(home, answered, step_of("text", step="why"), lead)
    (gone,) = unsettled(initiative, sheet)
    assert (gone.title, gone.lines) == ("The list: The who", ("Map: Dana",))
    assert [home.title for home in gone.homes] == ["The lead"]
    move(initiative, gone, gone.homes[0])
    assert [row.cells for row in initiative.view.rows("ours.list")] == [
        {"what": "Map", "lead": "Dana"},
        {"what": "Call"},
    ]
    assert not gone_steps(initiative.view, sheet, initiative.folder)
    initiative.close()


def test_titles_are_known_after_several_changes(home: Home, answered: Path) -> None:
    initiative, sheet = opened(home, answered, step_of("text", step="how"), TABLE)
    settle(initiative, sheet)
    initiative.answer("ours.how", "With care")
    initiative.close()
    gone = found(home, answered, TABLE)
    assert {(one.title, one.lines) for one in gone} == {
        ("The why", ("Because",)),
        ("The how", ("With care",)),
    }


def test_a_change_that_takes_nothing_away_asks_nothing(home: Home, answered: Path) -> None:
    more = step_of("text", step="why"), TABLE, step_of("text", step="more")
    initiative, sheet = opened(home, answered, *more)
    assert not unsettled(initiative, sheet)
    initiative.answer("ours.more", "Later")
    initiative.close()
    (gone,) = found(home, answered, step_of("text", step="why"), TABLE)
    assert gone.title == "The more"
