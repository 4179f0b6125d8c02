"""The seven places of an initiative, in one line; the one we are in stands out."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

PLACES = ("overview", "meetings", "worksheets", "people", "record", "measures", "handouts")
"""In the order of their keys, 1 to 7."""


SHORT = {
    "overview": "Over",
    "meetings": "Meet",
    "worksheets": "Sheets",
    "people": "People",
    "record": "Record",
    "measures": "Meas",
    "handouts": "Hand",
}
"""For windows too narrow for the whole names."""


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
        self._narrow = False
        super().__init__(self._line(), markup=False)

    def _names(self) -> list[str]:
        names = [SHORT[place] if self._narrow else place.capitalize() for place in PLACES]
        return [
            name.upper() if place == self._here else name for name, place in zip(names, PLACES, strict=True)
        ]

    def _line(self) -> Content:
        parts: list[str | tuple[str, str]] = []
        for number, (place, name) in enumerate(zip(PLACES, self._names(), strict=True), start=1):
            parts += [(f"{number} {name}", "bold $primary" if place == self._here else ""), " "]
        return Content.assemble(*parts[:-1])

    def on_resize(self, event: events.Resize) -> None:
        """Short names in a narrow window."""
        if (narrow := event.size.width < 74) != self._narrow:
            self._narrow = narrow
            self.update(self._line())

    def on_click(self, event: events.Click) -> None:
        """Find the place under the mouse."""
        at = 1
        for place, name in zip(PLACES, self._names(), strict=True):
            if at <= event.x < at + len(name) + 3:
                self.post_message(self.Chosen(place))
                return
            at += len(name) + 3
