"""Which machine and user this is, for the log: kept in the user's own settings, not in a synced folder."""

from __future__ import annotations

import re
from pathlib import Path

from convene.store.disk import Disk
from convene.store.store import new_site


def site_of(folder: Path) -> str:
    """The site kept in a settings folder, made at the first call; a new one each time if it can't be kept."""
    path = folder / "site"
    try:
        kept = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        kept = ""
    if re.fullmatch("[a-z2-7]{4}", kept):
        return kept
    site = new_site()
    disk = Disk()
    try:
        disk.make_folder(folder)
        path.write_text(site, encoding="ascii")
    except OSError:
        pass
    return site
