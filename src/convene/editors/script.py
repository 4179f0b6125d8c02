"""Words to read aloud: the prompt is all there is."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from convene.editors.editor import Editor
from convene.widgets.words import plain


class ScriptEditor(Editor):
    """Says that nothing is typed here."""

    def compose(self) -> ComposeResult:
        """The sentence; hidden from the room."""
        yield Static(
            plain("Read it aloud; nothing is typed here. Go on with ^G."), classes="note hint", markup=False
        )
