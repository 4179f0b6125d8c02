"""Cells of a spreadsheet, pasted: where they go, and what is refused, in words."""

from __future__ import annotations

import pytest

from convene.errors import BadInput
from convene.measures.figure import figure_words
from convene.measures.pasted import Where, read_pasted
from convene.measures.period import Period
from measuring import measure

YEARS = [Period("Calendar year", year) for year in (2022, 2023, 2024)]


def read(text: str, row: int = 0, column: int = 0, *, may_add: bool = True) -> list[tuple[str, str, str]]:
    where = Where(YEARS, ["", "Grade 8", "Grade 10"], row, column, may_add)
    cells = read_pasted(text, measure(), where)
    return [(one.period.key, one.group, figure_words(one.figure, "Percent")) for one in cells]


def test_cells_go_from_the_cursor_to_the_right_and_down() -> None:
    assert read("5 of 50\t6 of 60\n\t7 of 70\n", row=1, column=1) == [
        ("2023", "Grade 8", "5 of 50"),
        ("2023", "Grade 10", "6 of 60"),
        ("2024", "Grade 10", "7 of 70"),
    ]


def test_below_the_last_row_the_periods_go_on() -> None:
    assert [one[0] for one in read("1 of 9\n2 of 9\n3 of 9", row=2)] == ["2024", "2025", "2026"]


def test_on_the_periods_the_first_column_is_the_periods() -> None:
    assert read("2020\t10%\t1,250 of 2,500", column=-1) == [
        ("2020", "", "10%"),
        ("2020", "Grade 8", "1250 of 2500"),
    ]


def test_a_first_line_of_names_says_what_is_what() -> None:
    text = "Year\tGrade 10\tTotal\tGrade 12\r\n2024\t12.5\t11\t\r\n2025\t13%\t12%\t14 of 20\r\n"
    assert read(text, row=1, column=2) == [
        ("2024", "Grade 10", "12.5%"),
        ("2024", "", "11%"),
        ("2025", "Grade 10", "13%"),
        ("2025", "", "12%"),
        ("2025", "Grade 12", "14 of 20"),
    ]


@pytest.mark.parametrize(
    ("text", "column", "why"),
    [
        ("5 of 50\tabout ten", 0, "Row 1, Grade 8: “about ten” is not a number."),
        ("next year\t5", -1, "Row 1: “next year” is not a year."),
        ("1\t2\t3\t4", 0, "Row 1 has 4 values, and there is room for 3."),
        ("2020\t5\n2020\t6", -1, "2020 is there twice."),
        ("=SUM(A1)", 0, "is not a number"),
        ("18,2", 0, "Type 18.2 or 182."),
        ("Year\tPlace\n2020\t5", 0, "There is no group “Place” here."),
    ],
)
def test_what_can_t_be_read_is_told_and_nothing_is_kept(text: str, column: int, why: str) -> None:
    with pytest.raises(BadInput) as refused:
        read(text, column=column, may_add=False)
    assert why in str(refused.value)


def test_many_faults_are_counted() -> None:
    with pytest.raises(BadInput) as refused:
        read("x1\ny1\nz1\n" * 20)
    assert "and 56 more" in str(refused.value)
