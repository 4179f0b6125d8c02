"""All of a record in forms that other programs open: one JSON document, CSV files, a workbook, handouts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from convene.exchange.data.lists import lists
from convene.exchange.data.record import record_json
from convene.exchange.data.spreadsheets import Listing, csv_bytes
from convene.exchange.data.workbook import workbook
from convene.exchange.zipped import zipped
from convene.initiative.initiative import Initiative

RECORD, WORKBOOK = "record.json", "workbook.xlsx"


def everything(opened: Initiative, handouts: Mapping[str, bytes], made: datetime) -> bytes:
    """A zip of all: the same bytes for the same record, handouts (by file name) and time."""
    found = lists(opened.view)
    return zipped(
        {
            RECORD: record_json(opened, made),
            **{f"csv/{name}": data for name, data in csv_files(found).items()},
            WORKBOOK: workbook(found, made),
            **{f"handouts/{name}": data for name, data in handouts.items()},
        },
        made,
    )


def csv_files(listings: Sequence[Listing]) -> dict[str, bytes]:
    """A CSV file for each list, by a file name of its own that every system takes."""
    names = numbered(_file_name(one.name) for one in listings)
    return {f"{name}.csv": csv_bytes(one) for name, one in zip(names, listings, strict=True)}


def numbered(names: Iterable[str]) -> list[str]:
    """The names, those that were there before with a number; capitals make no difference."""
    found: list[str] = []
    taken: set[str] = set()
    for name in names:
        free, number = name, 2
        while free.casefold() in taken:
            free, number = f"{name} {number}", number + 1
        taken.add(free.casefold())
        found.append(free)
    return found


def _file_name(name: str) -> str:
    """Letters, digits, dashes and dots only; steps of other worksheets than ours may be named anyhow."""
    plain = re.sub(r"[^a-z0-9._-]+", "-", name.lower()).strip("-.")[:100]
    device = re.fullmatch(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", plain)
    return f"_{plain}" if device or not plain else plain
