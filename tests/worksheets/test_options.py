"""The file of lists and grids: every fault told, the right ones kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from convene.worksheets.options import Options, read_options
from convene.worksheets.shelf import shipped_folder

GOOD = """
[[list]]
id = "colors"
title = "Colors"
closed = true
options = ["Red", "Blue"]

[[grid]]
id = "near-far"
title = "Near and far"
across = ["Near", "Far"]
up = ["Low", "High"]
corners = ["A", "B", "C", "D"]
"""


def read(tmp_path: Path, text: str) -> tuple[Options, list[str]]:
    path = tmp_path / "options.toml"
    path.write_text(text, "utf-8")
    options, faults = read_options(path)
    return options, [str(fault) for fault in faults]


def test_what_ships_is_right() -> None:
    options, faults = read_options(shipped_folder() / "options.toml")
    assert not faults
    assert options.list_named("sectors")
    assert options.grid_named("effort-impact")


def test_lists_and_grids_are_found_by_id(tmp_path: Path) -> None:
    options, faults = read(tmp_path, GOOD)
    assert not faults
    found = options.list_named("colors")
    assert found
    assert found.shown == ("Red", "Blue")
    assert options.grid_named("colors") is None


def test_an_open_list_ends_with_other(tmp_path: Path) -> None:
    options, _ = read(tmp_path, GOOD.replace("true", "false"))
    assert options.lists[0].shown == ("Red", "Blue", "Other")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            '"colors"',
            '"Colors!"',
            "list 1 (Colors!): the id “Colors!” of this list has other signs; allowed: small",
        ),
        ("closed", "close", "list 1 (colors): key “close” is not known; did you mean “closed”?"),
        ("true", '"yes"', "list 1 (colors), closed: takes true or false, not words in quotes."),
        ('["Red", "Blue"]', "[]", "list 1 (colors), options: takes at least one entry."),
        ('["Red", "Blue"]', '["Red", "Red"]', "list 1 (colors), options: “Red” is there more than once."),
        ('["Red", "Blue"]', '["Red", " "]', "list 1 (colors), options: has an empty entry."),
        ('["Red", "Blue"]', '["Red", 3]', "options: entry 2 takes words in quotes, not a whole number."),
        (
            'true\noptions = ["Red", "Blue"]',
            'false\noptions = ["Red", "Other"]',
            "options: “Other” is added on the screen: leave it out, or say closed = true.",
        ),
        ('["Low", "High"]', '["Low"]', "grid 1 (near-far), up: takes 2 entries in [ ], not 1."),
        ('up = ["Low", "High"]\n', "", "grid 1 (near-far): key “up” is missing."),
        (
            "[[list]]",
            '[[list]]\nid = "colors"\noptions = ["A"]\n[[list]]',
            "list 1 and 2: id “colors” is there",
        ),
        (
            "\n[[list]]",
            "x = 1\n[[list]]",
            "key “x” stands outside of a list and a grid; allowed: [[list]], [[grid]].",
        ),
        (
            "[[list]]",
            "[list]",
            "options.toml: list: begins with [[list]] in two brackets, and has keys below it.",
        ),
        ("[[list]]", "[[list]", "options.toml: line 2, column 7: as many brackets close as open"),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path: Path, before: str, after: str, told: str) -> None:
    assert before in GOOD
    _, faults = read(tmp_path, GOOD.replace(before, after))
    assert [fault for fault in faults if told in fault], faults


def test_the_right_ones_are_kept(tmp_path: Path) -> None:
    options, faults = read(tmp_path, GOOD + '\n[[list]]\nid = "empty"\n')
    assert len(faults) == 1
    assert [one.id for one in options.lists] == ["colors"]
    assert [one.id for one in options.grids] == ["near-far"]


def test_other_words_stand_under_their_option(tmp_path: Path) -> None:
    also = '[list.also]\n"Red" = ["crimson", "scarlet"]\n'
    options, faults = read(tmp_path, GOOD.replace("[[grid]]", f"{also}\n[[grid]]"))
    assert not faults
    assert options.lists[0].also == {"Red": ("crimson", "scarlet")}


@pytest.mark.parametrize(
    ("also", "told"),
    [
        ('"Green" = ["leaf"]', "list 1 (colors), also: “Green” is none of the options of this list."),
        ('"Red" = []', "list 1 (colors), also, Red: takes at least one word; none may be empty."),
        ('"Red" = [" "]', "list 1 (colors), also, Red: takes at least one word; none may be empty."),
    ],
)
def test_other_words_for_nothing_are_a_fault(tmp_path: Path, also: str, told: str) -> None:
    options, faults = read(tmp_path, GOOD.replace("[[grid]]", f"[list.also]\n{also}\n[[grid]]"))
    assert faults == [f"options.toml: {told}"]
    assert options.list_named("colors") is None
