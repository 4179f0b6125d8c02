"""A laptop for tests: its site is chosen, and it remembers in memory, by record and not by folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from convene.store.laptop import Laptop, Written, new_site


class FixedLaptop(Laptop):
    def __init__(self, site: str) -> None:
        super().__init__(Path("nowhere"))
        self._site = site
        self.memory: dict[str, Written] = {}

    @property
    def site(self) -> str:
        return self._site

    def site_for(self, record: str, folder: Path, covers: Mapping[str, int]) -> tuple[str, str]:
        written = self.memory.get(record, Written(site=self._site))
        if covers.get(written.site, 0) < written.seq:
            return new_site(), written.at
        return written.site, ""

    def wrote(self, record: str, folder: Path, written: Written) -> None:
        self.memory[record] = written
