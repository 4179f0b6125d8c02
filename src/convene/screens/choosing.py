"""One of a few: a status, a date that was meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from convene.widgets.choices import Choices
from convene.widgets.footer import Footer
from convene.widgets.words import joined, plain


class _These(Choices):
    """Names Enter for what it does here."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Choose", key_display="Enter")]


class Choosing(ModalScreen[int | None]):
    """Answers with the place of what was chosen, from 0; a digit chooses at once; Esc answers nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", key_display="Esc"),
        Binding("f1", "app.help", "Help"),
    ]
    DEFAULT_CSS = """
    Choosing { align: center middle; background: $background 60%; }
    Choosing > Vertical { width: 60; max-width: 100%; height: auto; max-height: 100%; background: $background; border: round $border; padding: 0 1; }
    Choosing OptionList { height: auto; max-height: 12; margin: 1 0 0 0; }
    """  # noqa: E501

    def __init__(self, question: str, options: Sequence[str], now: str = "") -> None:
        """`now` is the option that holds already; at most nine options have a digit."""
        super().__init__()
        self._question = question
        self._options = tuple(options)
        self._now = now

    def compose(self) -> ComposeResult:
        """The question and the options with their digits."""
        with Vertical():
            yield Static(plain(self._question, "bold"), markup=False)
            yield _These()
        yield Footer()

    def on_mount(self) -> None:
        """Begin at what holds now."""
        options = self.query_one(OptionList)
        options.add_options(
            Option(
                joined(
                    (f"{number} ", "bold $primary"), words, ("  now" if words == self._now else "", "$muted")
                )
            )
            for number, words in enumerate(self._options, start=1)
        )
        options.highlighted = self._options.index(self._now) if self._now in self._options else 0
        options.focus()

    def on_key(self, event: events.Key) -> None:
        """A digit chooses."""
        if event.character and event.character in "123456789"[: len(self._options)]:
            event.stop()
            self.dismiss(int(event.character) - 1)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)

    def action_leave(self) -> None:
        """Nothing was chosen."""
        self.dismiss(None)
