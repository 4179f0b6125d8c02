"""A workbook (XLSX) as sheets of cells. It may come from anybody: nothing that its zip says is believed."""

from __future__ import annotations

import io
import posixpath
import zlib
from collections.abc import Iterator, Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from convene.errors import BadFile
from convene.exchange.importing.markup import Begun, Ended, Unreadable, Words, bare, damaged, go_through
from convene.exchange.importing.sheet import SheetReader, Style
from convene.exchange.importing.table import Book, Table, Watched, nobody, too_many, words_of

_PIECE = 64 * 1024
_MOST_PARTS = 5000
_UNPACKED = 150_000_000
"""Bytes that may come out of all parts together that are read."""

_MOST_SHEETS = 300
_MOST_STRINGS = 600_000
_OTHERS = {
    "xl/workbook.bin": "a binary workbook (.xlsb)",
    "content.xml": "a file of LibreOffice (.ods)",
    "Index/Document.iwa": "a file of Numbers",
    "word/document.xml": "a Word document",
}
_PACKED = frozenset({ZIP_STORED, ZIP_DEFLATED})
_WORKBOOK = "xl/workbook.xml"


def read_workbook(data: bytes, name: str, watched: Watched = nobody) -> Book:
    """The sheets of a workbook that hold cells. Raises BadFile."""
    try:
        return _Package(data, name).book(watched)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, Unreadable) as error:
        raise damaged(name) from error
    except (
        RuntimeError,
        ValueError,
        OverflowError,
        KeyError,
        OSError,
    ) as error:  # oddities of zips
        raise damaged(name) from error


def _nothing(*_: object) -> None:
    """Nobody wants to know."""


class _Package:
    """The parts of a workbook, each read once and counted while it comes out."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._archive = ZipFile(io.BytesIO(data))
        self._left = _UNPACKED
        parts = self._archive.infolist()
        if len(parts) > _MOST_PARTS:
            raise too_many(f"{_MOST_PARTS} parts")
        self._parts = {part.filename for part in parts}
        other = next((words for part, words in _OTHERS.items() if part in self._parts), "")
        if _WORKBOOK not in self._parts and other:
            raise BadFile(
                f"“{name}” is {other}.", "Nothing was changed.", "Save it as .xlsx, or as CSV UTF-8."
            )
        if any(
            part.flag_bits & 0x1 or part.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for part in parts
        ):
            raise damaged(name)

    def book(self, watched: Watched) -> Book:
        """All sheets that hold anything, in the order of their tabs."""
        targets, since_1904 = self._relations(), False
        sheets: list[tuple[str, str, bool]] = []

        def begun(name: str, given: Mapping[str, str]) -> None:
            nonlocal since_1904
            if name == "workbookPr":
                since_1904 = given.get("date1904") in {"1", "true"}
            elif name == "sheet":
                part = targets.get(next((one for key, one in given.items() if bare(key) == "id"), ""), "")
                sheets.append(
                    (words_of(given.get("name", "")), part, given.get("state", "visible") != "visible")
                )

        self._go_through(_WORKBOOK, begun)
        if len(sheets) > _MOST_SHEETS:
            raise too_many(f"{_MOST_SHEETS} sheets")
        strings = self._strings()
        formats, codes = self._formats()
        tables = []
        for title, part, is_hidden in sheets:
            if part in self._parts and "worksheets/" in part:
                reader = SheetReader(strings, Style(formats, codes, since_1904), watched)
                reader.read(self._pieces(part))
                tables.append(Table(title, reader.rows, is_hidden=is_hidden))
        return Book(self._name, tuple(table for table in tables if table.rows))

    def _pieces(self, part: str) -> Iterator[bytes]:
        with self._archive.open(part) as member:
            while piece := member.read(_PIECE):
                self._left -= len(piece)
                if self._left < 0:
                    raise too_many(f"{_UNPACKED // 1_000_000} MB in it")
                yield piece

    def _go_through(self, part: str, begun: Begun, ended: Ended = _nothing, words: Words = _nothing) -> None:
        go_through(self._pieces(part), begun, ended, words)

    def _relations(self) -> dict[str, str]:
        found: dict[str, str] = {}

        def begun(name: str, given: Mapping[str, str]) -> None:
            if name == "Relationship" and given.get("TargetMode") != "External":
                found[given.get("Id", "")] = posixpath.normpath(
                    posixpath.join("/xl", given.get("Target", ""))
                ).lstrip("/")

        self._go_through("xl/_rels/workbook.xml.rels", begun)
        return found

    def _strings(self) -> list[str]:
        """The strings that cells name by number; how words are pronounced is left out."""
        found: list[str] = []
        parts: list[str] = []
        inside = {"t": False, "rPh": False}

        def begun(name: str, _given: Mapping[str, str]) -> None:
            if name in inside:
                inside[name] = True

        def ended(name: str) -> None:
            if name in inside:
                inside[name] = False
            elif name == "si":
                found.append("".join(parts))
                parts.clear()
                if len(found) > _MOST_STRINGS:
                    raise too_many(f"{_MOST_STRINGS:,} different words")

        def words(said: str) -> None:
            if inside["t"] and not inside["rPh"]:
                parts.append(said)

        if "xl/sharedStrings.xml" in self._parts:
            self._go_through("xl/sharedStrings.xml", begun, ended=ended, words=words)
        return found

    def _formats(self) -> tuple[list[int], dict[int, str]]:
        """The number of the format of each style, and the codes of those that have one."""
        styles: list[int] = []
        codes: dict[int, str] = {}
        inside = False

        def begun(name: str, given: Mapping[str, str]) -> None:
            nonlocal inside
            if name == "numFmt":
                codes[int(given["numFmtId"])] = given.get("formatCode", "")
            elif name == "cellXfs":
                inside = True
            elif name == "xf" and inside:
                styles.append(int(given.get("numFmtId", 0)))

        def ended(name: str) -> None:
            nonlocal inside
            inside = inside and name != "cellXfs"

        if "xl/styles.xml" in self._parts:
            self._go_through("xl/styles.xml", begun, ended=ended)
        return styles, codes
