"""What plain numbers of percents mean: 18.2, or 0.182 for the same. Decided for a measure, not for a cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from convene.errors import BadInput
from convene.exchange.importing.numbers import Decimal, Scale, read_cell, scale_of
from convene.exchange.importing.table import Cell
from convene.measures.figure import PERCENT, worth
from convene.measures.observation import Values


def scales(cells: Iterable[tuple[Values, Cell]], decimal: Decimal) -> Mapping[int, Scale]:
    """By measure: those with plain numbers, judged by those with a percent sign and by what is on record."""
    unsigned: dict[int, list[float]] = {}
    signed: dict[int, list[Fraction | float]] = {}
    measures: dict[int, Values] = {}
    for values, cell in cells:
        if values.measure.unit != PERCENT or cell.is_empty:
            continue
        try:
            figure = read_cell(cell, PERCENT, decimal, 1)
        except BadInput:
            continue
        key = values.measure.id
        measures[key] = values
        if figure.number is None or cell.is_percent or cell.words.endswith("%"):
            signed.setdefault(key, []).append(worth(figure, PERCENT) or 0)
        else:
            unsigned.setdefault(key, []).append(figure.number)
    return {
        key: scale_of(numbers, [*signed.get(key, ()), *_on_record(measures[key])])
        for key, numbers in unsigned.items()
    }


def _on_record(values: Values) -> list[Fraction]:
    """What is known of a measure: its values, where it began and where it is to go."""
    found = [worth(one.figure, PERCENT) for one in values.cells.values()]
    found += [values.measure.typed_baseline, values.measure.target]
    return [one for one in found if one is not None]
