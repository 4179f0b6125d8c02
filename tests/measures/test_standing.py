"""The rule of the straight path: its edges, and what must hold of any line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.measures.measure import faults
from convene.measures.standing import Standing, Status, standing
from convene.measures.words import notes, reason
from measuring import line, measure

TODAY = date(2025, 6, 30)
BASE = {2020: 20.0, 2023: 18.0}


def at(latest: float, *, target: float = 10, year: int = 2024, today: date = TODAY) -> Standing:
    return standing(line(measure(target_value=target), {**BASE, year: latest}), today)


@pytest.mark.parametrize(
    ("latest", "status"),
    [
        (10, "Target met"),
        (9.9, "Target met"),
        (10.1, "On track"),
        (16, "On track"),  # on the path
        (17, "On track"),  # exactly at the line: a tenth of ten behind
        (17.0001, "Off track"),
        (30, "Off track"),
    ],
)
def test_exactly_at_the_line_is_on_track(latest: float, status: Status) -> None:
    assert at(latest).status == status


@pytest.mark.parametrize(
    ("allowed", "latest", "status"),
    [
        (0, 16, "On track"),  # on the path
        (0, 16.01, "Off track"),
        (25, 18.5, "On track"),
        (25, 18.51, "Off track"),
        (None, 17.01, "Off track"),
        (60, 18.51, "Off track"),  # a quarter is the most
        (-5, 16.01, "Off track"),
    ],
)
def test_a_measure_may_allow_more_or_less_behind_its_path(
    allowed: float | None, latest: float, status: Status
) -> None:
    given = measure(allowed_behind=allowed)
    found = standing(line(given, {**BASE, 2024: latest}), TODAY)
    assert found.status == status
    said = [words for words in notes(found, given) if words.startswith("On track here means")]
    assert len(said) == (allowed is not None)


def test_the_reason_says_when_nothing_is_allowed() -> None:
    given = measure(allowed_behind=0)
    found = standing(line(given, {**BASE, 2024: 16.5}), TODAY)
    assert reason(found, given).endswith("0.5 points behind it, and this measure allows nothing behind it.")
    assert "allowed" not in reason(standing(line(given, {**BASE, 2024: 15.0}), TODAY), given)


@pytest.mark.parametrize(
    ("latest", "way"),
    [(19, "Better"), (19.1, "About the same"), (21.9, "About the same"), (22, "Worse"), (5, "Better")],
)
def test_the_way_it_goes_has_its_own_lines(latest: float, way: str) -> None:
    assert at(latest).way == way


def test_after_the_target_period_it_is_missed() -> None:
    late = date(2031, 1, 2)
    assert at(17, year=2030, today=late).status == "Target missed"
    assert at(17, year=2030, today=date(2030, 12, 1)).status == "Off track"  # the year isn't over
    assert at(10.5, year=2031, today=late).status == "On track"
    assert at(17, year=2031, today=late).status == "Target missed"
    assert "was not reached" in reason(at(17, year=2031, today=late), measure())


def test_a_target_that_was_met_once_is_noted() -> None:
    found = standing(line(measure(), {2020: 20, 2022: 9, 2024: 30}), TODAY)
    assert found.status == "Off track"
    assert "The target was met in 2022." in list(notes(found, measure()))


@pytest.mark.parametrize(
    ("fields", "numbers", "words"),
    [
        ({"baseline_value": None}, {2021: 1, 2022: 1}, "no baseline"),
        ({"baseline_period": ""}, BASE, "no baseline"),
        ({"target_value": None}, BASE, "no target"),
        ({"target_value": None, "baseline_value": None}, {}, "no baseline and no target"),
        ({"good_direction": ""}, BASE, "which way"),
        ({"target_value": 20}, BASE, "same as the baseline"),
        ({"target_value": 21}, BASE, "the wrong way"),
        ({"target_period": "2020"}, BASE, "not after"),
        ({"target_period": "soon"}, BASE, "not a year"),
        ({}, {2020: 20.0}, "no value after"),
        ({}, BASE, "one value after"),
        ({}, {2020: 20, 2021: 19, 2022: 18}, ""),
        ({}, {2019: 20, 2020: 19, 2021: 18, 2022: 18}, ""),
        ({"how_often": "Month", "baseline_period": "2020-01", "target_period": "2030-01"}, {}, "no value"),
    ],
)
def test_what_lacks_is_said(fields: dict[str, object], numbers: dict[int, float], words: str) -> None:
    found = standing(line(measure(**fields), numbers), date(2025, 1, 1))
    assert (found.status == "Not enough data") == bool(words)
    assert words in found.lacks


def test_an_old_value_says_nothing_any_more() -> None:
    values = line(measure(), {2020: 20, 2021: 19, 2022: 18})
    assert standing(values, date(2025, 12, 31)).status == "On track"  # 2024 is over, 2022 two before
    assert "more than two periods ago" in standing(values, date(2026, 1, 1)).lacks


def test_a_new_way_of_counting_needs_a_new_baseline() -> None:
    numbers = {2020: 20.0, 2022: 40.0, 2023: 36.0, 2024: 33.0}
    broken = standing(line(measure(), numbers, new_way={2022}), TODAY)
    assert broken.status == "Not enough data"
    assert "since 2022" in broken.lacks
    assert broken.way is None
    again = measure(baseline_period="2022", baseline_value=40)
    assert standing(line(again, numbers, new_way={2022}), TODAY).status == "On track"


def test_the_observed_baseline_counts_and_a_difference_is_said() -> None:
    found = standing(line(measure(), {2020: 20.6, 2023: 18, 2024: 17}), TODAY)
    assert found.is_observed
    assert found.baseline
    assert float(found.baseline.value) == 20.6
    assert list(notes(found, measure())) == [
        "The baseline that was counted is 20.6, the definition says 20.0."
    ]
    assert not list(notes(found, measure(baseline_value=20.6)))


def test_a_target_the_wrong_way_is_told_in_words() -> None:
    assert list(faults(measure(target_value=25))) == [
        "The target goes the wrong way: down is good, and 25.0 is above 20.0."
    ]
    assert not list(faults(measure()))


RANK: dict[Status, int] = {"Target missed": 0, "Off track": 0, "On track": 1, "Target met": 2}
values_ = st.integers(0, 1000).map(lambda one: one / 10)


@given(
    st.sampled_from(["Up is good", "Down is good"]),
    values_,
    values_,
    values_,
    values_,
    st.integers(0, 400),
    st.sampled_from([2024, 2029, 2030, 2033]),
)
def test_moving_toward_the_good_never_worsens_the_status(
    way: str, start: float, goal: float, before: float, latest: float, step: int, year: int
) -> None:
    given_ = measure(
        good_direction=way, unit="Average", baseline_value=start, target_value=goal, baseline_period="2021"
    )
    today = date(year, 12, 31)
    good = 1 if way == "Up is good" else -1
    first, second = (
        standing(line(given_, {2023: before, year: number}), today)
        for number in (latest, latest + good * step / 10)
    )
    assert (first.status == "Not enough data") == (second.status == "Not enough data")
    if first.status != "Not enough data":
        assert RANK[second.status] >= RANK[first.status]


@given(values_, values_, values_, values_, st.sampled_from([0.5, 2, 8, 1024]))
def test_another_unit_changes_nothing(
    start: float, goal: float, before: float, latest: float, by: float
) -> None:
    found = [
        standing(
            line(
                measure(unit="Average", baseline_value=start * one, target_value=goal * one),
                {2023: before * one, 2024: latest * one},
            ),
            TODAY,
        )
        for one in (1, by)
    ]
    assert (found[0].status, found[0].way, found[0].share) == (found[1].status, found[1].way, found[1].share)
