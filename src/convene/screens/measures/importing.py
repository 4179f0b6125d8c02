"""A file of values looked through before anything is written: every cell with what becomes of it and why."""

from __future__ import annotations

import traceback
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import DataTable, Static
from textual.worker import Worker, WorkerState

from convene.errors import ConveneError
from convene.exchange.importing.keeping import keep_changes
from convene.exchange.importing.plan import Plan
from convene.exchange.importing.table import Stopped, words_of
from convene.exchange.importing.understanding import Asked
from convene.initiative.log import write_log
from convene.initiative.view import View
from convene.screens.choosing import Choosing
from convene.screens.form import keep_for_next_time
from convene.screens.measures.import_lines import (
    COLUMNS,
    Shown,
    counts,
    detail,
    import_lines,
    next_shown,
    showing,
    shown_lines,
)
from convene.screens.measures.import_look import FileLook
from convene.screens.measures.import_questions import TITLE
from convene.screens.opened.beside import beside
from convene.screens.room_view import RoomView
from convene.screens.session import Session
from convene.widgets.listing import Listing
from convene.widgets.words import joined, plain

UNFORESEEN = "This file could not be looked through, for a reason not foreseen."
HOW_OFTEN = 0.2
"""Seconds between two looks at how far it is."""


class _Lines(Listing):
    """Enter writes all of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.keep", "Import", key_display="Enter"),
    ]


class ImportValues(RoomView):
    """Reads beside the screen, shows, and writes on one key. The room sees how many, and no number."""

    HELP = """
    What would become of each value of the file. Nothing is written before you press Enter; then it is one
    deed, and one undo (Ctrl+Z) takes all of it back. What is refused says why, and is left out: mend it in
    the spreadsheet, save, and import again: what is there already stays as it is.

    f shows only what is refused, changed, or new. b says of which breakdown the groups are, where the file
    doesn't; s takes another sheet. A correction keeps the old value (h in the grid of values shows it), and
    every value keeps the name of the file.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "filter", "Show others"),
        Binding("b", "breakdown", "Breakdown"),
        Binding("s", "sheet", "Other sheet"),
        Binding("ctrl+r,f5", "room", "Room view", key_display="^R", id="room", show=False),
        Binding("escape", "up", "Back", key_display="Esc"),
    ]
    DEFAULT_CSS = """
    ImportValues Static { height: auto; margin: 0 1; }
    ImportValues #layout { max-height: 3; color: $muted; max-width: 110; }
    ImportValues #counts { margin: 1 1 0 1; }
    ImportValues Listing { height: 1fr; margin: 1 0 0 0; }
    ImportValues #detail { max-height: 4; min-height: 2; max-width: 110; }
    ImportValues.-low #counts { margin: 0 1; }
    ImportValues.-low Listing { margin: 0; }
    ImportValues.-low #layout { max-height: 2; }
    """

    def __init__(self, session: Session, file: Path, asked: Asked) -> None:
        super().__init__(session)
        self._look = FileLook(file, asked)
        self._plan: Plan | None = None
        self._shown: Shown = "all"

    def compose_middle(self) -> ComposeResult:
        """How the file was understood, how many, each, and the one with the cursor."""
        yield Static("", id="layout", markup=False)
        yield Static("", id="counts", markup=False)
        listing = _Lines(COLUMNS)
        listing.add_class("hint")
        yield listing
        yield Static("", id="detail", classes="hint", markup=False)
        yield Static("", classes="room-line", markup=False)

    def where(self) -> str:
        """Line 1: the file."""
        return f"Import {words_of(self._look.file.name)}"

    def on_mount(self) -> None:
        """Begin to read."""
        super().on_mount()
        self._ticking = self.set_interval(HOW_OFTEN, self._say_how_far)
        self._begin()

    def on_unmount(self) -> None:
        """Nobody waits for it any more."""
        self._look.stop()

    # Reading and planning, beside the screen

    def _begin(self) -> None:
        self._plan, self._shown = None, "all"
        self.query_one(Listing).display = False
        for name in ("#layout", "#detail"):
            self.query_one(name, Static).update("")
        self._ticking.resume()
        self.refresh_bindings()
        self.run_worker(
            self._read(self.session.view.frozen()), exclusive=True, group="look", exit_on_error=False
        )

    async def _read(self, view: View) -> None:
        try:
            self._plan = await beside(partial(self._look.planned, view))
        except Stopped:
            return
        except ConveneError as error:
            self._refuse(error)
            keep_for_next_time(self, TITLE, {"file": str(self._look.file)})
        self.show()
        if self._plan and self.is_current and not self.shows_room:
            self.query_one(Listing).focus()

    def _say_how_far(self) -> None:
        if self._plan is None and self._look.far:
            said = joined(("Reading  ", "bold"), self._look.far, ("   Esc stops", "$muted"))
            self.query_one("#counts", Static).update(said)

    def _refuse(self, error: ConveneError) -> None:
        self._ticking.pause()
        self.query_one("#counts", Static).update(joined(("! ", "bold $late"), str(error)))

    @on(Worker.StateChanged)
    def _broken(self, event: Worker.StateChanged) -> None:
        """Something unforeseen: said calmly; the rest goes to the log file."""
        if event.state == WorkerState.ERROR and event.worker.error:
            told = "".join(traceback.format_exception(event.worker.error))
            path = write_log(self.session.home.settings_folder, told)
            where = f"What happened is written in {path}." if path else ""
            self._refuse(ConveneError(UNFORESEEN, "Nothing was changed.", where))

    # What is shown

    def show(self) -> None:
        """The plan, once there is one."""
        plan = self._plan
        if plan is None:
            return
        self.query_one("#layout", Static).update(plain("\n".join([_sheet(plan), *plan.notes])))
        found = shown_lines(plan, self._shown)
        several = len({line.value.measure for line in plan.lines if line.value}) > 1
        listing = self.query_one(Listing)
        listing.display = bool(found)
        listing.fill(import_lines(found, self.app.theme_variables["late"], several=several))
        head = counts(plan)
        more = showing(plan, self._shown) if found else "There is nothing to write."
        said = joined((f"{head[:1].upper()}{head[1:]}.", "bold"), (f"  {more}", "$muted"))
        self.query_one("#counts", Static).update(said)
        self._say_detail()
        self.refresh_bindings()

    @on(DataTable.RowHighlighted)
    def _say_detail(self) -> None:
        key = self.query_one(Listing).key
        words = detail(self._plan.lines[int(key)]) if self._plan and key else plain("")
        self.query_one("#detail", Static).update(words)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be done before it is read; nothing can be chosen where there is one."""
        if action == "keep":
            return self._plan is not None and bool(self._plan.changes) and not self.shows_room
        if action == "filter":
            return self._plan is not None and next_shown(self._plan, "all") != "all"
        if action == "breakdown":
            asks = self._plan is not None and (self._plan.asks_breakdown or bool(self._look.asked.breakdown))
            return asks and len(self._breakdowns) > 1
        if action == "sheet":
            return self._look.book is not None and len(self._look.book.tables) > 1
        return super().check_action(action, parameters)

    # Deeds

    def action_keep(self) -> None:
        """Write all that is new or changed, in one deed."""
        plan = self._plan
        if plan is None or not plan.changes:
            return
        self._plan = None  # what it does isn't shown here
        try:
            keep_changes(self.session.initiative, plan.file, plan.changes)
        except ConveneError as error:
            self.notify(str(error), severity="warning", markup=False, timeout=12)
            self._begin()
            return
        self.app.notify(f"Imported: {counts(plan)}. Undo: ^Z", markup=False, timeout=8)
        self.action_up()

    def action_filter(self) -> None:
        """The next sort of lines."""
        if self._plan:
            self._shown = next_shown(self._plan, self._shown)
            self.show()

    @property
    def _breakdowns(self) -> list[str]:
        """Those of the measures that values were found of."""
        lines = self._plan.lines if self._plan else ()
        measures = {one.found.values.measure.id: one.found.values for one in lines if one.found.values}
        return list(dict.fromkeys(name for one in measures.values() for name in one.measure.breakdowns))

    def action_breakdown(self) -> None:
        """Say of which breakdown the groups are."""
        names = self._breakdowns

        def chosen(at: int | None) -> None:
            if at is not None:
                self._look.ask(breakdown=names[at])
                self._begin()

        self.app.push_screen(
            Choosing("Of which breakdown are the groups?", names, self._look.asked.breakdown), chosen
        )

    def action_sheet(self) -> None:
        """Take another sheet of the file."""
        names = [table.name for table in self._look.book.tables] if self._look.book else []

        def chosen(at: int | None) -> None:
            if at is not None:
                self._look.ask(sheet=names[at])
                self._begin()

        now = self._plan.sheet if self._plan else ""
        self.app.push_screen(Choosing("Which sheet?", names, now), chosen)


def _sheet(plan: Plan) -> str:
    sheet = f"Sheet “{plan.sheet}”, " if plan.sheet else "Read as "
    return f"{sheet}{plan.layout}."
