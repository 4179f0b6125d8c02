"""What the rules say of the sample on November 16, 2026: worked out by hand, compared exactly."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from convene.exchange.demo import DATA, NAME
from convene.initiative.home import Home
from convene.initiative.valuing import measured
from convene.measures.due import CALENDAR, calls, waiting
from convene.measures.figure import figure_words, rounded
from convene.measures.gaps import gap_words, gaps, widest
from convene.measures.observation import Values
from convene.measures.standing import standing
from convene.measures.suppression import hidden, shown
from convene.measures.words import change_words, notes, reason

TODAY = date(2026, 11, 16)


@pytest.fixture(scope="module")
def six(sample: Path) -> list[Values]:
    home = Home(sample / "home", now=lambda: datetime(2026, 11, 16, 9, 42, tzinfo=UTC), settings=sample)
    return measured(home.read(sample / "home" / NAME))


def test_every_value_is_there(six: list[Values]) -> None:
    data = tomllib.loads((DATA / "values.toml").read_text("utf-8"))["measure"]
    for values, one in zip(six, data, strict=True):
        typed = {
            (row[0], table.get("breakdown", ""), group): cell
            for table in one["table"]
            for row in table["rows"]
            for group, cell in zip(table.get("groups", [""]), row[1:], strict=True)
        }
        kept = {
            (period.key, breakdown, group): figure_words(value.figure, values.measure.unit)
            for (period, breakdown, group), value in values.cells.items()
        }
        assert kept == typed


STANDING = [
    # status, latest, path, lead, tolerance, way, share in percent
    ("On track", "15.1", "15.3", "0.19", "0.72", "Better", "43"),
    ("Off track", "18.3", "16.9", "-1.37", "0.50", "Better", "13"),
    ("Off track", "54.7", "59.8", "-5.15", "0.86", "About the same", "-20"),
    ("On track", "25.5", "33.4", "7.84", "1.39", "Better", "96"),
    ("Not enough data", "24.6", None, None, None, "Better", "22"),
    ("Target met", "7.9", "13.8", "5.89", "1.15", "Better", "101"),
]


def test_the_six_stand_as_the_rule_says(six: list[Values]) -> None:
    found = [standing(values, TODAY) for values in six]
    for one, (status, latest, path, lead, tolerance, way, share) in zip(found, STANDING, strict=True):
        assert (one.status, one.way) == (status, way)
        assert one.latest
        assert rounded(one.latest.value, 1) == latest
        assert one.share is not None
        assert rounded(100 * one.share, 0) == share
        if path is not None:
            assert one.path is not None
            assert one.lead is not None
            assert one.tolerance is not None
            assert [rounded(one.path, 1), rounded(one.lead, 2), rounded(one.tolerance, 2)] == [
                path,
                lead,
                tolerance,
            ]
    assert [one.is_observed for one in found] == [True] * 6
    assert [one.provisional for one in found] == [False, False, False, True, False, False]
    assert [one.latest.period.key for one in found if one.latest] == [
        "2026", "2026", "2026", "2025", "2025", "2026",
    ]  # fmt: skip


def test_each_status_has_its_reason(six: list[Values]) -> None:
    said = [reason(standing(values, TODAY), values.measure) for values in six]
    assert said == [
        "15.1% in 2026; the straight path is at 15.3% then: 0.2 points ahead of it.",
        "18.3% in 2026; the straight path is at 16.9% then: 1.4 points behind it, more than the 0.5 that are "
        "allowed.",
        "54.7% in 2026; the straight path is at 59.8% then: 5.1 points behind it, more than the 0.9 that are "
        "allowed.",
        "25.5 per 100,000 in 2025; the straight path is at 33.4 per 100,000 then: 7.8 per 100,000 ahead of "
        "it.",
        "There is one value after the baseline; it takes two.",
        "7.9% in 2026: the target of 8.0% in 2028 is reached.",
    ]
    deaths = six[3]
    assert change_words(standing(deaths, TODAY), deaths.measure) == (
        "13.4 per 100,000 down since 2023 (a fall of 34%), 96% of the way to the target"
    )
    assert [list(notes(standing(values, TODAY), values.measure)) for values in six] == [
        [], [], [], ["The value of 2025 is provisional: it may still change."], [], [],
    ]  # fmt: skip


def test_the_widest_gaps_are_between_groups_that_are_shown(six: list[Values]) -> None:
    said = [
        {gap.breakdown: (gap.period.key, gap_words(gap, values.measure.unit)) for gap in gaps(shown(values))}
        for values in six
    ]
    assert said[0] == {
        "Grade": ("2026", "Grade 12 25.1, Grade 8 6.6: 18.4 points"),
        "Place": ("2026", "East County 16.0, Ashby Falls 14.2: 1.8 points"),
    }
    assert said[1] == {
        "Grade": ("2026", "Grade 12 31.4, Grade 8 7.4: 24.0 points"),
        "Place": ("2026", "West County 20.4, North Ridge 15.1: 5.3 points"),
    }
    assert said[2] == {
        "Grade": ("2026", "Grade 8 65.2, Grade 12 45.7: 19.5 points"),
        "Gender": ("2026", "Girls 58.5, Boys 50.9: 7.6 points"),
    }
    assert said[3]["Age group"] == (
        "2024",
        "35 to 54 58.3 (unsteady), Under 35 21.5 (unsteady): 36.8 per 100,000",
    )
    assert said[4] == {}
    assert said[5]["Place"] == ("2026", "North Ridge 14.3 (unsteady), Ashby Falls 6.9: 7.4 points")
    deaths = widest(gaps(shown(six[3])))
    assert deaths
    assert deaths.breakdown == "Age group"


SMALL = {
    ("M1", "Place"): {
        year: {"North Ridge": "small", "West County": "second"} for year in (2021, 2022, 2025, 2026)
    },
    ("M3", "Gender"): {2021: {"Another gender or no answer": "small", "Boys": "second"}},
    ("M4", "Age group"): {
        **{year: {"55 and over": "small", "Under 35": "second"} for year in (2020, 2021, 2022)},
        2025: {"Under 35": "small", "55 and over": "second"},
    },
    ("M4", "Gender"): {2025: {"Female": "small", "Male": "second"}},
    ("M5", "Age group"): {
        2021: {"Under 30": "small", "30 to 49": "small", "50 and over": "small"},
        **{year: {"Under 30": "small", "50 and over": "small"} for year in (2022, 2023, 2024, 2025)},
    },
    ("M5", "Race and ethnicity"): {
        year: {"Black": "small", "Hispanic": "small", "Other or not known": "small"}
        | ({"White": "second"} if year < 2024 else {})
        for year in (2021, 2022, 2023, 2024, 2025)
    },
}  # fmt: skip


def test_the_small_counts_are_hidden_and_no_others(six: list[Values]) -> None:
    expected = {
        (key, breakdown, str(year), group): why
        for (key, breakdown), years in SMALL.items()
        for year, groups in years.items()
        for group, why in groups.items()
    }
    found = {
        (f"M{at}", breakdown, period.key, group): why
        for at, values in enumerate(six, start=1)
        for (period, breakdown, group), why in hidden(values).items()
    }
    assert found == expected


def test_nothing_is_late_and_a_value_that_came_counts(six: list[Values]) -> None:
    from convene.kinds.field import Row

    assert not waiting(calls((), six), TODAY)
    row = Row(1, 1.0, {"measure": six[4].measure.id, "for_which_period": "2026", "due": "2026-11-04"})
    (late,) = waiting(calls([row], six), TODAY)
    assert late.days_late(TODAY) == 12
    came = Row(2, 2.0, {**row.cells, "for_which_period": "2025"})
    assert not waiting(calls([came], six), TODAY)
    assert CALENDAR == "data-collection.calendar"
