"""Many files as one zip: the same bytes for the same files and time, on every system."""

from __future__ import annotations

import io
import stat
from collections.abc import Mapping
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_UNIX = 3


def zipped(files: Mapping[str, bytes], at: datetime) -> bytes:
    """A zip of files by name, all dated `at` (local time; a zip knows the years 1980 to 2107)."""
    year = min(max(at.year, 1980), 2107)
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = ZipInfo(name, (year, at.month, at.day, at.hour, at.minute, at.second))
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = (stat.S_IFREG | 0o600) << 16
            archive.writestr(entry, data)
    return made.getvalue()
