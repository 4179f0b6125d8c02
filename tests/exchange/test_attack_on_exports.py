"""An attacker with every export at once, solving the equations between them, recovers no hidden count.

What the attacker has is read out of the files themselves: the CSV list, the workbook, the JSON document, and
the tables, figures and words of the handouts. The values of a record are random people in a table of grades
by places, so that every breakdown adds up to the same.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, NamedTuple
from zipfile import ZipFile

import msgspec
import openpyxl
from hypothesis import assume, given, settings

from attacking import crossed, recovered, value
from convene import handouts
from convene.blocks import Block, Figure, Rows
from convene.exchange.data.everything import everything
from convene.exchange.data.lists import lists
from convene.exchange.data.spreadsheets import csv_bytes
from convene.exchange.data.workbook import workbook
from convene.exchange.shapes.measures import measures
from convene.initiative.about import About
from convene.initiative.collection import stored
from convene.initiative.initiative import Initiative
from convene.initiative.valuing import keep_values
from convene.initiative.view import View
from convene.measures.figure import Figure as Counted
from convene.measures.observation import Observation, Values
from convene.measures.suppression import HIDDEN, shown
from convene.worksheets.shelf import Shelf

AT = datetime(2026, 11, 16, 9, 42, tzinfo=UTC)
SHELF = Shelf()
NUMBER = re.compile(r"-?[0-9][0-9,]*(\.[0-9]+)?")

Name = tuple[str, str, str]
"""Period, breakdown, group; the last two empty for everybody."""


class Told(NamedTuple):
    """A value as the attacker has it."""

    period: str
    breakdown: str
    group: str
    hidden: bool


def record(values: Values) -> View:
    """A record that holds one measure with its values."""
    about = About(name="Riverbend", place="", created=AT)
    tables = {
        About.table: {"1": stored(about)},
        "measures": {str(values.measure.id): stored(values.measure)},
        "observations": {str(one.id): stored(one) for one in values.cells.values()},
    }
    return View(tables, SHELF, today=date(2026, 11, 16))


def in_csv(view: View) -> Iterator[Name]:
    listing = next(one for one in lists(view) if one.name == "values")
    for row in csv.DictReader(io.StringIO(csv_bytes(listing).decode("utf-8-sig"), newline="")):
        if row["Value"] or row["Count"] or row["Out of"]:
            yield row["Period"], row["Breakdown"], row["Group"]


def in_workbook(view: View) -> Iterator[Name]:
    book = openpyxl.load_workbook(io.BytesIO(workbook(lists(view), AT)))
    heads, *rows = book["Values"].iter_rows(values_only=True)
    for cells in rows:
        row = dict(zip(heads, cells, strict=True))
        if any(row[name] is not None for name in ("Value", "Count", "Out of")):
            yield str(row["Period"]), str(row["Breakdown"] or ""), str(row["Group"] or "")


def in_json(view: View) -> Iterator[Name]:
    (found,) = msgspec.json.decode(msgspec.json.encode(measures(view)))
    for one in found["values"]:
        if any(one[name] is not None for name in ("value", "count", "of")):
            yield one["period"], one["breakdown"] or "", one["group"] or ""
    for name in ("baseline", "latest"):
        if found[name]:
            yield found[name]["period"], "", ""
    for gap in found["gaps"]:
        yield gap["period"], gap["breakdown"], gap["high"]
        yield gap["period"], gap["breakdown"], gap["low"]


def in_handouts(view: View, values: Values) -> Iterator[Name]:
    """What their tables and figures show a number of, by the names of rows and columns."""
    names = {group: breakdown for breakdown, groups in values.groups.items() for group in groups}
    for handout in handouts.possible(view):
        for block in handouts.document(view, handout).blocks:
            yield from _in_block(block, names)


def _in_block(block: Block, names: dict[str, str]) -> Iterator[Name]:
    if isinstance(block, Rows) and block.columns[0].title == "Group":
        for group, *cells in block.rows:
            for column, cell in zip(block.columns[1:], cells, strict=True):
                if NUMBER.search(cell.text):
                    assert HIDDEN not in cell.text
                    is_all = group.text not in names
                    yield column.title[:4], names.get(group.text, ""), "" if is_all else group.text
    if isinstance(block, Figure):
        for series in block.series:
            for at, number in zip(block.places, series.values, strict=True):
                if number is not None and series.look in {"measured", "baseline"}:
                    words = at.partition(" (")[0]
                    period = block.series[0].name if block.kind == "bars" else words[:4]
                    yield (period, names[words], words) if block.kind == "bars" else (period, "", "")


@settings(deadline=None, max_examples=30)
@given(crossed())
def test_no_hidden_count_follows_from_all_exports_together(values: Values) -> None:
    view = record(values)
    truth = {(one.period.key, one.breakdown, one.group): one for one in shown(values)}
    assume(any(one.hidden for one in truth.values()))
    known = {*in_csv(view), *in_workbook(view), *in_json(view), *in_handouts(view, values)}
    assert known <= truth.keys()
    assert not [name for name in known if truth[name].hidden]
    assert known >= {name for name, one in truth.items() if not one.hidden}
    cells = [Told(*name, hidden=name not in known) for name in truth]
    for one in recovered(cells):
        # A breakdown of a single group says nothing that the total doesn't; then both are hidden.
        assert not one.breakdown or len(values.groups[one.breakdown]) == 1
        assert (one.period, "", "") not in known


HIDDEN_COUNTS = {"A": (6.73, 91.07), "B": (57.31, 310.11)}
"""One that is small, and one that is hidden with it; no other number has these digits."""

DIGITS = (
    *("6.73", "6.7", "91.07", "91.1", "57.31", "57.3", "310.11", "310.1"),
    *("7.39", "7.4", "18.48", "18.5", "84.34", "84.3", "252.8", "64.04", "401.18"),
)
"""Of them, of their percents, of those who were not counted, and of both together."""


def test_their_digits_are_in_no_part_of_everything_that_leaves(initiative: Initiative) -> None:
    cells: dict[str, Any] = {
        **{"name": "Vaping", "unit": "Percent", "how_often": "Calendar year", "breakdowns": ["Grade"]},
        **{"good_direction": "Down is good", "baseline_period": "2020", "baseline_value": 30},
        **{"target_period": "2030", "target_value": 10},
    }
    measure = initiative.rows("measures").add(cells)
    figures = {**HIDDEN_COUNTS, "C": (80, 400), "D": (90, 410), "": (234.04, 1211.18)}
    typed = [
        value(at, 2025, "Grade" if group else "", group, Counted(count=count, of=of))
        for at, (group, (count, of)) in enumerate(figures.items())
    ]
    given_ = [msgspec.structs.replace(one, id=0, measure=measure) for one in typed]
    keep_values(initiative, given_, "typed")
    initiative.drain()
    view = initiative.view.with_past(initiative.history())
    assert {one.figure.count for one in initiative.view.all(Observation)} >= {6.73, 57.31}
    texts = {one.name: repr(handouts.document(view, one)) for one in handouts.possible(view)}
    with ZipFile(io.BytesIO(everything(initiative, {}, AT))) as outer:
        parts = {name: outer.read(name) for name in outer.namelist()}
    with ZipFile(io.BytesIO(parts.pop("workbook.xlsx"))) as inner:
        parts |= {f"workbook/{name}": inner.read(name) for name in inner.namelist()}
    texts |= {name: data.decode("utf-8", "replace") for name, data in parts.items()}
    assert "234.04" in texts["csv/values.csv"]
    assert "19.3" in texts["Data report"]
    for name, text in texts.items():
        numbers = set(re.findall(r"[0-9]+\.[0-9]+", text))
        long = [
            digits for digits in DIGITS if len(digits) > 4 and any(one.startswith(digits) for one in numbers)
        ]
        assert not [*numbers.intersection(DIGITS), *long], name
