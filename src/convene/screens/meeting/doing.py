"""A deed on a screen, or a question before one: a failure is said in words, and the screen goes on."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TypeVar

from textual.screen import ModalScreen
from textual.widget import Widget

from convene.errors import ConveneError
from convene.screens.session import Session

Answer = TypeVar("Answer")


@contextlib.contextmanager
def doing(node: Widget) -> Iterator[None]:
    """What is done inside may fail as expected: read-only, changed elsewhere, not understood."""
    try:
        yield
    except ConveneError as error:
        node.notify(str(error), severity="warning", markup=False, timeout=12)


def ask(
    node: Widget,
    session: Session,
    dialog: ModalScreen[Answer],
    answered: Callable[[Answer | None], None],
) -> None:
    """Ask something before a deed; where nothing can be changed, that is said instead of asking in vain."""
    with doing(node):
        session.initiative.check_writable()
        node.app.push_screen(dialog, answered)
