"""Readiness, the five conditions, the six jobs: worked out, never typed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.exchange.demo import NAME
from convene.initiative.home import Home
from convene.initiative.view import View
from convene.progress.backbone import JOBS, backbone_jobs, in_words, months_of_money
from convene.progress.cells import cell_states
from convene.progress.conditions import conditions
from convene.progress.next_step import what_next
from convene.progress.readiness import readiness
from convene.worksheets.shelf import Shelf

SHELF = Shelf()
TODAY = date(2026, 11, 16)


def view(*rows: dict[str, Any], **tables: list[dict[str, Any]]) -> View:
    """A record with rows of worksheets, and registries."""
    given_tables = {"rows": list(rows), **tables}
    made = {
        name: {str(at): {"order": float(at), **row} for at, row in enumerate(found, start=1)}
        for name, found in given_tables.items()
    }
    return View(made, SHELF, today=TODAY)


@pytest.fixture
def larkspur(sample: Path) -> View:
    home = Home(sample / "home", now=lambda: datetime(2026, 11, 16, 9, 42, tzinfo=UTC), settings=sample)
    return home.read(sample / "home" / NAME)


def rated(
    champion: list[int], money: list[int], urgency: list[int], *fits: str, on: str = "2026-11-01"
) -> View:
    parts = {"champion": champion, "money": money, "urgency": urgency}
    rows = [
        {"step": f"readiness.{part}", "statement": f"{part} {at}", "how_true": one, "on": on}
        for part, given_ones in parts.items()
        for at, one in enumerate(given_ones)
    ]
    rows += [{"step": "readiness.fit", "statement": str(at), "fits": one} for at, one in enumerate(fits)]
    return view(*rows)


@pytest.mark.parametrize(
    ("champion", "money", "urgency", "verdict"),
    [
        ([2, 2, 2, 2], [2, 2, 2, 2], [3, 3, 1, 1], "Ready"),
        ([2, 2, 2, 2], [3, 3, 3, 0], [2, 2, 2, 2], "Almost ready"),  # one statement at 0
        ([2, 2, 2, 2], [1, 1, 1, 1], [1, 1, 1, 1], "Almost ready"),
        ([2, 2, 2, 1], [3, 3, 3, 3], [3, 3, 3, 3], "Not yet"),  # the champion weighs most
        ([3, 3, 3, 3], [1, 1, 1, 0], [3, 3, 3, 3], "Not yet"),
        ([3, 3, 3], [3, 3, 3], [3, 3, 3], "Ready"),
        ([3, 3], [3, 3, 3], [3, 3, 3], None),
        ([], [], [], None),
    ],
)
def test_the_verdict_follows_from_the_ratings(
    champion: list[int], money: list[int], urgency: list[int], verdict: str | None
) -> None:
    assert readiness(rated(champion, money, urgency)).verdict == verdict


ratings = st.lists(st.integers(0, 3), min_size=4, max_size=4)


@given(ratings, ratings, ratings, st.integers(0, 2), st.integers(0, 3))
def test_a_better_rating_never_worsens_the_verdict(
    champion: list[int], money: list[int], urgency: list[int], part: int, at: int
) -> None:
    order = [None, "Not yet", "Almost ready", "Ready"]
    before = readiness(rated(champion, money, urgency)).verdict
    better = [list(champion), list(money), list(urgency)]
    better[part][at] = 3
    first, second, third = better
    assert order.index(readiness(rated(first, second, third)).verdict) >= order.index(before)


def test_an_old_verdict_and_a_poor_fit_are_said() -> None:
    full = [3, 3, 3, 3]
    assert readiness(rated(full, full, full, on="2024-06-11")).words.endswith("From June 2024; check again.")
    assert "check again" not in readiness(rated(full, full, full, on="2025-06-11")).words
    assert "A simple partnership may do." in readiness(rated(full, full, full, "No", "No", "Yes")).words
    assert "simple partnership" not in readiness(rated(full, full, full, "No", "Partly", "Yes")).words


def test_a_verdict_and_the_slips_are_as_old_as_they_are_whatever_else_was_typed() -> None:
    full = [
        {"step": f"readiness.{one}", "statement": str(at), "how_true": 3, "on": "2024-06-11"}
        for one in ("champion", "money", "urgency")
        for at in range(4)
    ]
    gap = {"step": "readiness.gaps", "what_is_missing": "x", "on": "2026-11-01"}
    assert readiness(view(*full, gap)).is_old
    slips = {"step": "health-check.conditions", "condition": "Common Agenda", "said_3": 9, "on": "2025-06-11"}
    spread = [{"step": "health-check.spread", "value": "x", "on": "2026-11-01"}]
    assert conditions(view(slips, answers=spread))[0].group is None


def job(name: str, **cells: Any) -> dict[str, Any]:
    return {"step": "backbone-roles.roles", "job": name, "done_by": 1, "hours_a_month": 20, **cells}


@pytest.mark.parametrize(
    ("cells", "standing"),
    [
        ({"paid_until": "2027-12-31"}, "covered"),
        ({"paid_until": "2027-05-16"}, "covered"),  # six months to the day
        ({"paid_until": "2027-05-15"}, "at risk"),
        ({"paid_until": "2026-11-16"}, "at risk"),
        ({"paid_until": "2026-11-15"}, "named"),
        ({}, "named"),
        ({"paid_until": "2027-12-31", "hours_a_month": 0}, "named"),
        ({"paid_until": "2027-12-31", "done_by": None}, "open"),
    ],
)
def test_a_job_is_covered_with_a_name_hours_and_money(cells: dict[str, Any], standing: str) -> None:
    found = backbone_jobs(view(job("Data", **cells)))
    assert [one.name for one in found] == list(JOBS)
    assert {one.name: one.standing for one in found}["Data"] == standing
    assert {one.standing for one in found if one.name != "Data"} == {"open"}


def test_the_money_is_what_is_not_yet_spent_of_what_is_sure() -> None:
    money = [
        {"amount_a_year": 120_000, "start": "2026-01-01", "until": "2027-11-16", "how_sure": "In hand"},
        {"amount_a_year": 90_000, "start": "2027-01-01", "until": "2028-01-01", "how_sure": "Asked"},
        {"amount_a_year": 90_000, "start": "2024-01-01", "until": "2025-01-01", "how_sure": "In hand"},
    ]
    rows = [{"step": "backbone-roles.money", **one} for one in money]
    assert months_of_money(view(job("Data", cost_a_year=60_000), *rows)) == 24
    assert months_of_money(view(job("Data"), *rows)) is None


@pytest.mark.parametrize(
    ("start", "until", "months"),
    [
        ("2026-11-16", "2027-11-15", 12),  # a year from today on, its last day counted
        ("2026-11-16", "2027-11-14", 11),
        ("2026-12-01", "2027-11-30", 12),
        ("2020-01-01", "2026-12-15", 1),
        ("2020-01-01", "2026-11-15", 0),
    ],
)
def test_a_grant_for_a_year_is_twelve_months(start: str, until: str, months: int) -> None:
    grant = {"amount_a_year": 60_000, "start": start, "until": until, "how_sure": "Promised"}
    seen = view(job("Data", cost_a_year=60_000), {"step": "backbone-roles.money", **grant})
    assert months_of_money(seen) == months


IN_KIND = {
    "step": "backbone-roles.money",
    "source": "In kind (time or space)",
    "giver": 1,
    "until": "2027-12-31",
    "how_sure": "Promised",
}


@pytest.mark.parametrize(
    ("gift", "cells", "standing"),
    [
        (IN_KIND, {}, "covered"),
        (IN_KIND, {"paid_until": "2026-08-31"}, "covered"),  # the money ended, the time goes on
        (IN_KIND, {"paid_until": "2028-12-31"}, "covered"),
        ({**IN_KIND, "until": "2027-01-31"}, {}, "at risk"),
        ({**IN_KIND, "until": "2026-08-31"}, {}, "named"),
        ({**IN_KIND, "how_sure": "Asked"}, {}, "named"),
        ({**IN_KIND, "giver": 2}, {}, "named"),
        ({**IN_KIND, "giver": None}, {}, "named"),
        ({**IN_KIND, "giver": 2}, {"paid_by": 2}, "covered"),
        ({**IN_KIND, "source": "Fees"}, {}, "named"),
        (IN_KIND, {"hours_a_month": 0}, "named"),
    ],
)
def test_time_that_is_given_in_kind_covers_a_job(
    gift: dict[str, Any], cells: dict[str, Any], standing: str
) -> None:
    assert {one.name: one.standing for one in backbone_jobs(view(job("Data", **cells), gift))}[
        "Data"
    ] == standing


def test_a_condition_is_the_middle_of_the_slips_and_the_lower_of_two() -> None:
    row = {"step": "health-check.conditions", "condition": "Common Agenda", "on": "2026-10-01"}
    even = view({**row, "said_1": 2, "said_2": 2})
    (agenda, *others) = conditions(even)
    assert (agenda.group, agenda.records, agenda.level) == (1, 0, 1)
    assert {one.group for one in others} == {None}
    assert conditions(view({**row, "said_4": 3, "on": "2026-01-01"}))[0].group is None  # too long ago


def test_records_reach_a_level_only_with_all_below_it() -> None:
    changes = [{"step": "commitments.change-ours", "what": str(at)} for at in range(3)]
    (found,) = [one for one in conditions(view(*changes)) if "Mutually" in one.condition.title]
    assert found.records == 0
    assert found.missing == (
        "no organizations on the map; the rule asks for 8",
        "no efforts; the rule asks for 5",
    )


# The sample, on November 16, 2026


def test_the_sample_was_ready_and_should_check_again(larkspur: View) -> None:
    found = readiness(larkspur)
    assert found.verdict == "Ready"
    assert [float(one.mean or 0) for one in found.preconditions] == [2.5, 2.0, 2.5]
    assert found.words.endswith("From June 2024; check again.")


def test_the_conditions_of_the_sample_beside_its_records(larkspur: View) -> None:
    assert [(one.group, one.records) for one in conditions(larkspur)] == [
        (3, 2),
        (2, 3),
        (2, 2),
        (1, 0),
        (3, 2),
    ]
    words = [one.words for one in conditions(larkspur)]
    assert words[0] == "3, in use; the records show 2: 1 strategy check in twelve months; the rule asks for 2"
    assert "5 of 10 promises due going or done" in conditions(larkspur)[2].missing


def test_the_jobs_of_the_sample(larkspur: View) -> None:
    found = backbone_jobs(larkspur)
    assert in_words(found) == "5 of 6 covered, 1 of them at risk, 1 named"
    assert found[2].words == "Data: at risk, the money ends on Sun Jan 31, 2027"
    assert found[3].words == "Communications: named, paid until Mon Aug 31, 2026"


def test_what_the_sample_does_next(larkspur: View) -> None:
    assert [(one.worksheet.id, one.reason) for one in what_next(larkspur, cell_states(larkspur))] == [
        ("strategy-review", "All five strategies have a status, none has a choice yet."),
        ("communication-plan", "Continuous Communication is at 1."),
        ("backbone-roles", "The money for Data ends on January 31, 2027."),
    ]


def test_a_new_initiative_checks_whether_it_is_ready() -> None:
    new = view()
    first, *_ = what_next(new, cell_states(new))
    assert (first.worksheet.id, first.reason) == ("readiness", "You have not checked whether you are ready.")
