"""What is typed on a screen and is no answer yet is kept: in memory at once, on disk in a moment."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Protocol, runtime_checkable
from weakref import WeakSet

from textual.app import App
from textual.dom import DOMNode

from convene.errors import NotSaved
from convene.initiative.kept_typing import KeptTyping
from convene.listed import listed
from convene.widgets.typing_pause import TypingPause

AGAIN = 0.4
"""Seconds until writing is tried again."""

_trying: WeakSet[KeptTyping] = WeakSet()


@runtime_checkable
class KeepsTyping(Protocol):
    """A screen that knows where typing on it, and on what stands before it, is kept."""

    @property
    def typing(self) -> KeptTyping:
        """The unfinished typing of an initiative, or of the home screen."""


class Keeping:
    """Keeps what is typed: on disk a moment after the last key, and at the latest after two seconds.

    The timers are the app's: a screen that is left takes nothing along.
    """

    def __init__(self, app: App[Any], typing: KeptTyping) -> None:
        self._typing = typing
        self._write = partial(write_soon, app, typing)
        self._pause = TypingPause(app, self._write)

    def words(self, place: str) -> Mapping[str, str]:
        """What was typed in a place and not finished, by field."""
        return self._typing.words(place)

    def typed(self, place: str, where: str, words: Mapping[str, str]) -> None:
        """These words are in a place now; none is the same as finished. `where` says it to a person."""
        if any(words.values()):
            self._typing.put(place, where, words)
            self._pause.key()
        else:
            self.finished(place)

    def finished(self, place: str) -> None:
        """It is in the record, or given up with nothing in it."""
        self._typing.drop(place)
        if self._typing.waiting:
            self._pause.cancel()
            self._write()


def keeping_at(node: DOMNode) -> Keeping:
    """What keeps typing on the screen that is in front, or on the one behind a dialog."""
    screens = reversed(node.app.screen_stack)
    return Keeping(node.app, next(screen.typing for screen in screens if isinstance(screen, KeepsTyping)))


def write_soon(app: App[Any], typing: KeptTyping) -> None:
    """Bring typing to disk beside the screen's thread."""
    app.run_worker(partial(_write, app, typing), thread=True, group="typing", exit_on_error=False)


def tell_of(app: App[Any], typing: KeptTyping) -> None:
    """Say where somebody was typing when the program ended last."""
    places = typing.untold()
    if places:
        app.notify(f"You were typing in {listed(places)}. It is kept.", markup=False, timeout=20)
        write_soon(app, typing)


def _write(app: App[Any], typing: KeptTyping) -> None:
    known = typing.trouble
    try:
        typing.write()
    except NotSaved as error:
        if typing.trouble != known:
            app.call_later(app.notify, str(error), severity="warning", markup=False, timeout=12)
    if typing.waiting:
        app.call_later(_try_again, app, typing)


def _try_again(app: App[Any], typing: KeptTyping) -> None:
    """What is finished waits for the record, what can't be written for the disk."""
    if typing not in _trying:
        _trying.add(typing)
        app.set_timer(AGAIN, partial(_write_again, app, typing))


def _write_again(app: App[Any], typing: KeptTyping) -> None:
    _trying.discard(typing)
    write_soon(app, typing)
