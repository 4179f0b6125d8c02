"""A new initiative from the command line, and which one is meant by a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands_driving import AtATerminal, Convene
from convene.initiative.home import Home

ENTER, CTRL_C = "\r", "\x03"


def test_a_new_initiative_prints_its_folder(convene: Convene, home: Home) -> None:
    ran = convene(
        "new", "Harper Valley", "--place", "Harper", "--problem", "Ready for school", "--facilitator", "Sam"
    )
    assert (ran.code, ran.err) == (0, "")
    folder = Path(ran.out.strip())
    assert folder == home.folder / "harper-valley"
    about = home.read(folder).about
    assert (about.name, about.place, about.problem, about.facilitator) == (
        "Harper Valley",
        "Harper",
        "Ready for school",
        "Sam",
    )


def test_without_a_name_and_without_a_terminal_it_says_what_is_missing(convene: Convene, home: Home) -> None:
    ran = convene("new")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == 'convene: The name is missing. Give it: convene new "NAME"\n'
    assert not home.entries()


def test_what_is_left_out_is_asked(at_a_terminal: AtATerminal, home: Home) -> None:
    ran = at_a_terminal(f"Harper{ENTER}Harper County{ENTER}{ENTER}Sam{ENTER}", "new")
    assert ran.code == 0
    about = home.read(Path(ran.out.strip())).about
    assert (about.name, about.place, about.problem, about.facilitator) == (
        "Harper",
        "Harper County",
        "",
        "Sam",
    )


def test_what_was_given_is_not_asked_again(at_a_terminal: AtATerminal, home: Home) -> None:
    ran = at_a_terminal(f"Harper{ENTER}{ENTER}Sam{ENTER}", "new", "--place", "Here")
    assert home.read(Path(ran.out.strip())).about.place == "Here"


def test_ctrl_c_leaves_everything_as_it_was(at_a_terminal: AtATerminal, home: Home) -> None:
    ran = at_a_terminal(f"Harper{ENTER}{CTRL_C}", "new")
    assert (ran.code, ran.out) == (130, "")
    assert "Nothing is half done" in ran.err
    assert not home.folder.exists()


@pytest.mark.parametrize(
    ("name", "told"),
    [("", "needs a name"), ("   ", "needs a name"), ("x" * 81, "longer than 80"), ("Riverbend", "already")],
)
def test_a_name_that_can_not_be_used_is_refused(convene: Convene, name: str, told: str) -> None:
    convene("new", "Riverbend")
    ran = convene("new", name)
    assert ran.code == 2
    assert told in ran.err
    assert len(convene("list").lines) == 1


def test_a_hostile_name_is_kept_and_shown_harmlessly(convene: Convene, home: Home) -> None:
    ran = convene("new", "a\x1b[2Jb\u202ec\nd [/b] $x", "--place", "\x9b5m")
    assert ran.code == 0
    assert Path(ran.out.strip()).parent == home.folder
    listed = convene("list")
    assert not set("\x1b\x9b\u202e") & set(listed.out)
    assert listed.out.startswith("a\ufffd[2Jb\ufffdc d [/b] $x · ")


# Which initiative


@pytest.fixture
def two(convene: Convene) -> None:
    convene("new", "Riverbend County Coalition")
    convene("new", "Riverside")


@pytest.mark.usefixtures("two")
def test_a_name_its_beginning_or_a_folder_says_which(convene: Convene, home: Home) -> None:
    for words in ("Riverside", "riverb", str(home.folder / "riverside")):
        ran = convene("show", words, "--json")
        assert ran.json["initiative"]["name"] == (
            "Riverbend County Coalition" if words == "riverb" else "Riverside"
        )


@pytest.mark.usefixtures("two")
def test_a_beginning_that_fits_two_is_told(convene: Convene) -> None:
    ran = convene("show", "River")
    assert ran.code == 2
    assert ran.err == (
        "convene: “River” could be Riverside, Riverbend County Coalition. Say a little more of the name.\n"
    )


@pytest.mark.usefixtures("two")
def test_left_out_it_is_the_one_opened_last(convene: Convene, home: Home) -> None:
    home.remember(home.folder / "riverbend-county-coalition")
    assert convene("show", "--json").json["initiative"]["name"] == "Riverbend County Coalition"
    (home.settings_folder / "settings.json").unlink()
    ran = convene("show")
    assert ran.code == 2
    assert ran.err.startswith("convene: There are several initiatives. Say which one: ")


@pytest.mark.usefixtures("two")
def test_at_a_terminal_it_asks_which(at_a_terminal: AtATerminal, home: Home) -> None:
    (home.settings_folder / "settings.json").unlink()
    down = "\x1b[B"
    ran = at_a_terminal(f"{down}{ENTER}", "show", "--json")
    assert ran.json["initiative"]["name"] == "Riverside"


def test_with_none_it_says_how_to_start(convene: Convene) -> None:
    ran = convene("show")
    assert (ran.code, ran.err) == (2, "convene: There is no initiative yet. Start one: convene new\n")


def test_a_home_that_can_not_be_made_is_told(tmp_path: Path, convene: Convene) -> None:
    (tmp_path / "file").write_text("")
    ran = convene("new", "Riverbend", "--home", str(tmp_path / "file" / "home"))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        f"convene: Nothing can be written in {tmp_path / 'file' / 'home'}. No initiative was started. "
        "Choose another home folder: convene settings home DIR\n"
    )
