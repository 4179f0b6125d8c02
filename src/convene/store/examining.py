"""A record looked through from end to end, and not changed: what is well, what isn't, what helps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from convene.store import aside, backups, segment, snapshot
from convene.store.disk import Disk, in_words
from convene.store.journal import Journal, read_journal
from convene.store.notes import clock
from convene.store.owner import is_free, read_owner
from convene.store.replay import Replayed, fold_all, replay
from convene.store.snapshot import Snapshot


class Finding(NamedTuple):
    """One thing that was looked at. `trouble` is worth a repair, a `note` worth knowing, the rest is fine."""

    state: Literal["fine", "note", "trouble"]
    what: str
    todo: str = ""


REPAIR = "Run: convene doctor --repair"
RESTORE = "Bring back a backup: convene restore FILE"


def examine(folder: Path, disk: Disk | None = None) -> list[Finding]:
    """Everything about a record's folder. Raises OSError if it can't be read at all."""
    disk = disk or Disk()
    replayed = replay(folder, disk)
    journal = read_journal(folder, disk, record=replayed.meta.record or None)
    own, found = _snapshot(folder, replayed, disk)
    return [
        *found,
        *_log(journal, replayed),
        *_together(journal, own, replayed),
        *_backups(folder, disk),
        *_folder(folder, disk),
    ]


def _snapshot(folder: Path, replayed: Replayed, disk: Disk) -> tuple[Snapshot | None, list[Finding]]:
    try:
        own = snapshot.decode(snapshot.read(folder, disk))
    except FileNotFoundError:
        if replayed.found.rebuilt:
            return None, [Finding("trouble", f"{snapshot.FILE} is missing.", REPAIR)]
        return None, [
            Finding("note", f"There is no {snapshot.FILE} yet. It is written when convene is closed.")
        ]
    except ValueError:
        todo = RESTORE if replayed.fresh else REPAIR
        return None, [Finding("trouble", f"{snapshot.FILE} can't be read.", todo)]
    known = backups.is_known(own, backups.read_index(folder, disk).values())
    if own.meta.format > segment.FORMAT:
        return own, [
            Finding("note", "The record was made by a newer convene.", "Update convene to change it.")
        ]
    if not known:
        todo = "" if replayed.found.outside else REPAIR  # else it would be put aside unasked
        return own, [Finding("note", f"{snapshot.FILE} is not byte for byte as convene wrote it.", todo)]
    return own, [Finding("fine", f"{snapshot.FILE} is as it was written.")]


def _log(journal: Journal, replayed: Replayed) -> Iterator[Finding]:
    lines = sum(map(len, journal.lines.values()))
    yield Finding("fine", f"{lines:,} saved changes can be read, in {len(journal.segments):,} files.")
    for name in journal.damaged:
        if name.site in replayed.found.waiting:
            yield Finding("trouble", f"journal/{name} has lines that can't be read.", REPAIR)
        else:  # the log is never changed: they stay in it
            yield Finding(
                "note", f"journal/{name} has lines that can't be read. They are not needed any more."
            )
    for name, end in journal.torn.items():
        yield Finding(
            "note", f"The end of journal/{name} was cut off while it was written ({len(end)} bytes)."
        )
    for name in journal.foreign:
        yield Finding("note", f"journal/{name} belongs to another initiative and is left alone.")
    for stray in journal.stray:
        yield Finding("note", f"journal/{stray} is a copy that a sync program made. It is left alone.")


def _together(journal: Journal, own: Snapshot | None, replayed: Replayed) -> Iterator[Finding]:
    """Whether snapshot, backups and log make one record with nothing missing."""
    for site, missing in replayed.found.waiting.items():
        some = (
            f"1 change of laptop {site} is"
            if len(missing) == 1
            else f"{len(missing)} changes of laptop {site} are"
        )
        todo = (
            f"If a sync program is still at work, wait. If it will never come: {REPAIR.removeprefix('Run: ')}"
        )
        yield Finding("trouble", f"{some} missing.", todo)
    if replayed.found.behind:
        yield Finding(
            "trouble", f"What can be read ends with the state of {clock(replayed.found.behind)}.", RESTORE
        )
    if replayed.found.outside:
        todo = "Open the initiative: it asks whether to take the changes in."
        yield Finding("trouble", f"{snapshot.FILE} was changed by another program.", todo)
    if own is None or replayed.found.outside:
        return
    whole = fold_all(journal, own.meta.covers)
    if whole is None:
        yield Finding("note", "The log does not reach back to the beginning, so it can't be compared.")
    elif whole == {name: table for name, table in own.tables.items() if table}:
        yield Finding("fine", f"The log makes the same record as {snapshot.FILE}.")
    elif not replayed.journal.damaged:
        yield Finding("trouble", f"The log makes another record than {snapshot.FILE}.", REPAIR)


def _backups(folder: Path, disk: Disk) -> Iterator[Finding]:
    index = backups.read_index(folder, disk)
    good = 0
    for one in backups.backups(folder, disk):
        try:
            is_good = backups.is_known(
                snapshot.decode(disk.read(folder / backups.FOLDER / str(one))), index.values()
            )
        except (ValueError, OSError):
            is_good = False
        good += is_good
        if not is_good:
            yield Finding("note", f"backups/{one} is damaged. It is not used.")
    yield Finding(
        "fine", f"{good} older states are kept whole." if good != 1 else "1 older state is kept whole."
    )


def _folder(folder: Path, disk: Disk) -> Iterator[Finding]:
    owner = read_owner(folder, disk)
    try:
        if not is_free(folder, disk):
            who = f" by {owner.words} since {clock(owner.since)}" if owner else ""
            yield Finding("note", f"It is open in another window{who}.")
    except OSError as error:
        yield Finding("note", f"It can be read and not changed: {in_words(error)}.")
    count = len(disk.names(folder / aside.FOLDER))
    if count:
        files, them = ("1 file was", "it") if count == 1 else (f"{count} files were", "them")
        yield Finding(
            "note", f"{files} put aside in {aside.FOLDER}/. Delete {them} when you need {them} no more."
        )
