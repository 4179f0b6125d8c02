"""Blocks that are paragraphs: the top of a paper, running text, lists, lines to write on."""

from __future__ import annotations

from convene.blocks import (
    Contents,
    Entry,
    Facts,
    Heading,
    Items,
    Lead,
    Masthead,
    Prose,
    Quote,
    SmallNote,
    Tab,
    TickBoxes,
    WritingLines,
)
from convene.word.text import is_blank, paragraphs, runs, starts_right_to_left
from convene.word.widths import length

FIRST_FREE_NUMBERING = 5  # the base document has 1 to 4
GAP = '<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>'
KEPT_GAP = GAP.replace("/></w:pPr>", "/><w:keepNext/></w:pPr>")
LAST_GAP = GAP.replace("/></w:pPr>", '/><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>')
"""A point high: after a table that fills its page it must not begin another."""
_DOT = "  ·  "
_TAB = "tab"
_KEPT_TOGETHER, _FEW_CHARACTERS = 6, 600  # a list so short stays on one page
_BODY_EM = 210  # 10.5 points
_FACT_LABEL = (1500, 3600)  # twips: a column of labels is never narrower or wider


def paragraph(style: str, text: str, look: str = "", *, keep: bool = False) -> str:
    """A paragraph of one text, `keep`: on the page of the next one."""
    return framed(style, runs(text, look), keep=keep, bidi=starts_right_to_left(text))


def framed(
    style: str, content: str, *, keep: bool = False, bidi: bool = False, first: str = "", last: str = ""
) -> str:
    """A paragraph around finished runs.

    `first` are properties that the schema wants before the direction (list number, tabs), `last`
    those after it (indent, alignment).
    """
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{"<w:keepNext/>" if keep else ""}'
        f"{first}{'<w:bidi/>' if bidi else ''}{last}</w:pPr>{content}</w:p>"
    )


def masthead(block: Masthead, initiative: str) -> str:
    """Whose paper, what kind, its title, its facts."""
    whose = initiative if block.whose else ""
    kicker = _DOT.join(part for part in (whose, block.kind) if not is_blank(part))
    facts = _DOT.join(fact for fact in block.facts if not is_blank(fact))
    lines = (("Kicker", kicker), ("Title", block.title), ("Subtitle", facts))
    shown = "".join(paragraph(style, text) for style, text in lines if not is_blank(text))
    return shown + GAP if shown and not facts else shown


def heading(block: Heading) -> str:
    """A heading; nothing for an empty one, which would be a hole in the contents."""
    if is_blank(block.text):
        return ""
    aside = "" if is_blank(block.aside) else runs(f"  {block.aside}", "Muted")
    style, bidi = f"Heading{block.level}", starts_right_to_left(block.text)
    return framed(style, runs(block.text) + aside, bidi=bidi)


def tab(block: Tab) -> str:
    """A heading that contents lead to, by a name of ours, and its facts."""
    words = f"{block.number}  {block.title}"
    mark = f'<w:bookmarkStart w:id="{block.number}" w:name="{_TAB}{block.number}"/>'
    content = f'{mark}{runs(words)}<w:bookmarkEnd w:id="{block.number}"/>'
    facts = _DOT.join(fact for fact in block.facts if not is_blank(fact))
    heading = framed("Heading1", content, bidi=starts_right_to_left(block.title))
    return heading + ("" if is_blank(facts) else paragraph("Subtitle", facts))


def contents(block: Contents) -> str:
    """A line a tab; a click leads to it. No page numbers: they are known only to what lays out the pages."""
    return "".join(framed("TOC1", _entry(one)) for one in block.entries)


def _entry(one: Entry) -> str:
    holds = "" if is_blank(one.holds) else runs(f"   {one.holds}", "Muted")
    if not one.there:
        return runs(f"{one.number}  {one.title}", "Muted") + holds
    words = runs(str(one.number), "RecordLabel") + runs(f"  {one.title}")
    return f'<w:hyperlink w:anchor="{_TAB}{one.number}" w:history="1">{words}</w:hyperlink>{holds}'


def running(block: Lead | Prose | Quote | SmallNote, *, keep: bool) -> str:
    """Running text of any look, a paragraph for each part between blank lines."""
    styles = {Lead: "LeadParagraph", Prose: "Normal", Quote: "Quote", SmallNote: "SmallNote"}
    parts = paragraphs(block.text)
    style = styles[type(block)]
    return "".join(
        paragraph(style, part, keep=keep and place == len(parts)) for place, part in enumerate(parts, 1)
    )


def facts(block: Facts) -> str:
    """Labels in a column of their own, their values beside them, a hairline under each.

    No table: there is no header row that would not be made up.
    """
    shown = [fact for fact in block.facts if not (is_blank(fact.label) and is_blank(fact.value))]
    if not shown:
        return ""
    low, high = _FACT_LABEL
    column = min(max(low, *(length(fact.label, _BODY_EM + 8) + 200 for fact in shown)), high)
    indent = f'<w:ind w:left="{column}" w:hanging="{column}"/>'
    return "".join(
        framed(
            "Fact",
            f"{runs(fact.label, 'RecordLabel')}<w:r><w:tab/></w:r>{runs(fact.value)}",
            bidi=starts_right_to_left(fact.label + fact.value),
            last=indent,
        )
        for fact in shown
    )


def items(block: Items, numbering: int) -> str:
    """A list. A numbered one has a numbering of its own, or it would go on counting from the last."""
    style, first = "ListBullet", ""
    if block.numbered:
        style = "ListNumber"
        first = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbering}"/></w:numPr>'
    shown = [item for item in block.items if not is_blank(item)]
    together = len(shown) <= _KEPT_TOGETHER and sum(map(len, shown)) < _FEW_CHARACTERS
    return "".join(
        framed(
            style,
            runs(item),
            keep=together and place < len(shown),
            first=first,
            bidi=starts_right_to_left(item),
        )
        for place, item in enumerate(shown, 1)
    )


def new_numbering(numbering: int) -> str:
    """A numbering that starts at 1, for the numbering part."""
    return (
        f'<w:num w:numId="{numbering}"><w:abstractNumId w:val="2"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )


def writing_lines(block: WritingLines) -> str:
    """Empty lines to write on, on one page if they fit."""
    return "".join(
        framed("WritingLine", runs(f"{place}", "Muted") if block.numbered else "", keep=place < block.count)
        for place in range(1, block.count + 1)
    )


def tick_boxes(block: TickBoxes) -> str:
    """Options with a box before each, for a pen."""
    options = [option for option in block.options if not is_blank(option)]
    return "".join(
        paragraph("TickBox", option, keep=place < len(options)) for place, option in enumerate(options, 1)
    )
