"""Data of a record as files of their own, named after the initiative and the day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Literal, TypeAlias

from convene.exchange.data.everything import csv_files, everything
from convene.exchange.data.lists import lists
from convene.exchange.data.record import record_json
from convene.exchange.data.workbook import workbook
from convene.exchange.locking import locked
from convene.exchange.placing import (
    beside,
    folder_for,
    place_file,
    place_folder,
    plain_name,
    told,
    write_file,
)
from convene.exchange.shapes.bundles import DataShape
from convene.initiative.initiative import Initiative

Format: TypeAlias = Literal["xlsx", "csv", "json"]

_TODO = "Make room, or name another folder: --to DIR"


def write_data(opened: Initiative, form: Format, folder: Path, made: datetime) -> DataShape:
    """A workbook, one JSON document, or a folder of CSV files in a folder, which is made. Raises NotSaved."""
    name = _name(opened, made)
    with told(f"The data could not be written to {folder}", _TODO), folder_for(folder):
        if form == "xlsx":
            path = place_file(workbook(lists(opened.view), made), folder, name, ".xlsx")
        elif form == "json":
            path = place_file(record_json(opened, made), folder, name, ".json")
        else:
            path = _write_csv(csv_files(lists(opened.view)), folder, f"{name}-lists")
    return DataShape(format=form, file=str(path), locked=False)


def write_everything(
    opened: Initiative,
    handouts: Mapping[str, bytes],
    folder: Path,
    made: datetime,
    passphrase: str | None = None,
) -> DataShape:
    """One zip of all in a folder, which is made; locked if there is a passphrase. Raises NotSaved."""
    data = everything(opened, handouts, made)
    ending = ".zip"
    if passphrase is not None:
        data, ending = locked(data, passphrase), ".zip.age"
    with told(f"The data could not be written to {folder}", _TODO), folder_for(folder):
        path = place_file(data, folder, f"{_name(opened, made)}-everything", ending)
    return DataShape(format="zip", file=str(path), locked=passphrase is not None)


def _name(opened: Initiative, made: datetime) -> str:
    return f"{plain_name(opened.view.about.name, opened.folder.name)}-{made.date().isoformat()}"


def _write_csv(files: Mapping[str, bytes], folder: Path, name: str) -> Path:
    with beside(folder) as part:
        for file, data in files.items():
            write_file(part / file, iter([data]))
        return place_folder(part, folder, name)
