"""A worksheet as it is defined: its place in the deck and its steps."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

import msgspec

from convene.kinds import (
    actions,
    choice,
    date,
    decisions,
    grid,
    list,  # noqa: A004  the kind's name in a worksheet file
    number,
    pick,
    rank,
    rating,
    row,
    score,
    script,
    table,
    text,
    vote,
)

StepField: TypeAlias = (
    text.Definition
    | list.Definition
    | choice.Definition
    | rating.Definition
    | number.Definition
    | date.Definition
    | table.Definition
    | pick.Definition
    | rank.Definition
    | score.Definition
    | vote.Definition
    | grid.Definition
    | script.Definition
    | decisions.Definition
    | actions.Definition
)

PhaseOfWorksheet: TypeAlias = Literal[
    "any-phase", "initiate-action", "organize-for-impact", "sustain-action-and-impact"
]
Component: TypeAlias = Literal[
    "governance-and-infrastructure",
    "strategic-planning",
    "community-involvement",
    "evaluation-and-improvement",
]


FROM = ("rows_from", "options_from", "items_from", "rule_from")
"""Keys of kinds that name an earlier step."""


class Reference(NamedTuple):
    """Where a step takes something from: the key that says so, and `to` what it points, as written.

    The key of a column has its column before it: "column 2 (causes), rows".
    """

    key: str
    to: str
    in_column: bool = False


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One question to the group.

    `prompt` is read aloud; `note` is for the facilitator only; `minutes` is for the full version.
    A `short` step is kept when time is short. `reminder_from` names an earlier step shown above this one.
    """

    prompt: str
    minutes: int
    note: str
    field: StepField
    short: bool = False
    reminder_from: str | None = None

    @property
    def id(self) -> str:
        """The step's id inside its worksheet."""
        return self.field.id

    @property
    def title(self) -> str:
        """The short name in outlines."""
        return self.field.title

    @property
    def is_closing(self) -> bool:
        """Whether this is one of the two ends: what was decided, who does what."""
        return isinstance(self.field, decisions.Definition | actions.Definition)

    @property
    def references(self) -> tuple[str, ...]:
        """The earlier steps this one takes from, as written (with `?` where one may be missing)."""
        return tuple(dict.fromkeys(one.to for one in self.pointing))

    @property
    def pointing(self) -> tuple[Reference, ...]:
        """Every key of this step that names an earlier step."""
        found = [Reference("reminder_from", self.reminder_from or "")]
        found += [Reference(key, getattr(self.field, key, None) or "") for key in FROM]
        if isinstance(self.field, table.Definition):
            found += [
                Reference(f"column {number} ({column.id}), rows", column.field.rows, in_column=True)
                for number, column in enumerate(self.field.columns, start=1)
                if isinstance(column.field, row.Definition)
            ]
        return tuple(one for one in found if one.to)


class Worksheet(msgspec.Struct, frozen=True, kw_only=True):
    """A definition.

    `covers` are the parts of the deck it serves ("cell:initiate-action/strategic-planning").
    """

    id: str
    title: str
    phase: PhaseOfWorksheet
    purpose: str
    outcome: str
    steps: tuple[Step, ...]
    component: Component | None = None
    covers: tuple[str, ...] = ()
    group: str = ""
    prepare: str = ""

    @property
    def minutes(self) -> int:
        """The full version's length."""
        return sum(step.minutes for step in self.steps)

    @property
    def short_minutes(self) -> int:
        """The short version's length."""
        return sum(step.minutes for step in self.steps if step.short or step.is_closing)

    def step(self, step_id: str) -> Step | None:
        """The step with this id, or None."""
        return next((step for step in self.steps if step.id == step_id), None)

    def place(self, step_id: str) -> str:
        """ "landscape-map.scope": how a step is named outside its worksheet."""
        return f"{self.id}.{step_id}"
