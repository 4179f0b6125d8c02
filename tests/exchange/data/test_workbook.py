"""A workbook: text is text, numbers are numbers, days are days; and always the same bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convene.exchange.data.spreadsheets import Cell, Listing
from convene.exchange.data.workbook import sheet_names, workbook
from convene.typed import clean_text
from hostile import STRINGS

AT = datetime(2026, 11, 16, 9, 42, tzinfo=UTC)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def parts(data: bytes) -> dict[str, ElementTree.Element]:
    with ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        found = {name: package.read(name) for name in package.namelist()}
    return {name: ElementTree.fromstring(inside) for name, inside in found.items() if name.endswith(".xml")}  # noqa: S314


def cells(data: bytes, sheet: int = 1) -> Iterator[tuple[str, str, str]]:
    """Place, type and content of every cell; escapes of Excel are undone."""
    found = parts(data)
    shared = found.get("xl/sharedStrings.xml")
    texts = [
        "".join(text.text or "" for text in one.iter(f"{MAIN}t"))
        for one in (() if shared is None else shared)
    ]
    for one in found[f"xl/worksheets/sheet{sheet}.xml"].iter(f"{MAIN}c"):
        assert one.find(f"{MAIN}f") is None, "a formula"
        value = one.findtext(f"{MAIN}v") or ""
        kind = one.get("t", "n")
        text = texts[int(value)] if kind == "s" else value
        yield one.get("r", ""), kind, re.sub(r"_x([0-9A-F]{4})_", lambda code: chr(int(code[1], 16)), text)


def written(*row: Cell) -> list[tuple[str, str]]:
    """Type and content of the cells of one row."""
    heads = tuple(f"h{number}" for number in range(len(row)))
    data = workbook([Listing("x", "X", heads, (row,))], AT)
    return [(kind, text) for place, kind, text in cells(data) if place.endswith("2")]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(1)",
        "http://x.example",
        "mailto:a@b.example",
        "7",
        "{=1}",
        "_x0041_",
        *STRINGS,
    ],
)
def test_text_is_text_and_as_it_was_typed(text: str) -> None:
    assert written(text) == [("s", clean_text(text))]


@settings(deadline=None)
@given(st.text(min_size=1) | st.builds(str.__add__, st.sampled_from(("=", "+", "-", "@", "\t=")), st.text()))
def test_no_text_becomes_a_formula_or_is_lost(text: str) -> None:
    assert written(text) == [("s", clean_text(text))]


@settings(deadline=None)
@given(st.integers(-(10**14), 10**14) | st.floats(-1e14, 1e14))
def test_numbers_are_numbers(number: float) -> None:
    ((kind, text),) = written(number)
    assert kind == "n"
    assert float(text) == pytest.approx(number, rel=1e-14)


def test_what_excel_would_round_is_kept_as_text() -> None:
    assert written(10**15 + 1) == [("s", "1000000000000001")]


def test_days_are_days() -> None:
    noon = datetime(2026, 11, 20, 12, tzinfo=timezone(timedelta(hours=-5)))
    assert written(date(2026, 11, 20), noon, date(1899, 1, 1)) == [
        ("n", "46346"),
        ("n", "46346.5"),
        ("s", "1899-01-01"),
    ]


def test_the_rest_says_itself() -> None:
    row = written(True, False, ("a", "=b"), "last")
    assert row == [("s", "yes"), ("s", "no"), ("s", "a; =b"), ("s", "last")]
    assert written(None, "x") == [("s", "x")]


@pytest.mark.parametrize("letter", ["a", "👍", "é"])
def test_a_text_longer_than_a_cell_is_cut_and_says_so(letter: str) -> None:
    ((_, text),) = written(letter * 40_000)
    assert text.endswith("(cut here: a cell holds no more)")
    assert len(text.encode("utf-16-le")) // 2 <= 32_767


def test_the_same_lists_give_the_same_bytes() -> None:
    listing = Listing("x", "X", ("a",), (("b",), (1.5,), (date(2026, 1, 2),)))
    assert workbook([listing], AT) == workbook([listing], AT)
    created = next(
        parts(workbook([listing], AT))["docProps/core.xml"].iter("{http://purl.org/dc/terms/}created")
    )
    assert created.text == "2026-11-16T09:42:00Z"


def test_each_list_has_its_sheet_and_an_empty_one_its_heads() -> None:
    data = workbook(
        [Listing("a", "First", ("x",), ()), Listing("b", "Second", ("y", "z"), (("1", "2"),))], AT
    )
    assert [one.get("name") for one in parts(data)["xl/workbook.xml"].iter(f"{MAIN}sheet")] == [
        "First",
        "Second",
    ]
    assert [text for _, _, text in cells(data, 1)] == ["x"]
    assert [text for _, _, text in cells(data, 2)] == ["y", "z", "1", "2"]


@given(st.lists(st.text(max_size=40), max_size=12))
def test_every_title_gives_a_name_that_excel_takes(titles: list[str]) -> None:
    names = sheet_names(titles)
    assert len(names) == len(titles)
    assert len({name.casefold() for name in names} | {"history"}) == len(names) + 1
    for name in names:
        assert 0 < len(name) <= 31
        assert not set("[]:*?/\\") & set(name)
        assert not name.startswith("'")
        assert not name.endswith("'")


def test_long_titles_that_begin_alike_are_told_apart() -> None:
    title = "working-structure.decision-rules-and-who"
    assert sheet_names([title, title, "History"]) == [
        "working-structure.decision-rule",
        "working-structure.decision-ru 2",
        "History 2",
    ]
