"""The page: its size and margins, what stands at its top and bottom, upright and sideways."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from convene.blocks import Document, Paper
from convene.word.text import runs

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
TOP_AND_BOTTOM = 1080
_UPRIGHT_SIDES, _SIDEWAYS_SIDES = 1296, 1080
_SIZES: dict[Paper, tuple[int, int]] = {"letter": (12240, 15840), "a4": (11906, 16838)}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Page(NamedTuple):
    """One orientation of a paper, in twips."""

    width: int
    height: int
    sides: int
    sideways: bool

    @property
    def text_width(self) -> int:
        """From margin to margin."""
        return self.width - 2 * self.sides

    @property
    def text_height(self) -> int:
        """From margin to margin."""
        return self.height - 2 * TOP_AND_BOTTOM


def page(paper: Paper, *, sideways: bool = False) -> Page:
    """A page of a paper."""
    width, height = _SIZES[paper]
    if sideways:
        return Page(height, width, _SIDEWAYS_SIDES, sideways=True)
    return Page(width, height, _UPRIGHT_SIDES, sideways=False)


def section(of: Page, *, first: bool) -> str:
    """The properties of a section; only the first has a first page without a header.

    The relationship ids are those of the base document.
    """
    header, footer = ("rId9", "rId10") if of.sideways else ("rId7", "rId8")
    turned = ' w:orient="landscape"' if of.sideways else ""
    return (
        "<w:sectPr>"
        f'<w:headerReference w:type="default" r:id="{header}"/>'
        f'<w:footerReference w:type="default" r:id="{footer}"/>'
        + ('<w:footerReference w:type="first" r:id="rId6"/>' if first else "")
        + f'<w:pgSz w:w="{of.width}" w:h="{of.height}"{turned}/>'
        f'<w:pgMar w:top="{TOP_AND_BOTTOM}" w:right="{of.sides}" w:bottom="{TOP_AND_BOTTOM}"'
        f' w:left="{of.sides}" w:header="560" w:footer="500" w:gutter="0"/>'
        f'<w:cols w:space="720"/>{"<w:titlePg/>" if first else ""}</w:sectPr>'
    )


def edges(document: Document, first: Page) -> dict[str, str]:
    """The parts at the edges of the pages, by their names in the package.

    A tab stop belongs to one width, so each orientation has its own; the first page has only a footer.
    """
    upright, sideways = page(document.paper), page(document.paper, sideways=True)
    return {
        "word/header.xml": _header(document, upright),
        "word/header-wide.xml": _header(document, sideways),
        "word/footer.xml": _footer(document, upright),
        "word/footer-wide.xml": _footer(document, sideways),
        "word/footer-first.xml": _footer(document, first),
    }


def _header(document: Document, of: Page) -> str:
    return (
        f"<w:hdr {NAMESPACES}>{_edge('Header', of, runs(document.initiative), runs(document.kind))}</w:hdr>"
    )


def _footer(document: Document, of: Page) -> str:
    pages = f"{runs('Page ')}{_field('PAGE')}{runs(' of ')}{_field('NUMPAGES')}"
    return f"<w:ftr {NAMESPACES}>{_edge('Footer', of, runs(_in_words(document.day)), pages)}</w:ftr>"


def _edge(style: str, of: Page, left: str, right: str) -> str:
    """A line with something left and something right."""
    stop = f'<w:tab w:val="right" w:pos="{of.text_width}"/>'
    if of.text_width != page("letter").text_width:  # the one in the style
        stop = f'<w:tab w:val="clear" w:pos="{page("letter").text_width}"/>{stop}'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:tabs>{stop}</w:tabs></w:pPr>'
        f"{left}<w:r><w:tab/></w:r>{right}</w:p>"
    )


def _field(name: str) -> str:
    """A field that Word and LibreOffice fill in by themselves when they lay out the page."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t xml:space="preserve">1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _in_words(day: date) -> str:
    """As "September 17, 2026", whatever language the system speaks."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"
