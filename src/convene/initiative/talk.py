"""What the group said of a line in “Bending one line”: its story, who could help, what would bend it."""

from __future__ import annotations

from typing import NamedTuple

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.initiative.standing import votes_of
from convene.initiative.view import View
from convene.kinds.columns import show_cell
from convene.kinds.table import Definition as Table
from convene.measures.forecast import PICKED, is_picked
from convene.measures.measure import Measure
from convene.voting import tally_of
from convene.voting.tally import latest

TALK = "turn-the-curve"
STORY, PARTNERS, WORKS, MOVES = (f"{TALK}.{step}" for step in ("story", "partners", "what-works", "choose"))


class Told(NamedTuple):
    """A row in words: by the ids of its columns, empty ones left out."""

    row: int
    words: dict[str, str]


class Talk(NamedTuple):
    """The talk about one measure; `outcome` is that of the dots, "" before they were counted."""

    story: tuple[Told, ...]
    partners: tuple[Told, ...]
    works: tuple[Told, ...]
    outcome: str
    decisions: tuple[Decision, ...]
    actions: tuple[Action, ...]


def talk_about(view: View, measure: Measure) -> Talk | None:
    """What was said of a measure; None if the group talks about another one, or about none yet."""
    if not is_picked(view.answer(PICKED), measure):
        return None
    last = latest(list(votes_of(view, MOVES)))
    tally = tally_of(last) if last else None
    return Talk(
        _told(view, STORY),
        _told(view, PARTNERS),
        _told(view, WORKS),
        tally.outcome if tally else "",
        tuple(one for one in view.all(Decision) if TALK in one.worksheets),
        tuple(one for one in view.all(Action) if TALK in one.worksheets),
    )


def talked_about(view: View) -> str:
    """The measure that the group talks about, by its name; "" for none yet."""
    answer = view.answer(PICKED)
    first = answer[0] if isinstance(answer, list) and answer else answer
    return (view.name(Measure.table, first) or "") if isinstance(first, int) else ""


def _told(view: View, place: str) -> tuple[Told, ...]:
    step = view.step(place)
    columns = step.field.columns if step and isinstance(step.field, Table) else ()
    found = []
    for row in view.rows(place):
        words = {one.id: show_cell(row.cells.get(one.id), one, view) for one in columns if not one.private}
        found.append(Told(row.id, {column: said for column, said in words.items() if said}))
    return tuple(found)
