"""An answer from a script: every kind, in the place of what was there or added to it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from commands_driving import AtATerminal, Convene
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.initiative.view import View

ORGANIZATIONS = (
    "Name,Sector,Reach\nHealth Department,Public health,Whole county\nRiver Clinic,Health care,One town\n"
)
OWN = """
id = "own"
title = "Our own"
phase = "any-phase"
purpose = "p"
outcome = "o"
"""
STEPS = {
    "line": 'kind = "text"',
    "long": 'kind = "text"\nlines = 5',
    "list": 'kind = "list"',
    "one": 'kind = "choice"\noptions = ["Red", "Blue", "Green"]',
    "many": 'kind = "choice"\noptions = ["Red", "Blue", "Green"]\nmost = 2',
    "level": 'kind = "rating"',
    "money": 'kind = "number"\nunit = "dollars"',
    "day": 'kind = "date"',
    "who": 'kind = "pick"\nregistry = "organizations"\nmost = 0',
    "order": 'kind = "rank"\nitems_from = "own.list"',
    "place": 'kind = "grid"\ngrid = "effort-impact"\nitems_from = "own.list"',
    "points": (
        'kind = "score"\noptions_from = "own.list"\n'
        '[[step.criterion]]\nid = "a"\ntitle = "Fits"\nweight = 3\n'
        '[[step.criterion]]\nid = "b"\ntitle = "Cheap"\nweight = 1'
    ),
}


@pytest.fixture
def own(home: Home, folder: Path) -> Path:
    """The new initiative, and a worksheet of the facilitator's with a step of every kind."""
    text = OWN
    for name, keys in STEPS.items():
        head = f'id = "{name}"\ntitle = "{name.title()}"\nprompt = "?"\nminutes = 5\nnote = ""'
        text += f"\n[[step]]\n{head}\n{keys}\n"
    (home.folder / "worksheets").mkdir()
    (home.folder / "worksheets" / "own.toml").write_text(text, "utf-8")
    assert not home.shelf().faults
    return folder


def cells(view: View, place: str, column: str) -> list[Any]:
    return [row.cells.get(column) for row in view.rows(place)]


def test_a_text_is_taken_as_it_is(convene: Convene, home: Home, folder: Path) -> None:
    ran = convene("answer", "landscape-map.scope", "[Alcohol] and vapes; ages 11-25")
    assert (ran.code, ran.out, ran.err) == (0, "What and where: [Alcohol] and vapes; ages 11-25\n", "")
    assert home.read(folder).answer("landscape-map.scope") == "[Alcohol] and vapes; ages 11-25"


@pytest.mark.parametrize(
    ("step", "words", "kept"),
    [
        ("line", "-5 days", "-5 days"),
        ("long", "a\r\nb\n", "a\nb"),
        ("one", "bl", "Blue"),
        ("many", "red; gr", ["Red", "Green"]),
        ("many", '["Red", "Green"]', ["Red", "Green"]),
        ("level", "3", 3),
        ("level", "0, 1, 2, 3, 0", [0, 1, 2, 3, 0]),
        ("level", "[0, 1, 2, 3, 0]", [0, 1, 2, 3, 0]),
        ("money", "$1,800", 1800),
        ("day", "2026-12-05", "2026-12-05"),
        ("day", "Fri", "2026-11-20"),
    ],
)
def test_every_kind_takes_typed_words_and_json(
    convene: Convene, home: Home, own: Path, step: str, words: str, kept: Any
) -> None:
    assert convene("answer", f"own.{step}", "-", stdin=words).code == 0
    assert home.read(own).answer(f"own.{step}") == kept
    if "\n" not in words:
        assert convene("answer", "river", f"own.{step}", words).code == 0


@pytest.mark.parametrize(
    ("step", "words", "told"),
    [
        ("one", "Yellow", "“Yellow” is not in the list. Choose from: Red, Blue, Green."),
        ("many", "Red; Blue; Green", "Many takes at most 2."),
        ("level", "9", "Level takes a number from 1 to 5"),
        ("money", "lots", "“lots” is not a number."),
        ("money", "[NaN]", "Money takes a number."),
        ("day", "someday", "“someday” is not a day."),
        ("who", "Nobody", "“Nobody” is not among the organizations yet."),
        ("list", "[1, 2]", "List takes a list of lines."),
        ("list", '[{"text": 1}]', "List takes a list of lines."),
        ("list", "[{", "This is not JSON: it can't be read from line 1, character 3 on."),
        ("list", f'[{{"text": {"1" * 5000}}}]', "This is not JSON: it can't be read."),
        ("list", "[" * 100_000, "This JSON is nested too deep."),
        ("points", "item,Fits\nx,many", "Row 2: “many” is not a whole number."),
        ("points", "item,Fit\nx,1", "There is no column “Fit”. The columns are: fits, cheap, a, b."),
    ],
)
def test_what_does_not_fit_is_refused_and_keeps_nothing(
    convene: Convene, home: Home, own: Path, step: str, words: str, told: str
) -> None:
    ran = convene("answer", f"own.{step}", "-", stdin=words)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert home.read(own).value_of(*_step(home, own, step)) is None


def _step(home: Home, folder: Path, step: str) -> Any:
    sheet = home.read(folder).shelf.get("own")
    assert sheet
    return sheet, sheet.step(step)


def test_a_table_takes_csv_with_headings(convene: Convene, home: Home, folder: Path) -> None:
    ran = convene("answer", "landscape-map.organizations", stdin=ORGANIZATIONS)
    assert ran.code == 0
    assert ran.out == "Organizations: 2 rows: Health Department, River Clinic\n"
    view = home.read(folder)
    assert cells(view, "landscape-map.organizations", "sector") == ["Public health", "Health care"]


def test_a_table_takes_tsv_of_a_spreadsheet_with_its_byte_order_mark(
    convene: Convene, home: Home, folder: Path
) -> None:
    text = ORGANIZATIONS.replace(",", "\t").replace("\n", "\r\n")
    assert convene("answer", "landscape-map.organizations", stdin=text).code == 0
    assert cells(home.read(folder), "landscape-map.organizations", "reach") == ["Whole county", "One town"]


def test_a_table_takes_json_with_names_for_links(convene: Convene, home: Home, folder: Path) -> None:
    convene("answer", "landscape-map.organizations", stdin=ORGANIZATIONS)
    ran = convene(
        "answer", "landscape-map.efforts", '[{"Effort": "Take-back days", "run_by": "river", "since": 2019}]'
    )
    assert ran.code == 0
    view = home.read(folder)
    assert view.name("organizations", cells(view, "landscape-map.efforts", "run_by")[0]) == "River Clinic"


def test_empty_cells_that_are_needed_are_told_and_block_nothing(convene: Convene) -> None:
    convene("new", "Riverbend")
    ran = convene("answer", "landscape-map.organizations", stdin="Name,Reach\nHealth Department,\n")
    assert (ran.code, ran.err) == (0, "Row 1: Sector is empty.\n")


def test_shown_answers_can_be_given_again(convene: Convene, home: Home, larkspur: Path) -> None:
    import json

    for place in (
        "shared-measures.keep",
        "shared-measures.criteria",
        "common-agenda.sort",
        "landscape-map.efforts",
    ):
        before = home.read(larkspur).rows(place)
        (shown,) = convene("show", "answers", place, "--json").json["answers"]
        assert convene("answer", place, "-", stdin=json.dumps(shown["rows"])).code == 0
        assert home.read(larkspur).rows(place) == before


def test_a_row_with_the_same_first_cell_stays_the_row_that_others_link_to(
    convene: Convene, home: Home, larkspur: Path
) -> None:
    before = home.read(larkspur).rows("shared-measures.candidates")
    text = "Measure,Question it answers,Can we get it?\n"
    text += "Suspensions for substance use,Q?,4 Public\nNew,Q,4 Public\n"
    assert convene("answer", "shared-measures.candidates", stdin=text).code == 0
    view = home.read(larkspur)
    first, second = view.rows("shared-measures.candidates")
    assert first.id == before[6].id
    assert first.cells["question"] == "Q?"
    assert "who_holds_it" not in first.cells
    assert second.cells["measure"] == "New"
    links = cells(view, "shared-measures.keep", "measure")
    assert view.name("shared-measures.candidates", links[6]) == "Suspensions for substance use"


def test_rows_stand_in_the_order_they_were_given(convene: Convene, home: Home, own: Path) -> None:
    convene("answer", "own.list", "-", stdin="a\nb\nc\n")
    convene("answer", "own.list", "-", stdin="c\nnew\na\n")
    assert cells(home.read(own), "own.list", "text") == ["c", "new", "a"]


def test_organizations_that_are_not_given_stay(convene: Convene, home: Home, larkspur: Path) -> None:
    ran = convene("answer", "landscape-map.organizations", stdin=ORGANIZATIONS)
    assert ran.code == 0
    assert "16 rows that were not given stay: others may point to them." in ran.err
    names = cells(home.read(larkspur), "landscape-map.organizations", "name")
    assert names[:3] == ["Health Department", "River Clinic", "Larkspur Prevention Partnership"]


def test_an_answer_is_one_deed_that_one_undo_takes_back(convene: Convene, home: Home, larkspur: Path) -> None:
    before = home.read(larkspur).rows("landscape-map.gaps")
    assert (
        convene("answer", "landscape-map.gaps", stdin="What we see,Kind\nNothing after six,Gap\n").code == 0
    )
    initiative = home.open(larkspur)
    assert len(initiative.view.rows("landscape-map.gaps")) == 1
    assert initiative.undo() == "Gaps and overlaps answered"
    assert initiative.view.rows("landscape-map.gaps") == before
    initiative.close()


def test_scores_and_places_take_rows_with_headings(convene: Convene, home: Home, own: Path) -> None:
    convene("answer", "own.list", "-", stdin="Bus\nBike\n")
    assert convene("answer", "own.points", stdin="Item,Cheap,Fits\nBike,5,4\n").code == 0
    assert convene("answer", "own.place", stdin="item\tacross\tup\nBike\t3\t8\n").code == 0
    assert convene("answer", "own.order", "Bike; Bus").code == 0
    view = home.read(own)
    (points,) = view.rows("own.points")
    assert (points.cells["a"], points.cells["b"]) == (4, 5)
    assert cells(view, "own.place", "up") == [8]
    assert convene("answer", "own.points", stdin="Bus, 1, 2\n").code == 0
    assert len(home.read(own).rows("own.points")) == 1


# Adding


def test_append_adds_rows(convene: Convene, home: Home, own: Path) -> None:
    convene("answer", "own.list", "-", stdin="a\n")
    assert convene("answer", "own.list", "--append", "-", stdin="b\na\n").code == 0
    assert cells(home.read(own), "own.list", "text") == ["a", "b", "a"]


def test_append_adds_to_a_long_text_and_to_choices(convene: Convene, home: Home, own: Path) -> None:
    for words in ("one", "two"):
        assert convene("answer", "own.long", words, "--append").code == 0
    for words in ("Red", "Red; Blue"):
        assert convene("answer", "own.many", words, "--append").code == 0
    view = home.read(own)
    assert view.answer("own.long") == "one\ntwo"
    assert view.answer("own.many") == ["Red", "Blue"]
    ran = convene("answer", "own.many", "Green", "--append")
    assert (ran.code, ran.err) == (2, "convene: Many takes at most 2, and 2 are there.\n")


def test_append_to_a_single_answer_is_refused(convene: Convene, own: Path) -> None:
    assert convene("answer", "own.line", "one", "--append").code == 0
    ran = convene("answer", "own.line", "two", "--append")
    assert (ran.code, ran.out) == (2, "")
    assert "Line takes one answer, and it has one. Leave --append out." in ran.err


# Nothing, and what is missing


def test_empty_words_take_an_answer_away(convene: Convene, home: Home, own: Path) -> None:
    convene("answer", "own.line", "one")
    convene("answer", "own.list", "-", stdin="a\nb\n")
    assert convene("answer", "own.line", "").out == "Line: no answer\n"
    assert convene("answer", "own.list", "").out == "List: no answer\n"
    view = home.read(own)
    assert view.answer("own.line") is None
    assert view.rows("own.list") == []


def test_nothing_on_stdin_takes_nothing_away(convene: Convene, home: Home, own: Path) -> None:
    convene("answer", "own.line", "one")
    for words in ((), ("-",)):
        ran = convene("answer", "own.line", *words, stdin=" \n")
        assert (ran.code, ran.out) == (2, "")
        assert "The answer is missing." in ran.err
    assert home.read(own).answer("own.line") == "one"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "WORKSHEET.STEP is missing. Say which, as landscape-map.scope"),
        (("landscape.scope", "x"), "There is no worksheet “landscape”. There are: "),
        (("landscape-map.scop", "x"), "“landscape-map” has no step “scop”. It has: scope, organizations,"),
        (
            ("landscape-map.decided", "x"),
            "A decision is captured, not typed into a worksheet. Use: convene capture",
        ),
        (
            ("common-agenda.agree", "x"),
            "is a vote: its counts are typed in the vote. In the app, or with: convene fill",
        ),
        (("river", "scope", "x"), "“scope” is not a WORKSHEET.STEP. Say it as landscape-map.scope"),
        (("landscape-map.scope", "x", "y"), "“y” is one word too many. Put the answer in quotes."),
        (("nobody", "landscape-map.scope", "x"), "There is no initiative “nobody”."),
    ],
)
def test_wrong_words_are_told(convene: Convene, words: tuple[str, ...], told: str) -> None:
    ran = convene("answer", *words)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_while_another_window_has_it_open_it_is_refused(convene: Convene, initiative: Initiative) -> None:
    ran = convene("answer", "landscape-map.scope", "x")
    assert (ran.code, ran.out) == (1, "")
    assert "open in another window by " in ran.err
    assert initiative.view.answer("landscape-map.scope") is None


def test_at_a_terminal_the_step_and_the_answer_are_asked(
    at_a_terminal: AtATerminal, home: Home, own: Path
) -> None:
    down, enter = "\x1b[B", "\r"
    assert at_a_terminal(f"{down}{enter}", "answer", "own.one").out == "One: Blue\n"
    place = list(home.shelf().worksheets).index("own")
    keys = f"{down * place}{enter}{enter}words{enter}"
    assert at_a_terminal(keys, "answer").code == 0
    assert home.read(own).answer("own.line") == "words"
    assert at_a_terminal("x\x03", "answer", "own.line").code == 130
    assert home.read(own).answer("own.line") == "words"


def test_hostile_words_are_kept_as_words(convene: Convene, home: Home, own: Path) -> None:
    for words in ("[/] [b]x[/b]", "\x1b[2J\x9b5m\u202e", "=HYPERLINK(1)", "a\x00b"):
        ran = convene("answer", "own.long", words)
        assert ran.code == 0
        assert not set("\x1b\x9b\u202e\x00") & set(ran.out + str(home.read(own).answer("own.long")))
