"""Writing handouts one after the other, in a thread of its own."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path

from textual.content import Content

from convene import handouts
from convene.blocks import Document
from convene.errors import ConveneError
from convene.exchange.calendar_entry import write_entry
from convene.handouts import Handout
from convene.initiative.view import View
from convene.meetings.meeting import Meeting
from convene.screens.handout_words import failure, success
from convene.screens.session import Session
from convene.widgets.words import joined


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
) -> Content:
    """What to say when it is done: where everything is, or why it isn't. The first failure stops.

    A `meeting` that is still to come is written for calendars too.
    """
    from convene.word.house.house import find_house  # noqa: PLC0415  docx is imported only when it is needed
    from convene.word.write import write  # noqa: PLC0415

    paths: list[Path] = []
    with contextlib.suppress(OSError):  # the writer says what is wrong with the folder
        folder.mkdir(mode=0o700, exist_ok=True)
    look = find_house([folder.parent, session.home.folder])
    try:
        for number, handout in enumerate(wanted, start=1):
            of = f"{number} of {len(wanted)}"
            say(joined(("Writing ", "bold"), f"{handout.name}  ", (of, "$muted")))
            document = made(session, view, handout)
            paths.append(write(document, folder, handout.file, house=look.house, stopped=stopped))
        if meeting and meeting.state == "planned":
            paths.append(write_entry(view, meeting, folder, session.now(), session.home.settings.clock))
    except ConveneError as error:
        return failure(error, paths)
    return success(paths, look.refused)
