"""A worksheet asked step by step in plain words: for screen readers and terminals without a screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from convene.captured.line import read_line
from convene.errors import BadInput
from convene.exchange.objections import ask_for_objections
from convene.exchange.questions import YES, Talk, add_names, ask_for_round, ask_number
from convene.initiative.asked import in_words, is_asked
from convene.initiative.attending import known_people
from convene.initiative.capturing import keep
from convene.initiative.counting import count
from convene.initiative.gone import move, settle, unsettled
from convene.initiative.initiative import Initiative
from convene.initiative.offering import offered
from convene.initiative.standing import of_step
from convene.initiative.terms import terms_of
from convene.initiative.view import View
from convene.kinds import actions, decisions, grid, kind_of, score, script, table, vote
from convene.kinds import list as lines
from convene.kinds.choice import Definition as Choice
from convene.kinds.columns import Column, check_order, parse_cell, show_cell
from convene.kinds.field import Value
from convene.kinds.rating import Definition as Rating
from convene.kinds.table import fixed_left
from convene.voting import choices_of, tally_of
from convene.voting.aloud import aloud
from convene.voting.weighted_scoring import LEAST, MOST
from convene.worksheets.definition import Step, Worksheet


class Filling:
    """Goes through one worksheet; every answer is written as soon as it is given."""

    def __init__(self, initiative: Initiative, worksheet: Worksheet, talk: Talk, *, at: datetime) -> None:
        self._initiative, self._worksheet, self._talk, self._at = initiative, worksheet, talk, at

    @property
    def _view(self) -> View:
        return self._initiative.view

    def run(self, *, again: bool = False) -> None:
        """Ask every step that has no full answer yet; with `again` the others too."""
        self._changed()
        steps = self._worksheet.steps
        for number, step in enumerate(steps, start=1):
            standing = of_step(self._view, self._worksheet, step)
            self._talk.say(f"\nStep {number} of {len(steps)}: {step.title} ({standing.words})")
            if step.shown_when and standing.mark == "·" and not is_asked(self._view, step):
                self._talk.say(in_words(self._view, step.shown_when))
            elif standing.mark != "✓" or again:
                self._talk.say(step.prompt)
                if step.note:
                    self._talk.say(f"Note for you: {step.note}")
                self._step(step)
        self._talk.say("\nThat was the last step. Everything is saved.")

    def _changed(self) -> None:
        """What becomes of answers that the worksheet no longer asks for since it was changed."""
        left = unsettled(self._initiative, self._worksheet)
        for gone in left:
            self._talk.say(f"This worksheet was changed. “{gone.title}” is no longer asked. It was answered:")
            self._talk.say("\n".join(gone.lines))
            for number, home in enumerate(gone.homes, start=1):
                self._talk.say(f"{number}: move it to “{home.title}”")
            most = len(gone.homes)
            if most and (chosen := ask_number(self._talk, "Which one? Nothing keeps it as it is", 1, most)):
                move(self._initiative, gone, gone.homes[chosen - 1])
        if left:
            settle(self._initiative, self._worksheet)

    def _step(self, step: Step) -> None:
        field, place = step.field, self._worksheet.place(step.id)
        match field:
            case script.Definition():
                self._talk.ask("Read it aloud. Enter goes on")
            case lines.Definition():
                self._lines(place)
            case table.Definition():
                self._table(field, place)
            case grid.Definition():
                self._items(place, field.source, {"across": field.axes.across, "up": field.axes.up}, 10)
            case score.Definition():
                points = {one.id: (one.title, "best") for one in field.criteria}
                self._items(place, field.source, points, MOST, least=LEAST)
            case vote.Definition():
                self._vote(step, field)
            case decisions.Definition() | actions.Definition():
                self._captured("d " if isinstance(field, decisions.Definition) else "")
            case _:
                self._value(field, place)

    def _value(self, field: Any, place: str) -> None:
        """One answer, asked until it fits; nothing leaves what is there."""
        before = self._view.answer(place)
        if before is not None:
            self._talk.say(f"Now: {kind_of(field).show(before, field, self._view)}")
        self._tell_options(field)
        long = getattr(field, "lines", 1) > 1
        typed = self._paragraphs() if long else self._talk.ask("Answer")
        while typed:
            try:
                self._initiative.answer(place, kind_of(field).parse(typed, field, self._view))
                return
            except BadInput as fault:
                if not add_names(self._talk, self._initiative, fault):
                    self._talk.say(f"{fault.what} {fault.todo}".strip())
                    typed = self._talk.ask("Answer")

    def _paragraphs(self) -> str:
        """Several lines; an empty one ends them."""
        found: list[str] = []
        while line := self._talk.ask("Answer, an empty line ends it" if not found else "Go on"):
            found.append(line)
        return "\n".join(found)

    def _lines(self, place: str) -> None:
        for row in self._view.rows(place):
            self._talk.say(f"There: {row.cells.get('text', '')}")
        while line := self._talk.ask("One more line, nothing ends it"):
            self._initiative.rows(place).add({"text": line})

    def _table(self, field: table.Definition, place: str) -> None:
        """Fixed rows, rows of earlier steps, then new ones."""
        first, columns = field.columns[0], field.columns
        there = [show_cell(row.cells.get(first.id), first, self._view) for row in self._view.rows(place)]
        for words in there:
            self._talk.say(f"There: {words}")
        offers = {
            show_cell(row.cells.get(first.id), first, self._view): row for row in offered(self._view, place)
        }
        for words in fixed_left(field, there):
            self._talk.say(f"{first.title}: {words}")
            cells = dict(offers.pop(words).cells) if words in offers else {first.id: words}
            self._row(place, cells, columns[1:])
        for words, offer in offers.items():
            if self._talk.ask(f"Take over “{words or 'a row'}”? y or nothing").casefold() in YES:
                left = [one for one in columns if one.id not in offer.cells]
                self._row(place, dict(offer.cells), left)
        while True:
            name = self._cell(first, "A new row, nothing ends it: ")
            if name is None:
                return
            self._row(place, {first.id: name}, columns[1:])

    def _row(self, place: str, cells: dict[str, Value], columns: Sequence[Column]) -> None:
        """The row is there from its first cell on; each other cell is written as it is given."""
        row = self._initiative.rows(place).add(cells)
        for column in columns:
            value = self._cell(column, row=(cells, columns))
            if value is not None:
                cells[column.id] = value
                self._initiative.rows(place).change(row, column.id, value, title=column.title)

    def _cell(
        self, column: Column, before: str = "", row: tuple[Mapping[str, Value], Sequence[Column]] = ({}, ())
    ) -> Value | None:
        """A cell, asked until it fits its column and `row`; None for nothing. A new name can be added."""
        self._tell_options(column.field)
        while typed := self._talk.ask(f"{before}{column.title}"):
            try:
                value = parse_cell(typed, column, self._view)
                check_order({**row[0], column.id: value}, row[1])
                return value
            except BadInput as fault:
                if not add_names(self._talk, self._initiative, fault):
                    self._talk.say(f"{fault.what} {fault.todo}".strip())
        return None

    def _items(
        self,
        place: str,
        source: str,
        asked: dict[str, tuple[str, str]],
        most: int,
        *,
        least: int = 0,
    ) -> None:
        """Numbers for each earlier row that has none yet."""
        placed = {row.cells.get("item") for row in self._view.rows(place)}
        for row, words in self._view.choices(source):
            if row in placed:
                continue
            self._talk.say(words)
            cells: dict[str, Value] = {}
            for name, (low, high) in asked.items():
                given = ask_number(self._talk, f"{low} to {high}, {least} to {most}", least, most)
                if given is not None:
                    cells[name] = given
            if cells:
                self._initiative.rows(place).add({"item": row, **cells})

    def _vote(self, step: Step, field: vote.Definition) -> None:
        terms = terms_of(self._view, field)
        if not choices_of(terms):
            self._talk.say("This can't be counted here. Keep the result as a decision below.")
            return
        cast = ask_for_round(self._talk, terms)
        tally = tally_of(cast)
        if tally and tally.counted:
            kept = count(self._initiative, self._worksheet, step, cast, at=self._at)
            self._talk.say(aloud(kept))
            ask_for_objections(self._talk, self._initiative, kept)

    def _captured(self, letter: str) -> None:
        """Lines for the record, linked to this worksheet."""
        what = "A decision in full words" if letter else "Who does what by when"
        while line := self._talk.ask(f"{what}, nothing ends it"):
            read = read_line(
                f"{letter}{line}",
                people=known_people(self._view),
                today=self._view.today,
                month_first=self._view.month_first,
            )
            if read.title:
                kept = keep(self._initiative, read, at=self._at, worksheet=self._worksheet.id)
                self._talk.say(f"Kept as {kept.label}.")

    def _tell_options(self, field: Any) -> None:
        if isinstance(field, Choice):
            several = "" if field.most == 1 else " (several with ; between)"
            own = " or your own words" if field.open else ""
            self._talk.say(f"One of{several}: {'; '.join(field.options)}{own}")
        elif isinstance(field, Rating):
            words = [*field.words, *[""] * len(field.levels)]
            levels = (f"{level} {said}".strip() for level, said in zip(field.levels, words, strict=False))
            self._talk.say(f"From: {'; '.join(levels)}")
