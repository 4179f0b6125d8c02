"""What is worth a second thought: each warning comes and goes with what it rests on."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from convene.exchange.demo import NAME
from convene.initiative.attending import sectors_missing
from convene.initiative.beside import hope
from convene.initiative.home import Home
from convene.initiative.view import View
from convene.progress.cells import cell_states
from convene.progress.warnings import warnings
from convene.progress.ways import balance_of_ways
from convene.worksheets.shelf import Shelf

SHELF = Shelf()
TODAY = date(2026, 11, 16)

STRATEGY = {"name": "Talk to parents", "causes": [1], "ways": ["Change places"]}
GAP = {"step": "landscape-map.gaps", "what_we_see": "Nothing after six"}
GOAL = {"step": "common-agenda.goals", "for_whom": "x"}
RISK = {"step": "steering-review.risks", "risk": "x"}


def view(*rows: dict[str, Any], **tables: list[dict[str, Any]]) -> View:
    given = {"rows": list(rows), **tables}
    made = {
        name: {str(at): {"order": float(at), **row} for at, row in enumerate(found, start=1)}
        for name, found in given.items()
    }
    return View(made, SHELF, today=TODAY)


def said(*rows: dict[str, Any], **tables: list[dict[str, Any]]) -> list[str]:
    seen = view(*rows, **tables)
    return [one.words for one in warnings(seen, cell_states(seen))]


def rated(champion: int, money: int, urgency: int) -> list[dict[str, Any]]:
    parts = {"champion": champion, "money": money, "urgency": urgency}
    return [
        {"step": f"readiness.{part}", "statement": f"{part} {at}", "how_true": level}
        for part, level in parts.items()
        for at in range(4)
    ]


def test_nothing_is_warned_of_before_anything_is_begun() -> None:
    assert said() == []
    assert said(*rated(0, 0, 0)) == []


def test_a_phase_begun_unready_says_what_is_missing() -> None:
    stalls = "Many efforts stall here."
    assert said(GAP) == [f"You start without a champion, money or urgency in place. {stalls}"]
    assert said(GAP, *rated(1, 2, 2)) == [f"You start without a champion in place. {stalls}"]
    assert said(GAP, *rated(2, 1, 2)) == []  # almost ready is enough to begin
    assert said(GAP, *rated(2, 2, 2)) == []


def test_the_second_phase_asks_for_more() -> None:
    late = "Phase II asks leaders for much more time."
    facts = {"step": "baseline-data.indicators", "fact": "x"}
    asked = {"step": "community-outreach.who", "group": "x"}
    found = said(GOAL, *rated(2, 1, 1))
    assert found == [
        f"Money and urgency are not in place yet. {late}",
        "There is no agreed problem statement. Goals may be argued about later.",
        "No local facts are written down. Targets will be guesses.",
        "No one affected has been asked yet.",
    ]
    assert said(GOAL, facts, asked, *rated(2, 1, 2))[:2] == [
        f"Money is not in place yet. {late}",
        "There is no agreed problem statement. Goals may be argued about later.",
    ]


def test_the_third_phase_looks_at_goal_measures_and_jobs() -> None:
    assert said(RISK) == [
        "There is no agreed goal to check the work against.",
        "You cannot see progress yet: fewer than three measures are defined.",
        "Only 0 of 6 backbone jobs are covered.",
    ]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, None),
        ({"causes": []}, "Talk to parents names no cause. Is it ours, or someone's program?"),
        (
            {"ways": ["Build skills", "Give support"]},
            "All strategies work on persons; none changes places, access or rules.",
        ),
        ({"ways": []}, None),
    ],
)
def test_strategies_need_a_cause_and_more_than_persons(change: dict[str, Any], words: str | None) -> None:
    found = said(*rated(2, 2, 2), strategies=[{**STRATEGY, **change}])
    about = [one for one in found if one.startswith(("Talk", "All"))]
    assert about == ([words] if words else [])


@pytest.mark.parametrize(
    ("person", "seats", "warned"),
    [
        ({"vote": True}, [], True),
        ({"vote": True, "brings": ["Lived experience"]}, [], False),
        ({"vote": True, "under_18": True}, [], False),
        ({}, [], False),  # nobody has a vote yet
        ({}, [{"step": "working-structure.seats", "person": 1, "vote": "Yes"}], True),
        ({}, [{"step": "working-structure.seats", "person": 1, "vote": "No"}], False),
    ],
)
def test_who_lives_with_the_problem_has_a_seat(
    person: dict[str, Any], seats: list[dict[str, Any]], warned: bool
) -> None:
    found = said(*seats, people=[{"name": "Dana Ruiz", **person}])
    assert ("No one who lives with the problem has a seat." in found) is warned


def test_what_the_sample_has_to_think_about(sample: Path) -> None:
    home = Home(sample / "home", now=lambda: datetime(2026, 11, 16, 9, 42, tzinfo=UTC), settings=sample)
    larkspur = home.read(sample / "home" / NAME)
    assert warnings(larkspur, cell_states(larkspur)) == ()
    assert sectors_missing(larkspur) == (
        "Media",
        "Faith groups",
        "Civic and volunteer groups",
        "Local, state or tribal government",
        "Residents with lived experience",
    )
    assert balance_of_ways(larkspur) == {
        "Share information": 0,
        "Build skills": 1,
        "Give support": 4,
        "Make it easier or harder to get": 2,
        "Rewards and penalties": 1,
        "Change places": 1,
        "Change rules and policies": 2,
    }
    assert [round(one.mean, 1) for one in hope(larkspur)] == [3.2, 3.7, 3.7]
