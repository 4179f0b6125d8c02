"""What is imported is kept whole or not at all; exported again it gives the same numbers."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convene.errors import ConveneError
from convene.exchange.data.lists import lists
from convene.exchange.data.spreadsheets import Listing, csv_bytes
from convene.exchange.data.workbook import workbook
from convene.exchange.importing.keeping import keep_changes
from convene.exchange.importing.plan import COUNT_LOST, ROUNDED, Plan
from convene.initiative.about import About
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.initiative.valuing import keep_values
from convene.initiative.view import View
from convene.measures.figure import Figure
from convene.measures.measure import Measure
from convene.measures.observation import Observation
from convene.people.person import Person
from offices import DEATHS, VAPED, csv, planned, refused, said, with_measures, xlsx

AT = datetime(2026, 11, 16, 9, 42, tzinfo=UTC)
UNITS = ("Percent", "Count", "Rate per 1,000", "Dollars")


def keep(initiative: Initiative, plan: Plan) -> None:
    keep_changes(initiative, plan.file, plan.changes)


def values_list(view: View) -> Listing:
    return next(one for one in lists(view) if one.name == "values")


def figures(view: View) -> dict[tuple[str, str, str, str], Figure]:
    names = {measure.id: measure.name for measure in view.all(Measure)}
    return {
        (names[one.measure], one.period, one.breakdown, one.group): one.figure
        for one in view.all(Observation)
    }


def fresh(folder: Path) -> Initiative:
    home = Home(folder, now=lambda: AT, settings=folder / "settings")
    opened = home.open(home.create(About(name="There and back", place="", created=AT)))
    return with_measures(
        opened,
        *(
            {"name": unit, "unit": unit, "how_often": kind, "breakdowns": ["Grade"], "hide_counts_under": 0}
            for unit, kind in zip(UNITS, ("School year", "Month", "Quarter", "Calendar year"), strict=True)
        ),
    )


@pytest.fixture(scope="module")
def twins() -> Iterator[tuple[Initiative, Initiative]]:
    """Two records with the same measures: values go from one into the other."""
    folder = Path(tempfile.mkdtemp())
    pair = fresh(folder / "a"), fresh(folder / "b")
    yield pair
    for one in pair:
        one.close()
    shutil.rmtree(folder)


whole = st.integers(0, 10**9)
parts = st.floats(0, 10**9, allow_nan=False).map(lambda number: float(f"{number:.12g}"))

percents = st.floats(0, 100).map(lambda number: float(f"{number:.12g}"))
"""A spreadsheet shows fifteen digits; people write fewer."""


@st.composite
def values(draw: Any) -> list[tuple[int, str, str, Figure]]:
    """Of the four measures: which, period, group, figure."""
    found = {}
    for _ in range(draw(st.integers(1, 12))):
        at, year, group = (
            draw(st.integers(0, 3)),
            draw(st.integers(1987, 2027)),
            draw(st.sampled_from(["", "8", "Año, 10", "=1+1", "-5"])),
        )
        period = (
            str(year),
            f"{year}-{draw(st.integers(1, 12)):02}",
            f"{year}-Q{draw(st.integers(1, 4))}",
            str(year),
        )[at]
        count = draw(whole)
        figure = (
            draw(
                st.sampled_from(
                    [Figure(count=count, of=count + draw(whole) + 1), Figure(number=draw(percents))]
                )
            ),
            Figure(count=count),
            draw(st.sampled_from([Figure(count=count, of=draw(whole) + 1), Figure(number=draw(parts))])),
            Figure(number=draw(parts | st.floats(-(10**9), 0).map(lambda one: float(f"{one:.12g}")))),
        )[at]
        found[at, period, group] = (at, period, group, figure)
    return list(found.values())


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(values(), st.sampled_from(["csv", "xlsx"]))
def test_exported_and_imported_it_gives_the_same_numbers(
    twins: tuple[Initiative, Initiative], typed: list[tuple[int, str, str, Figure]], form: str
) -> None:
    one, other = twins
    measures = one.view.all(Measure)
    given_ = [
        Observation(
            measure=measures[at].id,
            period=period,
            breakdown="Grade" if group else "",
            group=group,
            figure=figure,
        )
        for at, period, group, figure in typed
    ]
    for opened in twins:
        there = opened.view.all(Observation)
        with opened.group("emptied") as database:
            database.table(Observation.table).remove(doc_ids=[value.id for value in there])
    keep_values(one, given_, "typed")
    listing = values_list(one.view)
    data = csv_bytes(listing) if form == "csv" else workbook([listing], AT)
    plan = planned(other, data, name=f"values.{form}")
    assert not refused(plan)
    keep(other, plan)
    assert figures(other.view) == figures(one.view)
    assert values_list(other.view).rows[0][:7] == listing.rows[0][:7]
    assert planned(one, data, name="again").count("same") == len(given_)


def test_it_is_one_deed_that_names_the_file_and_one_undo(initiative: Initiative) -> None:
    with_measures(initiative, DEATHS)
    ana = initiative.of(Person).add(Person(name="Ana"), "added")
    keep(
        initiative,
        planned(initiative, xlsx(["Year", "Deaths"], [2023, 36], [2024, 31]), name="deaths 2024.xlsx"),
    )
    mended = planned(
        initiative,
        xlsx(["Year", "Deaths"], [2023, 36], [2024, 33], [2025, 28]),
        name="mended.xlsx",
        reported_by=ana.id,
    )
    assert [(line.what, line.before) for line in mended.lines] == [
        ("same", "36"),
        ("change", "31"),
        ("add", ""),
    ]
    keep(initiative, mended)
    initiative.drain()
    deeds = [entry.what for entry in initiative.history()][:2]
    assert deeds == ["2 values imported from mended.xlsx", "2 values imported from deaths 2024.xlsx"]
    first, second, third = initiative.view.all(Observation)
    assert (first.source, first.reported_by) == ("deaths 2024.xlsx", None)
    assert (second.figure.count, second.source, second.reported_by, second.on) == (
        33,
        "mended.xlsx",
        ana.id,
        date(2026, 11, 16),
    )
    assert third.period == "2025"
    assert next(iter(initiative.history())).changes[0].was is not None  # the old value is kept
    initiative.undo()
    assert [one.figure.count for one in initiative.view.all(Observation)] == [36, 31]
    initiative.undo()
    assert not initiative.view.all(Observation)


def test_marks_stay_unless_the_file_speaks_of_them(initiative: Initiative) -> None:
    with_measures(initiative, DEATHS)
    keep(
        initiative,
        planned(initiative, csv("Year,Deaths,Provisional", "2024,31,yes", "2025,28,"), name="a.csv"),
    )
    assert [one.provisional for one in initiative.view.all(Observation)] == [True, False]
    keep(
        initiative,
        planned(initiative, csv("Year,Age group,Value", "2024,Under 25,12", "2024,,32"), name="b.csv"),
    )
    assert [one.provisional for one in initiative.view.all(Observation)] == [True, False, True]
    final = planned(initiative, csv("Year,Deaths,Provisional", "2024,32,no"), name="c.csv")
    assert [(line.what, line.why) for line in final.lines] == [("change", "No longer provisional.")]


def test_what_was_changed_meanwhile_is_not_written_over(initiative: Initiative) -> None:
    with_measures(initiative, DEATHS)
    plan = planned(initiative, xlsx(["Year", "Deaths"], [2024, 31], [2025, 28]))
    (measure,) = initiative.view.all(Measure)
    keep_values(
        initiative, [Observation(measure=measure.id, period="2025", figure=Figure(count=30))], "typed"
    )
    with pytest.raises(ConveneError, match=r"changed meanwhile\. Nothing was changed\. Look"):
        keep(initiative, plan)
    assert [one.figure.count for one in initiative.view.all(Observation)] == [30]


def test_the_same_number_twice_is_taken_once_and_two_are_refused(initiative: Initiative) -> None:
    data = csv("Year,Deaths", "2023,36", "2023,36", "2024,31", "2024,32")
    plan = planned(with_measures(initiative, DEATHS), data, name="a.csv")
    assert [(line.found.cell, line.what, line.why) for line in plan.lines][:2] == [
        ("B2", "add", ""),
        ("B3", "same", "The same as in B2."),
    ]
    assert said(plan.lines) == ["2023: 36", "2023: 36"]
    assert set(refused(plan)) == {"B4", "B5"}
    assert len(plan.changes) == 1


def test_groups_are_written_as_they_are_on_record(initiative: Initiative) -> None:
    with_measures(initiative, DEATHS)
    keep(initiative, planned(initiative, csv("Year,Age group,Value", "2024,Under 25,12"), name="a.csv"))
    plan = planned(
        initiative, csv("Year,Age group,Value", "2025,UNDER 25,13", "2025,Over 65,4"), name="b.csv"
    )
    assert [(line.found.group, line.why) for line in plan.lines] == [
        ("Under 25", ""),
        ("Over 65", "A new group."),
    ]


def test_a_percent_takes_no_counts_away_that_come_to_it(initiative: Initiative) -> None:
    with_measures(initiative, VAPED)
    counted = csv("Year,Grade,Count,Out of", "2024,Grade 8,3,60", "2025,Grade 8,4,61")
    keep(initiative, planned(initiative, counted, name="a.csv"))
    percents = planned(initiative, csv("Year,Grade 8", "2024,5%", "2025,6.6%", "2023,5%"), name="b.csv")
    assert [(line.what, line.why) for line in percents.lines] == [
        ("same", ROUNDED),
        ("same", ROUNDED),
        ("add", ""),
    ]
    other = planned(initiative, csv("Year,Grade 8", "2025,6.7%"), name="c.csv")
    assert [(line.what, line.why) for line in other.lines] == [("change", COUNT_LOST)]
