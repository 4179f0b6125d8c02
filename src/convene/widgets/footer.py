"""The keys at the bottom: as many as fit, each whole; help always."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from convene.widgets.active_keys import named

ALWAYS = "help"
"""The key that leads to all others stays at any width."""

LESS_NEEDED = (
    "command_palette",
    "become",
    "candidates",
    "delete",
    "plan",
    "carry",
    "who",
    "steps",
    "clock",
    "contact",
    "filter",
    "pick",
    "curve",
    "room",
    "move",
    "edit",
)
"""Actions whose keys go first, in this order, where there is no room for all; then those at the right.

Of several keys of one action the right one goes first.
"""

LAST_TO_GO = ("capture", "to_meeting", "go_on", "read_back", "close_meeting", ALWAYS)
"""Actions whose keys go only when nothing else is left, the first one first."""


class Key(NamedTuple):
    """One key as it stands at the bottom: in words, what it does, by which action; what a click presses."""

    shown: str
    words: str
    action: str
    pressed: str = ""
    enabled: bool = True

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


def _need(keys: Sequence[Key]) -> Callable[[Key], tuple[int, int, int]]:
    """How much a key is needed among these, the least first."""

    def need(key: Key) -> tuple[int, int, int]:
        from_the_right = -keys.index(key)
        if key.name in LESS_NEEDED:
            return 0, LESS_NEEDED.index(key.name), from_the_right
        if key.name in LAST_TO_GO:
            return 2, LAST_TO_GO.index(key.name), from_the_right
        return 1, 0, from_the_right

    return need


class Footer(Widget):
    """The keys of the screen, drawn in one piece: Textual's own makes a widget a key at every move.

    With keys as people say them, and without words that would be cut at the right. A click presses a key.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"footer--key", "footer--words", "footer--off"}
    DEFAULT_CSS = """
    Footer {
        dock: bottom; height: 1;
        color: $footer-foreground; background: $footer-background;
        .footer--key { color: $footer-key-foreground; background: $footer-key-background; text-style: bold; }
        .footer--words { color: $footer-description-foreground; background: $footer-description-background; }
        .footer--off { text-style: dim; }
    }
    """

    shown: reactive[tuple[Key, ...]] = reactive(())
    """Those that stand there, from the left."""

    def on_mount(self) -> None:
        """Show the keys whenever they may have changed."""
        self.screen.bindings_updated_signal.subscribe(self, self.bindings_changed)

    def bindings_changed(self, screen: Screen[object]) -> None:
        """The keys that work now may be others; not asked while another screen is in front."""
        if self.is_attached and screen is self.screen and self.app.app_focus:
            self.call_after_refresh(self._look)

    def on_resize(self) -> None:
        """There may be room for more, or for less."""
        self._look()

    def _look(self) -> None:
        """Find the keys for which there is room; each action once, by its first key."""
        if not self.is_attached:
            return
        bound: dict[tuple[str, str], Key] = {}
        for _, binding, enabled, _ in self.screen.active_bindings.values():
            if binding.show:
                shown = binding.key_display or named(binding.key)
                key = Key(shown, binding.description, binding.action, binding.key, enabled)
                bound.setdefault((key.name, key.words), key)
        self.shown = tuple(fitting_keys(list(bound.values()), self.app.size.width))

    def render(self) -> Content:
        """Each key in its color before what it does."""
        look, words, off = (self.get_visual_style(f"footer--{part}") for part in ("key", "words", "off"))
        parts: list[tuple[str, Style]] = []
        for key in self.shown:
            faint = Style() if key.enabled else off
            parts += [(f" {key.shown} ", look + faint), (f"{key.words} ", words + faint)]
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        """As the key that stands there."""
        left = 0
        for key in self.shown:
            left += key.width
            if event.x < left:
                self.app.simulate_key(key.pressed)
                return
