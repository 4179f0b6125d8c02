"""A vote on the agenda, before it is held: by which method, and among which options."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from convene.initiative.agenda_vote import hold_by
from convene.initiative.terms import rules
from convene.screens.choosing import Choosing
from convene.screens.meeting.captured_here import captured_during, captured_lines
from convene.screens.meeting.doing import ask, doing
from convene.screens.meeting.line import cut
from convene.screens.meeting.panes.item_pane import ItemPane
from convene.screens.meeting.panes.stating import ask_what_was_stated
from convene.screens.meeting.panes.ways import Way, carried_when, ways
from convene.screens.session import Session
from convene.voting import BY_SCORE, CHOOSING
from convene.voting.tally import Criterion
from convene.voting.typed import read_criterion, read_cut
from convene.widgets.choices import Choices
from convene.widgets.line_by_line import LineByLine
from convene.widgets.typeahead import LineInput
from convene.widgets.words import joined, plain

LEAST_OPTIONS = 2
NAMES = 22
"""Cells for the name of a method."""
DIGITS = "123456789"

HOW = "How do we decide?"
WHEN = "When is it carried?"


class _Methods(Choices):
    """Names Enter for what it does here; a digit chooses at once."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Choose", key_display="Enter")]

    def on_key(self, event: events.Key) -> None:
        """Choose by digit."""
        place = DIGITS[: self.option_count].find(event.character or " ")
        if place >= 0:
            event.stop()
            self.highlighted = place
            self.action_select()


class VotePane(ItemPane):
    """Enter chooses a method; where one chooses among options, they are typed next, one a line."""

    DEFAULT_CSS = """
    VotePane _Methods { height: auto; max-height: 1fr; padding: 0 1; }
    VotePane .decided { height: auto; padding: 0 1; }
    VotePane .options { height: auto; padding: 0 1; }
    VotePane LineInput { height: 1; border: none; padding: 0 1; margin: 0 1; background: $panel; display: none; }
    VotePane.-options LineInput { display: block; }
    VotePane.-options _Methods { display: none; }
    VotePane .ask { height: auto; padding: 0 1; color: $muted; }
    """  # noqa: E501

    _way: Way | None = None
    _asks_criteria: bool = False
    is_chosen: bool = False
    """Whether a way was chosen here: what comes next is a round held by it."""

    def __init__(self, session: Session, item_id: int) -> None:
        super().__init__(session, item_id)
        item = self.item  # one that is held another way than before keeps its options
        self._options: tuple[str, ...] = item.options if item else ()
        self._goes_on = item.goes_on if item else 0
        self._criteria: tuple[Criterion, ...] = item.criteria if item else ()

    def compose_below(self) -> ComposeResult:
        """The methods; then the options typed so far, and the line for the next one."""
        yield Static("", classes="decided", markup=False)
        yield Static(plain(self._how), classes="ask", markup=False)
        yield _Methods()
        yield Static("", classes="options", markup=False)
        yield LineByLine(placeholder="An option", select_on_focus=False, compact=True, hands_on=True)

    def show(self) -> None:
        """Show the methods, or the options that are typed."""
        super().show()
        room = self.screen.has_class("-room")
        view, today, item = self.session.view, self.session.today, self.item
        found = captured_during(view, item, today, room=room) if item else []
        decided = self.query_one(".decided", Static)
        decided.update(captured_lines(found))
        decided.display = bool(found)
        methods = self.query_one(_Methods)
        self._ways = ways(self.session.view)
        if methods.option_count != len(self._ways):
            methods.set_options(
                [
                    Option(
                        joined(
                            (f"{DIGITS[place : place + 1]:<2}", "bold $primary"),
                            (f"{cut(way.name, NAMES):<{NAMES}} ", "bold"),
                            (way.hint, "$muted"),
                        )
                    )
                    for place, way in enumerate(self._ways)
                ]
            )
            methods.highlighted = 0

    @property
    def _how(self) -> str:
        return f"{HOW} What our rules say stands first." if rules(self.session.view) else HOW

    def begin(self) -> None:
        """Choose."""
        self.query_one(_Methods).focus()

    def step_back(self) -> bool:
        """From the criteria to the options, and from these to the methods."""
        if self._way is None:
            return False
        if self._asks_criteria:
            self._asks_criteria = False
            self._say()
            return True
        self._way = None
        self.remove_class("-options")
        self.query_one(".ask", Static).update(plain(self._how))
        self.query_one(".options", Static).update(plain(""))
        self.begin()
        return True

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        way, item = self._ways[event.option_index], self.item
        if way.is_stated and item:
            ask_what_was_stated(self, item, way.method)
        elif way.method not in CHOOSING:
            self._ask_when(way)
        else:
            self._way = way
            self.add_class("-options")
            self.query_one(LineInput).focus()
            self._say()

    def _ask_when(self, way: Way) -> None:
        """Hold it, once it is clear when it is carried."""
        when = carried_when(way)

        def answered(place: int | None) -> None:
            if place is not None:
                self._hold(way._replace(threshold=list(when.values())[place]))

        if when:
            ask(self, self.session, Choosing(WHEN, list(when)), answered)
        else:
            self._hold(way)

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
            if self._add(words):
                event.input.value = ""
        elif self._way and self._is_enough:
            if self._way.method in BY_SCORE and not self._asks_criteria:
                self._asks_criteria = True
                self._say()
            else:
                self._hold(self._way)

    @on(LineByLine.TakeBack)
    def _take_back(self, event: LineByLine.TakeBack) -> None:
        event.stop()
        if self._asks_criteria:
            self._criteria = self._criteria[:-1]
        elif self._goes_on:
            self._goes_on = 0
        else:
            self._options = self._options[:-1]
        self._say()

    @property
    def _is_enough(self) -> bool:
        return bool(self._criteria) if self._asks_criteria else len(self._options) >= LEAST_OPTIONS

    def _add(self, words: str) -> bool:
        """Take a line; whether it could be taken."""
        if self._asks_criteria:
            found = read_criterion(words, len(self._criteria) + 1)
            self._criteria = (*self._criteria, *([found] if found else []))
            self._say("" if found else "Its weight is missing: a number from 1 to 5 at the end. ")
            return found is not None
        if self._way and self._way.method != "ranked-choice" and (cut := read_cut(words)):
            self._goes_on = cut
        elif words and words.casefold() not in {one.casefold() for one in self._options}:
            self._options = (*self._options, words)
        self._say()
        return True

    def _say(self, fault: str = "") -> None:
        lines = [f"{number:>2}  {words}" for number, words in enumerate(self._options, start=1)]
        lines += [f"    The first {self._goes_on} go on."] if self._goes_on else []
        if self._asks_criteria:
            must = [f", at least {one.least}" if one.least else "" for one in self._criteria]
            lines = [
                f"x{one.weight}  {one.title}{more}" for one, more in zip(self._criteria, must, strict=True)
            ]
        self.query_one(".options", Static).update(plain("\n".join(lines)))
        self.query_one(LineInput).placeholder = (
            "A criterion, its weight" if self._asks_criteria else "An option"
        )
        self.query_one(".ask", Static).update(plain(f"{fault}{self._question} {self._then}"))

    @property
    def _question(self) -> str:
        if self._asks_criteria:
            return (
                "By what? One criterion a line, its weight behind it; a must-have: “Data now 4, at least 3”."
            )
        ranked = self._way and self._way.method == "ranked-choice"
        return "Among what? One option a line" + ("." if ranked else "; “top 4” says how many go on.")

    @property
    def _then(self) -> str:
        """What Enter in the empty line does, or what is still missing."""
        if not self._is_enough:
            return "At least one." if self._asks_criteria else "At least two."
        criteria_next = self._way and self._way.method in BY_SCORE and not self._asks_criteria
        then = "asks for the criteria" if criteria_next else "begins the vote"
        return f"Enter in the empty line {then}, - takes the last one back."

    def _hold(self, way: Way) -> None:
        item, self.is_chosen = self.item, True
        if item:
            with doing(self):
                hold_by(
                    self.session.initiative,
                    item,
                    way.method,
                    self._options,
                    way.threshold,
                    criteria=self._criteria,
                    goes_on=self._goes_on,
                    rule=way.rule,
                )
