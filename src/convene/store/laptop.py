"""What this laptop knows of a record outside the record's folder: its site, and how far it has written.

Kept in the user's own settings, never in a synced folder: a site is one machine and user.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import time
from collections.abc import Mapping
from pathlib import Path

import msgspec

from convene.store.operation import moment
from convene.store.segment import Line

_REMEMBER_EACH = 0.25
"""Seconds."""
LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
_SITE = re.compile("[a-z2-7]{4}")


def new_site() -> str:
    """Four random letters: 20 bits."""
    return "".join(secrets.choice(LETTERS) for _ in range(4))


def site_number(site: str) -> int:
    """A site's letters as a number below 2^20, for the ids it gives out."""
    number = 0
    for letter in site:
        number = number * 32 + LETTERS.index(letter)
    return number


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """How far this laptop has written a record in one folder: under which site, its last line, when (UTC).

    `of` is the laptop's own site then: who has another one reads settings that were copied from elsewhere.
    """

    site: str
    seq: int = 0
    at: str = ""
    of: str = ""


class Laptop:
    """Remembers in a folder of its own. What can't be kept there is made anew: nothing depends on it but ids.

    Not through the record's disk: this is another folder, often on another drive, and no fsync is worth it.
    """

    def __init__(self, settings: Path) -> None:
        self._settings = settings
        self._open: dict[str, int] = {}
        self._memory: dict[str, dict[str, Written]] = {}
        self._site = ""

    @property
    def site(self) -> str:
        """The site for records that are new here, made at the first call."""
        if not self._site:
            self._site = self._kept_site()
        return self._site

    def _kept_site(self) -> str:
        """Beside the site stands its file's own number on the disk; where settings were copied it is another.

        Two laptops that write as one site in a shared folder would take each other's lines for their own.
        """
        path = self._settings / "site"
        try:
            kept, _, number = path.read_text(encoding="ascii").strip().partition(" ")
            is_here = number == str(path.stat().st_ino)
        except (OSError, UnicodeDecodeError):
            kept, number, is_here = "", "", False
        if _SITE.fullmatch(kept) and is_here:
            return kept
        site = kept if _SITE.fullmatch(kept) and not number else new_site()
        with contextlib.suppress(OSError):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.write_text(site, encoding="ascii")
            path.write_text(f"{site} {path.stat().st_ino}", encoding="ascii")
        return site

    def site_for(self, record: str, folder: Path, covers: Mapping[str, int]) -> tuple[str, str]:
        """The site to go on under, and when more than `covers` was written here (UTC; "" if it was not).

        If a folder holds less than was written from here, or is a copy of another one, a new site goes on:
        no operation's id is ever used twice.
        """
        memory = self._read(record)
        here = memory.get(_text(folder))
        if here is not None:
            is_older = covers.get(here.site, 0) < here.seq
            goes_on = self._is_of_here(here) and not is_older
            return here.site if goes_on else new_site(), here.at if is_older else ""
        for text, written in memory.items():
            has_all = covers.get(written.site, 0) >= written.seq
            if has_all and self._is_of_here(written) and not _path(text).exists():
                del memory[text]  # the folder was moved
                return written.site, ""
        return (new_site() if memory else self.site), ""

    def wrote(self, record: str, folder: Path, written: Written) -> None:
        """Remember that lines are on disk: a write of some bytes in place, no more."""
        memory = self._read(record)
        memory[_text(folder)] = msgspec.structs.replace(written, of=self.site)
        with contextlib.suppress(OSError):
            if record not in self._open:
                path = self._path(record)
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
                self._open[record] = os.open(path, flags, 0o600)
            file = self._open[record]
            data = msgspec.json.encode(memory)
            os.lseek(file, 0, os.SEEK_SET)
            os.write(file, data.ljust(os.fstat(file).st_size))  # blanks over the rest of a longer text

    def _is_of_here(self, written: Written) -> bool:
        return written.of in {"", self.site}

    def close(self, record: str) -> None:
        """Let go of the record's file here."""
        file = self._open.pop(record, None)
        if file is not None:
            os.close(file)

    def _read(self, record: str) -> dict[str, Written]:
        if record not in self._memory:
            try:
                found = msgspec.json.decode(self._path(record).read_bytes(), type=dict[str, Written])
            except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
                found = {}
            known = {text: written for text, written in found.items() if _SITE.fullmatch(written.site)}
            self._memory[record] = known
        return self._memory[record]

    def _path(self, record: str) -> Path:
        return self._settings / "written" / (re.sub("[^0-9a-z-]", "", record.lower()) + ".json")


class Remembering:
    """Tells the laptop how far a record is written in a folder: some times a second, and at the end."""

    def __init__(self, laptop: Laptop, record: str, folder: Path, site: str) -> None:
        self._laptop = laptop
        self._record = record
        self._folder = folder
        self._site = site
        self._last = 0.0

    def wrote(self, line: Line) -> None:
        """A line is on disk."""
        now = time.monotonic()
        if now - self._last > _REMEMBER_EACH:
            self._last = now
            self._remember(line.seq, line.ops[-1].at)

    def end(self, seq: int) -> None:
        """Nothing follows the line `seq`."""
        if self._last:
            self._remember(seq, moment())

    def _remember(self, seq: int, at: str) -> None:
        self._laptop.wrote(self._record, self._folder, Written(site=self._site, seq=seq, at=at))


def _text(folder: Path) -> str:
    """A path as text that JSON holds, also where a name is no UTF-8; plain paths stay as they are."""
    return str(folder).encode("utf-8", "surrogateescape").decode("latin-1")


def _path(text: str) -> Path:
    return Path(text.encode("latin-1").decode("utf-8", "surrogateescape"))
