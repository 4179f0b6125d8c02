"""What the first worksheets hold, read as plain TOML.

What every worksheet needs is told by `convene worksheets check`, and tested with it: a file that is
added among the worksheets changes nothing here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from convene.collective_impact import COMPONENTS
from convene.worksheets.shelf import Shelf

Data: TypeAlias = dict[str, Any]

FOLDER = Path(__file__).parents[2] / "worksheets"
SHEETS: dict[str, Data] = {
    path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*/*.toml"))
}
OPTIONS: Data = tomllib.loads((FOLDER / "options.toml").read_text("utf-8"))
README = (FOLDER / "README.md").read_text("utf-8")

MINUTES = {
    "landscape-map": (90, 57),
    "working-structure": (110, 68),
    "common-agenda": (150, 92),
    "strategic-action-framework": (80, 50),
    "public-will": (85, 60),
    "shared-measures": (130, 66),
    "commitments": (95, 65),
    "communication-plan": (65, 39),
    "backbone-roles": (85, 63),
    "readiness": (60, 37),
    "isolated-or-collective": (45, 33),
    "champions-and-group": (75, 42),
    "baseline-data": (100, 60),
    "community-outreach": (90, 57),
    "case-for-change": (75, 40),
    "keys-to-success": (60, 38),
    "steering-review": (100, 64),
    "strategy-review": (110, 61),
    "engagement-and-advocacy": (90, 52),
    "data-collection": (60, 50),
    "turn-the-curve": (75, 58),
    "progress-report": (80, 42),
    "backbone-check": (70, 46),
    "health-check": (55, 43),
    "meeting-close": (20, 16),
}
"""The worksheets meant here, with their full and their short version."""

OF_A_CONDITION = {
    "commitments": "mutually-reinforcing-activities",
    "communication-plan": "continuous-communication",
}
"""Worksheets that serve a condition and no component, so no cell."""

REGISTRIES = {
    "people": "champions-and-group.people",
    "organizations": "landscape-map.organizations",
    "strategies": "common-agenda.strategies",
    "measures": "shared-measures.measures",
}

READ_BACK = (
    "Read each decision back word for word. Ask: is that what we decided?"
    " Silence is not yes; look for nods from all sides. "
)
ONE_NAME = (
    "One name per line, someone who is in the room or has said yes. A real date."
    " If no one takes it, park it or drop it; do not give it to someone who is absent. "
)

each_of_them = pytest.mark.parametrize("name", sorted(MINUTES))


def steps(name: str) -> list[Data]:
    """The steps of a worksheet."""
    found: list[Data] = SHEETS[name]["step"]
    return found


def columns(name: str) -> Iterator[Data]:
    """All columns of a worksheet's tables."""
    for step in steps(name):
        yield from step.get("column", ())


def references(name: str) -> Iterator[str]:
    """Everything in a worksheet that points at a step."""
    for part in (*steps(name), *columns(name)):
        for key in ("rows_from", "options_from", "items_from", "rule_from", "reminder_from", "rows"):
            given = part.get(key, [])
            yield from [given] if isinstance(given, str) else given


def keys_in(data: Any) -> Iterator[str]:
    """Every key at every level, but not column ids (of `rows_where` and the like) and options (of `also`)."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            if key not in {"rows_where", "rows_also", "options_not", "also"}:
                yield from keys_in(value)
    elif isinstance(data, list):
        for item in data:
            yield from keys_in(item)


@each_of_them
def test_a_worksheet_covers_its_own_cell_its_condition_or_another_part(name: str) -> None:
    sheet = SHEETS[name]
    if sheet["phase"] == "any-phase":
        assert "component" not in sheet
        assert sheet["covers"]
        return
    if name in OF_A_CONDITION:
        assert "component" not in sheet
        assert sheet["covers"] == [f"condition:{OF_A_CONDITION[name]}"]
        return
    assert sheet["component"] in {component.id for component in COMPONENTS}
    assert f"cell:{sheet['phase']}/{sheet['component']}" in sheet["covers"]


@each_of_them
def test_the_minutes_add_up_in_full_and_in_short(name: str) -> None:
    ends = {"decided", "who-does-what"}
    full = sum(step["minutes"] for step in steps(name))
    short = sum(step["minutes"] for step in steps(name) if step.get("short") or step["id"] in ends)
    assert (full, short) == MINUTES[name]


@each_of_them
def test_every_step_has_a_note(name: str) -> None:
    for step in steps(name):
        assert step["note"].strip(), step["id"]


@each_of_them
def test_no_two_steps_have_one_title(name: str) -> None:
    titles = [step["title"] for step in steps(name)]
    assert len(set(titles)) == len(titles)


@each_of_them
def test_a_worksheet_ends_with_what_was_decided_and_who_does_what(name: str) -> None:
    *_, decided, who = steps(name)
    assert (decided["id"], decided["kind"]) == ("decided", "decisions")
    assert (who["id"], who["kind"]) == ("who-does-what", "actions")
    assert decided["note"].startswith(READ_BACK)
    assert who["note"].startswith(ONE_NAME)
    assert len(decided["note"]) > len(READ_BACK), "a sentence of its own"
    assert len(who["note"]) > len(ONE_NAME), "a sentence of its own"


@each_of_them
def test_what_ships_refers_only_to_what_ships(name: str) -> None:
    sources = list(references(name))
    assert not [one for one in sources if one.endswith("?")]
    assert {one.split(".")[0] for one in sources} <= set(SHEETS)


def test_each_registry_has_the_owner_that_is_shipped() -> None:
    owners = {
        step["registry"]: f"{name}.{step['id']}"
        for name in SHEETS
        for step in steps(name)
        if step["kind"] == "table" and "registry" in step
    }
    assert owners.items() >= REGISTRIES.items()


def test_small_counts_are_hidden_under_ten_unless_changed() -> None:
    (column,) = (one for one in columns("shared-measures") if one["title"] == "Hide counts under")
    assert column["default"] == 10


def test_the_fixed_shapes_of_a_backbone_are_those_of_the_list() -> None:
    by_id = {one["id"]: one["options"] for one in OPTIONS["list"]}
    (shape,) = (one for one in steps("backbone-roles") if one["id"] == "shape")
    assert shape["fixed"] == by_id["backbone-shapes"]


def test_the_charter_has_the_rule_that_the_goal_is_voted_on_by() -> None:
    (vote,) = (one for one in steps("common-agenda") if "rule_from" in one)
    (rules,) = (one for one in steps("working-structure") if one["id"] == "decision-rules")
    assert vote["rule_from"].removesuffix("?") == "working-structure.decision-rules"
    assert vote["rule"] in rules["fixed"]


def test_the_twelve_prevention_sectors_are_sectors() -> None:
    by_id = {one["id"]: one["options"] for one in OPTIONS["list"]}
    assert len(by_id["dfc-twelve"]) == 12
    assert set(by_id["dfc-twelve"]) <= set(by_id["sectors"])


def test_the_readme_explains_every_key_and_every_kind() -> None:
    used = {key for data in (*SHEETS.values(), OPTIONS) for key in keys_in(data)}
    kinds = {part["kind"] for name in SHEETS for part in (*steps(name), *columns(name))}
    headings = {"step", "column", "criterion", "list", "grid"}
    missing = {word for word in (used - headings) | kinds if f"`{word}`" not in README}
    assert not missing
    assert all(f"{heading}]]" in README for heading in headings)


def test_the_example_in_the_readme_is_right(tmp_path: Path) -> None:
    text = README.split("```toml\n")[1].split("```")[0]
    (tmp_path / "example.toml").write_text(text, "utf-8")
    assert not Shelf().check(tmp_path / "example.toml")
    example = tomllib.loads(text)
    assert [step["id"] for step in example["step"]] == ["visits", "decided", "who-does-what"]
    assert [column["id"] for column in example["step"][0]["column"]] == ["whom", "by_when"]
