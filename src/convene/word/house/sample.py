"""A document to begin a house look with: one sample of every style, and what to do with it."""

from __future__ import annotations

from datetime import datetime

from convene.blocks import (
    Cell,
    Column,
    Corner,
    Corners,
    Decided,
    DecisionList,
    Document,
    Fact,
    Facts,
    Figure,
    FillGrid,
    Glance,
    Heading,
    Items,
    Lead,
    Masthead,
    Paper,
    Prose,
    Quote,
    Rows,
    Series,
    SmallNote,
    TickBoxes,
    WritingLines,
)
from convene.word.paper import NAMESPACES, ours
from convene.word.paragraphs import framed
from convene.word.write import packed_document

_HOW = (
    "Change the styles of these words in Word (Home, Styles, right-click, Modify), not the words themselves.",
    "Change fonts and colors of all at once with Design, Fonts and Design, Colors.",
    "Put your logo into the header. Without words or pictures there, our header and footer are used.",
    "Set paper and margins with Layout. Then save this file where it is, as a Word document.",
)


def sample(paper: Paper, made: datetime) -> bytes:
    """The document, with nothing in its header and footer yet."""
    empty = {
        f"word/{edge}{side}.xml": f"<w:{tag} {NAMESPACES}>{framed(style, '')}</w:{tag}>"
        for edge, tag, style in (("header", "hdr", "Header"), ("footer", "ftr", "Footer"))
        for side in ("", "-wide", "-first")
    }
    document = Document(
        kind="House look",
        title="How our handouts look",
        initiative="",
        day=made.date(),
        changed=made,
        paper=paper,
        blocks=(*_words(), *_tables(), *_to_fill()),
    )
    return packed_document(document, house=ours(paper)._replace(edges=empty, first=False))


def _words() -> tuple[Masthead | Lead | Items | Heading | Prose | Quote | SmallNote | Facts, ...]:
    return (
        Masthead(kind="House look", title="How our handouts look", facts=("Subtitle", "Date and place")),
        Lead(text="Lead Paragraph: the one or two sentences that people read first."),
        Items(items=_HOW, numbered=True),
        Heading(level=1, text="Heading 1: a part of the paper"),
        Heading(level=2, text="Heading 2: a worksheet"),
        Heading(level=3, text="Heading 3: a step"),
        Heading(level=4, text="Heading 4: what is deeper in a binder"),
        Heading(level=5, text="Heading 5: a step of a meeting in a binder"),
        Prose(text="Normal: running text."),
        Items(items=("List Bullet: a short text in a list", "Another one")),
        Quote(text="Quote: the exact words of a person."),
        SmallNote(text="Small Note: a source, a key, a remark."),
        Facts(facts=(Fact("Fact", "a label and its value"),)),
    )


def _tables() -> tuple[Heading | Glance | DecisionList | Rows | Figure, ...]:
    check, what = Column("Done", "check", 7), Column("What", weight=50)
    actions = Rows(
        caption="Handout Table: who does what",
        titled=True,
        columns=(check, Column("No.", "label", 7), what, Column("By when"), Column("Hours", "number")),
        rows=(
            (Cell(), Cell("A1"), Cell("Table Text", "Muted: a second line"), Cell("Sep 25"), Cell("12")),
            (Cell(ticked=True), Cell("A2"), Cell("Strong", strong=True), Cell("Late", late=True), Cell("3")),
        ),
    )
    votes = Rows(
        caption="Bars of a vote",
        columns=(Column("Option"), Column("", "bar"), Column("Count", "number")),
        rows=(
            (Cell("Safe places"), Cell(share=1.0), Cell("31")),
            (Cell("A line to call"), Cell(share=0.3), Cell("9")),
        ),
    )
    years = ("2023", "2024", "2025", "2026", "2027")
    figure = Figure(
        caption="Figure: colors of lines are those of the theme",
        told="A line that falls from 28% to 19%, and a target of 14%.",
        places=years,
        series=(
            Series("We counted", (28, 23, 19, None, None)),
            Series("Target", (*(None,) * 4, 14), "target"),
        ),
        unit="%",
    )
    return (
        Heading(level=1, text="Tables"),
        Glance(facts=(Fact("At a Glance Label", "Figure"), Fact("Decisions", "3"))),
        DecisionList(
            decisions=(Decided("D1", "Decision: the exact words.", ("Decision Basis: by consent.",)),)
        ),
        actions,
        votes,
        figure,
    )


def _to_fill() -> tuple[Heading | FillGrid | Corners | WritingLines | TickBoxes, ...]:
    corner = Corner("Title", ("Table Bullet",))
    return (
        Heading(level=1, text="To fill in by hand"),
        FillGrid(caption="Worksheet Grid", columns=("Table Head", "What they do"), empty=1),
        Corners(
            caption="Two by two",
            across=("Less effort", "More effort"),
            up=("Less impact", "More impact"),
            corners=(corner, corner, corner, corner),
        ),
        WritingLines(count=2),
        TickBoxes(options=("Tick Box: an option",)),
    )
