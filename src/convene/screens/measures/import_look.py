"""One file looked through in a thread of its own: how far it is, and the end of it when nobody waits."""

from __future__ import annotations

from pathlib import Path

from convene.exchange.importing.opening import read_file
from convene.exchange.importing.plan import Plan, plan_import
from convene.exchange.importing.table import Book, Stopped
from convene.exchange.importing.understanding import Asked
from convene.initiative.view import View


class FileLook:
    """Reads the file once and plans it as often as something else is asked; `stop` ends either."""

    def __init__(self, file: Path, asked: Asked) -> None:
        self.file, self.asked = file, asked
        self.book: Book | None = None
        self._far = (0, 0)
        self._stops = False

    @property
    def far(self) -> str:
        """How far it is, in words; "" before it has begun."""
        done, of = self._far
        if not done:
            return ""
        return f"{done * 100 // of}%" if of else f"{done:,} rows"

    def ask(self, **other: str) -> None:
        """Ask for another sheet, or say a breakdown."""
        self.asked = self.asked._replace(**other)  # type: ignore[arg-type]

    def planned(self, view: View) -> Plan:
        """What it would do. Raises ConveneError, and Stopped; not for the event loop."""
        self._far = (0, 0)
        self.book = self.book or read_file(self.file, self._watched)
        return plan_import(view, self.book, self.asked, self._watched)

    def stop(self) -> None:
        """Nobody waits for it any more."""
        self._stops = True

    def _watched(self, done: int, of: int) -> None:
        self._far = (done, of)
        if self._stops:
            raise Stopped
