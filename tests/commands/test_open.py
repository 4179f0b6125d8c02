"""Where the app opens, decided before the screen is taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands_driving import Convene
from convene.commands.open import where
from convene.errors import BadInput
from convene.initiative.home import Home


def test_without_words_it_is_the_last_initiative_or_the_list(convene: Convene, home: Home) -> None:
    assert where(home, None, None) == (None, None)
    convene("new", "Riverbend")
    assert where(home, None, None) == (home.folder / "riverbend", None)
    convene("new", "Riverside")
    assert where(Home(home.folder, now=home.now), None, None) == (home.folder / "riverside", None)
    assert where(Home(home.folder, now=home.now, settings=home.folder / "other"), None, None) == (None, None)


def test_a_name_or_a_meeting_says_where(home: Home, larkspur: Path) -> None:
    assert where(home, "clear", None) == (larkspur, None)
    assert where(home, None, "M3") == (larkspur, 3)
    assert where(home, "clear", "3") == (larkspur, 3)


@pytest.mark.usefixtures("larkspur")
@pytest.mark.parametrize(
    ("initiative", "meeting"), [("nobody", None), (None, "9"), (None, "x"), ("clear", "-1")]
)
def test_what_is_not_there_is_told_before_the_screen_is_taken(
    home: Home, initiative: str | None, meeting: str | None
) -> None:
    with pytest.raises(BadInput):
        where(home, initiative, meeting)


def test_without_a_terminal_it_says_so_in_one_line(convene: Convene) -> None:
    for words in ((), ("open",), ("open", "x", "--meeting", "1")):
        ran = convene(*words)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == "convene: The app needs a terminal, and there is none here. See convene --help\n"
