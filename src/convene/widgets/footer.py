"""The keys at the bottom: as many as fit, each whole; help always."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.widgets import Footer as TextualFooter
from textual.widgets._footer import FooterKey

from convene.widgets.active_keys import named

ALWAYS = "help"
"""The key that leads to all others stays at any width."""

LESS_NEEDED = (
    "command_palette",
    "delete",
    "plan",
    "carry",
    "who",
    "steps",
    "clock",
    "contact",
    "filter",
    "pick",
    "room",
    "move",
    "edit",
)
"""Actions whose keys go first, in this order, where there is no room for all; then those at the right."""

LAST_TO_GO = ("capture", "to_meeting", "go_on", "read_back", "close_meeting", ALWAYS)
"""Actions whose keys go only when nothing else is left, the first one first."""


class Key(NamedTuple):
    """One key as it stands at the bottom: the key in words, what it does, and by which action."""

    shown: str
    words: str
    action: str

    @property
    def name(self) -> str:
        """The action without whose it is and what it is told: "help" for "app.help"."""
        return self.action.partition("(")[0].rpartition(".")[2]

    @property
    def width(self) -> int:
        """Cells: a blank before the key, one between, and one after the words."""
        return cell_len(self.shown) + cell_len(self.words) + 3


def fitting_keys(keys: Sequence[Key], room: int) -> list[Key]:
    """Those for which there is room in so many cells, in their order; help even where there is none."""
    left = list(keys)
    for key in sorted(keys, key=_need(keys)):
        if key.name != ALWAYS and sum(one.width for one in left) > room:
            left.remove(key)
    return left


def _need(keys: Sequence[Key]) -> Callable[[Key], tuple[int, int]]:
    """How much a key is needed among these, the least first."""

    def need(key: Key) -> tuple[int, int]:
        if key.name in LESS_NEEDED:
            return 0, LESS_NEEDED.index(key.name)
        if key.name in LAST_TO_GO:
            return 2, LAST_TO_GO.index(key.name)
        return 1, -keys.index(key)

    return need


class Footer(TextualFooter):
    """As Textual's, without the words that would be cut at the right, and with keys as people say them."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)
        self._shown: tuple[Key, ...] = ()

    def compose(self) -> ComposeResult:
        """The keys for which there is room."""
        if not self._bindings_ready:
            return
        bound: dict[tuple[str, str], tuple[Key, str, bool, str]] = {}
        for _, binding, enabled, tooltip in self.screen.active_bindings.values():
            if binding.show:
                key = Key(binding.key_display or named(binding.key), binding.description, binding.action)
                bound.setdefault((key.name, key.words), (key, binding.key, enabled, tooltip))
        self._shown = tuple(fitting_keys([key for key, *_ in bound.values()], self.app.size.width))
        for key, pressed, enabled, tooltip in bound.values():
            if key in self._shown:
                yield FooterKey(
                    pressed, key.shown, key.words, key.action, disabled=not enabled, tooltip=tooltip
                ).data_bind(compact=TextualFooter.compact)

    def on_resize(self, event: events.Resize) -> None:
        """There may be room for more, or for less."""
        self.call_after_refresh(self.recompose)
