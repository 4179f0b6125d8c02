"""What editors say becomes deeds: the one place where a worksheet's screen writes."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from textual import events, on
from textual.containers import Container

from convene.captured.decision import Decision
from convene.editors.editor import Editor
from convene.editors.unfinished import Typing
from convene.errors import ConveneError, Locked
from convene.initiative.counting import count, recount
from convene.initiative.initiative import Changed
from convene.initiative.line_at_hand import picked, said_of_it
from convene.kinds import kind_of
from convene.kinds.field import REMOVED, Value
from convene.kinds.table import NamesMissing
from convene.kinds.vote import Definition as VoteField
from convene.measures.measure import Measure
from convene.meetings.meeting import Meeting, running
from convene.screens.captured_words import say_kept
from convene.screens.keeping import Keeping
from convene.screens.session import Session
from convene.screens.worksheet.asking import ask_to_add, ask_to_mend, ask_what_follows
from convene.screens.worksheet.unfinished import keep_cell
from convene.voting.tally import Vote
from convene.widgets.still_there import StillThere
from convene.worksheets.definition import Worksheet


class Writing(Container, StillThere):
    """A container whose editors' messages are written to the initiative. Subclasses fill `repaint`."""

    def __init__(self, session: Session, worksheet: Worksheet) -> None:
        super().__init__()
        self.session = session
        self.worksheet = worksheet
        self._busy = 0
        self._answering = False
        self._typed_deeds = 0
        self._unfollow = session.initiative.subscribe(self._followed)
        self.keeping = Keeping(self.app, session.typing)

    def on_unmount(self) -> None:
        """Follow no longer."""
        self._unfollow()

    def _followed(self, changed: Changed) -> None:
        """Count the deeds that are answers from the open field; any other deed ends the count."""
        self._typed_deeds = self._typed_deeds + 1 if self._answering else 0

    def show(self) -> None:
        """Show what the record holds; for changes made elsewhere."""
        if not self._busy:
            self.repaint()

    def repaint(self) -> None:
        """Show what the record holds."""

    def put_back(self) -> None:
        """Nothing can be changed here: show the record again in place of what was typed."""

    @property
    def meeting(self) -> Meeting | None:
        """The running meeting, or None."""
        return running(self.session.view.all(Meeting))

    @contextlib.contextmanager
    def deed(self) -> Iterator[None]:
        """Repaint once, after everything inside is written; a failure is said and nothing is lost by it."""
        self._busy += 1
        try:
            yield
        except ConveneError as error:
            self.notify(str(error), severity="warning", markup=False, timeout=12)
            if isinstance(error, Locked):
                self.call_later(self.put_back)
        finally:
            self._busy -= 1
        if not self._busy:
            self.repaint()

    @on(Editor.Said)
    def _said(self, event: Editor.Said) -> None:
        event.stop()
        self.keep(event)

    @on(events.DescendantFocus)
    def _entered(self) -> None:
        self._typed_deeds = 0

    def keep(self, said: Editor.Said) -> None:
        """Do what an editor says."""
        if isinstance(said, Typing):
            keep_cell(self.keeping, self.worksheet, said)
            return
        with self.deed():
            match said:
                case Editor.Answered():
                    self._answer(said)
                case (
                    Editor.RowAdded()
                    | Editor.CellChanged()
                    | Editor.RowRemoved()
                    | Editor.RowMoved()
                    | Editor.RowDuplicated()
                    | Editor.RowsPasted()
                    | Editor.ItemSet()
                ):
                    self._write_row(said)
                case Editor.NameAdded():
                    self._add_name(said)
                case Editor.Counted():
                    self._count(said)
                case Editor.UndoWanted():
                    self._undo(said)
                case _:
                    ask_what_follows(self, said)

    def _answer(self, said: Editor.Answered) -> None:
        place, view = self.worksheet.place(said.step), self.session.view
        line, waits = picked(view.answer(place)), said_of_it(view, place)
        self._answering = True
        try:
            self.session.initiative.answer(place, said.value)
        finally:
            self._answering = False
        if waits and line is not None and line != picked(view.answer(place)):
            name = view.name(Measure.table, line) or REMOVED
            words = f"What was said of “{name}” is kept. It is here again when that is picked again."
            self.notify(words, markup=False, timeout=6)

    def _write_row(self, said: Editor.Said) -> None:
        initiative = self.session.initiative
        match said:
            case Editor.RowAdded():
                rows = initiative.rows(self.worksheet.place(said.step))
                said.then(rows.add(said.cells, after=said.after))
            case Editor.CellChanged():
                rows = initiative.rows(self.worksheet.place(said.step))
                rows.change(said.row, said.column, said.value, title=said.title)
            case Editor.RowRemoved():
                self._remove_row(said)
            case Editor.RowMoved():
                initiative.rows(self.worksheet.place(said.step)).move(said.row, said.by)
            case Editor.RowDuplicated():
                said.then(initiative.rows(self.worksheet.place(said.step)).duplicate(said.row))
            case Editor.RowsPasted():
                self.paste(said.step, said.text)
            case Editor.ItemSet():
                self._set_item(said)

    def _remove_row(self, said: Editor.RowRemoved) -> None:
        """Take it out; where it was worked on, it stays and says so."""
        place = self.worksheet.place(said.step)
        name = self.session.view.name(place, said.row)
        self.session.initiative.rows(place).remove(said.row)
        kept = self.session.view.name(place, said.row)
        stays = f" Where it was used, it stays: “{kept}”." if name and kept else ""
        self.notify(f"Row deleted.{stays} Undo: ^Z", markup=False, timeout=8 if stays else 4)

    def paste(self, step_id: str, text: str) -> None:
        """Rows of a spreadsheet in one deed; text that doesn't fit is shown to be mended and is kept."""
        step = self.worksheet.step(step_id)
        if step is None:
            return
        try:
            rows = kind_of(step.field).parse(text, step.field, self.session.view)
        except NamesMissing as fault:
            ask_to_add(self, step_id, text, fault)
            return
        except ConveneError as fault:
            ask_to_mend(self, step_id, text, fault)
            return
        if rows:
            self.session.initiative.rows(self.worksheet.place(step_id)).add_all(rows)
            count = f"{len(rows)} {'row' if len(rows) == 1 else 'rows'} added. Undo: ^Z"
            self.notify(count, markup=False, timeout=6)

    def _set_item(self, said: Editor.ItemSet) -> None:
        rows = self.session.initiative.rows(self.worksheet.place(said.step))
        there = next((row for row in rows.all() if row.cells.get("item") == said.item), None)
        with self.session.initiative.group(said.what, worksheet=self.worksheet.id):
            if there is None:
                given = {key: value for key, value in said.cells.items() if value is not None}
                if given:
                    rows.add({"item": said.item, **given})
                return
            for column, value in said.cells.items():
                rows.change(there.id, column, value)

    def _add_name(self, said: Editor.NameAdded) -> None:
        initiative = self.session.initiative
        place, names = self.worksheet.place(said.step), " and ".join(said.names)
        with initiative.group(f"{names} added to the {said.registry}", worksheet=self.worksheet.id):
            new = [initiative.rows(said.registry).add({"name": name}) for name in said.names]
            value: Value = [*said.before, *new] if said.several else new[0]
            if said.column is None:
                initiative.answer(place, value)
            elif said.row is None:
                said.then(initiative.rows(place).add({**said.cells, said.column: value}, after=said.after))
            else:
                initiative.rows(place).change(said.row, said.column, value, title=said.title)
        are = "is" if len(said.names) == 1 else "are"
        self.notify(f"{names} {are} among the {said.registry} now.", markup=False, timeout=5)

    def _count(self, said: Editor.Counted) -> None:
        step = self.worksheet.step(said.step)
        if step is None or not isinstance(step.field, VoteField):
            return
        initiative = self.session.initiative
        kept = self.session.view.get(Vote, said.cast.id) if said.cast.id else None
        if kept:
            recount(initiative, step, kept, said.cast)
            return
        new = count(initiative, self.worksheet, step, said.cast, at=self.session.now())
        said.then(new.id)

    def _undo(self, said: Editor.UndoWanted) -> None:
        """The record's undo; what was typed since the field was entered, and is gone again, goes first."""
        if said.typed and not said.redo:
            for _ in range(self._typed_deeds):
                self.session.initiative.undo()
        self.call_later(self.run_action, "app.redo" if said.redo else "app.undo")

    def decide(self, decision: Decision) -> None:
        """Keep a decision that was asked for."""
        with self.deed():
            kept = self.session.initiative.of(Decision).add(decision, f"decision {decision.label} captured")
            say_kept(self.app, kept)
