"""An action: who does what, by when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import ClassVar, Literal

import msgspec

Status = Literal["Open", "Doing", "Done", "Dropped"]
STATUSES: tuple[Status, ...] = ("Open", "Doing", "Done", "Dropped")

SOON = timedelta(days=7)


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """A1, A2, ...: `who` is a person's id, `partners` are organizations' ids.

    `formerly` are the numbers it had as another kind, and those of what was merged into it.
    """

    table: ClassVar[str] = "actions"
    letter: ClassVar[str] = "A"

    id: int = 0
    number: int
    what: str
    at: datetime
    who: int | None = None
    partners: tuple[int, ...] = ()
    due: date | None = None
    status: Status = "Open"
    done_on: date | None = None
    note: str = ""
    meeting: int | None = None
    worksheets: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """As said aloud: "A12"."""
        return f"{self.letter}{self.number}"

    @property
    def title(self) -> str:
        """What is to be done, under the name that all captured things share."""
        return self.what

    @property
    def is_open(self) -> bool:
        """Open or being done."""
        return self.status in {"Open", "Doing"}


def days_late(action: Action, today: date) -> int:
    """Days since the due date of an open action, 0 if it isn't late.

    Due today is not late; an action without a date is never late.
    """
    if not action.is_open or action.due is None:
        return 0
    return max(0, (today - action.due).days)


def by_date(actions: Iterable[Action]) -> list[Action]:
    """By due date, then number; without a date last."""
    return sorted(actions, key=lambda action: (action.due is None, action.due or date.max, action.number))
