"""What the shipped worksheets hold, read as plain TOML."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from convene.collective_impact import COMPONENTS, PHASES, everything

Data: TypeAlias = dict[str, Any]

FOLDER = Path(__file__).parents[2] / "worksheets"
FILES = {path.stem: path for path in sorted(FOLDER.glob("*/*.toml"))}
SHEETS: dict[str, Data] = {name: tomllib.loads(path.read_text("utf-8")) for name, path in FILES.items()}
OPTIONS: Data = tomllib.loads((FOLDER / "options.toml").read_text("utf-8"))
README = (FOLDER / "README.md").read_text("utf-8")

MINUTES = {"landscape-map": (90, 57), "common-agenda": (150, 92), "shared-measures": (130, 66)}
"""Full and short version."""

NOT_SHIPPED_YET = {"baseline-data", "case-for-change", "working-structure"}
"""Worksheets that others refer to, with a `?`, before they are on the shelf."""

REGISTRIES = {
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

every_sheet = pytest.mark.parametrize("name", sorted(SHEETS))


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
            if key in part:
                yield part[key]


def keys_in(data: Any) -> Iterator[str]:
    """Every key at every level, but not the column ids that `rows_where` has as keys."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            if key != "rows_where":
                yield from keys_in(value)
    elif isinstance(data, list):
        for item in data:
            yield from keys_in(item)


def test_the_first_three_worksheets_are_there() -> None:
    assert set(SHEETS) >= {"landscape-map", "common-agenda", "shared-measures"}


@every_sheet
def test_a_file_is_named_for_its_id_and_lies_in_the_folder_of_its_phase(name: str) -> None:
    phase = SHEETS[name]["phase"]
    assert SHEETS[name]["id"] == name
    folders = {one.id: f"{number}-{one.id}" for number, one in enumerate(PHASES, start=1)}
    assert FILES[name].parent.name == folders.get(phase, "any-phase")


@every_sheet
def test_a_worksheet_covers_parts_of_the_deck_and_its_own_cell(name: str) -> None:
    sheet = SHEETS[name]
    assert sheet["covers"]
    assert set(sheet["covers"]) <= set(everything())
    if sheet["phase"] != "any-phase":
        assert sheet["component"] in {component.id for component in COMPONENTS}
        assert f"cell:{sheet['phase']}/{sheet['component']}" in sheet["covers"]


@pytest.mark.parametrize("name", sorted(MINUTES))
def test_the_minutes_add_up_in_full_and_in_short(name: str) -> None:
    ends = {"decided", "who-does-what"}
    full = sum(step["minutes"] for step in steps(name))
    short = sum(step["minutes"] for step in steps(name) if step.get("short") or step["id"] in ends)
    assert (full, short) == MINUTES[name]


@every_sheet
def test_every_step_has_a_prompt_and_a_note(name: str) -> None:
    for step in steps(name):
        assert step["prompt"].strip(), step["id"]
        assert step["note"].strip(), step["id"]


@every_sheet
def test_step_titles_fit_the_outline(name: str) -> None:
    titles = [step["title"] for step in steps(name)]
    assert all(0 < len(title) <= 20 for title in titles)
    assert len(set(titles)) == len(titles)


@every_sheet
def test_ids_are_well_formed_and_used_once(name: str) -> None:
    ids = [step["id"] for step in steps(name)]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", one) for one in ids)
    for step in steps(name):
        own = [column["id"] for column in step.get("column", ())]
        assert len(set(own)) == len(own)
        assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", one) for one in own)
        assert not {"step", "order", "id", "from"} & set(own)


@every_sheet
def test_a_worksheet_ends_with_what_was_decided_and_who_does_what(name: str) -> None:
    *_, decided, who = steps(name)
    assert (decided["id"], decided["kind"]) == ("decided", "decisions")
    assert (who["id"], who["kind"]) == ("who-does-what", "actions")
    assert decided["note"].startswith(READ_BACK)
    assert who["note"].startswith(ONE_NAME)
    assert len(decided["note"]) > len(READ_BACK), "a sentence of its own"
    assert len(who["note"]) > len(ONE_NAME), "a sentence of its own"


@every_sheet
def test_every_list_and_grid_that_is_named_exists(name: str) -> None:
    lists = {one["id"] for one in OPTIONS["list"]}
    grids = {one["id"] for one in OPTIONS["grid"]}
    for part in (*steps(name), *columns(name)):
        if isinstance(part.get("options"), str):
            assert part["options"] in lists
        if part["kind"] == "grid":
            assert part["grid"] in grids


@every_sheet
def test_references_resolve_or_end_in_a_question_mark(name: str) -> None:
    for reference in references(name):
        sheet, step = reference.removesuffix("?").split(".")
        if sheet in SHEETS:
            assert step in {one["id"] for one in steps(sheet)}, reference
        else:
            assert sheet in NOT_SHIPPED_YET, reference
            assert reference.endswith("?"), reference


@every_sheet
def test_only_an_earlier_step_of_the_same_worksheet_is_taken_from(name: str) -> None:
    ids = [step["id"] for step in steps(name)]
    for place, step in enumerate(steps(name)):
        for part in (step, *step.get("column", ())):
            for key in ("rows_from", "options_from", "items_from", "reminder_from", "rows"):
                sheet, _, source = part.get(key, "").partition(".")
                if sheet == name:
                    assert ids.index(source) < place, f"{step['id']} takes from {source}"


def test_rows_are_chosen_by_a_column_and_a_value_of_their_source() -> None:
    for name in SHEETS:
        for step in steps(name):
            for key, value in step.get("rows_where", {}).items():
                sheet, source = step["rows_from"].split(".")
                (table,) = (one for one in steps(sheet) if one["id"] == source)
                (column,) = (one for one in table["column"] if one["id"] == key)
                assert value in column["options"]


def test_each_registry_has_the_one_owner_that_is_shipped() -> None:
    owners = {
        step["registry"]: f"{name}.{step['id']}"
        for name in SHEETS
        for step in steps(name)
        if step["kind"] == "table" and "registry" in step
    }
    assert owners.items() >= REGISTRIES.items()
    assert len(owners) == sum(
        step["kind"] == "table" and "registry" in step for name in SHEETS for step in steps(name)
    )


def test_small_counts_are_hidden_under_ten_unless_changed() -> None:
    (column,) = (one for one in columns("shared-measures") if one["title"] == "Hide counts under")
    assert column["default"] == 10


def test_option_lists_are_told_apart_and_have_no_entry_twice() -> None:
    ids = [one["id"] for one in (*OPTIONS["list"], *OPTIONS["grid"])]
    assert len(set(ids)) == len(ids)
    for one in OPTIONS["list"]:
        assert len(one["options"]) >= 2
        assert len(set(one["options"])) == len(one["options"])
        assert "Other" not in one["options"], "added by the reader"


def test_the_twelve_prevention_sectors_are_sectors() -> None:
    by_id = {one["id"]: one["options"] for one in OPTIONS["list"]}
    assert len(by_id["dfc-twelve"]) == 12
    assert set(by_id["dfc-twelve"]) <= set(by_id["sectors"])


def test_every_grid_names_its_ends_and_its_four_corners() -> None:
    for grid in OPTIONS["grid"]:
        assert [len(grid[key]) for key in ("across", "up", "corners")] == [2, 2, 4]


def test_the_readme_explains_every_key_and_every_kind() -> None:
    used = {key for data in (*SHEETS.values(), OPTIONS) for key in keys_in(data)}
    kinds = {part["kind"] for name in SHEETS for part in (*steps(name), *columns(name))}
    headings = {"step", "column", "criterion", "list", "grid"}
    missing = {word for word in (used - headings) | kinds if f"`{word}`" not in README}
    assert not missing
    assert all(f"{heading}]]" in README for heading in headings)


def test_the_example_in_the_readme_is_right() -> None:
    example = tomllib.loads(README.split("```toml\n")[1].split("```")[0])
    assert [step["id"] for step in example["step"]] == ["visits", "decided", "who-does-what"]
    assert [column["id"] for column in example["step"][0]["column"]] == ["whom", "by_when"]
