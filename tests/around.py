"""A small initiative for kinds to ask: names and choices by source."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date


class FakeAround:
    """Answers what kinds ask, from a plain dictionary."""

    def __init__(self, **sources: dict[int, str]) -> None:
        self.sources = {name.replace("__", ".").replace("_", "-"): rows for name, rows in sources.items()}
        self.today = date(2026, 11, 16)
        self.month_first = True

    def name(self, source: str, row: int) -> str | None:
        return self.sources.get(source, {}).get(row)

    def choices(self, source: str) -> Sequence[tuple[int, str]]:
        return list(self.sources.get(source, {}).items())

    def named(self, source: str) -> Sequence[tuple[int, str]]:
        return self.choices(source)
