"""The room view of a screen: what the room should see, and then everything as it was."""

from __future__ import annotations

from textual.widget import Widget
from textual.widgets import Static

from convene.screens.place import InInitiative
from convene.widgets.words import plain

BACK = "Ctrl+R back"


class RoomView(InInitiative):
    """Has the class "-room" while the room watches. Subclasses bind a key to `action_room`.

    Whatever is of use to the facilitator alone has the class "hint" and is not shown to the room. What stays
    beside the rest is one dim line with the class "room-line".
    """

    DEFAULT_CSS = """
    RoomView .room-line { display: none; height: 1; padding: 0 2; color: $muted; }
    RoomView.-room .room-line { display: block; }
    RoomView.-room TopLine, RoomView.-room PlacesBar, RoomView.-room Footer { display: none; }
    RoomView.-room .hint { display: none; }
    """

    _had_focus: Widget | None = None

    def set_room(self, room: bool) -> None:
        """Show what the room should see, or all; what a style can't hide."""

    @property
    def shows_room(self) -> bool:
        """Whether the room watches."""
        return self.has_class("-room")

    def show_line(self) -> None:
        """Line 1, which the room doesn't see; what is not saved stands in the dim line too."""
        super().show_line()
        trouble = self.session.window.trouble
        words = f"{BACK}   NOT SAVED: {trouble}" if trouble else BACK
        for line in self.query("#room-back, .room-line").results(Static):
            line.update(plain(words))

    def action_room(self) -> None:
        """Show what the room should see, or all again with the focus where it was."""
        room = not self.shows_room
        if room:
            self._had_focus = self.focused
        self.set_class(room, "-room")
        self.set_room(room)
        if not room:
            self.call_after_refresh(self._focus_again)

    def action_up(self) -> None:
        """Out of room view, then one level up."""
        if self.shows_room:
            self.action_room()
        else:
            super().action_up()

    def _focus_again(self) -> None:
        """What had the focus before has it again, unless something else got it meanwhile."""
        before = self._had_focus
        if self.focused is None and before is not None and before.is_attached and before.focusable:
            self.set_focus(before)
        self.refresh_bindings()
