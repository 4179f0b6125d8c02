"""Words in a few lines; where they are cut, one sees that there is more, and by which key."""

from __future__ import annotations

from textual.content import Content
from textual.css.scalar import Unit
from textual.widgets import Static

from convene.widgets.words import plain


class CutText(Static):
    """Shows what its `max-height` allows. `more` names the key that shows all of it ("F1: all of it")."""

    def __init__(self, more: str = "", *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__("", id=id, classes=classes, markup=False)
        self._more = plain(f"… {self._more_words(more)}".rstrip(), "bold")
        self._words = Content("")

    @staticmethod
    def _more_words(more: str) -> str:
        return f"({more})" if more else ""

    def say(self, words: Content) -> None:
        """Show these words."""
        self._words = words
        self.on_resize()

    def on_resize(self) -> None:
        """Cut anew."""
        most, width = self.styles.max_height, self.content_size.width
        lines = int(most.value) if most and most.unit == Unit.CELLS else 0
        self.update(cut_to(self._words, width, lines, self._more) if width and lines else self._words)


def cut_to(words: Content, width: int, lines: int, more: Content) -> Content:
    """The words, if they fit into so many lines of this width; else their beginning, and what says so."""
    wrapped = words.wrap(width)
    if len(wrapped) <= lines:
        return words
    room = max(0, width - more.cell_length - 1)
    last = wrapped[lines - 1]
    if last.cell_length > room:
        last = next(iter(last.wrap(room)), Content("")) if room else Content("")
    blank = " " if last.plain else ""
    return Content("\n").join([*wrapped[: lines - 1], last.rstrip().append(blank).append(more)])
