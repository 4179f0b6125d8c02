"""The one field that floats over the cell being typed, with what fits below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Region, Size
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from convene.widgets.cell_input import KEYS, CellInput, Deed
from convene.widgets.cell_offers import AsTyped, NewName
from convene.widgets.fitting import split_last
from convene.widgets.typeahead import Offer
from convene.widgets.words import joined, plain

MOST_SHOWN = 6


class CellField(Vertical):
    """A field over a cell. `find` gives offers for words; `finished` is called when a cell is done.

    Unlike other widgets it calls back instead of posting a message: what is typed right after Enter must
    find the next cell open.
    """

    DEFAULT_CSS = """
    CellField {
        layer: over; height: auto; width: auto; display: none; background: $panel;
        CellInput { width: 100%; padding: 0 1; background: $block-cursor-blurred-background; }
        CellInput:focus { background: $block-cursor-blurred-background; text-style: bold; }
        .fault { color: $late; height: auto; padding: 0 1; display: none; }
        OptionList { width: 100%; text-wrap: nowrap; text-overflow: ellipsis; height: auto; max-height: 6; padding: 0 1; background: $panel; display: none; }
        OptionList { scrollbar-size-vertical: 1; scrollbar-color: $rule; scrollbar-background: $panel; }
        OptionList > .option-list--option-highlighted { background: $block-cursor-background; color: $block-cursor-foreground; }
    }
    """  # noqa: E501

    class Typed(Message):
        """Other words are in the field, so that other offers need other room."""

    def __init__(
        self,
        find: Callable[[str, bool], Sequence[Offer]],
        finished: Callable[[Deed], None],
    ) -> None:
        """`find` is given the words and whether they are still those that the field was opened with."""
        super().__init__()
        self._find = find
        self._finished = finished
        self._opened = ""
        self._offers: Sequence[Offer] = ()
        self._found_for = ""
        self._fault = ""
        self._upward = False
        self._chooses = False
        self._separator: Callable[[str], bool] = lambda _: False
        self._several = False
        self.is_open = False

    def compose(self) -> ComposeResult:
        """The input, room for a fault, the offers."""
        yield CellInput(self.key, self.finish)
        yield Static("", classes="fault", markup=False)
        offers = OptionList(markup=False, compact=True)
        offers.can_focus = False
        yield offers

    @property
    def input(self) -> CellInput:
        """The input itself."""
        return self.query_one(CellInput)

    @property
    def words(self) -> str:
        """What is typed."""
        return self.input.value

    @property
    def is_as_opened(self) -> bool:
        """Whether nothing was typed yet."""
        return self.words == self._opened

    @property
    def chosen(self) -> Offer | None:
        """The offer that Enter would take."""
        at = self.query_one(OptionList).highlighted
        return None if at is None or at >= len(self._offers) else self._offers[at]

    def open(
        self, words: str, *, chooses: bool, several: bool, separator: Callable[[str], bool], draft: str = ""
    ) -> None:
        """Begin to type in a cell that holds `words`; `draft` was typed there before and didn't fit."""
        self._chooses, self._several, self._separator = chooses, several, separator
        self._opened = f"{words}; " if several and words else words
        self.is_open = self.display = True
        with self.input.prevent(Input.Changed):
            self.input.value = draft or self._opened
        self.show_fault("")
        self.input.action_end()
        if chooses and not several and not draft:
            self.input.select_all()
        self.screen.set_focus(self.input)
        self._refresh_offers()

    def close(self) -> None:
        """Take the field away."""
        self.is_open = self.display = False

    def place(self, cell: Region, room: Size) -> None:
        """Stand over a cell inside a container of this size; the offers go where there is room."""
        longest = max((cell_len(self._said(one) + one.note) + 3 for one in self._offers), default=0)
        fault = min(50, cell_len(self._fault) + 2)
        width = min(room.width, max(cell.width, 24, longest + 2, fault))
        left = max(0, min(cell.x, room.width - width))
        offers = self.query_one(OptionList)
        below, above = room.height - cell.y - 1, cell.y
        rows = min(MOST_SHOWN, len(self._offers))
        upward = below < rows and above > below
        shown = min(rows, above if upward else below)
        offers.styles.max_height = max(1, shown)
        if upward != self._upward:
            self._upward = upward
            self.move_child(self.input, after=offers) if upward else self.move_child(self.input, before=0)
        self.styles.width = width
        self.styles.offset = (left, cell.y - shown if upward and self._offers else cell.y)

    def show_fault(self, words: str) -> None:
        """Say what is wrong with the words; "" for nothing."""
        if words == self._fault:
            return
        fault, self._fault = self.query_one(".fault", Static), words
        fault.update(plain(words))
        fault.display = bool(words)

    def offer_all(self) -> None:
        """Offer everything that fits into this cell, whatever is typed."""
        self._offer(self._find("", True))

    def key(self, key: str) -> bool:
        """Deal with a key; False if it is one to be typed."""
        if not self.is_open:
            return False
        if self.words != self._found_for:
            self._refresh_offers()
        if key in KEYS:
            self.finish(KEYS[key])
        elif key in {"up", "down"}:
            self._choose(1 if key == "down" else -1)
        elif self._several and (key == "semicolon" or (key == "comma" and self._separator(self.words))):
            self._take_part()
        else:
            return False
        return True

    def finish(self, deed: Deed) -> None:
        """Say that this cell is done, and how."""
        if deed == "undo" and not self.is_as_opened:
            self.input.value = self._opened
            self.input.action_end()
            return
        self._finished(deed)

    def _said(self, offer: Offer) -> str:
        """How an offer is shown: of several, only the part being typed."""
        is_part = self._several and not isinstance(offer.value, NewName | AsTyped)
        return split_last(offer.words)[1] if is_part else offer.words

    def _take_part(self) -> None:
        """Complete what is typed of one of several, and go on to the next."""
        words, chosen = self.words.rstrip("; "), self.chosen
        if chosen:
            found = chosen.value
            words = found.words if isinstance(found, AsTyped) else words
            words = words if isinstance(found, AsTyped | NewName) else chosen.words
        self.input.value = f"{words}; "
        self.input.action_end()

    def _choose(self, step: int) -> None:
        offers = self.query_one(OptionList)
        at = (-1 if offers.highlighted is None else offers.highlighted) + step
        if self._offers:
            offers.highlighted = None if at < 0 else min(at, len(self._offers) - 1)

    def _refresh_offers(self) -> None:
        as_opened = self.is_as_opened
        self._found_for = self.words
        offers = self._offer(self._find(self.words, as_opened))
        at = next((place for place, one in enumerate(self._offers) if one.words == self._opened), None)
        last = split_last(self.words)[1] if self._several else self.words.strip()
        first = 0 if self._offers and self._chooses and last else None
        offers.highlighted = at if as_opened else first

    def _offer(self, found: Sequence[Offer]) -> OptionList:
        before, self._offers, offers = self._offers, found, self.query_one(OptionList)
        if not found and not before:
            return offers
        offers.set_options(
            [
                Option(joined(self._said(one), (f"  {one.note}" if one.note else "", "")))
                for one in self._offers
            ]
        )
        offers.display = bool(self._offers)
        offers.highlighted = None
        return offers

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.is_open and self.words != self._found_for:
            self.show_fault("")
            self._refresh_offers()
            self.post_message(self.Typed())

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.query_one(OptionList).highlighted = event.option_index
        self._finished("next")
