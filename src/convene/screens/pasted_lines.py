"""Several pasted lines, each with how it is read, before all of them are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from convene.screens.captured_words import after, counts_in_words, in_one_line
from convene.screens.line_reader import LineReader, TypedLine
from convene.widgets.choices import Choices
from convene.widgets.words import plain


class PastedLines(Choices):
    """The lines; Enter and the rest are keys of the screen around it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "screen.keep", "Keep all", show=False)]
    DEFAULT_CSS = """
    PastedLines { height: auto; max-height: 12; padding: 0; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, reader: LineReader) -> None:
        super().__init__()
        self._reader = reader
        self.lines: list[TypedLine] = []

    def take(self, lines: Sequence[str]) -> None:
        """Show these lines."""
        self.lines = [(line, None) for line in lines]
        self._fill()

    def change_kind(self, steps: int) -> None:
        """Another kind for the line with the cursor."""
        at = self.highlighted or 0
        text, kind = self.lines[at]
        self.lines[at] = (text, after(self._reader.read(text, kind).kind, steps))
        self.replace_option_prompt_at_index(at, self._said(self.lines[at]))

    def leave_out(self) -> None:
        """Take the line with the cursor out."""
        del self.lines[self.highlighted or 0]
        self._fill()

    def counted(self) -> Content:
        """How many of which kind."""
        kinds = [self._reader.read(text, kind).kind for text, kind in self.lines]
        return plain(f"{len(kinds)} lines: {counts_in_words(kinds)}", "$muted")

    def _fill(self) -> None:
        at = self.highlighted or 0
        self.set_options([Option(self._said(line)) for line in self.lines])
        self.highlighted = min(at, len(self.lines) - 1) if self.lines else None

    def _said(self, line: TypedLine) -> Content:
        return in_one_line(self._reader.read(*line), self._reader.today)
