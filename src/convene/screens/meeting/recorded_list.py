"""Decisions and actions in full words, one below the other, to be read aloud and gone through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from textual.content import Content
from textual.widgets.option_list import Option

from convene.captured.action import Action
from convene.screens.meeting.captured_here import missing_words
from convene.screens.record.entries import Recorded, RecordEntry
from convene.widgets.choices import Choices
from convene.widgets.words import joined, plain

NONE: Mapping[type[object], str] = MappingProxyType({})


class RecordedList(Choices):
    """Whole sentences, wrapped; subclass to name Enter for what it does."""

    def fill(self, entries: Sequence[RecordEntry], headings: Mapping[type[object], str] = NONE) -> None:
        """Show these; the cursor stays on its record, else on its place.

        A heading stands above the first of its kind.
        """
        before, place, left = self.label, self.highlighted or 0, dict(headings)
        options: list[Option] = []
        for entry in entries:
            heading = left.pop(type(entry.record), "")
            if heading:
                options.append(Option(plain(f"\n{heading}" if options else heading, "$muted"), disabled=True))
            options.append(Option(entry_words(entry), id=entry.record.label))
        self.set_options(options)
        places = [at for at, option in enumerate(options) if option.id]
        if places:
            same = [at for at in places if options[at].id == before]
            above = [at for at in places if at <= place]
            self.highlighted = (same or above[-1:] or places)[0]

    @property
    def label(self) -> str:
        """The record with the cursor: "A5", or "" for none."""
        option = self.highlighted_option
        return (option.id or "") if option else ""

    def select(self, label: str) -> None:
        """Put the cursor on a record, if it is here."""
        ids = [option.id for option in self.options]
        if label in ids:
            self.highlighted = ids.index(label)

    def chosen(self, entries: Sequence[RecordEntry]) -> Recorded | None:
        """That record among these."""
        return next((one.record for one in entries if one.record.label == self.label), None)


def entry_words(entry: RecordEntry) -> Content:
    """ "A5 Send the agreement", below it "Dana Ruiz · no date (!)"."""
    record = entry.record
    over = isinstance(record, Action) and not record.is_open
    said = " · ".join(part for part in (entry.who, entry.state) if part)
    missing = " (!)" if missing_words(entry) else ""
    return joined(
        (f"{'✓ ' if over else ''}{record.label} ", "bold"),
        (record.title, "$muted" if over else ""),
        (f"\n    {said}{missing}" if said else "", "$late" if missing or entry.late else "$muted"),
    )
