"""Ten spreadsheets as real offices send them: each comes in rightly, or is refused with what to change."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from convene.errors import BadFile
from convene.initiative.initiative import Initiative
from offices import csv, planned, refused, said, with_measures, xlsx

VAPED, DEATHS, CALLS, SPENT = "Students who vaped", "Overdose deaths", "Calls", "Spent"


@pytest.fixture
def county(initiative: Initiative) -> Initiative:
    return with_measures(initiative)


def test_1_wide_with_a_row_a_year_and_a_column_a_grade(county: Initiative) -> None:
    data = xlsx(
        ["School year", "All students", "Grade 8", "Grade 10"],
        ["2023-24", 18.2, 7.5, 16.2],
        ["2024-25", 17, 7, None],
    )
    plan = planned(county, data, VAPED)
    assert said(plan.lines) == [
        "2024: 18.2%", "2024 Grade 8: 7.5%", "2024 Grade 10: 16.2%", "2025: 17%", "2025 Grade 8: 7%",
    ]  # fmt: skip
    assert {line.value.breakdown for line in plan.lines if line.value and line.value.group} == {"Grade"}
    assert plan.layout == "wide (a row a period): heading in row 1, period in A, values in B to D"


def test_2_long_with_a_row_a_value_and_counts(county: Initiative) -> None:
    data = xlsx(
        ["Indicator", "Year", "Breakdown", "Group", "Numerator", "Denominator", "Notes"],
        ["Students who vaped", 2024, "", "Total", 541, 2977, "final"],
        ["Students who vaped", 2024, "Grade", "Grade 8", "92", "1,047", ""],
        ["Overdose deaths", 2024, "", "", 31, None, ""],
        ["Narcan kits", 2024, "", "", 400, None, ""],
    )
    plan = planned(county, data)
    assert said(plan.lines) == ["2024: 541 of 2977", "2024 Grade 8: 92 of 1047", "2024: 31"]
    assert refused(plan) == {
        "E5": "There is no measure “Narcan kits”. Add it in the worksheet “How will we know?” first."
    }
    assert plan.layout.startswith("long (a row a value): heading in row 1, period in B, measure in A")


def test_3_title_rows_above_the_heading_and_notes_below(county: Initiative) -> None:
    data = xlsx(
        ["Riverbend County Health Department"],
        ["Overdose deaths, residents", None, "printed", date(2026, 1, 9)],
        [],
        ["Year", "Deaths"],
        [2023, 36],
        [2024, 31],
        [],
        ["Source: death certificates, as of January 2026"],
    )
    plan = planned(county, data, DEATHS)
    assert said(plan.lines) == ["2023: 36", "2024: 31"]
    assert "heading in row 4" in plan.layout
    assert not refused(plan)


def test_4_a_totals_row_is_no_period(county: Initiative) -> None:
    def add_up(sheet: Worksheet) -> None:
        sheet["B4"] = "=SUM(B2:B3)"

    data = xlsx(["Year", "Deaths"], [2023, 36], [2024, 31], ["Total", None], then=add_up)
    plan = planned(county, data, DEATHS)
    assert said(plan.lines) == ["2023: 36", "2024: 31"]
    assert refused(plan) == {"A4": "A sum or mean over periods is no value of a measure."}


def test_5_a_breakdown_joined_over_its_groups(county: Initiative) -> None:
    def join(sheet: Worksheet) -> None:
        for cells in ("A1:A2", "B1:B2", "C1:D1", "E1:F1"):
            sheet.merge_cells(cells)

    data = xlsx(
        ["Year", "Total", "Grade", None, "Place", None],
        [None, None, "8", "10", "North", "South"],
        [2024, "18.2%", "7.5%", "16%", "15%", "20%"],
        then=join,
    )
    plan = planned(county, data, VAPED)
    assert said(plan.lines) == [
        "2024: 18.2%",
        "2024 8: 7.5%",
        "2024 10: 16%",
        "2024 North: 15%",
        "2024 South: 20%",
    ]
    assert [line.value.breakdown for line in plan.lines if line.value] == [
        "",
        "Grade",
        "Grade",
        "Place",
        "Place",
    ]


def test_5_a_breakdown_beside_the_first_of_its_groups_only(county: Initiative) -> None:
    data = xlsx(["Year", "Total", "Grade", None], [None, None, "8", "10"], [2024, "18.2%", "7.5%", "16%"])
    assert said(planned(county, data, VAPED).lines) == ["2024: 18.2%", "2024 8: 7.5%", "2024 10: 16%"]


def test_5_a_heading_joined_over_columns_that_have_no_names_is_refused(county: Initiative) -> None:
    data = xlsx(["Year", "Students", None], [2024, 7.5, 16], then=lambda sheet: sheet.merge_cells("B1:C1"))
    with pytest.raises(BadFile, match=r"“Students” is joined over several columns.*Split it"):
        planned(county, data, VAPED)


def test_5_one_number_joined_over_several_rows_is_refused_but_the_first(county: Initiative) -> None:
    data = xlsx(["Year", "Deaths"], [2023, 36], [2024, None], then=lambda sheet: sheet.merge_cells("B2:B3"))
    plan = planned(county, data, DEATHS)
    assert said(plan.lines) == ["2023: 36"]
    assert refused(plan) == {"B3": "It is joined to B2: one number for several. Split the cells."}


def test_6_dates_as_text_and_as_days(county: Initiative) -> None:
    data = xlsx(
        ["Month", "Calls"],
        [date(2026, 1, 1), 40],
        ["Feb-26", 35],
        ["March 2026", 38],
        ["4/30/2026", 41],
        ["2026-05", 44],
        ["2026-06-30", 39],
        ["sometime", 2],
    )
    plan = planned(county, data, CALLS)
    assert said(plan.lines) == [
        "2026-01: 40", "2026-02: 35", "2026-03: 38", "2026-04: 41", "2026-05: 44", "2026-06: 39",
    ]  # fmt: skip
    assert refused(plan) == {"B8": "“sometime” is not a month. Type 2026-03 or March 2026."}


def test_6_days_that_can_be_read_two_ways_are_read_as_the_others(county: Initiative) -> None:
    data = csv("Date,Calls", "01/02/2026,40", "28/02/2026,35")
    plan = planned(county, data, CALLS)
    why = "It is there twice with different numbers, in B2 and B3. Leave one."
    assert refused(plan) == {"B2": why, "B3": why}


def test_7_percents_as_parts_of_one(county: Initiative) -> None:
    def as_percents(sheet: Worksheet) -> None:
        sheet["B2"].number_format = "0.0%"

    rows = (["Year", "Percent"], [2024, 0.182], [2025, 0.17])
    plan = planned(county, xlsx(*rows, then=as_percents), VAPED)
    assert said(plan.lines) == ["2024: 18.2%", "2025: 17%"]
    assert said(planned(county, xlsx(*rows), VAPED).lines) == [
        "2024: 18.2%",
        "2025: 17%",
    ]  # the baseline tells


def test_7_percents_that_nobody_can_tell_are_refused(initiative: Initiative) -> None:
    unknown = {"name": "Seizures", "unit": "Percent", "how_often": "Calendar year"}
    plan = planned(with_measures(initiative, unknown), xlsx(["Year", "Percent"], [2024, 0.182], [2025, 0.2]))
    assert refused(plan)["B2"] == (
        "“0.182” may be 18.2% or 0.182%. "
        "Show the column as percents in the spreadsheet, save, and import again."
    )


def test_8_percents_as_words(county: Initiative) -> None:
    plan = planned(
        county, xlsx(["Year", "Rate"], [2024, "18.2%"], [2025, "17 %"], [2026, "n/a"], [2027, "<5"]), VAPED
    )
    assert said(plan.lines) == ["2024: 18.2%", "2025: 17%"]
    assert refused(plan) == {"B5": "“<5” is no number: it was kept back by those who counted."}
    deaths = planned(county, xlsx(["Year", "Deaths"], [2024, "18.2%"]), DEATHS)
    assert refused(deaths) == {"B2": "“18.2%” is a percent, and this is counted as count."}


def test_9_decimals_as_in_europe(county: Initiative) -> None:
    data = csv("Jahr;Quarter;Spent", "2025;Q1;1.234,50", "2025;2;12.000", "2025;Q3;-3,5").replace(
        b"Jahr", b"Year"
    )
    plan = planned(county, data, SPENT, name="ausgaben.csv")
    assert said(plan.lines) == ["2025-Q1: 1234.5", "2025-Q2: 12000", "2025-Q3: -3.5"]


def test_9_a_number_that_may_be_two_is_refused(county: Initiative) -> None:
    plan = planned(county, csv("Year;Deaths", "2025;1,234"), DEATHS, name="office.csv")
    assert refused(plan) == {
        "B2": "“1,234” may be 1234 or 1.234. Save the file as .xlsx, which can be read one way."
    }
    both = planned(county, csv("Year,Deaths", '2024,"1,234.5"', '2025,"12,5"'), DEATHS, name="office.csv")
    assert refused(both)["B3"].startswith("“12,5” has a decimal comma, and other numbers")
    plain = planned(county, csv("Year,Deaths", '2025,"1,234"'), DEATHS, name="office.csv")
    assert said(plain.lines) == ["2025: 1234"]


def test_10_an_empty_sheet_first(county: Initiative) -> None:
    plan = planned(county, xlsx(["Year", "Deaths"], [2024, 31], empty_first=True), DEATHS)
    assert plan.sheet == "Data"
    assert said(plan.lines) == ["2024: 31"]


def test_and_periods_across_with_a_row_a_group(county: Initiative) -> None:
    data = xlsx(
        ["Grade", 2023, 2024, "2025*"],
        ["Grade 8", 7.9, 7.5, 7],
        ["Grade 10", 17, 16.2, 15],
        ["Total", 19, 18, 17],
    )
    plan = planned(county, data, VAPED)
    assert said(plan.lines)[:3] == ["2023 Grade 8: 7.9%", "2024 Grade 8: 7.5%", "2025 Grade 8: 7%"]
    assert said(plan.lines)[-1] == "2025: 17%"
    assert [line.value.provisional for line in plan.lines if line.value][:3] == [False, False, True]
    assert plan.layout == "wide (a column a period): heading in row 1, Grade in A, values in B to D"


def test_and_a_column_a_measure(county: Initiative) -> None:
    data = xlsx(["Year", "Students who vaped", "Overdose deaths", "Who typed it"], [2024, 18.2, 31, "Ana"])
    plan = planned(county, data)
    assert said(plan.lines) == ["2024: 18.2%", "2024: 31"]
    assert plan.notes == ("Columns that are not read: “Who typed it” (D).",)


def test_and_measures_down_with_periods_across(county: Initiative) -> None:
    data = xlsx(["", 2023, 2024], ["Overdose deaths", 36, 31], ["Students who vaped", "19%", "18.2%"])
    assert said(planned(county, data).lines) == ["2023: 36", "2024: 31", "2023: 19%", "2024: 18.2%"]


def test_and_percents_beside_counts_under_each_group(county: Initiative) -> None:
    def join(sheet: Worksheet) -> None:
        for cells in ("B1:C1", "D1:E1", "F1:G1"):
            sheet.merge_cells(cells)

    rows = (
        ["Year", "All", None, "Grade 8", None, "Grade 10", None],
        [None, "n", "%", "n", "%", "n", "%"],
        [2024, 541, 18.2, 92, 8.8, 184, 18],
    )
    plan = planned(county, xlsx(*rows, then=join), VAPED)
    assert said(plan.lines) == ["2024: 18.2%", "2024 Grade 8: 8.8%", "2024 Grade 10: 18%"]
    assert plan.notes == ("Columns that are not read: “n” (B), “n” (D), “n” (F).",)


def test_and_two_columns_that_could_be_the_values_are_refused(county: Initiative) -> None:
    data = xlsx(["Year", "Percent", "Rate"], [2024, 18.2, 17])
    with pytest.raises(
        BadFile, match=r"“Percent” \(B\) and “Rate” \(C\) could each be the values.*Name the right one"
    ):
        planned(county, data, VAPED)


def test_and_what_is_not_read_is_told(county: Initiative) -> None:
    data = xlsx(["Year", "Percent", "Grade 8", "Rank"], [2024, 18.2, 7.5, 3])
    plan = planned(county, data, VAPED)
    assert said(plan.lines) == ["2024: 18.2%", "2024 Grade 8: 7.5%"]
    assert plan.notes == ("Columns that are not read: “Rank” (D).",)
    across = planned(county, xlsx(["Group", 2023, 2024, "Total"], ["Grade 8", 7, 8, 15]), VAPED)
    assert across.notes == ("Columns that are not read: “Total” (D).",)
