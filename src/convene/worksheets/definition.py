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


FROM = ("rows_from", "rows_less", "options_from", "items_from", "rule_from")
"""Keys of kinds that name an earlier step."""

Beside: TypeAlias = Literal[
    "attendance", "hope", "conditions", "promises", "money", "ways", "ways-of-ideas", "changes", "new-ways"
]
"""What the records say, shown beside a step: who came, hope over the meetings, the five conditions, what the
promises leave open, how long the money lasts, on what the strategies work, the ways no idea uses, what the
strategies change, which lines go on though their numbers are counted in a new way."""


class Reference(NamedTuple):
    """Where a step takes something from: the key that says so, and `to` what it points, as written.

    The key of a column has its column before it: "column 2 (causes), rows". `column` is what it takes of
    an earlier table; "" for the step as a whole.
    """

    key: str
    to: str
    in_column: bool = False
    column: str = ""


class ShownWhen(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The answer that calls for a step: one of these three.

    `rows`: that step has rows. `passed`: a date in that column ("worksheet.step.column") has passed. `low`:
    the ratings in one of these columns are on average `under` a number, or one is the lowest there is.
    """

    rows: str = ""
    passed: str = ""
    low: tuple[str, ...] = ()
    under: float = 0.0

    @property
    def pointing(self) -> tuple[Reference, ...]:
        """The steps and columns it looks at."""
        columns = [("passed", self.passed), *(("low", one) for one in self.low)]
        parted = [(key, *column_of(one)) for key, one in columns if one]
        found = [Reference("shown_when, rows", self.rows)] if self.rows else []
        return (*found, *(Reference(f"shown_when, {key}", to, column=name) for key, to, name in parted))


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One question to the group.

    `prompt` is read aloud; `note` is for the facilitator only; `minutes` is for the full version.
    A `short` step is kept when time is short. `reminder_from` names earlier steps shown above this one, and
    `beside` what the records say. `curve_of` names an earlier pick of measures: the line of the one that was
    picked stays in sight. `shown_when` says which answer calls for it; without one it is always asked. A
    `private` step is never shown to the room, and stands in a handout only when somebody wants it.
    """

    prompt: str
    minutes: int
    note: str
    field: StepField
    short: bool = False
    reminder_from: str | tuple[str, ...] = ()
    beside: tuple[Beside, ...] = ()
    curve_of: str = ""
    shown_when: ShownWhen | None = None
    private: bool = False

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
    def reminders(self) -> tuple[str, ...]:
        """The earlier steps that this one reminds of, as written."""
        return (self.reminder_from,) if isinstance(self.reminder_from, str) else self.reminder_from

    @property
    def references(self) -> tuple[str, ...]:
        """The earlier steps this one takes from, as written (with `?` where one may be missing)."""
        return tuple(dict.fromkeys(one.to for one in self.pointing))

    @property
    def pointing(self) -> tuple[Reference, ...]:
        """Every key of this step that names an earlier step."""
        found = [Reference("reminder_from", one) for one in self.reminders]
        found += [Reference("curve_of", self.curve_of)] if self.curve_of else []
        found += self.shown_when.pointing if self.shown_when else ()
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

    `order` is its place among those of its phase; 0 comes last. `covers` are the parts of the deck it serves
    ("cell:initiate-action/strategic-planning"). One that is
    filled in anew at `each` meeting is looked at as `held` at one of them: see `at`.
    """

    id: str
    title: str
    phase: PhaseOfWorksheet
    purpose: str
    outcome: str
    steps: tuple[Step, ...]
    order: int = 0
    component: Component | None = None
    covers: tuple[str, ...] = ()
    group: str = ""
    prepare: str = ""
    each: Literal["meeting"] | None = None
    held: int | None = None

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
        """ "landscape-map.scope": a step as named outside its worksheet; held at a meeting, with its id."""
        return f"{self.id}.{step_id}" if self.held is None else f"{self.id}.{step_id}@{self.held}"

    def at(self, meeting: int) -> Worksheet:
        """This worksheet as one meeting fills it in; the same one where the group fills it in once."""
        return msgspec.structs.replace(self, held=meeting) if self.each else self


def column_of(reference: str) -> tuple[str, str]:
    """ "worksheet.step.column" as the step and the column; the column is "" where there is none."""
    worksheet, _, rest = reference.partition(".")
    step, _, column = rest.partition(".")
    return f"{worksheet}.{step}", column.removesuffix("?")
