"""What the group said of a line in “Bending one line”: its story, who could help, what would bend it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.initiative.line_at_hand import picked, place_of
from convene.initiative.standing import votes_of
from convene.initiative.view import ON, ROWS, View
from convene.kinds.columns import show_cell
from convene.kinds.table import Definition as Table
from convene.measures.forecast import FORECAST, PICKED, forecast
from convene.measures.measure import Measure
from convene.measures.standing import At
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
    """What was said of a measure, when it was at hand last; None if the group has not talked about it."""
    at_hand = picked(view.answer(PICKED)) == measure.id
    story, partners, works, moves = (
        place_of(place, measure.id, at_hand=at_hand) for place in (STORY, PARTNERS, WORKS, MOVES)
    )
    last = latest(list(votes_of(view, moves)))
    tally = tally_of(last) if last else None
    told = _told(view, story), _told(view, partners), _told(view, works)
    if not at_hand and not (any(told) or tally):
        return None
    then = _days(view, measure, at_hand=at_hand)
    return Talk(
        *told,
        tally.outcome if tally else "",
        tuple(one for one in view.all(Decision) if TALK in one.worksheets and _fits(one.at.date(), then)),
        tuple(one for one in view.all(Action) if TALK in one.worksheets and _fits(one.at.date(), then)),
    )


def talked_about(view: View) -> str:
    """The measure that the group talks about, by its name; "" for none yet."""
    measure = picked(view.answer(PICKED))
    return "" if measure is None else view.name(Measure.table, measure) or ""


def forecast_of(view: View, measure: Measure) -> tuple[At, ...]:
    """The group's own line of a measure, as it was drawn when that was at hand last."""
    at_hand = picked(view.answer(PICKED)) == measure.id
    rows = view.rows(place_of(FORECAST, measure.id, at_hand=at_hand))
    return tuple(forecast(measure.id, rows, measure))


def _days(view: View, measure: Measure, *, at_hand: bool) -> tuple[str, str]:
    """The first and the last day on which something was typed of it; "" for no bound: it goes on."""
    places = {place_of(one, measure.id, at_hand=at_hand) for one in (FORECAST, STORY, PARTNERS, WORKS)}
    rows = (one for one in view.documents(ROWS).values() if one.get("step") in places)
    days = sorted(str(one[ON]) for one in rows if ON in one)
    if not days:
        return "", ""
    return days[0], "" if at_hand else days[-1]


def _fits(day: date, then: tuple[str, str]) -> bool:
    first, last = then
    return first <= day.isoformat() and (not last or day.isoformat() <= last)


def _told(view: View, place: str) -> tuple[Told, ...]:
    step = view.step(place)
    columns = step.field.columns if step and isinstance(step.field, Table) else ()
    found = []
    for row in view.rows(place):
        words = {one.id: show_cell(row.cells.get(one.id), one, view) for one in columns if not one.private}
        found.append(Told(row.id, {column: said for column, said in words.items() if said}))
    return tuple(found)
