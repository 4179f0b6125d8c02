"""Papers on measures: what each says of the sample, what is missing, and that no small count leaks."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convene import handouts
from convene.blocks import Document, Figure, Heading, Items, Lead, Prose, Rows, SmallNote
from convene.captured.action import Action
from convene.exchange.demo import NAME
from convene.exchange.shapes.measures import measures
from convene.initiative.about import About
from convene.initiative.collection import stored
from convene.initiative.home import Home
from convene.initiative.valuing import DEFINED_IN, keep_values, measured
from convene.initiative.view import View
from convene.measures.figure import Figure as Count
from convene.measures.measure import Measure
from convene.measures.observation import Observation
from convene.measures.standing import RULE_IN_SHORT
from convene.measures.suppression import HIDDEN, hidden
from convene.word.write import packed_document
from convene.worksheets.shelf import Shelf
from handouts.making import AT, Made, after_heading, first, headings, rows_of, waits_for

KINDS = ("measurement-plan", "data-report", "scoreboard")
VAPED, DRANK = "Students who vaped in the last 30 days", "Students who drank in the last 30 days"


def paper(view: View, kind: str) -> Document:
    return handouts.document(view, handouts.wanted(view, kind))


def part(document: Document, heading: str) -> list[Any]:
    """The blocks under a heading of level 1."""
    blocks, found, inside = document.blocks, [], False
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            inside = block.text == heading
        elif inside:
            found.append(block)
    return found


def of_kind(blocks: Iterable[Any], kind: type[Any]) -> list[Any]:
    return [one for one in blocks if isinstance(one, kind)]


def test_without_a_measure_each_waits_and_says_where_it_goes(made: Made) -> None:
    for kind in KINDS:
        assert waits_for(made.initiative.view, kind) == ("No measure is written down yet.", DEFINED_IN)
    made.initiative.rows(DEFINED_IN).add({"name": "Falls"})
    assert waits_for(made.initiative.view, "scoreboard") is None
    assert waits_for(made.initiative.view, "data-report") == (
        "No value of a measure is typed in yet.",
        "measures",
    )


def test_a_measure_says_which_parts_of_its_definition_are_missing(made: Made) -> None:
    made.initiative.rows(DEFINED_IN).add({"name": "Falls", "unit": "Count"})
    plan = paper(made.initiative.view, "measurement-plan")
    told = dict(rows_of(after_heading(plan, "Falls")))
    assert told["Steward"] == "Not named yet"
    assert told["Source"] == "Not named yet"
    assert told["What we count"] == "Not said yet"
    assert told["Baseline"] == "Not set yet"
    assert told["Unit"] == "Count"
    assert rows_of(first(plan, Rows)) == [
        ["Falls", "Not said yet", "Not set yet", "Not set yet", "Not named yet", "Not said yet"]
    ]


def test_the_scoreboard_says_of_the_sample_what_the_rules_say(larkspur: View) -> None:
    board = paper(larkspur, "scoreboard")
    assert first(board, Lead).text == (
        "Of six measures one met its target and two are on track. "
        f"Off track: {DRANK}; Students who see risk in weekly marijuana use. "
        "Not enough data yet: Linked to care within 7 days of an overdose."
    )
    table = first(board, Rows)
    assert [row[1:] for row in rows_of(table)] == [
        ["18.9%", "18.3%", "13.9%", "0.6 points down", "▼ Off track"],
        ["56.4%", "54.7%", "65.0%", "1.7 points down", "▼ Off track"],
        ["18.2%", "15.1%", "11.0%", "3.1 points down", "▲ On track"],
        ["38.9", "25.5", "25.0", "13.4 down", "▲ On track"],
        ["19.5%", "7.9%", "8.0%", "11.7 points down", "● Target met"],
        ["18.8%", "24.6%", "45.0%", "5.8 points up", "○ Not enough data"],
    ]
    notes = [[cell.note for cell in row] for row in table.rows]
    assert notes[0] == ["", "2024", "2026", "2029", "13% of the way", "Better"]
    assert notes[1][4:] == ["", "About the same"]
    assert notes[3][:3] == ["per 100,000", "2023", "2025, provisional"]
    assert board.blocks[-1] == SmallNote(text=RULE_IN_SHORT)


def test_what_is_late_stands_under_the_scoreboard(made: Made) -> None:
    health = made.organization("Health")
    measure = made.initiative.rows(DEFINED_IN).add({"name": "Falls", "how_often": "Calendar year"})
    add = made.initiative.rows("data-collection.calendar").add
    due = {"measure": measure, "for_which_period": "2025", "where_it_is": "Due"}
    add({**due, "comes_from": health.id, "due": "2026-11-04"})
    add({**due, "for_which_period": "2026", "due": "2026-12-01"})
    assert rows_of(after_heading(paper(made.initiative.view, "scoreboard"), "Due and late numbers")) == [
        ["Falls", "2025", "Health", "Nov 4, 12 days late"],
        ["Falls", "2026", "No one yet", "Dec 1"],
    ]


def test_the_report_has_each_measure_in_order_with_its_line_its_story_and_its_groups(larkspur: View) -> None:
    report = paper(larkspur, "data-report")
    tops = [text for level, text in headings(report) if level == 1]
    assert tops[0] == DRANK
    assert tops[2] == VAPED
    assert tops[-1] == "All values"
    blocks = part(report, DRANK)
    assert [type(one) for one in blocks] == [
        *(Prose, Figure, SmallNote, Heading, Items, Heading, Items, Figure, SmallNote)
    ]
    assert blocks[0].text == (
        "Off track, better: 18.3% in 2026; the straight path is at 16.9% then: 1.4 points behind it, more "
        "than the 0.5 that are allowed. 0.6 points down since 2024 (a fall of 3%), 13% of the way to the "
        "target."
    )
    line, source, _, story, _, following, bars, by_place = blocks[1:]
    assert line.told == blocks[0].text
    assert line.places == tuple(str(year) for year in range(2021, 2030))
    drawn = {one.look: one.values for one in line.series}
    assert drawn["measured"] == (17.0, 17.6, 18.4, 18.9, 18.7, 18.3, None, None, None)
    assert drawn["baseline"][3] == 18.9
    assert drawn["target"][-1] == 13.9
    assert drawn["path"] == (None, None, None, 18.9, 17.9, 16.9, 15.9, 14.9, 13.9)
    assert drawn["forecast"] == (None,) * 5 + (18.3, 18.2, 18.0, 17.8)
    assert source.text == "Source: State student health survey, county file."
    assert story.items[1] == (
        "Hurts: Field parties in West County. No place to go, land owners far away (clear in the data)"
    )
    assert following.items == (
        "Write three text messages for parents for prom and graduation weekends "
        "(A13, Yolanda Castellanos, Feb 26, 2027)",
    )
    assert bars.caption == "Widest gap, by grade: Grade 12 31.4, Grade 8 7.4: 24.0 points (2026)"
    assert (bars.places, bars.series[0].values) == (("Grade 8", "Grade 10", "Grade 12"), (7.4, 17.5, 31.4))
    assert "West County 20.4% and North Ridge 15.1%, at most 5.3 points apart." in by_place.text


def test_hidden_groups_and_provisional_values_are_said(larkspur: View) -> None:
    report = paper(larkspur, "data-report")
    vaped = part(report, VAPED)
    assert vaped[-2].caption == "Widest gap, by grade: Grade 12 25.1, Grade 8 6.6: 18.4 points (2026)"
    assert vaped[-1].text == (
        "By place, 2026: Ashby Falls 14.2% and East County 16.0%, at most 1.8 points apart. "
        "West County and North Ridge: hidden (small count)."
    )
    deaths = part(report, "Overdose deaths")
    assert of_kind(deaths, Figure)[0].places[5] == "2025*"
    assert "* Provisional: it may still change." in deaths[2].text
    assert of_kind(deaths, Figure)[1].caption == (
        "Widest gap, by age group: 35 to 54 58.3 (unsteady), Under 35 21.5 (unsteady): "
        "36.8 per 100,000 (2024)"
    )
    assert deaths[-1].text.startswith(f"Newer values by age group: {HIDDEN}.")
    care = part(report, "Linked to care within 7 days of an overdose")
    assert care[-1].text.startswith(f"By age group: no two groups can be shown beside each other, {HIDDEN}.")
    tables = {one.caption: rows_of(one) for one in of_kind(part(report, "All values"), Rows)}
    assert tables[VAPED][-1] == ["North Ridge", HIDDEN, HIDDEN, "12.6%", "13.6%", HIDDEN, HIDDEN]
    assert len(tables) == 6


def test_a_new_way_of_counting_begins_the_line_anew(made: Made) -> None:
    definition = {
        "name": "Calls",
        "unit": "Count",
        "how_often": "Calendar year",
        "good_direction": "Up is good",
    }
    measure = made.initiative.rows(DEFINED_IN).add(definition)
    values = [
        Observation(measure=measure, period=str(year), figure=Count(count=count), new_way=year == 2024)
        for year, count in ((2022, 40), (2023, 50), (2024, 80), (2025, 90))
    ]
    keep_values(made.initiative, values, "values typed")
    report = paper(made.initiative.view, "data-report")
    figure = first(report, Figure)
    assert [(one.name, one.values) for one in figure.series] == [
        ("We counted", (40, 50, None, None)),
        ("New way since 2024", (None, None, 80, 90)),
    ]
    assert "Counted in a new way since 2024: the line begins anew." in part(report, "Calls")[2].text
    assert "2024, new way" in [one.title for one in of_kind(report.blocks, Rows)[-1].columns]


# Small counts


COUNTS = st.integers(0, 9) | st.integers(1_000, 9_999)


@st.composite
def observed(draw: Any) -> list[Observation]:
    """Counts out of odd numbers, so that each value can be told from every other number of a paper."""
    found: list[Observation] = []
    for period in ("2023", "2024", "2025", "2026"):
        for breakdown, group in (("", ""), ("Grade", "Gx"), ("Grade", "Gy"), ("Grade", "Gz")):
            if draw(st.integers(0, 4)):
                figure = Count(count=draw(COUNTS), of=draw(st.integers(11_003, 98_999)))
                place = len(found) + 1
                found.append(
                    Observation(
                        id=place,
                        order=place,
                        measure=1,
                        period=period,
                        breakdown=breakdown,
                        group=group,
                        figure=figure,
                        provisional=draw(st.booleans()),
                        new_way=draw(st.integers(0, 9)) == 0,
                    )
                )
    return found


def view_of(values: list[Observation], **definition: Any) -> View:
    about = About(id=1, name="Test", created=AT)
    measure = {
        "name": "Measure",
        "unit": "Percent",
        "how_often": "Calendar year",
        "good_direction": "Down is good",
        "breakdowns": ["Grade"],
        "baseline_period": "2024",
        "target_period": "2029",
        "target_value": 5,
        "order": 1.0,
    }
    tables = {
        "initiative": {"1": stored(about)},
        "measures": {"1": {**measure, **definition}},
        "observations": {str(one.id): stored(one) for one in values},
    }
    return View(tables, SHELF, today=date(2026, 11, 16))


SHELF = Shelf()


def everything(data: bytes) -> str:
    """Every part of a package in words, workbooks inside it too."""
    words = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            inside = archive.read(name)
            words.append(everything(inside) if name.endswith(".xlsx") else inside.decode("utf-8", "replace"))
    return "\n".join(words)


def numbers(data: bytes) -> set[Fraction]:
    """Every number in what is said and drawn: words, cached values, cells, attributes told aloud."""
    said = re.findall(r">([^<>]+)<|descr=\"([^\"]*)\"|w:val=\"([^\"]*[ %][^\"]*)\"", everything(data))
    found = re.findall(r"\d[\d,]*(?:\.\d+)?", " ".join(part for parts in said for part in parts))
    return {Fraction(one.replace(",", "").rstrip(".")) for one in found}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(observed(), st.sampled_from(["Percent", "Rate per 100,000"]), st.integers(0, 9))
def test_no_hidden_value_is_in_any_part_of_a_paper(
    values: list[Observation], unit: str, instead: int
) -> None:
    """Nor does a paper change with them: other small counts of groups give the same file."""
    view, away = view_of(values, unit=unit), {}
    for place, why in hidden(measured(view)[0]).items():
        away[place[0].key, place[1], place[2]] = why
    small = [one for one in values if away.get((one.period, one.breakdown, one.group)) == "small"]
    others = [
        msgspec.structs.replace(one, figure=Count(count=instead, of=one.figure.of))
        if one in small and one.group
        else one
        for one in values
    ]
    other = view_of(others, unit=unit)
    hides_alike = hidden(measured(view)[0]) == hidden(measured(other)[0])
    for kind in KINDS if values else KINDS[:1]:
        data = packed_document(paper(view, kind))
        there = {float(number) for number in numbers(data)}
        for one in small:
            count, of = Fraction(one.figure.count or 0), Fraction(one.figure.of or 1)
            assert float(of) not in there
            assert not count or unit != "Percent" or float(100 * count / of) not in there
        assert not hides_alike or packed_document(paper(other, kind)) == data


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 9), st.integers(0, 9))
def test_two_records_that_differ_in_a_hidden_group_give_the_same_papers(one: int, other: int) -> None:
    def record(small: int) -> View:
        counts = {"": 5_000, "Gx": small, "Gy": 11 - small + 700, "Gz": 4_000}
        values = [
            Observation(
                id=place,
                order=place,
                measure=1,
                period=str(year),
                breakdown="Grade" if group else "",
                group=group,
                figure=Count(count=count, of=20_011),
            )
            for place, (year, group, count) in enumerate(
                ((year, group, count) for year in (2024, 2025, 2026) for group, count in counts.items()), 1
            )
        ]
        return view_of(values)

    for kind in KINDS:
        assert packed_document(paper(record(one), kind)) == packed_document(paper(record(other), kind))


@pytest.mark.parametrize("year", [2024, 2025, 2026, None])
@pytest.mark.parametrize("goal", [0, 4, 30])
def test_two_records_that_differ_in_a_small_count_of_everybody_say_the_same(
    year: int | None, goal: int
) -> None:
    def record(small: int) -> View:
        counts = {2024: 40, 2025: 36, 2026: 33, **({year: small} if year else {})}
        values = [
            Observation(id=at, order=at, measure=1, period=str(at), figure=Count(count=count))
            for at, count in counts.items()
            if year or at != 2024
        ]
        begins = {} if year else {"baseline_value": small}
        return view_of(values, unit="Count", target_value=goal, **begins)

    for kind in KINDS:
        assert len({packed_document(paper(record(small), kind)) for small in (0, 1, 4, 5, 9)}) == 1
    assert len({msgspec.json.encode(measures(record(small))) for small in range(10)}) == 1


def test_a_hidden_baseline_is_in_no_paper_though_the_definition_has_it() -> None:
    counts = {2024: 7, 2025: 4_444, 2026: 4_555}
    values = [
        Observation(id=year, order=year, measure=1, period=str(year), figure=Count(count=count))
        for year, count in counts.items()
    ]
    for given_values in (values, values[1:]):
        view = view_of(given_values, unit="Count", baseline_value=7)
        for kind in KINDS:
            document = paper(view, kind)
            assert Fraction(7) not in numbers(packed_document(document))
            assert HIDDEN in str(document.blocks) or kind == "data-report"
        figure = first(paper(view, "data-report"), Figure)
        assert {one.look for one in figure.series} == {"measured", "target"}


def test_a_fault_tells_nothing_of_a_hidden_baseline() -> None:
    values = [
        Observation(id=year, order=year, measure=1, period=str(year), figure=Count(count=count))
        for year, count in ((2024, 7), (2025, 4_444))
    ]
    for target in (7, 8):
        view = view_of(values, unit="Count", baseline_value=7, target_value=target)
        for kind in KINDS:
            words = str(paper(view, kind).blocks)
            assert "wrong way" not in words
            assert "same as the baseline" not in words


def test_a_line_without_a_value_to_show_has_no_figure() -> None:
    view = view_of([Observation(id=1, order=1, measure=1, period="2026", figure=Count(count=3, of=5_003))])
    report = paper(view, "data-report")
    assert not of_kind(report.blocks, Figure)
    assert f"2026: {HIDDEN}." in part(report, "Measure")[1].text


def test_a_paper_is_out_of_date_when_a_value_or_a_promise_changes(larkspur: View) -> None:
    tables = [handouts.sources(larkspur, handouts.wanted(larkspur, kind)).tables for kind in KINDS]
    assert all({"measures", "observations"} <= its for its in tables)
    assert Action.table in tables[1]


def test_the_story_of_a_line_is_told_also_while_another_is_at_hand(sample_home: Home) -> None:
    opened = sample_home.open(sample_home.folder / NAME)
    before = part(paper(opened.view, "data-report"), DRANK)
    vaped = opened.view.all(Measure)[0]
    opened.answer("turn-the-curve.measure", vaped.id)
    report = paper(opened.view, "data-report")
    assert part(report, DRANK) == before
    assert "The story behind the line" not in [
        one.text for one in part(report, VAPED) if hasattr(one, "text")
    ]
    opened.close()
