"""Values of the right type that make no sense all the same: a scale without levels, an empty list."""

from __future__ import annotations

import math
from collections.abc import Iterator

from convene.kinds import choice, date, number, pick, rating, row, table, text, vote
from convene.kinds import list as lines
from convene.kinds.field import Field
from convene.voting import BY_SCORE, CHOOSING
from convene.worksheets.shape import allowed, short

MOST_LINES = 40
MOST_LEVELS = 11
"""A scale from 0 to 10; nobody shows more with fingers or finds more on a screen."""

CROSSED = 3
"""Columns of a grid: down, across, letter."""

MOST_MINUTES = 600

MOST_TITLE = 20
"""Letters of a step's title: the outline at the left of the screen shows no more of it."""


def beyond(field: Field) -> Iterator[tuple[str, str]]:
    """Each key of a field whose value makes no sense, with what is allowed."""
    if not field.title.strip():
        yield "title", "takes words; it is empty."
    match field:
        case text.Definition():
            if not 1 <= field.lines <= MOST_LINES:
                yield "lines", f"takes a whole number from 1 to {MOST_LINES}."
            if field.words_at_most < 0:
                yield "words_at_most", "takes 0 for no limit, or how many words there may be."
        case choice.Definition():
            yield from _choice(field)
        case rating.Definition():
            yield from _rating(field)
        case number.Definition():
            yield from _number(field)
        case pick.Definition() | row.Definition() | lines.Definition():
            yield from _most(field)
        case table.Definition():
            yield from _table(field)
        case vote.Definition():
            yield from _vote(field)


def _table(field: table.Definition) -> Iterator[tuple[str, str]]:
    if len(set(field.fixed)) < len(field.fixed):
        yield "fixed", "has the same words more than once."
    columns = [column.id for column in field.columns]
    for one in field.named_by:
        if one not in columns:
            yield "named_by", f"has “{short(one)}”, which is no column here; {allowed(columns, one)}"
    for one in field.crossed_by:
        if one not in columns:
            yield "crossed_by", f"has “{short(one)}”, which is no column here; {allowed(columns, one)}"
    if field.crossed_by and len(set(field.crossed_by)) != CROSSED:
        yield "crossed_by", "takes three columns: down, across, and whose letter stands in the cells."
    days = [column.id for column in field.columns if isinstance(column.field, date.Definition)]
    for column in field.columns:
        first = column.field.not_before if isinstance(column.field, date.Definition) else ""
        if first and first not in days:
            others = [day for day in days if day != column.id]
            hint = allowed(others, first) if others else "there is no other one."
            yield "not_before", f"has “{short(first)}”, which is no day of this row; {hint}"


def _vote(field: vote.Definition) -> Iterator[tuple[str, str]]:
    if field.method in CHOOSING and field.options_from is None and not field.options:
        yield "options_from", f"is missing; {field.method} needs the step with the options, or options."
    if field.method in BY_SCORE and not field.criteria:
        yield "criterion", f"is missing; {field.method} needs at least one [[step.criterion]]."


def _choice(field: choice.Definition) -> Iterator[tuple[str, str]]:
    if not field.options and not field.open:
        yield "options", "takes at least one entry."
    if len(set(field.options)) < len(field.options):
        yield "options", "has the same entry more than once."
    if field.most < 0:
        yield "most", "takes 1, or more, or 0 for as many as they like."


def _rating(field: rating.Definition) -> Iterator[tuple[str, str]]:
    if not 1 < len(field.levels) <= MOST_LEVELS:
        yield "greatest", f"is above least, so that there are 2 to {MOST_LEVELS} levels."
    elif len(field.words) > len(field.levels):
        yield "words", f"has {len(field.words)} entries for {len(field.levels)} levels."


def _number(field: number.Definition) -> Iterator[tuple[str, str]]:
    given = {"least": field.least, "greatest": field.greatest, "default": field.default}
    odd = [key for key, value in given.items() if value is not None and not math.isfinite(value)]
    for key in odd:
        yield key, "takes a number."
    if odd:
        return
    least = -math.inf if field.least is None else field.least
    greatest = math.inf if field.greatest is None else field.greatest
    if least > greatest:
        yield "greatest", "is below least."
    elif field.default is not None and not least <= field.default <= greatest:
        yield "default", "is not between least and greatest."


def _most(field: pick.Definition | row.Definition | lines.Definition) -> Iterator[tuple[str, str]]:
    least = 0 if isinstance(field, row.Definition) else field.least
    if least < 0:
        yield "least", "takes 0 or more."
    if field.most < 0 or 0 < field.most < least:
        yield "most", "takes 0 for no limit, or a number that is not below least."
