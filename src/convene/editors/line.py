"""One line that has to fit its kind: a number, a day, a level."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from convene.editors.editor import Editor, Shown
from convene.editors.meanwhile import changed_meanwhile
from convene.errors import BadInput
from convene.kinds import kind_of
from convene.widgets.typeahead import LineInput
from convene.widgets.words import plain


class KeptLine(LineInput):
    """A line whose Enter is named in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Keep", key_display="Enter")]


class LineEditor(Editor):
    """Enter keeps what is typed, and so does leaving; what doesn't fit stays, with the reason below it."""

    DEFAULT_CSS = """
    LineEditor {
        padding: 0 1;
        KeptLine { padding: 0 1; background: $panel; max-width: 40; }
        .fault { color: $late; height: auto; margin: 0 1; }
        .legend { color: $muted; height: auto; margin: 1 1; }
    }
    """
    echo: ClassVar[bool] = False
    """Whether it is said while typing how the words are understood."""

    @property
    def hint(self) -> str:
        """Stands in the empty field."""
        return ""

    @property
    def legend(self) -> str:
        """Stands below it."""
        return ""

    def compose(self) -> ComposeResult:
        """The field, what is said about its words, the legend."""
        yield KeptLine(placeholder=self.hint, select_on_focus=False, compact=True)
        yield Static("", classes="fault", markup=False)
        yield Static(plain(self.legend), classes="legend", markup=False)

    def show(self, shown: Shown) -> None:
        """Show the answer; words that are being typed stay unless the answer changed."""
        before = self._in_words(self.shown)
        super().show(shown)
        self.query_one(".legend", Static).update(plain(self.legend))
        field, now = self.query_one(KeptLine), self._in_words(shown)
        if shown.by_others and now != before and field.has_focus and field.value not in {before, now}:
            self.post_message(changed_meanwhile(self.step.id, "This answer", now))
            return
        if not field.has_focus or field.value == before or now != before:
            with field.prevent(Input.Changed):
                field.value = now
                field.cursor_position = len(now)

    def begin(self) -> None:
        """Type."""
        self.screen.set_focus(self.query_one(KeptLine))

    def unsaid(self) -> tuple[Editor.Said, ...]:
        """What is in the field, if it fits and is not what is kept."""
        words, field = self.query_one(KeptLine).value, self.step.field
        if words == self._in_words(self.shown):
            return ()
        try:
            value = kind_of(field).parse(words, field, self.around)
        except BadInput as fault:
            self._say(f"{fault.what} {fault.todo}".strip())
            return ()
        self._say("")
        return () if value == self.shown.value else (self.Answered(self.step.id, value),)

    def _in_words(self, shown: Shown) -> str:
        field = self.step.field
        return "" if shown.value is None else kind_of(field).show(shown.value, field, self.around)

    def _say(self, words: str) -> None:
        self.query_one(".fault", Static).update(plain(words))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        words, field = event.value, self.step.field
        try:
            value = kind_of(field).parse(words, field, self.around) if self.echo else None
        except BadInput:
            value = None
        self._say(kind_of(field).show(value, field, self.around) if value is not None else "")

    @on(Input.Submitted)
    @on(events.DescendantBlur)
    def _kept(self, event: Input.Submitted | events.DescendantBlur) -> None:
        self.say()
