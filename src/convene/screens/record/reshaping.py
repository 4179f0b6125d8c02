"""The keys that make another kind of what was captured, bring two together, or divide one."""

from __future__ import annotations

from collections.abc import Callable

from textual.binding import Binding
from textual.widget import Widget

from convene.captured.parts import places
from convene.initiative import reshaping
from convene.initiative.capturing import Kept
from convene.screens.captured_words import KINDS, NAMES
from convene.screens.choosing import Choosing
from convene.screens.meeting.doing import ask, doing
from convene.screens.record.entries import Recorded
from convene.screens.record.splitting import Splitting
from convene.screens.record.writing import remove
from convene.screens.session import Session

Then = Callable[[str], None]
"""Told the number under which the result is found."""

BINDINGS = (
    Binding("k", "kind", "Kind", tooltip="Make it a decision, an action, a parked topic or a note"),
    Binding("m", "merge", "Merge", tooltip="Bring it together with another one: m here, m there"),
    Binding("s", "split", "Split", show=False, tooltip="Make two of it"),
)
"""For every list of captured things; the actions are the list's own."""


def ask_for_kind(node: Widget, session: Session, record: Kept, then: Then) -> None:
    """Which other kind it is; done at once."""
    now = reshaping.kind_of(record)
    kinds = [kind for kind in KINDS if kind != now]

    def answered(place: int | None) -> None:
        if place is not None:
            with doing(node):
                became = reshaping.become(session.initiative, record, kinds[place])
                _say(node, f"{record.label} is {became.label} now: {became.title}")
                node.call_after_refresh(then, became.label)

    question = f"{record.label} is no {NAMES[now]}, but:"
    ask(node, session, Choosing(question, [NAMES[kind] for kind in kinds]), answered)


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
