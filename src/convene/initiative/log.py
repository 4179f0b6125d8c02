"""Where an unforeseen error is written, so that it can be sent to somebody who can mend it."""

from __future__ import annotations

from pathlib import Path

MOST_BYTES = 200_000


def write_log(folder: Path, words: str) -> Path | None:
    """Add to the log in a folder; its path, or None if it can't be written. An old log is begun anew."""
    path = folder / "convene.log"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        mode = "w" if path.exists() and path.stat().st_size > MOST_BYTES else "a"
        with path.open(mode, encoding="utf-8", errors="replace") as log:
            log.write(words.rstrip() + "\n\n")
    except OSError:
        return None
    return path
