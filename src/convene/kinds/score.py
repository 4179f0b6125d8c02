"""Options scored by weighted criteria, 1 to 5: helps to talk, does not choose."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import ClassVar

from convene.blocks import Blocks, Cell, Column, FillGrid, Rows, SmallNote
from convene.errors import BadInput
from convene.kinds.field import REMOVED, Around, Field, Keeping, Row, Value
from convene.voting import weighted_scoring
from convene.voting.tally import Criterion, Terms
from convene.voting.weighted_scoring import LEAST, MOST, Given, agreed, mean


class Definition(Field, frozen=True, kw_only=True, tag="score"):
    """Options are the rows of `options_from`.

    A row of the answer has `item` and a cell for each criterion.
    """

    keeping: ClassVar[Keeping] = "rows"

    options_from: str
    criteria: tuple[Criterion, ...]

    @property
    def source(self) -> str:
        """The step whose rows are scored."""
        return self.options_from.removesuffix("?")


def given_to(row: Row, field: Definition) -> tuple[Given, ...]:
    """The score that the group agreed on for each criterion."""
    marks = (row.cells.get(criterion.id) for criterion in field.criteria)
    return tuple(agreed(None if one is None else int(one)) for one in marks)


def total(row: Row, field: Definition) -> Fraction | None:
    """What its scores come to by the weights, exact; None while a score is missing."""
    return weighted_scoring.total([mean(given) for given in given_to(row, field)], field.criteria)


def parse(text: str, field: Definition, around: Around) -> list[dict[str, Value]]:
    """Lines of "option, score, score, ..." in the order of the criteria."""
    rows: list[dict[str, Value]] = []
    for line in text.splitlines():
        parts = [part.strip() for part in line.replace("\t", ",").rsplit(",", len(field.criteria))]
        if not any(parts):
            continue
        try:
            scores = [int(part) for part in parts[1:]]
        except ValueError:
            raise BadInput(f"“{line}” has something else than scores.", todo="Scores are 1 to 5.") from None
        cells = zip((criterion.id for criterion in field.criteria), scores, strict=False)
        rows.append({"item": parts[0], **dict(cells)})
    return check(rows, field, around)


def check(value: Value, field: Definition, around: Around) -> list[dict[str, Value]]:
    """Objects with `item` (a row's id or its words) and scores 1 to 5 by criterion id."""
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise BadInput(f"{field.title} takes rows with item and scores.")
    choices = around.named(field.source)
    by_words = {words.casefold(): row for row, words in choices}
    criteria = {criterion.id for criterion in field.criteria}
    rows = []
    for row in value:
        item = row.get("item")
        if isinstance(item, str):
            item = by_words.get(item.strip().casefold())
        if not isinstance(item, int) or item not in dict(choices):
            raise BadInput(f"“{row.get('item')}” is not among the rows of {field.source}.")
        for key, score in row.items():
            if key != "item" and (key not in criteria or score not in range(LEAST, MOST + 1)):
                raise BadInput(f"{key}: a score is a whole number from {LEAST} to {MOST}.")
        rows.append({**row, "item": item})
    return rows


def ranked(value: Sequence[Row], field: Definition) -> list[tuple[Row, Fraction | None]]:
    """Rows with their totals, highest first; those not fully scored last."""
    scored = [(row, total(row, field)) for row in value]
    return sorted(scored, key=lambda pair: (pair[1] is None, -(pair[1] or 0), pair[0].order))


def show(value: Sequence[Row], field: Definition, around: Around) -> str:
    """The three highest with their totals."""
    return in_words(value, field, around, most=3)


def in_words(value: Sequence[Row], field: Definition, around: Around, most: int | None = None) -> str:
    """The options with their totals, highest first: so many at most."""
    best = [(row, points) for row, points in ranked(value, field) if points is not None][:most]
    if not best:
        return "nothing fully scored"
    return ", ".join(
        f"{around.name(field.source, row.cells['item']) or '(removed)'} {float(points):.2f}"
        for row, points in best
    )


def blocks(value: Sequence[Row] | None, field: Definition, around: Around) -> Blocks:
    """Options by total, with a column for each criterion; the blank form is a grid."""
    heads = tuple(f"{criterion.title} (x{criterion.weight})" for criterion in field.criteria)
    if value is None:
        options = tuple(words for _, words in around.choices(field.source))
        empty, weights = 0 if options else 8, (40, *(12 for _ in heads))
        return (
            FillGrid(
                caption=field.title, columns=("Option", *heads), fixed=options, empty=empty, weights=weights
            ),
        )
    columns = (Column("Option"), *(Column(head, "number") for head in heads), Column("Total", "number"))
    rows = tuple(
        (
            Cell(around.name(field.source, row.cells["item"]) or REMOVED),
            *(Cell(str(row.cells.get(criterion.id, ""))) for criterion in field.criteria),
            Cell("not fully scored" if points is None else f"{float(points):.2f}", strong=points is not None),
        )
        for row, points in ranked(value, field)
    )
    names = tuple(around.name(field.source, row.cells["item"]) or REMOVED for row in value)
    terms = Terms(options=names, criteria=field.criteria)
    remarks = weighted_scoring.tally([given_to(row, field) for row in value], terms).remarks
    notes = (SmallNote(text=f"{'. '.join(remarks)}."),) if remarks else ()
    return (Rows(caption=field.title, columns=columns, rows=rows), *notes)


def is_answered(value: Sequence[Row] | None, field: Definition) -> bool:
    """At least one score is there."""
    return any(len(row.cells) > 1 for row in value or ())
