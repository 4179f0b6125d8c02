"""Backups, made and restored, and other data written, as scripts read them."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from convene.dates import show_day
from convene.exchange.shapes.labels import joined
from convene.times import show_clock


class BackupShape(msgspec.Struct, frozen=True, kw_only=True):
    """A backup that was written.

    `bytes` is its size, `files` how many it holds; `locked` says whether a passphrase opens it. `notes`
    say in words what was found amiss with the record, or left out.
    """

    file: str
    bytes: int
    files: int
    locked: bool
    notes: tuple[str, ...]


class RestoredShape(msgspec.Struct, frozen=True, kw_only=True):
    """What came out of a backup, and where it is now; `last_change` is when (UTC)."""

    name: str
    folder: str
    meetings: int
    decisions: int
    actions: int
    last_change: str | None
    notes: tuple[str, ...]

    def line(self, now: datetime, hours: str) -> str:
        """The same to a person, in the time zone of `now`."""
        counts = ((self.meetings, "meeting"), (self.decisions, "decision"), (self.actions, "action"))
        words = (f"{count or 'no'} {word}{'' if count == 1 else 's'}" for count, word in counts)
        at = datetime.fromisoformat(self.last_change).astimezone(now.tzinfo) if self.last_change else None
        last = f"last change {show_day(at.date(), year=True)}, {show_clock(at, hours)}" if at else ""
        return joined(self.name, *words, last)


class DataShape(msgspec.Struct, frozen=True, kw_only=True):
    """Data that was written: a zip of everything, a workbook, one JSON document, a folder of CSV files, or a
    calendar file."""

    format: Literal["zip", "xlsx", "json", "csv", "ics"]
    file: str
    locked: bool
