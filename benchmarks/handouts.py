"""What writing a Word file costs, beside what else one could use: `python benchmarks/handouts.py`.

Every figure is a ratio to something measured in turn in the same run, in time of the processor and without
writing to disk; the machines are noisy, so nothing here is a test. `--quick` leaves out the longest papers.
"""

from __future__ import annotations

import io
import math
import statistics
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

import docx
import msgspec
from lxml import etree

from convene.blocks import (
    Block,
    Break,
    Cell,
    Column,
    Decided,
    DecisionList,
    Document,
    Fact,
    Figure,
    Glance,
    Heading,
    Items,
    Lead,
    Masthead,
    Prose,
    Rows,
    Series,
    SmallNote,
)
from convene.word.package import base
from convene.word.write import packed_document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PAGES = (10, 100, 1000)
ROWS_A_PAGE = 10
TEXTS = ("A12", "Ask the three youth council members what “safe place” means", "Priya Nair", "Oct 9", "Open")
SENTENCE = "We met to agree on one goal for young people and to pick the strategies that get us there."


def paper(*blocks: Block) -> Document:
    """A document around some blocks."""
    moment = datetime(2026, 9, 17, tzinfo=UTC)
    return Document(
        kind="Summary", title="T", initiative="I", day=date(2026, 9, 17), changed=moment, blocks=blocks
    )


def table(rows: int, texts: Sequence[str] = TEXTS) -> Rows:
    """Rows of five columns."""
    heads = ("No.", "What", "Who", "By when", "Status")
    return Rows(
        caption="Actions",
        columns=tuple(Column(head) for head in heads[: len(texts)]),
        rows=(tuple(Cell(text) for text in texts),) * rows,
    )


def summary() -> Document:
    """An ordinary one: three decisions, eight actions, three tables, lists, names."""
    return paper(
        Masthead(kind="Meeting summary", title="Choosing what we work on first", facts=("September 17",)),
        Lead(text=SENTENCE),
        Glance(facts=(Fact("Decisions", "3"), Fact("Actions", "8"), Fact("People", "22"))),
        Heading(level=1, text="What we decided"),
        DecisionList(decisions=(Decided("D1", SENTENCE, ("By consent. 22 of 22.",)),) * 3),
        Heading(level=1, text="Who does what"),
        table(8),
        Heading(level=1, text="What we worked on"),
        *(
            block
            for title in ("Landscape map", "Gaps and overlaps", "First causes")
            for block in (Heading(level=2, text=title), Prose(text=SENTENCE), table(12))
        ),
        Heading(level=1, text="Parked for later"),
        Items(items=(SENTENCE,) * 4),
        Heading(level=1, text="Who was there"),
        Prose(text=SENTENCE * 5),
    )


def plainly(document: Document) -> bytes:
    """The same words by python-docx as its guide has it, on the template that it brings."""
    made = docx.Document()
    for block in document.blocks:
        match block:
            case Masthead(title=title, facts=facts):
                made.add_heading(title, 0)
                made.add_paragraph(" · ".join(facts))
            case Lead(text=text) | Prose(text=text):
                made.add_paragraph(text)
            case Heading(level=level, text=text):
                made.add_heading(text, level)
            case Items(items=items):
                for item in items:
                    made.add_paragraph(item, style="List Bullet")
            case Glance(facts=figures):
                _grid(made, [[one.label for one in figures], [one.value for one in figures]])
            case DecisionList(decisions=decisions):
                _grid(made, [[one.label, "\n".join((one.text, *one.basis))] for one in decisions])
            case Rows(columns=columns, rows=rows):
                heads = [column.title for column in columns]
                _grid(made, [heads, *([cell.text for cell in row] for row in rows)])
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def _grid(made: docx.document.Document, rows: Sequence[Sequence[str]]) -> None:
    grid = made.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = text


def long_paper(pages: int) -> Document:
    """So many pages with a heading, a sentence and ten rows each."""
    page = (Heading(level=1, text="A page"), Prose(text=SENTENCE), table(ROWS_A_PAGE), Break())
    return paper(*page * pages)


def by_lxml(document: Document) -> bytes:
    """The same paragraphs, rows and cells by lxml alone, zipped with the same base: no less is Word."""
    root = etree.Element(f"{{{W}}}document", nsmap={"w": W})
    body = etree.SubElement(root, f"{{{W}}}body")
    for block in document.blocks:
        match block:
            case Heading(text=text):
                _paragraph(body, "Heading1", text)
            case Prose(text=text):
                _paragraph(body, "Normal", text)
            case Rows(columns=columns, rows=rows):
                grid = etree.SubElement(body, f"{{{W}}}tbl")
                properties = etree.SubElement(grid, f"{{{W}}}tblPr")
                etree.SubElement(properties, f"{{{W}}}tblStyle").set(f"{{{W}}}val", "HandoutTable")
                for texts in ([one.title for one in columns], *([cell.text for cell in row] for row in rows)):
                    _row(grid, texts)
            case _:
                _paragraph(body, "PageStart", "")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in base().items():
            archive.writestr(name, etree.tostring(root) if name == "word/document.xml" else part)
    return made.getvalue()


def _row(grid: etree._Element, texts: Sequence[str]) -> None:
    row = etree.SubElement(grid, f"{{{W}}}tr")
    etree.SubElement(etree.SubElement(row, f"{{{W}}}trPr"), f"{{{W}}}cantSplit")
    for text in texts:
        cell = etree.SubElement(row, f"{{{W}}}tc")
        width = etree.SubElement(etree.SubElement(cell, f"{{{W}}}tcPr"), f"{{{W}}}tcW")
        width.set(f"{{{W}}}w", "1929")
        width.set(f"{{{W}}}type", "dxa")
        _paragraph(cell, "TableText", text)


def _paragraph(parent: etree._Element, style: str, text: str) -> None:
    paragraph = etree.SubElement(parent, f"{{{W}}}p")
    properties = etree.SubElement(paragraph, f"{{{W}}}pPr")
    etree.SubElement(properties, f"{{{W}}}pStyle").set(f"{{{W}}}val", style)
    words = etree.SubElement(etree.SubElement(paragraph, f"{{{W}}}r"), f"{{{W}}}t")
    words.text = text


def report(*, charts: bool) -> Document:
    """Scoreboard, six measures, a table of values for each; with or without charts."""
    years = tuple(str(year) for year in range(2019, 2030))
    figure = Figure(
        caption="Percent of 10th graders",
        told=SENTENCE,
        places=years,
        series=(
            Series("Straight path", tuple(28.4 - 1.44 * step for step in range(11)), "path"),
            Series("We counted", (28.4, None, 26.7, 25.9, 23.1, 20.9, 19.1, *(None,) * 4)),
            Series("Target", (*(None,) * 10, 14.0), "target"),
        ),
        unit="%",
        decimals=1,
    )
    measure = (
        Heading(level=1, text="10th graders who used alcohol in the past 30 days"),
        Prose(text=SENTENCE),
        *((figure,) if charts else ()),
        SmallNote(text="Source: youth risk survey."),
        Heading(level=2, text="The story behind the line"),
        Prose(text=SENTENCE * 3),
        Heading(level=2, text="What we do next"),
        Items(items=(SENTENCE,) * 3),
    )
    start = Masthead(kind="Data report", title="Are we getting there?", facts=("Fall 2026", "Six measures"))
    values = (Heading(level=1, text="All values"), *(table(11),) * 6)
    return paper(start, Lead(text=SENTENCE), table(6), *measure * 6, *values)


def timed(work: Callable[[], object]) -> float:
    """Seconds of the processor for one call."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def beside(ours: Callable[[], object], other: Callable[[], object], times: int) -> tuple[float, float]:
    """Medians, measured in turn."""
    ours(), other()
    pairs = [(timed(ours), timed(other)) for _ in range(times)]
    return statistics.median(one for one, _ in pairs), statistics.median(one for _, one in pairs)


def line(words: str, ours: float, other: float) -> None:
    """A line of the table."""
    print(f"| {words} | {ours / other:.2f}x |")


def main() -> None:
    """Measure each pair and print the ratios."""
    print("| | ratio |\n| --- | --- |")
    short = summary()
    line(
        "an ordinary summary, beside plain python-docx calls",
        *beside(lambda: packed_document(short), lambda: plainly(short), 25),
    )
    with_charts, without = report(charts=True), report(charts=False)
    line(
        "a report of six charts, beside the same without",
        *beside(lambda: packed_document(with_charts), lambda: packed_document(without), 25),
    )
    moment = msgspec.structs.replace(short, changed=datetime(2026, 9, 18, tzinfo=UTC))
    line(
        "a summary, beside another one",
        *beside(lambda: packed_document(short), lambda: packed_document(moment), 25),
    )
    took = []
    for pages in PAGES[:2] if "--quick" in sys.argv else PAGES:
        document = long_paper(pages)
        ours, other = beside(
            lambda document=document: packed_document(document),  # type: ignore[misc]
            lambda document=document: by_lxml(document),  # type: ignore[misc]
            5,
        )
        took.append(ours)
        line(f"{pages:,} pages with {pages * ROWS_A_PAGE:,} rows, beside lxml alone, zipped", ours, other)
    growth = math.log(took[-1] / took[0]) / math.log(PAGES[len(took) - 1] / PAGES[0])
    print(f"\nExponent of growth from {PAGES[0]} to {PAGES[len(took) - 1]:,} pages: {growth:.2f}")


if __name__ == "__main__":
    main()
