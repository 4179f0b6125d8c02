"""Parts of a screen that make room for others: what they put off is not done when they are gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.widget import Widget


class StillThere(Widget):
    """Puts off only what is for a part that is still on the screen.

    Textual calls back after the next painting in any case. A part that was taken away by then finds neither
    its screen nor its own parts, and the app would end. Named last among the parents of a class: looks come
    from the first.
    """

    def call_after_refresh(self, callback: Callable[..., object], *args: Any, **kwargs: Any) -> bool:
        """Call back after the next painting, if this is still there."""

        def called() -> object:
            return callback(*args, **kwargs) if self.is_attached else None

        return super().call_after_refresh(called)
