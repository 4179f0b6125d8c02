"""Templates as people have them, made small by the tests: another font, a German Word, and broken ones."""

# ruff: noqa: E501  parts of Word files stand as they are

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

from convene.word.house.sample import sample
from word.reading import Read

MADE = datetime(2026, 1, 1, tzinfo=UTC)
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LOGO = (
    '<w:p><w:pPr><w:pStyle w:val="Kopfzeile"/></w:pPr><w:r><w:t>Unser Kreis</w:t></w:r><w:r><w:drawing>'
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="360000" cy="360000"/><wp:docPr id="1" name="Bild 1"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
    '<pic:cNvPr id="1" name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    f'<a:blip xmlns:r="{_R}" r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
    "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
_NUMBER = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE \\* MERGEFORMAT</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'


def zipped(parts: dict[str, bytes]) -> bytes:
    """Parts as a file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


def start() -> dict[str, bytes]:
    """The parts of the document that we write to begin with."""
    return Read(sample("letter", MADE)).parts


def changed(name: str, old: str, new: str, parts: dict[str, bytes] | None = None) -> dict[str, bytes]:
    """The same parts with other words in one of them."""
    parts = parts or start()
    assert old.encode() in parts[name]
    return {**parts, name: parts[name].replace(old.encode(), new.encode())}


def other_fonts() -> bytes:
    """Ours, with the fonts and the main color changed in Word, on a narrower page."""
    parts = changed("word/theme/theme1.xml", 'typeface="Calibri"', 'typeface="Georgia"')
    parts = changed("word/theme/theme1.xml", "0B5563", "5B2C83", parts)
    return zipped(changed("word/document.xml", 'w:right="1296"', 'w:right="1500"', parts))


def german(*, number: bool = False) -> bytes:
    """A letterhead from a German Word: ids in German, few styles, a logo, A4, nothing of ours."""
    styles = (
        f'<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Verdana" w:hAnsi="Verdana"/>'
        '<w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/>'
        '<w:rsid w:val="00AB12CD"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/>'
        '<w:basedOn w:val="Standard"/><w:next w:val="Standard"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr>'
        '</w:pPr><w:rPr><w:color w:val="AA0000"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Aufzhlungszeichen"><w:name w:val="List Bullet"/>'
        '<w:basedOn w:val="Standard"/><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr><w:ind w:left="99"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Kopfzeile"><w:name w:val="header"/><w:basedOn w:val="Standard"/></w:style>'
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Title"><w:name w:val="Amtlicher Titel"/></w:style>'
        "</w:styles>"
    )
    document = (
        f'<w:document {_W} xmlns:r="{_R}"><w:body><w:p w:rsidR="00AB12CD"><w:r><w:t>Geheimer Entwurf</w:t></w:r></w:p>'
        '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2268" w:right="1134" w:bottom="1134" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )
    header = f"<w:hdr {_W}>{_LOGO}{f'<w:p>{_NUMBER}</w:p>' if number else ''}</w:hdr>"
    return zipped(
        {
            "[Content_Types].xml": (
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Default Extension="png" ContentType="image/png"/>'
                f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
                f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
                f'<Override PartName="/word/kopf.xml" ContentType="{_TYPE}.header+xml"/></Types>'
            ).encode(),
            "_rels/.rels": _leads(("rId1", "officeDocument", "word/document.xml")),
            "word/document.xml": document.encode(),
            "word/_rels/document.xml.rels": _leads(
                ("rId1", "styles", "styles.xml"), ("rId2", "header", "kopf.xml")
            ),
            "word/styles.xml": styles.encode(),
            "word/kopf.xml": header.encode(),
            "word/_rels/kopf.xml.rels": _leads(("rId1", "image", "media/logo.png")),
            "word/media/logo.png": DOT,
        }
    )


def _leads(*leads: tuple[str, str, str]) -> bytes:
    lines = "".join(f'<Relationship Id="{of}" Type="{_R}/{kind}" Target="{to}"/>' for of, kind, to in leads)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'.encode()


def _without(*names: str) -> bytes:
    return zipped({name: part for name, part in start().items() if name not in names})


def _main(kind: str) -> bytes:
    return zipped(changed("[Content_Types].xml", f"{_TYPE}.document.main+xml", kind))


def _bomb() -> bytes:
    return zipped({**start(), "word/media/sky.bmp": bytes(50_000_001)})


def _linked() -> bytes:
    picture = (
        f'<Relationship Id="rId99" Type="{_R}/image" Target="file:///C:/logo.png" TargetMode="External"/>'
    )
    return zipped(changed("word/_rels/document.xml.rels", "</Relationships>", f"{picture}</Relationships>"))


BROKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing in it": (lambda: b"", "is empty"),
    "a text": (lambda: b"Dear all,", "is not a Word document"),
    "a password": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "without a password"),
    "cut off": (lambda: zipped(start())[:-300], "cut off"),
    "a template of Word": (lambda: _main(f"{_TYPE}.template.main+xml"), "(.dotx): save it as a plain"),
    "macros": (lambda: zipped({**start(), "word/vbaProject.bin": b"x"}), "holds macros"),
    "a workbook": (lambda: _main("application/vnd.ms-excel"), "is not a Word document"),
    "tracked changes": (
        lambda: zipped(changed("word/document.xml", "<w:sectPr>", "<w:ins><w:p/></w:ins><w:sectPr>")),
        "accept or reject",
    ),
    "a picture elsewhere": (_linked, "put the picture itself"),
    "too large": (lambda: b"PK\x03\x04" + bytes(5_000_000), "larger than 5 MB"),
    "a bomb": (_bomb, "more than 50 MB"),
    "a strip of words": (
        lambda: zipped(changed("word/document.xml", 'w:right="1296"', 'w:right="6200"')),
        "make its margins smaller",
    ),
    "no styles": (lambda: _without("word/styles.xml"), "has no paragraph styles"),
    "damaged styles": (lambda: zipped(changed("word/styles.xml", "</w:styles>", "</w:style>")), "is damaged"),
    "unfolding words": (
        lambda: zipped(changed("word/styles.xml", "<w:styles", '<!DOCTYPE a [<!ENTITY b "c">]><w:styles')),
        "holds declarations",
    ),
}
"""What is wrong, the file, and what must be said of it."""
