"""For a kind that this version can't fill in: said plainly, and no dead end."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from convene.editors.editor import Editor
from convene.kinds import name_of
from convene.widgets.words import plain


class NoneEditor(Editor):
    """Says what can't be done here, and what can."""

    def compose(self) -> ComposeResult:
        """The sentence."""
        words = (
            f"This version can't fill in a step of the kind “{name_of(self.step.field)}” yet. "
            "Do it on paper and keep what came out as a note (^N). Go on with ^G."
        )
        yield Static(plain(words), classes="empty", markup=False)
