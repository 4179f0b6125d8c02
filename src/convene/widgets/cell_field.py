"""The one field that floats over the cell being typed, with what fits below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Region, Size
from textual.message import Message
from textual.widgets import Input

from convene.widgets.cell_below import CellBelow
from convene.widgets.cell_input import KEYS, CellInput, Deed
from convene.widgets.cell_offers import AsTyped, NewName
from convene.widgets.fitting import split_last
from convene.widgets.offer import Offer, asked, settled
from convene.widgets.words import joined


class CellField(Vertical):
    """A field exactly over a cell. `find` gives offers for words; `finished` is called when a cell is done.

    `below` is to be mounted beside it: what is wrong, and the offers, which may be wider than the cell.

    Unlike other widgets it calls back instead of posting a message: what is typed right after Enter must
    find the next cell open.
    """

    DEFAULT_CSS = """
    CellField {
        layer: over; position: absolute; height: 1; display: none;
        CellInput { width: 100%; background: $block-cursor-blurred-background; }
        CellInput.-textual-compact { padding: 0 1; }
        CellInput:focus { background: $block-cursor-blurred-background; text-style: bold; }
    }
    """

    class Typed(Message):
        """Other words are in the field, so that other offers need other room."""

    def __init__(
        self,
        find: Callable[[str, bool], Sequence[Offer]],
        finished: Callable[[Deed], None],
    ) -> None:
        """`find` is given the words and whether they are still those that the field was opened with."""
        super().__init__()
        self.input = CellInput(self.key, self.finish)
        self._find = find
        self._finished = finished
        self._opened = ""
        self._offers: Sequence[Offer] = ()
        self._found_for = ""
        self._keeps_words = False
        self._separator: Callable[[str], bool] = lambda _: False
        self._several = False
        self.is_open = False
        self.below = CellBelow(self._clicked)

    def compose(self) -> ComposeResult:
        """The input."""
        yield self.input

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
        at = self.below.list.highlighted
        return None if at is None or at >= len(self._offers) else self._offers[at]

    def open(
        self, words: str, *, chooses: bool, several: bool, separator: Callable[[str], bool], draft: str = ""
    ) -> None:
        """Begin to type in a cell that holds `words`; `draft` was typed there before and didn't fit."""
        self._several, self._separator = several, separator
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
        """Take the field away, and what stands below it."""
        self.is_open = self.display = False
        self._offers = ()
        self.below.close()

    def place(self, cell: Region, room: Size) -> None:
        """Stand over a cell inside a container of this size; the offers go where there is room."""
        self.styles.width = min(cell.width, max(1, room.width - cell.x))
        self.styles.offset = (cell.x, cell.y)
        self.below.place(cell, room)

    def show_fault(self, words: str) -> None:
        """Say what is wrong with the words; "" for nothing."""
        self.below.say(words)

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
        """Say that this cell is done, and how; where several offers fit, ask first."""
        if deed == "undo" and not self.is_as_opened:
            self.input.value = self._opened
            self.input.action_end()
        elif deed not in {"next", "right", "left"} or not self._ask():
            self._finished(deed)

    def _ask(self) -> bool:
        """Ask which one is meant, if several fit and none is chosen."""
        if self.chosen or self._keeps_words or self.is_as_opened:
            return False
        question = asked(self._last, self._parts)
        if question:
            self.show_fault(question)
            self.post_message(self.Typed())
        return bool(question)

    @property
    def _last(self) -> str:
        """What is being typed: of several the part after the last semicolon."""
        return split_last(self.words)[1] if self._several else self.words

    @property
    def _parts(self) -> list[Offer]:
        """The offers as they are shown."""
        return [offer._replace(words=self._said(offer)) for offer in self._offers]

    def _said(self, offer: Offer) -> str:
        """How an offer is shown: of several, only the part being typed."""
        is_part = self._several and not isinstance(offer.value, NewName | AsTyped)
        return split_last(offer.words)[1] if is_part else offer.words

    def _take_part(self) -> None:
        """Complete what is typed of one of several, and go on to the next."""
        if self._ask():
            return
        words, chosen = self.words.rstrip("; "), self.chosen
        if chosen:
            found = chosen.value
            words = found.words if isinstance(found, AsTyped) else words
            words = words if isinstance(found, AsTyped | NewName) else chosen.words
        self.input.value = f"{words}; "
        self.input.action_end()

    def _choose(self, step: int) -> None:
        offers = self.below.list
        at = (-1 if offers.highlighted is None else offers.highlighted) + step
        self._keeps_words = at < 0
        self.show_fault("")
        if self._offers:
            offers.highlighted = None if at < 0 else min(at, len(self._offers) - 1)

    def _refresh_offers(self) -> None:
        as_opened = self.is_as_opened
        self._found_for, self._keeps_words = self.words, False
        self._offer(self._find(self.words, as_opened))
        at = next((place for place, one in enumerate(self._offers) if one.words == self._opened), None)
        self.below.list.highlighted = at if as_opened else settled(self._last, self._parts)

    def _offer(self, found: Sequence[Offer]) -> None:
        self._offers = found
        self.below.offer(
            [joined(self._said(one), (f"  {one.note}" if one.note else "", "")) for one in found]
        )

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.is_open and self.words != self._found_for:
            self.show_fault("")
            self._refresh_offers()
            self.post_message(self.Typed())

    def _clicked(self, place: int) -> None:
        self.below.list.highlighted = place
        self._finished("next")
