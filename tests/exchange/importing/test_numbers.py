"""Numbers as offices write them: read as they are meant, or refused where they could be two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.errors import BadInput
from convene.exchange.importing.numbers import (
    decimal_of,
    looks_like_number,
    read_cell,
    read_count,
    read_written,
    scale_of,
)
from convene.exchange.importing.table import Cell
from convene.measures.figure import Figure


@pytest.mark.parametrize(
    ("words", "decimal", "number"),
    [
        ("1,234.5", "dot", 1234.5),
        ("1.234,5", "comma", 1234.5),
        ("1 234,5", "comma", 1234.5),
        ("1\N{NARROW NO-BREAK SPACE}234", "dot", 1234),
        ("1'234.50", "dot", 1234.5),
        ("12,5", "comma", 12.5),
        (".5", "dot", 0.5),
        ("-3", "dot", -3),
        ("\N{MINUS SIGN}3", "dot", -3),
        ("(1,200)", "dot", -1200),
        ("$1,200", "dot", 1200),
        ("1.200 €", "comma", 1200),
        ("1.5E-05", "dot", 0.000015),
        ("18.2 %", "dot", 18.2),
    ],
)
def test_a_number_is_read_as_its_file_writes_it(words: str, decimal: str, number: float) -> None:
    assert read_written(words, decimal) == number  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "decimal"),
    [
        (["12,5", "1.234"], "comma"),
        (["1,234", "12.5"], "dot"),
        (["1,234"], "dot"),
        (["1,234,567"], "dot"),
        (["1.234.567"], "comma"),
        (["12,5", "12.5"], "both"),
        (["0,125"], "comma"),
        (["31", "5"], "dot"),
        (["541 of 2,977", "12,5 %"], "comma"),
    ],
)
def test_how_a_file_writes_decimals_is_told_by_all_of_it(words: list[str], decimal: str) -> None:
    assert decimal_of(words, may_be_comma=False) == decimal


def test_in_a_file_of_semicolons_a_number_alone_tells_nothing() -> None:
    assert decimal_of(["1,234"], may_be_comma=True) == "either"
    with pytest.raises(BadInput, match=r"“1,234” may be 1234 or 1\.234\."):
        read_written("1,234", "either")
    assert decimal_of(["31", "1,234"], may_be_comma=False) == "dot"


@given(st.floats(-1e9, 1e9).map(lambda one: round(one, 2)), st.sampled_from(["dot", "comma"]))
def test_whatever_is_written_in_one_way_is_read_in_it(number: float, decimal: str) -> None:
    words = f"{number:,.2f}"
    if decimal == "comma":
        words = words.replace(",", " ").replace(".", ",").replace(" ", ".")
    assert read_written(words, decimal) == number  # type: ignore[arg-type]
    assert looks_like_number(Cell(words))


@pytest.mark.parametrize(
    ("plain", "known", "scale"),
    [
        ([0.182, 0.17], [18.2], 100),
        ([0.2, 0.3], [0.25], 1),
        ([0.182, 17], [18.2], 1),
        ([0.182], [], 0),
        ([0.5], [4], 0),
        ([0, 0], [], 1),
    ],
)
def test_parts_of_one_are_told_by_what_is_known(plain: list[float], known: list[float], scale: int) -> None:
    assert scale_of(plain, known) == scale


def test_a_figure_fits_its_unit() -> None:
    assert read_cell(Cell("541 of 2,977"), "Percent", "dot", 1) == Figure(count=541, of=2977)
    assert read_cell(Cell("18.2%", 0.182, is_percent=True), "Percent", "dot", 1) == Figure(number=18.2)
    assert read_cell(Cell("57.49%", 0.5749, is_percent=True), "Percent", "dot", 1) == Figure(number=57.49)
    assert read_cell(Cell("31", 31.0), "Count", "dot", 1) == Figure(count=31)
    for words, unit, why in (
        ("$5", "Count", "is money"),
        ("5%", "Rate per 1,000", "is a percent"),
        ("-5", "Count", "below zero"),
        ("120", "Percent", "More than 100 percent"),
        ("70 of 60", "Percent", "more than it is out of"),
        ("*", "Count", "kept back"),
    ):
        with pytest.raises(BadInput, match=why):
            read_cell(Cell(words), unit, "dot", 1)


def test_a_count_of_two_cells_is_read_each_as_it_is_written() -> None:
    assert read_count(Cell("1234", 1234.0), "comma") == 1234
    assert read_count(Cell("1.047"), "comma") == 1047
    for cell in (Cell("18.2%"), Cell("18.2%", 0.182, is_percent=True), Cell(fault="a formula"), Cell("few")):
        with pytest.raises(BadInput):
            read_count(cell, "dot")
