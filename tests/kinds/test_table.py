"""Rows from a spreadsheet: nothing is dropped, faults name their row and column."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from around import FakeAround
from convene.blocks import Rows
from convene.errors import BadInput
from convene.kinds import choice, number, table, text
from convene.kinds import date as day
from convene.kinds.columns import Column, missing
from convene.kinds.field import Row

AROUND = FakeAround()
FIELD = table.Definition(
    id="efforts",
    title="Efforts",
    columns=(
        Column(field=text.Definition(id="effort", title="Effort"), required=True),
        Column(field=number.Definition(id="since", title="Since", unit="year")),
        Column(field=day.Definition(id="until", title="Money until")),
        Column(field=choice.Definition(id="works", title="Does it work?", options=("Yes", "Not known"))),
        Column(field=text.Definition(id="contact", title="Contact"), private=True),
    ),
)


def test_cells_come_in_the_order_of_the_columns() -> None:
    rows = table.parse("Take-back\t2015\t2027-06-30\tyes\n\nText line\t\t\tnot", FIELD, AROUND)
    assert rows == [
        {"effort": "Take-back", "since": 2015, "until": "2027-06-30", "works": "Yes"},
        {"effort": "Text line", "works": "Not known"},
    ]


ENDS = table.Definition(
    id="promises",
    title="Promises",
    columns=(
        Column(field=day.Definition(id="start", title="From")),
        Column(field=day.Definition(id="end", title="To", not_before="start")),
    ),
)


def test_a_promise_does_not_end_before_it_begins() -> None:
    assert table.parse("2027-01-01\t2027-01-01", ENDS, AROUND) == [
        {"start": "2027-01-01", "end": "2027-01-01"}
    ]
    with pytest.raises(BadInput, match=r"Row 1: To \(Thu Jan 1, 2026\) is before From \(Fri Jan 1, 2027\)"):
        table.parse("2027-01-01\t2026-01-01", ENDS, AROUND)
    with pytest.raises(BadInput, match=r"Row 1, To .* is before From"):
        table.check([{"start": "2027-01-01", "end": "2026-01-01"}], ENDS, AROUND)


def test_every_fault_of_a_paste_is_told() -> None:
    with pytest.raises(BadInput) as fault:
        table.parse("\n".join(f"a\tsoon {one}" for one in range(7)), FIELD, AROUND)
    lines = fault.value.what.splitlines()
    assert lines[0].startswith("Row 1, Since: “soon 0” is not a number.")
    assert (len(lines), lines[-1]) == (6, "and 2 more")


def test_headings_are_understood_in_any_order() -> None:
    rows = table.parse('Since,Effort\n2015,"Checks, alcohol"\n', FIELD, AROUND)
    assert rows == [{"since": 2015, "effort": "Checks, alcohol"}]


def test_a_quote_that_is_just_a_quote_loses_nothing() -> None:
    assert table.parse('12" pipes\t2015', FIELD, AROUND) == [{"effort": '12" pipes', "since": 2015}]


def test_a_cell_of_several_lines_becomes_one_line() -> None:
    assert table.parse('"one\ntwo"\t2015', FIELD, AROUND) == [{"effort": "one two", "since": 2015}]


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("a\t2015\nb\tsoon", "Row 2, Since"),
        ("a\t2015\t2026-01-01\tYes\tx\textra", "Row 1 has 6 cells"),
        ("Effort\tSince\tMoon\na\t2015\tfull", "no column “moon”"),
    ],
)
def test_a_fault_names_its_place(pasted: str, said: str) -> None:
    with pytest.raises(BadInput) as caught:
        table.parse(pasted, FIELD, AROUND)
    assert said in str(caught.value)


words = st.text(
    st.characters(exclude_categories=("C", "Zl", "Zp"), exclude_characters="\x85"), min_size=1, max_size=12
)


@given(st.lists(st.tuples(words, st.integers(1900, 2100)), min_size=1, max_size=8))
def test_every_pasted_row_arrives(rows: list[tuple[str, int]]) -> None:
    sheet = io.StringIO()
    csv.writer(sheet, delimiter="\t").writerows([("Effort", "Since"), *rows])
    parsed = table.parse(sheet.getvalue(), FIELD, AROUND)
    assert [row["since"] for row in parsed] == [since for _, since in rows]
    assert [row.get("effort", "") for row in parsed] == [
        " ".join(word.split(" ")).strip() for word, _ in rows
    ]


def test_paper_leaves_out_private_and_empty_columns() -> None:
    rows = (Row(1, 1.0, {"effort": "a", "contact": "555"}), Row(2, 2.0, {"effort": "b", "since": 2015}))
    (block,) = table.blocks(rows, FIELD, AROUND)
    assert isinstance(block, Rows)
    assert [column.title for column in block.columns] == ["Effort", "Since"]
    assert [[cell.text for cell in row] for row in block.rows] == [["a", ""], ["b", "2015"]]


def test_an_empty_required_cell_is_missed() -> None:
    assert missing({"since": 2015}, FIELD.columns) == ("Effort",)


def test_a_row_of_json_is_checked_by_column() -> None:
    assert table.check([{"Effort": "a", "since": 2015, "works": None}], FIELD, AROUND) == [
        {"effort": "a", "since": 2015}
    ]
    with pytest.raises(BadInput, match=r"Row 1, “.*” is no column here"):
        table.check([{"moon": 1}], FIELD, AROUND)


def wide(count: int) -> table.Definition:
    columns = tuple(Column(field=text.Definition(id=f"c{n}", title=f"C{n}")) for n in range(count))
    return table.Definition(id="wide", title="Wide", columns=columns)


def test_a_few_rows_of_many_columns_become_columns_beside_each_other() -> None:
    rows = [Row(one, float(one), {f"c{n}": f"{one}.{n}" for n in range(8)}) for one in (1, 2, 3)]
    (block,) = table.blocks(rows, wide(8), AROUND)
    assert isinstance(block, Rows)
    assert [column.title for column in block.columns] == ["C0", "1.0", "2.0", "3.0"]
    assert [[cell.text for cell in row] for row in block.rows] == [
        [f"C{n}", f"1.{n}", f"2.{n}", f"3.{n}"] for n in range(1, 8)
    ]


def test_many_rows_keep_all_their_columns_beside_each_other() -> None:
    for count in (6, 8, 10):
        rows = [Row(one, float(one), {f"c{n}": f"{one}.{n}" for n in range(count)}) for one in range(5)]
        (block,) = table.blocks(rows, wide(count), AROUND)
        assert isinstance(block, Rows)
        assert (len(block.columns), len(block.rows)) == (count, 5)


def test_rows_of_more_columns_than_any_sheet_has_are_turned_a_few_at_a_time() -> None:
    rows = [Row(one, float(one), {f"c{n}": f"{one}.{n}" for n in range(15)}) for one in range(5)]
    first, second = table.blocks(rows, wide(15), AROUND)
    assert isinstance(first, Rows)
    assert isinstance(second, Rows)
    assert [column.title for column in first.columns] == ["C0", "0.0", "1.0", "2.0"]
    assert [column.title for column in second.columns] == ["C0", "3.0", "4.0"]
    assert len(second.rows) == 14
