"""The line that adds to an agenda: minutes and a title, a worksheet, a parked topic, or many pasted lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from convene.errors import BadInput
from convene.meetings.taken import Took
from convene.meetings.theme import Theme, theme
from convene.meetings.typed_item import (
    USUAL,
    Attachable,
    TypedItem,
    question_in,
    read_item,
    read_items,
    typed_minutes,
    typed_title,
)
from convene.people.matching import plain as compared
from convene.screens.meeting.words import counted_words
from convene.widgets.typeahead import LineInput, Offer, Typeahead
from convene.widgets.words import plain

HINT = "e.g. 15 What we promised last time"
HELP = "Minutes and a title, or a worksheet; or paste several lines."


def nobody(_: str) -> None:
    """Keeps nothing."""


class Parked(NamedTuple):
    """A parked topic that could come on the agenda."""

    id: int
    label: str
    title: str


class Proposed(NamedTuple):
    """An item that is offered, with the parked topic it takes up."""

    item: TypedItem
    parked: int | None = None


class AddItem(Vertical):
    """One line, with what it would add below it; stays open for the next one until Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "add", "Add", key_display="Enter"),
        Binding("escape", "leave", "Done", key_display="Esc"),
    ]
    DEFAULT_CSS = """
    AddItem { height: auto; padding: 1 1 0 1; display: none; }
    AddItem Typeahead OptionList { text-wrap: nowrap; text-overflow: ellipsis; }
    AddItem.open { display: block; }
    AddItem #understood { color: $muted; height: 1; }
    AddItem #understood.fault { color: $late; }
    .-low AddItem { padding: 0 1; }
    """

    @dataclass
    class Added(Message):
        """Items are to come on the agenda; the parked topics among them are taken up."""

        items: Sequence[TypedItem]
        parked: Sequence[int] = ()

    class Left(Message):
        """Nothing more is to be added."""

    def __init__(self) -> None:
        super().__init__()
        self._worksheets: Sequence[Attachable] = ()
        self._parked: Sequence[Parked] = ()
        self._times: Mapping[Theme, Took] = {}
        self._keep: Callable[[str], None] = nobody

    def compose(self) -> ComposeResult:
        """The field, and how its words are understood."""
        yield Typeahead(self._find, placeholder=HINT, hands_on=True)
        yield Static(plain(HELP), id="understood", markup=False)

    def open(
        self,
        worksheets: Sequence[Attachable],
        parked: Sequence[Parked],
        taken: Mapping[Theme, Took],
        words: str = "",
        keep: Callable[[str], None] = nobody,
    ) -> None:
        """Begin to type; what can be taken up, and what everything took, is given anew each time.

        `words` were typed earlier and not added; `keep` is told what is typed, "" when it is added.
        """
        self._worksheets, self._parked, self._keep = worksheets, parked, keep
        self._times = taken
        self.add_class("open")
        typeahead = self.query_one(Typeahead)
        if not typeahead.words:
            typeahead.set_words(words)
            typeahead.input.action_end()
        typeahead.focus()

    @property
    def is_open(self) -> bool:
        """Whether the line is there."""
        return self.has_class("open")

    def action_leave(self) -> None:
        """Close the line; its words are there again when it is opened next."""
        self.remove_class("open")
        self.post_message(self.Left())

    def action_add(self) -> None:
        """What Enter in the field does."""
        self.query_one(Typeahead).take()

    @on(Typeahead.Taken)
    def _taken(self, event: Typeahead.Taken) -> None:
        event.stop()
        self._take(event.words, event.offer)

    def _take(self, words: str, offer: Offer | None) -> None:
        if offer and isinstance(offer.value, Proposed):
            parked = () if offer.value.parked is None else (offer.value.parked,)
            self._add([self._as_it_took(offer.value.item)], parked)
        elif words:
            try:
                self._add([self._as_it_took(read_item(words, self._worksheets))])
            except BadInput as fault:
                self._say(str(fault), fault=True)

    @on(LineInput.LinesPasted)
    def _pasted(self, event: LineInput.LinesPasted) -> None:
        event.stop()
        try:
            items = read_items(event.text, self._worksheets)
        except BadInput as fault:
            self._say(f"Nothing was added. {fault}", fault=True)
            return
        if items:
            self._add(items)

    def _add(self, items: Sequence[TypedItem], parked: Sequence[int] = ()) -> None:
        self.query_one(Typeahead).set_words("")
        self._say(HELP)
        self._keep("")
        self.post_message(self.Added(items, parked))

    @on(Typeahead.Typed)
    def _typed(self, event: Typeahead.Typed) -> None:
        event.stop()
        self._keep(event.words)
        chosen = event.typeahead.chosen
        try:
            item = read_item(event.words, self._worksheets)
        except BadInput:
            self._say(HELP)
            return
        if chosen and isinstance(chosen.value, Proposed):
            item = chosen.value.item
        more = counted_words(len(item.steps), "step") if item.steps else ""
        if item.kind == "vote":
            asked = question_in(item.title)
            more = "" if asked == item.title else f"asks “{asked}”"
        self._say("   ".join(part for part in (item.kind.upper(), self._minutes(item), more) if part))

    def _minutes(self, item: TypedItem) -> str:
        """ "40 min, took 52 last time"; without typed ones those that it took, or the usual ones."""
        last, proposed = self._times.get(theme(item)), self._as_it_took(item)
        if last:
            return f"{proposed.minutes} min, took {last.minutes} last time"
        return f"{item.minutes} min" if item.said else f"{item.minutes} min, as none are typed"

    def _as_it_took(self, item: TypedItem) -> TypedItem:
        """With the minutes it took the last time, unless some were typed."""
        last = None if item.said else self._times.get(theme(item))
        return item._replace(minutes=last.proposed) if last else item

    def _say(self, words: str, *, fault: bool = False) -> None:
        line = self.query_one("#understood", Static)
        line.set_class(fault, "fault")
        line.update(plain(words))

    def _find(self, words: str) -> list[Offer]:
        """Worksheets in full and in short, and parked topics, whose words begin as typed."""
        typed, minutes = compared(typed_title(words)).split(), typed_minutes(words)
        if not typed or len(typed[0]) < 2:
            return []
        whole = " ".join(typed)
        offers: list[Offer] = []
        for sheet in self._worksheets:
            if whole in {compared(sheet.title), compared(sheet.id)}:
                return _versions(sheet, minutes)
            if _begin(typed, f"{sheet.title} {sheet.id}"):
                offers += _versions(sheet, minutes)
        for topic in self._parked:
            if _begin(typed, f"{topic.label} {topic.title}"):
                title = f"From the parking lot: {topic.title} ({topic.label})"
                item = TypedItem(title, minutes or USUAL["talk"], "talk")
                offers.append(Offer(f"{topic.label} {topic.title}", "parking lot", Proposed(item, topic.id)))
        offers.sort(key=lambda offer: not compared(offer.words).startswith(whole))
        return [*offers, _as_typed(words)] if offers else []


def _as_typed(words: str) -> Offer:
    """The line as what it says by itself."""
    item = read_item(words)
    return Offer(f"“{item.title}”", f"as a {item.kind}", Proposed(item), own=True)


def _versions(sheet: Attachable, minutes: int | None) -> list[Offer]:
    """The whole worksheet and its short version, the one that the typed minutes allow first."""
    full = TypedItem(sheet.title, minutes or sheet.minutes, sheet.kind, sheet.id, said=minutes is not None)
    offers = [Offer(sheet.title, f"{full.minutes} min, all steps", Proposed(full))]
    if sheet.short_steps and sheet.short_minutes < sheet.minutes:
        short = full._replace(minutes=minutes or sheet.short_minutes, steps=sheet.short_steps)
        note = f"{short.minutes} min, short: {counted_words(len(short.steps), 'step')}"
        fits_short = minutes is not None and minutes <= sheet.short_minutes
        offers.insert(0 if fits_short else 1, Offer(sheet.title, note, Proposed(short)))
    return [offer._replace(version=place > 0) for place, offer in enumerate(offers)]


def _begin(typed: Sequence[str], words: str) -> bool:
    known = compared(words).split()
    return all(any(word.startswith(part) for word in known) for part in typed)
