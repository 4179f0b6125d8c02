"""A table too wide for an upright page lies sideways, and only it."""

from __future__ import annotations

import msgspec

from convene.blocks import (
    Break,
    FillGrid,
    Heading,
    Items,
    Lead,
    Masthead,
    Prose,
    SmallNote,
)
from convene.word.write import packed_document
from word import papers
from word.reading import Read, faults, said, text_width, value, w

WIDE = papers.words(
    *("What it tells us", "Value", "Units", "Compared with", "Kind of source", "Who holds it"),
    *("Can we get it?", "What is missing"),
    rows=[
        (
            "10th graders who used alcohol in the past 30 days",
            "28.4",
            "percent of the students asked",
            "State 22.1, neighboring counties 25",
            "Youth survey of the health department",
            "Harlan County Schools",
            "Yes, every second year in fall",
            "Ages 18 to 25, and anyone out of school",
        )
    ]
    * 5,
)


def test_a_wide_table_lies_sideways_with_its_heading_and_its_note() -> None:
    document = papers.paper(
        Masthead(kind="Worksheet", title="Data"),
        Heading(level=1, text="What we decided"),
        Items(items=("One thing",)),
        Heading(level=1, text="What we worked on"),
        Heading(level=2, text="Indicators"),
        Prose(text="What we know."),
        WIDE,
        SmallNote(text="Source: the schools."),
        Heading(level=1, text="Next meeting"),
        Prose(text="October 15 " * 50),
    )
    data = packed_document(document)
    assert faults(data) == []
    read = Read(data)
    sections = read.all(".//w:sectPr")
    assert [value(section.find(w("pgSz")), "orient") for section in sections] == ["", "landscape", ""]
    assert [section.find(w("titlePg")) is not None for section in sections] == [True, False, False]
    heading, wide = (
        part for part in read.body if said(part) in ("What we worked on", said(read.all(".//w:tbl")[0]))
    )
    assert text_width(read, heading) == text_width(read, wide) == 13680
    assert {"word/header-wide.xml", "word/footer-wide.xml"} <= read.parts.keys()


def test_a_paper_that_opens_with_a_wide_table_lies_sideways_from_the_start() -> None:
    document = papers.paper(
        Masthead(kind="Worksheet", title="Data"), Lead(text="Why."), Heading(level=1, text="Indicators"), WIDE
    )
    read = Read(packed_document(document))
    (section,) = read.all(".//w:sectPr")
    assert value(section.find(w("pgSz")), "orient") == "landscape"
    assert "word/header.xml" not in read.parts


def test_a_wide_table_of_few_rows_stays_upright() -> None:
    few = msgspec.structs.replace(WIDE, rows=WIDE.rows[:2])
    assert len(Read(packed_document(papers.paper(few))).all(".//w:sectPr")) == 1


def test_seven_columns_of_a_few_words_stay_upright() -> None:
    table = papers.words(*"ABCDEFG", rows=[["a few words"] * 7] * 20)
    assert len(Read(packed_document(papers.paper(table))).all(".//w:sectPr")) == 1
    strips = papers.words(*"ABCDEFG", rows=[["a few words " * 12] * 7] * 20)
    (section,) = Read(packed_document(papers.paper(strips))).all(".//w:sectPr")
    assert value(section.find(w("pgSz")), "orient") == "landscape"


def test_a_wide_grid_to_write_into_lies_sideways() -> None:
    grid = FillGrid(caption="People", columns=("Name", "From", "Roles", "Brings", "Decides", "Contact"))
    (section,) = Read(packed_document(papers.paper(grid))).all(".//w:sectPr")
    assert value(section.find(w("pgSz")), "orient") == "landscape"


def test_a_few_words_after_a_wide_table_get_no_page_of_their_own() -> None:
    rest = (Heading(level=1, text="Next meeting"), Prose(text="October 15"))
    assert len(Read(packed_document(papers.paper(WIDE, *rest))).all(".//w:sectPr")) == 1
    apart = papers.paper(WIDE, Break(), *rest)
    assert len(Read(packed_document(apart)).all(".//w:sectPr")) == 2
