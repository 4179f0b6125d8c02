"""A deed on a screen: a failure is said in words, and the screen goes on."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from textual.widget import Widget

from convene.errors import ConveneError


@contextlib.contextmanager
def doing(node: Widget) -> Iterator[None]:
    """What is done inside may fail as expected: read-only, changed elsewhere, not understood."""
    try:
        yield
    except ConveneError as error:
        node.notify(str(error), severity="warning", markup=False, timeout=12)
