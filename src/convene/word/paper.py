"""The page: its size and margins, what stands at its top and bottom, upright and sideways."""

from __future__ import annotations

from collections.abc import Mapping
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
_IN_STYLE = 9648  # the tab stop of the styles for header and footer
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Page(NamedTuple):
    """One orientation of a paper, in twips."""

    width: int
    height: int
    left: int
    right: int
    top: int = TOP_AND_BOTTOM
    bottom: int = TOP_AND_BOTTOM
    header: int = 560
    footer: int = 500

    @property
    def sideways(self) -> bool:
        """Wider than high."""
        return self.width > self.height

    @property
    def text_width(self) -> int:
        """From margin to margin."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """From margin to margin."""
        return self.height - self.top - self.bottom


class House(NamedTuple):
    """What a paper is dressed in: its pages, parts that stand in for those of the base, its own edges.

    `edges` are headers and footers by the names of their parts. `unnumbered` are footers to which ours is
    added, for no page says its number. With `first`, the first page has edges of its own.
    """

    upright: Page
    sideways: Page
    parts: Mapping[str, bytes] = {}
    edges: Mapping[str, str] = {}
    unnumbered: frozenset[str] = frozenset()
    first: bool = True


def ours(paper: Paper) -> House:
    """The usual look on a paper."""
    width, height = _SIZES[paper]
    upright = Page(width, height, _UPRIGHT_SIDES, _UPRIGHT_SIDES)
    return House(upright, Page(height, width, _SIDEWAYS_SIDES, _SIDEWAYS_SIDES))


FIRST_HEADER, FIRST_FOOTER = "rId11", "rId6"
"""The relationships of the base document to what stands on the first page."""


class TabFooter(NamedTuple):
    """A footer that says in which tab of a binder it stands: its relationship, its part's name, its text."""

    relation: str
    name: str
    text: str


def tab_footer(document: Document, of: Page, house: House, tab: int) -> TabFooter | None:
    """The footer of a tab on such pages; None outside of tabs, and where the house has its own."""
    if not tab or house.edges:
        return None
    _, relation = edge_relations(of, house, tab)
    name = f"word/footer-tab{tab}{'-wide' if of.sideways else ''}.xml"
    return TabFooter(relation, name, _footer(document, of, tab))


def edge_relations(of: Page, house: House, tab: int = 0) -> tuple[str, str]:
    """Header and footer of an orientation, by the relationships of the base document or of a tab."""
    header, footer = ("rId9", "rId10") if of.sideways else ("rId7", "rId8")
    return header, f"{footer}Tab{tab}" if tab and not house.edges else footer


def section(of: Page, house: House, *, first: bool, tab: int = 0) -> str:
    """The properties of a section; only the first one can have a first page of its own."""
    header, footer = edge_relations(of, house, tab)
    turned = ' w:orient="landscape"' if of.sideways else ""
    own_first = first and house.first
    return (
        "<w:sectPr>"
        f'<w:headerReference w:type="default" r:id="{header}"/>'
        + (f'<w:headerReference w:type="first" r:id="{FIRST_HEADER}"/>' if own_first and house.edges else "")
        + f'<w:footerReference w:type="default" r:id="{footer}"/>'
        + (f'<w:footerReference w:type="first" r:id="{FIRST_FOOTER}"/>' if own_first else "")
        + f'<w:pgSz w:w="{of.width}" w:h="{of.height}"{turned}/>'
        f'<w:pgMar w:top="{of.top}" w:right="{of.right}" w:bottom="{of.bottom}"'
        f' w:left="{of.left}" w:header="{of.header}" w:footer="{of.footer}" w:gutter="0"/>'
        f'<w:cols w:space="720"/>{"<w:titlePg/>" if own_first else ""}</w:sectPr>'
    )


def edges(document: Document, house: House, first: Page) -> dict[str, str]:
    """The parts at the edges of the pages, by their names in the package.

    A tab stop belongs to one width, so each orientation has its own; our first page has only a footer.
    """
    made = {
        "word/header.xml": _header(document, house.upright),
        "word/header-wide.xml": _header(document, house.sideways),
        "word/footer.xml": _footer(document, house.upright),
        "word/footer-wide.xml": _footer(document, house.sideways),
        "word/footer-first.xml": _footer(document, first),
        **house.edges,
    }
    for name in house.unnumbered:
        cut = house.edges[name].rindex("</")
        page = house.sideways if "wide" in name else house.upright
        made[name] = f"{made[name][:cut]}{_footer_line(document, page)}{made[name][cut:]}"
    return made


def _header(document: Document, of: Page) -> str:
    return (
        f"<w:hdr {NAMESPACES}>{_edge('Header', of, runs(document.initiative), runs(document.kind))}</w:hdr>"
    )


def _footer(document: Document, of: Page, tab: int = 0) -> str:
    return f"<w:ftr {NAMESPACES}>{_footer_line(document, of, tab)}</w:ftr>"


def _footer_line(document: Document, of: Page, tab: int = 0) -> str:
    begins = f"Tab {tab}  ·  Page " if tab else "Page "
    pages = f"{runs(begins)}{_field('PAGE')}{runs(' of ')}{_field('NUMPAGES')}"
    return _edge("Footer", of, runs(_in_words(document.day)), pages)


def _edge(style: str, of: Page, left: str, right: str) -> str:
    """A line with something left and something right."""
    stop = f'<w:tab w:val="right" w:pos="{of.text_width}"/>'
    if of.text_width != _IN_STYLE:
        stop = f'<w:tab w:val="clear" w:pos="{_IN_STYLE}"/>{stop}'
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
