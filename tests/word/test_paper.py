"""Size, margins and what stands at the edges follow the paper."""

from __future__ import annotations

import pytest
from lxml import etree

from convene.blocks import (
    Paper,
)
from convene.word.write import packed_document
from word import papers
from word.reading import NAMES, Read, said, value, w


def test_the_first_page_has_no_header_and_every_page_says_which_it_is() -> None:
    read = Read(packed_document(papers.summary()))
    assert said(read.xml["word/header.xml"][0]) == "Harlan County Together\tMeeting summary"
    for footer in ("word/footer.xml", "word/footer-first.xml"):
        assert said(read.xml[footer][0]) == "September 17, 2026\tPage 1 of 1"
        codes = [code.text.strip() for code in read.xml[footer].iter(w("instrText"))]
        assert codes == ["PAGE", "NUMPAGES"]
    (section,) = read.all(".//w:sectPr")
    kinds = [(part.tag, value(part, "type")) for part in section if "Reference" in part.tag]
    assert kinds == [
        (w("headerReference"), "default"),
        (w("footerReference"), "default"),
        (w("footerReference"), "first"),
    ]
    assert section.find(w("titlePg")) is not None


@pytest.mark.parametrize(
    ("size", "sheet", "width"), [("letter", (12240, 15840), 9648), ("a4", (11906, 16838), 9314)]
)
def test_tables_and_tab_stops_follow_the_paper(size: Paper, sheet: tuple[int, int], width: int) -> None:
    read = Read(packed_document(papers.summary(size)))
    (section,) = read.all(".//w:sectPr")
    assert (int(value(section[3], "w")), int(value(section[3], "h"))) == sheet
    (actions,) = [table for table in read.all(".//w:tbl") if "Who does what" in _caption(table)]
    assert value(actions.find("w:tblPr/w:tblW", NAMES), "w") == str(width)
    assert [value(stop, "pos") for stop in read.xml["word/footer.xml"].iter(w("tab"))][-2] == str(width)


def _caption(table: etree._Element) -> str:
    return value(table.find("w:tblPr/w:tblCaption", NAMES))
