"""The values of one measure, typed: a row a period, a column a group. It hides nothing but from the room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from convene.initiative.in_words import value_called
from convene.initiative.valuing import keep_values, take_values_out, today, values_of
from convene.measures.figure import read_figure
from convene.measures.measure import Measure
from convene.measures.observation import Observation, Values
from convene.measures.pasted import Where, read_pasted
from convene.measures.period import Period
from convene.screens.form import Form
from convene.screens.measures.cells import GridShown, cell_words, grid_shown
from convene.screens.measures.questions import FILES, group_question, period_question, reporter_questions
from convene.screens.measures.typing import CellAt, TypedGrid
from convene.screens.meeting.doing import ask, doing
from convene.screens.record.history import History
from convene.screens.record.subject import Subject
from convene.screens.room_view import RoomView
from convene.screens.session import Session
from convene.widgets.words import joined, plain

CANT = "No values can be typed yet: fill in first how often it is counted, and its unit. Esc, then e."


class ValuesGrid(RoomView):
    """Type, paste, mark; every change is one undo. In room view small counts are hidden."""

    HELP = """
    Type what was counted as so many of so many: 443 of 2931. Percents and rates are worked out. Where only a
    percent is known, type that: 15.1%. Enter goes on to the next cell, Esc stops. Cells copied from a
    spreadsheet can be pasted from the cursor on; with the cursor on a period, or with a first line of names,
    the first column is the periods. One undo takes a paste back. A whole file is imported in the place
    Measures, with i.

    b shows the next breakdown, a begins a period, g a group. p marks a period as provisional, n says that
    from it on it is counted in a new way. r says who reports what is typed next, and from where. h shows what
    stood in a cell before: a correction keeps the old value.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "period", "Add period"),
        Binding("g", "group", "Add group"),
        Binding("b", "breakdown", "Next breakdown"),
        Binding("r", "reporter", "Reported by"),
        Binding("p", "mark('provisional')", "Provisional", show=False),
        Binding("n", "mark('new_way')", "New way of counting", show=False),
        Binding("d,delete", "clear", "Clear", key_display="d", show=False),
        Binding("h", "history", "History", show=False, tooltip="What stood in this cell before"),
        Binding("ctrl+r,f5", "room", "Room view", key_display="^R", id="room"),
        Binding("escape", "up", "Back", key_display="Esc"),
    ]
    DEFAULT_CSS = """
    ValuesGrid .heading { margin: 0 1; }
    ValuesGrid TypedGrid { height: 1fr; }
    ValuesGrid #cell, ValuesGrid #reporter { height: auto; max-height: 2; margin: 0 1; }
    ValuesGrid #reporter { color: $muted; }
    ValuesGrid .room-line { display: none; height: 1; color: $muted; padding: 0 2; }
    ValuesGrid.-room .room-line { display: block; }
    ValuesGrid.-room TopLine, ValuesGrid.-room Footer { display: none; }
    """

    def __init__(self, session: Session, measure: int) -> None:
        super().__init__(session)
        self._measure = measure
        self._at = 0
        self._groups: dict[str, list[str]] = {}
        self._periods: set[Period] = set()
        self._shown: GridShown | None = None
        self._who, self._source = self._as_last_time()
        self.grid = TypedGrid(f"values/{measure}", f"the values of “{self.where()}”", self._words, self._keep)

    def compose_middle(self) -> ComposeResult:
        """Which breakdown, the grid, the cell with the cursor, who reports."""
        yield Static("", classes="heading", markup=False)
        yield self.grid
        yield Static("", id="cell", markup=False)
        yield Static("", id="reporter", classes="hint", markup=False)
        yield Static(plain("Ctrl+R back"), classes="room-line", markup=False)

    @property
    def values(self) -> Values | None:
        """The measure with its values; None if it was taken out."""
        return values_of(self.session.view, self._measure)

    def where(self) -> str:
        """Line 1: the measure."""
        values = self.values
        return values.measure.name if values else self.session.view.about.name

    def _begin(self) -> None:
        """In the newest period, or where words wait."""
        if self._shown:
            self.grid.begin(CellAt(self._shown.periods[-1].key, 1))
            self.grid.take_up()
            self._say_cell()

    def finish(self) -> None:
        """Keep what is typed in the open cell."""
        self.grid.finish()

    def show(self) -> None:
        """Fill the grid."""
        values = self.values
        can = values is not None and values.measure.kind is not None and bool(values.measure.unit)
        self.grid.display = can
        if values is None or not can:
            self._shown = None
            self.query_one("#cell", Static).update(plain(CANT))
            return
        if self._shown is None:
            self.call_after_refresh(self._begin)
        names = self._breakdowns
        name = names[self._at % len(names)] if names else ""
        self._shown = grid_shown(
            values, name, self._groups, self._periods, self.session.today, room=self.shows_room
        )
        self.grid.show(self._shown.columns, self._shown.lines)
        others = ", ".join(one for one in names if one != name)
        head = f"Values by {name.lower()}" if name else "Values"
        more = f"  b: by {others.lower()}" if others and not self.shows_room else ""
        self.query_one(".heading", Static).update(joined(head, (more, "$muted not bold")))
        self._say_cell()
        self._say_reporter()

    def set_room(self, room: bool) -> None:
        """The room sees what everybody may see, and nothing is typed meanwhile."""
        self.grid.finish()
        self.grid.locked = room
        self.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The letters are keys only while one moves in the grid, and not before the room."""
        if action in {"period", "group", "breakdown", "reporter", "mark", "clear", "history"}:
            there = self._shown is not None and not self.grid.field.is_open and not self.shows_room
            return there and (action not in {"group", "breakdown"} or bool(self._breakdowns))
        return super().check_action(action, parameters)

    def action_up(self) -> None:
        """Back, with what is typed kept."""
        self.grid.finish()
        super().action_up()

    # What is typed

    def _words(self, at: CellAt) -> str:
        return self._shown.words(*at) if self._shown else ""

    def _keep(self, at: CellAt, words: str) -> None:
        """Keep the words of a cell as its value; none takes the value out. Raises BadInput."""
        values, found = self.values, self._shown.cell_at(*at) if self._shown else None
        if values is None or found is None:
            return
        period, breakdown, group = found
        kept = values.of(*found)
        if not words.strip():
            if kept:
                take_values_out(self.session.initiative, [kept], f"value taken out: {self._called(found)}")
            return
        figure = read_figure(words, values.measure.unit)
        value = self._value(values.measure, period, breakdown, group, figure=figure)
        if kept:
            value = msgspec.structs.replace(value, provisional=kept.provisional, new_way=kept.new_way)
        keep_values(self.session.initiative, [value], f"value typed: {self._called(found)}")

    def _value(
        self, measure: Measure, period: Period, breakdown: str, group: str, **more: Any
    ) -> Observation:
        return Observation(
            measure=measure.id,
            period=period.key,
            breakdown=breakdown,
            group=group,
            provisional=self.values is not None and self.values.is_provisional(period),
            reported_by=self._who,
            source=self._source,
            on=today(self.session.initiative),
            **more,
        )

    def _called(self, found: tuple[Period, str, str]) -> str:
        period, _, group = found
        return value_called(
            self.session.view, {"measure": self._measure, "period": period.words, "group": group}
        )

    @on(TypedGrid.Pasted)
    def _pasted(self, event: TypedGrid.Pasted) -> None:
        event.stop()
        values, shown = self.values, self._shown
        if values is None or shown is None or self.shows_room:
            return
        row = next(at for at, one in enumerate(shown.periods) if one.key == event.at.key)
        groups = [group for _, group in shown.places]
        where = Where(shown.periods, groups, row, event.at.place - 1, bool(shown.breakdown))
        with doing(self):
            cells = read_pasted(event.text, values.measure, where)
            given = [
                self._value(
                    values.measure,
                    one.period,
                    shown.breakdown if one.group else "",
                    one.group,
                    figure=one.figure,
                )
                for one in cells
            ]
            done = keep_values(
                self.session.initiative, given, f"{len(given)} values of {values.measure.name} pasted"
            )
            counts = {deed: sum(one.deed == deed for one in done) for deed in ("add", "change", "same")}
            said = f"{counts['add']} new, {counts['change']} changed, {counts['same']} as they were"
            self.notify(f"Pasted: {said}. Undo: ^Z", markup=False, timeout=6)

    @on(TypedGrid.UndoWanted)
    async def _undo(self, event: TypedGrid.UndoWanted) -> None:
        await self.run_action("app.redo" if event.redo else "app.undo")

    def action_clear(self) -> None:
        """Take the value out; undo brings it back."""
        with doing(self):
            if self.grid.at:
                self._keep(self.grid.at, "")

    def action_mark(self, name: str) -> None:
        """Mark all values of a period, or take the mark away."""
        values, at = self.values, self.grid.at
        period = next((one for one in values.periods if at and one.key == at.key), None) if values else None
        if values is None or period is None:
            self.notify("There is no value in this period yet.", markup=False)
            return
        there = values.in_period(period)
        wanted = not any(getattr(one, name) for one in there)
        marked = [msgspec.structs.replace(one, **{name: wanted}) for one in there]
        word = "provisional" if name == "provisional" else "counted in a new way"
        what = f"{values.measure.name}, {period.words}: {word}{'' if wanted else ' no more'}"
        with doing(self):
            keep_values(self.session.initiative, marked, what)

    # What is shown, and by whom it was reported

    @property
    def _breakdowns(self) -> Sequence[str]:
        values = self.values
        return tuple(dict.fromkeys((*values.measure.breakdowns, *values.groups))) if values else ()

    @on(TypedGrid.Moved)
    def _say_cell(self) -> None:
        at = self.grid.at
        if self._shown and at:
            said = cell_words(self._shown, at.key, at.place, self.session.view)
            self.query_one("#cell", Static).update(said)
        self.refresh_bindings()

    def _say_reporter(self) -> None:
        who = self.session.view.name("people", self._who) if self._who else None
        source = f", from {self._source}" if self._source else ""
        said = f"What you type is reported by {who or 'nobody named'}{source}  (r: another)"
        self.query_one("#reporter", Static).update(plain(said))

    def _as_last_time(self) -> tuple[int | None, str]:
        values = self.values
        if values is None or not values.periods:
            return None, ""
        newest = values.in_period(values.periods[-1])[0]
        imported = newest.source.casefold().endswith(FILES)
        return newest.reported_by, "" if imported else newest.source

    def action_breakdown(self) -> None:
        """The next breakdown."""
        self._at += 1
        self.show()

    def action_history(self) -> None:
        """What stood in this cell before."""
        at = self.grid.at
        found = self._shown.cell_at(*at) if self._shown and at else None
        kept = self._shown.values.of(*found) if self._shown and found else None
        if found and kept:
            subject = Subject("What stood here before", self._called(found), Observation.table, kept.id)
            self.app.push_screen(History(self.session, subject))

    def action_period(self) -> None:
        """Begin another period."""
        values, shown = self.values, self._shown
        if values and shown:
            question = period_question(values.measure, shown.periods[-1].later(1))
            ask(self, self.session, Form("Another period", [question]), self._period_named)

    def _period_named(self, answer: Mapping[str, Any] | None) -> None:
        if answer:
            self._periods.add(answer["period"])
            self.show()
            self.call_after_refresh(self.grid.begin, CellAt(answer["period"].key, 1))

    def action_group(self) -> None:
        """Begin another group of this breakdown."""
        if self._shown and self._shown.breakdown:
            form = Form(f"Another group: {self._shown.breakdown}", [group_question(self._shown.groups)])
            ask(self, self.session, form, self._group_named)

    def _group_named(self, answer: Mapping[str, Any] | None) -> None:
        if answer and self._shown:
            self._groups.setdefault(self._shown.breakdown, []).append(answer["group"])
            self.show()

    def action_reporter(self) -> None:
        """Say who reports what is typed next, and from where."""
        questions = reporter_questions(self.session.view, self._who, self._source)
        ask(self, self.session, Form("Who reports what you type next?", questions), self._reporter_named)

    def _reporter_named(self, answer: Mapping[str, Any] | None) -> None:
        if answer:
            self._who, self._source = answer["who"], answer["source"]
            self._say_reporter()
