"""A file of ballots, counted by the rules that the screen has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands_driving import AtATerminal, Convene
from schema_checking import faults

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "json-schema.json").read_text("utf-8"))

UP, ENTER = "\x1b[A", "\r"


def ballots(tmp_path: Path, text: str) -> str:
    path = tmp_path / "ballots.csv"
    path.write_text(text, "utf-8")
    return str(path)


def test_ranked_choice_round_by_round(convene: Convene, tmp_path: Path) -> None:
    rows = ["A,C,B"] * 4 + ["B,C,A"] * 3 + ["C,B,A"] * 2 + ["D,B,C"]
    ran = convene("tally", "ranked-choice", ballots(tmp_path, "\n".join(["1,2,3", *rows])), "--json")
    assert ran.code == 0
    found = ran.json
    assert not list(faults(found, SCHEMA["$defs"]["tally"], SCHEMA))
    assert (found["ballots"], found["winner"], found["tied"], found["passed"]) == (10, "B", [], None)
    assert [one["eliminated"] for one in found["rounds"]] == [["D"], ["C"], []]
    assert found["rounds"][2]["counts"] == {"B": 6, "A": 4}


def test_a_ballot_that_breaks_a_rule_is_told_by_its_row(convene: Convene, tmp_path: Path) -> None:
    ran = convene("tally", "ranked-choice", ballots(tmp_path, "1,2\nA,B\nA,A\nB,\nA,\n"))
    assert ran.code == 3
    assert "row 3: “A” stands there twice" in ran.err
    assert ran.lines[-1] == "A wins with 2 of 3. 3 ballots."


@pytest.mark.parametrize(
    ("method", "text", "counts", "passed"),
    [
        (
            "show-of-hands",
            "vote\nfor\nyes\nAgainst\nabstain\n",
            {"for": 2, "against": 1, "abstain": 1},
            True,
        ),
        ("fist-to-five", "hand\n3\n4\n5\n", {"0": 0, "1": 0, "2": 0, "3": 1, "4": 1, "5": 1}, True),
        (
            "consent",
            "word\nconsent\nobjection\n",
            {"consent": 1, "consent with a concern": 0, "objection": 1},
            False,
        ),
    ],
)
def test_one_column_for_methods_with_levels(
    convene: Convene, tmp_path: Path, method: str, text: str, counts: dict[str, int], passed: bool
) -> None:
    found = convene("tally", method, ballots(tmp_path, text), "--json").json
    assert (found["counts"], found["passed"]) == (counts, passed)


def test_the_rule_decides_whether_hands_carry(convene: Convene, tmp_path: Path) -> None:
    file = ballots(tmp_path, "vote\nfor\nfor\nfor\nagainst\nagainst\n")
    assert convene("tally", "show-of-hands", file, "--json").json["passed"] is True
    ran = convene("tally", "show-of-hands", file, "--rule", "At least two thirds", "--json")
    assert ran.json["passed"] is False


def test_a_rule_of_another_method_is_refused_and_not_passed_over(convene: Convene, tmp_path: Path) -> None:
    ran = convene("tally", "fist-to-five", ballots(tmp_path, "hand\n3\n"), "--rule", "Everyone")
    assert ran.code == 2
    assert "“Everyone” is no rule for fist-to-five. It is one for show-of-hands." in ran.err


def test_dots_and_scores_have_a_column_an_option(convene: Convene, tmp_path: Path) -> None:
    file = ballots(tmp_path, "North,South\n2,1\n1,2\n3,1\n")
    ran = convene("tally", "dots", file, "--dots", "3", "--json")
    assert ran.code == 3
    assert (ran.json["counts"], ran.json["tied"]) == ({"North": 3, "South": 3}, ["North", "South"])
    assert ran.json["refused"] == ["row 4: 4 dots, and each has 3"]
    found = convene("tally", "scores", ballots(tmp_path, "North;South\n5;4\n4;4\n"), "--json").json
    assert (found["counts"], found["winner"]) == ({"North": 4.5, "South": 4}, "North")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty."),
        (b"vote\n", "There are no ballots below the heading."),
        (b"vote\nmaybe\n", "No ballot could be counted."),
        (b"\xff\xfe", "The file is not UTF-8 text."),
    ],
)
def test_what_are_no_ballots_is_said(convene: Convene, tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "ballots.csv"
    path.write_bytes(data)
    ran = convene("tally", "show-of-hands", str(path))
    assert ran.code == 2
    assert said in ran.err


def test_what_was_left_out_is_asked_for(at_a_terminal: AtATerminal, tmp_path: Path) -> None:
    file = ballots(tmp_path, "A,B\n1,5\n")
    counted = "1 B (5), 2 A (1). 1 ballot."
    assert at_a_terminal(f"{UP * 3}{ENTER}{file}{ENTER}", "tally").lines[-1] == counted
    assert at_a_terminal(f"{file}{ENTER}", "tally", "dots").lines[-1] == counted


def test_without_a_terminal_it_says_what_is_missing(convene: Convene) -> None:
    ran = convene("tally", "dots")
    assert ran.code == 2
    assert ran.err == "convene: The file is missing. Say which: convene tally dots FILE\n"
    assert convene("tally").err.startswith("convene: The method is missing. There are: show-of-hands, ")


def test_a_file_that_is_not_there_is_said(convene: Convene, tmp_path: Path) -> None:
    ran = convene("tally", "dots", str(tmp_path / "none.csv"))
    assert ran.code == 1
    assert "Check the name of the file." in ran.err
