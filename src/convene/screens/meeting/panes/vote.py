"""A vote on the agenda, before it is held: by which method, and among which options."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from convene.initiative.agenda_vote import hold_by
from convene.screens.meeting.doing import doing
from convene.screens.meeting.panes.item_pane import ItemPane
from convene.voting import CHOOSING, METHODS
from convene.widgets.choices import Choices
from convene.widgets.typeahead import LineInput
from convene.widgets.words import joined, plain

LEAST_OPTIONS = 2


class _Way(NamedTuple):
    """A method with its threshold, and what it is good for (practice rules, 6.5)."""

    method: str
    hint: str
    threshold: str = ""


WAYS = (
    _Way("show-of-hands", "for or against; more than half"),
    _Way("show-of-hands", "at least two thirds", "At least two thirds"),
    _Way("show-of-hands", "at least three quarters", "At least three quarters"),
    _Way("show-of-hands", "everyone", "Everyone"),
    _Way("consent", "a charter, new members: nobody has a reason against it"),
    _Way("fist-to-five", "words for the public, or when people are tired"),
    _Way("gradients", "a goal or strategies: how much each is for it"),
    _Way("dots", "many ideas to few"),
    _Way("ranked-choice", "one of several names, places or dates"),
)
"""Hints and never rules: any method can be chosen for anything."""


class _Methods(Choices):
    """Names Enter for what it does here."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Choose", key_display="Enter")]


class VotePane(ItemPane):
    """Enter chooses a method; where one chooses among options, they are typed next, one a line."""

    DEFAULT_CSS = """
    VotePane _Methods { height: auto; max-height: 1fr; padding: 0 1; }
    VotePane .options { height: auto; padding: 0 1; }
    VotePane LineInput { height: 1; border: none; padding: 0 1; margin: 0 1; background: $panel; display: none; }
    VotePane.-options LineInput { display: block; }
    VotePane.-options _Methods { display: none; }
    VotePane .ask { height: auto; padding: 0 1; color: $muted; }
    """  # noqa: E501

    _way: _Way | None = None
    _options: tuple[str, ...] = ()

    def compose_below(self) -> ComposeResult:
        """The methods; then the options typed so far, and the line for the next one."""
        yield Static(plain("How do we decide?"), classes="ask", markup=False)
        yield _Methods()
        yield Static("", classes="options", markup=False)
        yield LineInput(placeholder="An option", select_on_focus=False, compact=True, hands_on=True)

    def show(self) -> None:
        """Show the methods, or the options that are typed."""
        super().show()
        methods = self.query_one(_Methods)
        if not methods.option_count:
            methods.set_options(
                [
                    Option(joined((f"{METHODS[way.method].NAME:<24}", "bold"), (way.hint, "$muted")))
                    for way in WAYS
                ]
            )
            methods.highlighted = 0

    def begin(self) -> None:
        """Choose."""
        self.query_one(_Methods).focus()

    def step_back(self) -> bool:
        """From the options back to the methods."""
        if self._way is None:
            return False
        self._way = None
        self.remove_class("-options")
        self.query_one(".ask", Static).update(plain("How do we decide?"))
        self.query_one(".options", Static).update(plain(""))
        self.begin()
        return True

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        way = WAYS[event.option_index]
        if way.method not in CHOOSING:
            self._hold(way)
            return
        self._way = way
        self.add_class("-options")
        self.query_one(LineInput).focus()
        self._say()

    @on(LineInput.LinesPasted)
    def _pasted(self, event: LineInput.LinesPasted) -> None:
        event.stop()
        for line in event.text.splitlines():
            self._add(line.strip())

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        words = event.value.strip()
        if words:
            event.input.value = ""
            self._add(words)
        elif self._way and len(self._options) >= LEAST_OPTIONS:
            self._hold(self._way)

    def _add(self, words: str) -> None:
        if words and words.casefold() not in {one.casefold() for one in self._options}:
            self._options = (*self._options, words)
        self._say()

    def _say(self) -> None:
        lines = [f"{number:>2}  {words}" for number, words in enumerate(self._options, start=1)]
        self.query_one(".options", Static).update(plain("\n".join(lines)))
        enough = len(self._options) >= LEAST_OPTIONS
        then = "Enter in the empty line begins the vote." if enough else "At least two."
        self.query_one(".ask", Static).update(plain(f"Among what? One option a line. {then}"))

    def _hold(self, way: _Way) -> None:
        item = self.item
        if item:
            with doing(self):
                hold_by(self.session.initiative, item, way.method, self._options, way.threshold)
