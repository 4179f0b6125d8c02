"""Write a document as a Word file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from convene.blocks import Document
from convene.errors import NotSaved
from convene.store.disk import Disk
from convene.word.body import body, size
from convene.word.package import packed
from convene.word.paper import House, ours
from convene.word.saving import file_name, put

__all__ = ["file_name", "packed_document", "write"]

_EVERY = 64  # blocks and rows between two looks at the clock of the caller
_DISK = Disk()


def write(
    document: Document,
    folder: Path,
    name: str,
    *,
    house: House | None = None,
    progress: Callable[[int, int], None] | None = None,
    stopped: Callable[[], bool] | None = None,
    disk: Disk = _DISK,
) -> Path:
    """Write a document to `folder/name.docx` and give its path; an existing file is never replaced.

    `name` is a person's words and made safe; `house` is the look, ours if there is none. `progress` is
    told (done, of) now and then and at the end; `stopped` is asked as often. Raises NotSaved when stopped
    or refused, with nothing left behind.
    """
    data = packed_document(document, house=house, progress=progress, stopped=stopped)
    return put(data, folder, file_name(name), disk)


def packed_document(
    document: Document,
    *,
    house: House | None = None,
    progress: Callable[[int, int], None] | None = None,
    stopped: Callable[[], bool] | None = None,
) -> bytes:
    """The bytes that `write` writes: the same for the same document."""
    of, done, shown = size(document), 0, 0

    def told(more: int) -> None:
        nonlocal done, shown
        done += more
        if done - shown >= _EVERY:
            shown = done
            look_up()

    def look_up() -> None:
        if stopped and stopped():
            raise NotSaved("The document was not written: it was stopped.", "No file was left behind.")
        if progress:
            progress(done, of)

    look_up()
    dressed = house or ours(document.paper)
    data = packed(document, body(document, dressed, told), dressed)
    look_up()
    return data
