"""Worksheets that ship, filled in at 80x24 by keys alone, and found again in the record and in Word.

In the suite enough of them to meet every kind of step; all of them with `CONVENE_TOUR=all`.
What is typed is what the group of the sample said, where it said something; else words that name the step.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from textual import events
from textual.keys import _character_to_key

from conftest import Clock
from convene.exchange.demo import DATA, WORKSHEETS
from convene.handouts import document, possible
from convene.initiative.home import Home
from convene.initiative.offering import offered
from convene.initiative.standing import of_step
from convene.kinds import choice, date, name_of, number, pick, rating, row, script, table, text, yes_no
from convene.kinds import list as lines
from convene.kinds.columns import Column, show_cell
from convene.meetings.agenda import AgendaItem
from convene.meetings.meeting import Meeting
from convene.screens.worksheet.outline import Outline
from convene.screens.worksheet.screen import WorksheetScreen
from convene.word.write import packed_document
from convene.worksheets.definition import Step, Worksheet
from driving import Room
from word.reading import Read

LONGEST = 20
"""So many letters of what the sample says are typed: enough to know them again."""

LAST = ("communication-plan", "backbone-check", "steering-review", "progress-report", "meeting-close")
ORDER = (*(one for one in WORKSHEETS if one != "meeting-close"), *LAST)
"""Each after those it takes from."""

FILLED = (
    ORDER
    if os.environ.get("CONVENE_TOUR") == "all"
    else (
        *ORDER[: ORDER.index("shared-measures") + 1],
        "meeting-close",
    )
)

A_DAY = "12/17/2026"

PLAIN: Mapping[str, Callable[[Any], Sequence[str]]] = {
    "choice": lambda _: ("enter",),
    "rating": lambda field: (*", ".join("2" for _ in field.levels), "enter"),
    "number": lambda field: (*("5, 7, 9" if field.of_many else "5"), "enter"),
    "date": lambda _: (*A_DAY, "enter"),
    "grid": lambda _: ("enter", "2", "9", "enter"),
    "score": lambda field: tuple("54321"[: len(field.criteria)]),
    "rank": lambda _: ("enter",),
    "vote": lambda field: ("9", "enter") if field.method == "consent" else ("9", "down", "2", "enter"),
    "script": lambda _: (),
}
"""The keys for steps that ask for no words, by kind."""


def said_in_sample(sheet: str) -> dict[str, Mapping[str, Any]]:
    """What the sample answers to the steps of a worksheet."""
    path = DATA / f"answers-{sheet}.toml"
    found = tomllib.loads(path.read_text("utf-8"))["answer"] if path.exists() else []
    return {one["step"]: one for one in found}


class Tour:
    """Types into one worksheet after the other; `typed` holds what must be found again, by place."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.typed: list[tuple[str, str]] = []

    async def burst(self, *keys: str) -> None:
        """Keys in one go, as from a terminal: none of them waits for the screen to catch up."""
        for key in keys:
            letter = key if len(key) == 1 else None
            self.room.app.post_message(events.Key(_character_to_key(key) if letter else key, letter))
        await self.room.settle()

    async def worksheet(self, sheet: Worksheet) -> None:
        """Open it from the list, answer every step, go on with Ctrl+G, leave."""
        await self.room.press("3")
        await self.room.type(sheet.title)
        await self.room.press("enter")
        screen = self.room.app.screen
        assert isinstance(screen, WorksheetScreen), sheet.id
        filled, said = screen.worksheet, said_in_sample(sheet.id)
        for step in filled.steps:
            if screen.pane.step_id != step.id:
                assert step.shown_when, f"{sheet.id}.{step.id} was passed over"
                await self.from_outline(screen, filled.steps.index(step))
                assert screen.pane.step_id == step.id
            if step.is_closing:
                await self.room.press("a")
            keys = self.keys(filled, step, said.get(step.id, {}))
            await (self.room.press if name_of(step.field) in PLAIN else self.burst)(*keys)
            await self.room.press("ctrl+g")
            mark = of_step(self.room.view, filled, step).mark
            here = filled.place(step.id)
            assert mark != "·" or isinstance(step.field, script.Definition), (here, self.room.screen_text())
            if isinstance(step.field, table.Definition):
                (first, *_) = self.room.view.rows(filled.place(step.id))
                shown = [
                    show_cell(first.cells.get(one.id), one, self.room.view) for one in step.field.columns
                ]
                assert all(shown), (shown, here)
        await self.room.press("escape")

    async def from_outline(self, screen: WorksheetScreen, place: int) -> None:
        """A step that waits is passed by; Enter in the outline opens it all the same."""
        for _ in range(6):
            if isinstance(screen.focused, Outline):
                break
            await self.room.press("shift+tab")
        await self.burst("home", *["down"] * place, "enter")

    def keys(self, sheet: Worksheet, step: Step, said: Mapping[str, Any]) -> Sequence[str]:
        """What is typed to answer a step of its kind."""
        field, place = step.field, sheet.place(step.id)
        rows: Sequence[Mapping[str, Any]] = said.get("row", ())
        match field:
            case text.Definition():
                words = self.words(place, str(said.get("value", f"{step.title}, as we see it")))
                return (*words, "enter") if field.lines == 1 else words
            case lines.Definition():
                given = [str(one["text"]) for one in rows[:2]] or [f"{step.title}, one", f"{step.title}, two"]
                return [key for one in given for key in (*self.words(place, one), "enter")]
            case table.Definition():
                return self.of_table(step, field, place, rows[0] if rows else {})
            case pick.Definition():
                chosen = self.room.view.choices(field.registry)[: max(1, field.least)]
                return [key for _, name in chosen for key in (*name, "enter")]
        kind = name_of(step.field)
        if kind not in PLAIN:
            what = "We agree on" if kind == "decisions" else "Send the notes of"
            return (*self.words(place, f"{what} {sheet.title.rstrip('?').lower()}", 80), "enter")
        return PLAIN[kind](field)

    def words(self, place: str, words: str, most: int = LONGEST) -> str:
        """The words as they are typed, to be found again."""
        self.typed.append((place, words[:most].strip()))
        return words[:most].strip()

    def of_table(
        self, step: Step, field: table.Definition, place: str, said: Mapping[str, Any]
    ) -> Sequence[str]:
        """One row, cell by cell; where the rows are fixed, the cells that are not there already."""
        fixed = bool(field.fixed)
        there = self.there_already(field, place) if fixed else set()
        keys = ["home", "right", "enter"] if fixed else ["a"]
        first = next(at for at, one in enumerate(field.columns) if one.id not in there)
        for column in field.columns[first:]:
            words = "" if column.id in there else self.cell(step, column, said.get(column.id))
            is_text = words and isinstance(column.field, text.Definition)
            if is_text and not column.private and not step.private:
                self.words(place, words)
            keys += [*words, "enter"]
        return (*keys, "escape")

    def there_already(self, field: table.Definition, place: str) -> set[str]:
        """The cells of the first fixed row before anybody types: its words, and what it takes over."""
        words = field.fixed[0].casefold()
        taken = [one.cells for one in offered(self.room.view, place)]
        same = [cells for cells in taken if str(cells.get(field.columns[0].id, "")).casefold() == words]
        return {field.columns[0].id, *(name for cells in same for name in cells)}

    def cell(self, step: Step, column: Column, said: Any) -> str:
        """What is typed into a cell."""
        match column.field:
            case pick.Definition(registry=source) | row.Definition(rows=source):
                return self.room.view.choices(source.removesuffix("?"))[0][1]
            case choice.Definition(options=options):
                first = said[0] if isinstance(said, list) and said else said
                return str(first or options[0])
            case number.Definition():
                return str(5 if said is None else said)
            case rating.Definition(greatest=greatest):
                return str(said if isinstance(said, int) else greatest)
            case yes_no.Definition():
                said = "no" if column.id == "under_18" else "yes"  # a young person's name is short on paper
            case date.Definition():
                said = A_DAY
        return str(said or f"{step.title}: {column.title}")[:LONGEST].strip()


def items(shelf: Mapping[str, Worksheet], meeting: int) -> Iterator[AgendaItem]:
    for place, sheet in enumerate(FILLED):
        title = shelf[sheet].title
        yield AgendaItem(meeting=meeting, order=float(place), title=title, minutes=5, worksheet=sheet)


def kinds_of(shelf: Mapping[str, Worksheet], sheets: Sequence[str]) -> set[str]:
    return {name_of(step.field) for sheet in sheets for step in shelf[sheet].steps}


async def test_every_step_is_answered_by_keys_and_found_again(home: Home, folder: Path, clock: Clock) -> None:
    async with Room.opened(home, folder, clock, (80, 24)) as room:
        shelf = room.view.shelf.worksheets
        assert sorted(ORDER) == sorted(shelf)
        assert kinds_of(shelf, FILLED) == kinds_of(shelf, ORDER)
        at = clock()
        meeting = Meeting(number=1, title="All", day=at.date(), begins=at.time(), ends=at.time(), started=at)
        held = room.initiative.of(Meeting).add(meeting, "meeting").id
        for item in items(shelf, held):
            room.initiative.of(AgendaItem).add(item, "item")
        tour = Tour(room)
        for sheet in FILLED:
            await tour.worksheet(shelf[sheet])
        clock.move(minutes=5)
        room.initiative.of(Meeting).change(held, "closed", closed=clock())
    reopened = home.read(folder)
    made = packed_document(document(reopened, possible(reopened)[0]))
    on_paper = " ".join(" ".join(Read(made).texts()).split())
    in_record = (folder / "initiative.json").read_text("utf-8")
    for place, words in tour.typed:
        assert json.dumps(words, ensure_ascii=False)[1:-1] in in_record, place
        assert words in on_paper, place
