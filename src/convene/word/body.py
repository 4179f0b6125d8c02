"""A whole document as XML text: every block with its look, in its section."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import NamedTuple, assert_never

from convene.blocks import (
    Block,
    Blocks,
    Break,
    Contents,
    Corners,
    DecisionList,
    Document,
    Facts,
    Figure,
    FillGrid,
    Glance,
    Heading,
    Items,
    Lead,
    Masthead,
    Matrix,
    Prose,
    Quote,
    Rows,
    SmallNote,
    Tab,
    TickBoxes,
    WritingLines,
)
from convene.word import grids, matrix, paragraphs, rows, tables
from convene.word.charts.figure import Chart, drawing
from convene.word.paper import (
    FIRST_FOOTER,
    FIRST_HEADER,
    NAMESPACES,
    House,
    Page,
    TabFooter,
    edge_relations,
    edges,
    section,
    tab_footer,
)
from convene.word.sections import Section, sections

_FIRST_BOX = 1001
_TABLES = (Rows, DecisionList, Glance, FillGrid, Matrix, Corners, WritingLines)
# After a table stands a gap, or what follows would stick to it. A heading has space of its own, but
# LibreOffice leaves one behind at the foot of a page when it directly follows a table.
_NO_GAP = (SmallNote, Break, Tab)
_NEW_PAGE = paragraphs.framed("PageStart", "")
_LED_TO = (*_TABLES, TickBoxes, Items, Quote, Facts, Figure)


class Body(NamedTuple):
    """The parts of a package that a document's content makes."""

    parts: dict[str, str]
    numberings: tuple[str, ...]
    used: frozenset[str]
    footers: tuple[TabFooter, ...]
    charts: tuple[Chart, ...]


class _Draft(NamedTuple):
    """What blocks share while a document is written: whose it is, what was counted so far."""

    document: Document
    boxes: Iterator[int]
    numberings: list[str]
    charts: list[Chart]
    told: Callable[[int], None]


def size(document: Document) -> int:
    """How much there is to write, as `told` counts it: blocks, and rows of tables."""
    blocks = _blocks(document)
    return len(blocks) + sum(len(block.rows) for block in blocks if isinstance(block, Rows))


def body(document: Document, house: House, told: Callable[[int], None]) -> Body:
    """The document part and its headers and footers.

    `told` is called after each block and each row; what it raises ends the writing.
    """
    draft = _Draft(document, count(_FIRST_BOX), [], [], told)
    cut = sections(_blocks(document), house, landscape=document.landscape)
    pieces = [f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document {NAMESPACES}><w:body>']
    for place, part in enumerate(cut):
        pieces.extend(_section(part, draft))
        properties = section(part.page, house, first=place == 0, tab=part.tab)
        if place + 1 < len(cut):
            properties = f'<w:p><w:pPr><w:pStyle w:val="Gap"/>{properties}</w:pPr></w:p>'
        pieces.append(properties)
    pieces.append("</w:body></w:document>")
    text = "".join(pieces)
    parts = {"word/document.xml": text, **edges(document, house, cut[0].page)}
    footers = dict.fromkeys(tab_footer(document, one.page, house, one.tab) for one in cut)
    return Body(
        parts,
        tuple(draft.numberings),
        frozenset(_relations(cut, house)),
        tuple(footer for footer in footers if footer),
        tuple(draft.charts),
    )


def _blocks(document: Document) -> Blocks:
    """The blocks; of a document without any its masthead, or a sheet without a word would come out."""
    return document.blocks or (Masthead(kind=document.kind, title=document.title),)


def _relations(cut: Iterable[Section], house: House) -> Iterator[str]:
    """Headers and footers in use, by the ids of the base document."""
    if house.first:
        yield FIRST_FOOTER
        yield from (FIRST_HEADER,) if house.edges else ()
    for part in cut:
        yield from edge_relations(part.page, house, part.tab)


def _section(part: Section, draft: _Draft) -> Iterator[str]:
    """The blocks of a section, with what stands between them."""
    previous: Block | None = None
    kept = False
    for place, block in enumerate(part.blocks):
        following = part.blocks[place + 1] if place + 1 < len(part.blocks) else None
        needless = following is None or previous is None or isinstance(previous, Break)
        keep = not isinstance(block, (Rows, FillGrid)) and _leads_in(previous, block, following)
        pieces: list[str] = []
        if not (isinstance(block, Break) and needless):  # a section starts on a new page by itself
            pieces.extend(_block(block, part, draft, keep=keep or _leads(block, following)))
        draft.told(1)
        if not pieces:
            continue
        after_table = isinstance(previous, _TABLES) and not isinstance(block, _NO_GAP)
        chain = not kept and _begins_chain(previous, part.blocks[place : place + 3])
        if after_table or chain:
            yield paragraphs.KEPT_GAP if previous and _leads(previous, block) else paragraphs.GAP
        yield from pieces
        previous, kept = block, keep
    if isinstance(previous, _TABLES):
        yield paragraphs.LAST_GAP  # Word wants a paragraph after a table; its own would be a line high


def _leads(block: Block, following: Block | None) -> bool:
    """Whether a table stays with the text after it: bars with what came out, a blank one with its choices."""
    if isinstance(block, FillGrid):
        return isinstance(following, SmallNote)
    bars = isinstance(block, Rows) and any(column.look == "bar" for column in block.columns)
    return bars and isinstance(following, Prose)


def _begins_chain(previous: Block | None, ahead: Blocks) -> bool:
    """Whether a heading, its text and the next one, or two headings, stay together, after something else.

    LibreOffice leaves the first of so many behind at the foot of a page, unless a gap is before it.
    """
    starts = previous is not None and not isinstance(previous, (Heading, Masthead, Break, Tab))
    kinds = tuple(map(type, ahead))
    return starts and (kinds == (Heading, Prose, Heading) or kinds[:2] == (Heading, Heading))


def _leads_in(previous: Block | None, block: Block, following: Block | None) -> bool:
    """Whether a text belongs on the page of what follows; a note under a table belongs to the table.

    A text between a heading and a deeper one is all that the first one has: alone they would end a page.
    """
    if isinstance(block, SmallNote) and isinstance(previous, (*_TABLES, Figure)):
        return isinstance(previous, Figure) and isinstance(following, Figure)  # two of one subject
    if isinstance(block, SmallNote) and isinstance(previous, Heading):  # the question above its answer
        return following is not None
    if isinstance(block, Figure):  # its source note belongs to it
        return isinstance(following, SmallNote)
    if isinstance(previous, Heading) and isinstance(following, Heading):
        return previous.level < following.level
    return isinstance(following, _LED_TO)


def _block(block: Block, part: Section, draft: _Draft, *, keep: bool) -> Iterator[str]:  # noqa: PLR0912
    """The look of a block; nothing for an empty one."""
    text, on = "", part.page
    match block:
        case Rows():
            yield from rows.table(block, on.text_width, draft.boxes, draft.told, leads=keep)
        case Masthead():
            text = paragraphs.masthead(block, draft.document.initiative)
        case Lead() | Prose() | Quote() | SmallNote():
            text = paragraphs.running(block, keep=keep)
        case Heading():
            text = paragraphs.heading(block)
        case Facts():
            text = paragraphs.facts(block)
        case Items():
            text = _items(block, draft)
        case TickBoxes():
            text = paragraphs.tick_boxes(block)
        case WritingLines():
            text = paragraphs.writing_lines(block)
        case Glance():
            text = tables.glance(block, on.text_width)
        case DecisionList():
            text = tables.decisions(block, on.text_width)
        case FillGrid():
            text = grids.fill_grid(block, on.text_width, leads=keep)
        case Matrix():
            text = matrix.matrix(block, on, _on_its_page(block, part.blocks))
        case Corners():
            text = grids.corners(block, on)
        case Figure():
            text = _figure(block, on, draft, keep=keep)
        case Break():
            text = _NEW_PAGE
        case Tab():
            text = paragraphs.tab(block)
        case Contents():
            text = paragraphs.contents(block)
        case _:
            assert_never(block)
    if text:
        yield text


def _figure(block: Figure, on: Page, draft: _Draft, *, keep: bool) -> str:
    text, chart = drawing(block, on, len(draft.charts) + 1, draft.document.changed, keep=keep)
    if chart:
        draft.charts.append(chart)
    return text


def _on_its_page(block: Block, blocks: Blocks) -> Blocks:
    """What stands with a block between two breaks."""
    place = next(number for number, one in enumerate(blocks) if one is block)
    breaks = [number for number, one in enumerate(blocks) if isinstance(one, Break)]
    start = max((number for number in breaks if number < place), default=-1)
    return blocks[start + 1 : min((number for number in breaks if number > place), default=None)]


def _items(block: Items, draft: _Draft) -> str:
    numbering = paragraphs.FIRST_FREE_NUMBERING + len(draft.numberings)
    if block.numbered:
        draft.numberings.append(paragraphs.new_numbering(numbering))
    return paragraphs.items(block, numbering)
