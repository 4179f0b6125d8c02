"""The keys that work on a screen now: one list for help and for the palette."""

from __future__ import annotations

from typing import Any, NamedTuple

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import key_to_character
from textual.screen import Screen

_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "space": "Space",
    "question_mark": "?",
    "slash": "/",
    "plus": "+",
    "minus": "-",
    "number_sign": "#",
    "full_stop": ".",
    "delete": "Delete",
    "backspace": "Backspace",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "home": "Home",
    "end": "End",
    "pageup": "Page Up",
    "pagedown": "Page Down",
}


class ActiveKey(NamedTuple):
    """One action with all its keys; `node` is whose action it is, `everywhere` if it is the app's."""

    keys: tuple[str, ...]
    words: str
    more: str
    action: str
    node: DOMNode
    everywhere: bool


def active_keys(screen: Screen[Any], *, whole_app: bool = False) -> list[ActiveKey]:
    """The keys of a screen and what has the focus on it, then those of the app; only our own, with words.

    `whole_app`: also the app's keys that don't work while another screen is on top of this one.
    """
    found: list[tuple[DOMNode, Binding]] = [
        (one.node, one.binding)
        for one in screen.active_bindings.values()
        if not (whole_app and isinstance(one.node, App))
    ]
    if whole_app:
        app = screen.app
        found += [
            (app, binding) for bindings in app._bindings.key_to_bindings.values() for binding in bindings
        ]
    grouped: dict[tuple[int, str], ActiveKey] = {}
    for node, binding in found:
        if not binding.description or not _is_ours(node, binding):
            continue
        place = (id(node), binding.action)
        before = grouped.get(place)
        keys = (*(before.keys if before else ()), named(binding.key))
        more = binding.tooltip or (before.more if before else "")
        everywhere = isinstance(node, App)
        grouped[place] = ActiveKey(keys, binding.description, more, binding.action, node, everywhere)
    return sorted(grouped.values(), key=lambda one: one.everywhere)


def named(key: str) -> str:
    """A key as people say it: "ctrl+n" is "Ctrl+N", "question_mark" is "?"."""
    *held, last = key.split("+")
    name = _NAMES.get(last) or (last.upper() if held or last[1:].isdigit() else key_to_character(last))
    name = name or last
    return "+".join([*(one.capitalize() for one in held), name])


def _is_ours(node: DOMNode, binding: Binding) -> bool:
    """Whether the key is bound in this house; Textual's own keys are for typing and scrolling."""
    for kind in type(node).__mro__:
        for bound in kind.__dict__.get("BINDINGS", ()):
            action = bound.action if isinstance(bound, Binding) else bound[1]
            keys = (bound.key if isinstance(bound, Binding) else bound[0]).split(",")
            if action == binding.action and binding.key in [key.strip() for key in keys]:
                return kind.__module__.startswith("convene.")
    return True
