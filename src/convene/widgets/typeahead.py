"""A field that shows what fits while one types, and takes one of them or the words themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from convene.typed import clean_line
from convene.widgets.offer import Offer, asked, settled
from convene.widgets.words import joined, plain

__all__ = ["LineInput", "Offer", "Typeahead"]


class LineInput(Input):
    """An Input that never loses a line: a paste of several lines becomes one line, or is handed on."""

    @dataclass
    class LinesPasted(Message):
        """Several lines were pasted; nothing was put into the field."""

        field: LineInput
        text: str

    def __init__(self, *args: object, hands_on: bool = False, **named: object) -> None:
        """`hands_on`: several pasted lines are sent as `LinesPasted` instead of being joined."""
        super().__init__(*args, **named)  # type: ignore[arg-type]
        self._hands_on = hands_on

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        if self._hands_on and ("\n" in event.text.strip() or "\t" in event.text):
            self.post_message(self.LinesPasted(self, event.text))
            return
        self.insert_text_at_cursor(clean_line(event.text))


class _GoesOn(LineInput):
    """One of several questions; names Enter for what it does here."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Next", key_display="Enter")]


class Typeahead(Vertical):
    """An input with the fitting offers below it.

    `find` gives the offers for typed words, best first. Enter takes the only one that fits; where several
    do it asks, and down chooses among them, up keeps the words. Words that were there before are not asked
    about.
    """

    DEFAULT_CSS = """
    Typeahead {
        height: auto;
        LineInput { height: 1; border: none; padding: 0; background: $panel; }
        LineInput:focus { border: none; }
        OptionList {
            height: auto; max-height: 6; border: none; padding: 0;
            background: $background; display: none;
        }
        OptionList.offers { display: block; }
        .asked { height: 1; color: $late; display: none; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "choose(1)", "Choose", show=False),
        Binding("up", "choose(-1)", "Choose", show=False),
    ]

    @dataclass
    class Taken(Message):
        """Enter: an offer was taken, or words were typed that are none of them (`offer` is None)."""

        typeahead: Typeahead
        words: str
        offer: Offer | None

    @dataclass
    class Typed(Message):
        """The words changed."""

        typeahead: Typeahead
        words: str

    @dataclass
    class Asked(Message):
        """Several fit: a line below the offers asks which is meant."""

        typeahead: Typeahead

    def __init__(
        self,
        find: Callable[[str], Sequence[Offer]],
        *,
        value: str = "",
        placeholder: str = "",
        replaces: bool = False,
        hands_on: bool = False,
        starts_over: bool = False,
        goes_on: bool = False,
        id: str | None = None,  # noqa: A002  Textual's name
    ) -> None:
        """`replaces`: what stands there is selected when the field is entered, so that typing replaces it.

        `hands_on`: several pasted lines are sent as `LineInput.LinesPasted`, not joined. `starts_over`: who
        types on after a question, without a look at it, begins anew. `goes_on`: Enter leads to the next one.
        """
        super().__init__(id=id)
        self._find = find
        self._given = value
        self._placeholder = placeholder
        self._replaces = replaces
        self._hands_on = hands_on
        self._starts_over = starts_over
        self._field = _GoesOn if goes_on else LineInput
        self._offers: Sequence[Offer] = ()
        self._keeps_words = False

    def compose(self) -> ComposeResult:
        """The field and the list."""
        yield self._field(
            value=self._given,
            placeholder=self._placeholder,
            select_on_focus=self._replaces,
            hands_on=self._hands_on,
        )
        offers = OptionList(markup=False)
        offers.can_focus = False
        yield offers
        yield Static("", classes="asked", markup=False)

    @property
    def input(self) -> LineInput:
        """The field itself."""
        return self.query_one(LineInput)

    @property
    def words(self) -> str:
        """What is typed."""
        return self.input.value

    def focus(self, scroll_visible: bool = True) -> Typeahead:
        """Focus the field at once: who types on doesn't wait for the next turn of the loop."""
        self.screen.set_focus(self.input, scroll_visible)
        return self

    def set_words(self, words: str) -> None:
        """Put words into the field without telling anybody."""
        self._given = words
        with self.input.prevent(Input.Changed):
            self.input.value = words
        self.refresh_offers()

    def refresh_offers(self) -> None:
        """Find again what fits."""
        self._offers = self._find(self.words)
        offers = self.query_one(OptionList)
        offers.set_options(
            [
                Option(joined(one.words, (f"  {one.note}" if one.note else "", "$muted")))
                for one in self._offers
            ]
        )
        offers.set_class(bool(self._offers), "offers")
        offers.highlighted = None if self.words == self._given else settled(self.words, self._offers)
        self._keeps_words = False
        self._ask("")

    def action_choose(self, step: int) -> None:
        """Move among the offers; up from the first one is back to the words, which are kept then."""
        offers = self.query_one(OptionList)
        at = -1 if offers.highlighted is None else offers.highlighted
        to = at + step
        offers.highlighted = None if to < 0 else min(to, len(self._offers) - 1)
        self._keeps_words = to < 0
        self._ask("")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Up and down are for whatever is around, while there is nothing to choose from."""
        return bool(self._offers) if action == "choose" else True

    def _ask(self, words: str) -> None:
        line = self.query_one(".asked", Static)
        line.display = bool(words)
        line.update(plain(words))
        if words:
            self.post_message(self.Asked(self))

    @property
    def chosen(self) -> Offer | None:
        """The offer that Enter would take."""
        at = self.query_one(OptionList).highlighted
        return None if at is None or at >= len(self._offers) else self._offers[at]

    def on_mount(self) -> None:
        """Nothing is offered before the field is in use."""
        self.query_one(OptionList).set_class(False, "offers")

    @on(events.DescendantFocus)
    def _focused(self) -> None:
        self.refresh_offers()

    @on(events.DescendantBlur)
    def _blurred(self) -> None:
        self.query_one(OptionList).set_class(False, "offers")
        self._ask("")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.input.has_focus:  # a field that is filled in by us offers nothing yet
            self.refresh_offers()
        self.post_message(self.Typed(self, event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.take()

    def take(self) -> None:
        """What Enter does: take the only one that fits, or the words; or ask."""
        settles = self.words == self._given or self._keeps_words or self.chosen is not None
        question = "" if settles else asked(self.words, self._offers)
        if question:
            self._ask(question)
            if self._starts_over:
                self.input.select_all()
        else:
            self.post_message(self.Taken(self, clean_line(self.words).strip(), self.chosen))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Taken(self, clean_line(self.words).strip(), self._offers[event.option_index]))
