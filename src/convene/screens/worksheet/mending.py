"""A pasted text that didn't fit: what is wrong with it above, the text below to be mended."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from convene.errors import ConveneError
from convene.widgets.footer import Footer
from convene.widgets.long_text import LongText
from convene.widgets.words import plain


class Mending(ModalScreen[str | None]):
    """Nothing of a paste is lost: its text stays here until it fits, also after leaving with Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+g,f4", "again", "Paste again", key_display="^G"),
        Binding("escape", "leave", "Leave, keep the text"),
    ]
    DEFAULT_CSS = """
    Mending { align: center middle; background: $background 60%; }
    Mending > Vertical { width: 90%; height: 90%; background: $background; }
    Mending > Vertical { border: round $border; padding: 0 1; }
    Mending .title { text-style: bold; color: $primary; }
    Mending .fault { color: $late; height: auto; margin: 0 0 1 0; }
    """

    def __init__(self, text: str, fault: ConveneError | None, keep: Callable[[str], None]) -> None:
        """`keep` is told the text as it is now, "" when it is pasted again."""
        super().__init__()
        self._text = text
        self._fault = fault
        self._keep = keep

    def compose(self) -> ComposeResult:
        """The fault, then the text."""
        with Vertical():
            yield Static(plain("Nothing was added yet"), classes="title", markup=False)
            fault = self._fault
            said = f"{fault.what} {fault.todo}".strip() if fault else "Mend it, then paste it again."
            yield Static(plain(said), classes="fault", markup=False)
            yield LongText(self._text)
        yield Footer()

    def on_mount(self) -> None:
        """Mend."""
        self._keep(self._text)
        self.query_one(LongText).focus()

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._keep(event.text_area.text)

    def action_again(self) -> None:
        """Paste the mended text."""
        self._keep("")
        self.dismiss(self.query_one(LongText).text)

    def action_leave(self) -> None:
        """Leave it for later."""
        if self.query_one(LongText).text.strip():
            self.notify("The pasted text is kept: p in the table brings it back.", markup=False, timeout=8)
        self.dismiss(None)
