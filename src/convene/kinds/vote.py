"""A question put to the group by a method; the counts are a tally of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import msgspec

from convene.blocks import Blocks, FillGrid, TickBoxes
from convene.errors import BadInput
from convene.kinds.field import Around, Field, Keeping, Value
from convene.voting import METHODS, Method
from convene.voting.tally import Criterion


class Definition(Field, frozen=True, kw_only=True, tag="vote"):
    """`method` to use unless the charter's rule (`rule` in `rule_from`) says another.

    Options are those of `options`, or the rows of `options_from` without those whose cell is one of
    `options_not`; methods on a proposal (consent, fist to five) need none. `threshold` is that of a show of
    hands, an option of the list thresholds, or the other rule that a method knows. With dots each person has
    `dots`, and may put `most_on_one` of them on one option (0: as many as they like); `goes_on` is how many
    options go on. Weighted scoring takes criteria as the kind score.
    """

    keeping: ClassVar[Keeping] = "elsewhere"

    method: Method
    options: tuple[str, ...] = ()
    options_from: str | None = None
    threshold: str = ""
    rule_from: str | None = None
    rule: str = ""
    dots: int = 3
    most_on_one: int = 0
    goes_on: int = 0
    criteria: tuple[Criterion, ...] = ()
    options_not: Mapping[str, str | tuple[str, ...]] = msgspec.field(default_factory=dict)


def parse(text: str, field: Definition, around: Around) -> Value:
    """Refused: votes are counted on the vote's own screen."""
    raise BadInput(
        f"{field.title} is a vote: its counts are typed in the vote.",
        todo="In the app, or with: convene fill",
    )


def check(value: Value, field: Definition, around: Around) -> Value:
    """Refused, as `parse`."""
    return parse("", field, around)


def show(value: Value, field: Definition, around: Around) -> str:
    """The tally's outcome stands with the tally."""
    return ""


def blocks(value: Value | None, field: Definition, around: Around) -> Blocks:
    """Only the blank form: a tally has its own block."""
    if value is not None:
        return ()
    if field.options or field.options_from:
        found = tuple(words for _, words in around.choices(field.options_from or ""))
        options = field.options or found
        if options:
            return (TickBoxes(options=options),)
        return (FillGrid(caption=field.title, columns=("Choice", "How many"), empty=6, weights=(75, 25)),)
    levels: tuple[str, ...] = METHODS[field.method].LEVELS
    return (FillGrid(caption=field.title, columns=("Level", "How many"), fixed=levels, empty=0),)


def is_answered(value: Value | None, field: Definition) -> bool:
    """A tally is there."""
    return bool(value)
