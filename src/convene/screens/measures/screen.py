"""The place Measures: the scoreboard of all shared measures, and what is due from whom."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import DataTable, Static

from convene.initiative.candidates import to_define
from convene.initiative.valuing import DEFINED_IN, called_in, measured
from convene.initiative.view import View
from convene.measures.observation import Values
from convene.measures.standing import Standing, standing
from convene.measures.words import summary
from convene.screens.form import Form
from convene.screens.measures.candidates import Candidates
from convene.screens.measures.due import Due
from convene.screens.measures.lines import (
    COLUMNS,
    detail,
    not_chosen_words,
    scoreboard_line,
    to_do_words,
)
from convene.screens.measures.one import OneMeasure
from convene.screens.measures.reasons import why_measure
from convene.screens.measures.talk import TurnTheCurve
from convene.screens.measures.values import ValuesGrid
from convene.screens.measures.ways import definition_link, open_link
from convene.screens.meeting.doing import ask
from convene.screens.opened.beside import beside
from convene.screens.place import Place
from convene.screens.room_view import BACK, RoomView
from convene.widgets.listing import Listing
from convene.widgets.words import plain

EMPTY = (
    "No measure is agreed yet. A measure is a number that all of you watch: here you see where it started, "
    "where it is now, where you want it to be, and whether it is on track.\n"
    "Press e to agree on measures in the worksheet “How will we know?”."
)

INTRO = (
    "CSV or XLSX: of each measure that the file names, or else of “{}”. "
    "You see what becomes of every value before anything is written."
)
FOR_THE_FACILITATOR = frozenset({"values", "due", "candidates", "import_values", "define"})
PATIENCE = 0.4
"""Seconds that are given to the disk to name the files nearby."""


class _Measures(Listing):
    """Enter opens one."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select_cursor", "Open", key_display="Enter")]


class Measures(RoomView, Place):
    """Reads what was counted; changes nothing itself."""

    place = "measures"
    HELP = """
    All shared measures: where they started, where they are now, where they are to be, and how they stand. On
    track is a rule and no matter of taste: w says why. Enter opens one, with its line, its groups and who
    reported what; v types values; e changes what is counted, in the worksheet “How will we know?”.

    i imports values from a spreadsheet (CSV or XLSX): those of all measures that it names, or else of the one
    with the cursor. You see what becomes of each before anything is written.

    l shows what is due from whom, and what is late; it comes from the worksheet “Are the numbers in, and are
    they good?”. c shows what was chosen and what was not, with the reasons. t shows the line with its story,
    to talk about it. Ctrl+R shows the room the numbers, without what is late or missing. Counts of few people
    are not shown here, nor anything they could be worked out from.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "values", "Values", tooltip="Type what was counted"),
        Binding("w", "why", "Why?"),
        Binding("t", "talk", "Talk", tooltip="Turn the curve: its line, its story, what is next"),
        Binding("l", "due", "Late", tooltip="What is due from whom, and what is late"),
        Binding("c", "candidates", "Candidates", tooltip="What was chosen, what was not, and why"),
        Binding("i", "import_values", "Import", tooltip="Values from a spreadsheet, looked through before"),
        Binding("e", "define", "Edit", tooltip="Change what is counted, in the worksheet"),
        Binding("ctrl+r,f5", "room", "Room", show=False, tooltip="What the room should see", id="room"),
    ]
    DEFAULT_CSS = """
    Measures Listing { height: auto; max-height: 1fr; margin: 1 0 0 0; }
    Measures #due, Measures #detail { height: auto; margin: 1 1 0 1; max-width: 90; }
    Measures #detail { max-height: 6; }
    Measures .empty { max-width: 90; margin: 1 2; }
    Measures #due { text-wrap: nowrap; text-overflow: ellipsis; }
    Measures.-low #due { max-height: 2; }
    Measures.-low #detail { max-height: 5; }
    Measures.-low .note { margin: 0 1; max-height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    Measures.-low #detail, Measures.-low #due { margin: 0 1; }
    Measures .room-line { dock: bottom; }
    """

    @dataclass
    class Open(Message):
        """One measure is to be shown."""

        measure: int

    _shown: tuple[int, date, str] | None = None
    _values: tuple[Values, ...] = ()
    _standings: tuple[Standing, ...] = ()

    def compose_middle(self) -> ComposeResult:
        """The scoreboard, what is due, the measure with the cursor in words."""
        yield _Measures(COLUMNS)
        yield Static("", classes="note", markup=False)
        yield Static("", id="due", classes="hint", markup=False)
        yield Static("", id="detail", markup=False)
        yield Static(plain(EMPTY), classes="empty hint", markup=False)
        yield Static(plain(BACK), classes="room-line", markup=False)

    def set_room(self, room: bool) -> None:
        """The same without what is late, what is missing and which key mends it."""
        self._shown = None
        self.show()

    def show(self) -> None:
        """Fill the table if anything is different: with many values it takes a moment to work out."""
        view, late = self.session.view, self.app.theme_variables["late"]
        record = (self.session.initiative.store.time, self.session.today, late)
        if record != self._shown:  # one comes back here often, and there may be thousands of values
            self._shown = record
            self._work_out(view, late)
        if self._values and self.is_current and self.focused is None:
            self.query_one(Listing).focus()

    def _work_out(self, view: View, late: str) -> None:
        self._values = tuple(measured(view))
        self._standings = tuple(standing(one, self.session.today) for one in self._values)
        pairs = zip(self._values, self._standings, strict=True)
        listing = self.query_one(Listing)
        listing.fill([scoreboard_line(values, found, late) for values, found in pairs])
        there = bool(self._values)
        for one in self.query("Measures Listing, #detail, .note"):
            one.display = there
        self.query_one(".empty").display = not there
        waiting = to_do_words(to_define(view), called_in(view), view)
        self.query_one("#due", Static).update(waiting)
        self.query_one("#due").display = bool(waiting.plain) and not self.shows_room
        more = "" if self.shows_room else not_chosen_words(view)
        self.query_one(".note", Static).update(plain(summary(self._standings) + more))
        self._say_detail()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Values and reasons are those of a measure; nothing is opened before the room."""
        if self.shows_room and action in FOR_THE_FACILITATOR:
            return False
        if action in {"values", "why", "talk", "import_values"}:
            return bool(self._values)
        return super().check_action(action, parameters)

    @property
    def _chosen(self) -> int | None:
        """Where the measure with the cursor stands."""
        key = self.query_one(Listing).key
        return next((at for at, one in enumerate(self._values) if str(one.measure.id) == key), None)

    @on(DataTable.RowHighlighted)
    def _say_detail(self) -> None:
        at = self._chosen
        if at is not None:
            view, room = self.session.view, self.shows_room
            said = detail(self._values[at], self._standings[at], view, room=room)
            self.query_one("#detail", Static).update(said)

    @on(DataTable.RowSelected)
    def _open(self) -> None:
        at = self._chosen
        if at is not None:
            self.app.push_screen(OneMeasure(self.session, self._values[at].measure.id))

    @on(Open)
    def _wanted(self, event: Open) -> None:
        event.stop()
        self.query_one(Listing).select(str(event.measure))
        self.app.push_screen(OneMeasure(self.session, event.measure))

    def action_why(self) -> None:
        """Why the measure with the cursor has its state."""
        at = self._chosen
        if at is not None:
            why = why_measure(self._values[at], self._standings[at], self.session.view)
            self.app.push_screen(why, lambda link: open_link(self, self.session, link))

    def action_values(self) -> None:
        """Type what was counted of the measure with the cursor."""
        at = self._chosen
        if at is not None:
            self.app.push_screen(ValuesGrid(self.session, self._values[at].measure.id))

    def action_talk(self) -> None:
        """The line of the measure with the cursor with its story, to talk about it."""
        at = self._chosen
        if at is not None:
            self.app.push_screen(TurnTheCurve(self.session, self._values[at].measure.id))

    def action_due(self) -> None:
        """What is due from whom, and what is late."""
        self.app.push_screen(Due(self.session))

    def action_candidates(self) -> None:
        """What was chosen, what was not, and why."""
        self.app.push_screen(Candidates(self.session))

    def action_import_values(self) -> None:
        """Ask for a file of values; those nearby are looked for beside the screen."""
        if self._chosen is not None:
            self.run_worker(self._ask_for_file(self._values[self._chosen]), exclusive=True, group="import")

    async def _ask_for_file(self, values: Values) -> None:
        # only when a file is wanted
        from convene.exchange.importing.understanding import Asked  # noqa: PLC0415
        from convene.screens.measures.import_questions import TITLE, file_questions, nearby_files  # noqa: PLC0415
        from convene.screens.measures.importing import ImportValues  # noqa: PLC0415

        try:
            nearby = await asyncio.wait_for(beside(nearby_files), PATIENCE)
        except TimeoutError:  # a disk that doesn't answer: a path can be typed all the same
            nearby = []
        if not self.is_current:
            return
        name = values.measure.name
        newest = values.in_period(values.periods[-1])[0].reported_by if values.periods else None

        def answered(answer: Mapping[str, Any] | None) -> None:
            if answer:
                asked = Asked(otherwise=name, reported_by=answer["who"])
                self.app.push_screen(ImportValues(self.session, answer["file"], asked))

        questions = file_questions(self.session.view, nearby, newest)
        form = Form(TITLE, questions, intro=INTRO.format(name))
        ask(self, self.session, form, answered)

    def action_define(self) -> None:
        """The worksheet, at the measure with the cursor, where its definition lacks something."""
        at = self._chosen
        link = definition_link(self.session.view, self._values[at].measure) if at is not None else DEFINED_IN
        open_link(self, self.session, link)
