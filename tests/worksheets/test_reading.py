"""Whatever a file holds, reading it gives a definition or faults in words, never an exception."""

from __future__ import annotations

import copy
import json
import os
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convene.worksheets.reading import Reading, read_worksheet
from convene.worksheets.shelf import Shelf, shipped_folder

SHELF = Shelf()
SHIPPED = sorted(shipped_folder().glob("*/*.toml"))
TEXTS = {path.stem: path.read_text("utf-8") for path in SHIPPED}

SMALL = """
id = "first-visits"
title = "Whom do we visit first?"
phase = "initiate-action"
purpose = "Agree on the first five visits."
outcome = "Five names with a visitor and a date."

[[step]]
id = "visits"
kind = "table"
title = "Visits"
prompt = "Whom do we visit, and who goes?"
minutes = 20
note = "The person with the warm tie goes."

[[step.column]]
id = "whom"
title = "Whom"
kind = "pick"
registry = "organizations"

[[step.column]]
id = "by_when"
title = "By when"
kind = "date"
"""

STEP = 'prompt = "?"\nminutes = 5\nnote = ""\ntitle = "One"\n'


def read(tmp_path: Path, text: str | bytes) -> Reading:
    """What a file of this text gives."""
    path = tmp_path / "mine.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_worksheet(path, SHELF.options)


def faults(tmp_path: Path, text: str | bytes) -> list[str]:
    """The faults of a file of this text, as they are printed."""
    reading = read(tmp_path, text)
    assert reading.worksheet is None or not reading.faults
    return [str(fault) for fault in reading.faults]


def with_step(keys: str) -> str:
    """The small worksheet with one more step."""
    return f"{SMALL}\n[[step]]\n{STEP}{keys}\n"


def test_a_right_file_gives_a_definition_and_no_fault(tmp_path: Path) -> None:
    reading = read(tmp_path, SMALL)
    assert reading.worksheet
    assert reading.worksheet.step("visits")
    assert not reading.faults


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ('id = "a"\nkind = "text"\nlins = 3', "step 2 (a): key “lins” is not known; did you mean “lines”?"),
        ('id = "a"', "step 2 (a): no kind; allowed: text, list,"),
        ('id = "a"\nkind = "essay"', "step 2 (a): kind “essay” is not known; allowed: text, list,"),
        ('id = "a"\nkind = "Tabel"', "kind “Tabel” is not known; did you mean “table”? Allowed: text, list,"),
        ('id = "a"\nkind = ["text"]', "step 2 (a): kind “list” is not known; allowed: text"),
        ('id = "visits"\nkind = "text"', "step 1 and 2: id “visits” is there more than once."),
        ('id = "A b"\nkind = "text"', "other signs; allowed: small letters"),
        (
            'id = "a"\nkind = "text"\nlines = "two"',
            "step 2 (a), lines: takes a whole number, not words in quotes.",
        ),
        ('id = "a"\nkind = "text"\nlines = 0', "step 2 (a), lines: takes a whole number from 1 to 40."),
        ('id = "a"\nkind = "text"\nlines = 2024-05-01', "takes a whole number, not a date."),
        (
            'id = "a"\nkind = "choice"\noptions = "sectrs"',
            "(a), options: there is no option list “sectrs”; did you mean “sectors”? Allowed: sectors,",
        ),
        (
            'id = "a"\nkind = "choice"\noptions = "moods"',
            "there is no option list “moods”; allowed: sectors, dfc-twelve,",
        ),
        (
            'id = "a_b"\nkind = "text"',
            "id “a_b” of this step has other signs; allowed: small letters, digits and -,",
        ),
        (
            'id = "a"\nkind = "table"\n[[step.column]]\nid = "a-b"\ntitle = "X"\nkind = "text"',
            "id “a-b” of this column has other signs; allowed: small letters, digits and _, at most 40",
        ),
        (
            'id = "a"\nkind = "text"\nunit = "dollars"',
            "step 2 (a): key “unit” does not belong to kind “text”; allowed: lines, words_at_most,",
        ),
        (
            'id = "a"\nkind = "text"\ncolumn = []',
            "key “column” does not belong to kind “text”; allowed: lines,",
        ),
        (
            'id = "a"\nkind = "text"\nrequired = true',
            "key “required” belongs to a column: write it below a [[",
        ),
        (
            'id = "a"\nkind = "text"\npurpose = "p"',
            "key “purpose” belongs to the worksheet: write it at the top",
        ),
        (
            'id = "a"\nkind = "table"\n[[step.column]]\nid = "x"\ntitle = "X"\nkind = "text"\nshort = true',
            "column 1 (x): key “short” belongs to the step: write it above the first [[step.column]].",
        ),
        (
            'id = "a"\nkind = "table"\n[[step.column]]\nid = "x"\ntitle = "X"\nkind = "pick"\n'
            'registry = "people"\nlines = 3',
            "column 1 (x): key “lines” does not belong to kind “pick”; allowed: registry, least, most,",
        ),
        ('id = "a"\nkind = "choice"\noptions = []', "options: takes at least one entry."),
        ('id = "a"\nkind = "rating"\nleast = 5\ngreatest = 1', "greatest: is above least"),
        ('id = "a"\nkind = "rating"\ngreatest = 1000000000', "greatest: is above least"),
        ('id = "a"\nkind = "number"\nleast = nan', "least: takes a number."),
        (
            'id = "a"\nkind = "pick"\nregistry = "towns"',
            "“towns” is not known; allowed: organizations, people",
        ),
        ('id = "a"\nkind = "pick"\nregistry = "people"\nleast = 3\nmost = 2', "most: takes 0 for no limit"),
        ('id = "a"\nkind = "table"', "a table has at least one [[step.column]]."),
        ('id = "a"\nkind = "table"\ncolumn = [3]', "a table has at least one [[step.column]]."),
        (
            'id = "a"\nkind = "table"\n[[step.column]]\nid = "x"\ntitle = "X"\nkind = "vote"',
            "step 2 (a), column 1 (x): kind “vote” does not fit in a column; allowed: text, number,",
        ),
        (
            'id = "a"\nkind = "table"\n[[step.column]]\nid = "order"\ntitle = "X"\nkind = "text"',
            "“order” is kept for the program; choose another id.",
        ),
        (
            'id = "a"\nkind = "table"\n[[step.column]]\nid = {}\ntitle = "X"\nkind = "text"',
            "step 2 (a), column 1, id: takes words in quotes, not a table.",
        ),
        (
            'id = "a"\nkind = "grid"\nitems_from = "x.y"\ngrid = "nine"',
            "step 2 (a), grid: there is no grid “nine”; allowed: influence-interest",
        ),
        ('id = "a"\nkind = "grid"\nitems_from = "x.y"', "key “grid” is missing; allowed: influence-interest"),
        (
            'id = "a"\nkind = "grid"\nitems_from = "x.y"\ngrid = "effort-impact"\naxes = 1',
            "step 2 (a): key “axes” is not known;",
        ),
        ('id = "a"\nkind = "score"\noptions_from = "x.y"', "a score has at least one [[step.criterion]]."),
        (
            'id = "a"\nkind = "score"\noptions_from = "x.y"\n'
            '[[step.criterion]]\nid = "c"\ntitle = "C"\nweight = 9',
            "criterion 1 (c), weight: takes a whole number from 1 to 5.",
        ),
        (
            'id = "a"\nkind = "score"\noptions_from = "x.y"\n'
            '[[step.criterion]]\nid = "c"\ntitle = " "\nweight = 2',
            "criterion 1 (c), title: takes words; it is empty.",
        ),
        ('id = "a"\nkind = "vote"\nmethod = "shouting"', "“shouting” is not known; allowed: show-of-hands"),
        ('id = "a"\nkind = "vote"\nmethod = "dots"', "options_from: is missing; dots needs"),
        ("kind = 'text'", "step 2: key “id” is missing."),
    ],
)
def test_a_fault_of_a_step_is_told_with_place_and_what_is_allowed(
    tmp_path: Path, keys: str, told: str
) -> None:
    assert [fault for fault in faults(tmp_path, with_step(keys)) if told in fault], told


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('id = "first-visits"\n', "", "mine.toml: key “id” is missing."),
        ('phase = "initiate-action"', 'phase = "start"', "phase: “start” is not known; allowed: any-phase"),
        ("minutes = 20", "minutes = -3", "step 1 (visits), minutes: takes a whole number from 0 to 600."),
        (
            'outcome = "',
            'covers = ["cell:nowhere"]\noutcome = "',
            "no part of the deck; allowed: cell:initiate-action/",
        ),
        (
            'outcome = "',
            'covers = ["sky"]\noutcome = "',
            "no part of the deck; allowed: cell:..., condition:...",
        ),
        ('title = "Visits"', 'title = ""', "step 1 (visits), title: takes words; it is empty."),
        (
            'title = "Visits"',
            'title = "Visits of this spring"',
            "step 1 (visits), title: has 21 letters; the outline beside the step has room for 20.",
        ),
        ('prompt = "Whom do we visit, and who goes?"', 'prompt = " "', "prompt: takes words; it is empty."),
        (
            'purpose = "Agree on the first five visits."',
            'purpose = ""',
            "mine.toml: purpose: takes words; it is",
        ),
        (
            'outcome = "',
            'prompt = "What?"\noutcome = "',
            "key “prompt” belongs to a step: write it below a [[step]].",
        ),
        (
            'outcome = "',
            'covers = [1]\noutcome = "',
            "covers: entry 1 takes words in quotes, not a whole number.",
        ),
    ],
)
def test_a_fault_of_the_head_is_told(tmp_path: Path, before: str, after: str, told: str) -> None:
    assert before in SMALL
    assert [fault for fault in faults(tmp_path, SMALL.replace(before, after)) if told in fault], told


def test_every_fault_is_told_not_only_the_first(tmp_path: Path) -> None:
    text = SMALL.replace("minutes = 20", 'minutes = "long"').replace('kind = "date"', 'kind = "day"')
    told = faults(tmp_path, "colour = 1\n" + text + '\n[[step]]\nid = "b"\nkind = "text"\n')
    for part in (
        "colour",
        "minutes: takes a whole number",
        "kind “day”",
        "step 2 (b): key “title” is missing",
    ):
        assert any(part in fault for fault in told), part


def test_a_list_of_what_is_allowed_is_cut_with_the_nearest_first(tmp_path: Path) -> None:
    keys = 'id = "a"\nkind = "choice"\noptions = "{}"'
    (told,) = faults(tmp_path, with_step(keys.format("trend-sen")))
    assert "did you mean “trend-seen”? Allowed: trend-seen, sectors, " in told
    assert told.endswith(f" and {len(SHELF.options.lists) - 6} more in options.toml.")
    assert len(told) < 220


def test_a_syntax_fault_names_its_line(tmp_path: Path) -> None:
    (told,) = faults(tmp_path, SMALL + "\nnote = \n")
    assert told == "mine.toml: line 27, column 8: invalid value; nothing stands behind the =."
    (told,) = faults(tmp_path, SMALL + "\nnote = 'open")
    assert told.startswith("mine.toml: end of the file: the closing quote is missing")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "there are no steps"),
        (b"\n\n# only a remark\n", "there are no steps"),
        (b"step = 3", "there are no steps"),
        (b"step = [3, {}]", "step 1: is not a [[step]]"),
        (b'id = "x"\ntitle = "caf\xe9"', "line 2: byte 22 is not UTF-8 text; save the file as UTF-8."),
        (b"a = " + b"[" * 5000 + b"]" * 5000, "values are nested too deep"),
        (b"a." * 4000 + b"a = 1", "nested too deep"),
        (b"a = " + b"9" * 5000, "too many digits"),
        (b"a = 2024-02-31", "line 1"),
        (b"\x00\x01\x02", "line 1"),
        (b"x" * (256 * 1024 + 1), "a worksheet has at most 256 KB"),
    ],
    ids=[
        "empty",
        "remark",
        "no list",
        "odd list",
        "latin 1",
        "deep",
        "dotted",
        "digits",
        "day",
        "bytes",
        "long",
    ],
)
def test_what_is_no_worksheet_is_said_in_words(tmp_path: Path, content: bytes, told: str) -> None:
    assert any(told in fault for fault in faults(tmp_path, content))


def test_fifty_megabytes_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big.toml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    (fault,) = read_worksheet(path, SHELF.options).faults
    assert str(fault) == "big.toml: the file has 50.0 MB; a worksheet has at most 256 KB."


def test_a_folder_a_loop_a_pipe_and_nothing_are_said_in_words(tmp_path: Path) -> None:
    folder, loop, pipe = tmp_path / "a.toml", tmp_path / "b.toml", tmp_path / "c.toml"
    folder.mkdir()
    told = {folder: "this is a folder, not a file.", tmp_path / "d.toml": "no such file or directory."}
    if hasattr(os, "mkfifo"):
        loop.symlink_to(loop)
        os.mkfifo(pipe)
        told |= {loop: "too many levels of symbolic links.", pipe: "this is not a file of text."}
    for path, words in told.items():
        (fault,) = read_worksheet(path, SHELF.options).faults
        assert str(fault) == f"{path.name}: {words}"


def test_control_characters_of_a_shared_file_do_not_reach_the_terminal(tmp_path: Path) -> None:
    reading = read(tmp_path, SMALL.replace("Whom do we visit first?", r"a\u001b[2Jb\u009bc\u202ed\ne"))
    assert reading.worksheet
    assert reading.worksheet.title == "a\ufffd[2Jb\ufffdc\ufffdd e"
    (told,) = faults(tmp_path, SMALL + '\n"\\u001b]0;t\\u0007" = 1\n')
    assert "\x1b" not in told


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
@pytest.mark.parametrize("content", ["x =", "x = 1", SMALL.replace('id = "first-visits"', 'id = "a b"')])
def test_control_characters_of_a_file_name_do_not_reach_the_terminal(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a\x1b[2J.toml"
    path.write_text(content, encoding="utf-8")
    assert {fault.file for fault in read_worksheet(path, SHELF.options).faults} == {"a\ufffd[2J.toml"}


def test_a_long_value_does_not_fill_the_screen(tmp_path: Path) -> None:
    (told,) = faults(tmp_path, SMALL.replace("initiate-action", "x" * 9000))
    assert len(told) < 300


# Any file at all

ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def toml(value: Any) -> str:
    """A value as it stands in a TOML file; nothing for None, which TOML lacks."""
    if value is None:
        return '""'
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml(str(key))} = {toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(toml(item) for item in value) + "]"
    if isinstance(value, float) and not abs(value) < 1e300:
        return "nan"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return json.dumps(value)


def places(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to every value inside a value."""
    found = [at] if at else []
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inside:
        found += places(item, (*at, key))
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=st.binary(max_size=400))
def test_any_bytes_give_faults(tmp_path: Path, content: bytes) -> None:
    assert read(tmp_path, content).faults


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
@given(data=st.data(), name=st.sampled_from(sorted(TEXTS)))
def test_any_value_in_the_place_of_another_gives_a_definition_or_faults(
    tmp_path: Path, data: st.DataObject, name: str
) -> None:
    changed = copy.deepcopy(tomllib.loads(TEXTS[name]))
    for _ in range(data.draw(st.integers(1, 3))):
        way = data.draw(st.sampled_from(places(changed)))
        inside = changed
        for key in way[:-1]:
            inside = inside[key]
        if data.draw(st.booleans()) and isinstance(inside, dict):
            inside[data.draw(st.text(max_size=6))] = inside.pop(way[-1])
        else:
            inside[way[-1]] = data.draw(ODD)
    text = "".join(f"{toml(key)} = {toml(value)}\n" for key, value in changed.items())
    reading = read(tmp_path, text)
    assert reading.worksheet is not None or reading.faults
    assert all(fault.what and "\x1b" not in str(fault) for fault in SHELF.check(tmp_path / "mine.toml"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
@given(data=st.data(), name=st.sampled_from(sorted(TEXTS)))
def test_lines_lost_moved_or_cut_give_a_definition_or_faults(
    tmp_path: Path, data: st.DataObject, name: str
) -> None:
    lines = TEXTS[name].splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        deed = data.draw(st.sampled_from(["lose", "move", "cut", "again"]))
        line = lines[at] if deed == "again" else lines.pop(at)
        if deed == "cut":
            line = line[: data.draw(st.integers(0, len(line)))]
        if deed != "lose":
            lines.insert(data.draw(st.integers(0, len(lines))), line)
    reading = read(tmp_path, "\n".join(lines))
    assert reading.worksheet is not None or reading.faults
