"""The acknowledgement of a captured line: how it was read, and under which number it was kept."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from convene.captured.line import Captured, Reading
from convene.dates import show_day


class ReadingShape(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One way to read a part of a line: a day it may be due, or who may own it."""

    due: date | None = None
    owner: str | None = None

    @property
    def line(self) -> str:
        """The same to a person."""
        return f"due {show_day(self.due, year=True)}" if self.due else self.owner or ""


class CapturedShape(msgspec.Struct, frozen=True, kw_only=True):
    """The acknowledgement of one captured line. `line` counts input lines from 1, empty ones too."""

    line: int
    text: str
    kind: Literal["decision", "action", "parking", "note"]
    id: str | None
    title: str
    owner: str | None
    due: date | None
    certain: bool
    readings: tuple[ReadingShape, ...]


def acknowledged(number: int, read: Captured, label: str | None) -> CapturedShape:
    """How a line was read; `label` is the number it was kept under, or None if it wasn't kept.

    A line with nothing behind its letter is not certain: nobody can say what was meant.
    """
    return CapturedShape(
        line=number,
        text=read.text,
        kind=read.kind,
        id=label,
        title=read.title,
        owner=read.owner_name,
        due=read.due,
        certain=read.certain and bool(read.title),
        readings=tuple(_reading(one) for one in read.readings),
    )


def _reading(one: Reading) -> ReadingShape:
    return ReadingShape(due=one.due, owner=one.owner)
