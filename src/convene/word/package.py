"""The package around a document: our own base of readable parts, opened, filled and sealed.

The base is ours because the one the library brings is thirty times as large, opens in Word's
compatibility mode and carries somebody else's dates. The library is imported only when a document
is written.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from convene.blocks import Document
from convene.word.body import Body
from convene.word.charts.chart import WORKBOOK
from convene.word.paper import NAMESPACES, House
from convene.word.text import attribute, one_line

if TYPE_CHECKING:
    from docx.document import Document as Opened
    from docx.opc.part import Part

_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package.rels",
    "docProps/core.xml": "core.xml",
    "docProps/app.xml": "app.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document.rels",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "fontTable.xml",
    "word/theme/theme1.xml": "theme.xml",
    "word/header.xml": "header.xml",
    "word/header-first.xml": "header-first.xml",
    "word/header-wide.xml": "header-wide.xml",
    "word/footer.xml": "footer.xml",
    "word/footer-first.xml": "footer-first.xml",
    "word/footer-wide.xml": "footer-wide.xml",
}
_EDGES = frozenset({"rId6", "rId7", "rId8", "rId9", "rId10", "rId11"})
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_FOOTER = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_PACKED = (".xlsx", ".png", ".jpg", ".jpeg")  # nothing would be gained by packing it again
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can say
_LONGEST_PROPERTY = 255


@cache
def base() -> Mapping[str, bytes]:
    """The base document's parts by their names in the package."""
    folder = files("convene.word") / "base"
    return {name: (folder / file).read_bytes() for name, file in _PARTS.items()}


def packed(document: Document, body: Body, house: House) -> bytes:
    """The bytes of a `.docx`: the same for the same document, on any day.

    The body goes in before the package is opened: it is parsed once, in its place. Moving a parsed
    table of 10,000 rows from one tree to another takes most of a minute.
    """
    filled = {name: text.encode() for name, text in body.parts.items()}
    opened = _opened({**base(), **house.parts, **filled})
    for relation in sorted(_EDGES - body.used):
        del opened.part.rels[relation]
    _add_numberings(opened, body)
    _add_footers(opened, body)
    _add_charts(opened, body)
    _set_properties(opened, document)
    return _sealed(opened)


def _opened(parts: Mapping[str, bytes]) -> Opened:
    from docx import Document as Open  # noqa: PLC0415  costs as much as eight bare starts

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    stream.seek(0)
    return Open(stream)


def _add_numberings(opened: Opened, body: Body) -> None:
    from docx.oxml import parse_xml  # noqa: PLC0415

    numbering = opened.part.numbering_part.element
    for text in body.numberings:
        numbering.append(parse_xml(text.replace("<w:num ", f"<w:num {NAMESPACES} ", 1)))


def _add_footers(opened: Opened, body: Body) -> None:
    """Those of the tabs of a binder."""
    from docx.opc.constants import RELATIONSHIP_TYPE as KIND  # noqa: PLC0415
    from docx.opc.packuri import PackURI  # noqa: PLC0415
    from docx.opc.part import Part  # noqa: PLC0415

    for made in body.footers:
        part = Part(PackURI(f"/{made.name}"), _FOOTER, made.text.encode(), opened.part.package)
        opened.part.load_rel(KIND.FOOTER, part, made.relation)


def _add_charts(opened: Opened, body: Body) -> None:
    """Each chart with the workbook inside it."""
    if not body.charts:
        return
    from docx.opc.constants import RELATIONSHIP_TYPE as KIND  # noqa: PLC0415
    from docx.opc.packuri import PackURI  # noqa: PLC0415
    from docx.opc.part import Part  # noqa: PLC0415

    package = opened.part.package
    for made in body.charts:
        chart = Part(PackURI(f"/word/charts/chart{made.number}.xml"), _CHART, made.xml.encode(), package)
        name = PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{made.number}.xlsx")
        chart.load_rel(KIND.PACKAGE, Part(name, _WORKBOOK, made.workbook, package), WORKBOOK)
        opened.part.load_rel(KIND.CHART, chart, made.relation)


def _set_properties(opened: Opened, document: Document) -> None:
    """What Word shows under File > Info: nothing of the machine or the person at it."""
    changed = _utc(document.changed)
    properties = opened.core_properties
    properties.title = one_line(document.title)[:_LONGEST_PROPERTY]
    properties.subject = one_line(document.kind)[:_LONGEST_PROPERTY]
    properties.author = one_line(document.initiative)[:_LONGEST_PROPERTY]
    properties.created = changed
    properties.modified = changed


def _utc(moment: datetime) -> datetime:
    """In UTC, as the property is written; a moment without a zone is taken to be in it already."""
    return moment if moment.tzinfo is None else moment.astimezone(UTC)


def _sealed(opened: Opened) -> bytes:
    """The package as a file, without the time of day; the library's own way would pack everything twice."""
    from docx.opc.packuri import PACKAGE_URI  # noqa: PLC0415

    package = opened.part.package
    parts = list(package.iter_parts())
    sealed = io.BytesIO()
    with zipfile.ZipFile(sealed, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "[Content_Types].xml", _content_types(parts))
        _put(archive, PACKAGE_URI.rels_uri.membername, package.rels.xml)
        for part in parts:
            part.before_marshal()
            _put(archive, part.partname.membername, part.blob)
            if len(part.rels):
                _put(archive, part.partname.rels_uri.membername, part.rels.xml)
    return sealed.getvalue()


def _content_types(parts: Sequence[Part]) -> bytes:
    """What each part is, by its name."""
    named = sorted((attribute(part.partname), attribute(part.content_type)) for part in parts)
    shown = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in named)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="{_TYPES}">'
        f'<Default Extension="rels" ContentType="{_RELATIONS}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{shown}</Types>'
    ).encode()


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    member = zipfile.ZipInfo(name, _FIXED_DATE)
    member.compress_type = zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
    member.create_system = 0  # whatever system wrote it
    archive.writestr(member, data)
