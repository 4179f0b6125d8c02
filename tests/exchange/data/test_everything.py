"""Everything in one zip: each file opens, and says what the record says."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from convene.exchange.data.everything import csv_files, everything, numbered
from convene.exchange.data.lists import lists
from convene.exchange.data.record import LISTS, record_json
from convene.exchange.data.spreadsheets import Listing
from convene.initiative.home import Home
from generating import schema
from schema_checking import faults

Clock = Callable[[], datetime]
SCHEMA = schema()


def test_it_holds_the_document_the_lists_the_workbook_and_the_handouts(
    home: Home, larkspur: Path, clock: Clock
) -> None:
    opened = home.open(larkspur, write=False)
    data = everything(opened, {"Summary.docx": b"docx"}, clock())
    with ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
        assert archive.read("handouts/Summary.docx") == b"docx"
        assert archive.read("record.json") == record_json(opened, clock())
        with ZipFile(io.BytesIO(archive.read("workbook.xlsx"))) as book:
            sheets = [one for one in book.namelist() if one.startswith("xl/worksheets/sheet")]
        for listing in lists(opened.view):
            text = archive.read(f"csv/{listing.name}.csv").decode("utf-8-sig")
            assert len(list(csv.reader(io.StringIO(text, newline="")))) == len(listing.rows) + 1
    assert len(sheets) == len(lists(opened.view)) == len([name for name in names if name.startswith("csv/")])


def test_the_same_record_at_the_same_time_gives_the_same_bytes(
    home: Home, larkspur: Path, clock: Clock
) -> None:
    first, second = (everything(home.open(larkspur, write=False), {}, clock()) for _ in range(2))
    assert first == second


def test_the_document_is_what_show_says_of_each_thing(home: Home, larkspur: Path, clock: Clock) -> None:
    opened = home.open(larkspur, write=False)
    document = msgspec.json.decode(record_json(opened, clock()))
    assert not list(faults(document, SCHEMA["$defs"]["record.json"], SCHEMA))
    for word, found in LISTS.items():
        assert document[word] == msgspec.json.decode(msgspec.json.encode(found(opened.view))), word
    assert len(document["history"]) == len(opened.history())
    assert document["initiative"]["folder"] == larkspur.name
    assert str(home.folder) not in str(document)


@given(
    st.lists(
        st.text(max_size=30) | st.sampled_from(["con", "a", "A", "nul.x", "..", "a/b", ".", ""]), max_size=9
    )
)
def test_lists_of_any_name_give_file_names_that_every_system_takes(names: list[str]) -> None:
    found = csv_files([Listing(name, name, ("a",), ()) for name in names])
    assert len(found) == len(names)
    for name in found:
        assert name.isascii()
        assert not set(name) & set('/\\:*?"<>|')
        assert not name.startswith(".")
        assert name.partition(".")[0] not in {"con", "nul", "prn", "aux", "com1"}


def test_names_that_are_there_get_a_number() -> None:
    assert numbered(["a", "A", "a", "b", "a 2"]) == ["a", "A 2", "a 3", "b", "a 2 2"]
