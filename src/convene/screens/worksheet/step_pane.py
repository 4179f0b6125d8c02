"""One step: what was said before, the question, its editor, the note for the facilitator."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from convene.editors import editor_for
from convene.editors.editor import Editor, Shown
from convene.kinds.field import Around
from convene.widgets.cut_text import CutText
from convene.widgets.words import joined, plain
from convene.worksheets.definition import Step

Reminders: TypeAlias = Sequence[tuple[str, str]]
"""What was said before: the title of each earlier step, and its words."""


def asked(prompt: str) -> tuple[str, str]:
    """A prompt up to its first question (or its first sentence), and what is said after it."""
    found = re.match(r"(.+?\?)\s+(.+)", prompt, re.DOTALL)
    found = found or re.match(r"([^?]+?[.!])\s+([^?]+)$", prompt)
    return (found[1], found[2]) if found else (prompt, "")


class StepPane(Vertical):
    """Shows one step; one editor is mounted at a time: `editor`, None for a step that is no longer asked.

    The question stands in capitals, since a terminal has no larger letters.
    """

    SCOPED_CSS = False
    DEFAULT_CSS = """
    StepPane { height: 1fr; padding: 0 0 0 1; }
    StepPane .reminder { color: $muted; height: auto; max-height: 3; margin: 0 1; }
    StepPane .question { text-style: bold; color: $primary; height: auto; margin: 1 1 0 1; }
    StepPane .rest { height: auto; margin: 0 1; }
    StepPane .reminder, StepPane .question, StepPane .rest, StepPane .note { max-width: 90; }
    StepPane .slot { height: 1fr; margin: 1 0 0 0; }
    StepPane .note { color: $muted; height: auto; max-height: 6; margin: 0 1; }
    .-low StepPane .question { margin: 0 1; }
    .-low StepPane .note { max-height: 2; }
    .-low StepPane .reminder { max-height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    .-room StepPane .note, .-room StepPane .reminder { max-height: 0; margin: 0; }
    .-room StepPane .question { margin: 1 2 0 2; }
    .-room StepPane .rest { margin: 1 2 0 2; }
    .-room StepPane .slot { margin: 1 1 0 1; }
    StepPane .kept-back { display: none; color: $muted; height: auto; margin: 1 2; }
    .-room StepPane.-private .slot { display: none; }
    .-room StepPane.-private .kept-back { display: block; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._room = False
        self._examples: dict[Input | TextArea, str | Content] = {}
        self._early: list[events.Key] = []
        self._to_show = Shown()
        self.editor: Editor | None = None

    def compose(self) -> ComposeResult:
        """The parts, empty."""
        yield CutText("F1: all", classes="reminder")
        yield Static("", classes="question", markup=False)
        yield Static("", classes="rest", markup=False)
        yield Vertical(classes="slot")
        yield Static(plain("This step is not for the room."), classes="kept-back", markup=False)
        yield CutText("F1: all", classes="note")

    def open(self, step: Step, around: Around, shown: Shown, reminders: Reminders) -> None:
        """Show a step, with its own editor in place of the last one."""
        self.query(Editor).remove()
        self.query(".read-only").remove()
        editor = editor_for(step, around)
        editor.room = self._room
        question, rest = asked(step.prompt)
        minutes = f" ({step.minutes} min)" if step.minutes else ""
        self._say(question, rest, f"{step.note}{minutes}" if step.note else "")
        self.show_reminders(reminders)
        self.editor = editor
        self.set_class(step.private, "-private")
        self._to_show = shown
        self.can_focus = True
        self.screen.set_focus(self)
        self.query_one(".slot").mount(editor)

    def open_gone(self, title: str, lines: tuple[str, ...]) -> None:
        """Show answers to a step that is no longer asked; whether they were private nobody knows any more."""
        self.query(Editor).remove()
        self.query(".read-only").remove()
        self.editor = None
        self.set_class(True, "-private")
        self._say(title, "No longer asked. What was answered is kept and can be read here.", "")
        self.show_reminders(())
        self.query_one(".slot").mount(Static(plain("\n".join(lines)), classes="read-only", markup=False))

    def show(self, shown: Shown, reminders: Reminders) -> None:
        """Show what the record holds now."""
        self.show_reminders(reminders)
        self._to_show = shown
        if self.editor and not self.can_focus:
            self.editor.show(shown)

    def show_reminders(self, reminders: Reminders) -> None:
        """Show what was said before, if there is anything; each in lines of its own."""
        field = self.query_one(".reminder", CutText)
        field.display = bool(reminders)
        parts = [((f"{title}: ", "bold"), words, "\n") for title, words in reminders]
        field.say(joined(*(one for part in parts for one in part)).rstrip())

    def set_room(self, room: bool) -> None:
        """Show what the room should see, or all."""
        self._room = room
        if self.editor:
            self.editor.room = room
            self._show_examples()

    def _show_examples(self) -> None:
        """What stands in empty fields tells the facilitator what to type."""
        for field in self.query("Input, TextArea"):
            if isinstance(field, Input | TextArea) and self._room:
                self._examples.setdefault(field, field.placeholder)
                field.placeholder = ""
        if not self._room:
            for field, example in self._examples.items():
                field.placeholder = example
            self._examples.clear()

    def on_key(self, event: events.Key) -> None:
        """What is typed while the editor is still coming up is for it."""
        if self.can_focus and (event.is_printable or event.key in {"enter", "backspace", "up", "down"}):
            event.stop()
            self._early.append(event)

    @on(Editor.Ready)
    def _ready(self, event: Editor.Ready) -> None:
        event.stop()
        if self.editor is None or not self.editor.is_mounted or not self.editor.display:
            return  # it is on its way out
        self.editor.show(self._to_show)
        self._examples.clear()
        self._show_examples()
        if self.has_focus:
            self.editor.begin()
        self.can_focus = False
        early, self._early = self._early, []
        for key in early:
            if self.screen.focused:
                self.screen.focused.post_message(key)

    def _say(self, question: str, rest: str, note: str) -> None:
        self.query_one(".question", Static).update(plain(question.upper()))
        more = self.query_one(".rest", Static)
        more.display = bool(rest)
        more.update(plain(rest))
        beside = self.query_one(".note", CutText)
        beside.display = bool(note)
        beside.say(joined(("Note for you: ", "bold"), note))
