"""Help: this screen's keys, and how to run it in words."""

from __future__ import annotations

from collections.abc import Sequence
from inspect import cleandoc
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from convene.screens.place import InInitiative
from convene.widgets.active_keys import ActiveKey, active_keys
from convene.widgets.footer import Footer
from convene.widgets.words import joined, plain

KEYS = 18
"""Columns for the keys, left of the words."""

GENERAL = (
    "Arrows move, Tab goes to the next part, Enter goes in or accepts, Esc goes back. Every change is saved "
    "at once; there is no save key. Pasting is your terminal's own key: often Ctrl+Shift+V, on a Mac Cmd+V."
)

NOT_SAVED = (
    "What you type is kept, and saving is tried again by itself. Make room on the disk, or plug the drive in "
    "again: line 1 says “saved” as soon as it is true. Keep this window open until then, or press Ctrl+S to "
    "save a copy of everything in another folder and go on there."
)


class Help(ModalScreen[None]):
    """Read it, scroll it, leave it with Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,question_mark", "leave", "Back", key_display="Esc"),
        Binding("down", "scroll(1)", "Scroll", key_display="↑↓"),
        Binding("up", "scroll(-1)", "Scroll", show=False),
    ]
    AUTO_FOCUS = "#help-text"
    DEFAULT_CSS = """
    Help { align: center middle; background: $background 60%; }
    Help > Vertical { width: 78; max-width: 100%; height: auto; max-height: 100%; background: $background; border: round $border; padding: 0 1; margin-bottom: 1; }
    Help VerticalScroll { height: auto; max-height: 100%; }
    Help Static { height: auto; padding-right: 1; }
    """  # noqa: E501

    def __init__(self, how: str, keys: Sequence[ActiveKey], trouble: str = "") -> None:
        """`how` to run the screen in words; `trouble` is why saving failed, if it did."""
        super().__init__()
        self._how = how
        self._keys = keys
        self._trouble = trouble

    @classmethod
    def of(cls, screen: Screen[Any]) -> Help:
        """The help of a screen, with the keys that work on it now."""
        trouble = ""
        if isinstance(screen, InInitiative):
            trouble = screen.session.window.trouble
        return cls(_flowing(getattr(screen, "HELP", None) or ""), active_keys(screen), trouble)

    def compose(self) -> ComposeResult:
        """One long text."""
        with Vertical(), VerticalScroll(id="help-text"):
            yield Static(self._text(), markup=False)
        yield Footer()

    def action_leave(self) -> None:
        """Back to the screen."""
        self.dismiss(None)

    def action_scroll(self, step: int) -> None:
        """One line up or down."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)

    def _text(self) -> Content:
        parts: list[Content] = []
        if self._trouble:
            parts.append(joined((f"NOT SAVED: {self._trouble}. ", "bold $late"), NOT_SAVED))
        if self._how:
            parts.append(plain(self._how))
        here = [one for one in self._keys if not one.everywhere]
        everywhere = [one for one in self._keys if one.everywhere]
        for title, keys in (("Keys here", here), ("Keys everywhere", everywhere)):
            if keys:
                lines = [plain(title, "bold $primary"), *(self._line(one) for one in keys)]
                parts.append(Content("\n").join(lines))
        parts.append(plain(GENERAL, "$muted"))
        return Content("\n\n").join(parts)

    def _line(self, key: ActiveKey) -> Content:
        keys = plain(" or ".join(key.keys), "bold").pad_right(0)
        words = joined(key.words, (f"  {key.more}" if key.more else "", "$muted"))
        return keys.pad_right(max(1, KEYS - keys.cell_length)).append(words)


def _flowing(text: str) -> str:
    """Paragraphs as they stand in the source become lines that the screen wraps."""
    paragraphs = cleandoc(text).split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
