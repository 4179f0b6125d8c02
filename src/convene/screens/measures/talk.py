"""Turn the curve: the line of one measure, and below it what the group said of it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from convene.initiative.talk import TALK, talk_about, talked_about
from convene.measures.forecast import PICKED, forecast_words
from convene.screens.measures.curve import LEAST_HEIGHT, ROOMY, Curve, drawable
from convene.screens.measures.talk_words import TEXT, talk_words
from convene.screens.measures.ways import open_link
from convene.screens.room_view import RoomView
from convene.screens.session import Session
from convene.widgets.table_words import APART
from convene.widgets.words import joined, plain

GONE = "This measure is no longer there. Esc leads back to the others; undo (Ctrl+Z) brings it back."
NOT_YET = "The group has not talked about this line yet."
HOW = (
    "Enter opens “Bending one line”, where you pick the line: you draw where it goes if nothing changes, "
    "tell the story behind it, and choose two or three moves."
)


class TurnTheCurve(RoomView):
    """Shows what everybody may see; the line stays while the words scroll."""

    HELP = """
    The line of this measure with its baseline, the straight path to the target, and your own forecast: where
    it goes if you change nothing. Below it what the group said in “Bending one line”: the story behind it,
    who could help, what would work, and what you do next.

    Arrows scroll, Enter opens the worksheet, ^K shows the line large, ^R shows what the room should see.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "talk", "Talk about it", tooltip="The worksheet “Bending one line”"),
        Binding("ctrl+k,f7", "curve", "Curve", key_display="^K", tooltip="The line, large"),
        Binding("ctrl+r,f5", "room", "Room view", key_display="^R", id="room"),
        Binding("escape", "up", "Back", key_display="Esc"),
    ]
    AUTO_FOCUS = "VerticalScroll"
    DEFAULT_CSS = """
    TurnTheCurve Curve { border-bottom: solid $rule; }
    TurnTheCurve VerticalScroll { height: 1fr; padding: 0 1; scrollbar-gutter: stable; }
    TurnTheCurve #said { height: auto; }
    TurnTheCurve.-large VerticalScroll { display: none; }
    TurnTheCurve.-large Curve { border-bottom: none; height: 1fr; }
    """

    def __init__(self, session: Session, measure: int) -> None:
        super().__init__(session)
        self._measure = measure

    def compose_middle(self) -> ComposeResult:
        """The line, and the words below it."""
        yield Curve()
        with VerticalScroll():
            yield Static("", id="said", markup=False)
        yield Static(plain("Ctrl+R back"), classes="room-line", markup=False)

    def where(self) -> str:
        """Line 1."""
        return f"Turn the curve · {self.session.view.about.name}"

    def on_resize(self) -> None:
        """Lay it out anew."""
        super().on_resize()
        self.show()

    def show(self) -> None:
        """Draw the line, and say what was said."""
        view = self.session.view
        given = drawable(view, self._measure, self.session.today)
        curve, words = self.query_one(Curve), self.query_one("#said", Static)
        curve.display = given is not None
        if given is None:
            words.update(plain(GONE))
            return
        width, height = self.size.width, self.size.height - (1 if self.shows_room else 2)
        rows = height if self.has_class("-large") else max(LEAST_HEIGHT + 2, height // 2)
        curve.show(given, width, rows)
        inside = min(2 * TEXT + APART, width - 4)
        talk = talk_about(view, given.values.measure)
        guessed = (
            "" if rows >= ROOMY else forecast_words(given.guesses, given.found.target, given.values.measure)
        )
        words.update(talk_words(talk, guessed, view, inside) if talk else self._not_yet())

    def set_room(self, room: bool) -> None:
        """The same, without a word on keys."""
        self.show()

    def action_curve(self) -> None:
        """The line as large as can be, or with the words."""
        self.toggle_class("-large")
        self.show()

    def action_up(self) -> None:
        """Out of the large line, out of room view, then back."""
        if self.has_class("-large"):
            self.action_curve()
        else:
            super().action_up()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is opened before the room."""
        if action == "talk":
            return not self.shows_room
        return super().check_action(action, parameters)

    def action_talk(self) -> None:
        """The worksheet: at the pick of a line while it is another one, else where the talk goes on."""
        view = self.session.view
        given = drawable(view, self._measure, self.session.today)
        here = given is not None and talk_about(view, given.values.measure) is not None
        open_link(self, self.session, TALK if here else PICKED)

    def _not_yet(self) -> Content:
        if self.shows_room:
            return plain(NOT_YET)
        other = talked_about(self.session.view)
        last = f" The last one was “{other}”." if other else ""
        return joined((NOT_YET, "bold"), f"{last} {HOW}")
