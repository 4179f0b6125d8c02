"""Ballots typed one after the other: the letters of the options, first choice first; equal ones at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from convene.widgets.line_by_line import LineByLine
from convene.widgets.words import joined, plain

NEXT_LINE = "\n"
MOST_ALIKE = 99
"""So many equal ballots in one line."""
MOST_OPTIONS = len(ascii_lowercase)


class BallotLine(LineByLine):
    """The line for one ballot."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Next ballot", key_display="Enter"),
    ]


class Ballots(Vertical):
    """Takes ballots; how many there are is shown, and what they come to only when all are in.

    The room sees that something is typed, and not what: a ballot is secret.
    """

    DEFAULT_CSS = """
    Ballots { height: auto; padding: 0 1; }
    Ballots .options, Ballots .said, Ballots .how { height: auto; }
    Ballots BallotLine { height: 1; border: none; padding: 0 1; background: $panel; margin: 1 0 0 0; }
    Ballots .said, Ballots .how { color: $muted; }
    """

    @dataclass
    class Given(Message):
        """These are all ballots now."""

        ballots: tuple[tuple[int, ...], ...]

    class AllIn(Message):
        """Enter in the empty line: the result is wanted."""

    def __init__(self) -> None:
        super().__init__()
        self._options: Sequence[str] = ()
        self._ballots: tuple[tuple[int, ...], ...] = ()
        self._refused = ""

    def compose(self) -> ComposeResult:
        """The options with their letters, the line, how many there are or what is wrong."""
        yield Static("", classes="options", markup=False)
        yield BallotLine(
            placeholder="Best first, e.g. bca; 4 bca: four people",
            select_on_focus=False,
            compact=True,
        )
        yield Static("", classes="said", markup=False)
        yield Static("", classes="how hint", markup=False)

    def begin(self) -> None:
        """Type."""
        self.screen.set_focus(self.query_one(BallotLine))

    def show(self, options: Sequence[str], ballots: Sequence[tuple[int, ...]], *, room: bool) -> None:
        """Show the options, and how many ballots are in; to the `room` without what is typed."""
        self.query_one(BallotLine).password = room
        self._options, self._ballots = tuple(options)[:MOST_OPTIONS], tuple(ballots)
        lines = [
            piece
            for at, (letter, words) in enumerate(zip(ascii_lowercase, self._options, strict=False))
            for piece in ((f"{NEXT_LINE if at else ''} {letter}  ", "bold"), words)
        ]
        self.query_one(".options", Static).update(joined(*lines))
        self._say_count()

    def _say_count(self) -> None:
        count = len(self._ballots)
        done = "Enter in the empty line: the result. - takes the last one back." if count else ""
        self.query_one(".said", Static).update(plain(f"{count} {'ballot' if count == 1 else 'ballots'} in."))
        self.query_one(".how", Static).update(plain(self._refused, "$late") if self._refused else plain(done))

    @on(Input.Changed)
    def _mended(self, event: Input.Changed) -> None:
        event.stop()
        self._refused = ""
        self._say_count()

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        typed = event.value.casefold()
        letters = [letter for letter in typed if letter not in " ,;>" and not letter.isdecimal()]
        times = "".join(one for one in typed if one.isdecimal())
        if not letters:
            if self._ballots and not times:
                self.post_message(self.AllIn())
            return
        self._refused = self._fault(letters, int(times or 1))
        if self._refused:
            self._say_count()
            return
        event.input.value = ""
        ballot = tuple(ascii_lowercase.index(letter) for letter in letters)
        self._ballots = (*self._ballots, *[ballot] * int(times or 1))
        self._say_count()
        self.post_message(self.Given(self._ballots))

    def _fault(self, letters: Sequence[str], times: int) -> str:
        known = ascii_lowercase[: len(self._options)]
        unknown = next((letter for letter in letters if letter not in known), None)
        twice = next((letter for letter in letters if letters.count(letter) > 1), None)
        if not 0 < times <= MOST_ALIKE:
            return f"A number says how many are alike: 1 to {MOST_ALIKE}."
        if unknown:
            return f"There is no option {unknown}: a to {known[-1]}."
        return f"{twice} stands there twice. Each option once." if twice else ""

    @on(LineByLine.TakeBack)
    def _take_back(self, event: LineByLine.TakeBack) -> None:
        event.stop()
        if self._ballots:
            self._ballots = self._ballots[:-1]
            self._say_count()
            self.post_message(self.Given(self._ballots))
