"""The place Worksheets: all of them by phase, each with how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from convene.collective_impact import COMPONENTS, PHASES
from convene.errors import ConveneError
from convene.initiative.held import filling_now
from convene.initiative.standing import of_worksheet
from convene.screens.place import Place
from convene.screens.worksheet.screen import WorksheetScreen
from convene.widgets.choices import Choices
from convene.widgets.cut_text import CutText
from convene.widgets.filter_line import ChoosingLine, FilterLine
from convene.widgets.words import joined, plain
from convene.worksheets.definition import Worksheet

NARROW, WIDE = 76, 100
"""Columns of screen: below the first no minutes are shown, from the second on the component is."""

FEW = 9
"""A list with more entries is filtered by typing."""

_PHASES = {phase.id: f"{phase.number} {phase.title}" for phase in PHASES}
_COMPONENTS = {component.id: component.title for component in COMPONENTS}
_NONE = "There is no worksheet that can be used."
_FAULTS = "Below stands what is wrong with the files."
_NO_FILES = (
    "No worksheet file was found. Those that come with convene are missing from where it is installed: "
    "install it again. What was answered is kept."
)


TITLE = 38
"""So many letters of a title are shown where the window isn't wide."""


class Worksheets(Place):
    """Enter opens one; letters filter when there are more than nine."""

    place = "worksheets"
    HELP = """
    Each worksheet is one conversation of the group, in steps of a few minutes. Open one with Enter and go
    through it; nothing has to be finished in one meeting. To use one in a meeting, add it to the agenda.

    The mark says how far it is: · not started, ◐ begun, ✓ all steps answered.
    """
    AUTO_FOCUS = "Choices"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "Filter", key_display="/"),
        Binding("escape", "up", "Back", show=False),
    ]
    DEFAULT_CSS = """
    Worksheets Choices { height: 1fr; margin: 1 0 0 0; text-wrap: nowrap; text-overflow: ellipsis; }
    Worksheets FilterLine { padding: 0 2; background: $panel; display: none; }
    Worksheets FilterLine.used { display: block; }
    Worksheets .about { height: auto; max-height: 10; max-width: 90; margin: 0 2; }
    .-low Worksheets .about, Worksheets.-low .about { max-height: 3; }
    Worksheets .faults { height: auto; max-height: 40%; margin: 0 2; color: $late; }
    """

    @dataclass
    class Open(Message):
        """A worksheet is to be opened, at a step if one is named."""

        worksheet: str
        step: str | None = None

    def compose_middle(self) -> ComposeResult:
        """A filter, the list, what the chosen one is for, what could not be read."""
        yield ChoosingLine("Type to filter; Esc shows all")
        yield Choices()
        yield CutText(classes="about")
        yield Static("", classes="faults", markup=False)

    def show(self) -> None:
        """Fill the list; it stays where it was."""
        sheets, options = self._listed(), self.query_one(Choices)
        at = options.highlighted_option.id if options.highlighted_option else None
        options.set_options(self._options(sheets))
        ids = [option.id for option in options.options]
        first = next((place for place, one in enumerate(ids) if one), None)
        options.highlighted = ids.index(at) if at and at in ids else first
        self._say_about()
        self._say_faults(bool(sheets))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A short list needs no filter."""
        return len(self._all()) > FEW if action == "filter" else super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        """A letter begins to filter."""
        letter = event.character or ""
        if len(self._all()) > FEW and letter.isalpha() and isinstance(self.focused, Choices):
            event.stop()
            self.action_filter()
            self._line_of_filter.insert_text_at_cursor(letter)

    def action_filter(self) -> None:
        """Type what the name or the part of the deck has in it."""
        self._line_of_filter.add_class("used")
        self._line_of_filter.focus()

    def action_up(self) -> None:
        """Out of the filter, then home."""
        if self._line_of_filter.has_class("used"):
            self._show_all()
        else:
            super().action_up()

    def _show_all(self) -> None:
        self._line_of_filter.value = ""
        self._line_of_filter.remove_class("used")
        self.query_one(Choices).focus()

    @property
    def _line_of_filter(self) -> ChoosingLine:
        return self.query_one(ChoosingLine)

    def _all(self) -> tuple[Worksheet, ...]:
        return tuple(self.session.view.shelf.worksheets.values())

    def _listed(self) -> list[Worksheet]:
        words = self._line_of_filter.value.strip().casefold()
        named = [
            (f" {sheet.title} {_PHASES.get(sheet.phase, '')} {sheet.component or ''}".casefold(), sheet)
            for sheet in self._all()
        ]
        begun = [sheet for name, sheet in named if f" {words}" in name]  # "ready", and not "already"
        within = begun or [sheet for name, sheet in named if words in name]
        return within or [sheet for _, sheet in named if words in _subject(sheet)]

    def _options(self, sheets: list[Worksheet]) -> list[Option]:
        options: list[Option] = []
        phase = ""
        width = max((len(sheet.title) for sheet in sheets), default=0)
        for sheet in sheets:
            if sheet.phase != phase:
                phase = sheet.phase
                heading = _PHASES.get(phase, "In any phase")
                if options:
                    options.append(Option("", disabled=True))
                options.append(Option(plain(heading, "bold $primary"), disabled=True))
            options.append(
                Option(self._line(sheet, min(width, TITLE if self.size.width < WIDE else width)), id=sheet.id)
            )
        return options

    def _line(self, sheet: Worksheet, width: int) -> Content:
        view = self.session.view
        standing = of_worksheet(view, filling_now(view, sheet))
        if self.size.width < NARROW:
            return joined((f"{standing.mark} ", "bold"), sheet.title, (f"  {standing.words}", "$muted"))
        about = f"  {sheet.minutes:>3} min  {standing.words:<22}"
        component = _COMPONENTS.get(sheet.component or "", "") if self.size.width >= WIDE else ""
        return joined(
            (f"{standing.mark} ", "bold"),
            _cut(sheet.title, width),
            (f"{about}  {component}".rstrip(), "$muted"),
        )

    def _say_faults(self, any_sheet: bool) -> None:
        faults = self.session.view.shelf.faults
        field = self.query_one(".faults", Static)
        field.display = bool(faults) or not any_sheet
        lines = [f"{fault.file} {fault.place}: {fault.what}".replace(" :", ":") for fault in faults]
        head = ["Some worksheet files could not be read as they are:"] if faults else []
        words = self._line_of_filter.value.strip()
        said = f"{_NONE} {_FAULTS if faults else _NO_FILES}"
        said = f"No worksheet is about “{words}”. Esc shows all." if words else said
        none = [] if any_sheet else [said]
        field.update(plain("\n".join([*none, *head, *lines])))

    @on(FilterLine.Filtered)
    def _filtered(self, event: FilterLine.Filtered) -> None:
        event.stop()
        self.show()

    @on(FilterLine.Left)
    def _left(self, event: FilterLine.Left) -> None:
        event.stop()
        self._show_all()

    @on(ChoosingLine.Moved)
    def _choose(self, event: ChoosingLine.Moved) -> None:
        event.stop()
        options = self.query_one(Choices)
        options.action_cursor_down() if event.by > 0 else options.action_cursor_up()

    @on(ChoosingLine.Taken)
    def _take(self, event: ChoosingLine.Taken) -> None:
        event.stop()
        chosen = self.query_one(Choices).highlighted_option
        if chosen and chosen.id:
            self.open(chosen.id)

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._say_about()

    def _say_about(self) -> None:
        """Of the one with the cursor; the list doesn't tell when a filter leaves another one in its place."""
        chosen = self.query_one(Choices).highlighted_option
        sheet = self.session.view.shelf.get(chosen.id) if chosen and chosen.id else None
        self.query_one(".about", CutText).say(_about(sheet) if sheet else plain(""))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id:
            self.open(event.option_id)

    @on(Open)
    def _wanted(self, event: Open) -> None:
        event.stop()
        self.open(event.worksheet, event.step)

    def open(self, worksheet: str, step: str | None = None) -> None:
        """Open a worksheet. Who comes back sees all of them, with the cursor on this one."""
        self._show_all()
        try:
            self.app.push_screen(WorksheetScreen(self.session, worksheet, step))
        except ConveneError as error:
            self.notify(str(error), severity="warning", markup=False)


def _subject(sheet: Worksheet) -> str:
    """What a title asks in other words ("shared measures"), what it is for, and what its steps are called."""
    steps = " ".join(step.title for step in sheet.steps)
    return f"{sheet.id.replace('-', ' ')} {sheet.purpose} {sheet.outcome} {steps}".casefold()


def _cut(words: str, width: int) -> str:
    return words.ljust(width) if len(words) <= width else f"{words[: width - 1]}…"


def _about(sheet: Worksheet) -> Content:
    """What a worksheet is for, what the group has at the end, who and what it needs."""
    component = _COMPONENTS.get(sheet.component or "", "")
    parts: list[str | tuple[str, str]] = [(f"{component}. " if component else "", "bold"), sheet.purpose]
    more = (("At the end", sheet.outcome), ("For", sheet.group), ("Before", sheet.prepare))
    for head, words in more:
        parts += [(f"\n{head}: ", "$muted"), (words, "$muted")] if words else []
    return joined(*parts)
