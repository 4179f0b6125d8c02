"""What a record holds as lists for spreadsheets: one a subject, and one for each table that was answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from convene.exchange.data.record import LISTS
from convene.exchange.data.spreadsheets import Cell, Listing
from convene.exchange.shapes.answers import AnswerShape, answers
from convene.exchange.shapes.captured import ActionShape, DecisionShape, NoteShape, ParkedShape, VoteShape
from convene.exchange.shapes.labels import Labels
from convene.exchange.shapes.measures import ValueShape, measures
from convene.exchange.shapes.meetings import MeetingShape, meetings
from convene.exchange.shapes.people import OrganizationShape, PersonShape
from convene.initiative.view import View
from convene.initiative.young import for_paper
from convene.kinds.date import Definition as DateField
from convene.kinds.field import REMOVED, Field
from convene.kinds.grid import Definition as Grid
from convene.kinds.list import Definition as List
from convene.kinds.score import Definition as Score
from convene.kinds.table import Definition as Table
from convene.meetings.meeting import Meeting
from convene.people.attendance import Presence

BEFORE_MEETINGS: dict[str, type[msgspec.Struct]] = {
    "organizations": OrganizationShape,
    "people": PersonShape,
    "meetings": MeetingShape,
}
CAPTURED: dict[str, type[msgspec.Struct]] = {
    "decisions": DecisionShape,
    "votes": VoteShape,
    "actions": ActionShape,
    "parking": ParkedShape,
    "notes": NoteShape,
}
"""The shapes of what is listed, by its word in LISTS."""

_NAMES = {"parking": "parking-lot"}
_HEADS = {"id": "Number", "day": "Date", "of": "Out of", "on": "Reported on"}
_ELSEWHERE = frozenset({"agenda"})
"""What has a list of its own."""


def lists(view: View) -> tuple[Listing, ...]:
    """Every list, those of the subjects first; a subject without entries has its heads all the same."""
    view = for_paper(view)
    answered = answers(view)
    return (
        *(_of_shapes(word, shape, view) for word, shape in BEFORE_MEETINGS.items()),
        _agenda(view),
        _attendance(view),
        *(_of_shapes(word, shape, view) for word, shape in CAPTURED.items()),
        _values(view),
        *(_of_table(fillings, view) for fillings in _by_step(answered)),
        _of_answers([one for one in answered if one.rows is None], view),
    )


def _of_shapes(word: str, shape: type[msgspec.Struct], view: View) -> Listing:
    keys = [key for key in shape.__struct_fields__ if key not in _ELSEWHERE]
    rows = tuple(tuple(_cell(getattr(one, key)) for key in keys) for one in LISTS[word](view))
    name = _NAMES.get(word, word)
    heads = tuple(_HEADS.get(key, _as_words(key)) for key in keys)
    return Listing(name, _as_words(name), heads, rows)


def _agenda(view: View) -> Listing:
    rows = tuple(
        (one.id, item.title, item.kind, item.begins, item.ends, item.minutes, item.worksheet, item.steps)
        for one in meetings(view)
        for item in one.agenda
    )
    heads = ("Meeting", "Title", "Kind", "Begins", "Ends", "Minutes", "Worksheet", "Steps")
    return Listing("agenda", "Agenda", heads, rows)


def _attendance(view: View) -> Listing:
    """Who was invited, who came and when; someone removed from the people since has no name."""
    labels, held = Labels(view), view.by_id(Meeting)
    found = [(held.get(one.meeting), labels.person(one.person), one) for one in view.all(Presence)]
    found.sort(key=lambda one: (one[0].number if one[0] else 0, one[1] or "", one[2].id))
    rows = tuple(
        (
            meeting.label if meeting else None,
            meeting.day if meeting else None,
            name or REMOVED,
            presence.invited,
            presence.arrived is not None,
            presence.arrived,
            presence.left,
            presence.no_vote,
            presence.unlisted,
        )
        for meeting, name, presence in found
    )
    heads = ("Meeting", "Date", "Person", "Invited", "Came", "Arrived", "Left", "No vote", "Not to be listed")
    return Listing("attendance", "Attendance", heads, rows)


def _values(view: View) -> Listing:
    """Every value of every measure, the small counts hidden, under heads by which it can be imported."""
    keys = ValueShape.__struct_fields__
    rows = tuple(
        (measure.name, measure.unit, *(_cell(_whole(getattr(one, key))) for key in keys))
        for measure in measures(view)
        for one in measure.values
    )
    return Listing(
        "values", "Values", ("Measure", "Unit", *(_HEADS.get(key, _as_words(key)) for key in keys)), rows
    )


def _whole(value: Any) -> Any:
    """People write 481, not 481.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _by_step(answered: Sequence[AnswerShape]) -> list[list[AnswerShape]]:
    """Answers with rows; those of several meetings to one step stand together."""
    found: dict[tuple[str, str], list[AnswerShape]] = {}
    for one in answered:
        if one.rows:
            found.setdefault((one.worksheet, one.step), []).append(one)
    return list(found.values())


def _of_table(fillings: Sequence[AnswerShape], view: View) -> Listing:
    """The rows of a step under the titles of its columns; of a step that is gone, under their ids.

    Where each meeting fills it in anew, the meeting stands before its rows.
    """
    name = f"{fillings[0].worksheet}.{fillings[0].step}"
    step = view.step(name)
    columns = _columns(step.field) if step else {}
    given = [(one.meeting, row) for one in fillings for row in one.rows or ()]
    columns |= {key: (key, None) for _, row in given for key in row if key not in columns}
    heads = tuple(head for head, _ in columns.values())
    rows = [tuple(_answered(row.get(key), columns[key][1]) for key in columns) for _, row in given]
    if any(meeting for meeting, _ in given):
        heads = ("Meeting", *heads)
        rows = [(_meeting(meeting), *row) for (meeting, _), row in zip(given, rows, strict=True)]
    return Listing(name, name, heads, tuple(rows))


def _meeting(number: int | None) -> str | None:
    return f"M{number}" if number else None


def _columns(field: Field) -> dict[str, tuple[str, Field | None]]:
    """Heads and fields of the columns by their ids."""
    match field:
        case Table():
            return {column.id: (column.title, column.field) for column in field.columns}
        case List():
            return {"text": (field.title, None)}
        case Score():
            return {"item": ("Option", None), **{one.id: (one.title, None) for one in field.criteria}}
        case Grid():
            ends = {"across": field.axes.across, "up": field.axes.up}
            heads = {key: f"{low} to {high}, 0 to 10" for key, (low, high) in ends.items()}
            return {"item": ("Item", None), **{key: (head, None) for key, head in heads.items()}}
    return {}


def _of_answers(found: Iterable[AnswerShape], view: View) -> Listing:
    rows = []
    for one in found:
        step = view.step(f"{one.worksheet}.{one.step}")
        sheet = view.shelf.get(one.worksheet)
        value = _answered(one.value, step.field if step else None)
        title = sheet.title if sheet else None
        rows.append((one.worksheet, one.step, _meeting(one.meeting), title, one.title, value))
    heads = ("Worksheet", "Step", "Meeting", "Worksheet title", "Step title", "Answer")
    return Listing("answers", "Answers", heads, tuple(rows))


def _answered(value: Any, field: Field | None) -> Cell:
    """A value of an answer; days are kept as text, and are days again here."""
    if isinstance(field, DateField) and isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return _cell(value)


def _cell(value: Any) -> Cell:
    match value:
        case None | str() | bool() | int() | float() | date():
            return value
        case msgspec.Struct():
            return str(getattr(value, "id", ""))
        case Mapping():
            return tuple(f"{key}: {one}" for key, one in value.items())
        case Sequence():
            return tuple(REMOVED if one is None else _in_one(one) for one in value)
    return str(value)


def _in_one(value: Any) -> str:
    """One of several in a cell; an order of options, as on a ballot, with its first choice first."""
    if isinstance(value, tuple | list):
        return " > ".join(map(str, value))
    return str(_cell(value))


def _as_words(key: str) -> str:
    words = key.replace("_", " ").replace("-", " ")
    return words[:1].upper() + words[1:]
