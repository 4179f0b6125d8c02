"""What is worked out of an initiative beside its cells, for scripts: readiness, conditions, warnings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from convene.initiative.beside import MEETINGS, hope
from convene.initiative.view import View
from convene.progress import backbone, conditions, readiness
from convene.progress.cells import CellState
from convene.progress.warnings import warnings


class PreconditionShape(msgspec.Struct, frozen=True, kw_only=True):
    """One of the three: how it stands, and the mean of its ratings, 0 to 3."""

    name: str
    standing: readiness.Standing
    mean: float | None


class ReadinessShape(msgspec.Struct, frozen=True, kw_only=True):
    """The verdict, null while too little is rated; `check_again` when it is from too long ago."""

    verdict: readiness.Verdict | None
    words: str
    rated_on: date | None
    check_again: bool
    preconditions: tuple[PreconditionShape, ...]


class ConditionShape(msgspec.Struct, frozen=True, kw_only=True):
    """One of the five: `level` is the `group`'s where it is fresh, else that of the `records`, 0 to 4."""

    condition: str
    level: int
    group: int | None
    records: int
    words: str
    there: tuple[str, ...]
    missing: tuple[str, ...]


class JobShape(msgspec.Struct, frozen=True, kw_only=True):
    """One of the six backbone jobs."""

    name: str
    standing: backbone.Standing
    paid_until: date | None


class BackboneShape(msgspec.Struct, frozen=True, kw_only=True):
    """The six jobs; `months_of_money` is null where costs aren't known."""

    words: str
    jobs: tuple[JobShape, ...]
    months_of_money: int | None


class WarningShape(msgspec.Struct, frozen=True, kw_only=True):
    """What is worth a second thought, why, and the worksheet or step that mends it."""

    words: str
    why: str
    link: str


class HopeShape(msgspec.Struct, frozen=True, kw_only=True):
    """How hopeful people were at the end of a meeting: the mean of 1 to 5."""

    meeting: int
    day: date
    mean: float


def warned(view: View, states: Sequence[CellState]) -> tuple[WarningShape, ...]:
    """The warnings that hold now."""
    return tuple(WarningShape(**one._asdict()) for one in warnings(view, states))


def hopes(view: View) -> tuple[HopeShape, ...]:
    """The last meetings at which five people or more showed it, the oldest first."""
    return tuple(
        HopeShape(meeting=one.meeting.number, day=one.meeting.day, mean=round(one.mean, 1))
        for one in hope(view)[-MEETINGS:]
    )


def ready(view: View) -> ReadinessShape:
    """The verdict with what it rests on."""
    found = readiness.readiness(view)
    return ReadinessShape(
        verdict=found.verdict,
        words=found.words,
        rated_on=found.rated_on,
        check_again=found.is_old,
        preconditions=tuple(
            PreconditionShape(
                name=one.name,
                standing=one.standing,
                mean=None if one.mean is None else round(float(one.mean), 2),
            )
            for one in found.preconditions
        ),
    )


def health(view: View) -> tuple[ConditionShape, ...]:
    """The five conditions in the deck's order."""
    return tuple(
        ConditionShape(
            condition=one.condition.title,
            level=one.level,
            group=one.group,
            records=one.records,
            words=one.words,
            there=one.there,
            missing=one.missing,
        )
        for one in conditions.conditions(view)
    )


def jobs(view: View) -> BackboneShape:
    """The six backbone jobs in the deck's order."""
    found = backbone.backbone_jobs(view)
    return BackboneShape(
        words=backbone.in_words(found),
        jobs=tuple(
            JobShape(name=one.name, standing=one.standing, paid_until=one.paid_until) for one in found
        ),
        months_of_money=backbone.months_of_money(view),
    )
