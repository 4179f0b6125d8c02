"""The workbook inside a chart: what the chart shows, and nothing else."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

from convene.blocks import Figure
from convene.word.charts.numbers import Drawn, number_format
from convene.word.text import one_line

SHEET = "Sheet1"


def workbook(figure: Figure, series: Sequence[Drawn], changed: datetime) -> bytes:
    """The same bytes for the same figure; a gap is an empty cell."""
    import xlsxwriter  # noqa: PLC0415  only for papers with a figure

    made = io.BytesIO()
    as_typed = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(made, {"in_memory": True, **as_typed})
    book.set_properties({"created": changed.replace(tzinfo=None), "author": ""})
    sheet = book.add_worksheet(SHEET)
    shown = book.add_format({"num_format": number_format(figure)})
    for place, name in enumerate(figure.places, 1):
        sheet.write_string(place, 0, one_line(name))
    for column, one in enumerate(series, 1):
        sheet.write_string(0, column, one.name)
        for place, value in one.values.items():
            sheet.write_number(place + 1, column, value, shown)
    sheet.set_column(0, len(series), 18)
    book.close()
    return made.getvalue()
