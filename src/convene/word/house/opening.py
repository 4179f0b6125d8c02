"""A template opened with care: what it is not, is said in one sentence with what to do about it."""

from __future__ import annotations

import io
import posixpath
import re
import zlib
from collections.abc import Mapping
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from convene.errors import BadFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = {"w": W, "r": R}
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
LEAST_WIDTH = 5040  # twips of text: 3.5 inches

_PACKED, _UNPACKED, _MEMBERS = 5_000_000, 50_000_000, 2000
_LOCKED = b"\xd0\xcf\x11\xe0"
_CHANGES = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange")
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_UNSAFE = re.compile(rb"<!(DOCTYPE|ENTITY)")


class Relation(NamedTuple):
    """Where a part leads to: the last word of the kind ("header"), and a part or an address."""

    kind: str
    target: str
    outside: bool


class Template(NamedTuple):
    """The parts of a template by name, and the name of the one that is the document."""

    parts: Mapping[str, bytes]
    types: Mapping[str, str]
    main: str

    def xml(self, name: str) -> Any:
        """A part, parsed. Raises BadFile."""
        return parsed(self.parts.get(name, b""), name)

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part leads to, by id."""
        return _relations(self.parts, name)


def opened(data: bytes) -> Template:
    """The template in a file. Raises BadFile: one sentence that begins with a small letter."""
    parts = _members(data)
    types = _content_types(parts)
    leads = _relations(parts, "")
    main = next((one.target for one in leads.values() if one.kind == "officeDocument"), "")
    if main not in parts:
        raise BadFile("is not a Word document: open it in Word and save it as .docx.")
    _check_kind(types.get(main, ""), parts)
    template = Template(parts, types, main)
    root = template.xml(main)
    if not root.tag.startswith(f"{{{W}}}"):
        raise BadFile("is in the strict form of Word: save it again as a plain Word document (.docx).")
    _check_outside(template)
    return template


def check_changes(part: Any) -> None:
    """Raises BadFile for tracked changes, which would come out on every handout."""
    if any(part.find(f".//{{{W}}}{change}") is not None for change in _CHANGES):
        raise BadFile("has tracked changes: accept or reject all of them in Word, then save.")


def parsed(data: bytes, name: str) -> Any:
    """A part as a tree; nothing in it is fetched or unfolded. Raises BadFile."""
    from docx.oxml.parser import parse_xml  # noqa: PLC0415  only when there is a template

    if _UNSAFE.search(data):
        raise BadFile("holds declarations that no Word document has: save it again in Word.")
    try:
        return parse_xml(data)
    except (SyntaxError, ValueError) as error:  # lxml's own are syntax errors
        raise BadFile(
            f"is damaged ({name} can't be read): open it in Word, which may mend it, and save."
        ) from error


def serialized(tree: Any) -> bytes:
    """A tree as a part."""
    from docx.opc.oxml import serialize_part_xml  # noqa: PLC0415

    made: bytes = serialize_part_xml(tree)
    return made


def _members(data: bytes) -> dict[str, bytes]:
    if not data:
        raise BadFile("is empty: save it again in Word.")
    if data.startswith(_LOCKED):
        raise BadFile("is protected by a password, or of an old kind: save it as .docx without a password.")
    if len(data) > _PACKED:
        raise BadFile("is larger than 5 MB: make the pictures in its header smaller.")
    try:
        archive = ZipFile(io.BytesIO(data))
        members = archive.infolist()
        if len(members) > _MEMBERS or sum(member.file_size for member in members) > _UNPACKED:
            raise BadFile("unpacks to more than 50 MB: make the pictures in its header smaller.")
        return {member.filename: _read(archive, member.filename) for member in members if not member.is_dir()}
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise BadFile(
            "is not a Word document, or it is cut off: open it in Word and save it as .docx."
        ) from error


def _read(archive: ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        read = member.read(_UNPACKED + 1)
    if len(read) > _UNPACKED:  # whatever its head says
        raise BadFile("unpacks to more than 50 MB: make the pictures in its header smaller.")
    return read


def _content_types(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The type of each part, by its own line or by its ending."""
    if "[Content_Types].xml" not in parts:
        raise BadFile("is not a Word document: open it in Word and save it as .docx.")
    root = parsed(parts["[Content_Types].xml"], "[Content_Types].xml")
    endings = {
        one.get("Extension", "").lower(): one.get("ContentType", "") for one in root.iter(f"{_TYPES}Default")
    }
    own = {
        one.get("PartName", "").lstrip("/"): one.get("ContentType", "")
        for one in root.iter(f"{_TYPES}Override")
    }
    return {name: own.get(name) or endings.get(name.rsplit(".", 1)[-1].lower(), "") for name in parts}


def _check_kind(kind: str, parts: Mapping[str, bytes]) -> None:
    if "macroEnabled" in kind or any(name.endswith("vbaProject.bin") for name in parts):
        raise BadFile("holds macros: save it as a plain Word document (.docx).")
    if "template" in kind:
        raise BadFile("is a Word template (.dotx): save it as a plain Word document (.docx).")
    if kind != DOCUMENT:
        raise BadFile("is not a Word document: open it in Word and save it as .docx.")


def _check_outside(template: Template) -> None:
    """Links to the web are words; a picture that lies elsewhere would be fetched by every reader."""
    for name in template.parts:
        if name.startswith("word/_rels/") and "settings" not in name:
            of = posixpath.basename(name).removesuffix(".rels")
            for relation in template.relations(f"word/{of}").values():
                if relation.outside and relation.kind != "hyperlink":
                    raise BadFile(
                        "leads to a file elsewhere: put the picture itself into the header, then save."
                    )


def _relations(parts: Mapping[str, bytes], name: str) -> dict[str, Relation]:
    folder, base = posixpath.split(name)
    data = parts.get(posixpath.join(folder, "_rels", f"{base}.rels"))
    if data is None:
        return {}
    found = {}
    for one in parsed(data, f"{base}.rels").iter(_RELATIONS):
        outside = one.get("TargetMode") == "External"
        target = one.get("Target", "")
        if not outside:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[one.get("Id", "")] = Relation(one.get("Type", "").rsplit("/", 1)[-1], target, outside)
    return found
