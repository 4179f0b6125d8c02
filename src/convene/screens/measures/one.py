"""One measure: its line with baseline, path and target, its groups, its values and who reported them."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.widgets import Static

from convene.initiative.valuing import DEFINED_IN, values_of
from convene.measures.observation import Values
from convene.measures.standing import standing
from convene.screens.measures.curve import WIDEST, CurveLine, drawable
from convene.screens.measures.reasons import why_measure
from convene.screens.measures.story import groups_and_values, standing_lines
from convene.screens.measures.talk import TurnTheCurve
from convene.screens.measures.values import ValuesGrid
from convene.screens.measures.ways import definition_link, open_link
from convene.screens.room_view import BACK, RoomView
from convene.screens.session import Session
from convene.widgets.words import plain

TEXT = 88
"""Columns of sentences, however wide the screen is."""

LOWEST, HIGHEST = 8, 14
"""Rows of the line."""

GONE = "This measure is no longer there. Esc leads back to the others; undo (Ctrl+Z) brings it back."


class OneMeasure(RoomView):
    """Shows what everybody may see: small counts are hidden here too."""

    HELP = """
    One measure: the values of everybody by period, with the baseline, the straight path to the target, and
    your own forecast if you drew one in “Bending one line”. Below it the groups of each breakdown, in the
    newest period that can show two of them, and every value with who reported it.

    w says why it has its state, v types values, t shows the line with its story, to talk about it, e changes
    what is counted. Ctrl+R shows the room the line without who reported what. Arrows scroll.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "values", "Values", tooltip="Type what was counted"),
        Binding("t", "talk", "Talk", tooltip="Turn the curve: its line, its story, what is next"),
        Binding("w", "why", "Why?"),
        Binding("e", "define", "Edit", tooltip="Change what is counted, in the worksheet"),
        Binding("ctrl+r,f5", "room", "Room", show=False, tooltip="What the room should see", id="room"),
        Binding("escape", "up", "Back", key_display="Esc"),
    ]
    AUTO_FOCUS = "VerticalScroll"
    DEFAULT_CSS = """
    OneMeasure VerticalScroll { height: 1fr; padding: 0 1; scrollbar-gutter: stable; }
    OneMeasure VerticalScroll Static { height: auto; margin: 0 0 1 0; }
    OneMeasure #key { color: $muted; }
    OneMeasure.-low VerticalScroll Static { margin: 0; }
    """

    def __init__(self, session: Session, measure: int) -> None:
        super().__init__(session)
        self._measure = measure
        self._shown: tuple[int, date, Size] | None = None

    def compose_middle(self) -> ComposeResult:
        """How it stands, the line, what its marks mean, groups and values."""
        with VerticalScroll():
            yield Static("", id="stands", markup=False)
            yield CurveLine(id="line")
            yield Static("", id="key", markup=False)
            yield Static("", id="groups", classes="hint", markup=False)
        yield Static(plain(BACK), classes="room-line", markup=False)

    def set_room(self, room: bool) -> None:
        """The same without who reported what."""
        self._shown = None
        self.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is opened before the room."""
        if action in {"values", "talk", "why", "define"} and self.shows_room:
            return False
        return super().check_action(action, parameters)

    @property
    def values(self) -> Values | None:
        """The measure with its values; None if it was taken out."""
        return values_of(self.session.view, self._measure)

    def where(self) -> str:
        """Line 1: the measure."""
        values = self.values
        return values.measure.name if values else self.session.view.about.name

    def on_resize(self) -> None:
        """Lay it out anew."""
        super().on_resize()
        self.show()

    def show(self) -> None:
        """Say how it stands, and draw."""
        record = (self.session.initiative.store.time, self.session.today, self.size)
        if record == self._shown:
            return
        self._shown = record
        given = drawable(self.session.view, self._measure, self.session.today)
        width = min(WIDEST, self.size.width - 4)
        if given is None or width < 1:
            self.query_one("#stands", Static).update(plain(GONE))
            for name in ("#line", "#key", "#groups"):
                self.query_one(name).display = False
            return
        values, found, view = given.values, given.found, self.session.view
        stands = standing_lines(values, found, view, min(width, TEXT), room=self.shows_room)
        self.query_one("#stands", Static).update(stands)
        self.query_one("#groups", Static).update(groups_and_values(values, view, width))
        drawn = given.plotted
        self.query_one("#key", Static).update(plain(drawn.key))
        for name in ("#line", "#key", "#groups"):
            self.query_one(name).display = bool(drawn.points)
        height = max(LOWEST, min(HIGHEST, self.size.height - 12))
        self.query_one(CurveLine).draw(drawn, width, height)

    def action_why(self) -> None:
        """Why it has its state."""
        if values := self.values:
            why = why_measure(values, standing(values, self.session.today), self.session.view)
            self.app.push_screen(why, lambda link: open_link(self, self.session, link))

    def action_talk(self) -> None:
        """The line with its story, to talk about it."""
        self.app.push_screen(TurnTheCurve(self.session, self._measure))

    def action_values(self) -> None:
        """Type what was counted."""
        self.app.push_screen(ValuesGrid(self.session, self._measure))

    def action_define(self) -> None:
        """The worksheet, at this measure."""
        values = self.values
        link = definition_link(self.session.view, values.measure) if values else DEFINED_IN
        open_link(self, self.session, link)
