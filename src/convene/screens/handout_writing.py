"""Writing handouts one after the other, in a thread of its own."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from textual.content import Content

from convene import handouts
from convene.blocks import Document
from convene.errors import ConveneError
from convene.exchange.calendar_entry import write_entry
from convene.handouts import Handout, Key, key_of
from convene.initiative.view import View
from convene.meetings.meeting import Meeting
from convene.screens.handout_words import failure, success
from convene.screens.session import Session
from convene.widgets.words import joined

AFTER, EVERY = 0.5, 0.2
"""Seconds until it is said how far it is, and between two times of saying so."""


class Telling:
    """Says how far the writing is, once it takes long enough to be noticed."""

    def __init__(
        self, say: Callable[[Content], None], of: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`of` handouts are written. Time is told by `clock`."""
        self._say = say
        self._of = of
        self._clock = clock
        self._number, self._name = 1, ""
        self._due = clock() + AFTER

    def next(self, number: int, name: str) -> None:
        """Another handout is begun."""
        self._number, self._name = number, name
        self.progress(0, 0)

    def progress(self, done: int, of: int) -> None:
        """So much of it is written."""
        now = self._clock()
        if now < self._due:
            return
        self._due = now + EVERY
        share = f"{100 * done // of} percent" if of else ""
        place = f"{self._number} of {self._of}" if self._of > 1 else ""
        far = ", ".join(part for part in (place, share) if part)
        self._say(writing_words(self._name, far))


def writing_words(name: str, far: str = "") -> Content:
    """What is being written, how far it is, and how to stop."""
    return joined(("Writing ", "bold"), f"{name}  ", (f"{far}  Esc stops".strip(), "$muted"))


class Done(NamedTuple):
    """What to say when it is done: where everything is, or why it isn't. And the file of each handout."""

    words: Content
    files: Mapping[Key, Path]


def made(session: Session, view: View, handout: Handout) -> Document:
    """A handout as the settings want it. Raises ConveneError."""
    settings = session.home.settings
    return handouts.document(view, handout, paper=settings.paper_size, hours=settings.clock)


def written(
    session: Session,
    view: View,
    wanted: Sequence[Handout],
    *,
    folder: Path,
    meeting: Meeting | None,
    say: Callable[[Content], None],
    stopped: Callable[[], bool],
) -> Done:
    """Write these. The first failure stops. A `meeting` still to come is written for calendars too."""
    from convene.word.house.house import find_house  # noqa: PLC0415  docx is imported only when it is needed
    from convene.word.write import write  # noqa: PLC0415

    paths: list[Path] = []
    files: dict[Key, Path] = {}
    with contextlib.suppress(OSError):  # the writer says what is wrong with the folder
        folder.mkdir(mode=0o700, exist_ok=True)
    look = find_house([folder.parent, session.home.folder])
    telling = Telling(say, len(wanted))
    try:
        for number, handout in enumerate(wanted, start=1):
            telling.next(number, handout.name)
            path = write(
                made(session, view, handout),
                folder,
                handout.file,
                house=look.house,
                progress=telling.progress,
                stopped=stopped,
            )
            files[key_of(handout)] = path
            paths.append(path)
        if meeting and meeting.state == "planned":
            paths.append(write_entry(view, meeting, folder, session.now(), session.home.settings.clock))
    except ConveneError as error:
        return Done(failure(error, paths), files)
    return Done(success(paths, look.refused), files)
