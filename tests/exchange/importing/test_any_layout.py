"""The same values laid out in any known way, and written in any known way, come in as the same values."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from convene.initiative.about import About
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from offices import VAPED, csv, planned, refused, with_measures, xlsx

GROUPS = ("", "Grade 8", "Grade 10", "Grade 12")
WAYS = ("number", "percent", "words", "dot", "comma")

Values = dict[tuple[int, str], float]


@pytest.fixture(scope="module")
def county() -> Iterator[Initiative]:
    folder = Path(tempfile.mkdtemp())
    at = datetime(2026, 11, 16, 9, 42, tzinfo=UTC)
    home = Home(folder, now=lambda: at, settings=folder / "settings")
    opened = with_measures(home.open(home.create(About(name="County", place="", created=at))), VAPED)
    yield opened
    opened.close()
    shutil.rmtree(folder)


@st.composite
def values(draw: Any) -> Values:
    years = draw(st.lists(st.integers(2001, 2026), min_size=1, max_size=6, unique=True))
    groups = draw(st.lists(st.sampled_from(GROUPS), min_size=1, max_size=4, unique=True))
    return {(year, group): draw(st.integers(11, 999)) / 10 for year in sorted(years) for group in groups}


def laid_out(given: Values, layout: str, all_words: str) -> list[list[Any]]:
    """The rows of a sheet, with values as they are."""
    years, groups = sorted({year for year, _ in given}), list(dict.fromkeys(group for _, group in given))
    names = {group: group or all_words for group in groups}
    if layout == "wide":
        head: list[Any] = ["School year", *names.values()]
        return [head, *([year, *(given[year, group] for group in groups)] for year in years)]
    if layout == "across":
        return [
            ["Grade", *years],
            *([names[group], *(given[year, group] for year in years)] for group in groups),
        ]
    return [["Year", "Group", "Value"], *([year, names[group], one] for (year, group), one in given.items())]


def written(rows: list[list[Any]], way: str) -> bytes:
    """The file: percents as numbers, shown as percents, as words; in CSV with points or with commas."""
    if way in {"dot", "comma"}:
        between, point = {"dot": (",", "."), "comma": (";", ",")}[way]

        def said(one: Any) -> str:
            return f"{one:.1f}".replace(".", point) if isinstance(one, float) else str(one)

        return csv(*(between.join(map(said, row)) for row in rows))
    if way == "words":
        return xlsx(*([f"{one:.1f}%" if isinstance(one, float) else one for one in row] for row in rows))
    if way == "number":
        return xlsx(*rows)

    def show(sheet: Worksheet) -> None:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, float):
                    cell.value, cell.number_format = cell.value / 100, "0.0%"

    return xlsx(*rows, then=show)


@settings(deadline=None, max_examples=80)
@given(
    values(),
    st.sampled_from(["wide", "long", "across"]),
    st.sampled_from(WAYS),
    st.sampled_from(["Total", "All students", "Everybody", "ALL"]),
    st.lists(st.sampled_from([["County survey"], ["Printed", date(2026, 3, 1)], []]), max_size=3),
)
def test_the_same_values_come_out(
    county: Initiative, given_: Values, layout: str, way: str, all_words: str, titles: list[list[Any]]
) -> None:
    rows = [*titles, *laid_out(given_, layout, all_words)]
    plan = planned(county, written(rows, way))
    assert not refused(plan)
    taken = [line.value for line in plan.lines if line.value]
    found = {(int(one.period), one.group): one.figure.number for one in taken}
    assert found == given_
    assert {one.breakdown for one in taken if one.group} <= {"Grade"}
