"""Undo, redo and history are the log read another way."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convene.captured.note import Note
from convene.errors import ConveneError
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.store.store import Store
from convene.worksheets.shelf import Shelf
from laptops import FixedLaptop

NOW = datetime(2026, 11, 16, 9, 42, tzinfo=UTC)
PLACE = "landscape-map.efforts"
SHELF = Shelf()


def opened(folder: Path) -> Initiative:
    return Initiative(Store(folder, laptop=FixedLaptop("aaaa")), SHELF, now=lambda: NOW)


def state(initiative: Initiative) -> dict[str, Any]:
    tables = initiative.store.tables
    return {name: dict(table) for name, table in tables.items() if table}


def add_note(initiative: Initiative, number: int) -> None:
    initiative.of(Note).add(Note(number=number, text=f"note {number}", at=NOW), f"note N{number}")


def test_an_undo_says_what_it_took_back_and_a_redo_brings_it(initiative: Initiative) -> None:
    before = state(initiative)
    add_note(initiative, 1)
    after = state(initiative)
    assert initiative.undo() == "note N1"
    assert state(initiative) == before
    assert initiative.redo() == "note N1"
    assert state(initiative) == after
    assert initiative.redo() is None


def test_a_new_deed_ends_what_could_be_redone(initiative: Initiative) -> None:
    add_note(initiative, 1)
    initiative.undo()
    add_note(initiative, 2)
    assert initiative.redo() is None


def test_pasted_rows_are_one_deed(initiative: Initiative) -> None:
    rows = initiative.rows(PLACE)
    rows.add_all([{"effort": f"effort {number}"} for number in range(20)])
    assert len(rows.all()) == 20
    assert initiative.undo() == "20 rows added to Efforts"
    assert rows.all() == []


def test_undo_goes_on_after_a_restart(home: Home, folder: Path) -> None:
    first = home.open(folder)
    add_note(first, 1)
    add_note(first, 2)
    first.undo()
    first.close()
    second = home.open(folder)
    assert second.redo() == "note N2"
    assert second.undo() == "note N2"
    assert second.undo() == "note N1"
    assert second.undo() is None
    second.close()
    third = home.open(folder)
    assert third.redo() == "note N1"
    third.close()


def test_history_tells_every_deed_newest_first(initiative: Initiative) -> None:
    add_note(initiative, 1)
    initiative.undo()
    initiative.drain()
    assert [entry.what for entry in initiative.history()][:2] == ["undone: note N1", "note N1"]


def test_a_row_moves_and_keeps_its_cells(initiative: Initiative) -> None:
    rows = initiative.rows(PLACE)
    one, two, three = rows.add_all([{"effort": word} for word in ("one", "two", "three")])
    rows.move(three, -1)
    assert [row.id for row in rows.all()] == [one, three, two]
    rows.move(one, -1)
    assert [row.id for row in rows.all()] == [one, three, two]
    copy = rows.duplicate(one)
    assert [row.cells["effort"] for row in rows.all()] == ["one", "one", "three", "two"]
    assert rows.all()[1].id == copy


def test_a_row_that_is_gone_is_said(initiative: Initiative) -> None:
    rows = initiative.rows(PLACE)
    row = rows.add({"effort": "x"})
    rows.remove(row)
    with pytest.raises(ConveneError, match="no longer there"):
        rows.change(row, "effort", "y")


def test_an_answer_given_twice_is_one_deed(initiative: Initiative) -> None:
    initiative.answer("landscape-map.scope", "the county")
    initiative.answer("landscape-map.scope", "the county")
    assert initiative.view.answer("landscape-map.scope") == "the county"
    initiative.undo()
    assert initiative.view.answer("landscape-map.scope") is None


def test_the_definition_is_kept_with_the_answers(initiative: Initiative) -> None:
    initiative.answer("landscape-map.scope", "the county")
    kept = initiative.folder / "worksheets" / "landscape-map.toml"
    assert "landscape-map" in SHELF.worksheets
    assert kept.read_text(encoding="utf-8") == SHELF.files["landscape-map"].read_text(encoding="utf-8")


def _change(initiative: Initiative, word: str) -> None:
    rows = initiative.rows(PLACE).all()
    if rows:
        initiative.rows(PLACE).change(rows[0].id, "effort", word or None)


def _remove(initiative: Initiative, _: str) -> None:
    rows = initiative.rows(PLACE).all()
    if rows:
        initiative.rows(PLACE).remove(rows[-1].id)


def _move(initiative: Initiative, _: str) -> None:
    rows = initiative.rows(PLACE).all()
    if rows:
        initiative.rows(PLACE).move(rows[0].id, 1)


DEEDS: dict[str, Callable[[Initiative, str], None]] = {
    "add": lambda initiative, word: (initiative.rows(PLACE).add({"effort": word}), None)[1],
    "change": _change,
    "remove": _remove,
    "move": _move,
    "answer": lambda initiative, word: initiative.answer("landscape-map.scope", word or None),
}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([*DEEDS, "undo", "redo", "restart"]), st.sampled_from(["", "a", "b"])),
        max_size=25,
    )
)
def test_undo_restores_the_record_exactly_whatever_was_done(story: list[tuple[str, str]]) -> None:
    """The model: a list of whole states and a place in it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "one"
        initiative = opened(folder)
        states = [state(initiative)]
        at = 0
        for deed, word in story:
            if deed == "undo":
                if initiative.undo() is not None:
                    at -= 1
            elif deed == "redo":
                if initiative.redo() is not None:
                    at += 1
            elif deed == "restart":
                initiative.close()
                initiative = opened(folder)
            else:
                before = state(initiative)
                DEEDS[deed](initiative, word)
                if state(initiative) != before:
                    states[at + 1 :] = [state(initiative)]
                    at += 1
            assert state(initiative) == states[at]
        initiative.close()


def test_the_start_of_an_initiative_is_not_taken_back(initiative: Initiative) -> None:
    assert initiative.undo() is None
    assert initiative.view.about.name == "Riverbend County Prevention Coalition"
