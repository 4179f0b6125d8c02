"""Rules for the worksheets that ship, one by one and together."""

from __future__ import annotations

import msgspec
import pytest

from convene.worksheets.shelf import Shelf
from convene.worksheets.tidy import misplaced, of_all

SHELF = Shelf()
SHEET = SHELF.worksheets["landscape-map"]
FILE = SHELF.files["landscape-map"]


def test_together_they_serve_every_part_of_the_deck_and_none_is_an_island() -> None:
    assert not list(of_all(SHELF.worksheets))


@pytest.mark.parametrize("name", SHELF.worksheets)
def test_a_worksheet_that_is_taken_away_is_missed(name: str) -> None:
    rest = {one: sheet for one, sheet in SHELF.worksheets.items() if one != name}
    told = {fault.what for fault in of_all(rest)}
    alone = set(SHELF.worksheets[name].covers) - {part for sheet in rest.values() for part in sheet.covers}
    assert {one for one in told if "no worksheet serves" in one} == {
        f"no worksheet serves “{part}”." for part in alone
    }


def test_an_island_is_told() -> None:
    alone = msgspec.structs.replace(SHEET, id="alone", steps=SHEET.steps[:1])
    told = [fault.what for fault in of_all({**SHELF.worksheets, "alone": alone})]
    assert told == ["“alone” takes nothing from another and gives nothing to one."]


def test_a_step_without_a_note_and_a_worksheet_without_its_ends_are_told() -> None:
    first, *others = SHEET.steps
    silent = msgspec.structs.replace(SHEET, steps=(msgspec.structs.replace(first, note=" "), *others))
    assert [fault.place for fault in misplaced(FILE, silent)] == ["step 1 (scope), note"]
    open_ended = msgspec.structs.replace(SHEET, steps=SHEET.steps[:-1])
    assert [fault.what for fault in misplaced(FILE, open_ended)] == [
        "a worksheet that ships ends with what was decided and who does what."
    ]
    assert not list(misplaced(FILE, SHEET))
