"""A worksheet to be filled in, wherever it is shown: by itself, or as an item of a running meeting."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import OptionList, Static

from convene.editors.editor import Shown
from convene.editors.meanwhile import HistoryWanted
from convene.errors import ConveneError
from convene.initiative.asked import in_words, is_asked
from convene.initiative.gone import Gone, gone_steps, move, settle, unsettled
from convene.initiative.standing import goes_on_at, of_step
from convene.screens.place import InInitiative
from convene.screens.session import Session
from convene.screens.worksheet.no_longer_asked import what_becomes_of
from convene.screens.worksheet.outline import Outline, OutlineLine
from convene.screens.worksheet.reminder import said_before
from convene.screens.worksheet.shown import shown
from convene.screens.worksheet.step_pane import Reminders, StepPane
from convene.screens.worksheet.with_curve import WithCurve, amiss, line_of
from convene.screens.worksheet.writing import Writing
from convene.widgets.words import joined
from convene.worksheets.definition import Step, Worksheet


class WorksheetPane(Writing):
    """Outline and step of one worksheet; what is typed in it is written by it.

    For whoever embeds it (`WorksheetScreen`, the running meeting):

    - `WorksheetPane(session, worksheet, steps=(), outline=True)`: `steps` are the ids of the steps to go
      through, all of them if empty. Without `outline` draw your own from `outline_lines()`; in a narrow
      window one line "step 2/7 · Organizations" stands there in either case unless `outline` is False.
    - Call `show()` in your screen's `show()`: it repaints and never touches what somebody is typing.
    - `step_id` is the open step; `open_step(id)` opens another. `go_on()` opens the next step and is False
      at the end; `go_back()` likewise.
    - `finish()` writes what was typed in the last moment: call it before the screen is left or suspended.
    - `step_back()`: call it on Esc before going up; True when something inside was closed by it.
    - `room = True` shows what the room should see; put the class `-room` on your screen as well.
    - Set `worksheet_id` of your screen to `worksheet.id`, so that what is captured is linked to it.
    - `anew = True` before it is mounted begins another round of the vote that it opens at.
    - It posts `Moved(step_id)` after another step was opened.
    """

    SCOPED_CSS = False
    DEFAULT_CSS = """
    WorksheetPane { height: 1fr; layout: vertical; }
    WorksheetPane .step-line { display: none; height: 1; padding: 0 2; color: $muted; }
    .-narrow WorksheetPane.outlined .step-line { display: block; }
    WorksheetPane .outline { width: 26; border-right: solid $rule; }
    .-narrow WorksheetPane .outline, .-room WorksheetPane .outline { display: none; }
    .-room WorksheetPane.outlined .step-line { display: none; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # With priority: in a field this key would take the rest of the words away.
        Binding(
            "ctrl+k,f7",
            "curve",
            "Curve",
            key_display="^K",
            priority=True,
            id="curve",
            tooltip="The line of the measure at hand, large",
        ),
        Binding("ctrl+t", "earlier", "Earlier answers", show=False, tooltip="What stood in this step before"),
    ]

    room: reactive[bool] = reactive(False)

    @dataclass
    class Moved(Message):
        """Another step is open now."""

        step_id: str

    def __init__(
        self, session: Session, worksheet: Worksheet, steps: tuple[str, ...] = (), *, outline: bool = True
    ) -> None:
        super().__init__(session, worksheet)
        chosen = [step for step in worksheet.steps if not steps or step.id in steps]
        self.steps: tuple[Step, ...] = tuple(chosen) or worksheet.steps
        self.step_id = goes_on_at(session.view, worksheet, self.steps).id
        self.anew = False
        self._outline = outline
        self._gone = gone_steps(session.view, worksheet, session.initiative.folder)
        self.set_class(outline, "outlined")

    def compose(self) -> ComposeResult:
        """Outline at the left, step at the right."""
        yield Static("", classes="step-line", markup=False)
        with Horizontal():
            if self._outline:
                with Vertical(classes="outline"):
                    yield Outline()
            yield WithCurve()

    def on_mount(self) -> None:
        """Open the step to go on with; ask about answers that a change of the worksheet left without one."""
        self.open_step(self.step_id)
        left = unsettled(self.session.initiative, self.worksheet)
        if left and self.session.initiative.writable:
            self.call_later(self._ask_about_gone, left)

    @property
    def step(self) -> Step | None:
        """The open step; None for one that is no longer asked."""
        return next((step for step in self.steps if step.id == self.step_id), None)

    @property
    def whole_words(self) -> str:
        """What was said before and the note of the open step: both may be cut on a small screen."""
        said = [f"{title}: {words}" for title, words in self.reminders]
        note = self.step.note if self.step else ""
        return "\n\n".join([*said, *([f"Note for you: {note}"] if note else [])])

    @property
    def reminders(self) -> Reminders:
        """Why the open step is not asked yet, and what earlier steps and the records say to it."""
        view, step = self.session.view, self.step
        if step is None:
            return ()
        waits = [("Not asked yet", in_words(view, step.shown_when))] if step.shown_when else []
        waits = waits if not self._is_asked(step) else []
        return (*waits, *amiss(view, step), *said_before(view, step))

    def open_step(self, step_id: str, row: int | None = None, column: str = "") -> None:
        """Open a step, at a row and a column if they are named.

        What was typed in the last moment is written first.
        """
        self.finish()
        editor = self.query_one(StepPane).editor
        if editor and editor.is_mounted and editor.left_open:
            self.notify(editor.left_open, severity="warning", markup=False, timeout=8)
        self.step_id = step_id
        above = self.query_one(WithCurve)
        if above.is_large:
            above.enlarge(large=False)
        self.put_back()
        editor = self.query_one(StepPane).editor
        if editor and row is not None:
            editor.look_at(row, column)
        self._show_outline()
        self.post_message(self.Moved(step_id))

    def put_back(self) -> None:
        """Show the open step anew, as the record has it."""
        step_id, step, pane = self.step_id, self.step, self.query_one(StepPane)
        if step:
            pane.open(step, self.session.view, self._shown(step)._replace(anew=self.anew), self.reminders)
        self.anew = False
        self._show_curve()
        for gone in self._gone:
            if gone.key == step_id:
                pane.open_gone(gone.title, gone.lines)

    def go_on(self) -> bool:
        """Open the next step; False at the end."""
        return self._go(1)

    def go_back(self) -> bool:
        """Open the step before; False at the beginning."""
        return self._go(-1)

    def finish(self) -> None:
        """Write what was typed in the last moment."""
        editor = self.query_one(StepPane).editor
        if editor and editor.is_mounted:
            for said in editor.unsaid():
                self.keep(said)

    def step_back(self) -> bool:
        """Close what is open inside the editor, or the line that took its place; False when nothing is."""
        above = self.query_one(WithCurve)
        if above.is_large:
            above.enlarge(large=False)
            return True
        editor = self.query_one(StepPane).editor
        return editor.step_back() if editor else False

    def repaint(self) -> None:
        """Show what the record holds, here and in the outline."""
        if not self.is_mounted:
            return
        if self.step:
            shown = self._shown(self.step)._replace(by_others=self._by_others)
            self.query_one(StepPane).show(shown, self.reminders)
        self._show_curve()
        self._show_outline()

    @property
    def _by_others(self) -> bool:
        return isinstance(self.screen, InInitiative) and self.screen.by_others

    def action_earlier(self) -> None:
        """What was answered to the open step before; not before the room, who may not see all of it."""
        if self.room:
            return
        if self.step and self.step.field.keeping in {"value", "rows"}:
            self.keep(HistoryWanted(self.step.id))
        else:
            self.notify(
                "What was captured has its history in the Record: 5, then h.", markup=False, timeout=5
            )

    def action_curve(self) -> None:
        """The line as large as can be, or the step again."""
        above = self.query_one(WithCurve)
        if not above.is_large:
            self.finish()
            self.step_back()
        above.enlarge(large=not above.is_large)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The line has a key where there is one."""
        if action == "curve":
            return any(one.has_line for one in self.query(WithCurve))
        return super().check_action(action, parameters)

    def watch_room(self, room: bool) -> None:
        """Show what the room should see, or all."""
        if self.is_mounted:
            self.query_one(StepPane).set_room(room)
            self.query_one(WithCurve).room = room

    def outline_lines(self) -> tuple[OutlineLine, ...]:
        """The steps with their marks, then those that are no longer asked."""
        view = self.session.view
        lines = [
            OutlineLine(
                step.id,
                step.title,
                of_step(view, self.worksheet, step).mark,
                step.id == self.step_id,
                waits=not self._is_asked(step),
            )
            for step in self.steps
        ]
        for gone in self._gone if self._outline else ():
            lines.append(OutlineLine(gone.key, gone.title, "~", gone.key == self.step_id, gone=True))
        return tuple(lines)

    def _shown(self, step: Step) -> Shown:
        return shown(self.session, self.worksheet, step, self.meeting)

    def _show_curve(self) -> None:
        above = self.query_one(WithCurve)
        had = above.has_line
        above.show(line_of(self.session.view, self.step))
        if had != above.has_line:
            self.refresh_bindings()

    def _is_asked(self, step: Step) -> bool:
        """Whether an answer calls for it, or it has one already."""
        view = self.session.view
        return is_asked(view, step) or of_step(view, self.worksheet, step).mark != "·"

    def _ask_about_gone(self, left: tuple[Gone, ...]) -> None:
        """One question for each; Esc leaves the rest for the next time."""
        initiative = self.session.initiative
        if left:
            self.app.push_screen(what_becomes_of(left[0]), partial(self._said_of_gone, left))
            return
        try:
            settle(initiative, self.worksheet)
        except ConveneError as fault:
            self.notify(f"{fault.what} {fault.todo}", severity="warning", markup=False)
        self._gone = gone_steps(self.session.view, self.worksheet, initiative.folder)
        self._show_outline()

    def _said_of_gone(self, left: tuple[Gone, ...], answer: int | None) -> None:
        if answer is None:
            return
        if answer > 0:
            move(self.session.initiative, left[0], left[0].homes[answer - 1])
        self._ask_about_gone(left[1:])

    def _go(self, by: int) -> bool:
        """To the next step that is asked now; one that isn't can be opened in the outline."""
        ids = [step.id for step in self.steps]
        at = ids.index(self.step_id) if self.step_id in ids else len(ids)
        way = self.steps[at + 1 :] if by > 0 else self.steps[:at][::-1]
        to = next((step.id for step in way if self._is_asked(step)), None)
        if to is None:
            return False
        self.open_step(to)
        return True

    def _show_outline(self) -> None:
        lines = self.outline_lines()
        for outline in self.query(Outline):
            outline.show(lines)
        here = next((number for number, line in enumerate(lines, start=1) if line.here), 0)
        line = lines[here - 1]
        words = f"step {here}/{len(self.steps)}" if not line.gone else "no longer asked"
        self.query_one(".step-line", Static).update(joined((f"{line.mark} {words} · ", ""), line.title))

    @on(OptionList.OptionSelected, "Outline")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id:
            self.open_step(event.option_id)
