"""A document says what its blocks say, in their order, and nothing else."""

from __future__ import annotations

import io

import docx
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from convene.blocks import (
    Break,
    Column,
    DecisionList,
    Document,
    Facts,
    FillGrid,
    Glance,
    Heading,
    Items,
    Lead,
    Masthead,
    Prose,
    Rows,
    SmallNote,
    TickBoxes,
    WritingLines,
)
from convene.word.text import clean, one_line, paragraphs
from convene.word.write import packed_document
from word import papers
from word.reading import NAMES, Read, faults, said, value, w

ANY = st.text(st.characters())


def test_a_summary_says_everything_in_its_order() -> None:
    texts = Read(packed_document(papers.summary())).texts()
    wanted = [
        "Harlan County Together  ·  Meeting summary",
        "Choosing what we work on first",
        "Decisions",
        "Oct 15",
        "What we decided",
        "D1",
        "By 2029, half as many 10th graders use alcohol.",
        "By consent. 22 of 22.",
        "Who does what",
        "☒",
        "A1",
        "Dana Ruiz",
        "Health department",
        "No one yet",
        "Landscape map",
        "مركز الأمل للعائلات",
        "青少年互助中心 Youth Mutual Help",
        "Dots for each option",
        "Safe places after school",
        "31",
        "45 dots by 15 people, 3 each.",
        "“It takes time.”",
        "P2  Do we need a bylaw?",
        "When\tThursday, October 15",
    ]
    places = [texts.index(text) for text in wanted]
    assert places == sorted(places)


@settings(max_examples=60, deadline=None)
@given(ANY | st.sampled_from(papers.HOSTILE))
def test_any_text_in_any_field_comes_back_as_cleaned(text: str) -> None:
    assume(clean(text).strip())
    data = packed_document(papers.every_block(text))
    read = Read(data)
    assert read.texts() == papers.said_by_every_block(clean(text), paragraphs(text))
    captions = [value(caption) for caption in read.all(".//w:tblCaption")]
    assert captions.count(one_line(text)) == 3
    assert said(read.xml["word/header.xml"][0]) == f"{clean(text)}\t{clean(text)}"
    properties = docx.Document(_stream(data)).core_properties
    assert properties.title == properties.author == properties.subject == one_line(text)[:255]
    assert faults(data) == []


def test_blank_words_leave_no_empty_lines() -> None:
    document = papers.paper(
        Masthead(kind=" ", title="", facts=("", " ")),
        Lead(text=" "),
        Prose(text="\n\n"),
        Heading(level=1, text=" "),
        Items(items=("", " ")),
        TickBoxes(options=("",)),
        Glance(facts=()),
        Facts(facts=()),
        DecisionList(decisions=()),
        Rows(caption="Nothing", columns=(Column("A"),), rows=()),
        Rows(caption="No columns", columns=(), rows=((),)),
        FillGrid(caption="No rows", columns=("A",), empty=0),
        WritingLines(count=0),
        Prose(text="Something"),
    )
    read = Read(packed_document(document))
    assert read.texts() == ["Harlan County Together", "Something"]
    assert read.all(".//w:tbl") == []


def test_a_paper_without_blocks_still_says_what_it_is() -> None:
    read = Read(packed_document(papers.paper()))
    assert read.texts() == ["Harlan County Together  ·  Meeting summary", "Choosing what we work on first"]


def test_long_text_is_cut_at_blank_lines_and_broken_at_others() -> None:
    read = Read(packed_document(papers.paper(Prose(text="one\ntwo\n\nthree"))))
    assert read.texts() == ["one\ntwo", "three"]


def test_a_text_between_two_headings_stays_with_the_second() -> None:
    document = papers.paper(
        Heading(level=1, text="a"), Prose(text="b"), Heading(level=2, text="c"), Prose(text="d")
    )
    assert _kept(document) == ["b"]


def test_a_question_stays_with_its_answer() -> None:
    document = papers.paper(
        Heading(level=1, text="a"), SmallNote(text="b?"), Prose(text="c"), Prose(text="d")
    )
    assert _kept(document) == ["b?"]


def test_a_gap_is_before_a_heading_that_leads_to_the_next_one() -> None:
    lead = (Heading(level=2, text="b"), Prose(text="c"), Heading(level=3, text="d"), Prose(text="e"))
    read = Read(packed_document(papers.paper(Heading(level=1, text="a"), *lead, *lead)))
    styles = [value(part.find("w:pPr/w:pStyle", NAMES)) for part in read.body][:-1]
    first = ["Heading2", "Normal", "Heading3", "Normal"]
    assert styles == ["Heading1", *first, "Gap", *first]


def test_a_short_list_stays_on_one_page_and_a_long_one_flows() -> None:
    assert _kept(papers.paper(Items(items=("a", "b", "c")))) == ["a", "b"]
    assert _kept(papers.paper(Items(items=tuple("abcdefg")))) == []


def test_a_figure_keeps_its_source_note_and_not_what_follows() -> None:
    note, after = SmallNote(text="Source"), Prose(text="after")
    read = Read(packed_document(papers.paper(papers.trend(), note, after)))
    kept = [
        value(part.find("w:pPr/w:pStyle", NAMES))
        for part in read.all(".//w:p")
        if part.find("w:pPr/w:keepNext", NAMES) is not None
    ]
    assert kept == ["Figure"]


def _kept(document: Document) -> list[str]:
    """The paragraphs that say they belong with the next one, beyond what their style says."""
    read = Read(packed_document(document))
    return [said(part) for part in read.all(".//w:p") if part.find("w:pPr/w:keepNext", NAMES) is not None]


def test_each_numbered_list_begins_at_one() -> None:
    steps = Items(items=("Come", "Talk"), numbered=True)
    read = Read(packed_document(papers.paper(steps, Items(items=("A bullet",)), steps)))
    used = [value(number) for number in read.all(".//w:numPr/w:numId")]
    assert used == ["5", "5", "6", "6"]
    starts = {
        value(number, "numId"): value(number.find("w:lvlOverride/w:startOverride", NAMES))
        for number in read.xml["word/numbering.xml"].iter(w("num"))
    }
    assert starts["5"] == starts["6"] == "1"


def test_two_tables_never_grow_together() -> None:
    table = papers.words("A", rows=[("a",)])
    read = Read(packed_document(papers.paper(table, table, WritingLines(count=1), Prose(text="x"), table)))
    tags = [(part.tag, value(part.find("w:pPr/w:pStyle", NAMES))) for part in read.body]
    gap = (w("p"), "Gap")
    line, prose, end = (w("p"), "WritingLine"), (w("p"), "Normal"), (w("sectPr"), "")
    grid = (w("tbl"), "")
    assert tags == [grid, gap, grid, gap, line, gap, prose, grid, gap, end]


def test_a_new_page_begins_where_asked_and_never_twice() -> None:
    document = papers.paper(Break(), Prose(text="one"), Break(), Break(), Prose(text="two"), Break())
    styles = [value(p.find("w:pPr/w:pStyle", NAMES)) for p in Read(packed_document(document)).body]
    assert styles == ["Normal", "PageStart", "Normal", ""]


def test_a_thousand_rows_are_all_there() -> None:
    rows = [(f"Row {number}", "x") for number in range(1000)]
    read = Read(packed_document(papers.paper(papers.words("What", "Who", rows=rows))))
    assert [text for text in read.texts() if text.startswith("Row")] == [text for text, _ in rows]


def _stream(data: bytes) -> io.BytesIO:
    return io.BytesIO(data)


def test_a_blank_grid_stays_with_the_choices_below_it() -> None:
    grid, choices = FillGrid(caption="", columns=("What", "Kind"), empty=2), SmallNote(text="Gap; Overlap.")
    rows = Read(packed_document(papers.paper(grid, choices))).all(".//w:tr")
    assert [row.find(".//w:keepNext", NAMES) is not None for row in rows[1:]] == [
        True,
        True,
    ]  # heads by style
    alone = Read(packed_document(papers.paper(grid, Prose(text="after")))).all(".//w:tr")
    assert alone[-1].find(".//w:keepNext", NAMES) is None
