"""The seven places of an initiative, in one line; the one we are in stands out."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

PLACES = ("overview", "meetings", "worksheets", "people", "record", "measures", "handouts")
"""In the order of their keys, 1 to 7."""


class PlacesBar(Static):
    """Shows the places; a click goes to one."""

    DEFAULT_CSS = """
    PlacesBar { height: 1; padding: 0 1; text-wrap: nowrap; color: $muted; }
    """

    @dataclass
    class Chosen(Message):
        """A place was clicked."""

        place: str

    def __init__(self, here: str) -> None:
        self._here = here
        super().__init__(self._line(), markup=False)

    def _line(self) -> Content:
        parts: list[str | tuple[str, str]] = []
        for number, place in enumerate(PLACES, start=1):
            here = place == self._here
            words = place.upper() if here else place.capitalize()
            parts += [
                (f"{number} {words}", "bold $primary" if here else ""),
                " " if number < len(PLACES) else "",
            ]
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        """Find the place under the mouse."""
        at = 1
        for place in PLACES:
            if at <= event.x < at + len(place) + 3:
                self.post_message(self.Chosen(place))
                return
            at += len(place) + 3
