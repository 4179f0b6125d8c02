"""Grids of boxes lie sideways and fill their sheet; a whole paper can lie sideways."""

from __future__ import annotations

import pytest

from convene.blocks import Heading, Lead, Matrix, Paper, Square
from convene.word.write import packed_document
from word import papers
from word.reading import Read, faults, said, text_width, value, w


@pytest.mark.parametrize("size", ["letter", "a4"])
def test_the_rows_of_a_matrix_share_what_the_page_has_left(size: Paper) -> None:
    data = packed_document(papers.twelve_cells(size))
    assert faults(data) == []
    read = Read(data)
    (section,) = read.all(".//w:sectPr")
    assert value(section.find(w("pgSz")), "orient") == "landscape"
    room = int(value(section.find(w("pgSz")), "h")) - 2160
    heights = [int(value(height)) for height in read.all(".//w:trHeight")]
    assert len(set(heights)) == 1
    assert room * 0.6 < sum(heights) < room * 0.8  # of the rest, a masthead and a key take most


def test_more_around_a_matrix_leaves_it_less() -> None:
    alone = Matrix(caption="M", columns=("A", "B"), rows=((Square("a"), Square()),) * 3, fills_page=True)
    words = Lead(text="Why we look at all of it together, in a sentence or two.")
    heights = [
        int(value(Read(packed_document(papers.paper(*blocks))).all(".//w:trHeight")[0]))
        for blocks in ([alone], [Heading(level=1, text="Here"), words, alone])
    ]
    assert heights[0] > heights[1] > 560


def test_a_matrix_that_need_not_fill_its_page_is_as_high_as_its_words() -> None:
    assert Read(packed_document(papers.twelve_cells(fills_page=False))).all(".//w:trHeight") == []


def test_what_is_in_a_box_has_its_look() -> None:
    read = Read(packed_document(papers.twelve_cells()))
    looks = {
        said(run.getparent()): value(run.find(f"{w('rPr')}/{w('rStyle')}")) for run in read.all(".//w:r")
    }
    assert looks["Strategic planning"] == looks["Facilitate"] == "Strong"
    assert (looks["Goal agreed (D1)"], looks["Look again"]) == ("", "Muted")


def test_a_paper_for_the_door_lies_sideways_with_names_filled_in_and_room_for_others() -> None:
    data = packed_document(papers.sign_in())
    assert faults(data) == []
    read = Read(data)
    (table,) = read.all(".//w:tbl")
    assert text_width(read, table) == 13680
    rows = [[said(cell) for cell in row.iterfind(w("tc"))] for row in table.iterfind(w("tr"))]
    assert rows[1] == ["1", "Dana Ruiz 1", "Health department", "", "", ""]
    assert rows[11:] == [[""] * 6] * 6
    assert {value(height) for height in read.all(".//w:trHeight")} == {"440"}
