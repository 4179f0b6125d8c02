"""The list of initiatives in the home folder."""

from __future__ import annotations

import sys

import pytest

from convene.initiative.home import Home
from hostile import STRINGS, shown


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
def test_the_name_of_a_folder_without_a_record_is_harmless(home: Home) -> None:
    names = [words for words in STRINGS if "/" not in words]
    for name in names:
        (home.folder / name / "journal").mkdir(parents=True)
    assert {entry.name for entry in home.entries()} == {shown(name) for name in names}
