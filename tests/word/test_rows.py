"""Tables look as their columns and cells say."""

from __future__ import annotations

import msgspec
import pytest

from convene.blocks import (
    Cell,
    Column,
    Heading,
    Rows,
)
from convene.errors import BadInput
from convene.word.rows import column_widths
from convene.word.widths import length
from convene.word.write import packed_document
from word import papers
from word.reading import NAMES, W14, Read, faults, said, value, w


def test_boxes_of_actions_can_be_clicked_and_say_of_what_they_are() -> None:
    read = Read(packed_document(papers.paper(papers.actions())))
    boxes = read.all(".//w:sdt")
    names = [value(box.find("w:sdtPr/w:alias", NAMES)) for box in boxes]
    assert names == [f"A{number} done" for number in range(1, 7)]
    ticked = [box.find("w:sdtPr/w14:checkbox/w14:checked", NAMES).get(f"{{{W14}}}val") for box in boxes]
    assert ticked == ["1", "0", "0", "0", "0", "0"]
    assert [value(box.find("w:sdtPr/w:id", NAMES)) for box in boxes] == [str(1001 + n) for n in range(6)]


def test_what_is_late_or_missing_stands_out() -> None:
    read = Read(packed_document(papers.paper(papers.actions())))
    looks = {said(run.getparent()): value(run.find("w:rPr/w:rStyle", NAMES)) for run in read.all(".//w:r")}
    assert looks["No one yet"] == looks["No date"] == "Late"
    assert looks["Dana Ruiz"] == "Strong"
    assert looks["Health department"] == "Muted"
    assert looks["A1"] == "RecordLabel"


def test_what_only_sets_apart_is_muted_in_a_cell_and_behind_a_heading() -> None:
    row = (Cell("4:22 PM", muted=True), Cell("Break", muted=True, strong=True))
    table = Rows(caption="Agenda", columns=(Column("Time"), Column("What")), rows=(row,))
    data = packed_document(papers.paper(Heading(level=1, text="Ann", aside="Health"), table))
    assert faults(data) == []
    read = Read(data)
    looks = {said(run.getparent()): value(run.find("w:rPr/w:rStyle", NAMES)) for run in read.all(".//w:r")}
    assert looks["4:22 PM"] == looks["Break"] == "Muted"
    assert ("Heading1", "Ann  Health") in read.paragraphs()
    assert looks["Ann  Health"] == "Muted"


def test_a_bar_is_as_long_as_its_share() -> None:
    read = Read(packed_document(papers.paper(papers.votes())))
    (table,) = read.all(".//w:tbl")
    room = int(value(table.findall("w:tblGrid/w:gridCol", NAMES)[1], "w")) - 200
    bars = [p for p in read.all(".//w:p") if value(p.find("w:pPr/w:pStyle", NAMES)) == "Bar"]
    indents = [int(value(bar.find("w:pPr/w:ind", NAMES), "right")) for bar in bars]
    assert indents == [0, round(room * (1 - 14 / 31))]  # and none for nothing


def test_numbers_and_their_heads_stand_at_the_right() -> None:
    read = Read(packed_document(papers.paper(papers.votes())))
    last = [row.findall(w("tc"))[-1] for row in read.all(".//w:tr")]
    assert value(last[0].find("w:p/w:pPr/w:jc", NAMES)) == "right"
    assert {value(cell.find("w:p/w:pPr/w:pStyle", NAMES)) for cell in last[1:]} == {"TableNumber"}


def test_a_short_table_stays_together_and_a_long_row_may_split() -> None:
    short = papers.words("A", "B", rows=[("a", "b")] * 3)
    read = Read(packed_document(papers.paper(short)))
    kept = [row.find(".//w:keepNext", NAMES) is not None for row in read.all(".//w:tr")]
    assert kept == [False, True, True, False]  # the head keeps by its style
    for monster in ("word " * 400, "line\n" * 40):
        long = papers.words("A", "B", rows=[("a", "b"), ("a", monster)])
        read = Read(packed_document(papers.paper(long)))
        whole = [row.find("w:trPr/w:cantSplit", NAMES) is not None for row in read.all(".//w:tr")]
        assert whole == [True, True, False]
        assert read.all(".//w:keepNext") == []


def test_neither_the_first_row_nor_the_last_is_left_alone_on_a_page() -> None:
    read = Read(packed_document(papers.paper(papers.words("A", "B", rows=[("a", "b")] * 9))))
    kept = [row.find(".//w:keepNext", NAMES) is not None for row in read.all(".//w:tr")]
    assert kept == [False, True, *[False] * 6, True, False]


def test_a_longer_table_stays_together_if_it_is_to_and_a_page_can_hold_it() -> None:
    for many, together in ((12, True), (60, False)):
        rows = papers.words("A", "B", rows=[("a", "b")] * many)
        read = Read(packed_document(papers.paper(msgspec.structs.replace(rows, together=True))))
        kept = [row.find(".//w:keepNext", NAMES) is not None for row in read.all(".//w:tr")]
        assert all(kept[1:-1]) == together


def test_the_bars_of_a_vote_stay_together() -> None:
    bars = Rows(
        caption="Dots",
        columns=(Column("Option"), Column("", "bar"), Column("Dots", "number")),
        rows=((Cell("One"), Cell(share=0.5), Cell("5")),) * 12,
    )
    read = Read(packed_document(papers.paper(bars)))
    assert [row.find(".//w:keepNext", NAMES) is not None for row in read.all(".//w:tr")][1:] == [
        True
    ] * 11 + [False]


def test_the_names_of_the_rows_are_not_squeezed_by_long_heads() -> None:
    heads = (
        "Fits the goal (x5)",
        "Moves within two years (x3)",
        "Easy to say in one sentence (x3)",
        "We can",
    )
    table = Rows(
        caption="Scores",
        columns=(Column("Option"), *(Column(head, "number") for head in heads)),
        rows=((Cell("Students who see risk in weekly use"), *[Cell("4")] * 4),) * 3,
    )
    first, *others = column_widths(table, 9648)
    assert first > length("Students who see risk") > max(others)


def test_a_table_of_a_few_numbers_takes_half_the_page() -> None:
    few = Rows(
        caption="If nothing changes",
        columns=(Column("Period"), Column("Our guess", "number")),
        rows=((Cell("2027"), Cell("18.2")),) * 3,
    )
    assert sum(column_widths(few, 9648)) == 4824
    assert faults(packed_document(papers.paper(few))) == []


def test_a_row_that_is_too_short_is_filled_up() -> None:
    table = Rows(caption="c", columns=(Column("A"), Column("B")), rows=((Cell("only"),),))
    assert faults(packed_document(papers.paper(table))) == []


def test_more_columns_than_word_has_are_refused_in_words() -> None:
    table = papers.words(*(f"C{number}" for number in range(64)), rows=[["x"] * 64])
    with pytest.raises(BadInput, match="at most 63 columns"):
        packed_document(papers.paper(table))
