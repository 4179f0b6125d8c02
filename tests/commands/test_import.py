"""Values imported at the command line: looked at, agreed to, written whole; refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from commands_driving import AtATerminal, Convene
from convene.initiative.home import Home
from convene.measures.observation import Observation
from convene.people.person import Person
from generating import schema
from offices import DEATHS, VAPED, with_measures
from schema_checking import faults

LINES = "Year,Deaths\n2023,36\n2024,31\n2025,some\n"


@pytest.fixture
def file(home: Home, folder: Path, tmp_path: Path) -> Path:
    opened = with_measures(home.open(folder), VAPED, DEATHS)
    opened.close()
    path = tmp_path / "deaths.csv"
    path.write_text(LINES, encoding="utf-8")
    return path


def kept(home: Home, folder: Path) -> list[float | None]:
    return [one.figure.count for one in home.read(folder).all(Observation)]


DEATHS_ONLY = ("--measure", "Overdose deaths")


def test_a_dry_run_says_row_by_row_and_changes_nothing(
    convene: Convene, home: Home, folder: Path, file: Path
) -> None:
    ran = convene("import", "observations", str(file), *DEATHS_ONLY, "--dry-run")
    assert ran.code == 3
    assert ran.lines == [
        "B2    add    · Overdose deaths, 2023, Everybody · 36",
        "B3    add    · Overdose deaths, 2024, Everybody · 31",
        "B4    refuse · Overdose deaths, 2025, Everybody · some · “some” is not a number. "
        "Put digits there, or nothing.",
        "2 new, 1 refused.",
    ]
    assert "deaths.csv: long (a row a value): heading in row 1, period in A, values in B." in ran.err
    assert "Nothing was written." in ran.err
    assert kept(home, folder) == []


def test_the_json_is_as_promised(convene: Convene, file: Path) -> None:
    ran = convene("import", "observations", str(file), *DEATHS_ONLY, "--dry-run", "--json")
    assert (ran.json["add"], ran.json["change"], ran.json["refuse"], ran.json["written"]) == (2, 0, 1, False)
    assert ran.json["rows"][2]["row"] == 4
    assert ran.json["rows"][2]["what"] == "refuse"
    assert ran.json["rows"][2]["why"].startswith("“some” is not a number.")
    shape = schema()
    assert not list(faults(ran.json, shape["$defs"]["import"], shape))


def test_with_yes_the_rest_is_written_and_what_is_refused_left_out(
    convene: Convene, home: Home, folder: Path, file: Path
) -> None:
    ran = convene("import", "values", str(file), *DEATHS_ONLY, "--yes", "--json")
    assert ran.code == 3
    assert ran.json["written"] is True
    assert kept(home, folder) == [36, 31]
    again = convene("import", "Riverbend", "observations", str(file), *DEATHS_ONLY, "--yes")
    assert again.lines[-1] == "2 as they were, 1 refused."
    assert "There is nothing to write." in again.err
    assert "2 values imported from deaths.csv" in convene("show", "history").out


def test_nothing_is_written_that_nobody_agreed_to(
    convene: Convene, home: Home, folder: Path, file: Path
) -> None:
    ran = convene("import", "observations", str(file), *DEATHS_ONLY)
    assert ran.code == 2
    assert "Your agreement is missing. Look at it with --dry-run, then add --yes." in ran.err
    assert kept(home, folder) == []


def test_at_a_terminal_it_asks(at_a_terminal: AtATerminal, home: Home, folder: Path, file: Path) -> None:
    ran = at_a_terminal("\r", "import", "observations", str(file), *DEATHS_ONLY)  # No stands first
    assert "Nothing was changed." in ran.err
    assert kept(home, folder) == []
    ran = at_a_terminal("\x1b[A\r", "import", "observations", str(file), *DEATHS_ONLY)
    assert ran.lines[-1] == "Done."
    assert kept(home, folder) == [36, 31]


def test_what_was_left_out_is_asked_for(at_a_terminal: AtATerminal, folder: Path, file: Path) -> None:
    assert folder
    for words in ((), ("observations",)):
        ran = at_a_terminal(f"{file}\r", "import", *words, "--dry-run", *DEATHS_ONLY)
        assert ran.lines[-1] == "2 new, 1 refused."


def test_which_measure_is_asked_for(
    convene: Convene, at_a_terminal: AtATerminal, home: Home, folder: Path, file: Path
) -> None:
    ran = convene("import", "observations", str(file), "--dry-run")
    assert ran.code == 2
    assert "“deaths.csv” doesn't say of which measure its values are." in ran.err
    asked = at_a_terminal("\x1b[B\r", "import", "observations", str(file), "--dry-run")
    assert asked.lines[-1] == "2 new, 1 refused."
    wrong = convene("import", "observations", str(file), "--measure", "Births", "--dry-run")
    assert "There is no measure “Births”." in wrong.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "What is to be imported is missing. Say it as: convene import observations FILE"),
        (("observations",), "The file is missing."),
        (("people", "x.csv"), "People can't be imported yet."),
        (("organizations", "x.csv"), "convene answer landscape-map.organizations --append < FILE"),
        (("observations", "a.csv", "b.csv"), "“b.csv” is one word too many."),
    ],
)
def test_wrong_words_are_told(convene: Convene, file: Path, words: tuple[str, ...], said: str) -> None:
    ran = convene("import", *words, "--yes")
    assert ran.code == 2
    assert said in ran.err


def test_a_file_that_can_t_be_read_is_told(convene: Convene, file: Path) -> None:
    ran = convene("import", "observations", str(file.with_name("none.xlsx")), "--yes")
    assert ran.code == 1
    assert "There is no file" in ran.err
    assert "Nothing was changed." in ran.err


def test_without_measures_it_says_where_they_come_from(
    convene: Convene, folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(LINES, encoding="utf-8")
    ran = convene("import", "observations", str(path), "--yes")
    assert ran.code == 1
    assert "No measure is agreed yet." in ran.err


def test_sheet_breakdown_and_reporter_can_be_said(
    convene: Convene, home: Home, folder: Path, file: Path, tmp_path: Path
) -> None:
    opened = home.open(folder)
    ana = opened.of(Person).add(Person(name="Ana Ruiz"), "added")
    opened.close()
    book = Workbook()
    for title, value in (("2024", 7.5), ("2025", 8)):
        sheet = book.create_sheet(title)
        sheet.append(["School year", "Red", "Blue"])
        sheet.append([int(title), value, 9])
    path = tmp_path / "two.xlsx"
    book.save(path)
    words = ("--measure", "Students who vaped", "--sheet", "2025", "--yes")
    undecided = convene("import", "observations", str(path), *words)
    assert undecided.lines[-1] == "2 refused."
    ran = convene(
        "import", "observations", str(path), *words, "--breakdown", "place", "--reported-by", "Ana Ruiz"
    )
    assert ran.code == 0
    assert "Other sheets are not read: “2024”." in ran.err
    found = home.read(folder).all(Observation)
    assert [(one.period, one.breakdown, one.group, one.reported_by) for one in found] == [
        ("2025", "Place", "Red", ana.id),
        ("2025", "Place", "Blue", ana.id),
    ]
    nobody = convene("import", "observations", str(path), *words, "--reported-by", "Ben")
    assert nobody.code == 2
    assert "“Ben” is nobody on the list of people for certain." in nobody.err
