"""What was written of a handout, and what changed since."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import NamedTuple

from convene import handouts
from convene.dates import show_day
from convene.handouts import Handout
from convene.initiative.history import Entry
from convene.initiative.view import View
from convene.times import show_clock
from convene.word.saving import file_name


class Written(NamedTuple):
    """The newest file of a handout, when it was written, and the deeds since that would be seen on it."""

    path: Path
    at: datetime
    since: tuple[str, ...] = ()


def last_written(folder: Path, handout: Handout) -> Written | None:
    """The newest file of a handout in a folder; None if there is none."""
    if not handout.file:
        return None
    name = re.escape(file_name(handout.file))
    named = re.compile(rf"{name}( \d+)?\.docx")
    try:
        found = [(path.stat().st_mtime, path) for path in folder.iterdir() if named.fullmatch(path.name)]
    except OSError:
        return None
    if not found:
        return None
    at, path = max(found)
    return Written(path, datetime.fromtimestamp(at, UTC))


def with_changes(
    view: View, handout: Handout, written: Written | None, entries: Sequence[Entry]
) -> Written | None:
    """The same with what was done since, newest first; `entries` are newest first."""
    if written is None:
        return None
    sources = handouts.sources(view, handout)
    since = []
    for entry in entries:
        if _moment(entry.at) <= written.at:
            break
        if any(sources.touched_by(change) for change in entry.changes):
            since.append(entry.what)
    return written._replace(since=tuple(since))


def written_words(written: Written | None, zone: tzinfo | None, today: date, hours: str) -> str:
    """ "not written yet", "written today 4:10 PM; nothing changed since", "...; changed since: A3 done"."""
    if written is None:
        return "not written yet"
    at = written.at.astimezone(zone)
    day = "today" if at.date() == today else show_day(at.date(), year=at.year != today.year) + ","
    words = f"written {day} {show_clock(at, hours)}"
    if not written.since:
        return f"{words}; nothing changed since"
    if len(written.since) == 1:
        return f"{words}; changed since: {written.since[0]}"
    return f"{words}; {len(written.since)} changes since, the last: {written.since[0]}"


def _moment(at: str) -> datetime:
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
