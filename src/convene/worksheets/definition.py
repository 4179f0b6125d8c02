"""A worksheet as it is defined: its place in the deck and its steps."""

from __future__ import annotations

from typing import Literal, TypeAlias

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
        field = self.field
        found = [
            self.reminder_from,
            *(getattr(field, key, None) for key in ("rows_from", "options_from", "items_from", "rule_from")),
        ]
        if isinstance(field, table.Definition):
            found += [getattr(column.field, "rows", None) for column in field.columns]
        return tuple(dict.fromkeys(reference for reference in found if reference))


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
