"""Words: one line in a field, or many lines in a larger one."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static, TextArea

from convene.editors.editor import Editor, Shown
from convene.editors.meanwhile import changed_meanwhile
from convene.kinds import kind_of
from convene.kinds.field import Value
from convene.kinds.text import Definition
from convene.widgets.long_text import LongText
from convene.widgets.typeahead import LineInput
from convene.widgets.typing_pause import TypingPause
from convene.widgets.words import plain

PAUSE = 10.0
"""Seconds after the last key for which somebody who is still in the field is taken to be typing."""


class Line(LineInput):
    """One line. Undo says first what was typed last."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Keep", key_display="Enter"),
        Binding("ctrl+z", "back(False)", "Undo", show=False),
        Binding("ctrl+y", "back(True)", "Redo", show=False),
    ]

    class Back(LongText.Exhausted):
        """Undo (or redo) was pressed."""

    def action_back(self, redo: bool) -> None:
        """Hand undo on."""
        self.post_message(self.Back(self, redo=redo, as_entered=False))  # type: ignore[arg-type]


class TextEditor(Editor):
    """Typing becomes an answer a moment after the last key, and at once on leaving the field.

    While it is empty, the words of an earlier text can be taken over.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "take_over", "Take over", key_display="Down", show=False, priority=True),
    ]

    DEFAULT_CSS = """
    TextEditor {
        padding: 0 1; max-width: 92;
        Line { padding: 0 1; background: $panel; }
        .whole { height: auto; margin: 1 1 0 1; display: none; }
        .whole.long { display: block; }
        .earlier { height: auto; margin: 0 1; color: $muted; display: none; }
        .earlier.any { display: block; }
        .words { height: 1; margin: 0 1; color: $muted; }
        .words.over { color: $late; text-style: bold; }
    }
    .-room TextEditor .earlier.any { display: none; }
    """
    SCOPED_CSS = False

    def compose(self) -> ComposeResult:
        """The field; below one line, its words in full when they don't fit."""
        if self._one_line:
            yield Line(placeholder="Type here", select_on_focus=False, compact=True)
            yield Static("", classes="whole", markup=False)
        else:
            yield LongText(placeholder="Type here. Enter makes a new line, Tab leaves.")
        yield Static("", classes="earlier", markup=False)
        if self._words_at_most:
            yield Static("", classes="words", markup=False)

    def on_mount(self) -> None:
        """Nothing is typed yet."""
        self._pause = TypingPause(self, self.say)
        self._known: Value | None = None
        self._on_the_way: list[Value | None] = []
        self._typed_at = -PAUSE
        self._is_behind = False

    @property
    def _one_line(self) -> bool:
        return isinstance(self.step.field, Definition) and self.step.field.lines == 1

    @property
    def _words_at_most(self) -> int:
        return self.step.field.words_at_most if isinstance(self.step.field, Definition) else 0

    @property
    def _words(self) -> str:
        return self.query_one(LineInput).value if self._one_line else self.query_one(LongText).text

    @property
    def _value(self) -> Value | None:
        return kind_of(self.step.field).parse(self._words, self.step.field, self.around)

    def show(self, shown: Shown) -> None:
        """Show the answer, unless it is what was typed here: then somebody may be typing on."""
        super().show(shown)
        value = shown.value
        if value == self._known:
            self._show_whole()
            return
        self._known = value
        if value in self._on_the_way:
            self._on_the_way = self._on_the_way[self._on_the_way.index(value) + 1 :]
        elif value != self._value:
            if shown.by_others and self._is_being_typed:
                self._is_behind = True
                self.post_message(changed_meanwhile(self.step.id, "This answer", str(value or "")))
            else:
                self._pause.cancel()
                self._put("" if value is None else str(value))
        self._show_whole()

    @property
    def _is_being_typed(self) -> bool:
        """Whether somebody is typing, or has only paused."""
        return self._pause.waiting or (self.has_focus_within and monotonic() - self._typed_at < PAUSE)

    def on_resize(self) -> None:
        """Whether the words fit is known only now; while it comes up or goes there is no field."""
        if self.query(LineInput):
            self._show_whole()

    def begin(self) -> None:
        """Type."""
        self.screen.set_focus(self.query_one("Line, LongText"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Something can be taken over only into an empty field; else Down moves in it."""
        return self._can_take_over if action == "take_over" else super().check_action(action, parameters)

    @property
    def _can_take_over(self) -> bool:
        return bool(self.is_mounted and self.shown.earlier and not self._words)

    def action_take_over(self) -> None:
        """The words of the earlier text become the answer, to be changed where need be."""
        if self.shown.earlier and self._one_line:
            self.query_one(LineInput).insert_text_at_cursor(" ".join(self.shown.earlier[0].split()))
        elif self.shown.earlier:
            self.query_one(LongText).insert_pasted(self.shown.earlier[0])  # as typed, for undo
        self._pause.key()
        self.say()

    def unsaid(self) -> tuple[Editor.Said, ...]:
        """What was typed in the last moment."""
        if not self._pause.cancel():
            return ()
        value = self._value
        if value == self._known and not self._on_the_way:
            return ()
        self._on_the_way.append(value)
        self._is_behind = False
        return (self.Answered(self.step.id, value),)

    def _put(self, words: str) -> None:
        if self._one_line:
            field = self.query_one(LineInput)
            with field.prevent(Input.Changed):
                field.value = words
                field.cursor_position = len(words)
        else:
            self.query_one(LongText).put(words)

    def _show_whole(self) -> None:
        earlier = self.query_one(".earlier", Static)
        earlier.set_class(self._can_take_over, "any")
        if self.shown.earlier:
            earlier.update(plain(f"Down takes over what “{self.shown.earlier[1]}” says."))
        if self._words_at_most:
            count, most = len(self._words.split()), self._words_at_most
            self.query_one(".words", Static).update(plain(f"{count} of at most {most} words"))
            self.query_one(".words").set_class(count > most, "over")
        if self._one_line:
            whole = self.query_one(".whole", Static)
            long = cell_len(self._words) >= max(20, self.query_one(LineInput).size.width - 2)
            whole.set_class(long, "long")
            whole.update(plain(self._words if long else ""))

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed(self, event: Input.Changed | TextArea.Changed) -> None:
        event.stop()
        self._typed_at = monotonic()
        self._pause.key()
        self._show_whole()

    @on(events.DescendantBlur)
    def _left(self) -> None:
        self.say()
        self._typed_at = -PAUSE
        if self._is_behind:  # what others put here meanwhile, and nothing was typed over it
            self._is_behind = False
            self._put("" if self._known is None else str(self._known))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.say()

    @on(LongText.Exhausted)
    def _nothing_left(self, event: LongText.Exhausted) -> None:
        event.stop()
        if event.as_entered:
            self._pause.cancel()
            self._on_the_way.clear()
        else:
            self.say()
        self.post_message(self.UndoWanted(self.step.id, event.redo, typed=event.as_entered))

    @on(LongText.LongPasted)
    def _too_long(self, event: LongText.LongPasted) -> None:
        event.stop()
        self.post_message(
            self.LongPasted(self.step.id, event.text, partial(event.field.insert_pasted, event.text))
        )
