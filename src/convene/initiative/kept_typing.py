"""What is being typed and is no answer yet: kept on this laptop until it is one.

Not in the record, where nobody else wants half a sentence: in a file of the settings folder, one a record.
What is put is in memory at once; `write` brings it to disk, and is for a thread of its own.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from convene.errors import NotSaved
from convene.store.disk import Disk, in_words
from convene.typed import clean_text

WITHOUT_RECORD = "none"
"""The file of what is typed before there is an initiative."""


class Typed(msgspec.Struct, frozen=True, kw_only=True):
    """What is typed in one place: its words by field, and `where` that is, for a person ("the capture line").

    `told` says that somebody was told of it when the record was opened.
    """

    where: str
    words: dict[str, str]
    told: bool = False


class KeptTyping:
    """The unfinished typing of one record on this laptop, by place.

    `is_saved` says whether all that was answered is on disk: what is finished leaves the file only then, so
    that at any moment it is in the record or here. `trouble` says why it could not be written last.
    """

    def __init__(
        self,
        settings: Path,
        record: str = "",
        *,
        is_saved: Callable[[], bool] = lambda: True,
        disk: Disk | None = None,
    ) -> None:
        """`record` is a record's uuid, or "" for what is typed outside of any."""
        name = re.sub("[^0-9a-z-]", "", record.lower()) or WITHOUT_RECORD
        self.is_saved = is_saved
        self.trouble = ""
        self._path = settings / "typing" / f"{name}.json"
        self._disk = disk or Disk()
        self._changing = threading.Lock()
        self._writing = threading.Lock()
        self._unwritten: set[str] = set()
        self._kept = self._read()

    def words(self, place: str) -> Mapping[str, str]:
        """What was typed in a place, by field; nothing if that is finished."""
        found = self._kept.get(place)
        return dict(found.words) if found else {}

    def under(self, beginning: str) -> dict[str, Mapping[str, str]]:
        """The words of all places that begin so, by the rest of their name."""
        found = list(self._kept.items())
        return {
            place[len(beginning) :]: dict(typed.words)
            for place, typed in found
            if place.startswith(beginning)
        }

    def put(self, place: str, where: str, words: Mapping[str, str], *, told: bool = False) -> None:
        """Keep what is typed in a place now; `told` if nobody has to hear of it at the next start."""
        kept = {field: clean_text(text) for field, text in words.items()}
        if kept != self.words(place):
            self._change(place, Typed(where=where, words=kept, told=told))

    def drop(self, place: str) -> None:
        """A place is finished: kept in the record, or given up with nothing in it."""
        if place in self._kept:
            self._change(place, None)

    def untold(self) -> tuple[str, ...]:
        """Where typing was kept that nobody was told of yet, oldest first. From now on they were."""
        found = [(place, typed) for place, typed in self._kept.items() if not typed.told]
        for place, typed in found:
            self._change(place, msgspec.structs.replace(typed, told=True))
        return tuple(dict.fromkeys(typed.where for _, typed in found))

    def read_again(self) -> None:
        """Take in what another window kept that is closed now. Not for the event loop."""
        found = self._read()
        with self._changing:
            mine = {place: typed for place, typed in self._kept.items() if place in self._unwritten}
            others = {place: typed for place, typed in found.items() if place not in self._unwritten}
            self._kept = others | mine

    @property
    def waiting(self) -> bool:
        """Whether something has not reached the file yet."""
        return bool(self._unwritten)

    def write(self) -> None:
        """Bring what changed to disk, all or nothing. Raises NotSaved; what was there before is safe then.

        Only what changed here: another window may keep its own typing in the same file.
        """
        with self._writing:
            saved = self.is_saved()
            with self._changing:
                changed = {place for place in self._unwritten if saved or place in self._kept}
                mine = {place: typed for place, typed in self._kept.items() if place in changed}
                self._unwritten -= changed
            if not changed:
                return
            others = {place: typed for place, typed in self._read().items() if place not in changed}
            try:
                self._replace({**others, **mine})
            except OSError as error:
                with self._changing:
                    self._unwritten |= changed
                self.trouble = in_words(error)
                raise NotSaved(
                    f"What you are typing is not kept on disk: {self.trouble}.", "It is kept in this window."
                ) from error
            self.trouble = ""

    def _change(self, place: str, typed: Typed | None) -> None:
        with self._changing:
            if self._kept.get(place) == typed:
                return
            kept = {one: other for one, other in self._kept.items() if one != place}
            self._kept = kept | ({place: typed} if typed else {})
            self._unwritten.add(place)

    def _read(self) -> dict[str, Typed]:
        try:
            return msgspec.json.decode(self._disk.read(self._path), type=dict[str, Typed])
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return {}

    def _replace(self, kept: Mapping[str, Typed]) -> None:
        if not kept:
            self._disk.unlink(self._path)
            return
        folder = self._path.parent
        beside = folder / f".{self._path.name}.{os.getpid()}.tmp"
        self._disk.make_folder(folder, parents=True)
        self._disk.unlink(beside)
        file = self._disk.create(beside)
        try:
            self._disk.write(file, msgspec.json.encode(kept))
            self._disk.fsync(file)
        finally:
            self._disk.close(file)
        self._disk.replace(beside, self._path)
        self._disk.fsync_folder(folder)
