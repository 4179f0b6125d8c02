"""How far a worksheet is filled in: a mark and words for each step, derived from what was answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.initiative.asked import is_asked
from convene.initiative.view import View
from convene.kinds import actions, decisions, grid, kind_of, pick, score, script, table, text, vote
from convene.kinds import list as lines
from convene.kinds.columns import missing, show_cell
from convene.kinds.field import Row, Value
from convene.voting.tally import Vote
from convene.worksheets.definition import Step, Worksheet

Mark: TypeAlias = Literal["·", "◐", "✓"]


class Standing(NamedTuple):
    """A shape and the words that say the same: "·" not started, "◐" begun, "✓" answered."""

    mark: Mark
    words: str


def counts(step: Step) -> bool:
    """Whether a step asks for anything: words to read aloud don't."""
    return not isinstance(step.field, script.Definition)


def of_step(view: View, worksheet: Worksheet, step: Step) -> Standing:
    """How far one step is."""
    begun, left = _begun_and_left(view, worksheet, step)
    if not begun:
        return Standing("·", "not started")
    return Standing("◐", f"begun, {left}") if left else Standing("✓", "answered")


def of_worksheet(view: View, worksheet: Worksheet) -> Standing:
    """How far a worksheet is: all of its steps that ask for something."""
    marks = [
        mark
        for step in worksheet.steps
        if counts(step) and ((mark := of_step(view, worksheet, step).mark) != "·" or is_asked(view, step))
    ]
    done = marks.count("✓")
    if done == len(marks):
        return Standing("✓", "all steps answered")
    if done == 0 and "◐" not in marks:
        return Standing("·", "not started")
    return Standing("◐", f"begun, {done} of {len(marks)} steps")


def goes_on_at(view: View, worksheet: Worksheet, steps: Sequence[Step]) -> Step:
    """Which of these steps to go on with: the first one if none was begun, else the first open one."""
    marks = [(step, of_step(view, worksheet, step).mark) for step in steps if counts(step)]
    if all(mark == "·" for _, mark in marks):
        return steps[0]
    return next((step for step, mark in marks if mark != "✓" and is_asked(view, step)), steps[0])


def cells_missing(rows: list[Row] | tuple[Row, ...], field: table.Definition) -> int:
    """How many cells that a row must have are empty."""
    return sum(len(missing(dict(row.cells), field.columns)) for row in rows)


def votes_of(view: View, place: str) -> tuple[Vote, ...]:
    """The rounds of a vote step, first round first."""
    found = [one for one in view.all(Vote) if one.step == place]
    return tuple(sorted(found, key=lambda one: (one.round, one.number)))


def _begun_and_left(view: View, worksheet: Worksheet, step: Step) -> tuple[bool, str]:
    """Whether anything is there, and in words what is still missing ("" when nothing is)."""
    field, place = step.field, worksheet.place(step.id)
    if isinstance(field, decisions.Definition):
        return any(worksheet.id in one.worksheets for one in view.all(Decision)), ""
    if isinstance(field, actions.Definition):
        return any(worksheet.id in one.worksheets for one in view.all(Action)), ""
    if isinstance(field, vote.Definition):
        return bool(votes_of(view, place)), ""
    value = view.value_of(worksheet, step)
    return kind_of(field).is_answered(value, field), _left(view, step, value)


def _left(view: View, step: Step, value: Value | list[Row] | None) -> str:
    left = ""
    match step.field:
        case table.Definition():
            left = _left_of_table(view, step.field, value or [])
        case text.Definition():
            left = text.too_long(value, step.field)
        case lines.Definition():
            left = _left_of_list(step.field, len(value or ()))
        case pick.Definition():
            picked = len(value) if isinstance(value, list) else bool(value)
            left = f"{picked} of at least {step.field.least}" if picked < step.field.least else ""
        case grid.Definition():
            open_items = {row for row, _ in view.choices(step.field.source)} - _items(value)
            left = f"{len(open_items)} not placed" if open_items else ""
        case score.Definition():
            left = _left_of_score(view, step.field, value or [])
    return left


def _left_of_score(view: View, field: score.Definition, rows: Sequence[Row]) -> str:
    full = {int(row.cells.get("item", 0)) for row in rows if score.total(row, field) is not None}
    unscored = {row for row, _ in view.choices(field.source)} - full
    return f"{len(unscored)} not fully scored" if unscored else ""


def _left_of_list(field: lines.Definition, count: int) -> str:
    if count < field.least:
        return f"{count} of at least {field.least}"
    return f"{count} lines, at most {field.most}" if 0 < field.most < count else ""


def _left_of_table(view: View, field: table.Definition, rows: Sequence[Row]) -> str:
    empty, still_open = cells_missing(tuple(rows), field), _fixed_left(view, field, rows)
    if empty:
        return f"{empty} {'cell' if empty == 1 else 'cells'} missing"
    if still_open:
        return f"{still_open} {'row' if still_open == 1 else 'rows'} still open"
    return _only_named(field, rows)


def _only_named(field: table.Definition, rows: Sequence[Row]) -> str:
    """ "only name and sector so far": of a registry, whose rows come from elsewhere too (who came along)."""
    needed = [column for column in field.columns if column.required]
    asked = {column.id for column in field.columns if not column.required}
    if not field.registry or not asked or any(asked & row.cells.keys() for row in rows):
        return ""
    return f"only {' and '.join(column.title.lower() for column in needed)} so far"


def _fixed_left(view: View, field: table.Definition, rows: Sequence[Row]) -> int:
    first = field.columns[0]
    return len(table.fixed_left(field, (show_cell(row.cells.get(first.id), first, view) for row in rows)))


def _items(value: list[Row] | None) -> set[int]:
    return {int(row.cells.get("item", 0)) for row in value or ()}
