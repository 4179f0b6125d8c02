"""Documents as text: the same blocks that Word is given, in lines that fit."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.blocks import (
    Block,
    Break,
    Cell,
    Column,
    Corner,
    Corners,
    Decided,
    DecisionList,
    Document,
    Fact,
    Facts,
    FillGrid,
    Glance,
    Heading,
    Items,
    Lead,
    Masthead,
    Prose,
    Quote,
    Rows,
    SmallNote,
    TickBoxes,
    WritingLines,
)
from convene.widgets.block_words import as_content
from hostile import STRINGS, shown

ACTIONS = Rows(
    caption="Who does what",
    columns=(Column("Done", "check"), Column("No."), Column("What"), Column("Who"), Column("By when")),
    rows=(
        (
            Cell(ticked=True),
            Cell("A1"),
            Cell("Send the agreement " * 4),
            Cell("Dana Ruiz", note="Schools"),
            Cell("Sep 25"),
        ),
        (Cell(), Cell("A2"), Cell("Book"), Cell("No one yet", late=True), Cell("No date", late=True)),
    ),
)
VOTE = Rows(
    caption="Which six?",
    titled=True,
    columns=(Column("Choice"), Column("", "bar"), Column("Count", "number")),
    rows=((Cell("One"), Cell(share=1.0), Cell("18")), (Cell("Two"), Cell(share=0.5), Cell("9"))),
)
CORNER = Corner("Do now", ("Lock the shed",))


def every_block(words: str) -> tuple[Block, ...]:
    return (
        Masthead(kind=words, title=words, facts=(words, words)),
        Lead(text=words),
        Glance(facts=(Fact(words, "1"), Fact(words, "2"))),
        Heading(level=1, text=words),
        DecisionList(decisions=(Decided("D1", words, (words,)),)),
        Heading(level=2, text=words),
        Rows(
            caption=words,
            titled=True,
            columns=(Column(words), Column(words)),
            rows=((Cell(words, note=words), Cell(words)),),
        ),
        Prose(text=f"{words}\n\n{words}"),
        Quote(text=words),
        Items(items=(words, words)),
        Items(items=(words,), numbered=True),
        SmallNote(text=words),
        Facts(facts=(Fact(words, words),)),
        Corners(
            caption=words, across=(words, words), up=(words, words), corners=(Corner(words, (words,)),) * 4
        ),
        FillGrid(caption=words, columns=(words,), fixed=(words,)),
        TickBoxes(options=(words,)),
        WritingLines(count=2),
        Break(),
    )


def document(*blocks: Block) -> Document:
    return Document(
        kind="Meeting summary",
        title="T",
        initiative="Riverbend",
        day=date(2026, 9, 17),
        changed=datetime(2026, 9, 17, tzinfo=UTC),
        blocks=blocks,
    )


def lines(width: int, *blocks: Block) -> list[str]:
    return [line.plain for line in as_content(document(*blocks), width).split("\n")]


def test_a_table_stands_in_columns_and_long_cells_grow_downward() -> None:
    said = lines(70, ACTIONS)
    assert said[0].split() == ["Done", "No.", "What", "Who", "By", "when"]
    assert said[1].startswith("☒     A1   Send the agreement")
    assert "Dana Ruiz" in said[1]
    assert said[2].strip().endswith("Schools")
    assert "☐     A2   Book" in said[-1]
    assert said[-1].endswith("No one yet  No date")


def test_a_table_of_more_columns_than_fit_is_told_row_by_row() -> None:
    titles = [f"Question {place}" for place in range(7)]
    table = Rows(
        caption="Wide",
        columns=tuple(Column(title) for title in titles),
        rows=tuple(tuple(Cell(f"answer {row}{place}") for place in range(7)) for row in range(2)),
    )
    said = lines(60, table)
    assert said[1] == "Question 1: answer 01"
    assert (said[7], said[8]) == ("", "Question 0: answer 10")
    assert "Question 1  Question 2" in lines(100, table)[0]


def test_bars_are_as_long_as_their_share_and_numbers_stand_right() -> None:
    head, columns, one, two = lines(70, VOTE)
    assert head == "Which six?"
    assert columns.split() == ["Choice", "Count"]
    assert one.count("█") == 2 * two.count("█") > 0
    assert one.endswith("18")
    assert two.endswith(" 9")


def test_nothing_is_wider_than_it_may_be() -> None:
    for width in (24, 58, 88):
        for block in (ACTIONS, VOTE, *every_block("some longer words to say something with")):
            assert max(map(len, lines(width, block))) <= width, (width, block)


def test_a_heading_stands_close_to_what_it_heads() -> None:
    said = lines(40, Prose(text="before"), Heading(level=1, text="Next"), Prose(text="after"))
    assert said == ["before", "", "NEXT", "after"]


@pytest.mark.parametrize("words", STRINGS, ids=range(len(STRINGS)))
def test_any_words_stay_as_they_are(words: str) -> None:
    text = shown(words)
    said = "\n".join(lines(80, *every_block(text)))
    assert text in said
    assert said.count(text) >= 20


@given(st.text(), st.integers(20, 100))
def test_any_text_is_drawn_in_any_width(words: str, width: int) -> None:
    as_content(document(*every_block(words)), width)
