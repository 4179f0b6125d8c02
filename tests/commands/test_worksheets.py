"""Worksheets from the command line: listed, shown, checked, copied, drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from commands_driving import AtATerminal, Convene
from convene.initiative.home import Home
from convene.worksheets.shelf import shipped_folder, worksheet_files
from generating import schema
from schema_checking import faults

SCHEMA = schema()
GOOD = """
id = "mine"
title = "Mine"
phase = "any-phase"
purpose = "p"
outcome = "o"

[[step]]
id = "a"
kind = "text"
title = "A"
prompt = "?"
minutes = 5
note = ""
"""


def test_the_list_answers_people_and_scripts(convene: Convene) -> None:
    for words in (("worksheets",), ("worksheets", "list")):
        ran = convene(*words)
        assert (ran.code, ran.err) == (0, "")
        assert "landscape-map  Who does what already? · initiate-action · 7 steps · 90 min" in ran.lines
    document = convene("worksheets", "--json").json
    assert not list(faults(document, SCHEMA["$defs"]["worksheets list"], SCHEMA))
    found = {one["id"]: one for one in document["worksheets"]}
    assert {"common-agenda", "shared-measures"} <= set(found["landscape-map"]["feeds"])
    assert "shared-measures" in found["common-agenda"]["feeds"]
    assert found["shared-measures"]["cells"] == ["organize-for-impact/evaluation-and-improvement"]
    assert found["shared-measures"]["covers"][1] == "condition:shared-measurement"


def test_one_is_shown_with_its_steps(convene: Convene) -> None:
    ran = convene("worksheets", "show", "landscape-map")
    assert ran.code == 0
    assert ran.lines[0] == "Who does what already? (landscape-map, initiate-action, 90 min; short 57 min)"
    assert (
        "   Columns: Name*, Sector*, What they do about it, Whom they reach, Reach, How involved now"
        in ran.lines
    )
    document = convene("worksheets", "show", "landscape-map", "--json").json
    assert not list(faults(document, SCHEMA["$defs"]["worksheets show"], SCHEMA))
    assert document["worksheet"]["steps"][0]["field"]["kind"] == "text"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("show",), "Which worksheet? Say one: convene worksheets show ID."),
        (("show", "nothing"), "There is no worksheet “nothing”. There are: "),
        (
            ("fold",),
            "Worksheets can't be asked to “fold”. There are: list, show, check, copy, map, preview, blank.",
        ),
        (("list", "landscape-map"), "“landscape-map” is one word too many."),
    ],
)
def test_wrong_words_are_told(convene: Convene, words: tuple[str, ...], told: str) -> None:
    ran = convene("worksheets", *words)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_one_that_was_left_out_is_asked_for(at_a_terminal: AtATerminal) -> None:
    assert at_a_terminal("\x1b[B\r", "worksheets", "show").lines[0].startswith("Who does what already?")


def test_a_right_file_is_said_to_be_right(convene: Convene, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(GOOD, "utf-8")
    ran = convene("worksheets", "check", str(tmp_path / "mine.toml"))
    assert (ran.code, ran.out, ran.err) == (0, "Nothing is wrong.\n", "")
    assert convene("worksheets", "check", str(tmp_path / "mine.toml"), "--json").json == {"faults": []}


def test_every_fault_is_a_line_with_file_place_and_what_is_allowed(convene: Convene, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        GOOD.replace('phase = "any-phase"', 'phase = "later"').replace("minutes", "minuets"), "utf-8"
    )
    ran = convene("worksheets", "check", str(path))
    assert ran.code == 1
    assert ran.lines == [
        "mine.toml: phase: “later” is not known; allowed: any-phase, initiate-action, organize-for-impact, "
        "sustain-action-and-impact.",
        "mine.toml: step 1 (a): key “minutes” is missing.",
        "mine.toml: step 1 (a): key “minuets” is not known; did you mean “minutes”?",
    ]
    document = convene("worksheets", "check", str(path), "--json").json
    assert not list(faults(document, SCHEMA["$defs"]["worksheets check"], SCHEMA))
    assert document["faults"][2]["place"] == "step 1 (a)"


def test_a_folder_stands_for_its_files(convene: Convene, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    (folder / "later").mkdir(parents=True)
    (folder / "a.toml").write_text(GOOD, "utf-8")
    (folder / "later" / "b.toml").write_text("x = 1", "utf-8")
    (folder / "c.toml").mkdir()
    ran = convene("worksheets", "check", str(folder))
    assert ran.code == 1
    assert {line.partition(":")[0] for line in ran.lines} == {"b.toml", "c.toml"}
    (tmp_path / "empty").mkdir()
    ran = convene("worksheets", "check", str(tmp_path / "empty"))
    assert ran.lines == ["empty: there is no worksheet file (.toml) in this folder."]


def test_how_many_were_right_is_said_when_they_were_not_named_one_by_one(
    convene: Convene, tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "a.toml").write_text(GOOD, "utf-8")
    assert convene("worksheets", "check", str(folder)).out == "Nothing is wrong.\n"
    (folder / "b.toml").write_text(GOOD.replace('"mine"', '"yours"'), "utf-8")
    assert convene("worksheets", "check", str(folder)).out == "2 worksheets checked. Nothing is wrong.\n"
    shipped = len(list(worksheet_files(shipped_folder())))
    assert convene("worksheets", "check").out == f"{shipped} worksheets checked. Nothing is wrong.\n"


def test_the_lists_to_choose_from_are_checked_as_such(convene: Convene, tmp_path: Path) -> None:
    options = shipped_folder() / "options.toml"
    assert convene("worksheets", "check", str(options)).out == "Nothing is wrong.\n"
    copy = tmp_path / "options.toml"
    copy.write_text(options.read_text("utf-8").replace('id = "sectors"', 'id = "sektors"'), "utf-8")
    ran = convene("worksheets", "check", str(copy))
    assert ran.code == 1
    assert (
        "landscape-map.toml: step 2 (organizations), column 2 (sector), options: there is no option list "
        "“sectors”; did you mean “sektors”?" in ran.out
    )
    copy.write_text('[[list]]\nid = "a"\noptons = ["A"]\n', "utf-8")
    (tmp_path / "mine.toml").write_text(GOOD, "utf-8")
    for words in (str(copy), str(tmp_path)):
        ran = convene("worksheets", "check", words)
        assert ran.lines[0] == "options.toml: list 1 (a): key “optons” is not known; did you mean “options”?"


def test_a_file_that_is_not_there_is_a_fault(convene: Convene, tmp_path: Path) -> None:
    ran = convene("worksheets", "check", str(tmp_path / "nothing.toml"))
    assert (ran.code, ran.out) == (1, "nothing.toml: no such file or directory.\n")


def test_without_a_file_everything_at_hand_is_checked(convene: Convene, home: Home) -> None:
    assert convene("worksheets", "check").code == 0
    own = home.folder / "worksheets"
    own.mkdir(parents=True)
    (own / "bad.toml").write_text("= 3", "utf-8")
    ran = convene("worksheets", "check")
    assert (ran.code, len(ran.lines)) == (1, 1)
    assert ran.out.startswith("bad.toml: line 1, column 1: invalid statement; ")
    ran = convene("worksheets")
    assert ran.code == 0
    assert "There is a fault in the worksheet files: convene worksheets check" in ran.err


def test_control_characters_of_a_file_do_not_reach_the_terminal(convene: Convene, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(GOOD + '\n"\\u001b]0;t\\u0007\\u202e" = 1\n', "utf-8")
    ran = convene("worksheets", "check", str(path))
    assert ran.code == 1
    assert not set("\x1b\x07\u202e") & set(ran.out)


def test_one_is_copied_to_be_changed_and_never_replaced(convene: Convene, home: Home) -> None:
    ran = convene("worksheets", "copy", "landscape-map")
    copy = home.folder / "worksheets" / "landscape-map.toml"
    assert (ran.code, ran.lines) == (0, [str(copy)])
    copy.write_text(copy.read_text("utf-8").replace("Who does what already?", "Who is there?"), "utf-8")
    assert "landscape-map  Who is there?" in convene("worksheets").out
    again = convene("worksheets", "copy", "landscape-map")
    assert again.code == 2
    assert "is there already. It was left as it is." in again.err
    assert "Who is there?" in copy.read_text("utf-8")
    document = convene("worksheets", "copy", "readiness", "--json").json
    assert not list(faults(document, SCHEMA["$defs"]["worksheets copy"], SCHEMA))
    assert convene("worksheets", "check").code == 0


def test_the_map_says_who_feeds_whom(convene: Convene) -> None:
    ran = convene("worksheets", "map")
    assert ran.code == 0
    assert "  strategies -> strategy-review.status, strategy-review.choices" in ran.out.replace(
        "strategic-action-framework.portfolio, strategic-action-framework.wins, commitments.lines, ", ""
    )
    assert "  existing -> working-structure.groups: first rows" in ran.lines
    document = convene("worksheets", "map", "--json").json
    assert not list(faults(document, SCHEMA["$defs"]["worksheets map"], SCHEMA))
    assert {"source": "readiness.money", "target": "backbone-roles.money", "way": "reminder"} in document[
        "map"
    ]


def test_the_map_is_drawn_beside_what_is_there(convene: Convene, tmp_path: Path) -> None:
    first, second = (convene("worksheets", "map", str(tmp_path / "map.svg")).lines[0] for _ in range(2))
    assert [Path(one).name for one in (first, second)] == ["map.svg", "map-2.svg"]
    drawn = etree.fromstring(Path(first).read_bytes())
    words = [text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert words.count("Who does what already?") == 1
    assert "all pick from its organizations" in words


def test_a_blank_form_is_written_beside_what_is_there(convene: Convene, tmp_path: Path) -> None:
    wanted = str(tmp_path / "form.docx")
    first = convene("worksheets", "blank", "readiness", wanted)
    assert (first.code, first.lines) == (0, [wanted])
    document = convene("worksheets", "blank", "readiness", wanted, "--notes", "--json").json
    assert document["written"]["file"] == str(tmp_path / "form-2.docx")
    assert Path(wanted).read_bytes() != (tmp_path / "form-2.docx").read_bytes()
    assert convene("worksheets", "blank", "ready").code == 2


def test_a_file_that_is_on_no_shelf_is_printed_too(
    convene: Convene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(GOOD, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert convene("worksheets", "blank", str(path)).lines == [str(tmp_path / "mine.docx")]
    # without a terminal a preview is the paper
    assert convene("worksheets", "preview", str(path)).lines == [str(tmp_path / "mine-2.docx")]


def test_a_file_with_a_fault_is_neither_tried_nor_printed(convene: Convene, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(GOOD.replace("minutes", "minuets"), "utf-8")
    ran = convene("worksheets", "preview", str(path))
    assert (ran.code, ran.out) == (1, "")
    assert "See which: convene worksheets check" in ran.err
