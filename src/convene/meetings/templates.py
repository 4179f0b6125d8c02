"""Agendas to start from: how such meetings usually go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from convene.meetings.agenda import AgendaItem, ItemKind
from convene.meetings.typed_item import TypedItem


class Template(NamedTuple):
    """A kind of meeting, and its items."""

    name: str
    items: tuple[TypedItem, ...]

    @property
    def minutes(self) -> int:
        """What the items take together."""
        return sum(item.minutes for item in self.items)


def _item(
    minutes: int, title: str, worksheet: str | None = None, *steps: str, kind: ItemKind = "talk"
) -> TypedItem:
    return TypedItem(title, minutes, "worksheet" if worksheet and kind == "talk" else kind, worksheet, steps)


CLOSE = _item(20, "Before we go", "meeting-close", kind="close")
_SHORT_CLOSE = _item(16, "Before we go", "meeting-close", "plus", "delta", "hope", kind="close")
_ACTIONS = _item(10, "What we promised last time", kind="review")
_BREAK = _item(10, "Break", kind="break")

TEMPLATES = (
    Template(
        "First big meeting",
        (
            _item(10, "Welcome"),
            _item(45, "Who does what already", "landscape-map", "organizations", "gaps"),
            _BREAK,
            _item(20, "What the numbers say", "baseline-data", "look"),
            _item(12, "Who is missing", "champions-and-group", "missing"),
            CLOSE,
        ),
    ),
    Template(
        "Common agenda",
        (
            _item(15, "Meal and welcome"),
            _item(73, "Our goal and how we reach it", "common-agenda", "goals", "sort", "strategies"),
            _item(15, "Break", kind="break"),
            _item(12, "Do we agree?", "common-agenda", "agree"),
            _item(15, "How will we know?", "shared-measures", "keep"),
            _item(25, "What we decided, who does what", "common-agenda", "decided", "who-does-what"),
            CLOSE,
        ),
    ),
    Template(
        "Steering group",
        (
            _item(5, "Welcome"),
            _ACTIONS,
            _item(10, "Where our numbers stand"),
            _item(25, "One decision"),
            _item(15, "What is in the way", "strategy-review", "barriers"),
            CLOSE,
        ),
    ),
    Template(
        "Work group",
        (
            _item(5, "Welcome"),
            _ACTIONS,
            _item(18, "How our promises go", "strategy-review", "promises"),
            _item(10, "One knot to untie"),
            _SHORT_CLOSE,
        ),
    ),
    Template(
        "Data talk",
        (
            _item(5, "Welcome"),
            _item(
                61,
                "Turn the curve",
                "turn-the-curve",
                *("measure", "forecast", "story", "partners", "what-works", "choose"),
            ),
            CLOSE,
        ),
    ),
    Template(
        "Twice-a-year check",
        (
            _item(5, "Welcome"),
            _item(
                40,
                "How we are doing",
                "health-check",
                *("alone", "agenda", "measurement", "activities", "communication", "backbone"),
                *("conditions", "spread", "focus"),
            ),
            _BREAK,
            _item(42, "Groups, risks, changes", "steering-review", "groups", "risks", "changes"),
            CLOSE,
        ),
    ),
)


def fitted(items: Sequence[TypedItem], steps: Mapping[str, Sequence[str]]) -> list[TypedItem]:
    """The items with what is at hand: `steps` are the step ids by worksheet.

    One without its worksheet becomes a talk (the close stays the close); a step that the worksheet doesn't
    have is left out.
    """
    found = []
    for item in items:
        if item.worksheet is None:
            found.append(item)
        elif item.worksheet in steps:
            kept = tuple(step for step in item.steps if step in steps[item.worksheet])
            found.append(item._replace(steps=kept))
        else:
            kind: ItemKind = "talk" if item.kind == "worksheet" else item.kind
            found.append(item._replace(kind=kind, worksheet=None, steps=()))
    return found


def like(items: Sequence[AgendaItem]) -> list[TypedItem]:
    """The agenda of an earlier meeting once more; a vote is held as it was there."""
    return [
        TypedItem(
            one.title,
            one.minutes,
            one.kind,
            one.worksheet,
            one.steps,
            again=one.id if one.kind == "vote" else 0,
        )
        for one in items
    ]
