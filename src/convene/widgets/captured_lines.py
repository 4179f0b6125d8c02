"""Decisions and actions as lines of a list."""

from __future__ import annotations

from datetime import date

from rich.text import Text

from convene.captured.action import Action, days_late
from convene.captured.decision import Decision
from convene.dates import show_day
from convene.kinds.field import Around
from convene.widgets.listing import Line, ListColumn
from convene.widgets.words import cell

DECISION_COLUMNS = (ListColumn("", 4), ListColumn("Decision"), ListColumn("How", 20, 100))
ACTION_COLUMNS = (
    ListColumn("", 4),
    ListColumn("What"),
    ListColumn("Who", 16),
    ListColumn("By when", 15),
    ListColumn("Status", 8, 100),
)


def decision_line(decision: Decision, *, elsewhere: bool) -> Line:
    """One decision; one that was taken elsewhere in this meeting is dim."""
    style = "dim" if elsewhere else ""
    basis = " ".join(part for part in (decision.method, decision.numbers) if part)
    cells = (cell(decision.label, "bold"), cell(decision.text, style), cell(basis, style))
    return Line(str(decision.id), cells)


def action_line(action: Action, around: Around, today: date, late: str, *, elsewhere: bool) -> Line:
    """One action with its owner; `late` is the style of a date that has passed."""
    style = "dim" if elsewhere or not action.is_open else ""
    who = (around.name("people", action.who) or "(removed)") if action.who else "no one yet"
    due = show_day(action.due, year=action.due.year != today.year) if action.due else "no date"
    passed = days_late(action, today) > 0
    when: Text = cell(f"{due} late" if passed else due, late if passed else style)
    return Line(
        str(action.id),
        (
            cell(action.label, "bold"),
            cell(action.what, style),
            cell(who, style),
            when,
            cell(action.status, style),
        ),
    )
