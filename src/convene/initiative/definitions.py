"""The definitions that answers were given under, kept beside the record; earlier ones too."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

from convene.worksheets.definition import Worksheet
from convene.worksheets.reading import read_worksheet
from convene.worksheets.shelf import Shelf

FOLDER = "worksheets"


def keep(folder: Path, worksheet_id: str, source: Path, *, anew: bool) -> bool:
    """Keep the definition in `source`; where another one is kept already, only when it is to be kept `anew`.

    Whether that was possible: it is tried again with the next answer.
    """
    try:
        if not _kept(folder, worksheet_id).exists() or anew:
            keep_anew(folder, worksheet_id, source)
    except OSError:
        return False
    return True


def is_changed(folder: Path, worksheet_id: str, source: Path) -> bool:
    """Whether a definition is kept and the worksheet is another one now."""
    with contextlib.suppress(OSError):
        return _kept(folder, worksheet_id).read_bytes() != source.read_bytes()
    return False


def keep_anew(folder: Path, worksheet_id: str, source: Path) -> None:
    """Keep the definition in `source` from now on; the one before it stays, numbered. Raises OSError."""
    kept, now = _kept(folder, worksheet_id), source.read_bytes()
    if kept.exists():
        if kept.read_bytes() == now:
            return
        numbers = [number for number, _ in _earlier(folder, worksheet_id)]
        kept.rename(kept.with_name(f"{worksheet_id}_{max(numbers, default=0) + 1}.toml"))
    kept.parent.mkdir(mode=0o700, exist_ok=True)
    beside = kept.with_suffix(".new")
    beside.write_bytes(now)
    beside.chmod(0o600)
    beside.replace(kept)


def earlier(folder: Path, worksheet_id: str, shelf: Shelf) -> tuple[Worksheet, ...]:
    """The definitions that were kept, the newest first; one that can't be read any more is left out."""
    files = [_kept(folder, worksheet_id), *(path for _, path in _earlier(folder, worksheet_id))]
    now, source = shelf.get(worksheet_id), shelf.files.get(worksheet_id)
    if source and not is_changed(folder, worksheet_id, source):
        files = files[1:]
    found = (read_worksheet(file, shelf.options).worksheet for file in files if file.is_file())
    return tuple(one for one in found if one and one != now)


def _kept(folder: Path, worksheet_id: str) -> Path:
    return folder / FOLDER / f"{worksheet_id}.toml"


def _earlier(folder: Path, worksheet_id: str) -> list[tuple[int, Path]]:
    """The numbered ones, the newest first. No id has the sign before the number."""
    found = []
    with contextlib.suppress(OSError):
        for path in (folder / FOLDER).iterdir():
            matched = re.fullmatch(rf"{re.escape(worksheet_id)}_([0-9]{{1,4}})\.toml", path.name)
            if matched:
                found.append((int(matched[1]), path))
    return sorted(found, reverse=True)
