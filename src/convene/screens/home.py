"""The first screen: the initiatives of this laptop."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from convene.errors import ConveneError
from convene.initiative.about import About
from convene.initiative.home import Entry, Home
from convene.initiative.kept_typing import KeptTyping
from convene.screens.form import Form, Question, keep_for_next_time
from convene.screens.keeping import tell_of
from convene.screens.summary import line_about
from convene.widgets.choices import Choices
from convene.widgets.footer import Footer
from convene.widgets.top_line import TopLine
from convene.widgets.words import joined, plain

EMPTY = (
    "No initiative yet. One is a community, a problem and its partners, over years.\n"
    "Press n to start yours, or s to look around in a sample."
)


class Listed(NamedTuple):
    """An initiative with the line that says how it is."""

    entry: Entry
    note: str


class HomeScreen(Screen[None]):
    """Lists the initiatives; starts a new one; opens the sample."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "New initiative"),
        Binding("s", "sample", "Sample"),
        Binding("o", "open_folder", "Open a folder"),
        Binding("ctrl+q", "app.quit", "Quit", key_display="^Q"),
    ]
    AUTO_FOCUS = "OptionList"
    DEFAULT_CSS = """
    HomeScreen .heading { margin: 1 2; }
    HomeScreen OptionList { height: auto; max-height: 1fr; margin: 0 1; }
    """

    @dataclass
    class Chosen(Message):
        """An initiative is to be opened."""

        folder: Path

    @dataclass
    class SampleWanted(Message):
        """The sample initiative is to be opened."""

    def __init__(self, home: Home, trouble: Callable[[], str]) -> None:
        """`trouble` is why something of the open initiative isn't saved, "" if nothing is amiss."""
        super().__init__()
        self._home = home
        self._trouble = trouble
        self._listed: list[Listed] = []

    def compose(self) -> ComposeResult:
        """The list, with a sentence when it is empty."""
        line = TopLine()
        line.where = "convene"
        yield line
        with Vertical():
            yield Static(plain("Your initiatives"), classes="heading", markup=False)
            yield Choices()
            yield Static(plain(EMPTY), classes="empty", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Read the home folder beside the screen's thread."""
        self.query_one(".empty").display = False
        tell_of(self.app, self.typing)
        self.set_interval(1.0, self._show_trouble)
        self.read_home()

    def _show_trouble(self) -> None:
        line, trouble = self.query_one(TopLine), self._trouble()
        line.saved, line.trouble = f"NOT SAVED: {trouble}" if trouble else "", bool(trouble)

    @property
    def typing(self) -> KeptTyping:
        """What is being typed outside of any initiative."""
        return self._home.typing()

    def on_screen_resume(self) -> None:
        """Something may have changed since."""
        self._show_trouble()
        self.read_home()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def read_home(self) -> None:
        """List what is there, each with its phase and next meeting."""
        listed = []
        for entry in self._home.entries():
            note = entry.trouble or line_about(self._home, entry.folder)
            if entry.folder.parent != self._home.folder:
                note = f"{note}  in {entry.folder.parent}"
            listed.append(Listed(entry, note))
        self.app.call_from_thread(self.show, listed)

    def show(self, listed: list[Listed]) -> None:
        """Fill the list."""
        self._listed = listed
        options = self.query_one(OptionList)
        at = options.highlighted
        width = max((len(one.entry.name) for one in listed), default=0)
        options.set_options(
            [
                Option(joined((one.entry.name.ljust(min(width, 44)), "bold"), (f"  {one.note}", "$muted")))
                for one in listed
            ]
        )
        options.highlighted = min(at or 0, len(listed) - 1) if listed else None
        options.display = bool(listed)
        self.query_one(".empty").display = not listed
        if listed:
            options.focus()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.post_message(self.Chosen(self._listed[event.option_index].entry.folder))

    def action_new(self) -> None:
        """Ask what the new initiative is about."""
        questions = (
            Question(
                "name",
                "What is the initiative called?",
                hint="e.g. Riverbend County Prevention Coalition",
                required=True,
            ),
            Question("place", "Which community or place?", hint="e.g. Riverbend County"),
            Question(
                "problem",
                "Which problem does it work on, in one line?",
                hint="e.g. Teens and alcohol, vapes and other drugs",
            ),
            Question("facilitator", "Who facilitates?", hint="Your name"),
        )
        self.app.push_screen(Form("A new initiative", questions), self._make)

    def _make(self, answers: Mapping[str, Any] | None) -> None:
        if answers is None:
            return
        try:
            folder = self._home.create(About(created=self._home.now(), **answers))
        except ConveneError as error:
            keep_for_next_time(self, "A new initiative", answers)
            self.app.notify(str(error), severity="warning", markup=False, timeout=12)
            return
        self.post_message(self.Chosen(folder))

    def action_sample(self) -> None:
        """Open the sample initiative."""
        self.post_message(self.SampleWanted())

    def action_open_folder(self) -> None:
        """Open an initiative that lies somewhere else."""
        questions = (
            Question("folder", "Which folder is it in?", hint=str(self._home.folder), required=True),
        )
        self.app.push_screen(Form("Open a folder", questions), self._open_folder)

    def _open_folder(self, answers: Mapping[str, Any] | None) -> None:
        if answers is None:
            return
        try:
            self.post_message(self.Chosen(self._home.find(answers["folder"])))
        except ConveneError as error:
            self.app.notify(str(error), severity="warning", markup=False, timeout=12)
