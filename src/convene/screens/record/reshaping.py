"""The keys that make another kind of what was captured, bring two together, or divide one."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import ClassVar, TypeGuard

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import OptionList

from convene.captured.line import Kind
from convene.captured.parts import places
from convene.initiative import reshaping
from convene.initiative.capturing import Kept
from convene.screens.captured_words import NAMES, after
from convene.screens.meeting.doing import ask, doing
from convene.screens.record.entries import Recorded
from convene.screens.record.splitting import Splitting
from convene.screens.record.writing import remove
from convene.screens.session import Session
from convene.voting.tally import Vote
from convene.widgets.kind_keys import KIND_KEYS

Then = Callable[[str], None]
"""Told the number under which the result is found."""

BINDINGS = (
    Binding("m", "merge", "Merge", tooltip="Bring it together with another one: m here, m there"),
    Binding("s", "split", "Split", show=False, tooltip="Make two of it"),
)
"""For lists that bring together and divide; these actions are the list's own."""


def nowhere(_: str) -> None:
    """For deeds after which no cursor moves."""


def become(node: Widget, session: Session, record: Kept, kind: Kind, then: Then = nowhere) -> None:
    """Another kind, at once."""
    if kind == reshaping.kind_of(record):
        return
    with doing(node):
        became = reshaping.become(session.initiative, record, kind)
        _say(node, f"{record.label} is {NAMES[kind]} {became.label} now: {became.title}")
        node.call_after_refresh(then, became.label)


def become_next(node: Widget, session: Session, record: Kept, then: Then = nowhere) -> None:
    """The kind that Tab would go to while it is typed."""
    become(node, session, record, after(reshaping.kind_of(record)), then)


def may_become(record: Recorded | None, kind: str) -> TypeGuard[Kept]:
    """Whether a key for this kind makes sense: it is of another one, and no vote."""
    return record is not None and not isinstance(record, Vote) and kind != reshaping.kind_of(record)


class Reshapable(Widget):
    """A list of captured things in which each becomes another kind by one key.

    Never the first base of a class: Textual takes styles from the first one alone.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *KIND_KEYS,
        Binding("f7", "next_kind", "Another kind", show=False, id="kind"),
    ]

    session: Session

    @property
    @abstractmethod
    def chosen(self) -> Recorded | None:
        """The one with the cursor."""

    def select(self, label: str) -> None:
        """Put the cursor on this one, where it is listed."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key for what it is already."""
        if action == "become":
            return self.is_mounted and may_become(self.chosen, str(parameters[0]))
        return super().check_action(action, parameters)

    @on(OptionList.OptionHighlighted)
    def _another_one(self) -> None:
        self.refresh_bindings()

    def action_become(self, kind: Kind) -> None:
        """Another kind of the one with the cursor."""
        if may_become(self.chosen, kind):
            become(self, self.session, self.chosen, kind, self.select)

    def action_next_kind(self) -> None:
        """The kind after this one."""
        if self.chosen and not isinstance(self.chosen, Vote):
            become_next(self, self.session, self.chosen, self.select)


def ask_to_split(node: Widget, session: Session, record: Kept, then: Then) -> None:
    """Where the second one begins."""
    if not places(record.title):
        node.notify(f"{record.label} is a single word.", markup=False)
        return

    def answered(place: int | None) -> None:
        if place is not None:
            with doing(node):
                second = reshaping.split(session.initiative, record, place, session.now())
                _say(node, f"{record.label} is two now: {record.label} and {second.label}")
                node.call_after_refresh(then, record.label)

    number = session.initiative.of(type(record)).next_number()
    ask(node, session, Splitting(record.label, record.title, f"{record.letter}{number}"), answered)


class Merging:
    """Two are brought together: the first one is named, then the other."""

    def __init__(self) -> None:
        self.first = ""

    def take(self, node: Widget, session: Session, record: Kept, then: Then) -> None:
        """The first of two, or the second: then they are one. The first one again takes it back."""
        first = reshaping.bearer(session.view, self.first) if self.first else None
        if first is None:
            with doing(node):
                session.initiative.check_writable()
                self.first = record.label
                words = f"{record.label} and which other? m on it brings its words here; m again: neither."
                node.notify(words, markup=False, timeout=8)
            return
        self.first = ""
        if first.label != record.label:
            with doing(node):
                merged = reshaping.merge(session.initiative, first, record)
                _say(node, f"{record.label} is in {merged.label} now")
                node.call_after_refresh(then, merged.label)


def delete(node: Widget, session: Session, record: Recorded) -> None:
    """Take it out; undo brings it back."""
    with doing(node):
        remove(session.initiative, record)
        _say(node, f"{record.label} deleted")


def _say(node: Widget, words: str) -> None:
    node.notify(f"{words}. Undo: ^Z", markup=False, timeout=6)
