"""The home folder: the initiatives in it, and which one is meant."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from convene.errors import BadInput, ConveneError, Locked, NewerVersion, NotSaved, ReadOnly
from convene.initiative.about import About
from convene.initiative.initiative import Initiative
from convene.initiative.kept_typing import KeptTyping
from convene.initiative.settings import Settings, read_settings, settings_folder, write_settings
from convene.initiative.together import renumber
from convene.initiative.view import View
from convene.people.person import Person
from convene.store import snapshot
from convene.store.laptop import Laptop
from convene.store.store import Store
from convene.typed import clean_line, expanded
from convene.worksheets.shelf import Shelf

MOST_NAME = 80


class Entry(NamedTuple):
    """An initiative in the home folder; `trouble` says in words why it can't be read, if it can't."""

    name: str
    folder: Path
    trouble: str = ""


class Home:
    """Finds, makes and opens initiatives. `now` gives aware local time.

    With `alone` only those in the folder count, and not the one opened last if that lies elsewhere.
    """

    def __init__(
        self,
        folder: Path | None = None,
        *,
        now: Callable[[], datetime],
        settings: Path | None = None,
        alone: bool = False,
    ) -> None:
        self.settings_folder = settings or settings_folder()
        self.settings = read_settings(self.settings_folder)
        self.now = now
        self._folder = folder
        self._alone = alone
        self._typing: dict[str, KeptTyping] = {}

    @property
    def folder(self) -> Path:
        """The home folder: as given, as set, or Convene in the user's documents."""
        if self._folder:
            return self._folder
        if self.settings.home:
            return expanded(self.settings.home)
        from platformdirs import user_documents_path  # noqa: PLC0415  only when no folder is named

        return user_documents_path() / "Convene"

    def shelf(self) -> Shelf:
        """The worksheets that ship, and those of the home folder over them."""
        return Shelf(self.folder / "worksheets")

    def entries(self) -> list[Entry]:
        """The initiatives in the home folder by name; before them the one opened last, wherever it lies."""
        folders, last = _folders(self.folder), self.settings.last
        if last and Path(last) not in folders and not self._alone:
            folders.append(Path(last))
        found = [self._entry(path) for path in folders if is_initiative(path)]
        return sorted(found, key=lambda one: (str(one.folder) != last, one.name.casefold()))

    def find(self, words: str | None) -> Path:
        """The folder of an initiative: a name, the beginning of one, or a folder; without words the last
        opened or the only one. Raises BadInput if none or several fit."""
        if words and is_initiative(expanded(words)):
            return expanded(words).resolve()
        entries = self.entries()
        if not words:
            if len(entries) == 1 or (entries and str(entries[0].folder) == self.settings.last):
                return entries[0].folder
            if not entries:
                raise BadInput("There is no initiative yet.", todo="Start one: convene new")
            raise BadInput("There are several initiatives.", todo=f"Say which one: {_names(entries)}.")
        typed = words.casefold()
        same = [one for one in entries if one.name.casefold() == typed]
        fits = same or [one for one in entries if one.name.casefold().startswith(typed)]
        is_last = fits and str(fits[0].folder) == self.settings.last
        alike = len({one.name for one in fits}) == 1  # one is a copy of the other
        if len(fits) == 1 or (is_last and alike):
            return fits[0].folder
        if fits:
            folders = f"Say its folder: {' or '.join(str(one.folder) for one in fits)}"
            todo = folders if alike else "Say a little more of the name."
            raise BadInput(f"“{words}” could be {_names(fits)}.", todo=todo)
        there = f"There are: {_names(entries)}." if entries else "Start one: convene new"
        raise BadInput(f"There is no initiative “{words}”.", todo=there)

    def create(self, about: About, folder: Path | None = None) -> Path:
        """A new initiative on disk; its folder. Raises BadInput for a name that can't be used, ReadOnly.

        Who starts one here and facilitates it is its first person, and the one at this laptop if none was
        named before.
        """
        name = clean_line(about.name).strip()
        if not name:
            raise BadInput("An initiative needs a name.", todo="Type the name people use for it.")
        if len(name) > MOST_NAME:
            raise BadInput(f"The name is longer than {MOST_NAME} letters.", todo="Type a shorter one.")
        beside = (one.name.casefold() for one in self.entries() if one.folder.parent == self.folder)
        if folder is None and name.casefold() in beside:
            raise BadInput(
                f"There is already an initiative “{name}”.", todo="Choose another name, or open that one."
            )
        if folder is None and not self.settings.name:
            with contextlib.suppress(NotSaved):  # it is only a convenience
                self.change_settings(msgspec.structs.replace(self.settings, name=about.facilitator))
        target = folder or self._free_folder(name)
        try:
            initiative = self.open(target)
        except ReadOnly as error:
            raise ReadOnly(
                f"Nothing can be written in {target.parent}.",
                "No initiative was started.",
                "Choose another home folder: convene settings home DIR",
            ) from error
        try:
            facilitator = clean_line(about.facilitator).strip()
            with initiative.group("initiative started"):
                initiative.of(About).add(msgspec.structs.replace(about, name=name), "")
                if folder is None and facilitator:
                    initiative.of(Person).add(Person(name=facilitator), "")
        finally:
            initiative.close()
        return target

    def open(self, folder: Path, *, write: bool = True, because: str = "", beside: bool = True) -> Initiative:
        """Open an initiative; `because` says why it isn't opened for writing.

        Without `beside` nothing is written before it is waited for: there is no screen to be held up.
        Raises Locked, NewerVersion, ReadOnly, BadFile or ConveneError in words.
        """
        laptop, name = Laptop(self.settings_folder), clean_line(self.settings.name)
        store = Store(folder, laptop=laptop, write=write, by=name, beside=beside)
        initiative = Initiative(
            store,
            self.shelf(),
            now=self.now,
            month_first=self.settings.month_first,
            read_only_because=because,
        )
        if write:
            renumber(initiative)  # for what came from another laptop while this was closed
        return initiative

    def open_as_can_be(self, folder: Path) -> Initiative:
        """Open an initiative for writing; where that can't be, for reading, and it says why.

        Raises BadFile or ConveneError in words, also for a folder that does not hold its beginning.
        """
        initiative = self._open_as_can_be(folder)
        if not initiative.view.all(About):
            initiative.close()
            raise ConveneError(
                f"The folder {folder} holds no initiative, or not its beginning yet.",
                "Nothing is lost.",
                "If a sync program is still bringing it, wait, and open it then.",
            )
        return initiative

    def _open_as_can_be(self, folder: Path) -> Initiative:
        try:
            return self.open(folder)
        except Locked as error:
            why = "open in another window" if error.who == "" else f"open in another window by {error.who}"
            return self.open(folder, write=False, because=why)
        except NewerVersion:
            return self.open(folder, write=False, because="made by a newer convene")
        except ReadOnly:
            return self.open(folder, write=False, because="this folder can't be written")

    def read(self, folder: Path) -> View:
        """What an initiative holds, without opening it for writing; works on a read-only folder."""
        return self.open(folder, write=False).view

    def typing(self, initiative: Initiative | None = None) -> KeptTyping:
        """What is being typed and is no answer yet: in an initiative, or outside of any."""
        record = initiative.store.record if initiative else ""
        if record not in self._typing:
            self._typing[record] = KeptTyping(self.settings_folder, record)
        kept = self._typing[record]
        if initiative:
            kept.is_saved = lambda: not initiative.saving.waiting
        return kept

    def write_typing(self) -> None:
        """Bring what is being typed to disk. Raises NotSaved. Not for the event loop."""
        for kept in list(self._typing.values()):  # another may be opened meanwhile
            kept.write()

    def remember(self, folder: Path) -> None:
        """Note the initiative opened last."""
        self.change_settings(msgspec.structs.replace(self.settings, last=str(folder)))

    def change_settings(self, settings: Settings) -> None:
        """Keep other settings. Raises NotSaved."""
        if settings != self.settings:
            write_settings(self.settings_folder, settings)
            self.settings = settings

    def today(self) -> date:
        """The day here and now."""
        return self.now().date()

    def _entry(self, folder: Path) -> Entry:
        try:
            return Entry(self.read(folder).about.name, folder)
        except ConveneError as error:
            return Entry(clean_line(folder.name), folder, error.what)
        except IndexError:
            return Entry(clean_line(folder.name), folder, "It holds nothing yet.")
        except msgspec.ValidationError:  # changed by another program, and no log to know better
            return Entry(clean_line(folder.name), folder, "What is in it can't be read as an initiative.")

    def _free_folder(self, name: str) -> Path:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:48].strip("-") or "initiative"
        if slug in {"con", "nul", "aux", "prn", "worksheets", "templates"} or re.fullmatch(
            r"(com|lpt)\d", slug
        ):
            slug += "-initiative"
        number = 1
        while (target := self.folder / (slug if number == 1 else f"{slug}-{number}")).exists():
            number += 1
        return target


def is_initiative(folder: Path) -> bool:
    """Whether a folder holds a record: a snapshot or a log."""
    return (folder / snapshot.FILE).is_file() or (folder / "journal").is_dir()


def _folders(folder: Path) -> list[Path]:
    try:
        return [path for path in sorted(folder.iterdir()) if path.is_dir()]
    except OSError:
        return []


def _names(entries: list[Entry]) -> str:
    return ", ".join(entry.name for entry in entries[:6])
