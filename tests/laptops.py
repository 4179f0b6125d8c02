"""A laptop for tests: its site is chosen, and it remembers in memory."""

from __future__ import annotations

from pathlib import Path

from convene.store.laptop import Laptop, Written


class FixedLaptop(Laptop):
    def __init__(self, site: str) -> None:
        super().__init__(Path("nowhere"))
        self._site = site
        self.memory: dict[str, Written] = {}

    @property
    def site(self) -> str:
        return self._site

    def written(self, record: str) -> Written:
        return self.memory.get(record, Written(site=self._site))

    def wrote(self, record: str, written: Written) -> None:
        self.memory[record] = written
