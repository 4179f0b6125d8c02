"""Read a Word file back without the code that wrote it: its parts, its words, and what is wrong with it."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree
from openxml_audit import OpenXmlValidator

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
NAMES = {"w": W, "w14": W14}
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_EVERY_TABLE = ("tblStyle", "tblW", "tblLayout", "tblLook", "tblCaption")


def w(name: str) -> str:
    """A name in the main namespace."""
    return f"{{{W}}}{name}"


def value(element: Any, name: str = "val") -> str:
    """An attribute in the main namespace; empty if it isn't there."""
    return "" if element is None else element.get(w(name), "")


class Read:
    """A Word file, every part parsed."""

    def __init__(self, data: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        self.parts = {name: self.archive.read(name) for name in self.archive.namelist()}
        self.xml = {
            name: etree.fromstring(part)
            for name, part in self.parts.items()
            if name.endswith((".xml", ".rels"))
        }
        self.body = self.xml["word/document.xml"].find(w("body"))

    def all(self, path: str) -> list[Any]:
        """Elements of the document by a path such as `.//w:tbl`."""
        return list(self.body.iterfind(path, NAMES))

    def paragraphs(self) -> list[tuple[str, str]]:
        """Style and text of each paragraph that has words, in document order."""
        read = ((value(p.find("w:pPr/w:pStyle", NAMES)), said(p)) for p in self.all(".//w:p"))
        return [(style, text) for style, text in read if text.strip()]

    def texts(self) -> list[str]:
        """The text of each paragraph that has words."""
        return [text for _, text in self.paragraphs()]


def said(paragraph: Any) -> str:
    """What a person reads in a paragraph."""
    signs = {w("br"): "\n", w("tab"): "\t"}
    return "".join(
        signs.get(part.tag) or part.text or ""
        for run in paragraph.iter(w("r"))
        for part in run.iterchildren(w("t"), *signs)
    )


def faults(data: bytes) -> list[str]:
    """Everything that is wrong with a file; an empty list is what we want."""
    read = Read(data)
    return [
        *_package_faults(read),
        *_reference_faults(read),
        *_outline_faults(read),
        *(fault for table in read.all(".//w:tbl") for fault in _table_faults(read, table)),
        *_traces(read),
    ]


def audit(path: Path) -> list[str]:
    """What an independent validator finds."""
    return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]


def _package_faults(read: Read) -> Iterator[str]:
    reached = {"[Content_Types].xml"}
    for name in [name for name in read.parts if name.endswith(".rels")]:
        reached.add(name)
        folder = posixpath.dirname(posixpath.dirname(name))
        for relation in read.xml[name]:
            if relation.get("TargetMode") == "External":
                yield f"{name} leads outside: {relation.get('Target')}"
            reached.add(posixpath.normpath(posixpath.join(folder, relation.get("Target"))).lstrip("/"))
    yield from (f"{name} is not there" for name in reached - read.parts.keys())
    yield from (f"nothing leads to {name}" for name in read.parts.keys() - reached)
    types = read.xml["[Content_Types].xml"]
    typed = {part.get("PartName").lstrip("/") for part in types.iter(f"{{{_TYPES}}}Override")}
    endings = {part.get("Extension") for part in types.iter(f"{{{_TYPES}}}Default")}
    for name in read.parts.keys() - {"[Content_Types].xml"}:
        if name not in typed and name.rsplit(".", 1)[-1] not in endings:
            yield f"{name} has no content type"


def _reference_faults(read: Read) -> Iterator[str]:
    styles = {value(style, "styleId") for style in read.xml["word/styles.xml"].iter(w("style"))}
    lists = {value(number, "numId") for number in read.xml["word/numbering.xml"].iter(w("num"))}
    parts = [part for name, part in read.xml.items() if name.startswith("word/") and "rels" not in name]
    for part in parts:
        for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
            yield from (f"no style {value(e)}" for e in part.iter(w(kind)) if value(e) not in styles)
        yield from (f"no list {value(e)}" for e in part.iter(w("numId")) if value(e) not in lists)
    boxes = [value(box) for box in read.all(".//w:sdtPr/w:id")]
    if len(boxes) != len(set(boxes)):
        yield "content controls share an id"
    drawings = [one for one in read.body.iter() if one.tag.endswith("}docPr")]
    if len(drawings) != len({one.get("id") for one in drawings}):
        yield "drawings share an id"
    yield from (f"drawing {one.get('id')} says nothing" for one in drawings if not one.get("descr"))
    known = {relation.get("Id") for relation in read.xml["word/_rels/document.xml.rels"]}
    for element in read.body.iter():
        for name, target in element.attrib.items():
            if "officeDocument/2006/relationships" in name and target not in known:
                yield f"no relationship {target}"


def _outline_faults(read: Read) -> Iterator[str]:
    titles = [text for style, text in read.paragraphs() if style == "Title"]
    if len(titles) > 1:
        yield f"{len(titles)} titles"
    above = 0
    for paragraph in read.all(".//w:p"):
        style = value(paragraph.find("w:pPr/w:pStyle", NAMES))
        if not style.startswith("Heading"):
            continue
        level = int(style.removeprefix("Heading"))
        if level > above + 1:
            yield f"level {level} under level {above}"
        if not said(paragraph).strip():
            yield "an empty heading"
        above = level


def _table_faults(read: Read, table: Any) -> Iterator[str]:
    properties = table.find(w("tblPr"))
    name = value(properties.find(w("tblCaption")))
    yield from (f"{name}: no {part}" for part in _EVERY_TABLE if properties.find(w(part)) is None)
    if not name:
        yield "a table without a name"
    if value(properties.find(w("tblLayout")), "type") != "fixed":
        yield f"{name}: widths are not fixed"
    grid = [int(value(column, "w")) for column in table.iterfind("w:tblGrid/w:gridCol", NAMES)]
    if sum(grid) != int(value(properties.find(w("tblW")), "w")):
        yield f"{name}: the grid does not add up to the width"
    if sum(grid) > text_width(read, table) or min(grid) <= 0:
        yield f"{name}: wider than the text, or a column of nothing: {grid}"
    rows = table.findall(w("tr"))
    if rows[0].find("w:trPr/w:tblHeader", NAMES) is None:
        yield f"{name}: no header row"
    for row in rows:
        widths = [int(value(cell, "w")) for cell in row.iterfind("w:tc/w:tcPr/w:tcW", NAMES)]
        if widths != grid:
            yield f"{name}: cells {widths} in a grid of {grid}"
        if row.find("w:trPr/w:cantSplit", NAMES) is None and max(map(len, map(said, row))) < 30:
            yield f"{name}: a short row may split"
    if next(table.iterfind(".//w:tbl", NAMES), None) is not None:
        yield f"{name}: a table in a table"
    merges = [table.find(f".//{{{W}}}{merge}") for merge in ("gridSpan", "vMerge", "hMerge")]
    if any(merge is not None for merge in merges):
        yield f"{name}: merged cells"
    yield from _look_faults(name, properties.find(w("tblLook")))


def _look_faults(name: str, look: Any) -> Iterator[str]:
    bits = {
        "firstRow": 0x20,
        "lastRow": 0x40,
        "firstColumn": 0x80,
        "lastColumn": 0x100,
        "noHBand": 0x200,
        "noVBand": 0x400,
    }
    number = sum(bit for attribute, bit in bits.items() if value(look, attribute) == "1")
    if number != int(value(look), 16):
        yield f"{name}: the look says {value(look)} and {number:04X}"


def text_width(read: Read, element: Any) -> int:
    """The text width of the section in which a child of the body stands."""
    following = element.itersiblings()
    section = next(found for one in following for found in one.iter(w("sectPr")))
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    assert section in set(read.body.iter(w("sectPr")))
    return int(value(size, "w")) - int(value(margins, "left")) - int(value(margins, "right"))


def _traces(read: Read) -> Iterator[str]:
    everything = b"\n".join(read.parts.values())
    found = re.findall(
        rb"(?i)python|openpyxl|2013-\d\d|/home/|/tmp/|w:rsid|updateFields|w:dirty|thumbnail", everything
    )
    yield from (f"a trace: {trace.decode()}" for trace in found)
